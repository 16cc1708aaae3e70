//! The course of a case: stages, emergency, suspension, ends, editions, erasure.

use ::evidence::Date;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::Emergency;
use crate::refusal::{Refusal, say, sentence};
use crate::stage::Stage;

/// Enters a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StageEntered {
    /// The stage.
    pub stage: Stage,
}

impl Doing for StageEntered {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        let next = case.stage.next();
        // To say no, nobody need wait: a decision can be prepared from any earlier stage. On the
        // emergency path other stages may be entered ahead of their turn too. Nothing is gained for
        // an approval, because the gate at the signature asks for every step.
        let ahead = self.stage > case.stage
            && self.stage.is_before_decision()
            && (self.stage == Stage::Decision || case.record.steps.emergency.is_some());
        if next == Some(self.stage) || ahead {
            return Ok(());
        }
        Err(Refusal::stage(match next {
            Some(next) => {
                say!(
                    "stage-order",
                    "after {stage} comes {next_stage}, not {asked_stage}",
                    stage = case.stage.word(),
                    next_stage = next.word(),
                    asked_stage = self.stage.word()
                )
            }
            None => say!("no-stage", "no stage comes after {stage}", stage = case.stage.word()),
        }))
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        case.stage = self.stage;
    }
}

/// Takes the emergency path. Its reason is public at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EmergencyInvoked {
    /// Why.
    pub reason: String,
    /// The day by which everything that is put off will be done.
    #[schema(value_type = String, format = Date)]
    pub post_hoc_on: Date,
}

impl Doing for EmergencyInvoked {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("reason", &self.reason, 4000)?;
        if case.record.steps.emergency.is_some() {
            return Err(Refusal::stage(say!(
                "emergency-once",
                "the emergency path was taken already; it is taken once"
            )));
        }
        if !case.stage.is_before_decision() {
            return Err(Refusal::stage(say!(
                "emergency-before",
                "the emergency path is for the time before a decision"
            )));
        }
        let today = context.today();
        let days = context.edition.settings.emergency_owed_days;
        let latest = today.checked_add(days.days()).unwrap_or(today);
        if self.post_hoc_on <= today || self.post_hoc_on > latest {
            return Err(Refusal::field(
                "post-hoc-on",
                say!("within-days", "it must lie within {days} days, by {date}", days = days, date = latest),
            ));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.emergency = Some(Emergency {
            reason: self.reason.clone(),
            invoked_on: when.day,
            post_hoc_on: self.post_hoc_on,
        });
    }
}

/// Suspends the engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reasoned {
    /// Why, in public.
    pub reason: String,
}

impl Doing for Reasoned {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reason", &self.reason, 4000)?;
        match case.stage {
            Stage::Suspended => Err(Refusal::stage(say!("suspended-already", "it is suspended already"))),
            _ => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        case.suspended_from = Some(case.stage);
        case.stage = Stage::Suspended;
    }
}

/// Takes a suspended engagement up again, where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Resumed {
    /// Why, in public.
    pub reason: String,
}

impl Doing for Resumed {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reason", &self.reason, 4000)?;
        match case.stage {
            Stage::Suspended => Ok(()),
            _ => Err(Refusal::stage(say!("not-suspended", "it is not suspended"))),
        }
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        if let Some(stage) = case.suspended_from.take() {
            case.stage = stage;
        }
    }
}

/// Closes an engagement that was in force, or that was approved and never came into force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Closed {
    /// How it ended, in public.
    pub reason: String,
}

impl Doing for Closed {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reason", &self.reason, 4000)?;
        let stood = case.suspended_from.unwrap_or(case.stage);
        match stood {
            Stage::Active | Stage::Review => Ok(()),
            Stage::Decision if case.record.steps.is_approved() => Ok(()),
            _ => Err(Refusal::stage(say!(
                "never-approved",
                "it was never approved; withdraw it or decide on it instead"
            ))),
        }
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        case.stage = Stage::Closed;
    }
}

/// Takes the proposal back before a decision is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Withdrawn {
    /// Why, in public.
    pub reason: String,
}

impl Doing for Withdrawn {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reason", &self.reason, 4000)?;
        let stood = case.suspended_from.unwrap_or(case.stage);
        match stood.is_before_decision() && !case.record.steps.is_approved() {
            true => Ok(()),
            false => Err(Refusal::stage(say!("decided", "it is decided; close it instead"))),
        }
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        case.stage = Stage::Withdrawn;
    }
}

/// Moves the case to another edition of the content, with what that changes spelt out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EditionAdopted {
    /// Hash of the edition that the case is pinned to now.
    pub from: String,
    /// Hash of the new edition.
    pub to: String,
    /// Codes of answers that carry over.
    #[serde(default)]
    pub carried: Vec<String>,
    /// Codes of questions to be asked again or for the first time.
    #[serde(default)]
    pub asked_again: Vec<String>,
    /// Codes of answers that fall away.
    #[serde(default)]
    pub dropped: Vec<String>,
    /// Why.
    pub reason: String,
}

impl Doing for EditionAdopted {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("reason", &self.reason, 4000)?;
        if self.from != case.edition {
            return Err(Refusal::field(
                "from",
                say!("pinned", "the case is pinned to {edition}", edition = case.edition),
            ));
        }
        if self.to != context.edition.hash {
            return Err(Refusal::field(
                "to",
                say!("edition-in-force", "the edition in force is {edition}", edition = context.edition.hash),
            ));
        }
        let placed: Vec<&String> =
            self.carried.iter().chain(&self.asked_again).chain(&self.dropped).collect();
        match case.record.answers.keys().find(|code| !placed.contains(code)) {
            Some(code) => Err(Refusal::field(
                "carried, asked-again, dropped",
                say!("unplaced", "say what becomes of the answer to {code}", code = code),
            )),
            None => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        case.edition = self.to.clone();
        let gone = |code: &String| self.dropped.contains(code) || self.asked_again.contains(code);
        case.record.answers.retain(|code, _| !gone(code));
    }
}

/// Erases private fields of an earlier event. The event and its commitment stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PayloadErased {
    /// The event's number in the case.
    pub target: u64,
    /// Names of the fields.
    pub fields: Vec<String>,
    /// The rule that allows or demands it.
    pub basis: String,
}

impl Doing for PayloadErased {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("basis", &self.basis, 2000)?;
        if self.fields.is_empty() {
            return Err(Refusal::field("fields", say!("name-one", "name at least one")));
        }
        match (1..=case.n).contains(&self.target) {
            true => Ok(()),
            false => Err(Refusal::field(
                "target",
                say!("events-to", "the case has events 1 to {last}", last = case.n),
            )),
        }
    }

    /// The store deletes the fields; the state is folded without them from then on.
    fn take_effect(&self, _: &mut Engagement, _: &Occasion) {}
}
