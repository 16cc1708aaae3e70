//! Signed notes: C2SP signed-note v1.0.0. A text, a blank line, and lines of signatures.

mod key;
mod signature;

use std::fmt;

pub use key::{KeyError, KeyId, KeyKind, SigningKey, VerifyingKey, equation_holds};
pub use signature::Signature;

/// Longest note that is read, in bytes.
pub const MAX_NOTE_BYTES: usize = 1_000_000;
/// Most signatures that are read.
pub const MAX_SIGNATURES: usize = 100;

/// A text with its signatures, none of them checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

/// A signature that was checked.
#[derive(Debug, Clone, Copy)]
pub struct Verified<'k> {
    /// Whose it is.
    pub key: &'k VerifyingKey,
    /// When it was made, if it is a cosignature: seconds since 1970.
    pub time: Option<u64>,
}

/// A note that cannot be read or must not be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The note is longer than [`MAX_NOTE_BYTES`].
    #[error("the note is longer than 1000000 bytes")]
    TooLong,
    /// The note is not UTF-8, or has control characters other than line feeds.
    #[error("the note's text must be UTF-8 without control characters other than line feeds")]
    BadText,
    /// No blank line, or no line of signatures after it.
    #[error("the note must end in a blank line and at least one signature line")]
    NoSignatureLines,
    /// More signatures than [`MAX_SIGNATURES`].
    #[error("the note has more than 100 signatures")]
    TooManySignatures,
    /// A line after the blank one that is no signature.
    #[error("not a signature line (`— name base64`, ending in a line feed): {0:?}")]
    BadSignatureLine(String),
    /// A signature that bears a known key's name and id, but is not that key's.
    #[error("the signature by the known key {name} ({id}) is false")]
    FalseSignature {
        /// The key's name.
        name: String,
        /// The key's id.
        id: KeyId,
    },
    /// No signature by any of the known keys.
    #[error("the note bears no signature by a known key")]
    NoKnownSignature,
}

impl Note {
    /// A note without signatures yet.
    ///
    /// # Errors
    /// [`NoteError::BadText`] if the text could not be a note's: it must also end in a line feed.
    pub fn new(text: String) -> Result<Self, NoteError> {
        let clean = text.bytes().all(|byte| byte >= 0x20 || byte == b'\n');
        if clean && text.ends_with('\n') {
            Ok(Self { text, signatures: Vec::new() })
        } else {
            Err(NoteError::BadText)
        }
    }

    /// Reads a signed note. No signature is checked here.
    ///
    /// # Errors
    /// What is not as the specification asks.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        if bytes.len() > MAX_NOTE_BYTES {
            return Err(NoteError::TooLong);
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| NoteError::BadText)?;
        let (text, lines) = whole.rsplit_once("\n\n").ok_or(NoteError::NoSignatureLines)?;
        let mut note = Self::new(format!("{text}\n"))?;
        note.signatures = Signature::parse_lines(lines)?;
        Ok(note)
    }

    /// The signed text, with its last line feed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, as found.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Adds a signature, unless it is there already.
    pub fn add(&mut self, signature: Signature) {
        if !self.signatures.contains(&signature) {
            self.signatures.push(signature);
        }
    }

    /// Checks every signature that claims to be by one of `keys`; others are ignored.
    ///
    /// # Errors
    /// [`NoteError::FalseSignature`] if one of them is false, [`NoteError::NoKnownSignature`] if there is none.
    pub fn verify<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k VerifyingKey>,
    ) -> Result<Vec<Verified<'k>>, NoteError> {
        let mut verified = Vec::new();
        for key in keys {
            for signature in self.signatures.iter().filter(|signature| signature.claims(key)) {
                let time = signature.verify(key, &self.text).ok_or_else(|| NoteError::FalseSignature {
                    name: signature.name().to_owned(),
                    id: signature.id(),
                })?;
                verified.push(Verified { key, time });
            }
        }
        if verified.is_empty() { Err(NoteError::NoKnownSignature) } else { Ok(verified) }
    }
}

/// The note's own bytes.
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| signature.fmt(f))
    }
}
