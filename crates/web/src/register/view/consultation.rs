//! The consultation with the comments that their authors let be read.

use engagement::record::Consultation;
use evidence::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::file::File;

/// A consultation as the public sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicConsultation {
    /// Its terms and counts.
    #[serde(flatten)]
    pub terms: Consultation,
    /// Whether a comment can be made today.
    pub open: bool,
    /// The comments that may be read.
    pub said: Vec<PublicComment>,
    /// How many comments are counted and weighed but not shown, because their authors wish so.
    pub not_shown: usize,
}

/// A comment as its author lets it be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicComment {
    /// Its identifier, `C-1` and on.
    pub id: String,
    /// The comment.
    pub text: String,
    /// Its author, where they want to be named.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The day on which it came.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// The answer with its reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

pub(super) fn shown(file: &File<'_>) -> Option<PublicConsultation> {
    let terms = file.case.record.steps.consultation.clone()?;
    let comments = &file.case.comments;
    let said: Vec<PublicComment> = comments
        .iter()
        .filter(|comment| comment.public)
        .map(|comment| PublicComment {
            id: comment.id.clone(),
            text: comment.text.clone(),
            name: comment.name.clone(),
            on: comment.on,
            answer: comment.answer.clone(),
        })
        .collect();
    let open = terms.closed_on.is_none() && file.today <= terms.closes_on && !file.case.stage.is_end();
    Some(PublicConsultation { open, not_shown: comments.len() - said.len(), said, terms })
}
