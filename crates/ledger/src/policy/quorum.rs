//! When enough witnesses have cosigned, and whether "enough" is enough to rule out two views of one log.

use std::collections::BTreeSet;

use super::{Member, Policy};

/// Something allowed but unwise in a policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyWarning {
    /// `quorum none`.
    #[error("the policy asks for no witness: a dishonest log can show everyone another history")]
    NoWitnesses,
    /// A group below the bound `1 + ⌊2n/3⌋` (N. Möller, Sigsum project, 2023): a third of its members,
    /// dishonest, could help the log to show two histories.
    #[error(
        "group {group}: {threshold} of {members} witnesses do not rule out a split view when some are \
         dishonest; ask for {bound}"
    )]
    BelowBound {
        /// The group's name.
        group: String,
        /// How many members suffice.
        threshold: usize,
        /// How many there are.
        members: usize,
        /// How many should be asked for.
        bound: usize,
    },
}

impl Policy {
    /// What is unwise in this policy.
    pub fn warnings(&self) -> Vec<PolicyWarning> {
        let mut warnings = Vec::new();
        match self.quorum {
            None => warnings.push(PolicyWarning::NoWitnesses),
            Some(member) => {
                self.resists_split_view(member, &mut warnings);
            }
        }
        warnings
    }

    pub(super) fn is_met(&self, member: Member, present: &BTreeSet<usize>) -> bool {
        match member {
            Member::Witness(at) => present.contains(&at),
            Member::Group(at) => {
                let group = &self.groups[at];
                let met = group.members.iter().filter(|member| self.is_met(**member, present));
                met.count() >= group.threshold
            }
        }
    }

    /// Does this member alone rule out two views? If not, the groups to blame are added to `warnings`.
    fn resists_split_view(&self, member: Member, warnings: &mut Vec<PolicyWarning>) -> bool {
        let Member::Group(at) = member else { return true };
        let group = &self.groups[at];
        let members = group.members.len();
        let mut within = Vec::new();
        let sound =
            group.members.iter().filter(|member| self.resists_split_view(**member, &mut within)).count();
        // Where all members are needed, one sound member carries the others.
        if group.threshold == members && sound > 0 {
            return true;
        }
        warnings.extend(within);
        let bound = 1 + 2 * members / 3;
        if group.threshold < bound {
            let (group, threshold) = (group.name.clone(), group.threshold);
            warnings.push(PolicyWarning::BelowBound { group, threshold, members, bound });
            return false;
        }
        sound == members
    }
}
