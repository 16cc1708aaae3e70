//! The Beneficial Ownership Data Standard: reading, checking, and what a statement means here.
//!
//! Statements are kept verbatim. Version 0.4 is read as it is; the statements of 0.2 and 0.3 are
//! read by way of [`Older`], which turns them into 0.4.

mod format;
mod meaning;
mod older;
mod read;
mod schema;
mod shape;
mod statement;

pub use older::Older;
pub use read::{ReadError, Statements};
pub use schema::{dataset_faults, faults};
pub use shape::Fault;
pub use statement::{NotAStatement, Statement};
