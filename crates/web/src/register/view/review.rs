//! Reviews and declarations of interests, by role.

use engagement::acts::Act;
use engagement::record::{Declaration, InterestOutcome, Opinion};
use evidence::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::file::File;

/// A review that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicReview {
    /// What was asked.
    pub subject: String,
    /// The role of who gave it; absent until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The day of the request.
    #[schema(value_type = String, format = Date)]
    pub requested_on: Date,
    /// The day of the opinion.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub given_on: Option<Date>,
    /// The opinion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// The reasons.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reasons: String,
}

/// What came of a declaration of interests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicDeclaration {
    /// The role of who declared.
    pub role: String,
    /// What came of it.
    pub outcome: InterestOutcome,
    /// How the interest is managed, where it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub declared_on: Date,
}

pub(super) fn reviews(file: &File<'_>) -> Vec<PublicReview> {
    let reviews = file.case.record.steps.reviews.iter();
    reviews
        .map(|review| PublicReview {
            subject: review.subject.clone(),
            role: review.given_on.map(|_| role_of(file, &review.reviewer, &review.subject)),
            requested_on: review.requested_on,
            given_on: review.given_on,
            opinion: review.opinion,
            reasons: review.reasons.clone(),
        })
        .collect()
}

/// Two people may be asked about the same subject, each in a role of their own.
fn role_of(file: &File<'_>, reviewer: &str, subject: &str) -> String {
    let given = file.history.iter().rev().map(|stored| &stored.event).find(|event| {
        event.by == reviewer && matches!(&event.act, Act::ReviewGiven(review) if review.subject == subject)
    });
    given.map(|event| event.role.clone()).unwrap_or_default()
}

pub(super) fn interests(file: &File<'_>) -> Vec<PublicDeclaration> {
    let declared = file.case.record.steps.interests.iter();
    declared.map(public).collect()
}

/// What came of the interests of the institution itself.
pub(super) fn institution(file: &File<'_>) -> Option<PublicDeclaration> {
    file.case.record.steps.institution.as_ref().map(public)
}

fn public(one: &Declaration) -> PublicDeclaration {
    PublicDeclaration {
        role: one.role.clone(),
        outcome: one.outcome,
        plan: one.plan.clone(),
        declared_on: one.declared_on,
    }
}
