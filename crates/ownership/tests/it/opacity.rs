//! How much reaches nobody who is known, and whether that is declared.

use ownership::Opacity;
use serde_json::json;

use crate::support::{World, node, now};

fn opacity(world: &World) -> Opacity {
    let graph = world.graph();
    now(&graph).opacity(node(&graph, "A"))
}

fn bounds(interval: ownership::Interval) -> (f64, f64) {
    (interval.lo, interval.hi)
}

#[test]
fn what_reaches_persons_and_states_is_not_opaque() {
    let mut world = World::default();
    world.person("P").entity("S", "stateBody").company("A").company("B");
    world.holds("P", "A", 25.0).holds("B", "A", 50.0).holds("S", "B", 50.0);
    assert_eq!(bounds(opacity(&world).opaque), (0.5, 0.5));
    assert_eq!(bounds(opacity(&world).no_data), (0.5, 0.5));
}

#[test]
fn declared_unknown_is_not_the_same_as_no_data() {
    let mut world = World::default();
    world.company("A");
    let silent = opacity(&world);
    assert_eq!((bounds(silent.opaque), bounds(silent.declared_unknown)), ((1.0, 1.0), (0.0, 0.0)));
    assert_eq!((bounds(silent.no_data), silent.declared), ((1.0, 1.0), vec![]));

    world.holds("nobody", "A", 100.0);
    let statement = world.statements.last_mut().unwrap();
    statement["recordDetails"]["interestedParty"] =
        json!({ "reason": "interestedPartyHasNotProvidedInformation" });
    let declared = opacity(&world);
    assert_eq!((bounds(declared.opaque), bounds(declared.declared_unknown)), ((1.0, 1.0), (1.0, 1.0)));
    assert_eq!(bounds(declared.no_data), (0.0, 0.0));
    assert_eq!(declared.declared[0].1.as_deref(), Some("interestedPartyHasNotProvidedInformation"));
}

#[test]
fn an_anonymous_person_is_a_declared_unknown() {
    let mut world = World::default();
    world.person("X").company("A").holds("X", "A", 60.0);
    world.statements[0]["recordDetails"]["personType"] = json!("anonymousPerson");
    world.statements[0]["recordDetails"]["unspecifiedPersonDetails"] =
        json!({ "reason": "subjectExemptFromDisclosure" });
    let found = opacity(&world);
    assert_eq!(bounds(found.declared_unknown), (0.6, 0.6));
    assert_eq!(bounds(found.no_data), (0.4, 0.4));
    assert_eq!(found.declared[0].1.as_deref(), Some("subjectExemptFromDisclosure"));
}

#[test]
fn a_state_may_hold_what_no_person_is_known_to_hold() {
    let mut world = World::default();
    world.person("P").entity("S", "state").company("A");
    world.holds("P", "A", 30.0).holds("S", "A", 20.0);
    let graph = world.graph();
    let state = now(&graph).state(node(&graph, "A"));
    assert_eq!((bounds(state.shares), bounds(state.stated)), ((0.2, 0.7), (0.2, 0.2)));
    assert_eq!(state.bodies.len(), 1);
}

#[test]
fn a_tie_of_no_stated_kind_may_be_anything() {
    let mut world = World::default();
    world.person("P").company("A").interest("P", "A", json!({ "type": "unpublishedInterest" }));
    assert_eq!(bounds(opacity(&world).opaque), (0.0, 1.0));
}
