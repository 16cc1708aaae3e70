//! Who a list or a register speaks of: persons, companies, vessels and the ties between them,
//! in the shape that `FollowTheMoney` gives them, which every list is turned into and every
//! engine here reads.
//!
//! An entity is an identifier, a schema ("Person", "Company", "Ownership", …) and properties,
//! each with any number of values: <https://followthemoney.tech/docs/>.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The properties that hold a whole name.
pub const NAMES: [&str; 5] = ["name", "alias", "previousName", "abbreviation", "weakAlias"];

/// One entity as `FollowTheMoney` writes it, a line of JSON.
///
/// Properties are kept in the order of their names, and values in the order of the source, so
/// that the same entity is always the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entity {
    /// The identifier that the source gives, unique within a data set.
    pub id: String,
    /// What kind of thing it is: "Person", "Company", "Vessel", "Ownership", …
    pub schema: String,
    /// The name to show; sources may leave it out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Everything said of it, each property with all its values.
    #[serde(default)]
    pub properties: BTreeMap<String, Vec<String>>,
    /// The data sets that it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub datasets: Vec<String>,
    /// Other identifiers that were merged into this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referents: Vec<String>,
    /// Whether it is itself listed, and not only tied to something listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<bool>,
    /// When the source first showed it (ISO 8601).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<String>,
    /// When the source last showed it (ISO 8601).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<String>,
    /// When anything about it last changed (ISO 8601).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_change: Option<String>,
}

impl Entity {
    /// An entity without properties.
    pub fn new(id: impl Into<String>, schema: impl Into<String>) -> Self {
        Self { id: id.into(), schema: schema.into(), ..Self::default() }
    }

    /// All values of a property; none when it is not there.
    pub fn values(&self, property: &str) -> &[String] {
        self.properties.get(property).map_or(&[], Vec::as_slice)
    }

    /// The first value of a property.
    pub fn first(&self, property: &str) -> Option<&str> {
        self.values(property).first().map(String::as_str)
    }

    /// Every name that it goes by ([`NAMES`]).
    pub fn names(&self) -> impl Iterator<Item = &str> {
        NAMES.iter().flat_map(|property| self.values(property)).map(String::as_str)
    }

    /// Adds a value to a property, once: an empty value or one that is there already changes
    /// nothing.
    pub fn add(&mut self, property: &str, value: impl Into<String>) {
        let value = value.into();
        if value.is_empty() {
            return;
        }
        let values = self.properties.entry(property.to_owned()).or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    }

    /// Takes in everything that another says of the same entity, so that nothing said is lost.
    pub fn merge(&mut self, other: Entity) {
        for (property, values) in other.properties {
            values.into_iter().for_each(|value| self.add(&property, value));
        }
    }

    /// The name to show: the caption, else the first name, else the identifier.
    pub fn label(&self) -> &str {
        if self.caption.is_empty() { self.first("name").unwrap_or(&self.id) } else { &self.caption }
    }

    /// Reads one line of an entity stream.
    ///
    /// # Errors
    ///
    /// When the line is not JSON of this shape; the message says where in the line.
    pub fn from_json(line: &str) -> Result<Self, Malformed> {
        serde_json::from_str(line).map_err(|error| Malformed { reason: error.to_string() })
    }
}

/// A line that is no entity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not an entity in FollowTheMoney JSON: {reason}")]
pub struct Malformed {
    /// What is wrong, and at which column.
    pub reason: String,
}
