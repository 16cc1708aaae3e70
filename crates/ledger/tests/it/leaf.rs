//! What a leaf may say, and that it has one spelling.

use ledger::jcs::{self, Value};
use ledger::leaf::{Erasure, Genesis, Know, Leaf, LeafError, Sealed, seen_root};
use ledger::tree::{Hash, leaf_hash, node_hash};
use proptest::prelude::*;

use crate::support::Writer;

const ROOT: &str = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

fn event_text() -> String {
    format!(
        r#"{{"act":"redflag.acknowledged","case":"UNP-2026-0042","cm":"{ROOT}","know":{{"r":"{ROOT}","s":1234}},"n":17,"prev":"{ROOT}","role":"focal-point","t":"2026-11-21T17:31:57Z","v":1}}"#
    )
}

fn sealed_text() -> String {
    format!(
        r#"{{"act":"sealed","cm":"{ROOT}","know":{{"r":"{ROOT}","s":1234}},"t":"2026-11-21","tag":"AgICAgICAgICAgICAgICAg==","v":1}}"#
    )
}

fn parse(text: &str) -> Result<Leaf, LeafError> {
    Leaf::parse(text.as_bytes())
}

/// The error that `text` gets when one piece of it is replaced.
fn spoiled(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from:?} is not in {text}");
    parse(&text.replacen(from, to, 1)).expect_err(to).to_string()
}

#[test]
fn the_examples_of_the_design_read_and_write_alike() {
    for text in [event_text(), sealed_text()] {
        assert_eq!(parse(&text).unwrap().to_bytes().unwrap(), text.as_bytes());
    }
    let Leaf::Event(event) = parse(&event_text()).unwrap() else { panic!("not an event") };
    assert_eq!((event.n, event.know.size, event.seen), (17, 1234, None));
    let genesis = Genesis {
        origin: "ledger.example/log".to_owned(),
        last_of_former: Some(b"former\n9\nroot\n".to_vec()),
        t: "2026-11-21T09:00:00Z".to_owned(),
    };
    let bytes = Leaf::Genesis(genesis.clone()).to_bytes().unwrap();
    assert_eq!(Leaf::parse(&bytes), Ok(Leaf::Genesis(genesis)));
}

#[test]
fn the_keys_are_exactly_those_of_the_kind() {
    let text = event_text();
    assert_eq!(
        spoiled(&text, r#""v":1"#, r#""v":1,"w":1"#),
        r#"the key "w" does not belong in this kind of leaf"#
    );
    assert_eq!(spoiled(&text, r#","role":"focal-point""#, ""), r#"the key "role" is missing"#);
    assert_eq!(
        spoiled(&text, r#""s":1234"#, r#""s":1234,"t":1"#),
        r#"the key "t" does not belong in this kind of leaf"#
    );
    assert!(spoiled(&text, r#""v":1"#, r#""v":2"#).contains("the only version"));
    let tag = r#""t":"2026-11-21T17:31:57Z","tag":"AgICAgICAgICAgICAgICAg==""#;
    assert!(spoiled(&text, r#""t":"2026-11-21T17:31:57Z""#, tag).contains("does not belong"));
    assert!(
        spoiled(&sealed_text(), r#""t":"2026-11-21""#, r#""role":"x","t":"2026-11-21""#)
            .contains("does not belong")
    );
    assert_eq!(parse("[]"), Err(LeafError::NotAnObject));
}

#[test]
fn values_are_checked() {
    let text = event_text();
    for (from, to, key) in [
        ("redflag.acknowledged", "Redflag.acknowledged", "act"),
        ("redflag.acknowledged", "redflag", "act"),
        ("redflag.acknowledged", "redflag..x", "act"),
        ("UNP-2026-0042", "", "case"),
        ("UNP-2026-0042", "UNP 42", "case"),
        ("focal-point", "Jürgen", "role"),
        ("17:31:57", "25:31:57", "t"),
        (r#""n":17"#, r#""n":0"#, "n"),
        (r#""n":17"#, r#""n":-1"#, "n"),
        (r#""n":17"#, r#""n":"17""#, "n"),
        (r#""n":17"#, r#""n":1"#, "prev"),
        (r#""s":1234"#, r#""s":0"#, "know"),
        (r#""s":1234"#, r#""s":-1"#, "s"),
    ] {
        let error = spoiled(&text, from, to);
        assert!(error.contains(&format!("{key:?}")), "{to:?}: {error}");
    }
    let short = spoiled(&text, &format!(r#""cm":"{ROOT}""#), r#""cm":"AQ==""#);
    assert!(short.contains(r#""cm" is not a hash"#), "{short}");
    assert!(spoiled(&text, &format!(r#","prev":"{ROOT}""#), "").contains("prev"));
    assert!(spoiled(&sealed_text(), "2026-11-21", "2026-11-21T00:00:00Z").contains("a day"));
    assert!(spoiled(&sealed_text(), "AgICAgICAgICAgICAgICAg==", "AgIC").contains("16 bytes"));
}

#[test]
fn a_case_begins_without_a_previous_leaf() {
    let first = Writer::new().next("UNP-1", "engagement.opened");
    let bytes = Leaf::Event(first.clone()).to_bytes().unwrap();
    assert!(!String::from_utf8(bytes).unwrap().contains("prev"));
    for (n, prev) in [(1, Some(Hash([1; 32]))), (2, None), (0, None)] {
        let event = ledger::leaf::Event { n, prev, ..first.clone() };
        assert!(Leaf::Event(event).to_bytes().is_err(), "n {n}, prev {prev:?}");
    }
}

#[test]
fn an_erasure_says_what_was_erased_and_why_and_no_other_act_may() {
    let mut event = Writer::new().next("UNP-1", "payload.erased");
    assert_eq!(Leaf::Event(event.clone()).to_bytes(), Err(LeafError::Missing("basis")));
    event.erased =
        Some(Erasure { basis: "Retention ended".to_owned(), fields: vec![Hash([5; 32])], target: 3 });
    let bytes = Leaf::Event(event.clone()).to_bytes().unwrap();
    assert_eq!(Leaf::parse(&bytes), Ok(Leaf::Event(event.clone())));
    event.act = "engagement.opened".to_owned();
    assert!(matches!(Leaf::Event(event).to_bytes(), Err(LeafError::Unknown(_))));
}

#[test]
fn what_would_read_back_as_something_else_is_not_written() {
    let mut event = Writer::new().next("UNP-1", "engagement.opened");
    event.act = "sealed".to_owned();
    assert!(Leaf::Event(event.clone()).to_bytes().is_err());
    event.act = "engagement.opened".to_owned();
    event.n = u64::MAX;
    event.prev = Some(Hash([1; 32]));
    assert!(Leaf::Event(event).to_bytes().is_err());
    let sealed = Sealed { cm: Hash([1; 32]), know: Know::nothing(), tag: [0; 16], t: "soon".to_owned() };
    assert!(Leaf::Sealed(sealed).to_bytes().is_err());
}

#[test]
fn what_was_seen_is_a_tree_over_the_items_in_order() {
    let expected = node_hash(&leaf_hash(b"finding 1"), &leaf_hash(b"finding 2"));
    assert_eq!(seen_root(&["finding 1", "finding 2"]), expected);
    assert_ne!(seen_root(&["finding 2", "finding 1"]), expected);
    assert_eq!(seen_root(&[] as &[&str]), Hash::empty_root());
}

#[test]
fn sealed_leaves_are_of_one_length_whatever_they_hide() {
    let length = |cm, tag| {
        let sealed = Sealed { cm, know: Know::nothing(), tag, t: "2026-11-21".to_owned() };
        Leaf::Sealed(sealed).to_bytes().unwrap().len()
    };
    assert_eq!(length(Hash([0; 32]), [0; 16]), length(Hash([255; 32]), [255; 16]));
}

proptest! {
    /// Claim 32, on the leaf's own bytes.
    #[test]
    fn no_other_bytes_read_as_the_same_leaf(at: usize, byte: u8, insert: bool, sealed: bool) {
        let text = if sealed { sealed_text() } else { event_text() };
        let leaf = parse(&text).unwrap();
        let mut bytes = text.clone().into_bytes();
        let at = at % bytes.len();
        if insert { bytes.insert(at, byte) } else { bytes[at] = byte }
        if bytes != text.as_bytes() && let Ok(other) = Leaf::parse(&bytes) {
            prop_assert_ne!(&other, &leaf);
            prop_assert_eq!(other.to_bytes().unwrap(), bytes);
        }
    }

    #[test]
    fn keys_in_any_other_order_are_refused(order in Just((0..8).collect::<Vec<usize>>()).prop_shuffle()) {
        let text = sealed_text();
        let Value::Object(object) = jcs::parse(text.as_bytes()).unwrap() else { unreachable!() };
        let members: Vec<String> = object.iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
        let order: Vec<usize> = order.into_iter().filter(|at| *at < members.len()).collect();
        let shuffled: Vec<&str> = order.iter().map(|at| members[*at].as_str()).collect();
        let text = format!("{{{}}}", shuffled.join(","));
        prop_assert_eq!(parse(&text).is_ok(), order.is_sorted());
    }
}
