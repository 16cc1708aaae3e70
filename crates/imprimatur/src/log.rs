//! The operator's log, on standard error.
//!
//! Never in it: addresses, tokens, passwords, keys, what somebody wrote, and who did what in a case.
//! An error is logged once, where it is handled.

use tracing_subscriber::filter::LevelFilter;

/// Begins to log. Called once, by the commands that serve.
pub fn to_standard_error() {
    let log = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(LevelFilter::INFO)
        .with_target(false);
    // A second logger is refused, and the first goes on.
    let _ = log.try_init();
}
