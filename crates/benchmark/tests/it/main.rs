//! What a reader of the benchmark may rely on.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod broken;
mod import;
mod known;
mod names;
mod properties;
mod shipped;
mod traps;
mod zips;
