//! Whom somebody controls: a company that they hold a majority of, what that company holds in turn,
//! votes of several controlled companies together, and control without votes; until nothing is added.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::graph::Edge;
use crate::{Basis, Certainty, Interval, Right};

/// More than this part of the votes decides.
const HALF: f64 = 0.5;

/// What is said of one party's interest in another, over all records on the two. Several records on
/// one right speak of the same holding: the larger counts, and nothing is added.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub shares: Option<Interval>,
    pub asserted_shares: Option<Interval>,
    votes: Option<Interval>,
    control: Option<(Certainty, Basis)>,
}

impl Said {
    pub fn add(&mut self, edge: &Edge) {
        for right in edge.interest.rights() {
            let slot = match (right, edge.indirect) {
                (Right::Shares, false) => &mut self.shares,
                (Right::Shares, true) => &mut self.asserted_shares,
                (Right::Votes, false) => &mut self.votes,
                // The votes of a chain are counted along the chain.
                (Right::Votes, true) => continue,
            };
            *slot = Some(slot.map_or(edge.share, |before| before.or_more(edge.share)));
        }
        let control = edge.interest.control().filter(|_| !edge.share_known || edge.share.maybe_above(HALF));
        let control = control.map(|(basis, certainty)| {
            let sure = !edge.share_known || edge.share.surely_above(HALF);
            (if sure { certainty } else { Certainty::Possible }, basis)
        });
        self.control = [self.control, control].into_iter().flatten().min();
    }

    /// The votes; where only shares are stated, one vote a share is presumed.
    pub fn votes(&self) -> Option<Interval> {
        self.votes.or(self.shares)
    }
}

/// What a party holds in a subject, or a subject's holder in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    pub other: u32,
    pub said: Said,
}

/// Where holdings are looked up: in a whole graph, or above one company.
pub(super) trait Holdings {
    /// What `party` holds.
    fn of(&self, party: u32) -> Cow<'_, [Hold]>;
    /// Who holds something in `subject`.
    fn in_subject(&self, subject: u32) -> Cow<'_, [Hold]>;
}

/// A controlled party.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    pub party: u32,
    /// Whose tie completed the control.
    pub via: u32,
    pub basis: Basis,
}

/// Everybody that one party controls.
#[derive(Debug, Default)]
pub(super) struct Closure {
    /// In the order in which control was found.
    pub reached: Vec<Reached>,
    /// The votes commanded in each party in which there are any.
    pub votes: HashMap<u32, Interval>,
    /// The party controls itself through others.
    pub circular: bool,
}

impl Closure {
    /// Whom `from` controls with at least this certainty; at most `most` of them.
    pub fn of(holdings: &impl Holdings, from: u32, certainty: Certainty, most: usize) -> Self {
        let mut closure = Self::default();
        let mut members = HashMap::from([(from, 0_usize)]);
        let mut next = 0;
        let mut at = from;
        loop {
            for hold in holdings.of(at).iter() {
                closure.count(hold);
                let known = hold.other != from && members.contains_key(&hold.other);
                if known || closure.reached.len() >= most {
                    continue;
                }
                let Some(basis) = closure.basis(holdings, hold, certainty, &members) else { continue };
                if hold.other == from {
                    closure.circular |= at != from;
                    continue;
                }
                members.insert(hold.other, closure.reached.len());
                closure.reached.push(Reached { party: hold.other, via: at, basis });
            }
            let Some(reached) = closure.reached.get(next) else { return closure };
            at = reached.party;
            next += 1;
        }
    }

    fn count(&mut self, hold: &Hold) {
        if let Some(votes) = hold.said.votes() {
            let sum = self.votes.entry(hold.other).or_insert(Interval::ZERO);
            *sum = Interval {
                lo: (sum.lo + votes.lo).min(1.0),
                hi: (sum.hi + votes.hi).min(1.0),
                lo_open: sum.lo_open || votes.lo_open,
                hi_open: false,
            };
        }
    }

    fn basis(
        &self,
        holdings: &impl Holdings,
        hold: &Hold,
        certainty: Certainty,
        members: &HashMap<u32, usize>,
    ) -> Option<Basis> {
        if let Some((_, basis)) = hold.said.control.filter(|(control, _)| *control <= certainty) {
            return Some(basis);
        }
        let votes = self.votes.get(&hold.other)?;
        let majority = votes.surely_above(HALF)
            || (certainty == Certainty::Possible
                && votes.maybe_above(HALF)
                && commanded(holdings, hold.other, *votes, |one| members.contains_key(&one))
                    .maybe_above(HALF));
        majority.then_some(Basis::Majority)
    }
}

/// The votes that `members` command in a subject, no more than the others leave.
pub(super) fn commanded(
    holdings: &impl Holdings,
    subject: u32,
    votes: Interval,
    member: impl Fn(u32) -> bool,
) -> Interval {
    let holds = holdings.in_subject(subject);
    let others = holds.iter().filter(|hold| !member(hold.other));
    let theirs: f64 = others.filter_map(|hold| hold.said.votes()).map(|votes| votes.lo).sum();
    votes.at_most((1.0 - theirs).max(0.0))
}
