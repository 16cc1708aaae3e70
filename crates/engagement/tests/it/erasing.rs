//! What can be erased is only words: a case without them is the same case.

use std::collections::BTreeSet;

use engagement::acts::WORDS;
use engagement::record::HitVerdict;
use engagement::{Engagement, Event};
use serde_json::{Value, json};

use crate::screening::{judges, looks_at, screened};
use crate::story::*;
use test_support::shipped::edition;

fn read(events: &[Event]) -> (Value, Engagement) {
    let case = Engagement::replay("IMP-2026-0001", events, |at| edition().calendar().day_of(at));
    (json!([case.record, case.comments, case.stage.word(), case.recused]), case)
}

/// Whether one is the other, apart from texts that are erased.
fn same_but_for_words(whole: &Value, left: &Value) -> bool {
    match (whole, left) {
        (Value::Object(whole), Value::Object(left)) => {
            whole.len() == left.len()
                && whole
                    .iter()
                    .all(|(key, value)| left.get(key).is_some_and(|other| same_but_for_words(value, other)))
        }
        (Value::Array(whole), Value::Array(left)) => {
            whole.len() == left.len()
                && whole.iter().zip(left).all(|(value, other)| same_but_for_words(value, other))
        }
        (Value::String(_), Value::String(left)) if left == "[erased]" => true,
        _ => whole == left,
    }
}

#[test]
fn a_case_without_its_words_is_the_same_case() {
    let verdict = HitVerdict::FalsePositive;
    let worked =
        screened().reviewer().does(judges(verdict)).by("l.lawyer", "reviewer").does(looks_at(verdict));
    let mut met = BTreeSet::new();
    for story in [Story::until(Chapter::Force), worked] {
        let (whole, case) = read(&story.events);
        for (at, event) in story.events.iter().enumerate() {
            for words in WORDS {
                let mut act = serde_json::to_value(&event.act).unwrap();
                let Some(field) = act["with"].get_mut(words) else { continue };
                *field = "[erased]".into();
                let act = serde_json::from_value(act)
                    .unwrap_or_else(|error| panic!("{} without {words}: {error}", event.act.name()));
                let mut events = story.events.clone();
                events[at] = Event { act, ..event.clone() };
                let (left, after) = read(&events);
                assert!(same_but_for_words(&whole, &left), "{} without {words}", event.act.name());
                let (name, subject) = (event.act.name(), event.act.subject());
                assert!(
                    after.who_did(name, subject).eq(case.who_did(name, subject)),
                    "{name} without {words}"
                );
                met.insert(words);
            }
        }
    }
    for words in ["reasons", "text", "summary", "title"] {
        assert!(met.contains(words), "no act of the stories has {words}");
    }
}
