//! Red flags: raised, answered by a named person, looked at by a second.

use ::evidence::{Figure, Flag, FlagAnswer, FlagOutcome, FlagReview};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::refusal::{Refusal, say, sentence};

/// Raises a red flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FlagRaised {
    /// Its code: the rule's, or one that the person who raises it chooses and no rule bears.
    pub code: String,
    /// What it says.
    pub summary: String,
    /// Whether a rule raised it. Only the judge may say so.
    #[serde(default)]
    pub by_rule: bool,
    /// The figures that the rule rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Vec<Figure>>,
}

impl Doing for FlagRaised {
    fn subject(&self) -> &str {
        &self.code
    }

    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("code", &self.code, 40)?;
        sentence("summary", &self.summary, 2000)?;
        if self.by_rule || self.figures.is_some() {
            return Err(Refusal::field(
                "by-rule",
                say!("rule-name", "only a rule raises a flag in its own name"),
            ));
        }
        // An answer that is given in advance would cover whatever the rule finds later.
        if context.edition.has_code(&self.code) {
            return Err(Refusal::field(
                "code",
                say!("code-of-rule", "{code} is the code of a rule; choose another", code = self.code),
            ));
        }
        if case.record.flags.contains_key(&self.code) {
            return Err(Refusal::field(
                "code",
                say!("raised-already", "{code} is raised already", code = self.code),
            ));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let flag = Flag {
            summary: self.summary.clone(),
            raised_on: Some(when.day),
            raised_by: if self.by_rule { String::new() } else { when.by.clone() },
            figures: self.figures.clone(),
            answer: None,
            review: None,
        };
        case.record.flags.insert(self.code.clone(), flag);
    }
}

/// Answers a red flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FlagAnswered {
    /// The flag.
    pub code: String,
    /// Which of the three ways.
    pub outcome: FlagOutcome,
    /// The reasons, published.
    pub reasons: String,
    /// What is done about it, where it is accepted with a measure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
}

impl Doing for FlagAnswered {
    fn subject(&self) -> &str {
        &self.code
    }

    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 4000)?;
        if self.outcome == FlagOutcome::AcceptedWithMeasure {
            sentence("measure", &self.measure, 2000)?;
        }
        raised(case, &self.code).map(|_| ())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        if let Some(flag) = case.record.flags.get_mut(&self.code) {
            flag.answer = Some(FlagAnswer {
                outcome: self.outcome,
                reasons: self.reasons.clone(),
                measure: self.measure.clone(),
                by: when.by.clone(),
                on: when.day,
            });
            // A new answer is not covered by an old review.
            flag.review = None;
        }
    }
}

/// Looks at the answer to a red flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FlagReviewed {
    /// The flag.
    pub code: String,
    /// Whether the answer holds.
    pub holds: bool,
    /// Why.
    pub reasons: String,
}

impl Doing for FlagReviewed {
    fn subject(&self) -> &str {
        &self.code
    }

    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 4000)?;
        match raised(case, &self.code)?.answer {
            Some(_) => Ok(()),
            None => Err(Refusal::field(
                "code",
                say!("no-answer-yet", "{code} has no answer yet to look at", code = self.code),
            )),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        if let Some(flag) = case.record.flags.get_mut(&self.code) {
            flag.review = Some(FlagReview {
                holds: self.holds,
                reasons: self.reasons.clone(),
                by: when.by.clone(),
                on: when.day,
            });
        }
    }
}

fn raised<'a>(case: &'a Engagement, code: &str) -> Result<&'a Flag, Refusal> {
    case.record.flags.get(code).ok_or_else(|| {
        Refusal::field("code", say!("no-flag", "no flag {code} is raised on this case", code = code))
    })
}
