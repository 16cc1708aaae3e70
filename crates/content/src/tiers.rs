//! Risk tiers: which one applies, and what it demands.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Basis, Condition, Text};

/// The four tiers of risk to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// Nothing that calls for more than basic diligence.
    Low,
    /// Staff data, or use of the name or emblem only.
    Moderate,
    /// A high-risk sector, an algorithmic system, exclusivity, or a weak record.
    Substantial,
    /// People at risk may be harmed, or a serious allegation is pending.
    High,
}

impl Tier {
    /// The word used in files, in conditions and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Tier::Low => "low",
            Tier::Moderate => "moderate",
            Tier::Substantial => "substantial",
            Tier::High => "high",
        }
    }
}

/// A reason for a tier. The highest tier with a reason that holds, or cannot be told, applies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TierRule {
    /// Its code, such as `TR-01`.
    pub code: String,
    /// The tier that it gives.
    pub tier: Tier,
    /// The reason in words.
    pub text: Text,
    /// When it holds.
    pub when: Condition,
    /// Where it comes from.
    pub basis: Basis,
}

/// What a tier demands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Duties {
    /// The tier.
    pub tier: Tier,
    /// How deep diligence goes: `basic`, `standard` or `enhanced`.
    pub diligence: String,
    /// Whether a human-rights impact assessment is mandatory.
    pub assessment: bool,
    /// Whether consultation is mandatory.
    pub consultation: bool,
    /// The shortest comment period, in calendar days.
    pub comment_days: i64,
    /// The roles that may decide.
    pub decided_by: Vec<String>,
    /// How long the screening holds, in months.
    pub screening_months: i64,
    /// How often the engagement is monitored, in months.
    pub monitoring_months: i64,
}
