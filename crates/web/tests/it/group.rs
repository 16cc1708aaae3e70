//! Who is looked for when a partner and its group are screened, and what is said of those who are not.

use engagement::record::{Relation, Screening};
use jiff::civil::date;
use ownership::{
    Content, Digest, End, Graph, Identifier, Interest, Interval, Link, Party, PartyKind, Record,
    StatementRef, Tie,
};
use serde_json::{Value, json};

use crate::fixture::{BLOCKED, Fixture};

const LEI: &str = "5493001KJTIIGC8Y1R12";

/// A register in which each of `owners` holds shares of the partner; one without a party is not described.
fn register(partner: Party, owners: Vec<Option<Party>>) -> Graph {
    let mut builder = Graph::builder();
    let mut add = |id: String, content| {
        let statement = StatementRef {
            register: String::new(),
            id: format!("S-{id}"),
            sha256: Digest::of(id.as_bytes()),
            date: Some(date(2024, 5, 6)),
        };
        builder.record(Record { id, statement, closed: false, content });
    };
    let identifiers = vec![Identifier::new("TEST", "PARTNER").unwrap()];
    add("PARTNER".into(), Content::Party(Party { identifiers, ..partner }));
    let tie = Tie { share: Some(Interval::exact(0.2)), ..Tie::new(Interest::Shareholding) };
    for (at, owner) in owners.into_iter().enumerate() {
        let end = |id: String| End::Record(id);
        let link = Link {
            subject: end("PARTNER".into()),
            party: end(format!("OWNER-{at}")),
            ties: vec![tie.clone()],
        };
        add(format!("OWNS-{at}"), Content::Link(link));
        owner.into_iter().for_each(|owner| add(format!("OWNER-{at}"), Content::Party(owner)));
    }
    builder.build().0
}

fn company(name: &str) -> Party {
    Party::new(PartyKind::Company, name)
}

/// What a look finds for the partner "Tencent", whom the list names otherwise.
async fn looked(graph: Option<Graph>, listed: &[Value]) -> (Fixture, Screening) {
    let fixture = Fixture::with_both_cases().await;
    fixture.import_list("watched", listed);
    if let Some(graph) = graph {
        fixture.app.office.use_ownership(graph);
    }
    let partner = json!({ "id": "tencent", "name": "Tencent", "country": "CN", "state-owned": "unknown",
        "identifiers": ["TEST:PARTNER"] });
    fixture.done(BLOCKED, "officer", "engagement.described", json!({ "partner": partner })).await;
    fixture.done(BLOCKED, "officer", "screening.run", json!({})).await;
    let case = fixture.app.office.store.case(BLOCKED).await.unwrap();
    (fixture, case.record.steps.screening.unwrap())
}

fn found(screening: &Screening) -> Vec<(Relation, &str, &str)> {
    screening.hits.iter().map(|hit| (hit.relation, &*hit.subject, &*hit.name)).collect()
}

fn entry(schema: &str, properties: Value) -> Value {
    json!({ "id": "1", "schema": schema, "properties": properties })
}

#[tokio::test]
async fn the_partner_is_looked_for_by_every_name_that_registers_give_it() {
    let shenzhen = "Shenzhen Tengxun Jisuanji Xitong";
    for partner in [company(shenzhen), Party { other_names: vec![shenzhen.into()], ..company("Partner Ltd") }]
    {
        let listed = [entry("Company", json!({ "name": [shenzhen] }))];
        let (_, screening) = looked(Some(register(partner, vec![])), &listed).await;
        assert_eq!(found(&screening), [(Relation::Partner, "Tencent", shenzhen)]);
        assert!(screening.group_known, "a register knows it, though nobody else of its group");
    }
}

#[tokio::test]
async fn whoever_owns_it_is_looked_for_by_every_name_too() {
    let owner = Party {
        other_names: vec!["Kwabena Osei Tutu".into()],
        ..Party::new(PartyKind::Person, "K. O. Nyarko")
    };
    let listed = [entry("Person", json!({ "name": ["Kwabena Osei Tutu"] }))];
    let (_, screening) = looked(Some(register(company("Partner Ltd"), vec![Some(owner)])), &listed).await;
    assert_eq!(found(&screening), [(Relation::Parent, "K. O. Nyarko", "Kwabena Osei Tutu")]);
}

#[tokio::test]
async fn who_has_an_identifier_and_no_name_is_looked_for_by_it() {
    let identifiers = vec![Identifier::new("XI-LEI", LEI).unwrap()];
    let nameless = Party { identifiers, ..company("") };
    let listed = [entry("Company", json!({ "name": ["Grey Heron Holdings"], "leiCode": [LEI] }))];
    let (_, screening) = looked(Some(register(company("Partner Ltd"), vec![Some(nameless)])), &listed).await;
    assert_eq!(found(&screening), [(Relation::Parent, "OWNER-0", "Grey Heron Holdings")]);
    assert_eq!((screening.subjects, screening.not_looked_for), (2, 0));
}

#[tokio::test]
async fn who_cannot_be_looked_for_is_counted() {
    let owners = vec![
        Some(Party::new(PartyKind::Person, "Ingeborg Sandvik")),
        Some(company("")),
        Some(company("–")),
        None,
        Some(Party::new(PartyKind::DeclaredUnknown, "Unknown")),
    ];
    let listed = [entry("Person", json!({ "name": ["Unknown"] }))];
    let (fixture, screening) = looked(Some(register(company("Partner Ltd"), owners)), &listed).await;
    assert!(screening.hits.is_empty(), "what stands in the place of a name is none");
    assert_eq!((screening.subjects, screening.not_looked_for, screening.unnamed), (2, 3, 1));
    let page = fixture.get(&format!("/register/{BLOCKED}")).await.text;
    assert!(page.contains("registers refer to them without saying who they are"), "{page}");
    assert!(page.contains("Declared to a register as unknown or unnamed</dt><dd><bdi>1</bdi>"), "{page}");
    assert!(!page.contains("The group is not known"), "{page}");
}

#[tokio::test]
async fn where_no_register_knows_the_partner_its_group_is_said_to_be_unknown() {
    let other = Party::new(PartyKind::Company, "Another Ltd");
    let elsewhere = {
        let mut builder = Graph::builder();
        let statement =
            StatementRef { register: String::new(), id: "S".into(), sha256: Digest::of(b"S"), date: None };
        builder.record(Record { id: "O".into(), statement, closed: false, content: Content::Party(other) });
        builder.build().0
    };
    for graph in [None, Some(elsewhere)] {
        let (fixture, screening) =
            looked(graph, &[entry("Company", json!({ "name": ["Lake Cooperative"] }))]).await;
        assert_eq!((screening.subjects, screening.is_group_known()), (1, false));
        let page = fixture.get(&format!("/register/{BLOCKED}")).await.text;
        assert!(page.contains("The group is not known"), "{page}");
        let json = fixture.get(&format!("/register/{BLOCKED}.json")).await.json();
        assert_eq!(json["screening"]["group-known"], false);
    }
}
