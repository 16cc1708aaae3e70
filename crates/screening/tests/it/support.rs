//! The repository's content, and short ways to make and compare entities.

use std::{path::PathBuf, sync::LazyLock};

use entities::Entity;
use screening::{Comparison, Config, Prepared, Sources, compare};

pub const SOURCES: Sources = Sources {
    weights: include_str!("../../../../content/screening/weights.yaml"),
    words: include_str!("../../../../content/screening/words.yaml"),
    legal_forms: include_str!("../../../../content/screening/legal_forms.yaml"),
    equivalents: include_str!("../../../../content/screening/equivalents.yaml"),
    terms: include_str!("../../../../content/screening/terms.yaml"),
    han: include_str!("../../../../content/screening/han.yaml"),
    countries: include_str!("../../../../content/screening/countries.yaml"),
    frequencies: include_str!("../../../../content/screening/frequencies.yaml"),
};

pub static CONFIG: LazyLock<Config> =
    LazyLock::new(|| Config::parse(&SOURCES).expect("the content is sound"));

pub fn entity(schema: &str, properties: &[(&str, &str)]) -> Entity {
    let mut entity = Entity::new("some", schema);
    for (property, value) in properties {
        entity.add(property, *value);
    }
    entity
}

pub fn named(schema: &str, name: &str) -> Entity {
    entity(schema, &[("name", name)])
}

pub fn prepare(entity: &Entity) -> Prepared {
    Prepared::new(entity, &CONFIG)
}

pub fn compared(left: &Entity, right: &Entity) -> Comparison {
    compare(&prepare(left), &prepare(right), &CONFIG)
}

#[track_caller]
pub fn check(schema: &str, left: &str, right: &str, same: bool) {
    let compared = compared(&named(schema, left), &named(schema, right));
    let threshold = CONFIG.weights.threshold;
    assert_eq!(compared.score >= threshold, same, "{left} | {right}: {compared:#?}");
}

#[track_caller]
pub fn person(left: &str, right: &str) {
    check("Person", left, right, true);
}

#[track_caller]
pub fn two_persons(left: &str, right: &str) {
    check("Person", left, right, false);
}

#[track_caller]
pub fn company(left: &str, right: &str) {
    check("Company", left, right, true);
}

#[track_caller]
pub fn two_companies(left: &str, right: &str) {
    check("Company", left, right, false);
}

/// A file of data shared between projects; none, and a note, when it is not there.
pub fn shared(test: &str, path: &str) -> Option<String> {
    let root = std::env::var_os("IMPRIMATUR_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let text = std::fs::read_to_string(root.join(path)).ok();
    if text.is_none() {
        eprintln!("skipped: {test} (no shared data)");
    }
    text
}
