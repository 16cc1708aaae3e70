//! The emergency path reorders and shortens. It never drops a step.

use std::collections::BTreeSet;

use engagement::Act;
use engagement::Stage;
use engagement::acts::*;

use crate::story::*;

/// Lives the chapters in haste, after the emergency was invoked on the first day.
fn in_haste(last: Chapter) -> Story {
    let mut story = Story::until(Chapter::Facts).officer();
    story = {
        let act = invokes(&story, 90);
        story.does(act)
    };
    for chapter in Chapter::ALL.into_iter().skip(3) {
        for step in chapter.steps(true) {
            story.takes(step.clone()).unwrap_or_else(|refusal| panic!("{chapter:?}, {step:?}: {refusal}"));
        }
        if chapter == last {
            break;
        }
    }
    story
}

fn invokes(story: &Story, days: i64) -> Act {
    Act::EmergencyInvoked(EmergencyInvoked {
        reason: "Meetings in person are forbidden from next week.".into(),
        post_hoc_on: story.in_days(days),
    })
}

#[test]
fn an_emergency_has_a_reason_and_a_day_by_which_everything_is_caught_up() {
    let story = Story::until(Chapter::Facts).officer();
    let (too_late, past, good) = (invokes(&story, 91), invokes(&story, 0), invokes(&story, 90));
    let silent =
        Act::EmergencyInvoked(EmergencyInvoked { reason: " ".into(), post_hoc_on: story.in_days(30) });
    story
        .refused(too_late, "input", "it must lie within 90 days")
        .refused(past, "input", "it must lie within 90 days")
        .refused(silent, "input", "reason: it is empty")
        .does(good.clone())
        .refused(good, "stage", "it is taken once");
    let story = Story::until(Chapter::Force);
    let late = invokes(&story, 30);
    story.refused(late, "stage", "the time before a decision");
}

#[test]
fn fifteen_days_of_comments_do_for_now_and_the_rest_is_owed() {
    let story = in_haste(Chapter::Announcement);
    let consultation = story.case.record.steps.consultation.clone().unwrap();
    assert_eq!(consultation.days(), 15);
    let judgement = story.case.judgement(&story.context());
    let announcement = judgement.gates.iter().find(|gate| gate.gate == "announcement").unwrap();
    assert!(announcement.open);
    assert_eq!(announcement.owed, ["A full consultation by the day promised with the emergency"]);
}

#[test]
fn fourteen_days_do_not() {
    let mut story = in_haste(Chapter::Draft).officer().does(enters(Stage::Consultation));
    let short = consults(&story, 13);
    story = story.does(short).days_later(14).does(closes_consultation());
    for chapter in [Chapter::Final, Chapter::Contract, Chapter::Reviews, Chapter::Proposal] {
        story = story.lives(chapter);
    }
    let story = story.approver();
    let signature = signs(&story);
    story.shut(signature, &["G-SIG-12"]);
}

#[test]
fn stages_may_be_entered_ahead_and_the_signature_still_asks_for_each_step() {
    let story = Story::until(Chapter::Flags).officer();
    let emergency = invokes(&story, 60);
    let story =
        story.does(emergency).shut(enters(Stage::Negotiation), &["G-NEG-2"]).lives(Chapter::Draft).officer();
    let consultation = consults(&story, 14);
    let story = story.does(consultation).does(enters(Stage::Negotiation));
    assert_eq!(story.case.stage, Stage::Negotiation);
}

#[test]
fn the_debt_is_called_in_on_the_day_promised() {
    let story = in_haste(Chapter::Force).officer();
    let promised = story.case.record.steps.emergency.as_ref().unwrap().post_hoc_on;
    let left = i64::from(story.today().until(promised).unwrap().get_days());
    let close = || Act::Closed(serde_json::from_str(r#"{"reason": "Over."}"#).unwrap());
    let story = story
        .does(enters(Stage::Review))
        .shut(close(), &["G-CLO-2"])
        .days_later(left + 1)
        .shut(enters(Stage::Active), &["G-ANN-7"]);
    // The full consultation is held now, with a period of its own.
    let consultation = consults(&story, 41);
    let story = story
        .does(consultation)
        .shut(enters(Stage::Active), &["G-ANN-6"])
        .days_later(42)
        .does(closes_consultation())
        .does(enters(Stage::Active));
    assert_eq!(story.case.record.steps.consultation.as_ref().unwrap().days(), 42);
    story.does(close());
}

/// Leaves out one step after another.
#[test]
fn no_step_can_be_left_out_in_haste_either() {
    assert_eq!(needless(true), needless(false), "haste makes nothing needless");
}

#[test]
fn each_step_of_a_complete_case_is_needed_for_its_announcement() {
    assert_eq!(
        needless(false),
        [
            // The head of the institution does not act in this case.
            "Interests 5",
            // A source may be trusted as it stands.
            "Facts 1",
            // The partner may let the time for its reply pass.
            "Reply 1",
            // Nobody can be made to comment.
            "Consultation 2",
            // Stages are where a case stands; what counts is what was done in them.
            "Diligence 0",
            "Consultation 0",
            "Contract 0",
        ]
        .map(String::from)
        .into()
    );
}

/// The steps without which a case still gets announced, by chapter and place.
fn needless(haste: bool) -> BTreeSet<String> {
    let chapters = Chapter::ALL.into_iter().take_while(|chapter| *chapter != Chapter::Force);
    let steps: Vec<(String, Step)> = chapters
        .flat_map(|chapter| {
            let steps = chapter.steps(haste).into_iter().enumerate();
            steps.map(move |(place, step)| (format!("{chapter:?} {place}"), step))
        })
        .collect();
    let mut needless = BTreeSet::new();
    let mut so_far = Story::new();
    for (at, (name, step)) in steps.iter().enumerate() {
        let mut without = so_far.clone();
        without.lets_pass(step);
        for (_, step) in &steps[at + 1..] {
            // Acts that rest on the one left out are refused; the others go on.
            let _ = without.takes(step.clone());
        }
        if without.case.record.steps.announced_on.is_some() {
            needless.insert(name.clone());
        }
        so_far.takes(step.clone()).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        if haste && so_far.case.record.steps.emergency.is_none() {
            let emergency = invokes(&so_far, 90);
            so_far = so_far.does(emergency);
        }
    }
    needless
}
