//! Recording a human-rights impact assessment.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{Assessment, AssessmentStatus};
use crate::refusal::{Refusal, say, sentence};

/// A version of the assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AssessmentRecorded {
    /// Draft or final.
    pub status: AssessmentStatus,
    /// Whether it covers the partner as well as the project.
    pub covers_partner: bool,
    /// Whether an independent expert led or reviewed it.
    pub independent_expert: bool,
    /// What it found, for the public.
    pub summary: String,
    /// Severe impacts on people that stay after all measures.
    #[serde(default)]
    pub severe_impacts: Vec<String>,
    /// SHA-256 of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

impl Doing for AssessmentRecorded {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("summary", &self.summary, 10_000)?;
        let consulted = case.record.steps.consultation.as_ref().is_none_or(|one| one.closed_on.is_some());
        if self.status == AssessmentStatus::Final && !consulted {
            return Err(Refusal::stage(say!(
                "assessment-early",
                "the consultation is still open; an assessment is final after it, not before"
            )));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.assessment = Some(Assessment {
            status: self.status,
            recorded_on: when.day,
            covers_partner: self.covers_partner,
            independent_expert: self.independent_expert,
            summary: self.summary.clone(),
            severe_impacts: self.severe_impacts.clone(),
            sha256: self.sha256.clone(),
        });
    }
}
