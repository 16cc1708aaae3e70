//! Claimed times against proven ones. A cosigned checkpoint that a leaf cites came before it; the first cosigned
//! checkpoint that covers it came after.

use std::collections::BTreeMap;
use std::fmt;

use super::Options;
use crate::checkpoint::SignedCheckpoint;
use crate::leaf::Leaf;
use crate::policy::{Policy, QuorumError, Verdict};
use crate::time::{parse_day, parse_instant};

const DAY: i64 = 86_400;

#[derive(Clone)]
pub(super) struct Clock {
    tolerance: i64,
    /// When witnesses first, and by when all counted ones, had seen the tree of a size.
    seen: BTreeMap<u64, (i64, i64)>,
    /// The latest time claimed so far.
    newest: Option<i64>,
}

impl Clock {
    pub(super) fn new(
        signed: &SignedCheckpoint,
        verdict: &Verdict<'_>,
        policy: &Policy,
        options: &Options,
    ) -> Result<Self, QuorumError> {
        let mut clock = Self { tolerance: options.tolerance, seen: BTreeMap::new(), newest: None };
        clock.saw(signed, verdict);
        for earlier in &options.history {
            clock.saw(earlier, &policy.verify(earlier)?);
        }
        Ok(clock)
    }

    fn saw(&mut self, signed: &SignedCheckpoint, verdict: &Verdict<'_>) {
        let seconds = |time: u64| i64::try_from(time).unwrap_or(i64::MAX);
        let (Some(earliest), Some(latest)) = (verdict.earliest().map(seconds), verdict.latest().map(seconds))
        else {
            return;
        };
        let known = self.seen.entry(signed.checkpoint().size).or_insert((earliest, latest));
        *known = (known.0.min(earliest), known.1.min(latest));
    }

    /// What is strange about the time that a leaf claims.
    pub(super) fn check(&mut self, index: u64, leaf: &Leaf) -> Vec<String> {
        // A day is claimed by its first and last second.
        let (text, claimed) = match leaf {
            Leaf::Event(event) => (&event.t, parse_instant(&event.t).map(|t| (t, t))),
            Leaf::Genesis(genesis) => (&genesis.t, parse_instant(&genesis.t).map(|t| (t, t))),
            Leaf::Sealed(sealed) => {
                (&sealed.t, parse_day(&sealed.t).map(|day| (day * DAY, day * DAY + DAY - 1)))
            }
        };
        // A leaf that parsed has a time.
        let Some((first, last)) = claimed else { return Vec::new() };
        let after = leaf.know().and_then(|know| self.seen.get(&know.size)).map(|seen| seen.0);
        let before = self.seen.range(index + 1..).next().map(|(_, seen)| seen.1);
        let mut strange = Vec::new();
        let mut flag = |what: fmt::Arguments<'_>| strange.push(format!("it claims the time {text}, {what}"));
        if let Some(after) = after.filter(|after| last < after.saturating_sub(self.tolerance)) {
            flag(format_args!("{} s before the checkpoint that it cites was witnessed", after - last));
        }
        if let Some(before) = before.filter(|before| first > before.saturating_add(self.tolerance)) {
            flag(format_args!("{} s after it was witnessed itself", first - before));
        }
        if let Some(newest) = self.newest.filter(|newest| last < newest - self.tolerance) {
            flag(format_args!("{} s before an entry that precedes it in the log", newest - last));
        }
        self.newest = self.newest.max(Some(first));
        strange
    }
}
