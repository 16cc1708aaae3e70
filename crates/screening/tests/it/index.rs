//! Finding the entities worth comparing.

use entities::Entity;
use proptest::prelude::*;
use screening::{Index, Options, score};

use crate::{
    properties::any_entity,
    support::{CONFIG, named, prepare},
};

fn listed() -> Vec<Entity> {
    [
        "Sergei Shoigu",
        "Muhammad Ali",
        "Faysal Boughanmi",
        "Xi Jinping",
        "Kim Jong Un",
        "Osama bin Laden",
        "Gazprom",
    ]
    .iter()
    .zip(1..)
    .map(|(name, number)| Entity { id: format!("l{number}"), ..named("Person", name) })
    .collect()
}

#[track_caller]
fn finds(query: &str, id: &str) {
    let index = Index::build(&listed(), &CONFIG);
    let options = Options { least_score: 0.5, candidates: Some(50) };
    let hits = index.screen(&prepare(&named("Person", query)), options, &CONFIG);
    assert_eq!(hits.first().map(|hit| &*hit.entity.id), Some(id), "{query}");
}

#[test]
fn a_name_finds_its_entity_in_any_script_and_with_a_slip() {
    finds("Сергей Шойгу", "l1");
    finds("Shoygu, Sergey", "l1");
    finds("Ali, Mohamed", "l2");
    finds("فيصل بوغانمي", "l3");
    finds("习近平", "l4");
    finds("김정은", "l5");
    finds("Ossama ben Laden", "l6");
    finds("SergeiShoigu", "l1");
}

#[test]
fn a_slip_in_the_one_rare_word_of_a_name_hides_nobody() {
    for (listed, sought) in [("Rosneft", "Rosmeft"), ("Rosneft Trading LLC", "Rosmeft Trading LLC")] {
        let index = Index::build(&[named("Company", listed)], &CONFIG);
        let options = Options { least_score: 0.5, candidates: None };
        let found = index.screen(&prepare(&named("Company", sought)), options, &CONFIG);
        assert_eq!(found.len(), 1, "{sought}");
    }
}

#[test]
fn a_stranger_finds_nobody() {
    let index = Index::build(&listed(), &CONFIG);
    let options = Options { least_score: 0.5, candidates: None };
    assert!(index.screen(&prepare(&named("Person", "Angela Merkel")), options, &CONFIG).is_empty());
}

#[test]
fn an_identifier_finds_without_a_name() {
    let mut of_list = listed();
    of_list[6].add("innCode", "7736050003");
    let index = Index::build(&of_list, &CONFIG);
    let mut query = Entity::new("query", "Person");
    query.add("innCode", "77 360 500 03");
    let options = Options { least_score: 0.5, candidates: None };
    let hits = index.screen(&prepare(&query), options, &CONFIG);
    assert_eq!(hits.len(), 1);
    assert_eq!(&*hits[0].entity.id, "l7");
}

#[test]
fn the_later_of_two_entities_with_one_identifier_stays() {
    let index = Index::build(&[named("Person", "Old Name"), named("Person", "New Name")], &CONFIG);
    assert_eq!(index.entities().len(), 1);
    assert_eq!(&*index.get("some").expect("there").names[0].written, "New Name");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// The early exits of screening never change a score that counts.
    #[test]
    fn screening_gives_the_score_of_comparing(
        entities in proptest::collection::vec(any_entity(), 1..12), query in any_entity()
    ) {
        let numbered = entities.into_iter().enumerate();
        let entities: Vec<Entity> = numbered.map(|(at, entity)| Entity { id: format!("e{at}"), ..entity }).collect();
        let index = Index::build(&entities, &CONFIG);
        let query = prepare(&query);
        let options = Options { least_score: 0.5, candidates: None };
        let hits = index.screen(&query, options, &CONFIG);
        let found: Vec<u32> = index.candidates(&query, &CONFIG, &mut Default::default()).iter().map(|one| one.0).collect();
        for (place, entity) in (0..).zip(index.entities()) {
            let score = score(&query, entity, &CONFIG);
            let hit = hits.iter().find(|hit| hit.entity.id == entity.id).map(|hit| hit.score);
            prop_assert_eq!(hit, (score >= 0.5 && found.contains(&place)).then_some(score));
        }
    }
}
