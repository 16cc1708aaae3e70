//! What somebody at the command line may rely on, and what holds for the whole house.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod bad_input;
mod benchmark;
mod check;
mod content;
mod docs;
mod doors;
mod ledger;
mod lists;
mod registers;
mod run;
mod schema;
mod terminal;
mod tidy;
