//! The body of `add-checkpoint`: the old size, a consistency proof, a blank line, the signed checkpoint.

use std::fmt;

use crate::checkpoint::{CheckpointError, SignedCheckpoint};
use crate::encoding::decimal;
use crate::tree::Hash;

/// Most lines of proof in a request.
pub const MAX_PROOF_LINES: usize = 63;

/// A request to cosign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size that the witness is thought to have seen last; 0 asks for it.
    pub old: u64,
    /// Consistency proof from there; empty from 0 and between equal sizes.
    pub proof: Vec<Hash>,
    /// The checkpoint to cosign.
    pub checkpoint: SignedCheckpoint,
}

/// A request that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// A line is not what it should be.
    #[error("line {line} of the request is not {expected}")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// What should stand there.
        expected: &'static str,
    },
    /// The checkpoint cannot be read.
    #[error("the request's checkpoint cannot be read: {0}")]
    Checkpoint(#[from] CheckpointError),
}

impl AddCheckpoint {
    /// Reads a request's body. No signature and no proof is checked here.
    ///
    /// # Errors
    /// The line that is not as the specification asks.
    pub fn parse(body: &[u8]) -> Result<Self, RequestError> {
        let malformed = |line, expected| RequestError::Malformed { line, expected };
        let text = std::str::from_utf8(body).map_err(|_| malformed(1, "UTF-8"))?;
        let (head, checkpoint) =
            text.split_once("\n\n").ok_or(malformed(1, "followed by a blank line before the checkpoint"))?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| decimal(line.strip_prefix("old ")?));
        let old = old.ok_or(malformed(1, "`old` and a decimal"))?;
        let hashes = lines.take(MAX_PROOF_LINES + 1).enumerate();
        let proof = hashes
            .map(|(index, line)| line.parse().map_err(|_| malformed(index + 2, "a hash in base64")))
            .collect::<Result<Vec<_>, _>>()?;
        if proof.len() > MAX_PROOF_LINES {
            return Err(malformed(MAX_PROOF_LINES + 2, "the blank line: at most 63 hashes"));
        }
        Ok(Self { old, proof, checkpoint: SignedCheckpoint::parse(checkpoint.as_bytes())? })
    }
}

/// The body.
impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
