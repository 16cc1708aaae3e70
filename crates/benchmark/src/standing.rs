//! Where a company stood in the newest edition that was public on a day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Edition, Indicator, Kind, Release, Score};

/// Where a company stood, as the public could know it on a day. Points are from 0 to 100; in every
/// rank 1 is best and equals share a rank.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Standing {
    /// The benchmark's id.
    pub benchmark: String,
    /// The edition's label.
    pub edition: String,
    /// The edition's title.
    pub title: String,
    /// The first day on which the public could read it.
    #[schema(value_type = String, format = Date)]
    pub published_on: Date,
    /// How that day is known.
    pub published_on_basis: String,
    /// The method's id.
    pub method: String,
    /// Where it was published.
    pub source: String,
    /// The file from which the figures were taken.
    pub release: Release,
    /// Anything a reader of the figures must know.
    pub note: Option<String>,
    /// The company's name as published.
    pub company: String,
    /// Platform or telecommunications company.
    pub kind: Kind,
    /// The total.
    pub total: f64,
    /// Rank by total.
    pub rank: usize,
    /// How many companies were ranked.
    pub of: usize,
    /// The category governance.
    pub governance: f64,
    /// Rank by governance.
    pub governance_rank: usize,
    /// The category freedom of expression.
    pub freedom: f64,
    /// The category privacy.
    pub privacy: f64,
    /// The indicators, `None` where one does not apply. Empty: not held, therefore unknown.
    #[schema(value_type = BTreeMap<String, Option<f64>>)]
    pub indicators: BTreeMap<Indicator, Option<f64>>,
    /// The indicators with zero points. Empty also where no indicators are held.
    #[schema(value_type = Vec<String>)]
    pub zero: Vec<Indicator>,
    /// Later editions that were public too but do not score the company.
    pub absent_from: Vec<String>,
    /// Later editions that were public too but whose figures are not held.
    pub not_held: Vec<String>,
}

impl Standing {
    pub(crate) fn of(edition: &Edition, score: &Score) -> Self {
        let imprint = edition.imprint.clone();
        Standing {
            benchmark: imprint.benchmark,
            edition: imprint.edition,
            title: imprint.title,
            published_on: imprint.published_on,
            published_on_basis: imprint.published_on_basis,
            method: imprint.method,
            source: imprint.source,
            release: imprint.release,
            note: imprint.note,
            company: score.company.clone(),
            kind: score.kind,
            total: score.total,
            rank: edition.rank(score, |score| score.total),
            of: edition.companies.len(),
            governance: score.governance,
            governance_rank: edition.rank(score, |score| score.governance),
            freedom: score.freedom,
            privacy: score.privacy,
            indicators: score.indicators.clone(),
            zero: score.zeros(),
            absent_from: Vec::new(),
            not_held: Vec::new(),
        }
    }
}

/// Why there is no standing to show. None of these speaks for the company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(into = "String")]
pub enum NoStanding {
    /// No edition that we hold was public yet.
    #[error("no edition that is held here was public on {date}{}", unheld(.not_held))]
    NoEdition {
        /// The day asked about.
        date: Date,
        /// Editions that were public but whose figures are not held.
        not_held: Vec<String>,
    },
    /// The company does not occur, under any of its names, in the editions that were public.
    #[error(
        "`{company}` is not scored in the editions public on {date} ({}){}; check the spelling, or look for the group that it belongs to",
        .editions.join(", "), unheld(.not_held)
    )]
    NotScored {
        /// The name asked for.
        company: String,
        /// The day asked about.
        date: Date,
        /// The editions that were searched, newest first.
        editions: Vec<String>,
        /// Editions that were public but whose figures are not held.
        not_held: Vec<String>,
    },
    /// The name is of a later day.
    #[error("on {date} no company was yet called `{name}`: it took that name on {from}{}", formerly(.then))]
    NameNotYet {
        /// The name asked for.
        name: String,
        /// The day asked about.
        date: Date,
        /// The day on which the company took the name.
        from: Date,
        /// What the company was called on the day asked about.
        then: Option<String>,
    },
}

impl From<NoStanding> for String {
    fn from(why: NoStanding) -> String {
        why.to_string()
    }
}

fn unheld(editions: &[String]) -> String {
    match editions {
        [] => String::new(),
        some => format!("; public, but not held here: {}", some.join(", ")),
    }
}

fn formerly(then: &Option<String>) -> String {
    then.as_ref().map_or_else(String::new, |then| format!("; ask for `{then}`"))
}
