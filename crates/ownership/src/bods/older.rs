//! Statements of BODS 0.2 and 0.3 in the words of 0.4.
//!
//! The older versions have no records: a statement refers to other statements, and replaces earlier
//! ones. Here a statement that replaces nothing begins a record that bears its identifier, and one
//! that replaces another continues the other's record.
//! (<https://standard.openownership.org/en/0.4.0/standard/migration.html>)

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::statement::Statement;

/// Converts a stream of older statements, of which it remembers what replaced what.
#[derive(Debug, Default)]
pub struct Older {
    record_of: HashMap<String, String>,
}

impl Older {
    /// Whether a statement is written in the words of 0.2 or 0.3.
    pub fn is_older(statement: &Statement) -> bool {
        statement.value.get("statementType").is_some()
    }

    /// The statement with its content in the words of 0.4; a statement of 0.4 is returned as it is.
    /// The verbatim text and its digest stay those of the original. What the original lacks is
    /// lacking here: [`Statement::faults`] names it.
    pub fn convert(&mut self, statement: Statement) -> Statement {
        if !Self::is_older(&statement) {
            return statement;
        }
        let value = self.value(&statement.value);
        Statement { value, ..statement }
    }

    fn value(&mut self, old: &Value) -> Value {
        let id = text(&old["statementID"]).unwrap_or_default();
        let replaced = old["replacesStatements"].as_array().and_then(|all| all.first()).and_then(text);
        let record = replaced.clone().map_or_else(|| id.clone(), |earlier| self.record(&earlier));
        self.record_of.insert(id.clone(), record.clone());
        let (kind, details) = match old["statementType"].as_str() {
            Some("entityStatement") => ("entity", entity(old)),
            Some("personStatement") => ("person", person(old)),
            Some("ownershipOrControlStatement") => ("relationship", self.relationship(old)),
            _ => ("", json!({})),
        };
        let about = if kind == "relationship" { text(&details["subject"]) } else { Some(record.clone()) };
        let mut new = Map::new();
        put(&mut new, "statementId", Some(json!(id)));
        put(&mut new, "declarationSubject", Some(json!(about.unwrap_or_else(|| record.clone()))));
        let date = [&old["statementDate"], &old["publicationDetails"]["publicationDate"]];
        put(&mut new, "statementDate", date.into_iter().find(|date| date.is_string()).cloned());
        put(&mut new, "recordId", Some(json!(record)));
        put(&mut new, "recordType", Some(json!(kind)));
        put(&mut new, "recordStatus", Some(json!(if replaced.is_some() { "updated" } else { "new" })));
        put(&mut new, "recordDetails", Some(details));
        put(&mut new, "source", old.get("source").cloned());
        put(&mut new, "publicationDetails", old.get("publicationDetails").cloned());
        Value::Object(new)
    }

    /// The record that an earlier statement is about.
    fn record(&self, statement: &str) -> String {
        self.record_of.get(statement).cloned().unwrap_or_else(|| statement.to_owned())
    }

    fn relationship(&self, old: &Value) -> Value {
        let mut new = Map::new();
        put(&mut new, "isComponent", Some(old.get("isComponent").cloned().unwrap_or(json!(false))));
        put(&mut new, "subject", Some(self.end(&old["subject"])));
        put(&mut new, "interestedParty", Some(self.end(&old["interestedParty"])));
        let components = old["componentStatementIDs"]
            .as_array()
            .map(|all| all.iter().filter_map(text).map(|one| json!(self.record(&one))).collect::<Vec<_>>());
        put(&mut new, "componentRecords", components.map(Value::Array));
        let interests = old["interests"].as_array().map(|all| all.iter().map(interest).collect());
        put(&mut new, "interests", interests.map(Value::Array));
        Value::Object(new)
    }

    fn end(&self, end: &Value) -> Value {
        let described = [&end["describedByEntityStatement"], &end["describedByPersonStatement"]];
        if let Some(statement) = described.into_iter().find_map(text) {
            return json!(self.record(&statement));
        }
        let reason =
            text(&end["unspecified"]["reason"]).map_or_else(|| "unknown".into(), |code| camel(&code));
        json!({ "reason": reason })
    }
}

fn entity(old: &Value) -> Value {
    let mut new = same(
        old,
        &[
            "name",
            "alternateNames",
            "identifiers",
            "foundingDate",
            "dissolutionDate",
            "uri",
            "publicListing",
            "formedByStatute",
        ],
    );
    put(&mut new, "isComponent", Some(old.get("isComponent").cloned().unwrap_or(json!(false))));
    let kind = text(&old["entityType"]).map(|code| json!({ "type": camel(&code) }));
    put(&mut new, "entityType", kind.or_else(|| old.get("entityType").cloned()));
    let jurisdiction = old.get("jurisdiction").or_else(|| old.get("incorporatedInJurisdiction"));
    put(&mut new, "jurisdiction", jurisdiction.cloned());
    put(&mut new, "addresses", addresses(old));
    put(&mut new, "unspecifiedEntityDetails", unspecified(&old["unspecifiedEntityDetails"]));
    Value::Object(new)
}

fn person(old: &Value) -> Value {
    let mut new = same(old, &["identifiers", "nationalities", "birthDate", "deathDate", "taxResidencies"]);
    put(&mut new, "isComponent", Some(old.get("isComponent").cloned().unwrap_or(json!(false))));
    put(&mut new, "personType", text(&old["personType"]).map(|code| json!(camel(&code))));
    put(&mut new, "addresses", addresses(old));
    put(&mut new, "unspecifiedPersonDetails", unspecified(&old["unspecifiedPersonDetails"]));
    let names = old["names"].as_array().map(|all| all.iter().map(name).collect());
    put(&mut new, "names", names.map(Value::Array));
    Value::Object(new)
}

/// What 0.2 calls the name of an individual is what 0.4 calls the legal name.
fn name(old: &Value) -> Value {
    let mut new = old.clone();
    if new["type"] == "individual" {
        new["type"] = json!("legal");
    }
    new
}

/// A country was a code, and is an object.
fn addresses(old: &Value) -> Option<Value> {
    let converted = old["addresses"].as_array()?.iter().map(|address| {
        let mut address = address.clone();
        if let Some(code) = text(&address["country"]) {
            address["country"] = json!({ "name": code, "code": code });
        }
        address
    });
    Some(Value::Array(converted.collect()))
}

fn unspecified(old: &Value) -> Option<Value> {
    let reason = camel(&text(&old["reason"])?);
    let mut new = same(old, &["description"]);
    put(&mut new, "reason", Some(json!(reason)));
    Some(Value::Object(new))
}

fn interest(old: &Value) -> Value {
    let mut new = same(old, &["beneficialOwnershipOrControl", "details", "startDate", "endDate"]);
    let kind = text(&old["type"]).map(|code| camel(&code));
    let kind = kind.map(|code| match code.as_str() {
        "settlorOfTrust" => "settlor".into(),
        "trusteeOfTrust" => "trustee".into(),
        "protectorOfTrust" => "protector".into(),
        "beneficiaryOfTrust" => "beneficiaryOfLegalArrangement".into(),
        "influenceOrControl" => "otherInfluenceOrControl".into(),
        _ => code,
    });
    put(&mut new, "type", kind.map(Value::String));
    let level = old.get("directOrIndirect").or_else(|| old.get("interestLevel"));
    put(&mut new, "directOrIndirect", level.cloned());
    put(&mut new, "share", old["share"].as_object().map(share));
    Value::Object(new)
}

/// 0.2 marks a bound as open by a flag beside it; 0.4 by another name for the bound.
fn share(old: &Map<String, Value>) -> Value {
    let open = |flag: &str| old.get(flag) == Some(&Value::Bool(true));
    let mut new = Map::new();
    for (bound, flag) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        put(&mut new, if open(flag) { flag } else { bound }, old.get(bound).cloned());
    }
    put(&mut new, "exact", old.get("exact").cloned());
    for bound in ["exclusiveMinimum", "exclusiveMaximum"] {
        put(&mut new, bound, old.get(bound).filter(|value| value.is_number()).cloned());
    }
    Value::Object(new)
}

/// The fields that are the same in both.
fn same(old: &Value, fields: &[&str]) -> Map<String, Value> {
    let mut new = Map::new();
    for field in fields {
        put(&mut new, field, old.get(*field).cloned());
    }
    new
}

fn put(map: &mut Map<String, Value>, field: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(field.to_owned(), value);
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// "voting-rights" as "votingRights".
fn camel(code: &str) -> String {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut whole, part| {
        let mut letters = part.chars();
        whole.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        whole + letters.as_str()
    })
}
