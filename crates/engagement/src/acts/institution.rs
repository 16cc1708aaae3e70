//! The interests of the institution itself: money or supplies of the partner that it depends on, shares in it, seats
//! on its boards. They are sealed like those of people; the case learns what comes of them.

use evidence::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::interests::allow_conclusion;
use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{Declaration, InterestOutcome};
use crate::refusal::{Refusal, say};

/// What ties the institution itself to the partner is declared, even if there is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InstitutionDeclared {
    /// What comes of it: `clear`, or `referred` to the ethics office.
    pub outcome: InterestOutcome,
    /// The day from which it counts no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub review_by: Option<Date>,
}

impl Doing for InstitutionDeclared {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        let stands = case.record.steps.institution.as_ref();
        let is_open = stands.is_none_or(|one| one.outcome == InterestOutcome::Clear);
        match self.outcome {
            // Nobody takes it from the ethics office by declaring once more.
            InterestOutcome::Clear if is_open => Ok(()),
            InterestOutcome::Referred
                if stands.is_none_or(|one| one.outcome != InterestOutcome::Disqualifying) =>
            {
                Ok(())
            }
            _ => Err(Refusal::field(
                "outcome",
                say!("ethics-decides", "the ethics office decides that; declare `referred`"),
            )),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.institution = Some(Declaration {
            person: case.record.institution.id.clone(),
            role: when.role.clone(),
            declared_on: when.day,
            outcome: self.outcome,
            plan: String::new(),
            review_by: self.review_by,
            answer_by: None,
            concluded: false,
        });
    }
}

/// The ethics office decides on what ties the institution itself to the partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InstitutionConcluded {
    /// The decision: `clear`, `managed` or `disqualifying`.
    pub outcome: InterestOutcome,
    /// The plan, where it is managed; published, and it may say what is public of the interest.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The day by which it is to be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub review_by: Option<Date>,
}

impl Doing for InstitutionConcluded {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        if case.record.steps.institution.is_none() {
            return Err(Refusal::field(
                "outcome",
                say!(
                    "institution-undeclared",
                    "the interests of the institution were not declared in this case"
                ),
            ));
        }
        if self.outcome == InterestOutcome::Recused {
            return Err(Refusal::field(
                "outcome",
                say!(
                    "institution-stays",
                    "an institution cannot stand aside; decide: clear, managed or disqualifying"
                ),
            ));
        }
        allow_conclusion(self.outcome, &self.plan, self.review_by, context)
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        if let Some(declared) = &mut case.record.steps.institution {
            declared.outcome = self.outcome;
            declared.plan = self.plan.clone();
            declared.review_by = self.review_by;
            declared.concluded = true;
        }
    }
}
