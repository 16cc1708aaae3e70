//! Real statements: Companies House (OGL v3) and GLEIF (CC0), as published by Open Ownership.

use std::fs::File;
use std::io::BufReader;

use jiff::civil::{Date, date};
use ownership::bods::{Statement, Statements};
use ownership::{Graph, Identifier, Problem, folded};

use crate::support::shared;

const THEN: Date = date(2025, 3, 1);

fn statements(test: &str) -> Option<Vec<Statement>> {
    let path = shared(test, "data/bods-real/all_demo.jsonl")?;
    Some(Statements::new(BufReader::new(File::open(path).unwrap())).map(Result::unwrap).collect())
}

fn real(test: &str) -> Option<(Graph, Vec<Problem>)> {
    let mut builder = Graph::builder();
    for statement in statements(test)? {
        builder.statement(&statement);
    }
    Some(builder.build())
}

#[test]
fn all_real_statements_are_valid_and_usable() {
    let Some(all) = statements("all_real_statements_are_valid") else { return };
    assert_eq!(all.len(), 1_204);
    assert!(all.iter().all(|statement| statement.faults().is_empty()));
    let (_, problems) = real("all_real_statements_are_valid").unwrap();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_two_registers_meet_in_38_companies() {
    let Some((graph, _)) = real("the_two_registers_meet") else { return };
    assert_eq!(graph.parties(), 520 + 18 - 38);
    let lei = graph.find("XI-LEI-2138002S3XGZ38WN5Q72").unwrap();
    assert_eq!(graph.find("GB-COH-07640868"), Some(lei));
    assert_eq!(graph.find_identifier(&Identifier::new("gb-coh", "07640868").unwrap()), Some(lei));
}

#[test]
fn three_companies_of_one_name_stay_three() {
    let Some((graph, _)) = real("three_companies_of_one_name") else { return };
    let wanted = folded("BANK SADERAT IRAN");
    let group = graph.namesakes().into_iter().find(|group| folded(&group[0].name) == wanted).unwrap();
    let ids: Vec<&str> = group.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        ids,
        ["XI-LEI-2763RIUHRUXVYE8VBI52", "XI-LEI-549300KBNGV4NYY3GE68", "XI-LEI-894500MDF6I8J93LO347"]
    );
}

#[test]
fn the_farthest_owner_is_six_steps_away_and_nobody_owns_more_than_everything() {
    let Some((graph, _)) = real("the_farthest_owner") else { return };
    let view = graph.at(THEN, THEN);
    let mut farthest = 0;
    for node in graph.nodes() {
        let owners = view.owners(node);
        for owner in &owners.owners {
            let shares = owner.shares;
            assert!(0.0 <= shares.lo && shares.lo <= shares.hi && shares.hi <= 1.0, "{owner:?}");
            assert!(owner.path.iter().all(|step| !step.ties.is_empty()), "every step has its statements");
            farthest = farthest.max(owner.path.len());
        }
        assert!(owners.not_followed.is_empty());
    }
    assert_eq!(farthest, 6);
}
