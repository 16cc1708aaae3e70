//! Roles that people hold, for whom, and until when.

use jiff::Timestamp;
use policy::{Assignment, Body, NOBODYS};
use serde::{Deserialize, Serialize};

/// That a person holds a role, given by an institution or lent by a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Appointment {
    /// Identifier of the person.
    pub person: String,
    /// Name of the role, such as `approver`.
    pub role: String,
    /// For whom it is held.
    pub body: Body,
    /// The first instant.
    pub from: Timestamp,
    /// The first instant at which it is held no more; absent where no end is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Who lent it, where it is delegated; a delegation always has an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lent_by: Option<String>,
}

/// Why an appointment cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Everybody has the role, or the house itself does.
    #[error("nobody is given the role `{0}`; choose another")]
    Nobodys(String),
    /// It would end before it begins.
    #[error("it ends at {until}, before it begins at {from}; set a later end")]
    EndsFirst {
        /// The first instant.
        from: Timestamp,
        /// The end.
        until: Timestamp,
    },
    /// The lender does not hold the role for all that time.
    #[error(
        "{lender} does not hold the role from {from} to {until}; lend it for a time within the lender's own"
    )]
    NotHeld {
        /// Who lends.
        lender: String,
        /// The first instant.
        from: Timestamp,
        /// The end.
        until: Timestamp,
    },
    /// A borrowed role is lent on.
    #[error("{0} has the role on loan; only its owner can lend it")]
    LentOn(String),
    /// Nobody lends to themselves.
    #[error("{0} holds the role already; lend it to somebody else")]
    ToOneself(String),
}

impl Appointment {
    /// Gives `person` a role for good, or until an end.
    ///
    /// # Errors
    /// [`Unfit::EndsFirst`], [`Unfit::Nobodys`].
    pub fn new(
        person: impl Into<String>,
        held: Assignment,
        from: Timestamp,
        until: Option<Timestamp>,
    ) -> Result<Self, Unfit> {
        match until {
            _ if NOBODYS.contains(&held.role.as_str()) => Err(Unfit::Nobodys(held.role)),
            Some(until) if until <= from => Err(Unfit::EndsFirst { from, until }),
            _ => Ok(Appointment {
                person: person.into(),
                role: held.role,
                body: held.body,
                from,
                until,
                lent_by: None,
            }),
        }
    }

    /// Lends this role to `to`, for the same body and for a time within the lender's own.
    ///
    /// # Errors
    /// [`Unfit`], where it ends first, outlasts the lender's own, is itself on loan, or goes to the
    /// lender.
    pub fn lend(&self, to: impl Into<String>, from: Timestamp, until: Timestamp) -> Result<Self, Unfit> {
        let to = to.into();
        let lender = self.person.clone();
        if self.lent_by.is_some() {
            return Err(Unfit::LentOn(lender));
        }
        if to == lender {
            return Err(Unfit::ToOneself(lender));
        }
        if from < self.from || self.until.is_some_and(|end| until > end) {
            return Err(Unfit::NotHeld { lender, from, until });
        }
        let lent = Appointment::new(to, self.assignment(), from, Some(until))?;
        Ok(Appointment { lent_by: Some(lender), ..lent })
    }

    /// Whether it lasts at `at`. A loan also needs its lender: ask [`roles_in_force`].
    pub fn lasts_at(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }

    fn assignment(&self) -> Assignment {
        Assignment { role: self.role.clone(), body: self.body.clone() }
    }
}

/// The roles that `person` holds at `at`. `appointments` are those of the person and of everybody
/// who lends to the person: a loan is worth nothing from the moment its lender's own appointment
/// ends, and nothing without an end of its own.
pub fn roles_in_force(person: &str, appointments: &[Appointment], at: Timestamp) -> Vec<Assignment> {
    let holds_of_right = |lender: &str, role: &Assignment| {
        appointments.iter().any(|one| {
            one.person == lender && one.lent_by.is_none() && one.lasts_at(at) && one.assignment() == *role
        })
    };
    let mut roles = Vec::new();
    for one in appointments.iter().filter(|one| one.person == person && one.lasts_at(at)) {
        let role = one.assignment();
        let stands = match &one.lent_by {
            None => true,
            Some(lender) => one.until.is_some() && holds_of_right(lender, &role),
        };
        if stands && !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}
