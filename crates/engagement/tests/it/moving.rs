//! What moving a case to another edition does to its answers.

use content::Edition;
use engagement::{Asked, Moving};

use crate::story::*;
use test_support::shipped::{edition, files};

/// The shipped edition with one file of criteria changed.
fn changed(path: &str, from: &str, to: &str) -> Edition {
    let mut files = files().clone();
    let text = String::from_utf8(files[path].clone()).unwrap();
    assert!(text.contains(from), "{from}");
    files.insert(path.into(), text.replacen(from, to, 1).into_bytes());
    Edition::load(&files).unwrap_or_else(|unsound| panic!("{unsound}"))
}

const EXCLUSION: &str = "criteria/questions/10-exclusion.yaml";

fn moved_to(new: &Edition) -> Moving {
    Moving::between(&Story::until(Chapter::Diligence).case.record, edition(), new)
}

#[test]
fn answers_carry_over_where_the_question_reads_the_same() {
    let same = moved_to(edition());
    let answered = Story::until(Chapter::Diligence).case.record.answers.len();
    assert_eq!((same.carried.len(), same.dropped.len()), (answered, 0));
    assert!(same.asked_again.iter().all(|(_, why)| *why == Asked::Open));
    // Where a question comes from says nothing of what it asks.
    assert_eq!(
        moved_to(&changed(EXCLUSION, "exclusionary criterion 6\"", "exclusionary criterion six\"")),
        same
    );
}

#[test]
fn a_question_that_reads_otherwise_or_to_another_effect_is_asked_again() {
    for (from, to) in [
        ("Does it make or distribute pornography?", "Does it distribute pornography?"),
        ("effect: exclude\n  basis", "effect: flag\n  basis"),
    ] {
        let moving = moved_to(&changed(EXCLUSION, from, to));
        let again: Vec<&str> = moving
            .asked_again
            .iter()
            .filter(|(_, why)| *why == Asked::Changed)
            .map(|(code, _)| code.as_str())
            .collect();
        assert_eq!(again.len(), 1, "{again:?}");
        assert!(!moving.carried.iter().any(|code| code == again[0]));
    }
}

#[test]
fn a_question_with_another_code_is_new_and_the_answer_to_the_old_one_falls_away() {
    let moving = moved_to(&changed(EXCLUSION, "code: EX-06", "code: EX-60"));
    assert_eq!(moving.dropped, ["EX-06"]);
    assert!(moving.asked_again.contains(&("EX-60".into(), Asked::New)));
    assert!(!moving.carried.contains(&"EX-06".to_owned()));
}
