//! What the tests of several crates share: the shipped content, acts to fill a case with, an authenticator.
//!
//! For tests and examples only: it reads files, and panics where they are not as they should be.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

pub mod acts;
pub mod authenticator;
pub mod shipped;
