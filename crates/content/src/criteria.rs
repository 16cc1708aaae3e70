//! Criteria: questions with an effect, sectors, and rules that raise red flags.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Basis, Condition, Text};

/// A group of questions, one file each under `criteria/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Family {
    /// Short name, such as `exclusion`.
    pub family: String,
    /// Its title for people.
    pub title: Text,
    /// When its questions arise at all; always, if absent.
    #[serde(default)]
    pub applies_if: Option<Condition>,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// What a bad answer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// No engagement while it stands.
    Exclude,
    /// A red flag.
    Flag,
}

/// One question about the partner, the institution or the engagement. *Yes* is the bad answer for
/// [`Effect::Exclude`]; for [`Effect::Flag`] the field `bad` says which one is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// Its code, such as `EX-05`.
    pub code: String,
    /// The question.
    pub text: Text,
    /// What a bad answer does.
    pub effect: Effect,
    /// The answer that raises the flag or excludes.
    #[serde(default)]
    pub bad: Bad,
    /// Whether a good answer needs a source that is not the partner.
    #[serde(default = "yes")]
    pub independent: bool,
    /// The role that may except an exclusion for a time, publicly, by `exception.granted`. Where none is
    /// named, nobody may.
    #[serde(default)]
    pub exception: Option<String>,
    /// Benchmark indicators that answer it, by method of the benchmark's edition. A score at or
    /// below `flag_at` on any of them is the bad answer.
    #[serde(default)]
    pub indicators: BTreeMap<String, Vec<String>>,
    /// The score (0 to 100) at or below which an indicator is the bad answer.
    #[serde(default)]
    pub flag_at: f64,
    /// When the question arises at all; always, if absent.
    #[serde(default)]
    pub applies_if: Option<Condition>,
    /// Where it comes from.
    pub basis: Basis,
}

fn yes() -> bool {
    true
}

/// Which answer is the bad one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bad {
    /// *Yes* is bad: "does it sell tobacco?"
    #[default]
    Yes,
    /// *No* is bad: "does it assess its impact?"
    No,
}

/// A sector that calls for enhanced diligence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sector {
    /// Its code, such as `HS-21`.
    pub code: String,
    /// Its name.
    pub text: Text,
    /// Where it comes from.
    pub basis: Basis,
}

/// A rule over the whole view of the case that raises a red flag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FlagRule {
    /// Its code, such as `RF-02`.
    pub code: String,
    /// What it says when it holds.
    pub text: Text,
    /// When it is raised.
    pub when: Condition,
    /// The figures shown with it.
    #[serde(default)]
    pub figures: Vec<FigureRule>,
    /// Whether the benchmark edition is its source.
    #[serde(default)]
    pub from_benchmark: bool,
    /// Where it comes from.
    pub basis: Basis,
}

/// A figure shown with a flag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FigureRule {
    /// What it measures.
    pub label: Text,
    /// The expression that yields it.
    pub value: Condition,
}
