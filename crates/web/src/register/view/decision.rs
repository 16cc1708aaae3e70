//! The decision and the dissents that are published with it.

use engagement::acts::Act;
use engagement::record::{CommitmentToDo, Decision, DecisionKind, Dissent};
use evidence::Date;
use serde::Serialize;
use store::StoredEvent;
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
    /// The name under which the signer does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub carried_by: String,
    /// The day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub published_on: Option<Date>,
    /// The dissents, once it is published.
    pub dissents: Vec<PublicDissent>,
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

/// The decision, with the dissents that were published with it.
pub(super) fn shown(file: &File<'_>) -> Option<PublicDecision> {
    let steps = &file.case.record.steps;
    let dissents: &[Dissent] = if public::is_decided(&file.case) { &steps.dissents } else { &[] };
    Some(public_decision(steps.decision.as_ref()?, dissents, proposals(file).last()))
}

/// The decisions that put the matter off before, oldest first.
pub(super) fn deferrals(file: &File<'_>) -> Vec<PublicDecision> {
    let published = proposals(file).into_iter().filter(|proposal| proposal.published);
    let deferrals = file.case.record.steps.deferrals.iter().zip(published);
    deferrals.map(|(one, proposal)| public_decision(&one.decision, &one.dissents, Some(&proposal))).collect()
}

/// The events of one decision.
struct Proposal<'a> {
    proposed: &'a StoredEvent,
    signed: Option<&'a StoredEvent>,
    published: bool,
}

fn proposals<'a>(file: &'a File<'_>) -> Vec<Proposal<'a>> {
    let mut proposals: Vec<Proposal<'_>> = Vec::new();
    for stored in file.history {
        match (&stored.event.act, proposals.last_mut()) {
            (Act::DecisionProposed(_), _) => {
                proposals.push(Proposal { proposed: stored, signed: None, published: false });
            }
            (Act::DecisionSigned(_), Some(last)) => last.signed = Some(stored),
            (Act::DecisionPublished(_), Some(last)) => last.published = true,
            _ => {}
        }
    }
    proposals
}

fn public_decision(
    decision: &Decision,
    dissents: &[Dissent],
    events: Option<&Proposal<'_>>,
) -> PublicDecision {
    let signed = events.and_then(|events| events.signed).filter(|_| decision.signed_on.is_some());
    let proposed = events.map(|events| events.proposed);
    let role = |stored: &StoredEvent| stored.event.role.clone();
    PublicDecision {
        kind: decision.kind,
        reasons: decision.reasons.clone(),
        conditions: decision.conditions.clone(),
        accountable: decision.accountable.clone(),
        proposed_on: decision.proposed_on,
        proposed_as: proposed.map(role).unwrap_or_default(),
        signed_as: signed.map(role),
        event: signed.or(proposed).map_or(0, |stored| stored.event.n),
        signed_on: decision.signed_on,
        snapshot: decision.snapshot.clone(),
        carried: decision.carried.clone(),
        carried_by: decision.carried_by.clone(),
        published_on: decision.published_on,
        dissents: dissents.iter().map(public_dissent).collect(),
    }
}

fn public_dissent(dissent: &Dissent) -> PublicDissent {
    PublicDissent {
        name: dissent.name_published.then(|| dissent.by.clone()),
        text: dissent.text.clone(),
        on: dissent.on,
    }
}
