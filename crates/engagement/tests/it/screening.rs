//! Hits of the screening: each waits for a person, a clearance for two, and a decision holds until either
//! side says something else.

use engagement::Act;
use engagement::acts::{HitJudged, HitReviewed, ScreeningRun};
use engagement::record::{Hit, HitVerdict, ListLookedIn, Relation, Screening};

use crate::story::*;
use test_support::shipped::edition;

/// What a look at one list finds: the same hit, with what both sides say now.
fn run(fingerprint: &str) -> Act {
    finds(fingerprint, 9_312)
}

/// The same, as likely as `score` says.
fn finds(fingerprint: &str, score: u16) -> Act {
    let hit = Hit {
        id: "0123456789ab".into(),
        subject: "Lindenfield".into(),
        relation: Relation::Partner,
        list: "example".into(),
        adverse: true,
        entry: "example.1".into(),
        name: "Lindenfeld".into(),
        score,
        features: Vec::new(),
        fingerprint: fingerprint.into(),
        judgement: None,
        review: None,
    };
    Act::ScreeningRun(ScreeningRun { lists: vec![looked_in("example")], subjects: 1, hits: vec![hit] })
}

/// A case in which a hit waits, and the reviewer has declared interests.
pub fn screened() -> Story {
    Story::until(Chapter::Facts).officer().does(run("one"))
}

pub fn judges(verdict: HitVerdict) -> Act {
    Act::HitJudged(HitJudged { hit: "0123456789ab".into(), verdict, reasons: "Born elsewhere.".into() })
}

pub fn looks_at_it() -> Act {
    Act::HitReviewed(HitReviewed { hit: "0123456789ab".into(), holds: true, reasons: "So it is.".into() })
}

fn open(story: &Story) -> usize {
    screening(story).open(edition().settings.second_look_from())
}

fn screening(story: &Story) -> &Screening {
    story.case.record.steps.screening.as_ref().unwrap()
}

#[test]
fn a_clearance_needs_two_people() {
    let story = screened();
    assert_eq!(open(&story), 1);
    let story = story
        .refused(looks_at_it(), "input", "nobody has decided")
        .reviewer()
        .does(judges(HitVerdict::CannotTell));
    assert_eq!(open(&story), 1, "nobody can tell is no answer");
    let story = story.does(judges(HitVerdict::FalsePositive));
    assert_eq!(open(&story), 1);
    let story = story.by("l.lawyer", "reviewer").does(looks_at_it());
    assert_eq!(open(&story), 0);
    let story = story.reviewer().does(judges(HitVerdict::FalsePositive));
    assert_eq!(open(&story), 1, "another decision is not covered by an old look");
}

#[test]
fn a_decision_holds_until_either_side_says_something_else() {
    let cleared = screened()
        .reviewer()
        .does(judges(HitVerdict::FalsePositive))
        .by("l.lawyer", "reviewer")
        .does(looks_at_it())
        .officer();
    assert_eq!(open(&cleared.clone().does(run("one"))), 0, "what was cleared stays cleared");
    assert_eq!(open(&cleared.does(run("another"))), 1, "what changed is looked at again");
}

#[test]
fn a_match_is_a_red_flag_and_an_open_hit_keeps_the_signature_away() {
    let flagged = screened().reviewer().does(judges(HitVerdict::Match));
    assert!(flagged.case.record.flags.contains_key("RF-18"), "the flag came with the decision");
    let story = Story::until(Chapter::Proposal).officer().does(run("one")).approver();
    let signature = signs(&story);
    story.shut(signature, &["G-SIG-19"]);
}

#[test]
fn an_unlikely_hit_is_cleared_by_one_person_and_reopened_by_a_second() {
    let story = Story::until(Chapter::Facts).officer().does(finds("one", 6_999));
    assert_eq!(open(&story), 1);
    let story = story.reviewer().does(judges(HitVerdict::FalsePositive));
    assert_eq!(open(&story), 0);
    let Act::HitReviewed(look) = looks_at_it() else { unreachable!() };
    let otherwise = Act::HitReviewed(HitReviewed { holds: false, ..look });
    assert_eq!(open(&story.by("l.lawyer", "reviewer").does(otherwise)), 1);
}

#[test]
fn a_signature_asks_for_a_look_that_is_recent_and_complete() {
    let mut story = Story::until(Chapter::Proposal);
    let signed = |story: &Story| signs(story);
    story.case.record.steps.screening = None;
    let story = story.approver();
    let act = signed(&story);
    let mut story = story.shut(act, &["G-SIG-20"]);

    let Act::ScreeningRun(looked) = looks_in_the_lists() else { unreachable!() };
    let context_only = ListLookedIn { adverse: false, ..looked_in("benchmark") };
    let overdue = ListLookedIn { overdue: true, ..looked_in("example") };
    for (lists, codes) in [(vec![context_only], "G-SIG-20"), (vec![overdue], "G-SIG-21")] {
        story = story.officer().does(Act::ScreeningRun(ScreeningRun { lists, ..looked.clone() })).approver();
        let act = signed(&story);
        story = story.shut(act, &[codes]);
    }
    let story = story.officer().does(looks_in_the_lists()).approver();
    let act = signed(&story);
    // The tier asks for one every twelve months.
    let grown_old = story.clone().days_later(365);
    assert_eq!(screening(&grown_old).months_on(grown_old.today()), 12);
    story.does(act);
}

#[test]
fn a_new_hit_after_the_signature_is_a_red_flag_and_keeps_the_announcement_away() {
    let story = Story::until(Chapter::Safeguards).officer().does(run("one"));
    assert!(story.case.record.flags.contains_key("RF-19"), "the flag came with the look");
    let mut story = story;
    let refusal = story.tries(announces()).unwrap_err();
    assert!(refusal.unmet.iter().any(|unmet| unmet.code == "G-ANN-11"), "{refusal}");
}

#[test]
fn no_list_is_no_look() {
    let nothing = Act::ScreeningRun(ScreeningRun::default());
    Story::until(Chapter::Facts).officer().refused(nothing, "input", "no list was looked in");
}
