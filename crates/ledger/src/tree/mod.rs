//! The hash tree of RFC 6962, section 2.1 (the same as RFC 9162, section 2.1). Knows no format.

mod frontier;
mod proof;

use std::fmt;
use std::str::FromStr;

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use crate::encoding::from_base64_array;

pub use frontier::{Frontier, FrontierError};
pub use proof::{
    Node, ProofError, RangeError, consistency_proof, inclusion_proof, inclusion_root, root_at,
    verify_consistency, verify_inclusion,
};

/// A SHA-256 value: of a leaf, a node, a root, a commitment. Written as standard padded base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The root of the tree without leaves: SHA-256 of nothing.
    pub fn empty_root() -> Self {
        Self(Sha256::digest([]).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Base64::encode(&self.0, &mut [0; 44]).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not the base64 of 32 bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 32 bytes in standard padded base64 (44 characters ending in `=`), not {0:?}")]
pub struct HashError(String);

impl FromStr for Hash {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        from_base64_array(text).map(Self).ok_or_else(|| HashError(text.chars().take(60).collect()))
    }
}

impl serde::Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The hash of a leaf: SHA-256(0x00 || entry).
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0x00]).chain_update(entry).finalize().into())
}

/// The hash of an inner node: SHA-256(0x01 || left || right).
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [0x01; 65];
    bytes[1..33].copy_from_slice(&left.0);
    bytes[33..].copy_from_slice(&right.0);
    Hash(Sha256::digest(bytes).into())
}

/// The root over leaf hashes (or over the roots of equally large complete subtrees).
pub fn root_of(hashes: &[Hash]) -> Hash {
    if hashes.is_empty() {
        return Hash::empty_root();
    }
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        for pair in 0..row.len() / 2 {
            row[pair] = node_hash(&row[2 * pair], &row[2 * pair + 1]);
        }
        // A lone last node rises unchanged: that is the tree that splits at the largest power of two.
        if !row.len().is_multiple_of(2) {
            let last = row.len() - 1;
            row[last / 2] = row[last];
        }
        row.truncate(row.len().div_ceil(2));
    }
    row[0]
}
