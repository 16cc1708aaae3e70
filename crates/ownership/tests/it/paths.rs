//! Chains between two parties, and the group of one.

use entities::Entity;
use ownership::{Graph, Interest, Limits};
use serde_json::json;

use crate::support::{TODAY, World, node, now};

fn edge(schema: &str, one: (&str, &str), other: (&str, &str)) -> Entity {
    let mut edge = Entity::new(format!("{}-{}", one.1, other.1), schema);
    edge.add(one.0, one.1);
    edge.add(other.0, other.1);
    edge
}

fn ends(graph: &Graph, from: &str, to: &str, steps: usize) -> Vec<Vec<(String, String)>> {
    let found = now(graph).paths(node(graph, from), node(graph, to), steps).paths;
    let step = |one: &ownership::Step| (one.party.id.clone(), one.subject.id.clone());
    found.iter().map(|path| path.iter().map(step).collect()).collect()
}

fn pair(one: &str, other: &str) -> (String, String) {
    (one.into(), other.into())
}

/// A spouse, an office, and shares, from a reviewer to a company.
fn family() -> Graph {
    let mut world = World::default();
    world.person("reviewer").person("spouse").company("sub").company("parent").holds("parent", "sub", 80.0);
    let mut builder = world.builder();
    builder.entity(&edge("Family", ("person", "reviewer"), ("relative", "spouse")));
    builder.entity(&edge("Directorship", ("director", "spouse"), ("organization", "sub")));
    builder.build().0
}

#[test]
fn a_chain_is_walked_along_ties_in_either_direction() {
    let graph = family();
    let wanted = vec![pair("spouse", "reviewer"), pair("spouse", "sub"), pair("parent", "sub")];
    assert_eq!(ends(&graph, "reviewer", "parent", 3), [wanted]);
    assert!(ends(&graph, "reviewer", "parent", 2).is_empty(), "farther than was asked");
}

#[test]
fn family_can_be_left_out() {
    let graph = family();
    let (from, to) = (node(&graph, "reviewer"), node(&graph, "parent"));
    assert!(now(&graph).without_personal_ties().paths(from, to, 9).paths.is_empty());
}

#[test]
fn all_shortest_chains_are_shown() {
    let mut world = World::default();
    world.person("P").company("A").company("B").company("C").company("D");
    world.holds("P", "A", 10.0).holds("P", "B", 10.0).holds("A", "C", 10.0).holds("B", "C", 10.0);
    world.holds("P", "D", 1.0);
    let found = ends(&world.graph(), "P", "C", 6);
    let wanted = [[pair("P", "A"), pair("A", "C")], [pair("P", "B"), pair("B", "C")]];
    assert_eq!(found, wanted);
}

#[test]
fn a_short_way_over_one_party_hides_no_longer_one_over_another_and_none_leads_back() {
    let mut world = World::default();
    for (party, subject) in
        [("P", "top"), ("P", "low"), ("P", "aside"), ("top", "mid"), ("mid", "low"), ("P", "top")]
    {
        world.company(subject).interest(party, subject, json!({ "type": "shareholding" }));
    }
    let graph = world.company("P").graph();
    let over = |steps| {
        let found = now(&graph).paths_over_each(node(&graph, "P"), node(&graph, "top"), steps).paths;
        let first = |path: &ownership::Path| (path[0].subject.id.clone(), path.len());
        let mut first: Vec<(String, usize)> = found.iter().map(first).collect();
        first.sort();
        first
    };
    assert_eq!(over(3), [("low".into(), 3), ("top".into(), 1)], "aside leads only back over P");
    assert_eq!(over(2), [("top".into(), 1)]);
}

#[test]
fn an_agent_of_thousands_is_named_and_not_walked_through() {
    let mut world = World::default();
    for company in ["A", "B", "C", "D"] {
        world.company(company).interest("agent", company, json!({ "type": "nominee" }));
    }
    let graph = world.graph();
    let view = now(&graph).with_limits(Limits { parties: 100, ties: 3 });
    let found = view.paths(node(&graph, "A"), node(&graph, "B"), 4);
    assert!(found.paths.is_empty());
    assert_eq!(found.not_followed[0].id, "agent");
    assert_eq!(view.paths(node(&graph, "A"), node(&graph, "agent"), 4).paths.len(), 1, "it may be the end");
    let over = view.paths_over_each(node(&graph, "A"), node(&graph, "B"), 4);
    assert_eq!((over.paths.len(), over.not_followed[0].id.as_str()), (1, "agent"), "and the first");
}

#[test]
fn the_group_has_those_above_those_below_and_those_in_office() {
    let graph = family();
    let group = graph.at(TODAY, TODAY).group(node(&graph, "parent"));
    assert_eq!(group.subsidiaries.iter().map(|one| one.party.id.as_str()).collect::<Vec<_>>(), ["sub"]);
    let officers: Vec<(&str, &str, Interest)> =
        group.officers.iter().map(|one| (one.party.id.as_str(), one.of.id.as_str(), one.office)).collect();
    assert_eq!(officers, [("spouse", "sub", Interest::Directorship)]);
    let above = graph.at(TODAY, TODAY).group(node(&graph, "sub")).parents;
    assert_eq!(above.iter().map(|one| one.party.id.as_str()).collect::<Vec<_>>(), ["parent"]);
}

#[test]
fn answers_are_json() {
    let graph = family();
    let answer = serde_json::to_value(now(&graph).group(node(&graph, "parent"))).unwrap();
    assert_eq!(answer["subsidiaries"][0]["party"]["id"], "sub");
    assert_eq!(answer["subsidiaries"][0]["path"][0]["ties"][0]["interest"], "shareholding");
    assert_eq!(
        answer["subsidiaries"][0]["path"][0]["ties"][0]["statement"]["sha256"].as_str().unwrap().len(),
        64
    );
}

#[test]
fn among_a_few_parties_every_tie_is_told_once_and_no_other() {
    let mut world = World::default();
    world.person("P").company("A").company("B").company("C");
    world
        .holds("P", "A", 10.0)
        .holds("A", "B", 20.0)
        .holds("B", "A", 30.0)
        .holds("B", "C", 40.0)
        .holds("A", "A", 1.0);
    let graph = world.graph();
    let asked = ["P", "A", "B"].map(|name| node(&graph, name));
    let steps = now(&graph).among(&asked);
    let ends: Vec<(&str, &str)> =
        steps.iter().map(|step| (step.party.id.as_str(), step.subject.id.as_str())).collect();
    assert_eq!(ends, [("P", "A"), ("B", "A"), ("A", "B")]);
    assert!(steps.iter().all(|step| step.ties.len() == 1));
}
