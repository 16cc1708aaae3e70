//! Hits of the screening: each waits for a person, a clearance for two, and a decision holds until either
//! side says something else.

use engagement::Act;
use engagement::acts::{HitJudged, HitReviewed, ScreeningRun};
use engagement::record::{Hit, HitVerdict, ListLookedIn, Relation};

use crate::story::*;

/// What a look at one list finds: the same hit, with what both sides say now.
fn run(fingerprint: &str) -> Act {
    let hit = Hit {
        id: "0123456789ab".into(),
        subject: "Lindenfield".into(),
        relation: Relation::Partner,
        list: "example".into(),
        adverse: true,
        entry: "example.1".into(),
        name: "Lindenfeld".into(),
        score: 9_312,
        features: Vec::new(),
        fingerprint: fingerprint.into(),
        judgement: None,
        review: None,
    };
    let looked = ListLookedIn { list: "example".into(), edition: "20260101".into(), overdue: false };
    Act::ScreeningRun(ScreeningRun { lists: vec![looked], subjects: 1, hits: vec![hit] })
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
    story.case.record.steps.screening.as_ref().unwrap().open()
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
fn no_list_is_no_look() {
    let nothing = Act::ScreeningRun(ScreeningRun::default());
    Story::until(Chapter::Facts).officer().refused(nothing, "input", "no list was looked in");
}
