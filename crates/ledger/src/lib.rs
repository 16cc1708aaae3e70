//! The accountability log: every step of a case, committed so that nobody can later deny, back-date, delete
//! or rewrite it.
//!
//! Trees, tiles, notes, checkpoints, cosignatures, proofs, policies and the witness protocol follow the C2SP
//! specifications (repository commit `5ba5ee83`, 2026-07-22) byte for byte, so that other people's verifiers
//! and witnesses work unmodified. What is our own is the content of a leaf ([`leaf`]), the commitment to what
//! stays private ([`commitment`]) and the rules that can be checked from the log alone ([`audit`]).
//!
//! Nothing here does I/O, reads a clock or draws a random number: bytes, times and salts are arguments.
//!
//! From event to receipt: [`leaf::Event`] → canonical bytes → [`tree::leaf_hash`] → [`tree::Frontier`] →
//! [`tiles::project`] → [`checkpoint::Checkpoint::sign`] → [`witness`] → [`proof::LogProof`] →
//! [`receipt::Receipt`].

pub mod audit;
pub mod checkpoint;
pub mod commitment;
pub mod compare;
pub mod cosignature;
mod encoding;
pub mod jcs;
pub mod leaf;
pub mod note;
pub mod policy;
pub mod proof;
pub mod receipt;
pub mod sealed;
pub mod tiles;
pub mod time;
pub mod tree;
pub mod witness;
