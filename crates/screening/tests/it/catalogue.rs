//! All lists together.

use entities::Entity;
use screening::{Catalogue, Options};

use crate::support::{CONFIG, named};

const OPTIONS: Options = Options { least_score: 0.5, candidates: None };

fn listed(list: &str, id: &str, schema: &str, name: &str) -> (String, Entity) {
    (list.into(), Entity { id: id.into(), ..named(schema, name) })
}

fn catalogue() -> Catalogue {
    let entities = [
        listed("one", "1", "Person", "Ingeborg Sandvik"),
        listed("one", "1", "Person", "Inga Bergsdatter"),
        listed("two", "1", "Company", "Ostrava Lathe Works"),
        listed("two", "2", "Vessel", "Grey Heron"),
    ];
    Catalogue::new(entities, CONFIG.clone())
}

#[test]
fn rows_of_one_entity_are_one_and_two_lists_may_use_one_identifier() {
    let catalogue = catalogue();
    assert_eq!(catalogue.lists().collect::<Vec<_>>(), [("one", 1), ("two", 2)]);
    let both = catalogue.of_list("one", "1").unwrap();
    assert_eq!(
        (both.entity.values("name").len(), both.entity.referents.as_slice()),
        (2, &["1".to_owned()][..])
    );
    assert_eq!(catalogue.get("two.1").unwrap().entity.label(), "Ostrava Lathe Works");
    assert!(catalogue.get("1").is_none());
}

#[test]
fn whoever_is_listed_is_found_with_the_list_and_the_reasons() {
    let catalogue = catalogue();
    for (schema, name, list) in [
        ("Person", "Sandvik, Ingeborg", "one"),
        ("Person", "Инга Бергсдаттер", "one"),
        ("Company", "Ostrava Lathe Works Ltd", "two"),
    ] {
        let wanted = catalogue.prepared(&named(schema, name));
        let likely = catalogue.likely(&wanted, OPTIONS);
        assert_eq!(likely.len(), 1, "{name}");
        let found = catalogue.explained(&wanted, likely[0]);
        assert_eq!(found.listed.list, list);
        assert!(found.comparison.features.iter().any(|feature| feature.feature == "name"));
    }
    let stranger = catalogue.prepared(&named("Person", "Maria Rossi"));
    assert!(catalogue.likely(&stranger, OPTIONS).is_empty());
}

#[test]
fn a_part_of_a_name_leads_to_its_bearers() {
    let catalogue = catalogue();
    let ids = |text: &str| -> Vec<String> {
        catalogue.search(text).iter().map(|(listed, _)| listed.entity.id.clone()).collect()
    };
    assert_eq!(ids("sandvik"), ["one.1"]);
    assert_eq!(ids("heron"), ["two.2"]);
    assert!(ids("Rossi").is_empty() && ids("").is_empty() && ids("!?").is_empty());
}

#[test]
fn long_lists_are_counted_anew_and_short_ones_are_not() {
    let shipped = CONFIG.corpus.entities();
    assert_eq!(catalogue().config().corpus.entities(), shipped);
    let many =
        (0..=shipped).map(|number| listed("long", &number.to_string(), "Person", &format!("Ada {number}")));
    assert_eq!(Catalogue::new(many, CONFIG.clone()).config().corpus.entities(), shipped + 1);
}
