//! Events with the fields that are open to everybody.

use std::collections::BTreeMap;

use engagement::acts::Act;
use evidence::Date;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use store::StoredEvent;
use utoipa::ToSchema;

use super::file::File;
use crate::public;

/// An event as the public sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicEvent {
    /// The case's own counter.
    pub n: u64,
    /// Index of its leaf in the ledger, from 0.
    pub index: u64,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The day of that in the calendar in which deadlines run.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// Name of the act.
    pub act: String,
    /// The role in which somebody acted.
    pub role: String,
    /// The fields that are open to everybody.
    #[schema(value_type = Object)]
    pub fields: BTreeMap<String, Value>,
    /// Names of the fields that are committed to and not shown.
    pub closed: Vec<String>,
    /// Fields that were erased for good, with the rule that demanded it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub erased: Vec<Erasure>,
}

/// That fields of an event were erased. The event's place in the ledger remains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Erasure {
    /// Names of the fields.
    pub fields: Vec<String>,
    /// The rule that allows or demands it.
    pub basis: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// The role of who erased.
    pub role: String,
}

impl PublicEvent {
    /// The open field `name` as text; empty where it is none.
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

pub(super) fn all(file: &File<'_>) -> Vec<PublicEvent> {
    file.history.iter().map(|stored| shown(file, stored)).collect()
}

fn shown(file: &File<'_>, stored: &StoredEvent) -> PublicEvent {
    let open = public::open_fields(stored, &file.case, file.today);
    let said = serde_json::to_value(&stored.event.act).unwrap_or_default();
    let with = said.get("with").and_then(Value::as_object);
    let fields = with.into_iter().flatten().filter(|(name, _)| open.contains(name));
    PublicEvent {
        n: stored.event.n,
        index: stored.index,
        at: stored.event.at,
        on: file.day_of(stored),
        act: stored.event.act.name().into(),
        role: stored.event.role.clone(),
        fields: fields.map(|(name, value)| (name.clone(), value.clone())).collect(),
        closed: stored
            .fields
            .iter()
            .filter(|name| !open.contains(name) && public::is_told(&stored.event.act, name))
            .cloned()
            .collect(),
        erased: erasures(file, stored.event.n),
    }
}

/// What was erased of the event with number `n`.
pub(super) fn erasures(file: &File<'_>, n: u64) -> Vec<Erasure> {
    let erasures = file.history.iter().filter_map(|stored| match &stored.event.act {
        Act::PayloadErased(erased) if erased.target == n => Some((stored, erased)),
        _ => None,
    });
    erasures
        .map(|(stored, erased)| Erasure {
            fields: erased.fields.clone(),
            basis: erased.basis.clone(),
            on: file.day_of(stored),
            role: stored.event.role.clone(),
        })
        .collect()
}
