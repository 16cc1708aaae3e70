//! How long to wait after failing to sign in.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Failures in a row that cost nothing: people mistype.
const FREE: u32 = 4;

/// The wait after the first failure that costs something, in seconds; it doubles with each further
/// one up to [`LONGEST`]. Both are the bounds that NIST SP 800-63B-4, 3.2.2 gives as an example.
const FIRST_WAIT: i64 = 30;

/// The longest wait, in seconds.
const LONGEST: i64 = 3600;

/// Failures in a row after which waiting does not help: the most that NIST SP 800-63B-4, 3.2.2
/// allows. An administrator, or another way in, has to open the password again.
const MOST: u32 = 100;

/// Failures in a row to sign in under one name, kept for names that belong to nobody as well: else
/// the wait would tell which names do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Attempts {
    /// How many failed since the last success.
    pub failed: u32,
    /// When the last one failed.
    pub last_failed_at: Option<Timestamp>,
}

/// Whether another attempt is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayTry {
    /// Yes.
    Now,
    /// From this instant on.
    At(Timestamp),
    /// Not any more: somebody has to set the count back.
    NoMore,
}

impl Attempts {
    /// Whether another attempt is heard at `now`.
    pub fn may_try(self, now: Timestamp) -> MayTry {
        if self.failed >= MOST {
            return MayTry::NoMore;
        }
        match self.last_failed_at.map(|last| last.checked_add(self.wait())) {
            // The sum leaves the calendar only in the year 9999.
            Some(Ok(at)) if now < at => MayTry::At(at),
            _ => MayTry::Now,
        }
    }

    /// The count after another failure at `now`.
    pub fn after_failure(self, now: Timestamp) -> Self {
        Attempts { failed: self.failed.saturating_add(1), last_failed_at: Some(now) }
    }

    fn wait(self) -> SignedDuration {
        let seconds = match self.failed.checked_sub(FREE + 1) {
            None => 0,
            Some(doublings) => FIRST_WAIT.saturating_mul(1 << doublings.min(20)).min(LONGEST),
        };
        SignedDuration::from_secs(seconds)
    }
}
