//! Loading content: what is shipped, and what is refused with a message that helps.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod broken;
mod calendars;
mod conditions;
mod malformed;
mod shipped;
