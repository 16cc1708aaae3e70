//! Where a rule comes from, and how sure we are of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Text;

/// How closely a rule follows the instrument that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BasisStatus {
    /// The instrument's own words were read and are quoted.
    Quoted,
    /// The instrument was read and is put in our words.
    Paraphrased,
    /// The institution's own rule.
    InstitutionsOwn,
    /// Our default, to be replaced or adopted by the institution; claims no instrument's authority.
    ProposedDefault,
}

/// The basis of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Basis {
    /// Instrument and paragraph.
    pub source: Text,
    /// How closely the rule follows it.
    pub basis_status: BasisStatus,
    /// The day on which somebody last compared the two; absent where nobody has yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub verified_on: Option<evidence::Date>,
}

impl BasisStatus {
    /// The word used in files and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            BasisStatus::Quoted => "quoted",
            BasisStatus::Paraphrased => "paraphrased",
            BasisStatus::InstitutionsOwn => "institutions-own",
            BasisStatus::ProposedDefault => "proposed-default",
        }
    }
}

impl std::fmt::Display for Basis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let status = match self.basis_status {
            BasisStatus::Quoted => "quoted",
            BasisStatus::Paraphrased => "paraphrased",
            BasisStatus::InstitutionsOwn => "institution's own",
            BasisStatus::ProposedDefault => "proposed default",
        };
        write!(f, "{} ({status})", self.source.english())
    }
}
