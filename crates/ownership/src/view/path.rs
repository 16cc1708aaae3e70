//! Evidence: the ties between two parties, a chain of them, all of them among a few.

use std::collections::BTreeSet;

use serde::Serialize;
use utoipa::ToSchema;

use super::View;
use crate::graph::{Edge, TieShown};
use crate::{NodeId, Shown, StatementRef};

/// A tie, and the statement that says so.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = StatedTie)]
pub struct Evidence {
    /// The tie.
    #[serde(flatten)]
    pub tie: TieShown,
    /// Who says so.
    pub statement: StatementRef,
}

/// From a party to the subject of its ties.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Step {
    /// Who owns, controls, directs, is related.
    pub party: Shown,
    /// Whom.
    pub subject: Shown,
    /// How: all ties between the two that count for the question.
    pub ties: Vec<Evidence>,
}

/// A chain of steps.
pub type Path = Vec<Step>;

impl View<'_> {
    /// The ties of ownership and control in force between any two of `parties`, in their order: for a
    /// picture of them.
    pub fn among(self, parties: &[NodeId]) -> Vec<Step> {
        let mut steps = Vec::new();
        for subject in parties {
            let holders: BTreeSet<u32> = self
                .held(subject.0)
                .filter(|edge| edge.interest.is_holding())
                .map(|edge| edge.party)
                .collect();
            let drawn = parties.iter().filter(|party| *party != subject && holders.contains(&party.0));
            steps.extend(drawn.map(|party| self.step(party.0, subject.0, |edge| edge.interest.is_holding())));
        }
        steps
    }

    /// The step from `party` to `subject` by the ties in force that `counts` admits.
    pub(super) fn step(self, party: u32, subject: u32, counts: impl Fn(&Edge) -> bool) -> Step {
        let between = self.held(subject).filter(|edge| edge.party == party && counts(edge));
        let evidence =
            |edge: &Edge| Evidence { tie: edge.into(), statement: self.graph.statement(edge.statement) };
        Step { party: self.show(party), subject: self.show(subject), ties: between.map(evidence).collect() }
    }
}
