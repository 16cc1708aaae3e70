//! The decision and the dissents that are published with it.

use engagement::acts::Act;
use engagement::record::{CommitmentToDo, DecisionKind};
use evidence::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::file::File;
use crate::public;

/// A decision from its proposal on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicDecision {
    /// What is decided.
    pub kind: DecisionKind,
    /// The reasons.
    pub reasons: String,
    /// The conditions, with who does what by when, and how anybody can tell.
    pub conditions: Vec<CommitmentToDo>,
    /// The person who answers for the engagement.
    pub accountable: String,
    /// The day of the proposal.
    #[schema(value_type = String, format = Date)]
    pub proposed_on: Date,
    /// The role of who proposed it.
    pub proposed_as: String,
    /// The day of the signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub signed_on: Option<Date>,
    /// The role of who signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_as: Option<String>,
    /// SHA-256 of what the signer was shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// Why the signer carries open reservations; empty where none is open.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub carried: String,
    /// The day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub published_on: Option<Date>,
    /// Number of the event that holds the signature, or else the proposal.
    pub event: u64,
}

/// A dissent that was published with the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicDissent {
    /// The name, where the person wants it published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The dissent.
    pub text: String,
    /// Its day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

pub(super) fn shown(file: &File<'_>) -> Option<PublicDecision> {
    let decision = file.case.record.steps.decision.clone()?;
    let is_proposal = |act: &Act| matches!(act, Act::DecisionProposed(_));
    let is_signature = |act: &Act| matches!(act, Act::DecisionSigned(_));
    let newest = |is_it: &dyn Fn(&Act) -> bool| {
        file.history.iter().rev().find(|stored| is_it(&stored.event.act)).map_or(0, |stored| stored.event.n)
    };
    Some(PublicDecision {
        kind: decision.kind,
        reasons: decision.reasons,
        conditions: decision.conditions,
        accountable: decision.accountable,
        proposed_on: decision.proposed_on,
        proposed_as: file.role_in(is_proposal),
        signed_as: decision.signed_on.map(|_| file.role_in(is_signature)),
        event: newest(if decision.signed_on.is_some() { &is_signature } else { &is_proposal }),
        signed_on: decision.signed_on,
        snapshot: decision.snapshot,
        carried: decision.carried,
        published_on: decision.published_on,
    })
}

pub(super) fn dissents(file: &File<'_>) -> Vec<PublicDissent> {
    if !public::is_decided(&file.case) {
        return Vec::new();
    }
    let dissents = file.case.record.steps.dissents.iter();
    dissents
        .map(|dissent| PublicDissent {
            name: dissent.name_published.then(|| dissent.by.clone()),
            text: dissent.text.clone(),
            on: dissent.on,
        })
        .collect()
}
