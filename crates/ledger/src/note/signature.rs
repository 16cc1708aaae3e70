//! One signature line of a note: `— <key name> <base64 of key id and signature>`.

use std::fmt;

use super::{KeyId, KeyKind, MAX_SIGNATURES, NoteError, SigningKey, VerifyingKey};
use crate::cosignature;
use crate::encoding::{from_base64, to_base64};

/// A signature as it stands in a note, checked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    name: String,
    id: KeyId,
    bytes: Vec<u8>,
}

impl Signature {
    /// Puts together a signature line from its parts.
    pub(crate) fn new(key: &SigningKey, bytes: Vec<u8>) -> Self {
        Self { name: key.name().to_owned(), id: key.id(), bytes }
    }

    /// Signs a note's text as its author (type 0x01).
    pub fn sign(key: &SigningKey, text: &str) -> Self {
        Self::new(key, key.sign(text.as_bytes()).to_vec())
    }

    /// The signer's key name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The signer's key id.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// What follows the key id; its layout depends on the key's kind.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads one or more signature lines, each ending in a line feed.
    ///
    /// # Errors
    /// The first line that is none, or too many of them.
    pub fn parse_lines(lines: &str) -> Result<Vec<Self>, NoteError> {
        if lines.is_empty() {
            return Err(NoteError::NoSignatureLines);
        }
        let signatures = lines.split_inclusive('\n').take(MAX_SIGNATURES + 1).map(|line| {
            parse_line(line).ok_or_else(|| NoteError::BadSignatureLine(line.chars().take(120).collect()))
        });
        let signatures = signatures.collect::<Result<Vec<_>, _>>()?;
        if signatures.len() > MAX_SIGNATURES { Err(NoteError::TooManySignatures) } else { Ok(signatures) }
    }

    /// Does the line name this key?
    pub(crate) fn claims(&self, key: &VerifyingKey) -> bool {
        self.name == key.name() && self.id == key.id()
    }

    /// `None` if false; otherwise the time of a cosignature, or no time.
    pub(crate) fn verify(&self, key: &VerifyingKey, text: &str) -> Option<Option<u64>> {
        match key.kind() {
            KeyKind::Ed25519 => key.verify(text.as_bytes(), &self.bytes).then_some(None),
            KeyKind::Cosignature => cosignature::verify(key, &self.bytes, text).map(Some),
        }
    }
}

fn parse_line(line: &str) -> Option<Signature> {
    let (name, encoded) = line.strip_prefix("— ")?.strip_suffix('\n')?.split_once(' ')?;
    let decoded = from_base64(encoded)?;
    let (id, bytes) = decoded.split_first_chunk::<4>()?;
    let sound = super::key::is_name(name) && !bytes.is_empty();
    sound.then(|| Signature { name: name.to_owned(), id: KeyId(*id), bytes: bytes.to_vec() })
}

/// The line, with its line feed.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blob: Vec<u8> = self.id.0.iter().chain(&self.bytes).copied().collect();
        writeln!(f, "— {} {}", self.name, to_base64(&blob))
    }
}
