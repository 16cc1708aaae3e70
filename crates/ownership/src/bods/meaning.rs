//! What a statement of BODS 0.4 means: a party or a link.

use serde_json::Value;

use super::statement::Statement;
use crate::problem::{Oddity, Problem};
use crate::{Content, End, Identifier, Interest, Interval, Link, Party, PartyKind, Record, Tie, day};

impl Statement {
    /// The record that it is about, as far as it can be understood, whether or not it is valid;
    /// oddities are added to `problems`. None, and a problem, when nothing can be made of it.
    pub fn record(&self, problems: &mut Vec<Problem>) -> Option<Record> {
        let mut meaning = Meaning { statement: self, problems };
        let record = meaning.record();
        if record.is_none() {
            meaning.problem(Oddity::NotUsable);
        }
        record
    }
}

struct Meaning<'a> {
    statement: &'a Statement,
    problems: &'a mut Vec<Problem>,
}

impl Meaning<'_> {
    fn record(&mut self) -> Option<Record> {
        let value = &self.statement.value;
        let details = &value["recordDetails"];
        let content = match value["recordType"].as_str()? {
            "entity" => Content::Party(entity(details)),
            "person" => Content::Party(person(details)),
            "relationship" => Content::Link(self.link(details)),
            _ => return None,
        };
        Some(Record {
            id: value["recordId"].as_str().filter(|id| !id.is_empty())?.to_owned(),
            statement: self.statement.reference(),
            closed: value["recordStatus"] == "closed",
            content,
        })
    }

    fn link(&mut self, details: &Value) -> Link {
        let composed = items(&details["componentRecords"]).next().is_some();
        let mut ties: Vec<Tie> =
            items(&details["interests"]).map(|interest| self.tie(interest, composed)).collect();
        if ties.is_empty() {
            // A relationship is stated, and not of which kind: it may be any.
            ties.push(Tie { indirect: composed, ..Tie::new(Interest::UnknownInterest) });
        }
        Link { subject: end(&details["subject"]), party: end(&details["interestedParty"]), ties }
    }

    fn tie(&mut self, interest: &Value, composed: bool) -> Tie {
        let detail = interest["details"].as_str().unwrap_or_default();
        let stated = interest["type"].as_str().and_then(Interest::from_code);
        // Publishers of GLEIF data have no code for consolidation, and name it in the details.
        let consolidated = Interest::from_gleif(detail).filter(|_| {
            matches!(stated, None | Some(Interest::OtherInfluenceOrControl | Interest::UnknownInterest))
        });
        let kind = consolidated.or(stated).unwrap_or(Interest::UnknownInterest);
        let tie = Tie {
            interest: kind,
            share: self.share(&interest["share"]),
            indirect: composed
                || interest["directOrIndirect"] == "indirect"
                || kind == Interest::UltimateConsolidation,
            start: interest["startDate"].as_str().and_then(day::first_of),
            end: interest["endDate"].as_str().and_then(day::first_of),
        };
        if tie.start.zip(tie.end).is_some_and(|(start, end)| end < start) {
            self.problem(Oddity::DatesReversed);
        }
        tie
    }

    fn share(&mut self, share: &Value) -> Option<Interval> {
        let bound = |name: &str| share[name].as_f64().map(|percent| percent / 100.0);
        let exact = bound("exact");
        let (lo, lo_open) = exact
            .or(bound("minimum"))
            .map(|lo| (lo, false))
            .or(bound("exclusiveMinimum").map(|lo| (lo, true)))
            .unwrap_or((0.0, false));
        let (hi, hi_open) = exact
            .or(bound("maximum"))
            .map(|hi| (hi, false))
            .or(bound("exclusiveMaximum").map(|hi| (hi, true)))
            .unwrap_or((1.0, false));
        let said = ["exact", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"];
        if !said.into_iter().any(|name| share[name].is_number()) {
            return None;
        }
        let mut share = Interval { lo, hi, lo_open, hi_open };
        if share.lo > share.hi {
            self.problem(Oddity::BoundsReversed);
            share = Interval { lo: hi, hi: lo, lo_open: hi_open, hi_open: lo_open };
        }
        if share.lo < 0.0 || share.hi > 1.0 {
            self.problem(Oddity::ShareOutOfRange);
        }
        Some(Interval { lo: share.lo.clamp(0.0, 1.0), hi: share.hi.clamp(0.0, 1.0), ..share })
    }

    fn problem(&mut self, oddity: Oddity) {
        let id = self.statement.id();
        let at = if id.is_empty() { format!("statement {}", self.statement.at) } else { id.to_owned() };
        self.problems.push(Problem::new(oddity, at));
    }
}

fn entity(details: &Value) -> Party {
    let form = &details["entityType"];
    // GLEIF marks bodies of a State by the category of the entity, not by its form.
    let governmental = form["details"] == "RESIDENT_GOVERNMENT_ENTITY";
    let kind = match form["type"].as_str() {
        Some("state") => PartyKind::State,
        Some("stateBody") => PartyKind::StateBody,
        Some("arrangement") => PartyKind::Arrangement,
        Some("anonymousEntity" | "unknownEntity") => PartyKind::DeclaredUnknown,
        _ if governmental => PartyKind::StateBody,
        _ => PartyKind::Company,
    };
    Party {
        other_names: items(&details["alternateNames"]).filter_map(text).collect(),
        identifiers: identifiers(details),
        reason: reason(&details["unspecifiedEntityDetails"]),
        ..Party::new(kind, details["name"].as_str().unwrap_or_default())
    }
}

fn person(details: &Value) -> Party {
    let kind = match details["personType"].as_str() {
        Some("anonymousPerson" | "unknownPerson") => PartyKind::DeclaredUnknown,
        _ => PartyKind::Person,
    };
    let names = || items(&details["names"]);
    let name = names().find(|name| name["type"] == "legal").or_else(|| names().next());
    Party {
        other_names: names().filter_map(|name| text(&name["fullName"])).collect(),
        identifiers: identifiers(details),
        reason: reason(&details["unspecifiedPersonDetails"]),
        ..Party::new(kind, name.and_then(|name| name["fullName"].as_str()).unwrap_or_default())
    }
}

fn identifiers(details: &Value) -> Vec<Identifier> {
    let read = |one: &Value| {
        let scheme = one["scheme"].as_str().or_else(|| one["schemeName"].as_str())?;
        Identifier::new(scheme, one["id"].as_str()?)
    };
    items(&details["identifiers"]).filter_map(read).collect()
}

fn end(value: &Value) -> End {
    match value.as_str() {
        Some(record) if !record.is_empty() => End::Record(record.to_owned()),
        _ => End::Unspecified(reason(value).unwrap_or_else(|| "unknown".into())),
    }
}

fn reason(details: &Value) -> Option<String> {
    text(&details["reason"])
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
