//! Telling the public: safeguards first, then the partnership.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::Safeguards;
use crate::refusal::{Refusal, say, sentence};
use crate::stage::Stage;

/// Announces the safeguards, before anyone takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SafeguardsPublished {
    /// Languages of the notice.
    pub languages: Vec<String>,
    /// The promises, in plain words.
    pub promises: Vec<String>,
    /// Where intimidation or reprisal can be reported safely.
    pub report_channel: String,
}

impl Doing for SafeguardsPublished {
    fn allow(&self, _: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("report-channel", &self.report_channel, 500)?;
        if self.languages.is_empty() {
            return Err(Refusal::field("languages", say!("name-one", "name at least one")));
        }
        if self.promises.is_empty() {
            return Err(Refusal::field("promises", say!("promise-one", "make at least one")));
        }
        self.promises.iter().try_for_each(|promise| sentence("promises", promise, 2000))
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.safeguards = Some(Safeguards {
            published_on: when.day,
            languages: self.languages.clone(),
            promises: self.promises.clone(),
            report_channel: self.report_channel.clone(),
        });
    }
}

/// Announces the partnership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PartnershipAnnounced {
    /// The words of the announcement.
    pub text: String,
}

impl Doing for PartnershipAnnounced {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("text", &self.text, 20_000)?;
        if case.record.steps.announced_on.is_some() {
            return Err(Refusal::stage(say!("announced-already", "the partnership is announced already")));
        }
        if case.stage == Stage::Suspended {
            return Err(Refusal::stage(say!("is-suspended", "the engagement is suspended")));
        }
        // The gate says so too. It is data; this is not, and no edition can talk it away.
        if !case.record.steps.is_approved() {
            return Err(Refusal::stage(say!(
                "not-approved",
                "no published decision approves the engagement"
            )));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.announced_on = Some(when.day);
    }
}
