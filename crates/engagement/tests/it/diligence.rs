//! Sources, answers, flags, the partner's reply, the contract.

use engagement::Act;
use engagement::acts::*;
use engagement::record::ClauseResult;
use evidence::{Answer, Evidence, FlagOutcome, Reliability};

use crate::story::*;

fn adds(story: &Story, change: fn(&mut Evidence)) -> Act {
    let mut source = story.case.record.evidence[0].clone();
    source.id = "E-9".into();
    change(&mut source);
    Act::EvidenceAdded(source)
}

#[test]
fn a_source_is_named_dated_and_never_replaced() {
    let story = Story::until(Chapter::Facts).officer();
    let add = |change| adds(&story, change);
    let (twice, old, ahead, hash, good) = (
        add(|one| one.id = "E-1".into()),
        add(|one| one.retrieved_on = jiff::civil::date(2026, 1, 1)),
        add(|one| one.retrieved_on = jiff::civil::date(2030, 1, 1)),
        add(|one| one.sha256 = Some("abc".into())),
        add(|one| one.sha256 = Some("a".repeat(64))),
    );
    story
        .clone()
        .refused(twice, "input", "sources are never replaced, add a new one")
        .refused(old, "input", "a copy cannot be older than its publication")
        .refused(ahead, "input", "2030-01-01 is still to come")
        .refused(hash, "input", "64 hexadecimal digits")
        .does(good);
}

#[test]
fn an_assessment_of_a_source_says_why_and_of_which() {
    let assess = |id: &str, reasons: &str| {
        Act::EvidenceAssessed(EvidenceAssessed {
            id: id.into(),
            reliability: Reliability::Refuted,
            reasons: reasons.into(),
            expires_on: None,
        })
    };
    let story = Story::until(Chapter::Diligence)
        .reviewer()
        .refused(assess("E-7", "Wrong."), "input", "no source on this case is called E-7")
        .refused(assess("E-1", ""), "input", "reasons: it is empty")
        .does(assess("E-1", "Its author took it back."));
    // A refuted source supports nothing: the exclusions that rest on it are open again.
    let judgement = story.case.judgement(&story.context());
    assert!(judgement.unknown.iter().any(|finding| finding.code == "EX-09"));
}

#[test]
fn a_question_is_one_of_the_edition_and_rests_on_sources_of_the_case() {
    Story::until(Chapter::Facts)
        .officer()
        .refused(answer("EX-77", Answer::No, &[]), "input", "the edition has no question EX-77")
        .refused(answer("EX-09", Answer::No, &["E-8"]), "input", "no source on this case is called E-8")
        .does(answer("EX-09", Answer::No, &["E-1"]));
}

#[test]
fn an_answer_that_brings_a_flag_to_light_brings_its_event() {
    let story = Story::until(Chapter::Diligence).officer();
    let before = story.events.len();
    let story = story.does(answer("EX-09", Answer::Alleged, &["E-1"]));
    let names: Vec<&str> = story.events[before..].iter().map(|event| event.act.name()).collect();
    assert_eq!(names, ["answer.given", "flag.raised"]);
    assert!(story.case.record.flags.contains_key("EX-09"));
    assert!(story.case.record.flags["EX-09"].raised_by.is_empty(), "a rule raised it, nobody else");
}

#[test]
fn a_flag_is_raised_answered_and_looked_at_by_a_second_person() {
    let answer_with = |measure: &str| {
        Act::FlagAnswered(FlagAnswered {
            code: "NEWS-1".into(),
            outcome: FlagOutcome::AcceptedWithMeasure,
            reasons: "It stands.".into(),
            measure: measure.into(),
        })
    };
    let by_rule = Act::FlagRaised(FlagRaised {
        code: "NEWS-2".into(),
        summary: "Mine.".into(),
        by_rule: true,
        figures: None,
    });
    let story = Story::until(Chapter::Flags)
        .officer()
        .refused(by_rule, "input", "only a rule raises a flag in its own name")
        .does(raises_flag("NEWS-1"))
        .refused(raises_flag("NEWS-1"), "input", "raised already")
        .refused(answers_flag("NEWS-9"), "input", "no flag NEWS-9 is raised")
        .refused(answer_with(""), "input", "measure: it is empty")
        .reviewer()
        .refused(reviews_flag("NEWS-1", true), "input", "has no answer yet")
        .officer()
        .does(answer_with("Asked again each month."))
        .reviewer()
        .does(reviews_flag("NEWS-1", true));
    assert!(story.case.record.flags["NEWS-1"].is_settled());
    let story = story.officer().does(answer_with("Asked again each year."));
    assert!(!story.case.record.flags["NEWS-1"].is_settled(), "a new answer is not covered by an old review");
}

#[test]
fn the_partner_has_ten_working_days_and_they_are_never_shortened() {
    let invite = |story: &Story, days: i64, about: &str| {
        Act::ReplyInvited(ReplyInvited { about: vec![about.into()], due_on: story.in_days(days) })
    };
    let story = Story::until(Chapter::Flags).officer();
    // 12 February 2026 is a Thursday: ten working days end on Thursday two weeks later.
    let (short, exact, longer, foreign) = (
        invite(&story, 13, "RF-03"),
        invite(&story, 14, "RF-03"),
        invite(&story, 30, "RF-03"),
        invite(&story, 30, "RF-99"),
    );
    let reply = Act::ReplyReceived(ReplyReceived { text: "We object.".into() });
    story
        .refused(reply.clone(), "stage", "not asked to reply yet")
        .refused(foreign, "input", "no flag RF-99")
        .refused(short, "input", "10 working days (geneva calendar) end on 2026-02-26 at the earliest")
        .does(longer)
        .refused(exact, "input", "lengthened, never shortened")
        .refused(Act::ReplyReceived(ReplyReceived { text: " ".into() }), "input", "text: it is empty")
        .does(reply);
}

#[test]
fn a_clause_that_is_read_is_quoted_unless_the_contract_is_silent() {
    let story = Story::until(Chapter::Contract)
        .officer()
        .refused(reads_clause("E1", ClauseResult::Aligned, ""), "input", "quote: it is empty")
        .does(reads_clause("E1", ClauseResult::Silent, ""));
    let judgement = story.case.judgement(&story.context());
    let signature = judgement.gates.iter().find(|gate| gate.gate == "signature").unwrap();
    assert!(
        signature.unmet.iter().any(|unmet| unmet.code == "G-SIG-17"),
        "silence is a finding, never a pass"
    );
}

#[test]
fn facts_can_be_stated_anew_until_a_decision_is_signed() {
    let describe = |story: &Story, change: fn(&mut Described)| {
        let mut described =
            Described { partner: Some(story.case.record.partner.clone()), ..Described::default() };
        change(&mut described);
        Act::Described(described)
    };
    let story = Story::until(Chapter::Proposal).officer();
    let (other, empty, same) = (
        describe(&story, |one| one.partner.as_mut().unwrap().id = "another".into()),
        Act::Described(Described::default()),
        describe(&story, |_| ()),
    );
    story
        .refused(other, "input", "open another case for another partner")
        .refused(empty, "input", "none of them is given")
        .does(same.clone())
        .lives(Chapter::Signature)
        .refused(same, "stage", "a decision is signed");
}
