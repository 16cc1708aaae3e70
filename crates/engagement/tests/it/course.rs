//! The course of a case from its pre-notice to its end.

use engagement::acts::*;
use engagement::{Act, Stage};

use crate::story::*;
use test_support::shipped::edition;

fn reasoned() -> Reasoned {
    Reasoned { reason: "A report came in.".into() }
}

fn withdrawn() -> Act {
    Act::Withdrawn(serde_json::from_str(r#"{"reason": "No need any more."}"#).unwrap())
}

fn closed() -> Act {
    Act::Closed(serde_json::from_str(r#"{"reason": "The forum is over."}"#).unwrap())
}

fn resumed() -> Act {
    Act::Resumed(serde_json::from_str(r#"{"reason": "The report was looked into."}"#).unwrap())
}

#[test]
fn a_complete_case_goes_all_the_way_to_its_close() {
    let story = Story::until(Chapter::Force)
        .days_later(90)
        .does(enters(Stage::Review))
        .does(enters(Stage::Active))
        .days_later(90)
        .does(closed());
    assert_eq!(story.case.stage, Stage::Closed);
    assert!(story.case.record.steps.announced_on.is_some());
    story.refused(comments("Too late."), "stage", "the case is closed; nothing more can be done to it");
}

#[test]
fn the_pre_notice_is_public_from_the_first_moment() {
    let story = Story::until(Chapter::Opening);
    assert_eq!(story.case.record.steps.notice.as_ref().unwrap().published_on, story.today());
    assert_eq!(story.case.stage, Stage::PreNotice);
}

#[test]
fn a_case_opens_once_first_and_under_the_edition_in_force() {
    let story = Story::new();
    let opening = opens(&story);
    let stale = match opening.clone() {
        Act::Opened(opened) => Act::Opened(Opened { edition: "0".repeat(64), ..opened }),
        other => other,
    };
    Story::new()
        .refused(comments("Hello?"), "stage", "it opens with a pre-notice")
        .refused(stale, "input", &edition().hash)
        .does(opening.clone())
        .refused(opening, "stage", "open already");
}

#[test]
fn what_is_opened_must_be_named_dated_and_in_a_known_sector() {
    let story = Story::new();
    let Act::Opened(opened) = opens(&story) else { unreachable!() };
    let with = |change: fn(&mut Opened)| {
        let mut opened = opened.clone();
        change(&mut opened);
        Act::Opened(opened)
    };
    story
        .refused(with(|one| one.engagement.title.clear()), "input", "engagement.title: it is empty")
        .refused(
            with(|one| one.partner.name = "x".repeat(201)),
            "input",
            "it has 201 characters; at most 200",
        )
        .refused(
            with(|one| one.partner.sectors.push("HS-99".into())),
            "input",
            "no sector has the code HS-99",
        )
        .refused(
            with(|one| one.engagement.ends_on = Some(jiff::civil::date(2026, 1, 1))),
            "input",
            "before 2026-08-01",
        );
}

#[test]
fn stages_come_in_their_order() {
    Story::until(Chapter::Opening)
        .refused(enters(Stage::Review), "stage", "after pre-notice comes diligence, not review")
        .does(enters(Stage::Diligence))
        .refused(enters(Stage::PreNotice), "stage", "after diligence comes consultation");
    // The gates may all be open and the turn still not come.
    Story::until(Chapter::Final).officer().does(enters(Stage::Negotiation)).refused(
        enters(Stage::Consultation),
        "stage",
        "after negotiation comes decision",
    );
}

#[test]
fn consultation_waits_for_the_notice_the_draft_and_the_facts() {
    let story = Story::until(Chapter::Opening);
    let consultation = consults(&story, 90);
    story
        .does(enters(Stage::Diligence))
        .shut(enters(Stage::Consultation), &["G-CON-1", "G-CON-2", "G-CON-3"])
        .shut(consultation, &["G-CON-1", "G-CON-2", "G-CON-3"]);
    Story::until(Chapter::Draft).days_later(5).shut(enters(Stage::Consultation), &["G-CON-1"]);
}

#[test]
fn the_notice_is_long_enough_on_its_fourteenth_day() {
    let opened = Story::until(Chapter::Opening).today();
    let story = Story::until(Chapter::Draft);
    let passed = opened.until(story.today()).unwrap().get_days();
    let thirteenth = story.days_later(i64::from(13 - passed));
    thirteenth
        .shut(enters(Stage::Consultation), &["G-CON-1"])
        .days_later(1)
        .does(enters(Stage::Consultation));
}

#[test]
fn negotiation_waits_for_the_response_to_the_consultation() {
    Story::until(Chapter::Consultation)
        .officer()
        .shut(enters(Stage::Negotiation), &["G-NEG-2"])
        .lives(Chapter::Closing)
        .does(enters(Stage::Negotiation));
}

#[test]
fn a_suspended_engagement_stands_still_until_it_is_taken_up_again() {
    let story = Story::until(Chapter::Safeguards)
        .does(Act::Suspended(reasoned()))
        .refused(Act::Suspended(reasoned()), "stage", "suspended already")
        .shut(announces(), &["G-ANN-10"])
        .shut(enters(Stage::Active), &["G-ANN-10"])
        .refused(enters(Stage::Review), "stage", "no stage comes after suspended")
        .does(resumed())
        .refused(resumed(), "stage", "not suspended");
    assert_eq!(story.case.stage, Stage::Decision);
    story.does(announces());
}

#[test]
fn nobody_signs_while_the_case_is_suspended() {
    let story = Story::until(Chapter::Proposal).does(Act::Suspended(reasoned())).approver();
    let signature = signs(&story);
    story.refused(signature, "stage", "the case is in suspended");
}

#[test]
fn a_proposal_can_be_taken_back_until_a_decision_approves_it() {
    let story = Story::until(Chapter::Consultation).officer().does(withdrawn());
    assert_eq!(story.case.stage, Stage::Withdrawn);
    story.refused(enters(Stage::Negotiation), "stage", "the case is withdrawn");
    Story::until(Chapter::Publication).refused(withdrawn(), "stage", "close it instead");
    Story::until(Chapter::Diligence).shut(closed(), &["G-CLO-1"]);
}

#[test]
fn an_approval_that_never_came_into_force_can_be_closed() {
    let story = Story::until(Chapter::Publication).does(closed());
    assert_eq!(story.case.stage, Stage::Closed);
}

#[test]
fn a_clock_that_went_back_is_refused() {
    let story = Story::until(Chapter::Facts);
    story.days_later(-1).refused(enters(Stage::Diligence), "clock", "set the clock right");
}

#[test]
fn a_case_is_judged_by_the_edition_that_it_is_pinned_to() {
    let mut story = Story::until(Chapter::Diligence);
    let pinned = std::mem::replace(&mut story.case.edition, "f".repeat(64));
    let adopt = |carried: Vec<String>, from: &str| {
        Act::EditionAdopted(EditionAdopted {
            from: from.into(),
            to: edition().hash.clone(),
            carried,
            asked_again: vec!["EX-12".into()],
            dropped: Vec::new(),
            reason: "A question was put more clearly.".into(),
        })
    };
    let rest: Vec<String> =
        story.case.record.answers.keys().filter(|code| *code != "EX-12").cloned().collect();
    let here = "f".repeat(64);
    let story = story
        .officer()
        .refused(enters(Stage::Consultation), "edition", "adopt the new one by a signed act")
        .refused(adopt(rest.clone(), &"0".repeat(64)), "input", "the case is pinned to")
        .refused(adopt(Vec::new(), &here), "input", "say what becomes of the answer to")
        .does(adopt(rest, &here));
    assert_eq!(story.case.edition, pinned);
    assert!(!story.case.record.answers.contains_key("EX-12"), "it is asked again");
    assert!(story.case.record.answers.contains_key("EX-11"), "it carried over");
}

#[test]
fn erasing_names_an_event_of_the_case_and_the_rule_that_allows_it() {
    let erase = |target, fields: &[&str]| {
        let fields = fields.iter().map(ToString::to_string).collect();
        Act::PayloadErased(PayloadErased { target, fields, basis: "The person asked.".into() })
    };
    let story = Story::until(Chapter::Consultation).officer();
    let last = story.case.n;
    story
        .refused(erase(last + 1, &["text"]), "input", &format!("the case has events 1 to {last}"))
        .refused(erase(last, &[]), "input", "name at least one")
        .does(erase(last, &["text"]));
}
