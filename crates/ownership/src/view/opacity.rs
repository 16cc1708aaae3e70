//! How much of a company a State holds, and how much reaches nobody who is known.

use serde::Serialize;
use utoipa::ToSchema;

use super::View;
use super::control::Controller;
use super::upstream::Upstream;
use crate::{Interval, NodeId, PartyKind, Shown};

/// The part of a party that no known natural person and no State is found behind.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Opacity {
    /// The part in question.
    pub opaque: Interval,
    /// Of it: the part that is declared to be held by somebody who is not named.
    pub declared_unknown: Interval,
    /// Of it: the part on which nobody says anything.
    pub no_data: Interval,
    /// Those who are declared and not named, and why, in the publisher's code.
    pub declared: Vec<(Shown, Option<String>)>,
    /// Parties behind which it was not looked.
    pub not_followed: Vec<Shown>,
}

/// A State's part in a party.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = StatePart)]
pub struct State {
    /// The shares that States and their bodies hold over all chains. The upper end leaves open
    /// everything that no natural person is known to hold: no evidence of a State is not evidence
    /// of private hands.
    pub shares: Interval,
    /// The same by statements alone.
    pub stated: Interval,
    /// The States and bodies found above the party, whatever their tie.
    pub bodies: Vec<Shown>,
    /// Those of them that control it.
    pub controllers: Vec<Controller>,
    /// Parties behind which it was not looked.
    pub not_followed: Vec<Shown>,
}

impl View<'_> {
    /// How much of `node` reaches nobody who is known.
    pub fn opacity(self, node: NodeId) -> Opacity {
        let above = Upstream::of(self, node.0);
        let shares = above.shares(&mut Vec::new());
        let part = |wanted: fn(PartyKind) -> bool| {
            let reach = shares.reach(&above.marked(wanted));
            Interval::closed(reach.lo[0], reach.hi[0])
        };
        let rest = |part: Interval| Interval::closed(1.0 - part.hi, 1.0 - part.lo);
        let declared = |kind| kind == PartyKind::DeclaredUnknown;
        let reason = |at: &usize| {
            let node = above.nodes[*at];
            let reason = self.graph.nodes[node as usize].reason.as_deref().map(str::to_owned);
            (self.show(node), reason)
        };
        let marked = above.marked(declared);
        Opacity {
            opaque: rest(part(PartyKind::is_known_end)),
            declared_unknown: part(declared),
            no_data: rest(part(|kind| kind.is_known_end() || kind == PartyKind::DeclaredUnknown)),
            declared: (0..marked.len()).filter(|at| marked[*at]).map(|at| reason(&at)).collect(),
            not_followed: above.not_followed(),
        }
    }

    /// How much of `node` States hold, and whether they control it.
    pub fn state(self, node: NodeId) -> State {
        let above = Upstream::of(self, node.0);
        let shares = above.shares(&mut Vec::new());
        let marked = above.marked(PartyKind::is_state);
        let stated = shares.reach(&marked);
        let persons = shares.reach(&above.marked(|kind| kind == PartyKind::Person));
        let (lo, hi) = (stated.lo[0], stated.hi[0]);
        let controllers = self.control(node).into_iter().filter(|one| one.party.kind.is_state());
        State {
            shares: Interval::closed(lo, (1.0 - persons.lo[0]).max(lo)),
            stated: Interval::closed(lo, hi),
            bodies: (0..marked.len()).filter(|at| marked[*at]).map(|at| self.show(above.nodes[at])).collect(),
            controllers: controllers.collect(),
            not_followed: above.not_followed(),
        }
    }
}

impl Upstream<'_> {
    /// Marks the members of some kinds.
    fn marked(&self, wanted: impl Fn(PartyKind) -> bool) -> Vec<bool> {
        self.nodes.iter().map(|node| wanted(self.view.graph.nodes[*node as usize].kind)).collect()
    }
}
