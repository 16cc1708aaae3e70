//! Proposing, signing and publishing a decision.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{CommitmentToDo, Decision, DecisionKind, Deferral, Review};
use crate::refusal::{Refusal, say, sentence};
use crate::stage::Stage;

/// Proposes a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DecisionProposed {
    /// What is to be decided.
    pub kind: DecisionKind,
    /// The reasons, published.
    pub reasons: String,
    /// The conditions, where it approves with conditions.
    #[serde(default)]
    pub conditions: Vec<CommitmentToDo>,
    /// The person who answers for the engagement, named in public.
    pub accountable: String,
}

impl Doing for DecisionProposed {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 20_000)?;
        sentence("accountable", &self.accountable, 200)?;
        if case.stage != Stage::Decision {
            return Err(Refusal::stage(say!(
                "proposed-in-decision",
                "a decision is proposed in the stage decision; the case is in {stage}",
                stage = case.stage.word()
            )));
        }
        if case.record.steps.is_bound() {
            return Err(Refusal::stage(say!("signed-already", "a decision is signed already")));
        }
        match self.kind {
            DecisionKind::ApproveWithConditions if self.conditions.is_empty() => Err(Refusal::field(
                "conditions",
                say!("conditions-none", "name at least one, or approve without conditions"),
            )),
            DecisionKind::ApproveWithConditions => allow_conditions(&self.conditions, context),
            _ if !self.conditions.is_empty() => Err(Refusal::field(
                "conditions",
                say!("conditions-only", "only an approval with conditions has any"),
            )),
            _ => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let steps = &mut case.record.steps;
        // A proposal that nobody signed gives way; a deferral was a decision, and stays one.
        if let Some(decision) = steps.decision.take().filter(|former| former.published_on.is_some()) {
            steps.deferrals.push(Deferral { decision, dissents: std::mem::take(&mut steps.dissents) });
        }
        steps.decision = Some(Decision {
            kind: self.kind,
            reasons: self.reasons.clone(),
            conditions: self.conditions.clone(),
            accountable: self.accountable.clone(),
            proposed_by: when.by.clone(),
            proposed_on: when.day,
            signed_by: None,
            signed_on: None,
            snapshot: None,
            carried: String::new(),
            carried_by: String::new(),
            published_on: None,
        });
    }
}

fn allow_conditions(conditions: &[CommitmentToDo], context: &Context) -> Result<(), Refusal> {
    for (index, condition) in conditions.iter().enumerate() {
        let field = |name: &str| format!("conditions[{index}].{name}");
        sentence(&field("text"), &condition.text, 2000)?;
        sentence(&field("owner"), &condition.owner, 200)?;
        sentence(&field("verification"), &condition.verification, 2000)?;
        if condition.due_on < context.today() {
            return Err(Refusal::field(&field("due-on"), say!("past", "it must not lie in the past")));
        }
    }
    Ok(())
}

/// Signs a decision over the snapshot that the signer saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DecisionSigned {
    /// SHA-256 of the snapshot that the signer saw, 64 hexadecimal digits.
    pub snapshot: String,
    /// Why the signer carries open reservations and objections, in the signer's own name. Required
    /// where there are any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub carried: String,
    /// The name under which the signer carries them: it is published. Required where there are any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub carried_by: String,
}

impl Doing for DecisionSigned {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        if case.stage != Stage::Decision {
            return Err(Refusal::stage(say!(
                "signed-in-decision",
                "a decision is signed in the stage decision; the case is in {stage}",
                stage = case.stage.word()
            )));
        }
        let Some(decision) = &case.record.steps.decision else {
            return Err(Refusal::stage(say!("not-proposed", "no decision is proposed")));
        };
        if decision.signed_by.is_some() {
            return Err(Refusal::stage(say!("signed-already", "the decision is signed already")));
        }
        let now = case.snapshot();
        if self.snapshot != now {
            return Err(Refusal::new(
                "snapshot",
                say!(
                    "snapshot",
                    "the case has changed since you saw it: its snapshot is {snapshot} now",
                    snapshot = now
                ),
                say!("mend-snapshot", "look at what changed, then sign over the new snapshot"),
            ));
        }
        let judgement = case.judgement(context);
        // The gate says so too. It is data; this is not, and no edition can talk it away.
        if decision.kind.approves() {
            judgement.barring().next().map_or(Ok(()), |finding| Err(Refusal::excluded(&finding.code)))?;
        }
        let duties = judgement.duties;
        if !duties.decided_by.contains(&context.actor.role) {
            return Err(Refusal::new(
                "level",
                say!(
                    "level",
                    "at tier {tier} only these decide: {roles}",
                    tier = duties.tier.word(),
                    roles = duties.decided_by.join(", ")
                ),
                say!("mend-level", "pass it to one of them"),
            ));
        }
        let open = case.record.steps.reviews.iter().any(Review::leaves_reservation);
        if open && self.carried.trim().is_empty() {
            return Err(Refusal::field(
                "carried",
                say!("carried", "a reservation or objection is open: say in your own name why you carry it"),
            ));
        }
        if open {
            sentence("carried-by", &self.carried_by, 200)?;
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        if let Some(decision) = &mut case.record.steps.decision {
            decision.signed_by = Some(when.by.clone());
            decision.signed_on = Some(when.day);
            decision.snapshot = Some(self.snapshot.clone());
            decision.carried = self.carried.clone();
            decision.carried_by = self.carried_by.clone();
        }
    }
}

/// Publishes a signed decision with its dissents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DecisionPublished {}

impl Doing for DecisionPublished {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        match &case.record.steps.decision {
            Some(decision) if decision.published_on.is_some() => {
                Err(Refusal::stage(say!("published-already", "the decision is published already")))
            }
            Some(decision) if decision.signed_by.is_some() => Ok(()),
            _ => Err(Refusal::stage(say!("not-signed", "no decision is signed"))),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        if let Some(decision) = &mut case.record.steps.decision {
            decision.published_on = Some(when.day);
            match decision.kind {
                DecisionKind::Reject => case.stage = Stage::Rejected,
                DecisionKind::Withdraw => case.stage = Stage::Withdrawn,
                DecisionKind::Approve | DecisionKind::ApproveWithConditions | DecisionKind::Defer => {}
            }
        }
    }
}
