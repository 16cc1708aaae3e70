//! A graph at a date, and the questions that it answers.

mod bounds;
mod closure;
mod components;
mod control;
mod group;
mod opacity;
mod owners;
mod path;
mod paths;
mod upstream;

pub use control::{Controlled, Controller};
pub use group::{Group, Member, Officer};
pub use opacity::{Opacity, State};
pub use owners::{Owner, Owners};
pub use path::{Evidence, Path, Step};
pub use paths::Paths;

use crate::day::Day;
use crate::graph::Edge;
use crate::{Graph, NodeId, Shown};

/// How far a question looks. Where a limit is met, the answer names the parties behind which it did
/// not look, and its bounds allow for anything there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most parties that one answer visits.
    pub parties: usize,
    /// The most ties of one party that are followed: nominees, agents and listed companies have
    /// thousands.
    pub ties: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { parties: 1_000, ties: 2_000 }
    }
}

/// What held on one day, as far as it was known on another.
#[derive(Debug, Clone, Copy)]
pub struct View<'g> {
    graph: &'g Graph,
    date: Day,
    known_on: Day,
    limits: Limits,
    personal: bool,
}

impl<'g> View<'g> {
    pub(crate) fn new(graph: &'g Graph, date: Day, known_on: Day) -> Self {
        Self { graph, date, known_on, limits: Limits::default(), personal: true }
    }

    /// The same, looking as far as `limits` say.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The same without ties of family and acquaintance: what registers say of somebody's family is
    /// not to be held against that person unless the person has declared it.
    #[must_use]
    pub fn without_personal_ties(self) -> Self {
        Self { personal: false, ..self }
    }

    /// The graph that is viewed.
    pub fn graph(&self) -> &'g Graph {
        self.graph
    }

    /// The ties in force to `node` as their subject.
    fn held(self, node: u32) -> impl Iterator<Item = &'g Edge> {
        self.graph.held(node).iter().filter(move |edge| self.in_force(edge))
    }

    /// The ties in force of `node` as their party.
    fn holds(self, node: u32) -> impl Iterator<Item = &'g Edge> {
        self.graph.holds(node).filter(move |edge| self.in_force(edge))
    }

    fn in_force(self, edge: &Edge) -> bool {
        (self.personal || !edge.interest.is_personal()) && edge.in_force(self.date, self.known_on)
    }

    fn show(self, node: u32) -> Shown {
        self.graph.show(NodeId(node))
    }
}
