//! Who controls, and who is controlled.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::View;
use super::closure::{Closure, Hold, Holdings, Said, commanded};
use super::path::{Path, Step};
use super::upstream::Upstream;
use crate::graph::Edge;
use crate::{Basis, Certainty, Interval, NodeId, Shown};

/// Somebody who controls a party.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Controller {
    /// Who.
    pub party: Shown,
    /// How surely.
    pub certainty: Certainty,
    /// By what the last step of the chain controls.
    pub basis: Basis,
    /// The votes in the party that it holds or commands.
    pub votes: Interval,
    /// Nobody is known who surely controls it in turn.
    pub ultimate: bool,
    /// The chain, from the controller down.
    #[schema(value_type = Vec<Step>)]
    pub path: Path,
}

/// Somebody who is controlled.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Controlled {
    /// Who.
    pub party: Shown,
    /// How surely.
    pub certainty: Certainty,
    /// By what the last step of the chain controls.
    pub basis: Basis,
    /// The votes in it that are held or commanded.
    pub votes: Interval,
    /// The chain, from the controller down.
    #[schema(value_type = Vec<Step>)]
    pub path: Path,
}

/// What one member of an [`Upstream`] commands in number 0.
pub(super) struct Command {
    pub certainty: Option<Certainty>,
    pub votes: Interval,
    pub basis: Basis,
    /// The chain to number 0 by which it controls, the controller first; empty without control.
    pub chain: Vec<u32>,
}

impl View<'_> {
    /// Everybody who controls `node`, surely or possibly, the sure first.
    ///
    /// Control is by a majority of votes (held, or commanded through controlled parties), by the
    /// right to appoint the board, by articles, statute, consolidation, office or contract. Where
    /// shares are stated and votes are not, one vote a share is presumed.
    pub fn control(self, node: NodeId) -> Vec<Controller> {
        let above = Upstream::of(self, node.0);
        let inverse = Above::of(&above);
        let mut controllers: Vec<Controller> = (1..above.nodes.len())
            .filter_map(|member| {
                let command = inverse.command(member as u32);
                let certainty = command.certainty?;
                Some(Controller {
                    party: self.show(above.nodes[member]),
                    certainty,
                    basis: command.basis,
                    votes: command.votes,
                    ultimate: true,
                    path: self.chain(command.chain.iter().map(|at| above.nodes[*at as usize])),
                })
            })
            .collect();
        self.mark_ultimate(&mut controllers, &above, &inverse);
        controllers.sort_by(|one, other| (one.certainty, &one.party).cmp(&(other.certainty, &other.party)));
        controllers
    }

    /// A controller is not ultimate when another one surely controls it.
    fn mark_ultimate(self, controllers: &mut [Controller], above: &Upstream<'_>, inverse: &Above) {
        let sure: Vec<u32> = controllers
            .iter()
            .filter(|one| one.certainty == Certainty::Certain)
            .map(|one| above.number[&one.party.node.0] as u32)
            .collect();
        let mut controlled = vec![false; above.nodes.len()];
        for member in sure {
            for reached in Closure::of(inverse, member, Certainty::Certain, usize::MAX).reached {
                controlled[reached.party as usize] = true;
            }
        }
        for one in controllers {
            one.ultimate = !controlled[above.number[&one.party.node.0]];
        }
    }

    /// Everybody whom `node` controls, surely or possibly, in the order of their distance; at most
    /// as many as the limits say.
    pub fn controlled_by(self, node: NodeId) -> Vec<Controlled> {
        let all = Closure::of(&self, node.0, Certainty::Possible, self.limits.parties);
        let sure = Closure::of(&self, node.0, Certainty::Certain, self.limits.parties);
        let surely: HashMap<u32, _> =
            sure.reached.iter().map(|one| (one.party, (one.via, one.basis))).collect();
        let possibly: HashMap<u32, _> =
            all.reached.iter().map(|one| (one.party, (one.via, one.basis))).collect();
        all.reached
            .iter()
            .map(|reached| {
                let known = surely.get(&reached.party);
                let chains = if known.is_some() { &surely } else { &possibly };
                let lo = sure.votes.get(&reached.party).copied().unwrap_or(Interval::ZERO);
                let hi = all.votes.get(&reached.party).copied().unwrap_or(Interval::ZERO);
                Controlled {
                    party: self.show(reached.party),
                    certainty: if known.is_some() { Certainty::Certain } else { Certainty::Possible },
                    basis: known.map_or(reached.basis, |(_, basis)| *basis),
                    votes: Interval { lo: lo.lo.min(1.0), lo_open: lo.lo_open, ..hi },
                    path: self.chain(chain(node.0, reached.party, chains).into_iter()),
                }
            })
            .collect()
    }

    /// For every party that somebody surely controls, its ultimate controllers: those whom nobody
    /// surely controls in turn. Pairs of controlled and controller, in order. Parties that control
    /// each other in a closed loop have no controller by that.
    pub fn ultimate_controllers(self) -> Vec<(NodeId, NodeId)> {
        let parties = self.graph.parties();
        let mut controlled = vec![false; parties];
        let mut pairs = Vec::new();
        for from in self.holders_first() {
            if controlled[from as usize] {
                continue;
            }
            let closure = Closure::of(&Everywhere(self), from, Certainty::Certain, usize::MAX);
            for reached in &closure.reached {
                controlled[reached.party as usize] = true;
            }
            if !closure.circular {
                pairs.extend(closure.reached.iter().map(|reached| (NodeId(reached.party), NodeId(from))));
            }
        }
        pairs.retain(|(_, controller)| !controlled[controller.0 as usize]);
        pairs.sort_unstable();
        pairs
    }

    /// All parties that hold something, holders before what they hold wherever there is no loop, so
    /// that most parties are found controlled before it is asked whom they control.
    fn holders_first(self) -> Vec<u32> {
        let parties = self.graph.parties() as u32;
        let holding = |edge: &&Edge| edge.interest.is_holding() && edge.subject != edge.party;
        let mut waiting: Vec<u32> =
            (0..parties).map(|node| self.held(node).filter(holding).count() as u32).collect();
        let mut order: Vec<u32> = (0..parties).filter(|node| waiting[*node as usize] == 0).collect();
        let mut next = 0;
        while let Some(node) = order.get(next).copied() {
            next += 1;
            for edge in self.holds(node).filter(holding) {
                let left = &mut waiting[edge.subject as usize];
                *left -= 1;
                if *left == 0 {
                    order.push(edge.subject);
                }
            }
        }
        let in_loops = (0..parties).filter(|node| waiting[*node as usize] > 0);
        order.extend(in_loops);
        order.retain(|node| self.graph.holds_count(*node) > 0);
        order
    }

    /// The steps of a chain of parties, from the controller down.
    pub(super) fn chain(self, parties: impl Iterator<Item = u32> + Clone) -> Path {
        let next = parties.clone().skip(1);
        parties
            .zip(next)
            .map(|(party, below)| self.step(party, below, |edge| edge.interest.is_holding()))
            .collect()
    }
}

/// The chain from `from` to `to` by who completed the control of whom.
fn chain(from: u32, to: u32, via: &HashMap<u32, (u32, Basis)>) -> Vec<u32> {
    let mut chain = vec![to];
    let mut at = to;
    while at != from {
        let Some((before, _)) = via.get(&at) else { break };
        at = *before;
        chain.push(at);
    }
    chain.reverse();
    chain
}

/// The ties in a whole graph. Those of hubs are passed over beyond the limit.
impl Holdings for View<'_> {
    fn of(&self, party: u32) -> Cow<'_, [Hold]> {
        let edges = self.graph.holds(party).take(self.limits.ties).filter(|edge| self.in_force(edge));
        grouped(edges, |edge| edge.subject).into()
    }

    fn in_subject(&self, subject: u32) -> Cow<'_, [Hold]> {
        grouped(self.held(subject), |edge| edge.party).into()
    }
}

/// The ties in a whole graph, all of them.
struct Everywhere<'g>(View<'g>);

impl Holdings for Everywhere<'_> {
    fn of(&self, party: u32) -> Cow<'_, [Hold]> {
        grouped(self.0.holds(party), |edge| edge.subject).into()
    }

    fn in_subject(&self, subject: u32) -> Cow<'_, [Hold]> {
        self.0.in_subject(subject)
    }
}

/// Edges that stand in the order of `other`, those of each together.
fn grouped<'e>(edges: impl Iterator<Item = &'e Edge>, other: fn(&Edge) -> u32) -> Vec<Hold> {
    let mut holds: Vec<Hold> = Vec::new();
    for edge in edges.filter(|edge| edge.interest.is_holding()) {
        if holds.last().is_none_or(|last| last.other != other(edge)) {
            holds.push(Hold { other: other(edge), said: Said::default() });
        }
        if let Some(last) = holds.last_mut() {
            last.said.add(edge);
        }
    }
    holds
}

/// The holdings above one company, looked up from either end.
pub(super) struct Above {
    of: Vec<Vec<Hold>>,
    in_subject: Vec<Vec<Hold>>,
}

impl Above {
    pub fn of(above: &Upstream<'_>) -> Self {
        let mut of = vec![Vec::new(); above.nodes.len()];
        for (subject, holders) in above.holders.iter().enumerate() {
            for holding in holders {
                of[holding.holder].push(Hold { other: subject as u32, said: holding.said });
            }
        }
        let hold =
            |holding: &super::upstream::Holding| Hold { other: holding.holder as u32, said: holding.said };
        Self { of, in_subject: above.holders.iter().map(|all| all.iter().map(hold).collect()).collect() }
    }

    /// What a member commands in number 0.
    pub fn command(&self, member: u32) -> Command {
        let all = Closure::of(self, member, Certainty::Possible, usize::MAX);
        let sure = Closure::of(self, member, Certainty::Certain, usize::MAX);
        let votes = |closure: &Closure| closure.votes.get(&0).copied().unwrap_or(Interval::ZERO);
        let members: HashSet<u32> = all.reached.iter().map(|one| one.party).chain([member]).collect();
        let theirs = |party| members.contains(&party);
        let (lo, hi) = (votes(&sure), commanded(self, 0, votes(&all), theirs));
        let found = |closure: &Closure| closure.reached.iter().find(|one| one.party == 0).copied();
        let (certainty, closure, last) = match (found(&sure), found(&all)) {
            (Some(last), _) => (Some(Certainty::Certain), &sure, Some(last)),
            (None, Some(last)) => (Some(Certainty::Possible), &all, Some(last)),
            (None, None) => (None, &all, None),
        };
        let via = closure.reached.iter().map(|one| (one.party, (one.via, one.basis))).collect();
        let lo_bound = lo.lo.min(1.0);
        Command {
            certainty,
            votes: Interval {
                lo: lo_bound,
                lo_open: lo.lo_open,
                hi: hi.hi.max(lo_bound),
                hi_open: hi.hi_open,
            },
            basis: last.map_or(Basis::Influence, |last| last.basis),
            chain: last.map(|_| chain(member, 0, &via)).unwrap_or_default(),
        }
    }
}

impl Holdings for Above {
    fn of(&self, party: u32) -> Cow<'_, [Hold]> {
        self.of[party as usize].as_slice().into()
    }

    fn in_subject(&self, subject: u32) -> Cow<'_, [Hold]> {
        self.in_subject[subject as usize].as_slice().into()
    }
}
