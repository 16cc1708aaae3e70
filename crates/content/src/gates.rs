//! Gates: what must hold before a stage is entered or an act is done.

use serde::{Deserialize, Serialize};

use crate::{Basis, Condition, Text};

/// A gate, one file each under `gates/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Gate {
    /// Its name, such as `announcement`.
    pub gate: String,
    /// Its title for people.
    pub title: Text,
    /// What it guards.
    pub guards: Vec<Trigger>,
    /// When it asks anything at all; always, if absent.
    #[serde(default)]
    pub applies_if: Option<Condition>,
    /// What must hold, every one.
    pub requirements: Vec<Requirement>,
}

/// What a gate guards: an act, or the entering of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// Entering this stage.
    Stage(String),
    /// Doing this act.
    Act(String),
}

/// One thing that must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Requirement {
    /// Its code, such as `G-DEC-3`.
    pub code: String,
    /// What must hold, in words.
    pub text: Text,
    /// When it is asked at all; always, if absent.
    #[serde(default)]
    pub applies_if: Option<Condition>,
    /// The condition itself.
    pub holds: Condition,
    /// How to meet it.
    pub how: Text,
    /// What the emergency path asks instead; absent where an emergency changes nothing.
    #[serde(default)]
    pub emergency: Option<EmergencyTerms>,
    /// Where it comes from.
    pub basis: Basis,
}

/// A shortened requirement. The step is never dropped: what is put off is owed by a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EmergencyTerms {
    /// What must hold instead.
    pub holds: Condition,
    /// What is owed afterwards, in words; the full requirement is asked again before closing.
    pub owed: Text,
}
