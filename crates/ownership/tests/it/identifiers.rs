//! Records are joined by identifier, and by nothing else.

use ownership::{Graph, Identifier, Oddity};
use serde_json::json;

use crate::support::{World, builder, node, now};

fn with_identifier(record: &str, scheme: &str, id: &str) -> serde_json::Value {
    let mut world = World::default();
    world.company(record);
    let mut statement = world.statements.remove(0);
    statement["recordDetails"]["identifiers"] = json!([{ "scheme": scheme, "id": id }]);
    statement
}

fn joined(one: (&str, &str), other: (&str, &str)) -> bool {
    let (graph, _) =
        builder(&[with_identifier("a", one.0, one.1), with_identifier("b", other.0, other.1)]).build();
    graph.find("a") == graph.find("b")
}

#[test]
fn copying_marks_and_letter_case_do_not_keep_records_apart() {
    assert!(joined(("GB-COH", "SC077750"), ("gb-coh", "sc077750")));
    assert!(joined(("GB-COH", "07640868"), (" GB\u{2011}COH.", "\u{200b}07640868 ")));
    assert!(joined(("DE-CR", "HRB  136926"), ("DE-CR", "HRB\u{a0}136926")));
}

#[test]
fn another_scheme_or_another_number_is_another_company() {
    assert!(!joined(("GB-COH", "07640868"), ("XI-LEI", "07640868")));
    assert!(!joined(("GB-COH", "07640868"), ("GB-COH", "7640868")));
    assert!(!joined(("GB-COH", ""), ("GB-COH", "")));
}

#[test]
fn a_name_only_proposes() {
    let mut world = World::default();
    world.company("a").company("b");
    for statement in &mut world.statements {
        statement["recordDetails"]["name"] = json!("ACME Ltd.");
    }
    let graph = world.graph();
    assert_eq!(graph.parties(), 2);
    let proposed: Vec<Vec<String>> =
        graph.namesakes().into_iter().map(|group| group.into_iter().map(|one| one.id).collect()).collect();
    assert_eq!(proposed, [["a", "b"]]);
}

#[test]
fn two_numbers_of_one_scheme_in_one_party_are_reported() {
    let mut statement = with_identifier("a", "XI-LEI", "AAA");
    statement["recordDetails"]["identifiers"] =
        json!([{ "scheme": "XI-LEI", "id": "AAA" }, { "scheme": "XI-LEI", "id": "BBB" }]);
    let (graph, problems) = builder(&[statement]).build();
    let oddity = Oddity::TwoIdentifiers { one: "XI-LEI:AAA".into(), other: "XI-LEI:BBB".into() };
    assert!(problems.iter().any(|problem| problem.oddity == oddity), "{problems:?}");
    let identifier = Identifier::new("xi-lei", "bbb").unwrap();
    assert_eq!(graph.find_identifier(&identifier), graph.find("a"));
}

#[test]
fn one_record_identifier_in_two_registers_is_two_parties() {
    let mut builder = Graph::builder();
    for register in ["one", "two"] {
        let value = with_identifier("a", register, "1");
        builder
            .source(register)
            .statement(&ownership::bods::Statement::parse(&value.to_string(), 0).unwrap());
    }
    let (graph, problems) = builder.build();
    assert_eq!(graph.parties(), 2);
    assert_eq!(problems, [], "a register's identifiers of statements are its own");
    assert!(graph.find("one/a").is_some() && graph.find("two/a").is_some());
}

#[test]
fn a_statement_says_of_which_register_it_is() {
    let mut world = World::default();
    world.company("A").company("B").holds("A", "B", 60.0);
    let mut builder = Graph::builder();
    builder.source("first");
    world.statements.iter().for_each(|value| {
        builder.statement(&ownership::bods::Statement::parse(&value.to_string(), 0).unwrap());
    });
    let graph = builder.build().0;
    let owners = now(&graph).owners(node(&graph, "first/B"));
    let statement = &owners.owners[0].path[0].ties[0].statement;
    assert_eq!(statement.register, "first");
}
