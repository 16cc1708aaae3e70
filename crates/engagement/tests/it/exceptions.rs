//! Exceptions from exclusions: public, for a time, by whoever the question names, and nothing else lifts one.

use content::{Edition, Tier};
use engagement::acts::*;
use engagement::record::*;
use engagement::{Act, Context, Judgement, Stage, Yardstick, judge};
use evidence::{Answer, Given, Reason};
use jiff::ToSpan;
use proptest::prelude::*;

use crate::story::*;
use test_support::shipped::{edition, files, library};

pub fn excepts(story: &Story, code: &str, days: i64) -> Act {
    Act::ExceptionGranted(ExceptionGranted {
        code: code.into(),
        reasons: "No other maker of the vaccine exists.".into(),
        conditions: vec!["The emblem is not shown with the product.".into()],
        until: story.in_days(days),
    })
}

/// A case that is ready to be negotiated but for one exclusion.
fn excluded(code: &str) -> Story {
    let story = Story::until(Chapter::Final).officer();
    story.does(answer(code, Answer::Yes, &["E-1"])).head()
}

fn judged(story: &Story) -> Judgement {
    story.case.judgement(&story.context())
}

fn asks_for(judgement: &Judgement, requirement: &str) -> bool {
    judgement.gates.iter().flat_map(|gate| &gate.unmet).any(|unmet| unmet.code == requirement)
}

#[test]
fn an_exception_lets_pass_until_its_last_day_and_leaves_finding_and_tier_as_they_are() {
    let story = excluded("EX-05");
    let before = judged(&story);
    assert!(asks_for(&before, "G-NEG-1") && asks_for(&before, "G-SIG-2") && asks_for(&before, "G-ANN-3"));
    let grant = excepts(&story, "EX-05", 30);
    let story = story.does(grant);
    let after = judged(&story);
    assert!(!asks_for(&after, "G-NEG-1") && !asks_for(&after, "G-SIG-2") && !asks_for(&after, "G-ANN-3"));
    assert_eq!((after.tier, before.tier), (Tier::High, Tier::High));
    let finding = after.exclusions.iter().find(|finding| finding.code == "EX-05").unwrap();
    let told = finding.reasons.last().unwrap().to_string();
    assert!(
        told.starts_with("exception granted by head-of-entity until") && told.contains("because: No other"),
        "{told}"
    );
    assert_eq!(after.barring().count(), 0);
    let last_day = story.clone().days_later(30);
    assert!(!asks_for(&judged(&last_day), "G-NEG-1"));
    let over = judged(&last_day.days_later(1));
    assert!(asks_for(&over, "G-NEG-1"));
    let finding = over.exclusions.iter().find(|finding| finding.code == "EX-05").unwrap();
    assert!(matches!(finding.reasons.last(), Some(Reason::ExceptionEnded { .. })), "{finding:?}");
}

#[test]
fn only_the_role_that_the_question_names_excepts() {
    let story = excluded("EX-05");
    let grant = excepts(&story, "EX-05", 30);
    story
        .by("h.reviewer", "reviewer")
        .refused(grant.clone(), "exception", "only this role excepts from EX-05: head-of-entity")
        .approver()
        .refused(grant, "exception", "only this role");
    let sanctioned = excluded("EX-01");
    let grant = excepts(&sanctioned, "EX-01", 30);
    sanctioned.refused(grant, "exception", "nobody may except from EX-01");
}

#[test]
fn whoever_proposes_or_answered_the_question_does_not_except() {
    let story = Story::until(Chapter::Proposal).officer().does(answer("EX-05", Answer::Yes, &["E-1"]));
    let grant = excepts(&story, "EX-05", 30);
    story.by("d.officer", "head-of-entity").refused(grant, "FE-10", "grants no exception");
    let story = excluded("EX-05");
    let grant = excepts(&story, "EX-05", 30);
    let story =
        story.by("d.officer", "head-of-entity").refused(grant.clone(), "FE-12", "grants no exception");
    story.head().does(grant).officer().does(enters(Stage::Decision)).by("k.head", "officer").refused(
        proposes(DecisionKind::Reject),
        "FE-11",
        "does not propose",
    );
}

#[test]
fn an_exception_is_from_an_exclusion_that_stands_and_ends_on_a_day_ahead() {
    let story = excluded("EX-05");
    let (other, flag, past) =
        (excepts(&story, "EX-06", 30), excepts(&story, "DR-01", 30), excepts(&story, "EX-05", 0));
    story
        .refused(other, "input", "EX-06 does not exclude this engagement")
        .refused(flag, "input", "DR-01 is no question of exclusion")
        .refused(past, "input", "until: it must lie ahead");
    let story = Story::until(Chapter::Opening).does(answer("EX-05", Answer::Yes, &[])).head();
    let grant = excepts(&story, "EX-05", 30);
    story.refused(grant, "interests", "has not declared interests");
}

/// No edition talks an exclusion away: not even one in which nothing guards the signature.
#[test]
fn an_approval_is_not_signed_over_an_exclusion_whatever_the_gates_ask() {
    let mut without = files().clone();
    without.remove("gates/stages/60-signature.yaml");
    let lax = Edition::load(&without).unwrap();
    let mut story =
        Story::until(Chapter::Proposal).officer().does(answer("EX-05", Answer::Yes, &["E-1"])).head();
    story.case.edition.clone_from(&lax.hash);
    let signature = signs(&story);
    let refusal = story.case.decide(signature, &Context { edition: &lax, ..story.context() }).unwrap_err();
    assert_eq!(refusal.rule, "exclusion", "{refusal}");
    let grant = excepts(&story, "EX-05", 30);
    let granted = story.case.decide(grant, &Context { edition: &lax, ..story.context() }).unwrap();
    story.case.apply(&granted[0], story.today());
    let signature = signs(&story);
    story.case.decide(signature, &Context { edition: &lax, ..story.context() }).unwrap();
}

proptest! {
    /// No exclusion is passed without a published exception in force, by the role that the question names.
    #[test]
    fn an_exclusion_is_passed_exactly_while_a_published_exception_is_in_force(
        excluding in prop::collection::btree_set(prop::sample::select(vec!["EX-01", "EX-05", "EX-09", "EX-12"]), 0..4),
        granted in prop::collection::btree_map(
            prop::sample::select(vec!["EX-01", "EX-05", "EX-09", "EX-12"]),
            (prop::sample::select(vec!["head-of-entity", "approver", "officer"]), -20_i64..20, 0_i64..40),
            0..5,
        ),
    ) {
        let mut record = Story::until(Chapter::Final).case.record;
        let day = Story::until(Chapter::Final).today();
        for code in &excluding {
            let given = Given { value: Answer::Yes, ..record.answers[*code].clone() };
            record.answers.insert((*code).into(), given);
        }
        for (code, (role, from, length)) in &granted {
            let granted_on = day.checked_add(from.days()).unwrap();
            record.steps.exceptions.push(Exception {
                code: (*code).into(),
                reasons: "Because.".into(),
                conditions: Vec::new(),
                role: (*role).into(),
                granted_on,
                until: granted_on.checked_add(length.days()).unwrap(),
            });
        }
        let judgement = judge(&record, Stage::Consultation, Yardstick { edition: edition(), library: library(), day });
        let lifted = |code: &str| granted.get(code).is_some_and(|(role, from, length)| {
            code != "EX-01" && *role == "head-of-entity" && *from <= 0 && from + length >= 0
        });
        let stands = excluding.iter().any(|code| !lifted(code));
        for requirement in ["G-NEG-1", "G-SIG-2", "G-ANN-3"] {
            prop_assert_eq!(asks_for(&judgement, requirement), stands, "{}", requirement);
        }
        prop_assert_eq!(judgement.barring().next().is_some(), stands);
        prop_assert!(!stands || judgement.blocks() && !judgement.may_announce());
        prop_assert_eq!(judgement.exclusions.len(), excluding.len());
    }
}
