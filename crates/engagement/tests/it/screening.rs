//! Hits of the screening: each waits for a person, a clearance for two, and a decision holds until either
//! side says something else.

use engagement::Act;
use engagement::acts::{Described, FlagRaised, HitJudged, HitReviewed, ScreeningRun};
use engagement::record::{Hit, HitVerdict, ListLookedIn, Partner, Relation, Screening};

use crate::story::*;
use evidence::{Flag, FlagAnswer, FlagOutcome, FlagReview};
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
        contested_on: None,
    };
    Act::ScreeningRun(ScreeningRun {
        lists: vec![looked_in("example")],
        subjects: 1,
        hits: vec![hit],
        ..ScreeningRun::default()
    })
}

/// A case in which a hit waits, and the reviewer has declared interests.
pub fn screened() -> Story {
    Story::until(Chapter::Facts).officer().does(run("one"))
}

pub fn judges(verdict: HitVerdict) -> Act {
    judges_seeing("one", verdict)
}

/// A decision of somebody who saw what both sides said then.
fn judges_seeing(fingerprint: &str, verdict: HitVerdict) -> Act {
    Act::HitJudged(HitJudged {
        hit: "0123456789ab".into(),
        fingerprint: fingerprint.into(),
        verdict,
        reasons: "Born elsewhere.".into(),
    })
}

pub fn looks_at(verdict: HitVerdict) -> Act {
    Act::HitReviewed(looked_at("one", Some(verdict)))
}

fn looked_at(fingerprint: &str, verdict: Option<HitVerdict>) -> HitReviewed {
    HitReviewed {
        hit: "0123456789ab".into(),
        fingerprint: fingerprint.into(),
        verdict,
        holds: true,
        reasons: "So it is.".into(),
    }
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
        .refused(looks_at(HitVerdict::FalsePositive), "input", "nobody has decided")
        .reviewer()
        .does(judges(HitVerdict::CannotTell));
    assert_eq!(open(&story), 1, "nobody can tell is no answer");
    let story = story.does(judges(HitVerdict::FalsePositive));
    assert_eq!(open(&story), 1);
    let story = story.by("l.lawyer", "reviewer").does(looks_at(HitVerdict::FalsePositive));
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
        .does(looks_at(HitVerdict::FalsePositive))
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

fn finds_otherwise(verdict: HitVerdict) -> Act {
    Act::HitReviewed(HitReviewed { holds: false, ..looked_at("one", Some(verdict)) })
}

#[test]
fn nobody_decides_on_what_they_did_not_see() {
    let verdict = HitVerdict::FalsePositive;
    screened()
        .does(run("another"))
        .reviewer()
        .refused(judges_seeing("one", verdict), "hit-changed", "something else than when you looked")
        .refused(judges_seeing("", verdict), "hit-changed", "something else than when you looked")
        .does(judges_seeing("another", verdict))
        .by("l.lawyer", "reviewer")
        .refused(looks_at(verdict), "hit-changed", "something else than when you looked")
        .does(Act::HitReviewed(looked_at("another", Some(verdict))));
}

#[test]
fn a_second_look_is_at_the_decision_that_was_seen() {
    let story = screened().reviewer().does(judges(HitVerdict::FalsePositive)).does(judges(HitVerdict::Match));
    let seen_none = Act::HitReviewed(looked_at("one", None));
    story
        .by("l.lawyer", "reviewer")
        .refused(looks_at(HitVerdict::FalsePositive), "hit-changed", "decided otherwise than when you looked")
        .refused(seen_none, "hit-changed", "decided otherwise than when you looked")
        .does(looks_at(HitVerdict::Match));
}

#[test]
fn what_was_a_match_is_cleared_by_two_people_however_unlikely() {
    let matched = Story::until(Chapter::Facts).officer().does(finds("one", 6_999)).reviewer();
    let matched = matched.does(judges(HitVerdict::Match)).by("l.lawyer", "reviewer");
    let matched = matched.does(looks_at(HitVerdict::Match)).expert();
    let cleared = matched.does(judges(HitVerdict::FalsePositive));
    assert_eq!(open(&cleared), 1, "one person overturns no match");
    let cleared = cleared.officer().does(finds("one", 6_999));
    assert_eq!(open(&cleared), 1, "nor does looking again");
    let settled = cleared.clone().by("l.lawyer", "reviewer").does(looks_at(HitVerdict::FalsePositive));
    assert_eq!(open(&settled), 0);
    let anew = cleared.does(finds("another", 6_999)).expert();
    let anew = anew.does(judges_seeing("another", HitVerdict::FalsePositive));
    assert_eq!(open(&anew), 1, "nor does something new on either side");
}

#[test]
fn what_a_second_look_objected_to_is_cleared_by_two_people_however_unlikely() {
    let verdict = HitVerdict::FalsePositive;
    let story = Story::until(Chapter::Facts).officer().does(finds("one", 6_999)).reviewer();
    let story = story.does(judges(verdict)).by("l.lawyer", "reviewer").does(finds_otherwise(verdict));
    let again = story.reviewer().does(judges(verdict));
    assert_eq!(open(&again), 1, "nobody clears again what did not hold");
    let before = again.today();
    let later = again.days_later(30).by("l.lawyer", "reviewer").does(looks_at(verdict));
    assert_eq!(open(&later), 0);
    let then = screening(&later).clone().as_known_on(before);
    assert!(then.hits[0].contested_on.is_some());
    let earlier = before.yesterday().unwrap();
    assert!(screening(&later).clone().as_known_on(earlier).hits[0].contested_on.is_none());
}

#[test]
fn an_unlikely_hit_is_cleared_by_one_person() {
    let story = Story::until(Chapter::Facts).officer().does(finds("one", 6_999));
    assert_eq!(open(&story), 1);
    assert_eq!(open(&story.reviewer().does(judges(HitVerdict::FalsePositive))), 0);
}

#[test]
fn a_second_person_who_finds_otherwise_opens_whatever_was_decided() {
    for verdict in [HitVerdict::FalsePositive, HitVerdict::Match] {
        let story = Story::until(Chapter::Facts).officer().does(finds("one", 6_999)).reviewer();
        let story = story.does(judges(verdict)).by("l.lawyer", "reviewer").does(finds_otherwise(verdict));
        assert_eq!((open(&story), screening(&story).matches()), (1, 0), "{verdict:?}");
    }
}

#[test]
fn an_answer_to_one_match_is_none_to_two() {
    let Act::ScreeningRun(one) = run("one") else { unreachable!() };
    let second = Hit { id: "ba9876543210".into(), ..one.hits[0].clone() };
    let both = Act::ScreeningRun(ScreeningRun { hits: vec![one.hits[0].clone(), second], ..one });
    let story = Story::until(Chapter::Facts).officer().does(both).reviewer().does(judges(HitVerdict::Match));
    let story = story.officer().does(answers_flag("RF-18")).reviewer().does(reviews_flag("RF-18", true));
    assert!(story.case.record.flags["RF-18"].is_settled());
    let Act::HitJudged(judged) = judges(HitVerdict::Match) else { unreachable!() };
    let story = story.does(Act::HitJudged(HitJudged { hit: "ba9876543210".into(), ..judged }));
    assert!(!story.case.record.flags["RF-18"].is_settled(), "it is raised anew, about two");
}

#[test]
fn an_answer_to_one_match_is_none_to_another_that_took_its_place() {
    let Act::ScreeningRun(one) = run("one") else { unreachable!() };
    let other = Hit { id: "ba9876543210".into(), ..one.hits[0].clone() };
    let other = Act::ScreeningRun(ScreeningRun { hits: vec![other], ..one });
    let story = screened().reviewer().does(judges(HitVerdict::Match));
    let story = story.officer().does(answers_flag("RF-18")).reviewer().does(reviews_flag("RF-18", true));
    assert!(story.case.record.flags["RF-18"].is_settled());
    let Act::HitJudged(judged) = judges(HitVerdict::Match) else { unreachable!() };
    let story = story.officer().does(other).reviewer();
    let story = story.does(Act::HitJudged(HitJudged { hit: "ba9876543210".into(), ..judged }));
    assert_eq!(screening(&story).matches(), 1, "one as before, and not the same");
    assert!(!story.case.record.flags["RF-18"].is_settled());
}

#[test]
fn a_match_on_a_list_of_context_leaves_the_answer_to_another_alone() {
    let Act::ScreeningRun(one) = run("one") else { unreachable!() };
    let context = Hit { id: "ba9876543210".into(), adverse: false, ..one.hits[0].clone() };
    let both = Act::ScreeningRun(ScreeningRun { hits: vec![one.hits[0].clone(), context], ..one });
    let story = Story::until(Chapter::Facts).officer().does(both).reviewer().does(judges(HitVerdict::Match));
    let story = story.officer().does(answers_flag("RF-18")).reviewer().does(reviews_flag("RF-18", true));
    let Act::HitJudged(judged) = judges(HitVerdict::Match) else { unreachable!() };
    let story = story.does(Act::HitJudged(HitJudged { hit: "ba9876543210".into(), ..judged }));
    let story = story.does(judges(HitVerdict::Match));
    assert!(story.case.record.flags["RF-18"].is_settled(), "and so does the same match in other words");
}

#[test]
fn nobody_clears_alone_what_was_found_to_be_a_match_whatever_is_said_since() {
    let story = Story::until(Chapter::Facts).officer().does(finds("one", 6_999)).reviewer();
    let story = story.does(judges(HitVerdict::Match)).officer().does(finds("another", 6_999)).reviewer();
    let story = story.does(judges_seeing("another", HitVerdict::FalsePositive));
    assert_eq!(open(&story), 1);
}

#[test]
fn nobody_raises_a_flag_in_the_name_of_a_rule_to_answer_it_in_advance() {
    let flag = FlagRaised { code: "RF-18".into(), summary: "One day.".into(), by_rule: false, figures: None };
    screened().reviewer().refused(Act::FlagRaised(flag), "input", "the code of a rule");
    // Where it was raised before there was the rule, an answer to it settles nothing that the rule finds.
    let mut story = screened();
    let by_hand = Flag {
        summary: "One day.".into(),
        raised_on: Some(story.today()),
        raised_by: "o.officer".into(),
        figures: None,
        answer: Some(FlagAnswer {
            outcome: FlagOutcome::Refuted,
            reasons: "Not so.".into(),
            measure: String::new(),
            by: "o.officer".into(),
            on: story.today(),
        }),
        review: Some(FlagReview {
            holds: true,
            reasons: "Not so.".into(),
            by: "h.reviewer".into(),
            on: story.today(),
        }),
    };
    assert!(by_hand.is_settled());
    story.case.record.flags.insert("RF-18".into(), by_hand);
    let story = story.reviewer().does(judges(HitVerdict::Match));
    assert!(!story.case.record.flags["RF-18"].is_settled());
}

#[test]
fn a_signature_asks_for_a_look_that_is_recent_and_complete() {
    let mut story = Story::until(Chapter::Proposal);
    story.case.record.steps.screening = None;
    let mut story = story.approver();
    let act = signs(&story);
    story = story.shut(act, &["G-SIG-20"]);

    let Act::ScreeningRun(looked) = looks_in_the_lists() else { unreachable!() };
    let in_list = |list| ScreeningRun { lists: vec![list], ..looked.clone() };
    let context_only = in_list(ListLookedIn { adverse: false, ..looked_in("benchmark") });
    let overdue = in_list(ListLookedIn { overdue: true, ..looked_in("example") });
    let too_large = ScreeningRun { not_looked_for: 1, ..looked.clone() };
    let too_many = ScreeningRun { left_out: 1, ..looked.clone() };
    for (look, code) in
        [(context_only, "G-SIG-20"), (overdue, "G-SIG-21"), (too_large, "G-SIG-21"), (too_many, "G-SIG-19")]
    {
        story = story.officer().does(Act::ScreeningRun(look)).approver();
        let act = signs(&story);
        story = story.shut(act, &[code]);
    }
    let story = story.officer().does(looks_in_the_lists()).approver();
    let act = signs(&story);
    let later = story.clone().days_later(365);
    assert_eq!(screening(&later).months_on(later.today()), 12, "the tier asks for one every twelve months");
    story.does(act);
}

#[test]
fn a_look_for_somebody_else_is_none() {
    let mut story = Story::until(Chapter::Proposal).officer();
    let partner = Partner { country: "LI".into(), ..story.case.record.partner.clone() };
    story =
        story.does(Act::Described(Described { partner: Some(partner), ..Described::default() })).approver();
    let act = signs(&story);
    let mut story = story.shut(act, &["G-SIG-20"]).officer().does(looks_in_the_lists()).approver();
    let act = signs(&story);
    story = story.does(act);
    assert!(!screening(&story).outdated);
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
fn a_look_of_before_the_group_was_noted_is_read_and_tells_by_how_many_it_was_for() {
    for (subjects, known) in [(1, false), (3, true)] {
        let old = serde_json::json!({ "run-on": "2026-01-05", "lists": [], "subjects": subjects });
        let old: Screening = serde_json::from_value(old).unwrap();
        assert_eq!((old.is_group_known(), old.unnamed), (known, 0));
    }
}

#[test]
fn no_list_is_no_look() {
    let nothing = Act::ScreeningRun(ScreeningRun::default());
    Story::until(Chapter::Facts).officer().refused(nothing, "input", "no list was looked in");
}
