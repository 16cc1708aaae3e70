//! One edition of a benchmark: what was published, when, and the figures.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use utoipa::ToSchema;

use crate::Indicator;

/// One edition as published, with the figures of every company in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Edition {
    /// What was published, when and where.
    pub imprint: Imprint,
    /// The companies, in the order of the publisher's own overview.
    pub companies: Vec<Score>,
}

/// The publication details of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Imprint {
    /// The id of the benchmark, such as `rdr`.
    pub benchmark: String,
    /// The publisher's label of the edition, such as `2019`.
    pub edition: String,
    /// The title as published.
    pub title: String,
    /// The first day on which the public could read it.
    pub published_on: Date,
    /// How that day is known: which sources were read.
    pub published_on_basis: String,
    /// The id of the method, see [`Method`](crate::Method). Figures of two methods do not compare.
    pub method: String,
    /// Where it was published.
    pub source: String,
    /// The file from which the figures were taken.
    pub release: Release,
    /// Anything a reader of the figures must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A published file: figures are only as good as the file that they can be checked against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Release {
    /// The file's name.
    pub file: String,
    /// Its SHA-256 in small hexadecimal digits; absent where the file was not at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// The publisher's two kinds of company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Digital platforms; "internet and mobile ecosystem companies" until 2019.
    Platform,
    /// Telecommunications companies.
    Telco,
}

/// The figures of one company, all from 0 to 100 points, 100 being full disclosure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Score {
    /// The name as published.
    pub company: String,
    /// Platform or telecommunications company.
    pub kind: Kind,
    /// The total.
    #[serde(deserialize_with = "points")]
    pub total: f64,
    /// The category governance.
    #[serde(deserialize_with = "points")]
    pub governance: f64,
    /// The category freedom of expression.
    #[serde(deserialize_with = "points")]
    pub freedom: f64,
    /// The category privacy.
    #[serde(deserialize_with = "points")]
    pub privacy: f64,
    /// The indicators; `None` where one does not apply to the company. Empty where the figures are
    /// not held, which says nothing about them: see [`Score::indicator`].
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        serialize_with = "in_one_line",
        deserialize_with = "indicators"
    )]
    pub indicators: BTreeMap<Indicator, Option<f64>>,
}

/// What is held about one indicator of one company.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// The published points, 0 to 100.
    Points(f64),
    /// The publisher found that the indicator does not apply to the company.
    NotApplicable,
    /// No figure is held. Never to be read as zero, nor as good.
    Unknown,
}

impl Score {
    /// What is held about `indicator`.
    pub fn indicator(&self, indicator: Indicator) -> Reading {
        match self.indicators.get(&indicator) {
            Some(Some(points)) => Reading::Points(*points),
            Some(None) => Reading::NotApplicable,
            None => Reading::Unknown,
        }
    }

    /// The indicators for which the company disclosed nothing that counted, in reading order.
    pub fn zeros(&self) -> Vec<Indicator> {
        self.indicators.iter().filter(|(_, points)| **points == Some(0.0)).map(|(code, _)| *code).collect()
    }
}

impl Edition {
    /// The rank of `score` among the companies by the figure that `by` picks: one more than the
    /// number of companies that did better, so that equals share a rank and the next is skipped
    /// (1, 2, 2, 4).
    pub fn rank(&self, score: &Score, by: impl Fn(&Score) -> f64) -> usize {
        1 + self.companies.iter().filter(|other| by(other) > by(score)).count()
    }

    /// The edition as the YAML that [`Library::from_files`](crate::Library::from_files) reads.
    ///
    /// # Errors
    /// A sentence, where a value has no YAML form.
    pub fn to_yaml(&self) -> Result<String, String> {
        const HEAD: &str =
            "# Figures as published, 0 to 100 points. null: the indicator does not apply to the company.\n";
        content::yaml::write(self).map(|body| format!("{HEAD}{body}"))
    }
}

pub(crate) const POINTS: std::ops::RangeInclusive<f64> = 0.0..=100.0;

/// In the two decimals in which figures are published.
pub(crate) fn two_decimals(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

fn points<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    f64::deserialize(deserializer).and_then(within)
}

fn within<E: serde::de::Error>(points: f64) -> Result<f64, E> {
    if POINTS.contains(&points) {
        Ok(points)
    } else {
        Err(E::custom(format!("{points} is not between 0 and 100 points")))
    }
}

fn indicators<'de, D>(deserializer: D) -> Result<BTreeMap<Indicator, Option<f64>>, D::Error>
where
    D: Deserializer<'de>,
{
    let all = BTreeMap::<Indicator, Option<f64>>::deserialize(deserializer)?;
    match all.values().flatten().find(|points| !POINTS.contains(points)) {
        Some(points) => Err(D::Error::custom(format!("{points} is not between 0 and 100 points"))),
        None => Ok(all),
    }
}

/// One line a company: the file stays short enough to be read and compared by people.
fn in_one_line<S: Serializer>(
    all: &BTreeMap<Indicator, Option<f64>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serde_saphyr::FlowMap(all).serialize(serializer)
}
