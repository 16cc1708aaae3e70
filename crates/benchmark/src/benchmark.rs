//! The benchmark itself: who publishes it, what it measures, how, and which editions we lack.

use std::collections::BTreeMap;

use content::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Company, Indicator, Kind, SourceStatus};

/// What every edition has in common (`benchmark.yaml`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Benchmark {
    /// Short id, such as `rdr`.
    pub id: String,
    /// The name in full.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// The terms under which the figures may be used.
    pub licence: String,
    /// What the figures measure, and what they do not: to be shown beside them.
    pub measures: Text,
    /// The publisher's site.
    pub source: String,
    /// Editions that were published but whose figures are not held.
    #[serde(default)]
    pub not_held: Vec<NotHeld>,
    /// Companies with more than one name, or more than one spelling.
    #[serde(default)]
    pub companies: Vec<Company>,
}

/// An edition whose figures are not held: silence about it must not look like silence of the world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NotHeld {
    /// The publisher's label.
    pub edition: String,
    /// The first day on which the public could read it; only as sure as `basis_status` says.
    pub published_on: Date,
    /// The kinds of company that it covers.
    pub kinds: Vec<Kind>,
    /// Where it was published, and where the day was read.
    pub source: String,
    /// Whether the source was read.
    pub basis_status: SourceStatus,
}

/// A way of measuring: the indicators that it asks and their short names (`indicators.yaml`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Method {
    /// Id: the year of introduction and the number of indicators, such as `2017-35-indicators`.
    pub id: String,
    /// What a reader must know about it.
    pub note: String,
    /// The scored indicators with their names. Headings that only average their parts are left out.
    pub indicators: BTreeMap<Indicator, String>,
}
