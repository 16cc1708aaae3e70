//! The store as its users see it. Each story is told on SQLite and, where there is one, on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod append_only;
mod audit;
mod concurrency;
mod declarations;
mod disagreement;
mod erasure;
mod history;
mod kill;
mod receipts;
mod recovery;
mod rollback;
mod shelves;
mod support;
mod witnesses;
