//! Findings: what an engine or a person concluded, from what, under which rule.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Date, Missing, Reason, SourceKind};

/// What a rule concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Looked at, and nothing stands against it.
    Clear,
    /// It cannot be told: something named is missing. Never as good as clear.
    CannotTell,
    /// A red flag: a named person must answer it before a decision.
    Flag,
    /// An exclusion: no engagement while it stands.
    Excludes,
}

/// A figure that a finding rests on, with the words that say what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Figure {
    /// What the figure measures, such as `G4` or `governance`.
    pub label: String,
    /// The figure as shown, such as `4.17` or `22 / 24`.
    pub value: String,
}

/// Enough of a source to name it beside a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourceRef {
    /// Identifier of the evidence in the case, or of the benchmark edition.
    pub id: String,
    /// Whose voice it is.
    pub kind: SourceKind,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The day on which it became public.
    #[schema(value_type = String, format = Date)]
    pub published_on: Date,
}

/// A conclusion with its rule, its reasons and its sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Finding {
    /// Code of the question or rule, such as `EX-05` or `RF-03`.
    pub code: String,
    /// The question or rule in words (English; translations are in the content edition).
    pub title: String,
    /// What was concluded.
    pub verdict: Verdict,
    /// Why, one sentence each; none where the rule, which is the title, says it all.
    #[schema(value_type = Vec<String>)]
    pub reasons: Vec<Reason>,
    /// The figures that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// The sources that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceRef>,
    /// What is missing, where it cannot be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<String>)]
    pub missing: Vec<Missing>,
    /// The instrument and paragraph that the rule rests on.
    pub basis: String,
}
