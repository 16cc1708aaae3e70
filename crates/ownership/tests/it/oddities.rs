//! Odd data is kept, answered from, and named; it never stops anything.

use ownership::bods::Statement;
use ownership::{Oddity, Problem};
use serde_json::{Value, json};

use crate::support::{World, assert_shares, builder, node, now};

fn found(problems: &[Problem]) -> Vec<Oddity> {
    problems.iter().map(|problem| problem.oddity.clone()).collect()
}

fn one_interest(interest: Value) -> World {
    let mut world = World::default();
    world.person("P").company("A").interest("P", "A", interest);
    world
}

#[test]
fn shares_outside_of_the_whole_are_brought_into_it_and_reported() {
    for (percent, taken) in [(140.0, 100.0), (-20.0, 0.0)] {
        let world = one_interest(json!({ "type": "shareholding", "share": { "exact": percent } }));
        let (graph, problems) = world.build();
        assert_eq!(found(&problems), [Oddity::ShareOutOfRange]);
        assert_shares(&graph, "P", "A", (taken, taken));
    }
}

#[test]
fn bounds_the_wrong_way_round_are_turned_and_reported() {
    let world = one_interest(json!({ "type": "shareholding", "share": { "minimum": 60, "maximum": 40 } }));
    let (graph, problems) = world.build();
    assert_eq!(found(&problems), [Oddity::BoundsReversed]);
    assert_shares(&graph, "P", "A", (40.0, 60.0));
}

#[test]
fn an_end_before_the_start_is_reported_and_never_holds() {
    let world = one_interest(
        json!({ "type": "shareholding", "startDate": "2021-01-01", "endDate": "2020-01-01", "share": { "exact": 9 } }),
    );
    let (graph, problems) = world.build();
    assert_eq!(found(&problems), [Oddity::DatesReversed]);
    assert_shares(&graph, "P", "A", (0.0, 0.0));
}

#[test]
fn a_company_that_owns_itself_is_reported() {
    let mut world = World::default();
    world.company("A").holds("A", "A", 100.0);
    let (graph, problems) = world.build();
    assert_eq!(found(&problems), [Oddity::HoldsItself]);
    let owners = now(&graph).owners(node(&graph, "A"));
    assert_eq!((owners.owners.len(), owners.closed_loops.len()), (0, 1));
    assert_eq!(now(&graph).control(node(&graph, "A")), []);
    assert_eq!(now(&graph).opacity(node(&graph, "A")).opaque.lo, 1.0);
}

#[test]
fn more_than_the_whole_is_reported_and_nobody_gets_more_than_it() {
    let mut world = World::default();
    world.person("P").person("Q").company("A").company("B");
    world.holds("P", "A", 80.0).holds("Q", "A", 70.0).holds("A", "B", 100.0).holds("B", "A", 60.0);
    let graph = world.graph();
    let owners = now(&graph).owners(node(&graph, "B"));
    let [Oddity::MoreThanWhole { least }] = found(&owners.problems)[..] else {
        panic!("{:?}", owners.problems)
    };
    assert!((least - 2.1).abs() < 1e-9, "{least}");
    assert!(owners.owners.iter().all(|one| one.shares.lo <= 1.0 && one.shares.hi <= 1.0), "{owners:?}");
}

#[test]
fn a_record_that_nobody_describes_is_reported_and_takes_part() {
    let mut world = World::default();
    world.company("A").holds("ghost", "A", 100.0);
    let (graph, problems) = world.build();
    assert_eq!(found(&problems), [Oddity::RecordNotDescribed]);
    assert_shares(&graph, "ghost", "A", (100.0, 100.0));
    assert_eq!(now(&graph).opacity(node(&graph, "A")).opaque.lo, 1.0);
}

#[test]
fn a_statement_without_use_is_left_out_and_one_reused_is_named() {
    let mut builder = builder(&[]);
    builder.statement(&Statement::parse("{\"recordType\": 7, \"recordDetails\": []}", 4).unwrap());
    let (_, problems) = builder.build();
    assert_eq!((found(&problems), problems[0].at.as_str()), (vec![Oddity::NotUsable], "statement 4"));

    let mut world = World::default();
    world.company("A").company("B");
    world.statements[1]["statementId"] = world.statements[0]["statementId"].clone();
    assert_eq!(found(&world.build().1), [Oddity::StatementReused]);
}

#[test]
fn a_statement_that_comes_twice_counts_once() {
    let mut world = World::default();
    world.person("P").company("A").holds("P", "A", 30.0);
    let (once, _) = world.build();
    world.statements.extend(world.statements.clone());
    let (twice, problems) = world.build();
    assert_eq!(problems, []);
    assert_eq!(twice.ties(), once.ties());
}
