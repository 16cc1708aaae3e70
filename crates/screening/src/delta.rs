//! Who must be looked for again when a list changes, so that it comes to the same as looking for everybody.
//!
//! Whether two entities match depends on the two and on the configuration alone (keys, statistics and
//! weights are fixed for an epoch), so a pair of which neither side has changed needs no second look.

use std::collections::BTreeSet;

use crate::{
    config::Config,
    index::{Index, Options, Search},
    parallel::on_parts,
    prepared::Prepared,
};

/// What differs between two states of a list or a portfolio, by identifier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// In the new state only.
    pub added: BTreeSet<String>,
    /// In both, with other content.
    pub modified: BTreeSet<String>,
    /// In the old state only.
    pub deleted: BTreeSet<String>,
}

impl Changes {
    /// Compares two states by the hash of each entity's content.
    pub fn between(old: &Index, new: &Index) -> Self {
        let mut changes = Self::default();
        for entity in new.entities() {
            match old.get(&entity.id) {
                None => changes.added.insert(entity.id.to_string()),
                Some(before) if before.content != entity.content => {
                    changes.modified.insert(entity.id.to_string())
                }
                Some(_) => false,
            };
        }
        let gone = old.entities().iter().filter(|entity| new.get(&entity.id).is_none());
        changes.deleted.extend(gone.map(|entity| entity.id.to_string()));
        changes
    }

    /// Whether anything about an entity has changed.
    pub fn touch(&self, id: &str) -> bool {
        self.added.contains(id) || self.modified.contains(id) || self.deleted.contains(id)
    }
}

/// The members of `portfolio` who may be an entity of `list` that came or says something else.
pub(crate) fn concerned(
    changes: &Changes,
    list: &Index,
    portfolio: &Index,
    config: &Config,
) -> BTreeSet<String> {
    let new_content = changes.added.iter().chain(&changes.modified);
    let changed: Vec<&Prepared> = new_content.filter_map(|id| list.get(id)).collect();
    let options = Options { least_score: config.weights.alert, candidates: None };
    let members = on_parts(&changed, |_, part| {
        let mut search = Search::default();
        let mut members = BTreeSet::new();
        for one in part {
            let hits = portfolio.screen_with(one, options, config, &mut search);
            members.extend(hits.iter().map(|hit| hit.entity.id.to_string()));
        }
        members
    });
    members.into_iter().flatten().collect()
}
