//! Where a story takes place, and the acts that it is made of.

pub mod acts;
pub mod place;
pub mod trace;
pub mod witness;

use std::io::Write as _;

pub use acts::{CASE, at, comment, open_case};
pub use place::{Place, each_database};

/// Says on the real standard error, which the test runner does not swallow, what was left out and why.
pub fn skipped(what: &str, because: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {what}: {because}");
}
