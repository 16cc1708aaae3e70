//! What the ledger promises, by example and by property. The numbers in comments are the claims of the design.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod audit;
mod cases;
mod commitment;
mod compare;
mod edges;
mod flipped_bits;
mod hostile;
mod jcs;
mod leaf;
mod notes;
mod policy;
mod receipt;
mod sealed;
mod support;
mod tiles;
mod time;
mod tree;
mod witness;
mod wrong_proofs;
