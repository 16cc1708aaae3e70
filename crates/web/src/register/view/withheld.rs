//! What exists and is not shown: counted, with the reason.

use engagement::acts::{Act, Naming};
use evidence::{Date, Publication};
use serde::Serialize;
use utoipa::ToSchema;

use super::event::erasures;
use super::file::File;
use crate::public;

/// What kind of thing is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WithheldKind {
    /// A source.
    Source,
    /// A comment whose author does not want it shown.
    Comment,
    /// A dissent, until the decision is published.
    Dissent,
    /// Content that was erased.
    Erased,
}

impl WithheldKind {
    /// The word used on the wire and in messages.
    pub fn word(self) -> &'static str {
        match self {
            WithheldKind::Source => "source",
            WithheldKind::Comment => "comment",
            WithheldKind::Dissent => "dissent",
            WithheldKind::Erased => "erased",
        }
    }
}

/// Something that exists and is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Withheld {
    /// What it is.
    pub kind: WithheldKind,
    /// Number of the event that holds it.
    pub event: u64,
    /// Why, in the words of who decided so; empty where the kind says it all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The rule that allows it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ground: String,
    /// The function of who decided so.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The day by which it is looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub review_on: Option<Date>,
    /// The day from which it is public.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub public_on: Option<Date>,
}

impl Withheld {
    fn new(kind: WithheldKind, event: u64) -> Self {
        Withheld {
            kind,
            event,
            reason: String::new(),
            ground: String::new(),
            author: String::new(),
            review_on: None,
            public_on: None,
        }
    }

    fn source(event: u64, publication: &Publication) -> Self {
        let hidden = Withheld::new(WithheldKind::Source, event);
        match publication {
            Publication::Public => hidden,
            Publication::Later { on } => Withheld { public_on: Some(*on), ..hidden },
            Publication::Withheld { reason, ground, author, review_on } => Withheld {
                reason: reason.clone(),
                ground: ground.clone(),
                author: author.clone(),
                review_on: Some(*review_on),
                ..hidden
            },
        }
    }
}

pub(super) fn all(file: &File<'_>) -> Vec<Withheld> {
    file.history
        .iter()
        .flat_map(|stored| {
            let n = stored.event.n;
            let hidden = match &stored.event.act {
                Act::EvidenceAdded(source) if !source.publication.is_open_on(file.today) => {
                    Some(Withheld::source(n, &source.publication))
                }
                Act::CommentReceived(comment) if comment.naming == Naming::NotPublished => {
                    Some(Withheld::new(WithheldKind::Comment, n))
                }
                Act::DissentRecorded(_) if !public::is_decided(&file.case) => {
                    Some(Withheld::new(WithheldKind::Dissent, n))
                }
                _ => None,
            };
            let erased = erasures(file, n).into_iter().map(move |erasure| Withheld {
                ground: erasure.basis,
                author: erasure.role,
                ..Withheld::new(WithheldKind::Erased, n)
            });
            hidden.into_iter().chain(erased)
        })
        .collect()
}
