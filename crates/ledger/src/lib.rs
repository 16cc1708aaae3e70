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
//! From event to receipt:
//!
//! ```
//! use std::collections::BTreeMap;
//! use ledger::{
//!     audit, checkpoint::Checkpoint, leaf::{Genesis, Leaf}, note::{KeyKind, SigningKey}, policy::Policy,
//!     proof::LogProof, receipt::Receipt, tiles::{self, TileReader}, tree::{self, Frontier},
//! };
//!
//! // The leaf: canonical bytes, stored and hashed as they are.
//! let origin = "ledger.example/log";
//! let t = "2026-11-21T09:00:00Z".to_owned();
//! let leaf = Leaf::Genesis(Genesis { origin: origin.to_owned(), last_of_former: None, t }).to_bytes()?;
//!
//! // The files of the new size, here kept in memory.
//! let mut files = BTreeMap::new();
//! let mut edge = Frontier::new();
//! for file in tiles::project(edge.size(), &[&leaf], &files)? {
//!     files.insert(file.path, file.bytes);
//! }
//! edge.append(tree::leaf_hash(&leaf));
//!
//! // The checkpoint; a store records size and root durably before it signs.
//! let key = SigningKey::from_seed(origin, KeyKind::Ed25519, &[1; 32])?;
//! let signed = Checkpoint::new(origin, edge.size(), edge.root()).sign(&[&key])?;
//! files.insert(tiles::CHECKPOINT_PATH.to_owned(), signed.to_string().into_bytes());
//!
//! // What who submitted something takes home, and verifies without us.
//! let reader = TileReader::new(&files, edge.size());
//! let path = tree::inclusion_proof(edge.size(), 0, |node| reader.hash(node))?;
//! let receipt = Receipt::new(&leaf, &LogProof { extra: None, index: 0, path, checkpoint: signed }, vec![])?;
//! let policy = Policy::log_only(key.verifying_key().clone());
//! assert_eq!(Receipt::from_json(receipt.to_json()?.as_bytes())?.verify(&policy)?.index, 0);
//!
//! // What anyone can check of the whole.
//! assert_eq!(audit::audit(&files, &policy, &audit::Options::default())?.size, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
