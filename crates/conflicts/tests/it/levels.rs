//! What is found, and how grave it is.

use conflicts::{Assessment, Certainty, HeldBy, Interest, Kind, Level, Mitigation, NotAllowed, Participant};
use conflicts::{Disposition, INSTITUTION, Measure, Plan, Role};
use jiff::civil::date;

use crate::support::{TODAY, interest, look, look_with, reviewer};

fn level(assessment: &Assessment) -> Level {
    assessment.level("reviewer").unwrap()
}

fn level_of(interest: Interest) -> Level {
    level(&look(reviewer(vec![interest])))
}

#[test]
fn a_spouse_who_directs_a_company_three_levels_below_the_partner_is_found() {
    let office = Interest { kind: Kind::Office, held_by: HeldBy::Spouse, ..interest("third") };
    let assessment = look(reviewer(vec![office]));
    assert_eq!(level(&assessment), Level::Actual);
    let finding = &assessment.findings.reveal().conflicts[0];
    let path: Vec<(&str, &str)> =
        finding.path.iter().map(|step| (step.party.id.as_str(), step.subject.id.as_str())).collect();
    assert_eq!(path, [("second", "third"), ("first", "second"), ("partner", "first")]);
    assert_eq!(finding.ties, 5);
    assert!(finding.path.iter().all(|step| !step.ties[0].statement.id.is_empty()), "with its statements");
}

#[test]
fn the_partner_itself_and_its_parent_are_the_closest() {
    assert_eq!(level_of(interest("partner")), Level::Actual);
    assert_eq!(level_of(interest("top")), Level::Actual);
}

#[test]
fn a_sister_company_is_apparent_and_a_stranger_nothing() {
    assert_eq!(level_of(interest("sister")), Level::Apparent);
    assert_eq!(level_of(interest("stranger")), Level::NoneFound);
}

#[test]
fn without_a_part_in_the_decision_a_conflict_is_potential() {
    let mut bystander = reviewer(vec![interest("partner")]);
    bystander.roles.clear();
    assert_eq!(level(&look(bystander)), Level::Potential);
}

#[test]
fn what_has_ended_is_apparent_for_a_while() {
    let ended = |to| level_of(Interest { to: Some(to), ..interest("partner") });
    assert_eq!(ended(date(2026, 1, 10)), Level::Actual, "the last day is within the decision");
    assert_eq!(ended(date(2026, 1, 9)), Level::Apparent);
    assert_eq!(ended(date(2024, 1, 10)), Level::Apparent);
    assert_eq!(ended(date(2024, 1, 9)), Level::NoneFound);
}

#[test]
fn what_keeps_an_interest_from_harm_makes_it_potential_while_it_lasts() {
    let mitigated = |until| {
        let mitigation = Some(Mitigation { what: "blind trust".into(), until });
        level_of(Interest { mitigation, ..interest("partner") })
    };
    assert_eq!(mitigated(date(2026, 3, 10)), Level::Potential);
    assert_eq!(mitigated(date(2026, 3, 9)), Level::Actual);
}

#[test]
fn an_interest_beyond_the_horizon_is_none() {
    let from =
        |from| level_of(Interest { from: Some(from), certainty: Certainty::Expected, ..interest("partner") });
    assert_eq!(from(date(2029, 12, 31)), Level::Potential, "within two years after the engagement");
    assert_eq!(from(date(2030, 1, 1)), Level::NoneFound);
}

#[test]
fn a_likeness_of_names_is_a_question_and_no_finding() {
    let mut named = interest("unknown");
    named.counterparty.name = "Partner Holding, Inc.".into();
    let assessment = look(reviewer(vec![named]));
    assert_eq!(level(&assessment), Level::NoneFound);
    let questions = &assessment.findings.reveal().questions;
    assert_eq!((questions.len(), questions[0].proposed[0].id.as_str()), (1, "partner"));
    assert_eq!(assessment.conclude("reviewer", Disposition::Clear, TODAY), Err(NotAllowed::QuestionOpen));
}

#[test]
fn what_the_case_calls_the_partner_is_asked_about_too() {
    let mut named = interest("unknown");
    named.counterparty.name = "The Cooperative (Ltd.)".into();
    assert_eq!(look(reviewer(vec![named])).findings.reveal().questions[0].proposed[0].id, "partner");
}

#[test]
fn an_identifier_of_somebody_else_does_not_answer_the_question_whom_a_name_means() {
    let questions = |name: &str| {
        let mut named = interest("stranger");
        named.counterparty.name = name.into();
        look(reviewer(vec![named])).findings.reveal().questions.len()
    };
    assert_eq!(questions("Partner Holding"), 1, "the stranger is not called like that");
    assert_eq!(questions("Stranger Holding"), 0);
    assert_eq!(questions("Somebody"), 0, "nor is anybody of the group");
}

#[test]
fn a_counterparty_in_no_register_is_counted() {
    assert_eq!(look(reviewer(vec![interest("nowhere")])).coverage.counterparties_not_found, 1);
}

#[test]
fn what_the_institution_depends_on_is_institutional() {
    let funding = Interest { kind: Kind::Funding, held_by: HeldBy::Institution, ..interest("sister") };
    let assessment = look_with(reviewer(vec![]), &[funding]);
    assert_eq!(assessment.level(INSTITUTION), Some(Level::Institutional));
    assert_eq!(level(&assessment), Level::NoneFound);
}

#[test]
fn clear_is_only_who_was_looked_at_declared_and_free_of_conflict() {
    let clear = |assessment: &Assessment, person| assessment.conclude(person, Disposition::Clear, TODAY);
    let free = look(reviewer(vec![]));
    assert_eq!(clear(&free, "reviewer").unwrap().level, Level::NoneFound);
    assert_eq!(clear(&free, "somebody"), Err(NotAllowed::NotLookedAt));
    let mut silent = reviewer(vec![]);
    silent.declaration = None;
    assert_eq!(clear(&look(silent), "reviewer"), Err(NotAllowed::NoCurrentDeclaration));
    let mut old = reviewer(vec![]);
    old.declaration.as_mut().unwrap().declared_on = date(2025, 1, 1);
    assert_eq!(clear(&look(old), "reviewer"), Err(NotAllowed::NoCurrentDeclaration));
    let tied = look(reviewer(vec![interest("partner")]));
    assert_eq!(clear(&tied, "reviewer"), Err(NotAllowed::ConflictFound));
    let plan = Plan { chief: Measure::PartialRecusal, second: Some(Measure::Disclosure), third: None };
    assert_eq!(tied.conclude("reviewer", Disposition::Managed(plan), TODAY).unwrap().level, Level::Actual);
}

fn sized(kind: Kind, value: Option<u64>, share: Option<f64>) -> Interest {
    Interest { id: format!("{kind:?}{value:?}{share:?}"), kind, value, share, ..interest("partner") }
}

#[test]
fn a_small_holding_is_apparent_and_one_of_unknown_size_is_not() {
    let shares = |value, share| level_of(sized(Kind::Shareholding, value, share));
    assert_eq!(shares(Some(9_999), Some(0.5)), Level::Apparent);
    assert_eq!(shares(Some(10_000), Some(0.5)), Level::Actual);
    assert_eq!(shares(Some(9_999), Some(1.0)), Level::Actual, "a small sum may be much of a small company");
    assert_eq!(shares(Some(9_999), None), Level::Actual);
    assert_eq!(shares(None, Some(0.5)), Level::Actual);
    assert_eq!(level_of(sized(Kind::Gift, Some(249), None)), Level::Apparent);
    assert_eq!(level_of(sized(Kind::Gift, Some(250), None)), Level::Actual);
    assert_eq!(level_of(sized(Kind::Option, Some(1), Some(0.0))), Level::Actual, "options are of any size");
}

#[test]
fn nothing_is_small_for_whoever_signs_or_for_the_institution() {
    let gift = sized(Kind::Gift, Some(10), None);
    let signer = Participant { roles: vec![Role::Sign], ..reviewer(vec![gift.clone()]) };
    assert_eq!(level(&look(signer)), Level::Actual);
    let own = Interest { held_by: HeldBy::Institution, ..gift };
    assert_eq!(look_with(reviewer(vec![]), &[own]).level(INSTITUTION), Some(Level::Institutional));
}

#[test]
fn who_splits_a_gift_has_no_smaller_one() {
    let gifts = |first, second| {
        let gift = |value| sized(Kind::Gift, Some(value), None);
        level(&look(reviewer(vec![gift(first), gift(second)])))
    };
    assert_eq!(gifts(100, 149), Level::Apparent);
    assert_eq!(gifts(100, 150), Level::Actual);
    let elsewhere = Interest { kind: Kind::Gift, value: Some(5_000), ..interest("stranger") };
    let near = sized(Kind::Gift, Some(100), None);
    assert_eq!(
        level(&look(reviewer(vec![near, elsewhere]))),
        Level::Apparent,
        "gifts of others are not added"
    );
}

#[test]
fn what_was_declared_in_error_counts_no_more_and_is_told() {
    let back = Interest { taken_back: true, ..interest("partner") };
    let assessment = look(reviewer(vec![back]));
    assert_eq!(level(&assessment), Level::NoneFound);
    assert_eq!(assessment.findings.reveal().taken_back.len(), 1);
    assert!(!assessment.concerns("reviewer", TODAY).is_empty(), "the ethics office looks at it");
    assert!(assessment.conclude("reviewer", Disposition::Clear, TODAY).is_ok(), "and can clear");
    let elsewhere = Interest { taken_back: true, ..interest("stranger") };
    assert!(look(reviewer(vec![elsewhere])).concerns("reviewer", TODAY).is_empty());
}
