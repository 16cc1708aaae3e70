//! A party keeps every name that it is or was called; one is shown.

use entities::Entity;
use ownership::Graph;
use ownership::bods::Statement;
use serde_json::{Value, json};

use crate::support::{World, builder, node};

/// A statement of a day on the record `P`.
fn statement(kind: &str, day: &str, details: Value) -> Value {
    let mut world = World::default();
    if kind == "person" {
        world.person("P")
    } else {
        world.company("P")
    };
    let mut statement = world.statements.remove(0);
    statement["statementId"] = json!(format!("{day:0>32}"));
    statement["statementDate"] = json!(day);
    for (field, value) in details.as_object().unwrap() {
        statement["recordDetails"][field] = value.clone();
    }
    statement
}

/// The name that is shown, and the others.
fn names(graph: &Graph, record: &str) -> (String, Vec<String>) {
    let node = node(graph, record);
    (graph.show(node).name, graph.other_names(node).map(str::to_owned).collect())
}

#[test]
fn a_person_keeps_transliterations_and_former_names() {
    let stated = json!({ "names": [
        { "type": "former", "fullName": "Li Hua" },
        { "type": "legal", "fullName": "马化腾" },
        { "type": "transliteration", "fullName": "Ma Huateng" },
        { "type": "alternative", "familyName": "Pony" },
    ] });
    let (graph, _) = builder(&[statement("person", "2020-01-01", stated)]).build();
    assert_eq!(names(&graph, "P"), ("马化腾".into(), vec!["Li Hua".into(), "Ma Huateng".into()]));
}

#[test]
fn a_company_keeps_its_alternate_names_and_what_it_was_called_before() {
    let old = statement("entity", "2020-01-01", json!({ "name": "Old Mill Ltd" }));
    let new =
        statement("entity", "2021-01-01", json!({ "name": "Mill Ltd", "alternateNames": ["Moulin SARL"] }));
    for order in [[old.clone(), new.clone()], [new, old]] {
        let (graph, _) = builder(&order).build();
        assert_eq!(
            names(&graph, "P"),
            ("Mill Ltd".into(), vec!["Moulin SARL".into(), "Old Mill Ltd".into()])
        );
    }
}

#[test]
fn every_name_of_an_entity_is_kept() {
    let mut entity = Entity::new("P", "Company");
    entity.caption = "Shenzhen Tencent Computer Systems".into();
    for (property, name) in [
        ("name", "深圳市腾讯计算机系统有限公司"),
        ("name", "Shenzhen Tencent Computer Systems"),
        ("alias", "Tencent"),
        ("previousName", "Tencent Systems"),
    ] {
        entity.add(property, name);
    }
    let mut builder = Graph::builder();
    builder.entity(&entity);
    let (shown, others) = names(&builder.build().0, "P");
    assert_eq!(shown, "Shenzhen Tencent Computer Systems");
    assert_eq!(others, ["Tencent", "Tencent Systems", "深圳市腾讯计算机系统有限公司"]);
}

#[test]
fn where_two_registers_know_one_party_the_newer_name_does_not_erase_the_other() {
    let mut builder = Graph::builder();
    for (register, day, name) in
        [("one", "2020-01-01", "Tencent Holdings"), ("two", "2022-01-01", "腾讯控股")]
    {
        let stated =
            json!({ "name": name, "identifiers": [{ "scheme": "XI-LEI", "id": "254900N4SLUMW4XUYY11" }] });
        let text = statement("entity", day, stated).to_string();
        builder.source(register).statement(&Statement::parse(&text, 0).unwrap());
    }
    let (graph, _) = builder.build();
    assert_eq!(graph.parties(), 1);
    assert_eq!(names(&graph, "one/P"), ("腾讯控股".into(), vec!["Tencent Holdings".into()]));
}
