//! Answering questions and reading clauses.

use ::evidence::{Answer, Given};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{Clause, ClauseResult};
use crate::refusal::{Refusal, say, sentence};

/// Answers one question of the content edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AnswerGiven {
    /// Code of the question.
    pub code: String,
    /// The answer.
    pub value: Answer,
    /// Identifiers of the sources that it rests on.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// What the reader should know besides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Doing for AnswerGiven {
    fn subject(&self) -> &str {
        &self.code
    }

    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        if context.edition.question(&self.code).is_none() {
            return Err(Refusal::field(
                "code",
                say!("no-question", "the edition has no question {code}", code = self.code),
            ));
        }
        if let Some(id) = self.evidence.iter().find(|id| case.record.source(id).is_none()) {
            return Err(Refusal::field(
                "evidence",
                say!("no-source-yet", "no source on this case is called {id}; add it first", id = id),
            ));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let given = Given {
            value: self.value,
            evidence: self.evidence.clone(),
            note: self.note.clone(),
            given_on: Some(when.day),
        };
        case.record.answers.insert(self.code.clone(), given);
    }
}

/// Reads one clause of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClauseReviewed {
    /// Code of the clause.
    pub code: String,
    /// How it stands.
    pub result: ClauseResult,
    /// The contract's own words; required unless it is silent or the clause has no object here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// The reviewer's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Doing for ClauseReviewed {
    fn subject(&self) -> &str {
        &self.code
    }

    fn allow(&self, _: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("code", &self.code, 10)?;
        match self.result {
            ClauseResult::Silent | ClauseResult::NotApplicable => Ok(()),
            _ => sentence("quote", &self.quote, 10_000),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let clause = Clause {
            result: self.result,
            quote: self.quote.clone(),
            note: self.note.clone(),
            reviewed_on: Some(when.day),
        };
        case.record.contract.insert(self.code.clone(), clause);
    }
}
