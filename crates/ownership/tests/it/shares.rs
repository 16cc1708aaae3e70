//! Shares over all chains together.

use serde_json::json;

use crate::support::{World, assert_shares, builder, node, now, owner, shared};

#[test]
fn two_small_chains_add_to_a_large_share() {
    let mut world = World::default();
    world.person("P").company("A").company("B").company("C");
    world.holds("P", "A", 30.0).holds("P", "B", 30.0).holds("A", "C", 50.0).holds("B", "C", 50.0);
    assert_shares(&world.graph(), "P", "C", (30.0, 30.0));
}

#[test]
fn a_share_of_a_share_is_their_product() {
    let mut world = World::default();
    world.person("A").company("B").company("C");
    world.holds("A", "B", 60.0).holds("B", "C", 60.0);
    assert_shares(&world.graph(), "A", "C", (36.0, 36.0));
}

#[test]
fn a_cross_holding_is_counted_through() {
    let mut world = World::default();
    world.person("P").company("A").company("B");
    world.holds("P", "A", 50.0).holds("A", "B", 10.0).holds("B", "A", 10.0);
    let graph = world.graph();
    assert_shares(&graph, "P", "A", (50.0 / 0.99, 50.0 / 0.99));
    assert_shares(&graph, "P", "B", (5.0 / 0.99, 5.0 / 0.99));
    assert_shares(&graph, "A", "B", (10.0 / 0.99, 10.0 / 0.99));
}

#[test]
fn own_shares_count_for_the_others() {
    let mut world = World::default();
    world.person("P").company("A");
    world.holds("P", "A", 40.0).holds("A", "A", 20.0);
    assert_shares(&world.graph(), "P", "A", (50.0, 50.0));
}

#[test]
fn a_share_that_nobody_states_is_what_the_others_leave() {
    let mut world = World::default();
    world.person("P").person("Q").company("A");
    world.unknown("P", "A");
    assert_shares(&world.graph(), "P", "A", (0.0, 100.0));
    world.holds("Q", "A", 30.0);
    assert_shares(&world.graph(), "P", "A", (0.0, 70.0));
    assert_shares(&world.graph(), "Q", "A", (30.0, 30.0));
}

#[test]
fn bands_multiply_and_leave_each_other_room() {
    let mut world = World::default();
    world.person("P").company("A").company("B");
    world.band("P", "A", 75.0, 100.0).band("A", "B", 25.0, 50.0);
    assert_shares(&world.graph(), "P", "B", (18.75, 50.0));
    world.person("Q").band("Q", "B", 60.0, 75.0);
    assert_shares(&world.graph(), "P", "B", (18.75, 40.0));
}

#[test]
fn what_is_left_of_a_company_is_handed_out_once() {
    // P is behind both of the holders whose shares nobody states, and gets the whole at most.
    let mut world = World::default();
    world.person("P").company("A").company("B").company("C").person("Q");
    world.holds("P", "A", 100.0).holds("P", "B", 50.0);
    world.unknown("A", "C").unknown("B", "C").holds("Q", "C", 40.0);
    assert_shares(&world.graph(), "P", "C", (0.0, 60.0));
}

#[test]
fn several_records_on_one_holding_are_not_added() {
    let mut world = World::default();
    world.person("P").company("A");
    world.band("P", "A", 25.0, 50.0).holds("P", "A", 40.0).holds("P", "A", 30.0);
    assert_shares(&world.graph(), "P", "A", (40.0, 50.0));
}

#[test]
fn a_closed_loop_has_no_owner_and_no_double_share() {
    let mut world = World::default();
    world.company("A").company("B").company("C");
    world.holds("A", "B", 100.0).holds("B", "A", 100.0).holds("B", "C", 30.0);
    let graph = world.graph();
    let owners = now(&graph).owners(node(&graph, "C"));
    assert!(owners.owners.iter().all(|one| !one.ultimate), "{owners:?}");
    let loops: Vec<Vec<&str>> =
        owners.closed_loops.iter().map(|all| all.iter().map(|one| one.id.as_str()).collect()).collect();
    assert_eq!(loops, [["A", "B"]]);
    assert_shares(&graph, "B", "C", (30.0, 30.0));
    assert_shares(&graph, "A", "C", (30.0, 30.0));
    assert_shares(&graph, "A", "B", (100.0, 100.0));
    assert_eq!(now(&graph).ultimate_controllers(), []);
}

#[test]
fn an_asserted_sum_is_compared_with_the_chain_and_not_added() {
    let mut world = World::default();
    world.person("P").company("A").company("B");
    world.holds("P", "A", 50.0).holds("A", "B", 80.0);
    let asserted = |percent: f64| json!({ "type": "shareholding", "directOrIndirect": "indirect", "share": { "exact": percent } });
    world.interest("P", "B", asserted(40.0));
    let agreeing = world.graph();
    assert_shares(&agreeing, "P", "B", (40.0, 40.0));
    assert_eq!(now(&agreeing).owners(node(&agreeing, "B")).problems, []);

    world.statements.pop();
    world.interest("P", "B", asserted(60.0));
    let differing = world.graph();
    assert_shares(&differing, "P", "B", (60.0, 60.0));
    assert_eq!(now(&differing).owners(node(&differing, "B")).problems.len(), 1);
}

#[test]
fn a_record_of_components_is_an_assertion_whatever_it_calls_itself() {
    let mut world = World::default();
    world.person("P").company("A").company("B");
    world.holds("P", "A", 100.0).holds("A", "B", 80.0).holds("P", "B", 80.0);
    let last = world.statements.last_mut().unwrap();
    last["recordDetails"]["componentRecords"] = json!(["A", "x"]);
    assert_shares(&world.graph(), "P", "B", (80.0, 80.0));
}

#[test]
fn the_finnish_example_gives_the_state_the_whole_once() {
    let Some(path) = shared("the_finnish_example", "bods/examples/bods-package-fi-soe.json") else { return };
    let statements: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let (graph, problems) = builder(&statements).build();
    assert_eq!(problems, []);
    let (gas, state, ministry) = ("19f1c5afe9d7", "05ce06ec97b1", "7ff95ba3682c");
    assert_shares(&graph, state, gas, (100.0, 100.0));
    assert_shares(&graph, ministry, gas, (100.0, 100.0));
    assert_shares(&graph, "0199c515a699", gas, (76.5, 76.5));
    let answer = now(&graph).state(node(&graph, gas));
    assert_eq!((answer.shares.lo, answer.shares.hi), (1.0, 1.0));
    assert_eq!(owner(&graph, state, gas).unwrap().path.len(), 1);
    assert_eq!(now(&graph).opacity(node(&graph, gas)).opaque.hi, 0.0);
}

#[test]
fn what_a_state_is_said_to_hold_carries_down() {
    let mut world = World::default();
    world.entity("S", "state").company("A").company("B");
    world.interest(
        "S",
        "A",
        json!({ "type": "shareholding", "directOrIndirect": "indirect", "share": { "exact": 100 } }),
    );
    world.holds("A", "B", 60.0);
    assert_shares(&world.graph(), "S", "B", (60.0, 60.0));
}

#[test]
fn every_owner_comes_with_its_chain_and_statements() {
    let mut world = World::default();
    world.person("P").company("A").company("B");
    world.holds("P", "A", 100.0).holds("A", "B", 100.0);
    let graph = world.graph();
    let path = owner(&graph, "P", "B").unwrap().path;
    let steps: Vec<(&str, &str)> =
        path.iter().map(|one| (one.party.id.as_str(), one.subject.id.as_str())).collect();
    assert_eq!(steps, [("P", "A"), ("A", "B")]);
    let cited: Vec<&str> = path.iter().map(|step| step.ties[0].statement.id.as_str()).collect();
    assert_eq!(
        cited,
        [
            world.statements[3]["statementId"].as_str().unwrap(),
            world.statements[4]["statementId"].as_str().unwrap()
        ]
    );
}

#[test]
fn a_company_with_too_many_holders_is_named_and_the_bounds_allow_for_them() {
    let mut world = World::default();
    world.company("A").company("H").holds("H", "A", 80.0);
    for holder in 0..9 {
        let holder = format!("P{holder}");
        world.person(&holder).holds(&holder, "H", 10.0);
    }
    let graph = world.graph();
    let limits = ownership::Limits { parties: 100, ties: 5 };
    let answer = now(&graph).with_limits(limits).owners(node(&graph, "A"));
    assert_eq!(answer.not_followed.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["H"]);
    let opacity = now(&graph).with_limits(limits).opacity(node(&graph, "A"));
    assert!((opacity.opaque.lo - 0.2).abs() < 1e-9 && opacity.opaque.hi == 1.0, "{opacity:?}");
}
