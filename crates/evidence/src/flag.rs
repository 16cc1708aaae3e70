//! Red flags and their answers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Date, Figure};

/// How a red flag was answered. There is no fourth way: silence leaves the gate shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FlagOutcome {
    /// It stands, and a measure answers it.
    AcceptedWithMeasure,
    /// It is wrong, for reasons that are published.
    Refuted,
    /// It stands and is outweighed, for reasons that are published.
    Outweighed,
}

/// A named person's answer to a red flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FlagAnswer {
    /// Which of the three ways.
    pub outcome: FlagOutcome,
    /// The reasons, published.
    pub reasons: String,
    /// What is done about it; required where the outcome is *accepted with measure*.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// Who answers for it.
    pub by: String,
    /// The day of the answer.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

/// What a second person made of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FlagReview {
    /// Whether the answer holds.
    pub holds: bool,
    /// Why.
    pub reasons: String,
    /// Who reviewed it.
    pub by: String,
    /// The day of the review.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

/// A red flag on a case, raised by a rule or by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Flag {
    /// What it says.
    #[serde(default)]
    pub summary: String,
    /// The day on which it was raised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub raised_on: Option<Date>,
    /// The person who raised it; empty where a rule did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub raised_by: String,
    /// The figures that it rested on when a rule raised it; absent where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Vec<Figure>>,
    /// The answer, once given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<FlagAnswer>,
    /// The second pair of eyes on the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<FlagReview>,
}

impl Flag {
    /// Whether its rule raised it, about what it finds now: an answer to one match is none to two, and what a person
    /// raised in the rule's name is none to either.
    pub fn is_of_rule(&self, figures: &[Figure]) -> bool {
        self.raised_by.is_empty() && self.figures.as_ref().is_none_or(|before| before == figures)
    }

    /// Whether it no longer stands in the way of a decision: answered by a named person, and the
    /// answer held on review by another.
    pub fn is_settled(&self) -> bool {
        let (Some(answer), Some(review)) = (&self.answer, &self.review) else { return false };
        let named = !answer.by.trim().is_empty() && !review.by.trim().is_empty();
        review.holds && named && answer.by.trim() != review.by.trim()
    }
}
