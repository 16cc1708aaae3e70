//! What the public sees of the look at the lists: where, when and for how many; never whom it found.

use engagement::record::ListLookedIn;
use evidence::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::file::File;

/// The newest look at the lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicScreening {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub run_on: Date,
    /// The lists that were looked in, with their editions.
    pub lists: Vec<ListLookedIn>,
    /// How many were looked for: the partner, and its group as far as registers know it.
    pub subjects: u64,
    /// Whether a register that was imported knows the partner, and so says who belongs to its group.
    pub group_known: bool,
    /// How many more of the group were not looked for, because it is too large or registers do not say who they are.
    pub not_looked_for: u64,
    /// How many of the group are declared to a register as unknown or unnamed.
    pub unnamed: u64,
    /// Whether the partner was described otherwise since.
    pub outdated: bool,
    /// How many likenesses to entries of adverse lists wait for somebody to look at them.
    pub open: usize,
    /// How many were found to be the partner or one of its group.
    pub matches: usize,
}

pub(super) fn shown(file: &File<'_>) -> Option<PublicScreening> {
    let screening = file.case.record.steps.screening.as_ref()?;
    Some(PublicScreening {
        run_on: screening.run_on,
        lists: screening.lists.clone(),
        subjects: screening.subjects,
        group_known: screening.is_group_known(),
        not_looked_for: screening.not_looked_for,
        unnamed: screening.unnamed,
        outdated: screening.outdated,
        open: screening.open(file.edition.settings.second_look_from()),
        matches: screening.matches(),
    })
}
