//! What the contract says, clause by clause. Silence is a finding, never a pass.

use evidence::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a clause stands against the model text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseResult {
    /// As the model text, or better.
    Aligned,
    /// In part.
    Partial,
    /// Against it.
    NotAligned,
    /// The contract says nothing.
    Silent,
    /// The clause has no object here.
    NotApplicable,
}

/// A reviewer's reading of one clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Clause {
    /// How it stands.
    pub result: ClauseResult,
    /// The contract's own words; empty where it is silent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// The reviewer's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day of the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub reviewed_on: Option<Date>,
}
