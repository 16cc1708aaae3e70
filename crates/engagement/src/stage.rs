//! Where an engagement stands.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The stages in their order, and the ends that are off it.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The public was told of the intent.
    #[default]
    PreNotice,
    /// Who is this partner, what is at risk.
    Diligence,
    /// Everybody is asked, on an equal footing.
    Consultation,
    /// Terms are agreed, in the open.
    Negotiation,
    /// Proposed, signed off, published.
    Decision,
    /// In force.
    Active,
    /// Looked at again.
    Review,
    /// Over.
    Closed,
    /// Decided against.
    Rejected,
    /// Taken back.
    Withdrawn,
    /// Stopped for now.
    Suspended,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Stage; 11] = [
        Stage::PreNotice,
        Stage::Diligence,
        Stage::Consultation,
        Stage::Negotiation,
        Stage::Decision,
        Stage::Active,
        Stage::Review,
        Stage::Closed,
        Stage::Rejected,
        Stage::Withdrawn,
        Stage::Suspended,
    ];

    /// The word used in files, in conditions and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Stage::PreNotice => "pre-notice",
            Stage::Diligence => "diligence",
            Stage::Consultation => "consultation",
            Stage::Negotiation => "negotiation",
            Stage::Decision => "decision",
            Stage::Active => "active",
            Stage::Review => "review",
            Stage::Closed => "closed",
            Stage::Rejected => "rejected",
            Stage::Withdrawn => "withdrawn",
            Stage::Suspended => "suspended",
        }
    }

    /// The stage that comes after it in the ordinary course; `None` where the course ends.
    pub fn next(self) -> Option<Stage> {
        match self {
            Stage::PreNotice => Some(Stage::Diligence),
            Stage::Diligence => Some(Stage::Consultation),
            Stage::Consultation => Some(Stage::Negotiation),
            Stage::Negotiation => Some(Stage::Decision),
            Stage::Decision => Some(Stage::Active),
            Stage::Active => Some(Stage::Review),
            Stage::Review => Some(Stage::Active),
            Stage::Closed | Stage::Rejected | Stage::Withdrawn | Stage::Suspended => None,
        }
    }

    /// Whether nothing more can happen to the engagement itself.
    pub fn is_end(self) -> bool {
        matches!(self, Stage::Closed | Stage::Rejected | Stage::Withdrawn)
    }

    /// Whether it lies before a decision in force.
    pub fn is_before_decision(self) -> bool {
        matches!(
            self,
            Stage::PreNotice | Stage::Diligence | Stage::Consultation | Stage::Negotiation | Stage::Decision
        )
    }
}
