//! Claims 19 and 29: what is missing or out of order in a case shows from the log alone.

use ledger::audit::{Options, Report, audit};
use ledger::leaf::Erasure;
use ledger::tree::Hash;

use crate::support::{Writer, log_policy, story};

const CASE: &str = "UNP-2026-0042";

fn verdict(writer: &Writer) -> Result<Report, String> {
    audit(&writer.files(), &log_policy(), &Options::default()).map_err(|problem| problem.to_string())
}

/// The verdict on a case with these acts; the last one is the one in question.
fn check(acts: &[&str], expected: Result<(), &str>) {
    let mut writer = Writer::new();
    for act in acts {
        let mut event = writer.next(CASE, act);
        if *act == "payload.erased" {
            event.erased =
                Some(Erasure { basis: "Retention ended".to_owned(), fields: vec![Hash([1; 32])], target: 1 });
        }
        writer.put(event);
    }
    let expected = expected.map_err(|what| {
        format!("tile/entries/000.p/{0}, entry {1}: case {CASE}: {what}", acts.len() + 1, acts.len())
    });
    assert_eq!(verdict(&writer).map(drop), expected, "{acts:?}");
}

#[test]
fn a_case_that_keeps_the_rules_passes() {
    let report = verdict(&story(3)).unwrap();
    assert_eq!((report.cases, report.events, report.size), (3, 27, 28));
    assert_eq!(report.warnings, []);
}

#[test]
fn a_case_begins_with_its_opening() {
    let mut writer = Writer::new();
    writer.event(CASE, "decision.proposed");
    let error = verdict(&writer).unwrap_err();
    assert_eq!(
        error,
        "tile/entries/000.p/2, entry 1: case UNP-2026-0042 begins with decision.proposed, not with engagement.opened"
    );
}

#[test]
fn nothing_comes_before_its_time() {
    let open = "engagement.opened";
    check(&[open, "decision.proposed", "decision.signed"], Ok(()));
    check(&[open, "decision.signed"], Err("decision.signed without decision.proposed before it"));
    check(&[open, "decision.published"], Err("decision.published without decision.signed before it"));
    check(
        &[open, "decision.proposed", "decision.published"],
        Err("decision.published without decision.signed before it"),
    );
    check(&[open, "consultation.opened", "consultation.closed"], Ok(()));
    check(&[open, "consultation.closed"], Err("consultation.closed without consultation.opened before it"));
    let decided = [open, "decision.proposed", "decision.signed", "decision.published"];
    check(
        &[decided.as_slice(), &["partnership.announced"]].concat(),
        Err("partnership.announced without safeguards.published before it"),
    );
    check(
        &[open, "safeguards.published", "partnership.announced"],
        Err("partnership.announced without decision.published before it"),
    );
    check(&[decided.as_slice(), &["safeguards.published", "partnership.announced"]].concat(), Ok(()));
}

#[test]
fn an_ended_case_takes_only_what_must_still_be_possible() {
    for end in ["engagement.closed", "engagement.withdrawn"] {
        let ended = ["engagement.opened", "decision.proposed", "decision.signed", end];
        check(&[ended.as_slice(), &["decision.published", "payload.erased"]].concat(), Ok(()));
        check(&[ended.as_slice(), &["note.added"]].concat(), Err("note.added after the case had ended"));
        let published = [ended.as_slice(), &["decision.published", "note.added"]].concat();
        check(&published, Err("note.added after the case had ended"));
        check(&[ended.as_slice(), &[end]].concat(), Err(&format!("{end} after the case had ended")));
    }
}

#[test]
fn one_case_does_not_fulfil_the_conditions_of_another() {
    let mut writer = Writer::new();
    for act in ["engagement.opened", "decision.proposed"] {
        writer.event("UNP-1", act);
    }
    writer.event("UNP-2", "engagement.opened");
    writer.event("UNP-2", "decision.signed");
    let error = verdict(&writer).unwrap_err();
    assert!(error.ends_with("case UNP-2: decision.signed without decision.proposed before it"), "{error}");
}

#[test]
fn a_decision_must_commit_to_what_was_shown() {
    let mut writer = Writer::new();
    writer.event(CASE, "engagement.opened");
    writer.event(CASE, "decision.proposed");
    let mut event = writer.next(CASE, "decision.signed");
    event.seen = None;
    writer.put(event);
    let error = verdict(&writer).unwrap_err();
    assert!(error.ends_with("entry 3: decision.signed must commit in `seen` to what was shown"), "{error}");
}

#[test]
fn a_left_out_event_shows() {
    let whole = story(1);
    for left_out in 1..whole.entries.len() - 1 {
        let mut writer = Writer::new();
        // Written anew without citing checkpoints, so that nothing but the chain is broken.
        for (index, act) in ["opened", "a", "b", "c", "d", "e", "f", "g", "h"].iter().enumerate() {
            writer.event(CASE, &format!("engagement.{act}"));
            if index + 1 == left_out {
                writer.entries.pop();
            }
        }
        let error = verdict(&writer).unwrap_err();
        let expected = if left_out == 1 { "earlier ones are missing" } else { "one is missing or repeated" };
        assert!(error.contains(expected), "without event {left_out}: {error}");
    }
}

#[test]
fn an_exchanged_or_repeated_event_shows() {
    let mut writer = Writer::new();
    writer.event(CASE, "engagement.opened");
    writer.event(CASE, "note.added");
    let mut event = writer.next(CASE, "note.added");
    event.prev = Some(Hash([9; 32]));
    writer.put(event);
    assert!(verdict(&writer).unwrap_err().ends_with("`prev` is not the leaf hash of event 2"));
    writer.entries.pop();
    writer.entries.push(writer.entries[2].clone());
    assert!(verdict(&writer).unwrap_err().ends_with("event 2 follows event 2: one is missing or repeated"));
}

#[test]
fn an_erasure_points_back() {
    let mut writer = Writer::new();
    writer.event(CASE, "engagement.opened");
    let mut event = writer.next(CASE, "payload.erased");
    event.erased =
        Some(Erasure { basis: "Retention ended".to_owned(), fields: vec![Hash([1; 32])], target: 2 });
    writer.put(event);
    assert!(
        verdict(&writer).unwrap_err().ends_with("it erases fields of entry 2, which does not come before it")
    );
}
