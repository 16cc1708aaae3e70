//! Consulting everybody on an equal footing.

use ::evidence::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::{Comment, Engagement};
use crate::context::Context;
use crate::record::Consultation;
use crate::refusal::{Refusal, say, sentence};

/// Opens a consultation, or lengthens the one that is open. After an emergency it opens once more,
/// for the full consultation that is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConsultationOpened {
    /// Last day for comments.
    #[schema(value_type = String, format = Date)]
    pub closes_on: Date,
    /// Languages of the notice and documents.
    pub languages: Vec<String>,
    /// The options put to comment; one of them is not to proceed.
    pub options: Vec<String>,
    /// Whether comments can be made without an account, without a name, off the partner's platform.
    pub safe_channel: bool,
}

impl Doing for ConsultationOpened {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        if self.closes_on <= context.today() {
            return Err(Refusal::field("closes-on", say!("ahead", "it must lie ahead")));
        }
        if self.languages.is_empty() {
            return Err(Refusal::field("languages", say!("name-one", "name at least one")));
        }
        if self.options.len() < 2 {
            return Err(Refusal::field(
                "options",
                say!("two-options", "put at least two to comment; one of them is not to proceed"),
            ));
        }
        match &case.record.steps.consultation {
            // What the emergency path shortened is held again in full, after the decision.
            Some(past) if past.closed_on.is_some() => match case.record.steps.emergency {
                Some(_) => Ok(()),
                None => Err(Refusal::stage(say!("consultation-closed", "the consultation is closed"))),
            },
            Some(open) if self.closes_on < open.closes_on => Err(Refusal::field(
                "closes-on",
                say!("comment-period", "a comment period can be lengthened, never shortened"),
            )),
            _ => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let before = case.record.steps.consultation.take();
        let lengthened = before.as_ref().filter(|one| one.closed_on.is_none());
        case.record.steps.consultation = Some(Consultation {
            opened_on: lengthened.map_or(when.day, |open| open.opened_on),
            closes_on: self.closes_on,
            closed_on: None,
            languages: self.languages.clone(),
            options: self.options.clone(),
            safe_channel: self.safe_channel,
            comments: before.as_ref().map_or(0, |open| open.comments),
            answered: before.as_ref().map_or(0, |open| open.answered),
            response: String::new(),
        });
    }
}

/// How a comment appears in public. Its author chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// With the name given.
    Named,
    /// Without a name.
    Anonymous,
    /// Not shown; counted and weighed.
    NotPublished,
}

/// A comment. No account is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CommentReceived {
    /// The comment.
    pub text: String,
    /// The name to show; empty where none is wanted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How it appears in public.
    pub naming: Naming,
}

impl Doing for CommentReceived {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("text", &self.text, 10_000)?;
        if self.naming == Naming::Named {
            sentence("name", &self.name, 200)?;
        }
        match &case.record.steps.consultation {
            Some(open) if open.closed_on.is_none() && context.today() <= open.closes_on => Ok(()),
            Some(_) => Err(Refusal::stage(say!("comments-over", "the time for comments is over"))),
            None => Err(Refusal::stage(say!("no-consultation", "no consultation is open"))),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.comments.push(Comment {
            id: format!("C-{}", case.comments.len() + 1),
            text: self.text.clone(),
            name: if self.naming == Naming::Named { self.name.clone() } else { String::new() },
            public: self.naming != Naming::NotPublished,
            on: when.day,
            answer: None,
        });
        if let Some(open) = &mut case.record.steps.consultation {
            open.comments += 1;
        }
    }
}

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CommentOutcome {
    /// Taken up.
    Accepted,
    /// Taken up in part.
    Partly,
    /// Not taken up.
    Rejected,
    /// Not about this engagement.
    OutOfScope,
}

/// Answers comments that make the same point, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CommentAnswered {
    /// Identifiers of the comments.
    pub comments: Vec<String>,
    /// What became of them.
    pub outcome: CommentOutcome,
    /// Why.
    pub reasons: String,
}

impl Doing for CommentAnswered {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 10_000)?;
        if self.comments.is_empty() {
            return Err(Refusal::field(
                "comments",
                say!("name-comments", "name the comments that are answered"),
            ));
        }
        match self.comments.iter().find(|id| !case.comments.iter().any(|comment| comment.id == **id)) {
            Some(id) => Err(Refusal::field(
                "comments",
                say!("no-comment", "no comment on this case is called {id}", id = id),
            )),
            None => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        for comment in case.comments.iter_mut().filter(|comment| self.comments.contains(&comment.id)) {
            comment.answer = Some(self.reasons.clone());
        }
        let answered = case.comments.iter().filter(|comment| comment.answer.is_some()).count() as u64;
        if let Some(open) = &mut case.record.steps.consultation {
            open.answered = answered;
        }
    }
}

/// Closes the consultation with a published response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConsultationClosed {
    /// What was said and what came of it.
    pub response: String,
}

impl Doing for ConsultationClosed {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("response", &self.response, 20_000)?;
        let Some(open) = &case.record.steps.consultation else {
            return Err(Refusal::stage(say!("no-consultation", "no consultation is open")));
        };
        if open.closed_on.is_some() {
            return Err(Refusal::stage(say!("consultation-closed", "the consultation is closed already")));
        }
        if context.today() <= open.closes_on {
            return Err(Refusal::stage(say!(
                "comments-until",
                "comments can be made until {date}",
                date = open.closes_on
            )));
        }
        if !open.is_answered() {
            let left = open.comments - open.answered;
            return Err(Refusal::stage(say!(
                "comments-unanswered",
                "{count} comment(s) have no answer with a reason yet",
                count = left
            )));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        if let Some(open) = &mut case.record.steps.consultation {
            open.closed_on = Some(when.day);
            open.response = self.response.clone();
        }
    }
}
