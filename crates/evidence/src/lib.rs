//! The common currency of the house: what is known, who said so, when the world could have
//! known it, and what was concluded from it.
//!
//! Every engine turns material into [`Finding`]s; every gate reads them; every page shows them.
//! Nothing here reads a clock, a file or the network.

mod answer;
mod finding;
mod flag;
mod publication;
mod reason;
mod source;

pub use answer::{Answer, Given};
pub use finding::{Figure, Finding, SourceRef, Verdict};
pub use flag::{Flag, FlagAnswer, FlagOutcome, FlagReview};
pub use publication::Publication;
pub use reason::{Missing, Reason};
pub use source::{Evidence, Reliability, SourceKind};

/// A day in the proleptic Gregorian calendar, written `2020-03-31`.
pub type Date = jiff::civil::Date;
