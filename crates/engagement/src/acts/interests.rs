//! Interests are declared before acting; a recused person cannot act.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{Declaration, InterestOutcome};
use crate::refusal::{Refusal, say, sentence};

/// The acting person declares interests. What is declared goes to the ethics office; the case only
/// learns the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InterestsDeclared {
    /// What becomes of it.
    pub outcome: InterestOutcome,
    /// The published plan, where the interest is managed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The role in which the person acts.
    pub role: String,
}

impl Doing for InterestsDeclared {
    fn allow(&self, _: &Engagement, context: &Context) -> Result<(), Refusal> {
        if self.role != context.actor.role {
            return Err(Refusal::field(
                "role",
                say!("acting-as", "you act as {role}", role = context.actor.role),
            ));
        }
        match self.outcome {
            InterestOutcome::Managed => sentence("plan", &self.plan, 2000),
            _ => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let interests = &mut case.record.steps.interests;
        interests.retain(|declaration| declaration.person != when.by);
        interests.push(Declaration {
            person: when.by.clone(),
            role: self.role.clone(),
            declared_on: when.day,
            outcome: self.outcome,
            plan: self.plan.clone(),
        });
        if self.outcome == InterestOutcome::Recused {
            case.recused.insert(when.by.clone());
        }
    }
}

/// Sets a person aside from the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PersonRecused {
    /// The person.
    pub person: String,
    /// Why, in words for the public.
    pub reasons: String,
}

impl Doing for PersonRecused {
    fn subject(&self) -> &str {
        &self.person
    }

    fn allow(&self, _: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("person", &self.person, 100)?;
        sentence("reasons", &self.reasons, 2000)
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        case.recused.insert(self.person.clone());
    }
}
