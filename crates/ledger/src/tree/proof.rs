//! Inclusion and consistency proofs: RFC 6962, sections 2.1.1 and 2.1.2; verified as in RFC 9162, sections
//! 2.1.3.2 and 2.1.4.2.

use super::{Hash, node_hash};

/// A complete subtree: the leaves `index << level .. (index + 1) << level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    /// Height above the leaves; 0 is a leaf.
    pub level: u8,
    /// Position among the nodes of its level, from the left, from 0.
    pub index: u64,
}

/// The proof that was asked for does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RangeError<E> {
    /// The leaf lies outside of the tree.
    #[error("entry {index} is not in a tree of {size} entries")]
    NoSuchEntry {
        /// The entry asked for.
        index: u64,
        /// The tree's size.
        size: u64,
    },
    /// The older tree is larger than the newer one.
    #[error("a tree of {old} entries is not older than one of {new}")]
    NotOlder {
        /// Size of the tree said to be older.
        old: u64,
        /// Size of the tree said to be newer.
        new: u64,
    },
    /// The hashes could not be read.
    #[error(transparent)]
    Read(E),
}

/// A proof that proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The entry's index is not below the tree's size.
    #[error("the entry's index is not below the tree's size")]
    OutOfRange,
    /// Too many or too few hashes for the sizes.
    #[error("the proof has a wrong number of hashes for these sizes")]
    WrongLength,
    /// The hashes lead to another root.
    #[error("the proof's hashes lead to another root")]
    WrongRoot,
}

/// The root of the first `size` leaves, from the hashes of complete subtrees.
///
/// # Errors
/// Whatever `read` reports.
pub fn root_at<E>(size: u64, mut read: impl FnMut(Node) -> Result<Hash, E>) -> Result<Hash, E> {
    range_root(0, size, &mut read)
}

/// The audit path of entry `index` in the tree of `size` leaves, from the leaf's sibling up to the root's child.
///
/// # Errors
/// [`RangeError::NoSuchEntry`], or whatever `read` reports.
pub fn inclusion_proof<E>(
    size: u64,
    index: u64,
    mut read: impl FnMut(Node) -> Result<Hash, E>,
) -> Result<Vec<Hash>, RangeError<E>> {
    if index >= size {
        return Err(RangeError::NoSuchEntry { index, size });
    }
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = split(start, end);
        let sibling = if index < middle { (middle, end) } else { (start, middle) };
        path.push(range_root(sibling.0, sibling.1, &mut read).map_err(RangeError::Read)?);
        if index < middle { end = middle } else { start = middle }
    }
    path.reverse();
    Ok(path)
}

/// The proof that the first `old` leaves of the tree of `new` leaves are the older tree. Empty where there is
/// nothing to prove (`old` is 0, or both are equal).
///
/// # Errors
/// [`RangeError::NotOlder`], or whatever `read` reports.
pub fn consistency_proof<E>(
    old: u64,
    new: u64,
    mut read: impl FnMut(Node) -> Result<Hash, E>,
) -> Result<Vec<Hash>, RangeError<E>> {
    if old > new {
        return Err(RangeError::NotOlder { old, new });
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let (mut start, mut end) = (0, new);
    let mut path = Vec::new();
    while end != old {
        let middle = split(start, end);
        let other = if old <= middle { (middle, end) } else { (start, middle) };
        path.push(range_root(other.0, other.1, &mut read).map_err(RangeError::Read)?);
        if old <= middle { end = middle } else { start = middle }
    }
    // Where the descent never went right, the verifier already knows this subtree: it is the old root.
    if start != 0 {
        path.push(range_root(start, end, &mut read).map_err(RangeError::Read)?);
    }
    path.reverse();
    Ok(path)
}

/// Checks that the leaf with hash `leaf` is entry `index` of the tree with `size` leaves and this `root`.
///
/// # Errors
/// What is wrong with the proof.
pub fn verify_inclusion(
    root: &Hash,
    size: u64,
    index: u64,
    leaf: &Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    if inclusion_root(size, index, leaf, path)? == *root { Ok(()) } else { Err(ProofError::WrongRoot) }
}

/// The root that an audit path leads to. It proves nothing until it is compared with one that is trusted.
///
/// # Errors
/// The path has a wrong length for these numbers.
pub fn inclusion_root(size: u64, index: u64, leaf: &Hash, path: &[Hash]) -> Result<Hash, ProofError> {
    if index >= size {
        return Err(ProofError::OutOfRange);
    }
    let (mut position, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in path {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if position & 1 == 1 || position == last {
            hash = node_hash(sibling, &hash);
            skip_levels_without_sibling(&mut position, &mut last);
        } else {
            hash = node_hash(&hash, sibling);
        }
        (position, last) = (position >> 1, last >> 1);
    }
    if last == 0 { Ok(hash) } else { Err(ProofError::WrongLength) }
}

/// Checks that the tree of `new` leaves begins with the tree of `old` leaves.
///
/// From size 0 there is nothing to prove: then the proof must be empty and the old root the empty one.
///
/// # Errors
/// What is wrong with the proof.
pub fn verify_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    if old > new {
        return Err(ProofError::OutOfRange);
    }
    if old == 0 || old == new {
        let expected = if old == 0 { Hash::empty_root() } else { *new_root };
        return match (path.is_empty(), *old_root == expected) {
            (true, true) => Ok(()),
            (true, false) => Err(ProofError::WrongRoot),
            (false, _) => Err(ProofError::WrongLength),
        };
    }
    // A complete old tree is itself a subtree of the new one; the proof leaves out what is known.
    let known = old.is_power_of_two().then_some(old_root);
    let mut hashes = known.into_iter().chain(path);
    let seed = *hashes.next().ok_or(ProofError::WrongLength)?;
    let (mut position, mut last) = (old - 1, new - 1);
    let complete = position.trailing_ones();
    (position, last) = (position >> complete, last >> complete);
    let (mut old_hash, mut new_hash) = (seed, seed);
    for sibling in hashes {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if position & 1 == 1 || position == last {
            old_hash = node_hash(sibling, &old_hash);
            new_hash = node_hash(sibling, &new_hash);
            skip_levels_without_sibling(&mut position, &mut last);
        } else {
            new_hash = node_hash(&new_hash, sibling);
        }
        (position, last) = (position >> 1, last >> 1);
    }
    match (last, old_hash == *old_root && new_hash == *new_root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::WrongRoot),
        _ => Err(ProofError::WrongLength),
    }
}

/// On the right edge a node without sibling rises unchanged: pass over the levels where it does.
fn skip_levels_without_sibling(position: &mut u64, last: &mut u64) {
    while *position & 1 == 0 && *position != 0 {
        (*position, *last) = (*position >> 1, *last >> 1);
    }
}

/// Where the range of more than one leaf splits: after the largest power of two smaller than its length.
fn split(start: u64, end: u64) -> u64 {
    start + (1 << (end - start - 1).ilog2())
}

/// The root over leaves `start..end`, a range that a proof can name: `start` is a multiple of the largest
/// power of two not above the length.
fn range_root<E>(start: u64, end: u64, read: &mut impl FnMut(Node) -> Result<Hash, E>) -> Result<Hash, E> {
    let mut peaks = Vec::new();
    let mut at = start;
    while at < end {
        let level = (end - at).ilog2() as u8;
        peaks.push(read(Node { level, index: at >> level })?);
        at += 1 << level;
    }
    let root = peaks.into_iter().rev().reduce(|right, left| node_hash(&left, &right));
    Ok(root.unwrap_or_else(Hash::empty_root))
}
