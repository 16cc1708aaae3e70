//! Who asks.

use serde::{Deserialize, Serialize};

/// Whose business a role is held for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// An institution, by its identifier in the register.
    Institution(String),
    /// A partner, by its identifier in the register: the person speaks for it.
    Partner(String),
}

/// One role that a person holds now. Beginning and end are the business of the accounts: what
/// stands here is in force.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Assignment {
    /// Name of the role, such as `officer`.
    pub role: String,
    /// For whom it is held.
    pub body: Body,
}

/// Who asks: a person with the roles that are in force now, or somebody who is not signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    pub(crate) person: Option<String>,
    pub(crate) assignments: Vec<Assignment>,
}

impl Actor {
    /// Somebody who is not signed in.
    pub fn stranger() -> Self {
        Actor::default()
    }

    /// A person who is signed in, with the roles that are in force now.
    pub fn person(id: impl Into<String>, assignments: Vec<Assignment>) -> Self {
        Actor { person: Some(id.into()), assignments }
    }

    /// The same person in one role only: for an act in a role that the person chose.
    pub fn acting_as(&self, role: &str) -> Self {
        let assignments = self.assignments.iter().filter(|one| one.role == role).cloned().collect();
        Actor { person: self.person.clone(), assignments }
    }

    /// Identifier of the person; absent for a stranger.
    pub fn id(&self) -> Option<&str> {
        self.person.as_deref()
    }

    /// The roles that are in force.
    pub fn assignments(&self) -> &[Assignment] {
        &self.assignments
    }
}
