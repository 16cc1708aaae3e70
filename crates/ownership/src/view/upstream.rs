//! The part of a graph above one company: everybody who holds an interest in it, directly or
//! through others, under small numbers of its own.

use std::collections::{HashMap, VecDeque};

use super::View;
use super::closure::Said;
use super::path::Path;
use crate::Shown;

/// Everybody above one party, which is number 0.
pub(super) struct Upstream<'g> {
    pub view: View<'g>,
    /// The number in the graph of each member, nearest first.
    pub nodes: Vec<u32>,
    pub number: HashMap<u32, usize>,
    /// Who holds what in each member.
    pub holders: Vec<Vec<Holding>>,
    /// Behind these members nobody looked.
    pub cut: Vec<bool>,
    /// The member through which each was found first: one step nearer to number 0.
    pub nearer: Vec<usize>,
}

/// What one party holds in another, over all records on the two.
#[derive(Debug, Clone)]
pub(super) struct Holding {
    pub holder: usize,
    pub said: Said,
}

impl<'g> Upstream<'g> {
    pub fn of(view: View<'g>, subject: u32) -> Self {
        let mut above = Self {
            view,
            nodes: vec![subject],
            number: HashMap::from([(subject, 0)]),
            holders: vec![Vec::new()],
            cut: vec![false],
            nearer: vec![0],
        };
        let mut queue = VecDeque::from([0]);
        while let Some(at) = queue.pop_front() {
            above.expand(at, &mut queue);
        }
        above
    }

    fn expand(&mut self, at: usize, queue: &mut VecDeque<usize>) {
        let View { graph, limits, .. } = self.view;
        let held = graph.held(self.nodes[at]);
        // The company that is asked for is always looked at; hubs further up are not.
        if (at > 0 && held.len() > limits.ties) || self.nodes.len() >= limits.parties {
            self.cut[at] = held.iter().any(|edge| self.view.in_force(edge) && edge.interest.is_holding());
            return;
        }
        for edge in self.view.held(self.nodes[at]).filter(|edge| edge.interest.is_holding()) {
            let holder = self.member(edge.party, at, queue);
            let known = self.holders[at].last().is_some_and(|last| last.holder == holder);
            if !known {
                self.holders[at].push(Holding { holder, said: Said::default() });
            }
            if let Some(holding) = self.holders[at].last_mut() {
                holding.said.add(edge);
            }
        }
    }

    fn member(&mut self, node: u32, through: usize, queue: &mut VecDeque<usize>) -> usize {
        *self.number.entry(node).or_insert_with(|| {
            let number = self.nodes.len();
            self.nodes.push(node);
            self.holders.push(Vec::new());
            self.cut.push(false);
            self.nearer.push(through);
            queue.push_back(number);
            number
        })
    }

    /// The shortest chain from a member down to number 0.
    pub fn path(&self, member: usize) -> Path {
        let mut path = Path::new();
        let mut at = member;
        while at != 0 {
            let below = self.nearer[at];
            let step = self.view.step(self.nodes[at], self.nodes[below], |edge| edge.interest.is_holding());
            path.push(step);
            at = below;
        }
        path
    }

    /// The members behind which nobody looked.
    pub fn not_followed(&self) -> Vec<Shown> {
        let cut = (0..self.nodes.len()).filter(|at| self.cut[*at]);
        cut.map(|at| self.view.show(self.nodes[at])).collect()
    }
}
