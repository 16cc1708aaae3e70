//! Proofs that an entry is in a log, as files that verify offline: C2SP tlog-proof (`.tlog-proof`).

use std::fmt;
use std::str::FromStr;

use crate::checkpoint::{CheckpointError, SignedCheckpoint};
use crate::encoding::{decimal, from_base64, to_base64};
use crate::policy::{Policy, QuorumError, Verdict};
use crate::tree::{Hash, ProofError, leaf_hash, verify_inclusion};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// One entry's place under one signed checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogProof {
    /// Bytes that an application may add. Nothing vouches for them.
    pub extra: Option<Vec<u8>>,
    /// The entry's index, from 0.
    pub index: u64,
    /// Audit path, from the leaf's sibling up to the root's child.
    pub path: Vec<Hash>,
    /// The checkpoint with its signatures.
    pub checkpoint: SignedCheckpoint,
}

/// A proof that cannot be read or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogProofError {
    /// A line is not what it should be.
    #[error("line {line} of the proof is not {expected}")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// What should stand there.
        expected: &'static str,
    },
    /// The checkpoint at the end cannot be read.
    #[error("the proof's checkpoint cannot be read: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// The checkpoint does not satisfy the policy.
    #[error("the proof's checkpoint is not to be trusted: {0}")]
    Quorum(#[from] QuorumError),
    /// The entry is not where the proof says.
    #[error("the entry is not in the log at index {index}: {reason}")]
    NotIncluded {
        /// The index that the proof names.
        index: u64,
        /// What is wrong.
        reason: ProofError,
    },
}

impl LogProof {
    /// Reads a proof. Nothing is verified here.
    ///
    /// # Errors
    /// The line that is not as the specification asks.
    pub fn parse(bytes: &[u8]) -> Result<Self, LogProofError> {
        let malformed = |line, expected| LogProofError::Malformed { line, expected };
        let text = std::str::from_utf8(bytes).map_err(|_| malformed(1, "UTF-8"))?;
        let (head, checkpoint) =
            text.split_once("\n\n").ok_or(malformed(1, "followed by an empty line before the checkpoint"))?;
        let mut lines = head.split('\n').enumerate().map(|(index, line)| (index + 1, line)).peekable();
        if lines.next().is_none_or(|(_, line)| line != FIRST_LINE) {
            return Err(malformed(1, "`c2sp.org/tlog-proof@v1`"));
        }
        let extra = lines.next_if(|(_, line)| line.starts_with("extra ")).map(|(line, text)| {
            let data = text.strip_prefix("extra ").and_then(from_base64);
            data.ok_or(malformed(line, "`extra` and base64"))
        });
        let index = lines.next().and_then(|(_, line)| decimal(line.strip_prefix("index ")?));
        let hashes = lines.map(|(line, text)| text.parse().map_err(|_| malformed(line, "a hash in base64")));
        Ok(Self {
            index: index.ok_or(malformed(2 + usize::from(extra.is_some()), "`index` and a decimal"))?,
            extra: extra.transpose()?,
            path: hashes.collect::<Result<_, _>>()?,
            checkpoint: SignedCheckpoint::parse(checkpoint.as_bytes())?,
        })
    }

    /// Checks that `entry` is in the log that the policy trusts, at [`LogProof::index`].
    ///
    /// # Errors
    /// The checkpoint is not trusted, or the entry is not under it.
    pub fn verify<'p>(&self, entry: &[u8], policy: &'p Policy) -> Result<Verdict<'p>, LogProofError> {
        let verdict = policy.verify(&self.checkpoint)?;
        let head = self.checkpoint.checkpoint();
        verify_inclusion(&head.root, head.size, self.index, &leaf_hash(entry), &self.path)
            .map_err(|reason| LogProofError::NotIncluded { index: self.index, reason })?;
        Ok(verdict)
    }
}

/// The file's text.
impl fmt::Display for LogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", to_base64(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for LogProof {
    type Err = LogProofError;

    fn from_str(text: &str) -> Result<Self, LogProofError> {
        Self::parse(text.as_bytes())
    }
}
