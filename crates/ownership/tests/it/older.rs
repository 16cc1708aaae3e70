//! Statements of 0.2 and 0.3 become statements of 0.4.

use ownership::Graph;
use ownership::bods::{Older, Statement};
use serde_json::{Value, json};

use crate::support::assert_shares;

fn id(letter: char) -> String {
    letter.to_string().repeat(32)
}

fn world() -> Vec<Value> {
    let published =
        json!({ "publicationDate": "2019-05-01", "bodsVersion": "0.2", "publisher": { "name": "R" } });
    vec![
        json!({
            "statementID": id('a'), "statementType": "entityStatement", "statementDate": "2019-01-01",
            "entityType": "registeredEntity", "name": "A", "incorporatedInJurisdiction": { "name": "France", "code": "FR" },
            "addresses": [{ "type": "registered", "address": "1, rue A", "country": "FR" }],
        }),
        json!({
            "statementID": id('p'), "statementType": "personStatement", "publicationDetails": published,
            "personType": "knownPerson", "names": [{ "type": "individual", "fullName": "P" }],
        }),
        json!({
            "statementID": id('o'), "statementType": "ownershipOrControlStatement", "statementDate": "2019-01-01",
            "subject": { "describedByEntityStatement": id('a') },
            "interestedParty": { "describedByPersonStatement": id('p') },
            "interests": [
                { "type": "shareholding", "interestLevel": "direct", "share": { "minimum": 25, "exclusiveMinimum": true, "maximum": 50 } },
                { "type": "voting-rights", "share": { "exact": 30 } },
            ],
        }),
        json!({
            "statementID": id('u'), "statementType": "ownershipOrControlStatement", "statementDate": "2019-01-01",
            "subject": { "describedByEntityStatement": id('a') },
            "interestedParty": { "unspecified": { "reason": "interested-party-has-not-provided-information" } },
        }),
    ]
}

fn convert(values: &[Value]) -> Vec<Statement> {
    let mut older = Older::default();
    values.iter().map(|value| older.convert(Statement::parse(&value.to_string(), 0).unwrap())).collect()
}

#[test]
fn older_statements_are_valid_after_conversion_and_mean_the_same() {
    let converted = convert(&world());
    for statement in &converted {
        assert_eq!(statement.faults(), [], "{}", statement.value);
    }
    let share = &converted[2].value["recordDetails"]["interests"][0]["share"];
    assert_eq!(*share, json!({ "exclusiveMinimum": 25, "maximum": 50 }));
    assert_eq!(converted[0].value["recordDetails"]["jurisdiction"]["code"], "FR");
    let mut builder = Graph::builder();
    for statement in &converted {
        builder.statement(statement);
    }
    let (graph, problems) = builder.build();
    assert_eq!(problems, []);
    assert_shares(&graph, &id('p'), &id('a'), (25.0, 50.0));
}

#[test]
fn the_text_and_its_digest_stay_those_of_the_original() {
    let text = world()[0].to_string();
    let converted = &convert(&world())[0];
    assert_eq!((&converted.verbatim, converted.sha256), (&text, ownership::Digest::of(text.as_bytes())));
}

#[test]
fn a_statement_that_replaces_another_continues_its_record() {
    let mut values = world();
    let mut newer = values[2].clone();
    newer["statementID"] = json!(id('n'));
    newer["replacesStatements"] = json!([id('o')]);
    newer["statementDate"] = json!("2020-01-01");
    newer["interests"] = json!([{ "type": "shareholding", "share": { "exact": 10 } }]);
    values.push(newer);
    let converted = convert(&values);
    assert_eq!(converted[4].value["recordId"], converted[2].value["recordId"]);
    let mut builder = Graph::builder();
    for statement in &converted {
        builder.statement(statement);
    }
    assert_shares(&builder.build().0, &id('p'), &id('a'), (10.0, 10.0));
}

#[test]
fn a_statement_of_today_is_left_alone() {
    let text = r#"{"statementId":"x","recordType":"entity"}"#;
    let statement = Statement::parse(text, 0).unwrap();
    assert_eq!(Older::default().convert(statement.clone()), statement);
}
