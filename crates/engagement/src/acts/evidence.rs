//! Adding and assessing sources.

use ::evidence::{Date, Evidence, Reliability};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::refusal::{Refusal, say, sentence};

impl Doing for Evidence {
    fn subject(&self) -> &str {
        &self.id
    }

    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("id", &self.id, 40)?;
        sentence("publisher", &self.publisher, 200)?;
        sentence("title", &self.title, 500)?;
        if case.record.source(&self.id).is_some() {
            return Err(Refusal::field(
                "id",
                say!(
                    "source-taken",
                    "{id} is taken; sources are never replaced, add a new one",
                    id = self.id
                ),
            ));
        }
        let today = context.today();
        if self.retrieved_on < self.published_on {
            return Err(Refusal::field(
                "retrieved-on",
                say!("copy-older", "a copy cannot be older than its publication"),
            ));
        }
        if self.retrieved_on > today {
            return Err(Refusal::field(
                "retrieved-on",
                say!("to-come", "{date} is still to come", date = self.retrieved_on),
            ));
        }
        match &self.sha256 {
            Some(hash) if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                Err(Refusal::field("sha256", say!("sha256", "a SHA-256 has 64 hexadecimal digits")))
            }
            _ => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        case.record.evidence.push(self.clone());
    }
}

/// A reviewer's view of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EvidenceAssessed {
    /// The source.
    pub id: String,
    /// How far it can be trusted.
    pub reliability: Reliability,
    /// Why.
    pub reasons: String,
    /// The day after which it no longer supports an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub expires_on: Option<Date>,
}

impl Doing for EvidenceAssessed {
    fn subject(&self) -> &str {
        &self.id
    }

    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 2000)?;
        match case.record.source(&self.id) {
            Some(_) => Ok(()),
            None => Err(Refusal::field(
                "id",
                say!("no-source", "no source on this case is called {id}", id = self.id),
            )),
        }
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        if let Some(source) = case.record.evidence.iter_mut().find(|source| source.id == self.id) {
            source.reliability = Some(self.reliability);
            source.expires_on = self.expires_on.or(source.expires_on);
        }
    }
}
