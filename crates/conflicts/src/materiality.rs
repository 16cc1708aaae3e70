//! Whether interests are large enough to matter. What nobody said the size of counts as large.

use crate::rules::Materiality;
use crate::{HeldBy, Interest, Rules};

/// What somebody's interests that lead to the partner come to, rule by rule: who splits one holding into many has
/// no smaller one.
pub(crate) struct Sizes<'r>(Vec<(&'r Materiality, Sum)>);

struct Sum {
    value: Option<u64>,
    share: Option<f64>,
}

impl<'r> Sizes<'r> {
    pub fn of<'i>(rules: &'r Rules, interests: impl Iterator<Item = &'i Interest> + Clone) -> Self {
        let sum = |rule: &Materiality| {
            let counted = interests.clone().filter(|one| rule.kinds.contains(&one.kind));
            let nothing = Sum { value: Some(0), share: Some(0.0) };
            counted.fold(nothing, |sum, one| Sum {
                value: sum.value.zip(one.value).map(|(sum, one)| sum.saturating_add(one)),
                share: sum.share.zip(one.share).map(|(sum, one)| sum + one),
            })
        };
        Sizes(rules.materiality.iter().map(|rule| (rule, sum(rule))).collect())
    }

    /// Whether an interest is too small to be more than apparent. Nothing is for whoever signs, and nothing that
    /// the institution depends on.
    pub fn is_small(&self, interest: &Interest, signs: bool) -> bool {
        let spared = signs || interest.held_by == HeldBy::Institution;
        !spared && self.0.iter().any(|(rule, sum)| rule.kinds.contains(&interest.kind) && rule.is_met(sum))
    }
}

impl Materiality {
    /// Whether a sum lies below everything that the rule names; a rule that names nothing is met by nothing.
    fn is_met(&self, sum: &Sum) -> bool {
        let value = self.value_below.map(|most| sum.value.is_some_and(|value| value < most));
        let share = self.share_below.map(|most| sum.share.is_some_and(|share| share < most));
        value.or(share).is_some() && value.unwrap_or(true) && share.unwrap_or(true)
    }
}
