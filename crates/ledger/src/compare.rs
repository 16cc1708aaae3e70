//! Two checkpoints of one log, from two people: do they tell the same story?

use crate::checkpoint::{CheckpointError, SignedCheckpoint};
use crate::note::{NoteError, VerifyingKey};
use crate::tree::{Hash, ProofError, verify_consistency};

/// How two checkpoints of one log relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// The same size and root.
    Same,
    /// Two roots for one size, both signed by the log: proof of misbehaviour from these two notes alone.
    Equivocation {
        /// The size.
        size: u64,
        /// The first note's root.
        first: Hash,
        /// The second note's root.
        second: Hash,
    },
    /// Different sizes: whether the larger continues the smaller, a proof from the log must show.
    NeedsProof {
        /// The smaller size.
        old: u64,
        /// The larger size.
        new: u64,
    },
    /// Different sizes, and the larger provably continues the smaller.
    Continues {
        /// The smaller size.
        old: u64,
        /// The larger size.
        new: u64,
    },
    /// Different sizes, and the proof given fails: a fork, or a wrong proof. Ask the log for another one.
    Unproven {
        /// The smaller size.
        old: u64,
        /// The larger size.
        new: u64,
        /// What is wrong with the proof.
        reason: ProofError,
    },
}

/// Checkpoints that cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompareError {
    /// One of them cannot be read.
    #[error("the {which} checkpoint cannot be read: {reason}")]
    Malformed {
        /// `first` or `second`.
        which: &'static str,
        /// What is wrong.
        reason: CheckpointError,
    },
    /// One of them is not signed by the log.
    #[error("the {which} checkpoint is not the log's: {reason}")]
    NotSigned {
        /// `first` or `second`.
        which: &'static str,
        /// What is wrong.
        reason: NoteError,
    },
    /// They are of two logs.
    #[error("these are checkpoints of two logs, {0:?} and {1:?}")]
    TwoLogs(String, String),
}

/// Compares two signed checkpoints, given as bytes, of the log with these keys. `proof` is a consistency proof
/// from the smaller to the larger, if one was obtained.
///
/// # Errors
/// A checkpoint that is malformed, not signed by the log, or of another one: then nothing is proven.
pub fn compare(
    first: &[u8],
    second: &[u8],
    keys: &[VerifyingKey],
    proof: Option<&[Hash]>,
) -> Result<Comparison, CompareError> {
    let first = read(first, keys, "first")?;
    let second = read(second, keys, "second")?;
    let (a, b) = (first.checkpoint(), second.checkpoint());
    if a.origin != b.origin {
        return Err(CompareError::TwoLogs(a.origin.clone(), b.origin.clone()));
    }
    if a.size == b.size {
        let equivocation = Comparison::Equivocation { size: a.size, first: a.root, second: b.root };
        return Ok(if a.root == b.root { Comparison::Same } else { equivocation });
    }
    let (old, new) = if a.size < b.size { (a, b) } else { (b, a) };
    let verified = proof.map(|path| verify_consistency(old.size, &old.root, new.size, &new.root, path));
    let (old, new) = (old.size, new.size);
    Ok(match verified {
        None => Comparison::NeedsProof { old, new },
        Some(Ok(())) => Comparison::Continues { old, new },
        Some(Err(reason)) => Comparison::Unproven { old, new, reason },
    })
}

fn read(bytes: &[u8], keys: &[VerifyingKey], which: &'static str) -> Result<SignedCheckpoint, CompareError> {
    let signed =
        SignedCheckpoint::parse(bytes).map_err(|reason| CompareError::Malformed { which, reason })?;
    signed.verify_log(keys).map_err(|reason| CompareError::NotSigned { which, reason })?;
    Ok(signed)
}
