//! Entities as FollowTheMoney writes them.

use std::collections::BTreeMap;

use entities::Entity;
use lists::Format::FollowTheMoney;
use lists::{Options, ftm_line};
use proptest::prelude::*;

use crate::samples::{ENTITIES, entities, refusal, try_with};

#[test]
fn properties_are_kept_whether_known_or_not() {
    let read = entities(FollowTheMoney, ENTITIES);
    assert_eq!(read[0].values("favouriteColour"), ["grey"]);
    assert_eq!(read[0].datasets, ["demo"]);
    assert_eq!(read[1].label(), "Acme \"M\" Co");
}

#[test]
fn a_data_set_that_is_asked_for_is_added() {
    let options = Options { dataset: Some("mine".into()), ..Options::default() };
    let (read, _) = try_with(FollowTheMoney, ENTITIES, &options).unwrap();
    assert_eq!(read[0].datasets, ["demo", "mine"]);
}

#[test]
fn a_line_that_is_no_entity_is_refused_with_its_number() {
    let nested =
        [ENTITIES, br#"{"id":"x","schema":"Person","properties":{"address":[{"id":"y"}]}}"#].concat();
    assert_eq!(refusal(FollowTheMoney, &nested).0, 3);
    let nameless = [ENTITIES, br#"{"id":" ","schema":"Person"}"#].concat();
    assert_eq!(refusal(FollowTheMoney, &nameless), (3, "an entity without id or schema".to_owned()));
}

prop_compose! {
    fn entity()(
        id in "[a-z0-9-]{1,12}",
        schema in "[A-Z][a-z]{1,8}",
        caption in "\\PC{0,12}",
        properties in prop::collection::btree_map("[a-zA-Z]{1,8}", prop::collection::vec("[ -~\\n\u{600}-\u{6ff}«»]{1,12}", 0..4), 0..5),
        datasets in prop::collection::vec("[a-z]{1,5}", 0..3),
        target in any::<Option<bool>>(),
    ) -> Entity {
        let caption = caption.chars().filter(|c| c.is_alphanumeric()).collect();
        let properties: BTreeMap<_, _> = properties;
        Entity { id, schema, caption, properties, datasets, target, ..Entity::default() }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_as_the_same(written in prop::collection::vec(entity(), 1..6)) {
        let text: String = written.iter().map(|entity| ftm_line(entity) + "\n").collect();
        prop_assert_eq!(entities(FollowTheMoney, text.as_bytes()), written);
    }
}
