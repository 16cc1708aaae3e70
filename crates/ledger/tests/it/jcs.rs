//! Claim 32: one meaning has one spelling.

use ledger::jcs::{MAX_BYTES, MAX_INT, Object, Value, parse};
use proptest::prelude::*;

/// `text` is refused at this byte, for a reason that holds these words.
fn refused(text: &str, offset: usize, words: &str) {
    let error = parse(text.as_bytes()).expect_err(text);
    assert_eq!(error.offset, offset, "{text:?}: {error}");
    assert!(error.reason.contains(words), "{text:?}: {error}");
}

fn accepted(text: &str) -> Value<'_> {
    let value = parse(text.as_bytes()).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    assert_eq!(value.to_bytes().unwrap(), text.as_bytes());
    value
}

#[test]
fn canonical_texts_are_read_and_written_alike() {
    accepted(r#"{}"#);
    accepted(r#"{"a":[true,false,0,-1,9007199254740991,-9007199254740991],"b":{"c":"é\"\\/"}}"#);
    assert_eq!(accepted("7"), Value::Int(7));
    let object = Object::from([("z", Value::Bool(true)), ("a", Value::Array(vec![]))]);
    assert_eq!(Value::Object(object).to_bytes().unwrap(), br#"{"a":[],"z":true}"#);
}

#[test]
fn white_space_is_refused() {
    refused(r#" {"a":1}"#, 0, "white space");
    refused(r#"{ "a":1}"#, 1, "string in double quotes");
    refused(r#"{"a": 1}"#, 5, "white space");
    refused(r#"{"a" :1}"#, 4, "`:`");
    refused(r#"{"a":1 }"#, 6, "`,` or `}`");
    refused("{\"a\":1}\n", 7, "something follows");
}

#[test]
fn keys_are_unique_and_sorted() {
    refused(r#"{"b":1,"a":2}"#, 7, "sorted");
    refused(r#"{"a":1,"a":1}"#, 7, "unique");
    // U+10000 comes before U+FB33 in UTF-16, after it in UTF-8 (RFC 8785, section 3.2.3).
    accepted("{\"\u{10000}\":1,\"\u{ff21}\":2}");
    refused("{\"\u{ff21}\":2,\"\u{10000}\":1}", 9, "UTF-16");
}

#[test]
fn numbers_have_one_spelling() {
    for (text, offset) in [("1.0", 1), ("1e3", 1), ("1E3", 1), ("10.5", 2)] {
        refused(text, offset, "whole numbers");
    }
    for text in ["01", "-0", "-", "00", "-01", "--1", "1-1", "99999999999999999999"] {
        refused(text, 0, "shortest spelling");
    }
    refused("9007199254740992", 0, "2^53-1");
    refused("-9007199254740992", 0, "2^53-1");
    refused("+1", 0, "a value is expected");
}

#[test]
fn strings_have_one_spelling() {
    refused(r#""\u0061""#, 1, "may be escaped");
    refused(r#""\/""#, 1, "may be escaped");
    refused(r#""\n""#, 1, "may be escaped");
    refused("\"a\nb\"", 2, "control characters");
    refused("\"a\u{7f}\"", 2, "control characters");
    refused("\"a\u{85}\"", 2, "control characters");
    refused("\"e\u{301}\"", 1, "normal form C");
    refused("{\"e\u{301}\":1}", 2, "normal form C");
    refused("\"\u{212b}\"", 1, "normal form C");
    refused("\"open", 5, "not closed");
    refused("\"open\\", 5, "may be escaped");
    assert_eq!(parse(b"\"\xff\"").unwrap_err().offset, 1);
}

#[test]
fn null_and_half_words_are_refused() {
    refused(r#"{"a":null}"#, 5, "null");
    refused("tru", 0, "`true` or `false`");
    refused("[True]", 1, "a value is expected");
    refused("", 0, "the text ends");
    refused("[1,]", 3, "a value is expected");
    refused(r#"{"a":1,}"#, 7, "string in double quotes");
    refused("[1 2]", 2, "`,` or `]`");
    refused("{}{}", 2, "something follows");
}

#[test]
fn depth_and_length_have_limits() {
    accepted(r#"{"a":[{"b":[1]}]}"#);
    refused(r#"{"a":[{"b":[[]]}]}"#, 12, "4 levels");
    accepted(&format!("\"{}\"", "x".repeat(MAX_BYTES - 2)));
    refused(&format!("\"{}\"", "x".repeat(MAX_BYTES - 1)), MAX_BYTES, "16384");
    refused(&"[".repeat(10_000), 4, "4 levels");
}

#[test]
fn values_outside_of_the_profile_are_not_written() {
    let deep = (0..5).fold(Value::Int(1), |inner, _| Value::Array(vec![inner]));
    for value in [
        Value::Int(MAX_INT + 1),
        Value::Int(i64::MIN),
        Value::String("a\u{0}".into()),
        Value::String("e\u{301}".into()),
        Value::String("x".repeat(MAX_BYTES).into()),
        deep,
    ] {
        assert!(value.to_bytes().is_err(), "{value}");
    }
}

#[test]
fn members_are_found_replaced_and_removed_by_name() {
    let mut object = Object::from([("b", Value::Int(2)), ("a", Value::Int(1))]);
    assert_eq!(object.insert("a", Value::Int(3)), Some(Value::Int(1)));
    assert_eq!(object.get("a"), Some(&Value::Int(3)));
    assert_eq!(object.remove("b"), Some(Value::Int(2)));
    assert_eq!((object.remove("b"), object.iter().count()), (None, 1));
}

/// Any value of the profile, at most four levels.
fn value() -> impl Strategy<Value = Value<'static>> {
    let text = "[a-z\"\\\\é中\u{10000}\u{ff21}]{0,6}";
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        (-MAX_INT..=MAX_INT).prop_map(Value::Int),
        text.prop_map(|text| Value::String(text.into())),
    ];
    leaf.prop_recursive(3, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((text, inner), 0..4).prop_map(|members| {
                let mut object = Object::new();
                for (name, value) in members {
                    object.insert(name, value);
                }
                Value::Object(object)
            }),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_and_agrees_with_another_canonicaliser(value in value()) {
        let bytes = value.to_bytes().unwrap();
        prop_assert_eq!(&parse(&bytes).unwrap(), &value);
        let theirs: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        prop_assert_eq!(serde_json_canonicalizer::to_vec(&theirs).unwrap(), bytes);
    }

    #[test]
    fn any_other_spelling_of_the_same_value_is_refused(value in value(), at: usize, what in 0usize..6) {
        let bytes = value.to_bytes().unwrap();
        let at = at % (bytes.len() + 1);
        let mut other = bytes.clone();
        match what {
            0 => other.insert(at, b' '),
            1 => other.insert(at, b'0'),
            2 => { other.splice(at..at, *b"\\u0061"); }
            3 => { other.splice(at..at, *b".0"); }
            4 => { other.splice(at..at, *b"\\/"); }
            _ => other.insert(at, b'-'),
        }
        // Inserted inside of a string or number, it may be canonical for another value, never for the same.
        if let Ok(read) = parse(&other) {
            prop_assert_ne!(read, value);
        }
    }

    #[test]
    fn whatever_is_accepted_is_canonical(text in "[{}\\[\\]\",:a-c0-9\\\\.e+\\- ]{0,24}") {
        if let Ok(value) = parse(text.as_bytes()) {
            prop_assert_eq!(value.to_bytes().unwrap(), text.as_bytes());
        }
    }
}
