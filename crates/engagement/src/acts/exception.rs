//! Excepting from an exclusion: in public, for a time, by whoever the question names.

use ::evidence::Date;
use content::Effect;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::Exception;
use crate::refusal::{Refusal, say, sentence};

/// Grants an exception from an exclusion. The finding and the tier stay; until the last day the exclusion does
/// not stand in the way. A later exception from the same exclusion takes the place of this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExceptionGranted {
    /// The question that excludes.
    pub code: String,
    /// Why, in public.
    pub reasons: String,
    /// On which conditions, in public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// The last day of the exception.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
}

impl Doing for ExceptionGranted {
    fn subject(&self) -> &str {
        &self.code
    }

    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 4000)?;
        self.conditions.iter().try_for_each(|condition| sentence("conditions", condition, 2000))?;
        if self.until <= context.today() {
            return Err(Refusal::field("until", say!("ahead", "it must lie ahead")));
        }
        let question = context.edition.question(&self.code).filter(|one| one.effect == Effect::Exclude);
        let Some(question) = question else {
            let problem = say!("no-exclusion", "{code} is no question of exclusion", code = self.code);
            return Err(Refusal::field("code", problem));
        };
        self.allow_authority(question.exception.as_deref(), &context.actor.role)?;
        match case.judgement(context).exclusions.iter().any(|finding| finding.code == self.code) {
            true => Ok(()),
            false => {
                let problem =
                    say!("not-excluded", "{code} does not exclude this engagement", code = self.code);
                Err(Refusal::field("code", problem))
            }
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.exceptions.push(Exception {
            code: self.code.clone(),
            reasons: self.reasons.clone(),
            conditions: self.conditions.clone(),
            role: when.role.clone(),
            granted_on: when.day,
            until: self.until,
        });
    }
}

impl ExceptionGranted {
    /// Only whoever the question names; where it names nobody, nobody.
    fn allow_authority(&self, named: Option<&str>, acting: &str) -> Result<(), Refusal> {
        match named {
            Some(role) if role == acting => Ok(()),
            Some(role) => Err(Refusal::new(
                "exception",
                say!(
                    "exception-role",
                    "only this role excepts from {code}: {role}",
                    code = self.code,
                    role = role
                ),
                say!("mend-exception-role", "pass it to somebody in that role"),
            )),
            None => Err(Refusal::new(
                "exception",
                say!("no-exception", "nobody may except from {code}", code = self.code),
                say!("mend-exclusion", "reject the engagement, or refute the exclusion with evidence"),
            )),
        }
    }
}
