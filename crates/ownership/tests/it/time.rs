//! What held on a day, and what was known on a day.

use jiff::civil::{Date, date};
use ownership::Graph;
use serde_json::{Value, json};

use crate::support::{World, builder, node};

fn owners(graph: &Graph, on: Date, known: Date) -> Vec<String> {
    graph.at(on, known).owners(node(graph, "A")).owners.into_iter().map(|one| one.party.id).collect()
}

/// P's holding in A as one record with these statements: date, status, interest.
fn series(statements: &[(&str, &str, Value)]) -> Graph {
    let mut world = World::default();
    world.person("P").company("A");
    for (at, (date, status, interest)) in statements.iter().enumerate() {
        world.interest("P", "A", interest.clone());
        let statement = world.statements.last_mut().unwrap();
        statement["recordId"] = json!("holding");
        statement["statementId"] = json!(format!("{at:0>32}"));
        statement["statementDate"] = json!(date);
        statement["recordStatus"] = json!(status);
    }
    builder(&world.statements).build().0
}

fn shares(from: Option<&str>, to: Option<&str>) -> Value {
    let mut interest = json!({ "type": "shareholding", "share": { "exact": 30 } });
    for (field, date) in [("startDate", from), ("endDate", to)] {
        date.into_iter().for_each(|date| interest[field] = json!(date));
    }
    interest
}

const LATER: Date = date(2025, 1, 1);

#[test]
fn an_interest_holds_from_its_start_until_the_day_before_its_end() {
    let graph = series(&[("2020-01-01", "new", shares(Some("2019-03-01"), Some("2021-03-01")))]);
    for (day, holds) in [
        (date(2019, 2, 28), false),
        (date(2019, 3, 1), true),
        (date(2021, 2, 28), true),
        (date(2021, 3, 1), false),
    ] {
        assert_eq!(!owners(&graph, day, LATER).is_empty(), holds, "{day}");
    }
}

#[test]
fn what_was_stated_later_was_not_known() {
    let graph = series(&[("2020-01-01", "new", shares(Some("2015-01-01"), None))]);
    assert!(owners(&graph, date(2018, 1, 1), date(2019, 12, 31)).is_empty());
    assert_eq!(owners(&graph, date(2018, 1, 1), date(2020, 1, 1)), ["P"]);
}

#[test]
fn the_newest_statement_that_was_known_counts() {
    let mut more = shares(Some("2015-01-01"), None);
    more["share"]["exact"] = json!(45);
    let graph =
        series(&[("2022-01-01", "updated", more), ("2020-01-01", "new", shares(Some("2015-01-01"), None))]);
    let share = |known| graph.at(date(2024, 1, 1), known).owners(node(&graph, "A")).owners[0].shares.lo;
    assert_eq!(share(date(2021, 1, 1)), 0.3);
    assert_eq!(share(date(2022, 1, 1)), 0.45);
}

#[test]
fn a_closed_record_holds_no_longer_but_did() {
    for last in [shares(Some("2015-01-01"), None), json!({ "type": "unknownInterest" })] {
        let graph = series(&[
            ("2020-01-01", "new", shares(Some("2015-01-01"), None)),
            ("2022-06-01", "closed", last),
        ]);
        assert!(owners(&graph, date(2023, 1, 1), LATER).is_empty());
        assert_eq!(owners(&graph, date(2021, 1, 1), LATER), ["P"]);
        assert_eq!(owners(&graph, date(2023, 1, 1), date(2022, 5, 31)), ["P"], "nobody knew yet");
        assert_eq!(graph.at(date(2021, 1, 1), LATER).owners(node(&graph, "A")).owners[0].shares.hi, 0.3);
    }
}
