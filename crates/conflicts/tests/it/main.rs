//! What a user of the search for conflicts may rely on.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod arising;
mod concerns;
mod levels;
mod properties;
mod registered;
mod secrecy;
mod support;
