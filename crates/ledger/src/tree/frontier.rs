//! The right edge of a growing tree: enough to append and to know the root, in at most 64 hashes.

use super::{Hash, node_hash};

/// The roots of the complete subtrees that a tree of `size` leaves consists of, the largest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

/// Stored bytes that are not a frontier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a stored tree edge is 8 bytes of size and 32 bytes per set bit of that size; {found} bytes were found, \
     {expected} expected"
)]
pub struct FrontierError {
    found: usize,
    expected: usize,
}

impl Frontier {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends one leaf by its hash ([`super::leaf_hash`]).
    pub fn append(&mut self, leaf: Hash) {
        // Like counting in binary: each carry joins two complete subtrees of the same size.
        let carries = self.size.trailing_ones() as usize;
        let joined = self
            .peaks
            .drain(self.peaks.len() - carries..)
            .rev()
            .fold(leaf, |right, left| node_hash(&left, &right));
        self.peaks.push(joined);
        self.size += 1;
    }

    /// The root over all leaves so far.
    pub fn root(&self) -> Hash {
        let smallest_first = self.peaks.iter().rev().copied();
        smallest_first.reduce(|right, left| node_hash(&left, &right)).unwrap_or_else(Hash::empty_root)
    }

    /// Bytes to store: the size (u64, big-endian), then the hashes, the largest subtree first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        for peak in &self.peaks {
            bytes.extend(peak.0);
        }
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    ///
    /// # Errors
    /// The length does not fit the size. Wrong hashes cannot be seen here: compare [`Frontier::root`] with
    /// the stored root.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let wrong = |expected| FrontierError { found: bytes.len(), expected };
        let (size, rest) = bytes.split_first_chunk::<8>().ok_or_else(|| wrong(8))?;
        let size = u64::from_be_bytes(*size);
        let (hashes, tail) = rest.as_chunks::<32>();
        if !tail.is_empty() || hashes.len() != size.count_ones() as usize {
            return Err(wrong(8 + 32 * size.count_ones() as usize));
        }
        Ok(Self { size, peaks: hashes.iter().map(|bytes| Hash(*bytes)).collect() })
    }
}
