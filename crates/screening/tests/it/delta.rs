//! Screening again what changed comes to what screening everything comes to.

use entities::Entity;
use proptest::prelude::*;
use screening::{Corpus, Index, Prepared, delta, full};

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_delta_equals_a_full_run_byte_for_byte((old_list, new_list) in states(), (old_own, new_own) in states()) {
        let epoch: Vec<Prepared> = old_list.iter().map(prepare).collect();
        let config = CONFIG.clone().with_corpus(Corpus::count(&epoch));
        let index = |entities: &[Entity]| Index::build(entities, &config);
        let (old_list, new_list, old_own, new_own) = (index(&old_list), index(&new_list), index(&old_own), index(&new_own));
        let before = full(&old_list, &old_own, &config);
        let after = delta(&before, (&old_list, &new_list), (&old_own, &new_own), &config);
        let again = full(&new_list, &new_own, &config);
        prop_assert_eq!(serde_json::to_string(&after).unwrap(), serde_json::to_string(&again).unwrap());
    }
}

#[test]
fn an_entity_struck_off_the_list_takes_its_matches_along() {
    let index = |names: &[&str]| {
        let of = |name: &&str| Entity { id: (*name).to_owned(), ..named("Person", name) };
        Index::build(&names.iter().map(of).collect::<Vec<_>>(), &CONFIG)
    };
    let own = index(&["Sergey Shoygu", "Faisal Boughanmi"]);
    let (old, new) = (index(&["Sergei Shoigu", "Faycal Boughanmi"]), index(&["Faycal Boughanmi"]));
    let before = full(&old, &own, &CONFIG);
    assert_eq!(before.len(), 2);
    let after = delta(&before, (&old, &new), (&own, &own), &CONFIG);
    let listed: Vec<&str> = after.iter().map(|found| found.listed.as_str()).collect();
    assert_eq!(listed, ["Faycal Boughanmi"]);
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
