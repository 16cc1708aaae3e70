//! What a user of the lists would notice, by example, by property and on real files.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod cuts;
mod diffs;
mod encodings;
mod entity_streams;
mod gleif;
mod hostile;
mod known;
mod ofac;
mod real;
mod samples;
mod tables;
mod un;
mod world_bank;
