//! A single field shown, as JSON that verifies offline against the commitment in a leaf.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{field_digest, object_digest};
use crate::encoding::{from_base64, from_base64_array, to_base64};
use crate::tree::{Hash, ProofError, inclusion_root, leaf_hash};

/// One field shown, with what proves that it was committed to. A file of its own, or part of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// The field's name.
    pub name: String,
    /// The field's value.
    pub value: FieldValue,
    /// The field's salt.
    pub salt: Salt,
    /// Position among the sorted digests.
    pub index: u64,
    /// Number of digests, decoys included.
    pub count: u32,
    /// Audit path among the digests, from the sibling up.
    pub path: Vec<Hash>,
}

impl Disclosure {
    /// Checks that the field is one of those that `cm` commits to.
    ///
    /// # Errors
    /// What is wrong with the proof; [`ProofError::WrongRoot`] if anything shown was changed.
    pub fn verify(&self, cm: &Hash) -> Result<(), ProofError> {
        let leaf = leaf_hash(&field_digest(&self.name, &self.value.0, &self.salt.0).0);
        let root = inclusion_root(self.count.into(), self.index, &leaf, &self.path)?;
        if object_digest(self.count, &root) == *cm { Ok(()) } else { Err(ProofError::WrongRoot) }
    }
}

/// A field's value: in JSON `{"text": "…"}` if it is UTF-8, otherwise `{"base64": "…"}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldValue(pub Vec<u8>);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Spelling {
    Text(String),
    Base64(String),
}

impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spelling = match std::str::from_utf8(&self.0) {
            Ok(text) => Spelling::Text(text.to_owned()),
            Err(_) => Spelling::Base64(to_base64(&self.0)),
        };
        spelling.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for FieldValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Spelling::deserialize(deserializer)? {
            Spelling::Text(text) => Ok(Self(text.into_bytes())),
            Spelling::Base64(text) => from_base64(&text)
                .map(Self)
                .ok_or_else(|| D::Error::custom("a value in standard padded base64 is expected")),
        }
    }
}

/// A field's salt: in JSON base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 32]);

impl Serialize for Salt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&to_base64(&self.0))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        from_base64_array(&text).map(Self).ok_or_else(|| D::Error::custom("a salt is 32 bytes in base64"))
    }
}
