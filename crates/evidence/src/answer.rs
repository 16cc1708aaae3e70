//! Answers to the questions of a questionnaire, unknown included.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Date;

/// What is known about a yes-or-no matter.
///
/// *Unknown* and *not looked at* are answers of their own and weigh as much as the bad answer
/// until evidence comes: nobody passes a gate by keeping silent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Yes, and somebody says so.
    Yes,
    /// No, and somebody says so.
    No,
    /// A credible allegation is pending: neither confirmed nor refuted.
    Alleged,
    /// Looked for, and not to be found out.
    Unknown,
    /// Nobody has looked yet.
    #[default]
    NotLookedAt,
    /// The question does not arise.
    NotApplicable,
}

impl Answer {
    /// The word used in files, in conditions and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::No => "no",
            Answer::Alleged => "alleged",
            Answer::Unknown => "unknown",
            Answer::NotLookedAt => "not-looked-at",
            Answer::NotApplicable => "not-applicable",
        }
    }

    /// Whether the matter is settled either way.
    pub fn is_settled(self) -> bool {
        matches!(self, Answer::Yes | Answer::No | Answer::NotApplicable)
    }
}

/// One answered question: the value, what it rests on and when it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Given {
    /// The answer itself.
    pub value: Answer,
    /// Identifiers of the evidence that it rests on.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// What the reader should know besides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day on which it was given; absent in a dossier, where the evidence dates it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub given_on: Option<Date>,
}
