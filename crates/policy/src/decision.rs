//! The one question, and its answer with the reason.

use std::fmt;

use content::Basis;
use serde::Serialize;

use crate::grants::{Grants, PUBLIC, SIGNED_IN, Scope};
use crate::{Act, Actor, Body, Subject};

/// Allowed, or refused; either way with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision<'g> {
    /// It may be done or read.
    Allow(Allowed<'g>),
    /// It may not.
    Refuse(Refused<'g>),
}

/// The grant that allows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Allowed<'g> {
    /// The role in which the person acts.
    pub role: &'g str,
    /// How far the grant reaches.
    pub scope: Scope,
    /// Where the grant comes from.
    pub basis: &'g Basis,
}

/// Why it is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "refused")]
pub enum Refused<'g> {
    /// Nobody is signed in, and not everybody may. These roles may.
    SignIn {
        /// Names of the roles.
        may: Vec<&'g str>,
    },
    /// The person holds no role that may. These roles may.
    Role {
        /// Names of the roles.
        may: Vec<&'g str>,
    },
    /// The person holds a role that may, and this lies outside of its reach.
    Reach {
        /// Name of the role.
        role: &'g str,
        /// How far its grant reaches.
        scope: Scope,
    },
    /// The person was set aside from this case and is a stranger to it.
    SetAside,
}

impl Decision<'_> {
    /// Whether it is allowed.
    pub fn is_allowed(&self) -> bool {
        matches!(self, Decision::Allow(_))
    }
}

impl Grants {
    /// Whether `actor` may do `act` on `subject`, and why. What no grant allows is refused.
    ///
    /// Everybody may do what the public may. A person who was set aside from a case may do no more
    /// than that with it. Where several roles allow it, the first in the file is named; for an act
    /// in a chosen role, ask with [`Actor::acting_as`].
    pub fn decide<'g>(&'g self, actor: &Actor, act: Act, subject: &Subject) -> Decision<'g> {
        let set_aside = actor.id().is_some_and(|person| subject.set_aside.contains(person));
        let mut out_of_reach = None;
        for (role, scope, basis) in self.holders_of(act) {
            let held = role == PUBLIC || (!set_aside && actor.holds(role));
            if held && actor.reaches(role, scope, subject) {
                return Decision::Allow(Allowed { role, scope, basis });
            }
            if held {
                out_of_reach = Some(Refused::Reach { role, scope });
            }
        }
        let may = || self.holders_of(act).map(|(role, ..)| role).collect();
        Decision::Refuse(match out_of_reach {
            _ if set_aside => Refused::SetAside,
            Some(refused) => refused,
            None if actor.id().is_none() => Refused::SignIn { may: may() },
            None => Refused::Role { may: may() },
        })
    }
}

impl Actor {
    /// Roles count only for a person; a stranger holds none, whatever is passed in.
    fn holds(&self, role: &str) -> bool {
        self.person.is_some() && (role == SIGNED_IN || self.assignments.iter().any(|one| one.role == role))
    }

    fn reaches(&self, role: &str, scope: Scope, subject: &Subject) -> bool {
        let named = self.person.as_ref().is_some_and(|person| subject.named.contains(person));
        let mut bodies = self.assignments.iter().filter(|one| one.role == role).map(|one| &one.body);
        match scope {
            Scope::Any => true,
            Scope::OwnInstitution => bodies.any(
                |body| matches!(body, Body::Institution(id) if subject.institution.as_ref() == Some(id)),
            ),
            Scope::Assigned => bodies.any(|body| match body {
                Body::Institution(_) => named,
                Body::Partner(id) => subject.partner.as_ref() == Some(id),
            }),
        }
    }
}

impl fmt::Display for Decision<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Decision::Allow(allowed) => allowed.fmt(f),
            Decision::Refuse(refused) => refused.fmt(f),
        }
    }
}

impl fmt::Display for Allowed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the role {} may, {}: {}", self.role, self.scope.in_words(), self.basis)
    }
}

impl fmt::Display for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::SignIn { may } => write!(f, "nobody is signed in; {}", who_may(may)),
            Refused::Role { may } => f.write_str(&who_may(may)),
            Refused::Reach { role, scope } => write!(f, "the role {role} may, but only {}", scope.in_words()),
            Refused::SetAside => f.write_str("you were set aside from this case; somebody else must act"),
        }
    }
}

fn who_may(roles: &[&str]) -> String {
    match roles {
        [] => "no role may do this here".into(),
        _ => format!("only these roles may: {}", roles.join(", ")),
    }
}
