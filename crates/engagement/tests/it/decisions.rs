//! Reviews, proposals, signatures, dissent, publication.

use engagement::Act;
use engagement::Stage;
use engagement::acts::*;
use engagement::record::*;

use crate::story::*;

fn carries(story: &Story, words: &str, name: &str) -> Act {
    Act::DecisionSigned(DecisionSigned {
        snapshot: story.case.snapshot(),
        carried: words.into(),
        carried_by: name.into(),
    })
}

fn dissents(text: &str) -> Act {
    Act::DissentRecorded(DissentRecorded { text: text.into(), name_published: true })
}

#[test]
fn a_bad_engagement_is_turned_down_on_the_first_day() {
    let story = Story::until(Chapter::Interests)
        .officer()
        .refused(proposes(DecisionKind::Reject), "stage", "a decision is proposed in the stage decision")
        .does(enters(Stage::Decision))
        .does(proposes(DecisionKind::Reject))
        .head();
    let signature = signs(&story);
    let story = story.does(signature).officer().does(publishes());
    assert_eq!(story.case.stage, Stage::Rejected);
    story.refused(enters(Stage::Active), "stage", "the case is rejected");
}

#[test]
fn an_approval_on_the_first_day_is_shut_out_at_the_signature() {
    let story = Story::until(Chapter::Interests)
        .officer()
        .does(enters(Stage::Decision))
        .does(proposes(DecisionKind::Approve))
        .head();
    let signature = signs(&story);
    let mut story = story;
    let refusal = story.tries(signature).unwrap_err();
    assert_eq!(refusal.rule, "gate");
    // Nobody has looked yet, so the tier is the highest and nearly everything is missing.
    assert_eq!(refusal.unmet.len(), 15, "{refusal}");
}

#[test]
fn a_deferral_ends_nothing_and_a_new_proposal_may_follow() {
    let story = Story::until(Chapter::Reviews)
        .officer()
        .does(enters(Stage::Decision))
        .does(proposes(DecisionKind::Defer))
        .approver();
    let signature = signs(&story);
    let story =
        story.does(signature).officer().refused(proposes(DecisionKind::Approve), "stage", "signed already");
    let story = story.does(publishes()).shut(announces(), &["G-ANN-1", "G-ANN-9"]);
    assert_eq!(story.case.stage, Stage::Decision);
    let story = story.days_later(30).does(proposes(DecisionKind::Approve)).approver();
    let signature = signs(&story);
    let story = story.does(signature).officer().does(publishes());
    assert!(story.case.record.steps.is_approved());
    story.refused(proposes(DecisionKind::Reject), "stage", "signed already");
}

#[test]
fn a_deferral_stays_on_the_file_with_its_dissents_after_the_next_decision() {
    let story = Story::until(Chapter::Reviews)
        .officer()
        .does(enters(Stage::Decision))
        .does(proposes(DecisionKind::Defer))
        .expert()
        .does(dissents("Reject it now."))
        .approver();
    let signature = signs(&story);
    let story = story.does(signature).does(publishes());
    let (put_off_on, story) = (story.today(), story.days_later(30).officer());
    let story = story.does(proposes(DecisionKind::Approve)).expert().does(dissents("Still no."));
    let steps = &story.case.record.steps;
    assert_eq!(steps.deferrals.len(), 1);
    assert_eq!(steps.deferrals[0].decision.kind, DecisionKind::Defer);
    assert_eq!(steps.deferrals[0].dissents[0].text, "Reject it now.");
    assert_eq!(steps.dissents.len(), 1, "the new proposal has its own");
    let before = steps.as_known_on(put_off_on.yesterday().unwrap());
    assert!(before.deferrals.is_empty() && before.decision.is_none(), "nothing was proposed yet");
    let then = steps.as_known_on(put_off_on);
    assert_eq!((then.deferrals.len(), then.decision), (1, None));
}

#[test]
fn a_decision_has_reasons_and_conditions_that_can_be_checked() {
    let story = Story::until(Chapter::Proposal).officer();
    let condition = CommitmentToDo {
        text: "Publish the statement".into(),
        owner: "The cooperative".into(),
        due_on: story.in_days(30),
        verification: "The observatory finds it".into(),
    };
    let propose = |kind, reasons: &str, conditions: Vec<CommitmentToDo>| {
        Act::DecisionProposed(DecisionProposed {
            kind,
            reasons: reasons.into(),
            conditions,
            accountable: "A. Approver".into(),
        })
    };
    let with = DecisionKind::ApproveWithConditions;
    let past = CommitmentToDo { due_on: story.in_days(-1), ..condition.clone() };
    let unverified = CommitmentToDo { verification: String::new(), ..condition.clone() };
    let story = story
        .refused(propose(DecisionKind::Approve, "", vec![]), "input", "reasons: it is empty")
        .refused(propose(with, "Good.", vec![]), "input", "name at least one, or approve without conditions")
        .refused(
            propose(DecisionKind::Approve, "Good.", vec![condition.clone()]),
            "input",
            "only an approval with conditions",
        )
        .refused(propose(with, "Good.", vec![condition.clone(), past]), "input", "conditions[1].due-on")
        .refused(propose(with, "Good.", vec![unverified]), "input", "conditions[0].verification")
        .does(propose(with, "Good.", vec![condition]));
    assert_eq!(story.case.record.steps.decision.as_ref().unwrap().conditions.len(), 1);
}

#[test]
fn a_signature_stands_for_exactly_what_the_signer_saw() {
    let story = Story::until(Chapter::Proposal);
    let seen = signs(&story);
    let dissent = Act::DissentRecorded(DissentRecorded {
        text: "In person would be safer.".into(),
        name_published: false,
    });
    let story = story.expert().does(dissent).approver().refused(
        seen,
        "snapshot",
        "look at what changed, then sign over the new snapshot",
    );
    let fresh = signs(&story);
    let snapshot = story.case.snapshot();
    let story = story.does(fresh);
    assert_eq!(
        story.case.record.steps.decision.as_ref().unwrap().snapshot.as_deref(),
        Some(snapshot.as_str())
    );
}

#[test]
fn a_flag_raised_before_the_signature_gives_the_partner_its_reply_again() {
    let story = Story::until(Chapter::Proposal)
        .officer()
        .does(raises_flag("NEWS-1"))
        .does(answers_flag("NEWS-1"))
        .reviewer()
        .does(reviews_flag("NEWS-1", true))
        .approver();
    let signature = signs(&story);
    let story = story.shut(signature, &["G-SIG-8"]).officer();
    let invitation = invites_reply(&story);
    let story = story.does(invitation).approver();
    let signature = signs(&story);
    let story = story.shut(signature, &["G-SIG-8"]).days_later(15);
    let after_the_time = signs(&story);
    story.does(after_the_time);
}

#[test]
fn only_the_level_that_the_tier_demands_may_sign_and_only_once() {
    let story = Story::until(Chapter::Proposal).by("k.head", "officer");
    let signature = signs(&story);
    let story =
        story.refused(signature, "level", "at tier substantial only these decide: approver, head-of-entity");
    let story = story.lives(Chapter::Signature).head();
    let again = signs(&story);
    story.refused(again, "stage", "signed already");
}

#[test]
fn whoever_signs_over_a_reservation_carries_it_by_name() {
    let story = Story::until(Chapter::Contract)
        .officer()
        .does(asks_for_review("l.lawyer", "legal"))
        .by("l.lawyer", "reviewer")
        .does(gives_review("legal", Opinion::SupportsWithReservation))
        .lives(Chapter::Proposal)
        .approver();
    let words = "I carry it: the term is one year.";
    let (silent, nameless, carried) =
        (signs(&story), carries(&story, words, " "), carries(&story, words, "Ada Approver"));
    let story = story
        .refused(silent, "input", "say in your own name why you carry it")
        .refused(nameless, "input", "carried-by")
        .does(carried);
    let decision = story.case.record.steps.decision.as_ref().unwrap();
    assert_eq!((decision.carried.as_str(), decision.carried_by.as_str()), (words, "Ada Approver"));
}

#[test]
fn a_review_is_given_by_whom_it_was_asked_of_and_none_may_be_missing() {
    let story = Story::until(Chapter::Reviews)
        .officer()
        .refused(asks_for_review("l.lawyer", "legal"), "input", "was asked for this review already")
        .does(asks_for_review("h.reviewer", "ethics"))
        .by("l.lawyer", "reviewer")
        .refused(
            gives_review("ethics", Opinion::Supports),
            "input",
            "l.lawyer was not asked for a review on ethics",
        )
        .lives(Chapter::Proposal)
        .approver();
    let signature = signs(&story);
    story.shut(signature, &["G-SIG-15"]);
}

#[test]
fn a_dissent_is_published_with_the_decision() {
    let story = Story::until(Chapter::Proposal)
        .expert()
        .refused(dissents(""), "input", "text: it is empty")
        .does(dissents("In person only would be safer."))
        .lives(Chapter::Signature)
        .lives(Chapter::Publication);
    let steps = &story.case.record.steps;
    assert_eq!(steps.dissents[0].by, "m.expert");
    assert!(steps.decision.as_ref().unwrap().published_on.is_some());
}

#[test]
fn nothing_is_published_unsigned_or_twice() {
    Story::until(Chapter::Reviews).officer().refused(publishes(), "stage", "no decision is signed");
    Story::until(Chapter::Publication).refused(publishes(), "stage", "published already");
}

#[test]
fn the_safeguards_come_before_the_announcement() {
    let story = Story::until(Chapter::Publication).officer();
    let with = |change: fn(&mut SafeguardsPublished)| {
        let Act::SafeguardsPublished(mut one) = safeguards() else { unreachable!() };
        change(&mut one);
        Act::SafeguardsPublished(one)
    };
    story
        .shut(announces(), &["G-ANN-9"])
        .refused(with(|one| one.promises.clear()), "input", "make at least one")
        .refused(with(|one| one.languages.clear()), "input", "languages: name at least one")
        .refused(with(|one| one.report_channel.clear()), "input", "report-channel: it is empty")
        .does(with(|one| one.languages.truncate(2)))
        .shut(announces(), &["G-ANN-9"])
        .shut(enters(Stage::Active), &["G-ANN-9"])
        .does(safeguards())
        .does(announces())
        .refused(announces(), "stage", "announced already");
}

#[test]
fn what_comes_to_light_after_the_decision_still_stops_the_announcement() {
    let story = Story::until(Chapter::Safeguards).officer().does(raises_flag("NEWS-1"));
    story
        .shut(announces(), &["G-ANN-4"])
        .does(answers_flag("NEWS-1"))
        .shut(announces(), &["G-ANN-4"])
        .reviewer()
        .does(reviews_flag("NEWS-1", true))
        .officer()
        .does(announces());
}
