//! Reviews and dissent.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{Dissent, Opinion, Review};
use crate::refusal::{Refusal, say, sentence};

/// Asks a person for a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReviewRequested {
    /// Who is asked.
    pub reviewer: String,
    /// What is asked: legal, data protection, human rights, ethics …
    pub subject: String,
}

impl Doing for ReviewRequested {
    fn subject(&self) -> &str {
        &self.subject
    }

    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reviewer", &self.reviewer, 100)?;
        sentence("subject", &self.subject, 200)?;
        if case.recused.contains(&self.reviewer) {
            return Err(Refusal::field(
                "reviewer",
                say!("recused", "{person} is recused from this case", person = self.reviewer),
            ));
        }
        if find(case, &self.reviewer, &self.subject).is_some() {
            return Err(Refusal::field(
                "reviewer",
                say!("asked-already", "{person} was asked for this review already", person = self.reviewer),
            ));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.reviews.push(Review {
            reviewer: self.reviewer.clone(),
            subject: self.subject.clone(),
            requested_on: when.day,
            given_on: None,
            opinion: None,
            reasons: String::new(),
        });
    }
}

/// Gives a review that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReviewGiven {
    /// What was asked.
    pub subject: String,
    /// The opinion.
    pub opinion: Opinion,
    /// The reasons, published.
    pub reasons: String,
}

impl Doing for ReviewGiven {
    fn subject(&self) -> &str {
        &self.subject
    }

    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 10_000)?;
        match find(case, &context.actor.person, &self.subject) {
            Some(_) => Ok(()),
            None => Err(Refusal::field(
                "subject",
                say!(
                    "not-asked",
                    "{person} was not asked for a review on {subject}",
                    person = context.actor.person,
                    subject = self.subject
                ),
            )),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let asked = case
            .record
            .steps
            .reviews
            .iter_mut()
            .find(|one| one.reviewer == when.by && one.subject == self.subject);
        if let Some(review) = asked {
            review.given_on = Some(when.day);
            review.opinion = Some(self.opinion);
            review.reasons = self.reasons.clone();
        }
    }
}

fn find<'a>(case: &'a Engagement, reviewer: &str, subject: &str) -> Option<&'a Review> {
    case.record.steps.reviews.iter().find(|one| one.reviewer == reviewer && one.subject == subject)
}

/// Attaches a dissent; it is published with the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DissentRecorded {
    /// The dissent.
    pub text: String,
    /// Whether the name is published with it.
    #[serde(default)]
    pub name_published: bool,
}

impl Doing for DissentRecorded {
    fn allow(&self, _: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("text", &self.text, 10_000)
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.dissents.push(Dissent {
            by: when.by.clone(),
            name_published: self.name_published,
            text: self.text.clone(),
            on: when.day,
            event: when.n,
        });
    }
}
