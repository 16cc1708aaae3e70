//! Looking again for those whom a change of a list concerns comes to what looking for everybody comes to.

use std::collections::BTreeMap;

use entities::Entity;
use proptest::prelude::*;
use screening::{Catalogue, Corpus, Index, Options, Prepared};

use crate::{
    properties::any_entity,
    support::{CONFIG, named, prepare},
};

/// Two states of a set: each of a few identifiers holds nothing or one entity before, and keeps it,
/// loses it, or gets another after.
fn states() -> impl Strategy<Value = (Vec<Entity>, Vec<Entity>)> {
    let slot = (proptest::option::of(any_entity()), proptest::option::of(any_entity()), any::<bool>());
    proptest::collection::vec(slot, 1..7).prop_map(|slots| {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for (at, (old, new, stays)) in slots.into_iter().enumerate() {
            let with_id = |entity: Entity| Entity { id: format!("id{at}"), ..entity };
            let new = if stays { old.clone() } else { new };
            before.extend(old.map(with_id));
            after.extend(new.map(with_id));
        }
        after.reverse();
        (before, after)
    })
}

/// Whom a member may be on the lists, and how likely, as whoever looks for everybody finds it.
fn likely(lists: &Catalogue, member: &Prepared) -> BTreeMap<String, f64> {
    let options = Options { least_score: lists.config().weights.alert, candidates: None };
    let found = lists.likely(member, options).into_iter();
    found.map(|one| (one.listed.entity.id.clone(), one.score)).collect()
}

fn on_a_list(entities: Vec<Entity>) -> impl Iterator<Item = (String, Entity)> {
    entities.into_iter().map(|entity| ("list".to_owned(), entity))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whoever is not concerned, and stands beside no entry that changed, is found as before; and nobody is
    /// concerned for nothing.
    #[test]
    fn only_whom_a_change_concerns_can_be_found_otherwise((old, new) in states(), (members, _) in states()) {
        let epoch: Vec<Prepared> = old.iter().map(prepare).collect();
        let config = CONFIG.clone().with_corpus(Corpus::count(&epoch));
        let old = Catalogue::new(on_a_list(old), config);
        let new = old.renewed(on_a_list(new));
        let portfolio = Index::build(&members, new.config());
        let changes = new.changes_since(&old);
        let concerned = new.concerned(&changes, &portfolio);
        for member in portfolio.entities() {
            let (before, after) = (likely(&old, member), likely(&new, member));
            let is_new = |id: &String| changes.touch(id);
            prop_assert_eq!(concerned.contains(&*member.id), after.keys().any(is_new), "{}", member.id);
            let same = |found: BTreeMap<String, f64>| -> Vec<(String, f64)> {
                found.into_iter().filter(|(id, _)| !changes.touch(id)).collect()
            };
            prop_assert_eq!(same(before), same(after), "{}", member.id);
        }
    }
}

#[test]
fn an_entry_that_goes_is_told_and_one_that_comes_concerns_whoever_may_be_it() {
    let listed = |names: &[&str]| -> Vec<Entity> {
        names.iter().map(|name| Entity { id: (*name).to_owned(), ..named("Person", name) }).collect()
    };
    let old = Catalogue::new(on_a_list(listed(&["Sergei Shoigu", "Faycal Boughanmi"])), CONFIG.clone());
    let new = old.renewed(on_a_list(listed(&["Faycal Boughanmi", "Tariq Aziz"])));
    let changes = new.changes_since(&old);
    assert!(changes.touch("list.Sergei Shoigu") && !changes.touch("list.Faycal Boughanmi"));
    let own = listed(&["Sergey Shoygu", "Faisal Boughanmi", "Tareq Aziz"]);
    let concerned = new.concerned(&changes, &Index::build(&own, new.config()));
    assert_eq!(concerned.into_iter().collect::<Vec<_>>(), ["Tareq Aziz"]);
}

#[test]
fn the_hash_of_content_sees_every_field_that_counts() {
    let base = named("Person", "Sergei Shoigu");
    let hash = prepare(&base).content;
    assert_eq!(prepare(&base.clone()).content, hash);
    for (property, value) in [
        ("alias", "S. Shoigu"),
        ("weakAlias", "Boss"),
        ("birthDate", "1955-05-21"),
        ("nationality", "ru"),
        ("gender", "male"),
        ("innCode", "7704729515"),
    ] {
        let mut changed = base.clone();
        changed.add(property, value);
        assert_ne!(prepare(&changed).content, hash, "{property}");
    }
    let mut noted = base;
    noted.add("notes", "nothing that is compared");
    assert_eq!(prepare(&noted).content, hash);
}
