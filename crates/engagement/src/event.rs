//! Events: acts that were let through, in their order.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::acts::Act;

/// One event of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Event {
    /// The case's own counter, from 1, without gaps.
    pub n: u64,
    /// When the institution recorded it.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who did it.
    pub by: String,
    /// In which role.
    pub role: String,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
}
