//! What changed between editions.

use entities::Entity;
use lists::{BenchmarkCompany, FieldChange, Side, benchmark_companies, diff, fingerprint};
use proptest::prelude::*;

fn person(id: &str, name: &str, born: &[&str]) -> Entity {
    let mut entity = Entity::new(id, "Person");
    entity.add("name", name);
    born.iter().for_each(|date| entity.add("birthDate", *date));
    entity
}

#[test]
fn order_and_what_is_not_said_of_it_are_no_difference() {
    let one = person("a", "Ada", &["1960", "1961"]);
    let mut other = person("b", "Ada", &["1961", "1960"]);
    other.caption = "ADA".into();
    other.last_seen = Some("2030-01-01".into());
    other.properties.insert("alias".into(), vec![]);
    assert_eq!(fingerprint(&one), fingerprint(&other));
    other.schema = "Company".into();
    assert_ne!(fingerprint(&one), fingerprint(&other));
}

#[test]
fn the_fingerprint_is_the_hash_of_the_canonical_json() {
    // SHA-256 of ["Person",{"birthDate":["1960","1961"],"name":["Ada"]}], computed elsewhere.
    let hash: String =
        fingerprint(&person("a", "Ada", &["1961", "1960"])).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(hash, "cc0d81d6c6aafe26f00d7a36cfa16fa751314995279b915f4ba2d2e37fd8813c");
}

#[test]
fn added_removed_and_changed_are_told_in_order() {
    let old = [person("c", "Cleo", &["1960"]), person("a", "Ada", &["1950"]), person("b", "Bob", &[])];
    let new = [person("d", "Dan", &[]), person("c", "Cleo", &["1961"]), person("b", "Bob", &[])];
    let diff = diff(old, new);
    let json = serde_json::to_value(&diff).unwrap();
    for count in ["added", "removed", "changed"] {
        assert_eq!(json[count], 1, "{count}");
    }
    assert_eq!(json["entries"]["added"], serde_json::json!([{"id": "d", "label": "Dan"}]));
    assert_eq!(json["entries"]["removed"], serde_json::json!([{"id": "a", "label": "Ada"}]));
    let field = FieldChange {
        property: "birthDate".into(),
        removed: vec!["1960".into()],
        added: vec!["1961".into()],
    };
    assert_eq!((diff.changed[0].id.as_str(), &diff.changed[0].fields), ("c", &vec![field]));
}

#[test]
fn an_identifier_that_is_there_twice_is_merged_and_told() {
    let diff = diff([person("a", "Ada", &[])], [person("a", "Ada", &[]), person("a", "Adah", &[])]);
    assert_eq!((diff.repeated[0].side, diff.repeated[0].times), (Side::New, 2));
    assert_eq!(diff.changed[0].fields[0].added, ["Adah"]);
}

#[test]
fn companies_of_a_benchmark_are_no_targets() {
    let company = BenchmarkCompany {
        id: "acme".into(),
        name: "Acme".into(),
        aliases: vec!["AMC".into()],
        dates: vec!["2022-05-01".into(), "2020-02-24".into()],
    };
    let entity = &benchmark_companies("demo", [company])[0];
    assert_eq!((entity.id.as_str(), entity.target), ("demo-acme", Some(false)));
    assert_eq!(entity.first_seen.as_deref(), Some("2020-02-24"));
    assert_eq!(entity.last_seen.as_deref(), Some("2022-05-01"));
    assert_eq!(entity.values("alias"), ["AMC"]);
}

fn edition() -> impl Strategy<Value = Vec<Entity>> {
    prop::collection::btree_map("[a-e]", ("[xyz]", prop::collection::vec("[0-3]", 0..3)), 0..5).prop_map(
        |all| {
            let one = |(id, (name, born)): (String, (String, Vec<String>))| {
                person(&id, &name, &born.iter().map(String::as_str).collect::<Vec<_>>())
            };
            all.into_iter().map(one).collect()
        },
    )
}

proptest! {
    #[test]
    fn backwards_is_the_same_the_other_way_round(old in edition(), new in edition()) {
        let (there, back) = (diff(old.clone(), new.clone()), diff(new.clone(), old.clone()));
        prop_assert_eq!(&there.added, &back.removed);
        prop_assert_eq!(there.changed.len(), back.changed.len());
        prop_assert_eq!(old.len() + there.added.len(), new.len() + there.removed.len());
        prop_assert!(diff(old.clone(), old.clone()).is_empty());
        prop_assert!(there.changed.iter().all(|change| !change.fields.is_empty()));
        let shuffled: Vec<Entity> = new.into_iter().rev().collect();
        prop_assert_eq!(diff(old, shuffled), there);
    }
}
