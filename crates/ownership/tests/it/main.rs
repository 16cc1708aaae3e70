//! What a user of the ownership engine may rely on.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod conformance;
mod control;
mod ftm;
mod identifiers;
mod names;
mod oddities;
mod older;
mod opacity;
mod paths;
mod properties;
mod reading;
mod real;
mod shares;
mod support;
mod time;
