//! What happened in a case, without any judging: all that an event's page and a feed need.

use serde::Serialize;
use store::StoredEvent;
use utoipa::ToSchema;

use super::file::File;
use super::{PublicEvent, Withheld, event, withheld};
use crate::office::Office;
use crate::problem::Problem;

/// The course of a case as the public sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicHistory {
    /// Identifier of the case, such as `IMP-2020-0001`.
    pub case_id: String,
    /// How many events it has.
    pub n: u64,
    /// Title of the engagement.
    pub title: String,
    /// SHA-256 of the content edition that it is judged by.
    pub edition: String,
    /// What exists and is not shown, and why.
    pub withheld: Vec<Withheld>,
    /// Everything that happened, oldest first.
    pub events: Vec<PublicEvent>,
}

impl PublicHistory {
    /// Reads the events of a case.
    ///
    /// # Errors
    /// No such case, or the store failed.
    pub async fn load(office: &Office, case_id: &str) -> Result<PublicHistory, Problem> {
        let history = office.store.history(case_id).await?;
        Ok(PublicHistory::of(office, case_id, &history))
    }

    /// As [`PublicHistory::load`], from events that were read already.
    pub fn of(office: &Office, case_id: &str, history: &[StoredEvent]) -> PublicHistory {
        PublicHistory::from(&File::new(office, case_id, history))
    }
}

impl From<&File<'_>> for PublicHistory {
    fn from(file: &File<'_>) -> Self {
        PublicHistory {
            case_id: file.case.id.clone(),
            n: file.case.n,
            title: file.case.record.engagement.title.clone(),
            edition: file.case.edition.clone(),
            withheld: withheld::all(file),
            events: event::all(file),
        }
    }
}
