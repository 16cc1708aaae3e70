//! Which records are one party: those that share an identifier.

use crate::Identifier;

/// Groups that grow together (disjoint sets with path halving).
pub(super) struct Groups(Vec<u32>);

impl Groups {
    pub fn new(members: usize) -> Self {
        Self((0..members as u32).collect())
    }

    pub fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.of(one), self.of(other));
        // The smaller number leads, so that the result does not hang on the order of the joins.
        let (low, high) = (one.min(other), one.max(other));
        self.0[high as usize] = low;
    }

    pub fn of(&mut self, member: u32) -> u32 {
        let mut at = member;
        while self.0[at as usize] != at {
            self.0[at as usize] = self.0[self.0[at as usize] as usize];
            at = self.0[at as usize];
        }
        at
    }
}

/// Joins the records that share an identifier; `identifiers` must be sorted.
pub(super) fn join_by_identifier(groups: &mut Groups, identifiers: &[(Identifier, u32)]) {
    for pair in identifiers.windows(2) {
        if pair[0].0 == pair[1].0 {
            groups.join(pair[0].1, pair[1].1);
        }
    }
}
