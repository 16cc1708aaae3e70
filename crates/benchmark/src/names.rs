//! The names of a company through time.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A company that changed its name, or that is written in several ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Company {
    /// Stays the same through every name.
    pub id: String,
    /// The names, oldest first.
    pub names: Vec<Name>,
}

/// One name of a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Name {
    /// The name.
    pub name: String,
    /// Other ways of writing it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The day from which the company bore it; absent for the name that it bore before the first
    /// edition.
    #[serde(default)]
    pub from: Option<Date>,
    /// Where the day was read.
    #[serde(default)]
    pub source: Option<String>,
    /// Whether that source was read.
    pub basis_status: SourceStatus,
}

/// Whether somebody has read the source of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceStatus {
    /// The source was read and says so.
    Read,
    /// No source was read that says exactly this: to be shown as uncertain.
    ToBeVerified,
}

impl Company {
    /// The name that the company bore on `date`.
    pub fn name_on(&self, date: Date) -> Option<&Name> {
        self.names.iter().rev().find(|name| name.from.is_none_or(|from| from <= date))
    }

    /// The first of the company's names that is written like `text`.
    pub(crate) fn named(&self, text: &str) -> Option<&Name> {
        self.names.iter().find(|name| name.spellings().any(|spelling| same(spelling, text)))
    }
}

impl Name {
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also).map(String::as_str)
    }
}

/// Names are compared without regard to case and to space around them: the publisher itself writes
/// `TenCent` in one edition and `Tencent` in the next.
pub(crate) fn same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

pub(crate) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
