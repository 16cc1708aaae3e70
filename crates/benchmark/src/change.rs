//! The difference between two editions, where there is one to speak of.

use serde::Serialize;

/// The change of one company between two editions of the same method.
///
/// It is the difference of the figures as published. A publisher that compares the years itself
/// usually restates the earlier one first (services come and go), and may arrive at another figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Change {
    /// The earlier edition's label.
    pub from: String,
    /// The later edition's label.
    pub to: String,
    /// The method of both.
    pub method: String,
    /// Points gained (lost, if negative) in the total.
    pub total: f64,
    /// In governance.
    pub governance: f64,
    /// In freedom of expression.
    pub freedom: f64,
    /// In privacy.
    pub privacy: f64,
}

/// Why two editions cannot be compared for a company.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotComparable {
    /// The way of measuring changed, so that a lower figure is no deterioration and a higher one no
    /// progress.
    #[error(
        "editions {from} and {to} were measured in different ways ({from_method}, {to_method}): show both figures, but no difference"
    )]
    Methods {
        /// The one edition's label.
        from: String,
        /// Its method.
        from_method: String,
        /// The other edition's label.
        to: String,
        /// Its method.
        to_method: String,
    },
    /// No such edition is held.
    #[error("edition {0} is not held here")]
    NoEdition(String),
    /// An edition does not score the company.
    #[error("edition {edition} does not score `{company}`")]
    NotScored {
        /// The edition's label.
        edition: String,
        /// The name asked for.
        company: String,
    },
}
