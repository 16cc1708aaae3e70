//! Checkpoints, the signed heads of a log: C2SP tlog-checkpoint v1.0.0.

use std::fmt;
use std::str::FromStr;

use crate::encoding::decimal;
use crate::note::{KeyKind, Note, NoteError, Signature, SigningKey, VerifyingKey};
use crate::tree::Hash;

/// What a log says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name; never changes.
    pub origin: String,
    /// Number of entries.
    pub size: u64,
    /// Root of the tree over these entries.
    pub root: Hash,
    /// Further lines. Some witnesses refuse them: our logs write none.
    pub extensions: Vec<String>,
}

/// A checkpoint with the note that carries its signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

/// A checkpoint that cannot be read, signed or believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The text is not a checkpoint's.
    #[error("line {line} of the checkpoint is not {expected}")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// What should stand there.
        expected: &'static str,
    },
    /// The note around it is wrong.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// A log must sign under its own name, with an author's key.
    #[error(
        "the key {key} cannot sign for the log {origin}: a log's key is of type 0x01 and bears its origin"
    )]
    NotTheLogsKey {
        /// The key's name.
        key: String,
        /// The log's name.
        origin: String,
    },
}

impl Checkpoint {
    /// A checkpoint without extension lines.
    pub fn new(origin: &str, size: u64, root: Hash) -> Self {
        Self { origin: origin.to_owned(), size, root, extensions: Vec::new() }
    }

    /// Signs as the log. Several keys during a rotation.
    ///
    /// The caller must have made sure, durably, that no other root was ever signed for this size.
    ///
    /// # Errors
    /// A key that is not this log's, or an origin that no note can carry.
    pub fn sign(&self, keys: &[&SigningKey]) -> Result<SignedCheckpoint, CheckpointError> {
        let text = self.to_string();
        // Read back: an origin or extension with a line feed would say something else than was meant.
        if text.parse::<Self>()? != *self {
            return Err(CheckpointError::Malformed { line: 1, expected: "a plain line of text" });
        }
        let mut note = Note::new(text)?;
        for key in keys {
            if key.name() != self.origin || key.verifying_key().kind() != KeyKind::Ed25519 {
                let (key, origin) = (key.name().to_owned(), self.origin.clone());
                return Err(CheckpointError::NotTheLogsKey { key, origin });
            }
            let signature = Signature::sign(key, note.text());
            note.add(signature);
        }
        Ok(SignedCheckpoint { checkpoint: self.clone(), note })
    }
}

/// The text that is signed.
impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}\n", self.origin, self.size, self.root)?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let malformed = |line, expected| CheckpointError::Malformed { line, expected };
        let lines: Vec<&str> = text.split('\n').collect();
        let [origin, size, root, extensions @ .., ""] = lines.as_slice() else {
            return Err(malformed(lines.len(), "the last of at least three, each ending in a line feed"));
        };
        if origin.is_empty() {
            return Err(malformed(1, "the log's origin"));
        }
        if let Some(empty) = extensions.iter().position(|line| line.is_empty()) {
            return Err(malformed(empty + 4, "an extension (extensions must not be empty)"));
        }
        Ok(Self {
            origin: (*origin).to_owned(),
            size: decimal(size).ok_or(malformed(2, "the tree's size: a decimal without leading zeros"))?,
            root: root.parse().map_err(|_| malformed(3, "the root hash: 32 bytes in base64"))?,
            extensions: extensions.iter().map(|line| (*line).to_owned()).collect(),
        })
    }
}

impl SignedCheckpoint {
    /// Reads a signed checkpoint. No signature is checked here.
    ///
    /// # Errors
    /// The note or its text is malformed.
    pub fn parse(bytes: &[u8]) -> Result<Self, CheckpointError> {
        let note = Note::parse(bytes)?;
        Ok(Self { checkpoint: note.text().parse()?, note })
    }

    /// What is signed, taken apart.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The note itself, with its signatures.
    pub fn note(&self) -> &Note {
        &self.note
    }

    /// Adds a cosignature; the caller has checked it.
    pub fn add(&mut self, signature: Signature) {
        self.note.add(signature);
    }

    /// Checks that the log signed this, with one of its keys. Keys of other names and kinds count for nothing:
    /// a log's key bears its origin.
    ///
    /// # Errors
    /// A false signature under a known key, or none by a known key.
    pub fn verify_log<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k VerifyingKey>,
    ) -> Result<&'k VerifyingKey, NoteError> {
        let own = keys
            .into_iter()
            .filter(|key| key.name() == self.checkpoint.origin && key.kind() == KeyKind::Ed25519);
        Ok(self.note.verify(own)?[0].key)
    }
}

/// The note's own bytes.
impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}
