//! Screens again only what can have changed, and comes to the same matches as screening everything.
//!
//! Whether two entities match depends on the two and on the configuration alone (keys, statistics and
//! weights are fixed for an epoch), so a pair of which neither side has changed needs no second look.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    config::Config,
    index::{Index, Options, Search},
    prepared::Prepared,
};

/// A member of the portfolio and an entity of the list that are likely one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// The portfolio's identifier of the member.
    pub member: String,
    /// The list's identifier of the entity.
    pub listed: String,
    /// The probability that they are one.
    pub score: f64,
}

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

    /// The identifiers that the new state has with new content.
    fn new_content(&self) -> impl Iterator<Item = &String> {
        self.added.iter().chain(&self.modified)
    }
}

/// All matches between a portfolio and a list that reach the alert threshold, in the order of their
/// identifiers.
pub fn full(list: &Index, portfolio: &Index, config: &Config) -> Vec<Match> {
    let mut matches = BTreeMap::new();
    let mut search = Search::default();
    for member in portfolio.entities() {
        for (listed, score) in found(list, member, config, &mut search) {
            matches.insert((member.id.to_string(), listed), score);
        }
    }
    in_order(matches)
}

/// The matches after a change, from the matches before it: equal to [`full`] on the new states.
///
/// All four indices must have been built with `config`, and `before` must be what [`full`] or `delta`
/// gave for the two old ones.
pub fn delta(
    before: &[Match],
    (old_list, new_list): (&Index, &Index),
    (old_portfolio, new_portfolio): (&Index, &Index),
    config: &Config,
) -> Vec<Match> {
    let list = Changes::between(old_list, new_list);
    let portfolio = Changes::between(old_portfolio, new_portfolio);
    let mut matches: BTreeMap<(String, String), f64> = before
        .iter()
        .filter(|known| !list.touch(&known.listed) && !portfolio.touch(&known.member))
        .map(|known| ((known.member.clone(), known.listed.clone()), known.score))
        .collect();
    let mut search = Search::default();
    for listed in list.new_content().filter_map(|id| new_list.get(id)) {
        for (member, score) in found(new_portfolio, listed, config, &mut search) {
            matches.insert((member, listed.id.to_string()), score);
        }
    }
    let mut search = Search::default();
    for member in portfolio.new_content().filter_map(|id| new_portfolio.get(id)) {
        for (listed, score) in found(new_list, member, config, &mut search) {
            matches.insert((member.id.to_string(), listed), score);
        }
    }
    in_order(matches)
}

/// The members of `portfolio` who may be an entity of `list` that came or says something else.
pub fn concerned(changes: &Changes, list: &Index, portfolio: &Index, config: &Config) -> BTreeSet<String> {
    let mut search = Search::default();
    let changed = changes.new_content().filter_map(|id| list.get(id));
    changed
        .flat_map(|listed| found(portfolio, listed, config, &mut search))
        .map(|(member, _)| member)
        .collect()
}

fn found(index: &Index, query: &Prepared, config: &Config, search: &mut Search) -> Vec<(String, f64)> {
    let options = Options { least_score: config.weights.alert, candidates: None };
    let hits = index.screen_with(query, options, config, search);
    hits.into_iter().map(|hit| (hit.entity.id.to_string(), hit.score)).collect()
}

fn in_order(matches: BTreeMap<(String, String), f64>) -> Vec<Match> {
    matches.into_iter().map(|((member, listed), score)| Match { member, listed, score }).collect()
}
