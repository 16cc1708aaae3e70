//! The numbers by which conflicts are looked for: content, with a basis.

use content::Basis;
use content::yaml::{self, Malformed};
use serde::Deserialize;

use crate::Kind;

/// The rules of one edition.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rules {
    /// How many ties may lie between a person and the partner.
    pub most_ties: Count,
    /// How long a tie that has ended still looks like one.
    pub apparent_months: Months,
    /// How long a declaration is current.
    pub declaration_months: Months,
    /// How many working days a person has to answer what registers say of them, before the ethics office reads it.
    pub answer_days: Count,
    /// The currency in which values are declared.
    pub currency: String,
    /// Which interests are too small to matter.
    pub materiality: Vec<Materiality>,
    /// What is closed to those who leave the institution, and for how long.
    pub cooling_off: Vec<CoolingOff>,
}

/// A number with its basis.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The number.
    pub value: u8,
    /// Where it comes from.
    pub basis: Basis,
}

/// A number of months with its basis.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Months {
    /// The number of months.
    pub value: u16,
    /// Where it comes from.
    pub basis: Basis,
}

/// A window after somebody leaves the institution.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoolingOff {
    /// What is closed.
    pub code: String,
    /// For how many months.
    pub months: u16,
    /// Where it comes from.
    pub basis: Basis,
}

/// When interests of some kinds are too small to be more than apparent: where their sum is known, and lies below
/// everything that is named here.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Materiality {
    /// Of which kinds; they are added up.
    pub kinds: Vec<Kind>,
    /// Below this value, in the currency of the rules.
    #[serde(default)]
    pub value_below: Option<u64>,
    /// Below this share of the capital, in percent.
    #[serde(default)]
    pub share_below: Option<f64>,
    /// Where it comes from.
    pub basis: Basis,
}

impl Rules {
    /// Reads `conflicts/rules.yaml`.
    ///
    /// # Errors
    ///
    /// When a field is missing, unknown, or no number that fits; the message names line and field.
    pub fn from_yaml(path: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        yaml::read(path, bytes)
    }

    /// The longest window after somebody leaves, in months.
    pub fn longest_cooling_off(&self) -> u16 {
        self.cooling_off.iter().map(|window| window.months).max().unwrap_or(0)
    }
}
