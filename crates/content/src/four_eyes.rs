//! Four eyes: which two acts need two people, and which acts need interests declared first.

use serde::{Deserialize, Serialize};

use crate::{Basis, Text};

/// The separation of duties, `gates/four-eyes.yaml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FourEyes {
    /// Pairs of acts that one person may not both do.
    pub separations: Vec<Separation>,
    /// Acts that nobody may do before declaring interests.
    pub declare_first: Vec<String>,
    /// Where the duty to declare comes from.
    pub declare_basis: Basis,
}

/// Two acts that need two people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Separation {
    /// Its code, such as `FE-1`.
    pub code: String,
    /// The earlier act.
    pub first: String,
    /// The later act, refused to whoever did the earlier one.
    pub then: String,
    /// Whether the two must concern the same thing (the same flag, the same evidence).
    #[serde(default)]
    pub same_subject: bool,
    /// The rule in words.
    pub text: Text,
    /// Where it comes from.
    pub basis: Basis,
}
