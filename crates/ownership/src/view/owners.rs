//! Who owns a company, along all chains together.

use serde::Serialize;
use utoipa::ToSchema;

use super::View;
use super::bounds::{Part, Shares};
use super::control::Above;
use super::path::{Path, Step};
use super::upstream::Upstream;
use crate::interval::TOLERANCE;
use crate::problem::{Oddity, Problem};
use crate::{Certainty, Interval, NodeId, Shown};

/// The owners of a party.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Owners {
    /// The party that was asked for.
    pub subject: Shown,
    /// Everybody who holds shares or votes in it or above it, or is said to; the largest first.
    pub owners: Vec<Owner>,
    /// Companies at or above it that hold each other to the last share, so that nobody owns them.
    pub closed_loops: Vec<Vec<Shown>>,
    /// Parties behind which it was not looked, because they are too large or too far; the bounds
    /// allow for anything there.
    pub not_followed: Vec<Shown>,
    /// What is odd about the shares.
    pub problems: Vec<Problem>,
}

/// An owner.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Owner {
    /// Who.
    pub party: Shown,
    /// The shares over all chains: integrated ownership.
    pub shares: Interval,
    /// The part of it that is held without anybody between; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direct: Option<Interval>,
    /// What is stated as the sum of all chains; absent where nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asserted: Option<Interval>,
    /// The votes that it holds, or commands through parties that it controls.
    pub votes: Interval,
    /// How surely it controls the party, by votes or otherwise; absent where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control: Option<Certainty>,
    /// Nobody is said to hold anything in it: the chain ends with it.
    pub ultimate: bool,
    /// The shortest chain from it down to the party, with the statements.
    #[schema(value_type = Vec<Step>)]
    pub path: Path,
}

impl View<'_> {
    /// Who owns `node`. Parties without a share, a vote or control are left out, unless that is
    /// unknown.
    pub fn owners(self, node: NodeId) -> Owners {
        let above = Upstream::of(self, node.0);
        let mut problems = Vec::new();
        let shares = above.shares(&mut problems);
        let inverse = Above::of(&above);
        let mut owners: Vec<Owner> = (1..above.nodes.len())
            .map(|member| above.owner(member, &shares, &inverse))
            .filter(|owner| owner.shares.hi > 0.0 || owner.votes.hi > 0.0 || owner.control.is_some())
            .collect();
        owners.sort_by(|one, other| {
            let size = |owner: &Owner| (owner.shares.hi + owner.shares.lo, owner.shares.lo);
            size(other)
                .partial_cmp(&size(one))
                .unwrap_or(std::cmp::Ordering::Equal)
                .then(one.party.cmp(&other.party))
        });
        let named = |members: &Vec<usize>| members.iter().map(|at| self.show(above.nodes[*at])).collect();
        let mut closed_loops: Vec<Vec<Shown>> = shares.closed_loops().into_iter().map(named).collect();
        closed_loops.iter_mut().for_each(|members| members.sort());
        closed_loops.sort();
        Owners {
            subject: self.show(node.0),
            owners,
            closed_loops,
            not_followed: above.not_followed(),
            problems,
        }
    }
}

impl Upstream<'_> {
    /// The shares above the company, with asserted indirect shares reconciled with the chains.
    pub fn shares(&self, problems: &mut Vec<Problem>) -> Shares {
        let parts: Vec<Vec<Part>> =
            self.holders.iter().map(|all| all.iter().filter_map(stated).collect()).collect();
        self.over_the_whole(&parts, problems);
        let none = vec![Vec::new(); parts.len()];
        let asserted =
            |all: &Vec<super::upstream::Holding>| all.iter().any(|one| one.said.asserted_shares.is_some());
        if !self.holders.iter().any(asserted) {
            return Shares::new(parts, none, self.cut.clone());
        }
        let direct = Shares::new(parts.clone(), none, self.cut.clone());
        let beside = self.beside(&direct, problems);
        Shares::new(parts, beside, self.cut.clone())
    }

    fn over_the_whole(&self, parts: &[Vec<Part>], problems: &mut Vec<Problem>) {
        for (at, parts) in parts.iter().enumerate() {
            let sum: f64 = parts.iter().map(|part| part.lo).sum();
            if sum > 1.0 + TOLERANCE {
                let party = self.view.show(self.nodes[at]);
                problems.push(Problem::new(Oddity::MoreThanWhole { least: sum }, party.id));
            }
        }
    }

    /// What asserted indirect shares say beyond the chains: the part of each that no stated chain
    /// accounts for.
    fn beside(&self, direct: &Shares, problems: &mut Vec<Problem>) -> Vec<Vec<Part>> {
        let mut beside = vec![Vec::new(); self.nodes.len()];
        for (at, holders) in self.holders.iter().enumerate() {
            for holding in holders {
                let Some(asserted) = holding.said.asserted_shares else { continue };
                let reach = direct.reach(&self.only(holding.holder));
                let (lo, hi) = (reach.lo[at], reach.hi[at]);
                if asserted.lo > hi + TOLERANCE || asserted.hi < lo - TOLERANCE {
                    let [owner, subject] = [holding.holder, at].map(|at| self.view.show(self.nodes[at]).id);
                    let chains = Interval::closed(lo, hi);
                    let oddity = Oddity::AssertionDiffers { subject, stated: asserted, chains };
                    problems.push(Problem::new(oddity, owner));
                }
                let part = Part {
                    holder: holding.holder,
                    lo: (asserted.lo - hi).max(0.0),
                    hi: (asserted.hi - lo).max(0.0),
                };
                beside[at].push(part);
            }
        }
        beside
    }

    /// Marks one member.
    pub fn only(&self, member: usize) -> Vec<bool> {
        let mut wanted = vec![false; self.nodes.len()];
        wanted[member] = true;
        wanted
    }

    fn owner(&self, member: usize, shares: &Shares, inverse: &Above) -> Owner {
        let said =
            self.holders[0].iter().find(|holding| holding.holder == member).map(|holding| holding.said);
        let direct = said.and_then(|said| said.shares).map(|stated| {
            let part = shares.parts(0).iter().find(|part| part.holder == member);
            stated.at_most(part.map_or(stated.hi, |part| part.hi))
        });
        let command = inverse.command(member as u32);
        Owner {
            party: self.view.show(self.nodes[member]),
            shares: self.integrated(member, shares, direct),
            direct,
            asserted: said.and_then(|said| said.asserted_shares),
            votes: command.votes,
            control: command.certainty,
            ultimate: self.holders[member].is_empty() && !self.cut[member],
            path: self.path(member),
        }
    }

    /// The shares of a member over all chains. What the company hands back to the member goes round
    /// again: 1/(1 − what comes back).
    fn integrated(&self, member: usize, shares: &Shares, direct: Option<Interval>) -> Interval {
        let reach = shares.reach(&self.only(member));
        let back = |x: &[f64], amount: fn(&Part) -> f64| -> f64 {
            shares.parts(member).iter().map(|part| amount(part) * x[part.holder]).sum()
        };
        let least = back(&reach.lo, |part| part.lo);
        let most = back(&reach.hi, |part| part.hi);
        // A closed loop hands back everything, for ever; it is counted once. More than everything can
        // only come back where the statements contradict each other, and then nothing bounds it above.
        let closed = (least - 1.0).abs() <= TOLERANCE;
        let endless = least >= 1.0 - TOLERANCE;
        let lo = if endless { reach.lo[0] } else { (reach.lo[0] / (1.0 - least)).min(1.0) };
        let hi = match most {
            _ if closed || reach.hi[0] <= 0.0 => reach.hi[0],
            most if most >= 1.0 - TOLERANCE => 1.0,
            most => (reach.hi[0] / (1.0 - most)).clamp(lo, 1.0),
        };
        let open = |mine: f64, stated: f64| (mine - stated).abs() <= TOLERANCE;
        Interval {
            lo,
            hi,
            lo_open: direct.is_some_and(|direct| direct.lo_open && open(lo, direct.lo)),
            hi_open: direct.is_some_and(|direct| direct.hi_open && open(hi, direct.hi)),
        }
    }
}

fn stated(holding: &super::upstream::Holding) -> Option<Part> {
    holding.said.shares.map(|shares| Part { holder: holding.holder, lo: shares.lo, hi: shares.hi })
}
