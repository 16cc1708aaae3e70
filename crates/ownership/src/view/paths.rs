//! How two parties are tied, by ties of every kind.

use std::collections::{BTreeSet, HashMap, VecDeque};

use serde::Serialize;

use super::View;
use super::path::Path;
use crate::{NodeId, Shown};

/// The most chains that one answer shows.
const MOST_PATHS: usize = 10;

/// The shortest chains between two parties.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Paths {
    /// The shortest chains, at most ten. Each step says who is the party and who the subject of its
    /// ties, whichever way it is walked.
    pub paths: Vec<Path>,
    /// Parties with too many ties, through which no chain was looked for.
    pub not_followed: Vec<Shown>,
    /// More parties were in reach than one answer visits; farther ones were not looked at.
    pub cut_short: bool,
}

impl View<'_> {
    /// The shortest chains of at most `most_steps` ties from `from` to `to`, over ownership,
    /// control, offices, family and every other tie in force, in either direction.
    pub fn paths(self, from: NodeId, to: NodeId, most_steps: usize) -> Paths {
        let (search, cut_short) = Search::run(self, from, to, most_steps);
        let mut chains = Vec::new();
        if search.distance.contains_key(&from.0) {
            search.descend(&mut vec![from.0], &mut chains, MOST_PATHS);
        }
        search.answer(&chains, cut_short)
    }

    /// The shortest chain from `from` to `to` over each party that `from` is tied to, of at most `most_steps` ties:
    /// a short way over one party hides no longer way over another. That party may be one with too many ties, which
    /// is among those not followed: what such a chain says is the caller's to judge.
    pub fn paths_over_each(self, from: NodeId, to: NodeId, most_steps: usize) -> Paths {
        let (search, cut_short) = Search::run(self, from, to, most_steps);
        let mut chains = Vec::new();
        for next in self.neighbours(from.0) {
            let in_reach = search.distance.get(&next).is_some_and(|distance| *distance < most_steps);
            if in_reach {
                let most = chains.len() + 1;
                search.descend(&mut vec![from.0, next], &mut chains, most);
            }
        }
        search.answer(&chains, cut_short)
    }

    /// Everybody with a tie in force to `node`, in either direction, in order.
    fn neighbours(self, node: u32) -> BTreeSet<u32> {
        let above = self.held(node).map(|edge| edge.party);
        let below = self.holds(node).map(|edge| edge.subject);
        above.chain(below).filter(|other| *other != node).collect()
    }

    fn is_hub(self, node: u32) -> bool {
        self.graph.held(node).len() + self.graph.holds_count(node) > self.limits.ties
    }

    /// The steps of a chain that was walked along ties in either direction.
    fn walked(self, chain: &[u32]) -> Path {
        chain
            .windows(2)
            .map(|pair| {
                let step = self.step(pair[0], pair[1], |_| true);
                if step.ties.is_empty() { self.step(pair[1], pair[0], |_| true) } else { step }
            })
            .collect()
    }
}

struct Search<'g> {
    view: View<'g>,
    /// How far each visited party is from the goal.
    distance: HashMap<u32, usize>,
    hubs: BTreeSet<u32>,
}

impl<'g> Search<'g> {
    /// Measures what is in reach of the goal; whether it stopped for size.
    fn run(view: View<'g>, from: NodeId, to: NodeId, most_steps: usize) -> (Self, bool) {
        let mut search = Search { view, distance: HashMap::from([(to.0, 0)]), hubs: BTreeSet::new() };
        let cut_short = search.spread(from.0, to.0, most_steps);
        (search, cut_short)
    }

    fn answer(self, chains: &[Vec<u32>], cut_short: bool) -> Paths {
        Paths {
            paths: chains.iter().map(|chain| self.view.walked(chain)).collect(),
            not_followed: self.hubs.iter().map(|node| self.view.show(*node)).collect(),
            cut_short,
        }
    }

    /// Measures distances from the goal until the start is met; whether it stopped for size.
    fn spread(&mut self, start: u32, goal: u32, most_steps: usize) -> bool {
        let mut queue = VecDeque::from([goal]);
        while let Some(at) = queue.pop_front() {
            let distance = self.distance[&at];
            if at == start || distance == most_steps {
                continue;
            }
            if at != goal && self.view.is_hub(at) {
                self.hubs.insert(at);
                continue;
            }
            for other in self.view.neighbours(at) {
                if self.distance.len() >= self.view.limits.parties {
                    return true;
                }
                self.distance.entry(other).or_insert_with(|| {
                    queue.push_back(other);
                    distance + 1
                });
            }
        }
        false
    }

    /// Ways down from the last of `chain` to the goal, each step one nearer, until `most` are found.
    fn descend(&self, chain: &mut Vec<u32>, found: &mut Vec<Vec<u32>>, most: usize) {
        let Some(at) = chain.last().copied() else { return };
        let distance = self.distance[&at];
        if distance == 0 {
            found.push(chain.clone());
            return;
        }
        for next in self.view.neighbours(at) {
            if found.len() >= most {
                return;
            }
            let is_nearer = self.distance.get(&next) == Some(&(distance - 1));
            // Not back over where it began.
            if is_nearer && !self.hubs.contains(&next) && !chain.contains(&next) {
                chain.push(next);
                self.descend(chain, found, most);
                chain.pop();
            }
        }
    }
}
