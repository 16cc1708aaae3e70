//! Control, apart from what flows.

use ownership::{Basis, Certainty, Controller};
use serde_json::json;

use crate::support::{World, node, now, owner};

fn controllers(world: &World, of: &str) -> Vec<(String, Certainty, Basis)> {
    let graph = world.graph();
    let short = |one: Controller| (one.party.id, one.certainty, one.basis);
    now(&graph).control(node(&graph, of)).into_iter().map(short).collect()
}

fn sure(who: &str, basis: Basis) -> (String, Certainty, Basis) {
    (who.into(), Certainty::Certain, basis)
}

#[test]
fn a_minority_of_what_flows_can_control() {
    let mut world = World::default();
    world.person("A").company("B").company("C").holds("A", "B", 60.0).holds("B", "C", 60.0);
    assert_eq!(controllers(&world, "C"), [sure("A", Basis::Majority), sure("B", Basis::Majority)]);
    let graph = world.graph();
    let ultimate: Vec<(String, usize)> = now(&graph)
        .control(node(&graph, "C"))
        .into_iter()
        .filter(|one| one.ultimate)
        .map(|one| (one.party.id, one.path.len()))
        .collect();
    assert_eq!(ultimate, [("A".to_owned(), 2)]);
    assert_eq!(owner(&graph, "A", "C").unwrap().control, Some(Certainty::Certain));
}

#[test]
fn votes_of_controlled_companies_count_together() {
    let mut world = World::default();
    world.person("P").company("A").company("B").company("C");
    world.holds("P", "A", 51.0).holds("P", "B", 51.0).holds("A", "C", 26.0).holds("B", "C", 26.0);
    assert_eq!(controllers(&world, "C"), [sure("P", Basis::Majority)]);
    let graph = world.graph();
    let votes = owner(&graph, "P", "C").unwrap().votes;
    assert!((votes.lo - 0.52).abs() < 1e-9 && (votes.hi - 0.52).abs() < 1e-9, "{votes:?}");
}

#[test]
fn half_is_no_majority() {
    let mut world = World::default();
    world.person("P").person("Q").company("A").holds("P", "A", 50.0).holds("Q", "A", 50.0);
    assert_eq!(controllers(&world, "A"), []);
}

#[test]
fn more_than_half_is_a_majority_and_at_least_half_may_be() {
    let mut open = World::default();
    open.person("P").company("A");
    open.interest(
        "P",
        "A",
        json!({ "type": "votingRights", "share": { "exclusiveMinimum": 50, "maximum": 75 } }),
    );
    assert_eq!(controllers(&open, "A"), [sure("P", Basis::Majority)]);

    let mut closed = World::default();
    closed.person("P").company("A").band("P", "A", 50.0, 75.0);
    assert_eq!(controllers(&closed, "A"), [("P".into(), Certainty::Possible, Basis::Majority)]);
}

#[test]
fn votes_that_others_hold_cannot_be_commanded() {
    let mut world = World::default();
    world.person("P").person("Q").company("A").unknown("P", "A").holds("Q", "A", 60.0);
    assert_eq!(controllers(&world, "A"), [sure("Q", Basis::Majority)]);
}

#[test]
fn stated_votes_go_before_shares() {
    let mut world = World::default();
    world.person("P").company("A").holds("P", "A", 90.0);
    world.interest("P", "A", json!({ "type": "votingRights", "share": { "exact": 10 } }));
    assert_eq!(controllers(&world, "A"), []);
}

#[test]
fn a_board_a_golden_share_a_statute_and_consolidation_control_without_votes() {
    for (interest, basis) in [
        (json!({ "type": "appointmentOfBoard" }), Basis::Board),
        (json!({ "type": "controlViaCompanyRulesOrArticles" }), Basis::Articles),
        (json!({ "type": "controlByLegalFramework" }), Basis::Statute),
        (
            json!({ "type": "otherInfluenceOrControl", "details": "IS_DIRECTLY_CONSOLIDATED_BY" }),
            Basis::Consolidation,
        ),
    ] {
        let mut world = World::default();
        world
            .entity("S", "state")
            .company("A")
            .company("B")
            .interest("S", "A", interest)
            .holds("A", "B", 51.0);
        assert_eq!(controllers(&world, "B"), [sure("A", Basis::Majority), sure("S", Basis::Majority)]);
        assert_eq!(controllers(&world, "A"), [sure("S", basis)]);
        let graph = world.graph();
        let state = now(&graph).state(node(&graph, "B"));
        assert_eq!(state.controllers.len(), 1, "the state controls B through A");
    }
}

#[test]
fn appointing_a_few_of_the_board_is_not_control() {
    let mut world = World::default();
    world.person("P").company("A");
    world.interest("P", "A", json!({ "type": "appointmentOfBoard", "share": { "exact": 20 } }));
    assert_eq!(controllers(&world, "A"), []);
}

#[test]
fn influence_is_possible_control_and_an_option_is_none() {
    let mut world = World::default();
    world.person("P").person("Q").company("A");
    world.interest("P", "A", json!({ "type": "otherInfluenceOrControl" }));
    world.interest("Q", "A", json!({ "type": "conditionalRightsGrantedByContract" }));
    assert_eq!(controllers(&world, "A"), [("P".into(), Certainty::Possible, Basis::Influence)]);
}

#[test]
fn whom_somebody_controls_comes_with_chain_and_certainty() {
    let mut world = World::default();
    world.person("P").company("A").company("B").company("C").company("D");
    world.holds("P", "A", 60.0).holds("A", "B", 60.0).band("B", "C", 50.0, 75.0).holds("P", "D", 40.0);
    let graph = world.graph();
    let found: Vec<(String, Certainty, usize)> = now(&graph)
        .controlled_by(node(&graph, "P"))
        .into_iter()
        .map(|one| (one.party.id, one.certainty, one.path.len()))
        .collect();
    assert_eq!(
        found,
        [
            ("A".into(), Certainty::Certain, 1),
            ("B".into(), Certainty::Certain, 2),
            ("C".into(), Certainty::Possible, 3)
        ]
    );
}

#[test]
fn all_ultimate_controllers_are_those_of_each_company() {
    let mut world = World::default();
    world.person("P").person("Q").company("A").company("B").company("C").company("D");
    world.holds("P", "A", 60.0).holds("A", "B", 60.0).holds("Q", "C", 30.0).holds("C", "D", 80.0);
    let graph = world.graph();
    let id = |node| graph.show(node).id;
    let pairs: Vec<(String, String)> =
        now(&graph).ultimate_controllers().into_iter().map(|(one, by)| (id(one), id(by))).collect();
    let wanted = [("A", "P"), ("B", "P"), ("D", "C")].map(|(one, by)| (one.to_owned(), by.to_owned()));
    assert_eq!(pairs, wanted);
}

#[test]
fn a_loop_under_an_owner_is_controlled_by_the_owner() {
    let mut world = World::default();
    world.person("P").company("A").company("B");
    world.holds("P", "A", 40.0).holds("B", "A", 60.0).holds("A", "B", 49.0).holds("P", "B", 51.0);
    assert_eq!(controllers(&world, "A"), [sure("B", Basis::Majority), sure("P", Basis::Majority)]);
    let graph = world.graph();
    let id = |node| graph.show(node).id;
    let pairs: Vec<(String, String)> =
        now(&graph).ultimate_controllers().into_iter().map(|(one, by)| (id(one), id(by))).collect();
    assert_eq!(pairs, [("A".to_owned(), "P".to_owned()), ("B".to_owned(), "P".to_owned())]);
}
