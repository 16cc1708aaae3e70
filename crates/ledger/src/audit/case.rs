//! Every case by itself: nothing missing, nothing before its time. The rules are in the tables below and need
//! nothing but the names of the acts.

use std::collections::HashMap;

use crate::leaf::Event;
use crate::tree::Hash;

/// With what a case begins.
pub const FIRST_ACT: &str = "engagement.opened";

/// An act, and what must have happened in the same case before it.
pub const REQUIRED_BEFORE: &[(&str, &[&str])] = &[
    ("consultation.closed", &["consultation.opened"]),
    ("decision.signed", &["decision.proposed"]),
    ("decision.published", &["decision.signed"]),
    ("partnership.announced", &["decision.published", "safeguards.published"]),
];

/// Acts that must commit to what was shown to who acted (`seen`).
pub const MUST_CITE_SEEN: &[&str] = &["decision.signed"];

/// Acts that end a case.
pub const ENDS: &[&str] = &["engagement.closed", "engagement.withdrawn"];

/// What may still happen in a case that has ended.
pub const STILL_ALLOWED: &[&str] = &["payload.erased", "decision.published"];

/// All cases of a log.
#[derive(Clone, Default)]
pub(super) struct Cases(HashMap<String, Case>);

/// What must be remembered of a case to judge its next event.
#[derive(Clone)]
struct Case {
    n: u64,
    last: Hash,
    /// Bit `i` is set once the act [`milestones`] number `i` has happened.
    happened: u32,
    ended: bool,
}

impl Cases {
    pub(super) fn len(&self) -> u64 {
        self.0.len() as u64
    }

    /// Takes in the next event of the log; `hash` is its leaf hash.
    pub(super) fn enter(&mut self, index: u64, event: &Event, hash: &Hash) -> Result<(), String> {
        if let Some(erased) = event.erased.as_ref().filter(|erased| erased.target >= index) {
            return Err(format!(
                "it erases fields of entry {}, which does not come before it",
                erased.target
            ));
        }
        let seen_missing = MUST_CITE_SEEN.contains(&event.act.as_str()) && event.seen.is_none();
        if seen_missing {
            return Err(format!("{} must commit in `seen` to what was shown", event.act));
        }
        match self.0.get_mut(&event.case) {
            Some(case) => case.follow(event, hash),
            None => {
                self.0.insert(event.case.clone(), Case::open(event, hash)?);
                Ok(())
            }
        }
    }
}

impl Case {
    fn open(event: &Event, hash: &Hash) -> Result<Self, String> {
        if event.n != 1 {
            return Err(format!(
                "case {} begins with event {}: earlier ones are missing",
                event.case, event.n
            ));
        }
        if event.act != FIRST_ACT {
            return Err(format!("case {} begins with {}, not with {FIRST_ACT}", event.case, event.act));
        }
        Ok(Self { n: 1, last: *hash, happened: bit(&event.act), ended: false })
    }

    fn follow(&mut self, event: &Event, hash: &Hash) -> Result<(), String> {
        let Event { act, case, n, .. } = event;
        if *n != self.n + 1 {
            return Err(format!(
                "case {case}: event {n} follows event {}: one is missing or repeated",
                self.n
            ));
        }
        if event.prev != Some(self.last) {
            return Err(format!("case {case}: `prev` is not the leaf hash of event {}", self.n));
        }
        if self.ended && !STILL_ALLOWED.contains(&act.as_str()) {
            return Err(format!("case {case}: {act} after the case had ended"));
        }
        for required in required_before(act) {
            if self.happened & bit(required) == 0 {
                return Err(format!("case {case}: {act} without {required} before it"));
            }
        }
        self.n = *n;
        self.last = *hash;
        self.happened |= bit(act);
        self.ended |= ENDS.contains(&act.as_str());
        Ok(())
    }
}

fn required_before(act: &str) -> &'static [&'static str] {
    REQUIRED_BEFORE.iter().find(|(name, _)| *name == act).map_or(&[], |(_, required)| required)
}

/// The acts that some rule asks for, in a fixed order.
fn milestones() -> impl Iterator<Item = &'static str> {
    REQUIRED_BEFORE.iter().flat_map(|(_, required)| required.iter().copied())
}

/// The bit of an act, or none if no rule asks for it.
fn bit(act: &str) -> u32 {
    milestones().position(|milestone| milestone == act).map_or(0, |at| 1 << at)
}
