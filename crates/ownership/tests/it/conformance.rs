//! The suite of the standard: what BODS 0.4 accepts is accepted, what it refuses is refused for the
//! same reason at the same place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use ownership::bods;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::support::shared;

fn read(folder: &Path) -> BTreeMap<String, Value> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, serde_json::from_slice(&fs::read(path).unwrap()).unwrap())
        })
        .collect()
}

#[test]
fn the_register_that_the_demonstration_is_shipped_with_is_valid() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/examples/ownership");
    let registers = read(&shipped);
    assert!(!registers.is_empty());
    for (name, dataset) in registers {
        assert_eq!(bods::dataset_faults(&dataset), [], "{name}");
    }
}

#[test]
fn the_suite_of_the_standard_is_judged_as_it_should_be() {
    let Some(suite) = shared("the_suite_of_the_standard", "bods/tests/data") else { return };
    let valid = read(&suite.join("valid-statements"));
    assert_eq!(valid.len(), 111);
    for (name, dataset) in valid {
        assert_eq!(bods::dataset_faults(&dataset), [], "{name}");
    }
    let expected = fs::read_to_string(suite.join("invalid-statements/expected_errors.csv")).unwrap();
    let invalid = read(&suite.join("invalid-statements"));
    assert_eq!(invalid.len(), 192);
    for line in expected.lines().filter(|line| !line.is_empty()) {
        let [name, keyword, path, _] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let faults = bods::dataset_faults(&invalid[name]);
        let found: Vec<_> = faults.iter().map(|fault| (fault.keyword, fault.path.as_str())).collect();
        assert_eq!(found, [(keyword, path)], "{name}: {faults:?}");
    }
}

#[test]
fn the_official_examples_are_valid() {
    let Some(folder) = shared("the_official_examples_are_valid", "bods/examples") else { return };
    for (name, dataset) in read(&folder) {
        assert_eq!(bods::dataset_faults(&dataset), [], "{name}");
    }
}

/// The published schema, in an engine that is not ours.
fn published(folder: &Path) -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    compiler.enable_format_assertions();
    for file in read(folder).into_values().filter(|schema| schema["$id"] != "urn:codelists") {
        compiler.add_resource(file["$id"].clone().as_str().unwrap(), file).unwrap();
    }
    let index = compiler.compile("urn:statement", &mut schemas).unwrap();
    (schemas, index)
}

/// Every place in a value, as a JSON pointer.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| places(value, format!("{at}/{key}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(key, value)| places(value, format!("{at}/{key}"), found));
        }
        _ => {}
    }
    found.push(at);
}

fn replacement() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
        Just(json!(true)),
        Just(json!("")),
        Just(json!([{}])),
        Just(json!({ "reason": "unknown" })),
        (-5.0..105.0f64).prop_map(|number| json!(number)),
        "[a-z]{1,9}".prop_map(|text| json!(text)),
        "[a-z]{2,5}:(//)?[a-z./%0-9]{0,9}".prop_map(|text| json!(text)),
        "(19|20)[0-9]{2}(-[01][0-9](-[0-3][0-9](T[0-2][0-9]:00:00Z)?)?)?".prop_map(|text| json!(text)),
        prop::sample::select(vec![
            "state",
            "trust",
            "other",
            "linking",
            "transformation",
            "closed",
            "person"
        ])
        .prop_map(|code| json!(code)),
    ]
}

#[test]
fn a_statement_changed_at_random_is_judged_as_the_published_schema_judges_it() {
    let test = "a_statement_changed_at_random";
    let (Some(schema), Some(suite)) = (shared(test, "bods/schema"), shared(test, "bods/tests/data")) else {
        return;
    };
    let (schemas, index) = published(&schema);
    let valid: Vec<Value> = read(&suite.join("valid-statements")).into_values().collect();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(3_000));
    let strategy = (any::<Index>(), any::<Index>(), replacement(), any::<bool>());
    runner
        .run(&strategy, |(file, place, new, remove)| {
            let mut dataset = file.get(&valid).clone();
            let mut all = Vec::new();
            places(&dataset, String::new(), &mut all);
            let pointer = place.get(&all).clone();
            match pointer.rsplit_once('/') {
                Some((parent, key)) if remove && dataset.pointer(parent).unwrap().is_object() => {
                    dataset.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
                }
                _ => *dataset.pointer_mut(&pointer).unwrap() = new,
            }
            let ours = bods::dataset_faults(&dataset);
            let theirs = schemas.validate(&dataset, index);
            prop_assert_eq!(ours.is_empty(), theirs.is_ok(), "{}\n{:?}\n{:?}", dataset, ours, theirs.err());
            Ok(())
        })
        .unwrap();
}
