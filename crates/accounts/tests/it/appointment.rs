//! Roles begin and end; loans end with their lenders.

use accounts::{Appointment, Unfit, roles_in_force};
use jiff::Timestamp;
use policy::{Assignment, Body};
use proptest::prelude::*;

use crate::{at, second};

fn approver() -> Assignment {
    Assignment { role: "approver".into(), body: Body::Institution("home".into()) }
}

fn days() -> [Timestamp; 4] {
    ["2026-03-01", "2026-03-10", "2026-03-20", "2026-03-31"].map(|day| at(&format!("{day}T00:00:00Z")))
}

/// Ada approves for all of March.
fn ada() -> Appointment {
    let [first, .., last] = days();
    Appointment::new("ada", approver(), first, Some(last)).unwrap()
}

#[test]
fn a_role_is_held_from_its_first_instant_until_its_end() {
    let [first, _, middle, last] = days();
    let all = [ada()];
    assert_eq!(roles_in_force("ada", &all, middle), [approver()]);
    assert_eq!(roles_in_force("ada", &all, first), [approver()]);
    assert_eq!(roles_in_force("ada", &all, last), []);
    assert_eq!(roles_in_force("ada", &all, second(0)), []);
    assert_eq!(roles_in_force("ben", &all, middle), []);
}

#[test]
fn a_role_lent_is_held_for_the_time_of_the_loan() {
    let [first, from, until, _] = days();
    let loan = ada().lend("ben", from, until).unwrap();
    let all = [ada(), loan];
    assert_eq!(roles_in_force("ben", &all, from), [approver()]);
    assert_eq!(roles_in_force("ben", &all, until), []);
    assert_eq!(roles_in_force("ben", &all, first), []);
    assert_eq!(roles_in_force("ada", &all, from), [approver()]);
}

#[test]
fn a_loan_is_worth_nothing_once_its_lender_has_left() {
    let [_, from, until, _] = days();
    let loan = ada().lend("ben", from, until).unwrap();
    let left = Appointment { until: Some(from), ..ada() };
    assert_eq!(roles_in_force("ben", &[left, loan.clone()], from), []);
    assert_eq!(roles_in_force("ben", &[loan], from), []);
}

#[test]
fn a_loan_without_an_end_or_of_another_role_is_worth_nothing() {
    let [_, from, until, _] = days();
    let loan = ada().lend("ben", from, until).unwrap();
    let endless = Appointment { until: None, ..loan.clone() };
    assert_eq!(roles_in_force("ben", &[ada(), endless], from), []);
    let higher = Appointment { role: "head-of-entity".into(), ..loan.clone() };
    assert_eq!(roles_in_force("ben", &[ada(), higher], from), []);
    let elsewhere = Appointment { body: Body::Institution("elsewhere".into()), ..loan };
    assert_eq!(roles_in_force("ben", &[ada(), elsewhere], from), []);
}

#[test]
fn a_loan_from_somebody_who_borrows_is_worth_nothing() {
    let [_, from, until, _] = days();
    let loan = ada().lend("ben", from, until).unwrap();
    let lent_on = Appointment { person: "cid".into(), lent_by: Some("ben".into()), ..loan.clone() };
    assert_eq!(roles_in_force("cid", &[ada(), loan, lent_on], from), []);
}

#[test]
fn what_cannot_be_lent_is_refused_with_the_reason() {
    let [first, from, until, last] = days();
    let later = at("2026-04-02T00:00:00Z");
    let lender = || "ada".to_owned();
    assert_eq!(ada().lend("ben", until, from), Err(Unfit::EndsFirst { from: until, until: from }));
    assert_eq!(ada().lend("ada", from, until), Err(Unfit::ToOneself(lender())));
    assert_eq!(ada().lend("ben", from, later), Err(Unfit::NotHeld { lender: lender(), from, until: later }));
    assert_eq!(
        ada().lend("ben", second(0), until),
        Err(Unfit::NotHeld { lender: lender(), from: second(0), until })
    );
    let loan = ada().lend("ben", from, until).unwrap();
    assert_eq!(loan.lend("cid", from, until), Err(Unfit::LentOn("ben".into())));
    assert_eq!(
        Appointment::new("ada", approver(), last, Some(first)),
        Err(Unfit::EndsFirst { from: last, until: first })
    );
}

#[test]
fn the_same_role_from_two_sides_counts_once() {
    let [_, from, until, _] = days();
    let own = Appointment { person: "ben".into(), ..ada() };
    let loan = ada().lend("ben", from, until).unwrap();
    assert_eq!(roles_in_force("ben", &[ada(), own, loan], from), [approver()]);
}

proptest! {
    #[test]
    fn a_loan_never_outlasts_its_lender(
        start in 0i64..1000, length in 1i64..1000, from in 0i64..2000, until in 0i64..3000, when in 0i64..3000,
    ) {
        let own = Appointment::new("ada", approver(), second(start), Some(second(start + length))).unwrap();
        if let Ok(loan) = own.lend("ben", second(from), second(until)) {
            let all = [own, loan];
            let lent = roles_in_force("ben", &all, second(when));
            prop_assert!(lent.is_empty() || lent == roles_in_force("ada", &all, second(when)));
            prop_assert_eq!(!lent.is_empty(), from <= when && when < until);
        }
    }
}
