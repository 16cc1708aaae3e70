//! What registers show of a person, by the person's own identifiers.

use conflicts::{Assessment, Finding, Interest, Level, Participant};
use jiff::civil::date;

use crate::support::{
    TODAY, crowded_world, identifier, interest, look, look_in, look_on, reviewer, world_of_holdings,
};

fn level(assessment: &Assessment) -> Level {
    assessment.level("reviewer").unwrap()
}

/// Somebody with a record in the registers, who declares this.
fn somebody(record: &str, interests: Vec<Interest>) -> Participant {
    Participant { known_as: vec![identifier(record)], ..reviewer(interests) }
}

/// The parties of ties that were not declared.
fn undeclared(assessment: &Assessment) -> Vec<&str> {
    let found: &[Finding] = &assessment.findings.reveal().conflicts;
    found.iter().filter_map(|one| one.registered_with.as_ref()).map(|party| party.id.as_str()).collect()
}

#[test]
fn a_registered_tie_that_was_not_declared_is_found() {
    let mut silent = reviewer(vec![]);
    silent.known_as = vec![identifier("director")];
    let assessment = look(silent);
    assert_eq!(level(&assessment), Level::Actual);
    assert!(assessment.findings.reveal().conflicts[0].interest.is_none());
}

#[test]
fn whoever_is_the_partner_is_in_conflict_with_it() {
    let itself = Participant { known_as: vec![identifier("partner")], ..reviewer(vec![]) };
    assert_eq!(level(&look(itself)), Level::Actual);
}

#[test]
fn a_lesser_interest_that_was_declared_hides_no_graver_tie() {
    let declared = reviewer(vec![interest("sister")]);
    assert_eq!(level(&look(declared.clone())), Level::Apparent);
    let silent = Participant { known_as: vec![identifier("director")], ..declared };
    assert_eq!(level(&look(silent)), Level::Actual);
}

#[test]
fn an_interest_elsewhere_in_the_group_hides_no_tie_that_was_not_declared() {
    let undeclared = |interests| {
        let somebody = Participant { known_as: vec![identifier("director")], ..reviewer(interests) };
        let assessment = look(somebody);
        assessment.findings.reveal().conflicts.iter().filter(|one| one.interest.is_none()).count()
    };
    assert_eq!(undeclared(vec![interest("partner")]), 1);
    assert_eq!(undeclared(vec![interest("second")]), 0, "it was declared");
    assert_eq!(undeclared(vec![Interest { to: Some(date(2025, 6, 1)), ..interest("second") }]), 1);
}

#[test]
fn family_in_registers_is_not_held_against_anybody() {
    let mut cousin = reviewer(vec![]);
    cousin.known_as = vec![identifier("cousin")];
    assert_eq!(level(&look(cousin)), Level::NoneFound);
}

#[test]
fn a_tie_that_was_declared_hides_no_other_one_however_much_longer_its_way_is() {
    assert_eq!(undeclared(&look(somebody("chair", vec![]))), ["first", "partner"]);
    assert_eq!(undeclared(&look(somebody("chair", vec![interest("partner")]))), ["first"]);
    let all = vec![interest("partner"), interest("first")];
    assert_eq!(undeclared(&look(somebody("chair", all))), [""; 0]);
}

#[test]
fn what_begins_and_ends_while_it_is_decided_is_found_on_its_days() {
    let on = |day| undeclared(&look_on(day, somebody("deputy", vec![]))).len();
    assert_eq!((on(date(2026, 2, 1)), on(date(2026, 2, 27)), on(date(2026, 3, 1))), (1, 1, 0));
}

#[test]
fn the_tie_is_with_the_party_next_to_the_person_whichever_of_the_two_holds_it() {
    assert_eq!(undeclared(&look(somebody("nominee", vec![]))), ["first"]);
    assert_eq!(undeclared(&look(somebody("director", vec![]))), ["second"]);
    assert_eq!(undeclared(&look(somebody("partner", vec![]))), ["partner"], "a sole trader");
}

#[test]
fn a_parent_with_thousands_of_holdings_ties_its_president_and_an_agent_of_thousands_nobody() {
    let holdings = world_of_holdings();
    let of = |record: &str| look_in(&holdings, somebody(record, vec![]));
    assert_eq!(undeclared(&of("president")), ["top"]);
    let client = of("client");
    assert_eq!(undeclared(&client), [""; 0]);
    assert!(!client.concerns("reviewer", TODAY).is_empty(), "nobody can tell");
}

#[test]
fn a_search_that_was_cut_short_is_not_taken_for_one_that_found_nothing() {
    let crowded = crowded_world();
    let concerns = |record: &str| {
        let assessment = look_in(&crowded, somebody(record, vec![]));
        (assessment.findings.reveal().cut_short.len(), assessment.concerns("reviewer", TODAY).is_empty())
    };
    assert_eq!(concerns("stranger"), (1, false), "nobody can tell");
    assert_eq!(concerns("chair"), (0, false), "the tie was found");
    let looked_at_all = look(somebody("stranger", vec![]));
    assert!(looked_at_all.findings.reveal().cut_short.is_empty());
    assert!(looked_at_all.concerns("reviewer", TODAY).is_empty());
}
