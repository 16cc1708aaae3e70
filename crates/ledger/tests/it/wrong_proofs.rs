//! Claim 2: every wrong proof is refused. Valid proofs are spoilt in every way that one change can: each bit, each
//! hash dropped, repeated or swapped, the neighbouring entries and sizes, each bit of the leaf.

use std::convert::Infallible;
use std::sync::LazyLock;

use ledger::proof::LogProof;
use ledger::tree::{
    Hash, Node, consistency_proof, inclusion_proof, leaf_hash, root_of, verify_consistency, verify_inclusion,
};

use crate::support::{log_policy, prove, story};

/// Leaves are the decimal of their index.
static LEAVES: LazyLock<Vec<Hash>> =
    LazyLock::new(|| (0..1_100).map(|index: u32| leaf_hash(index.to_string().as_bytes())).collect());

/// Trees up to this size are tried in full.
const SMALL: u64 = 36;

/// All small trees, and some around the edges of tiles.
const SIZES: [std::ops::RangeInclusive<u64>; 4] = [1..=SMALL, 255..=258, 511..=513, 1_023..=1_025];

fn read(node: Node) -> Result<Hash, Infallible> {
    let start = (node.index as usize) << node.level;
    Ok(root_of(&LEAVES[start..start + (1 << node.level)]))
}

fn root(size: u64) -> Hash {
    root_of(&LEAVES[..size as usize])
}

/// Every entry or older size of a small tree; of a larger one the edges and some between.
fn picks(size: u64) -> Vec<u64> {
    let edges = [0, 1, 127, 128, 254, 255, 256, 257, 511, 512, size / 2, size.saturating_sub(2), size - 1];
    let mut picks: Vec<u64> = if size <= SMALL { (0..size).collect() } else { edges.to_vec() };
    picks.retain(|pick| *pick < size);
    picks.sort_unstable();
    picks.dedup();
    picks
}

/// Calls `accepts` with the path spoilt in every way, asserts that it never does, and counts.
fn spoil(path: &[Hash], what: &str, mut accepts: impl FnMut(&[Hash]) -> bool) -> u64 {
    let mut count = 0;
    let mut refused = |path: &[Hash], how: &str, at: usize| {
        assert!(!accepts(path), "{what}: accepted with {how} {at}");
        count += 1;
    };
    let mut spoilt = path.to_vec();
    for bit in 0..path.len() * 256 {
        flip(&mut spoilt[bit / 256], bit % 256);
        refused(&spoilt, "a flipped bit", bit);
        flip(&mut spoilt[bit / 256], bit % 256);
    }
    for at in 0..path.len() {
        let mut dropped = path.to_vec();
        let hash = dropped.remove(at);
        refused(&dropped, "a dropped hash", at);
        dropped.push(hash);
        if dropped != path {
            refused(&dropped, "a hash moved to the end", at);
        }
        for other in at + 1..path.len() {
            let mut swapped = path.to_vec();
            swapped.swap(at, other);
            refused(&swapped, "a hash swapped", at);
        }
    }
    for at in 0..=path.len() {
        for hash in path.iter().chain([&Hash::empty_root()]) {
            let mut added = path.to_vec();
            added.insert(at, *hash);
            refused(&added, "an added hash", at);
        }
    }
    count
}

fn flip(hash: &mut Hash, bit: usize) {
    hash.0[bit / 8] ^= 1 << (bit % 8);
}

/// Every bit of a hash, flipped.
fn flipped(hash: &Hash) -> impl Iterator<Item = Hash> {
    let hash = *hash;
    (0..256).map(move |bit| {
        let mut flipped = hash;
        flip(&mut flipped, bit);
        flipped
    })
}

fn wrong_inclusion_proofs(size: u64, index: u64) -> u64 {
    let (head, leaf) = (root(size), LEAVES[index as usize]);
    let path = inclusion_proof(size, index, read).unwrap();
    assert_eq!(verify_inclusion(&head, size, index, &leaf, &path), Ok(()));
    let what = format!("entry {index} of {size}");
    let mut count = spoil(&path, &what, |path| verify_inclusion(&head, size, index, &leaf, path).is_ok());
    for other in flipped(&leaf) {
        assert!(verify_inclusion(&head, size, index, &other, &path).is_err(), "{what}: another leaf");
        count += 1;
    }
    for other in [index.wrapping_sub(1), index + 1] {
        assert!(verify_inclusion(&head, size, other, &leaf, &path).is_err(), "{what}: as entry {other}");
        count += 1;
    }
    // A size is signed beside its root: another size comes with another root.
    for other in [size - 1, size + 1] {
        let verdict = verify_inclusion(&root(other), other, index, &leaf, &path);
        assert!(verdict.is_err(), "{what}: in the tree of {other}");
        count += 1;
    }
    count
}

fn wrong_consistency_proofs(old: u64, new: u64) -> u64 {
    let (before, after) = (root(old), root(new));
    let path = consistency_proof(old, new, read).unwrap();
    assert_eq!(verify_consistency(old, &before, new, &after, &path), Ok(()));
    let what = format!("{old} to {new}");
    let mut count = spoil(&path, &what, |path| verify_consistency(old, &before, new, &after, path).is_ok());
    for other in flipped(&before) {
        let verdict = verify_consistency(old, &other, new, &after, &path);
        assert!(verdict.is_err(), "{what}: another old root");
        count += 1;
    }
    for other in flipped(&after) {
        let verdict = verify_consistency(old, &before, new, &other, &path);
        assert!(verdict.is_err(), "{what}: another new root");
        count += 1;
    }
    for (other_old, other_new) in [(old - 1, new), (old + 1, new), (old, new - 1), (old, new + 1)] {
        // From nothing, or from a tree to itself, an empty proof is right.
        if path.is_empty() && (other_old == 0 || other_old == other_new) {
            continue;
        }
        let verdict = verify_consistency(other_old, &root(other_old), other_new, &root(other_new), &path);
        assert!(verdict.is_err(), "{what}: as {other_old} to {other_new}");
        count += 1;
    }
    count
}

#[test]
fn no_wrong_proof_is_accepted_among_two_million() {
    let (mut inclusion, mut consistency) = (0, 0);
    for size in SIZES.into_iter().flatten() {
        for pick in picks(size) {
            inclusion += wrong_inclusion_proofs(size, pick);
            consistency += wrong_consistency_proofs(pick + 1, size);
        }
    }
    assert!(inclusion >= 1_000_000, "only {inclusion} wrong inclusion proofs were tried");
    assert!(consistency >= 1_000_000, "only {consistency} wrong consistency proofs were tried");
}

/// As people hold it: the proof file with its signed checkpoint. Here the size is under the signature.
#[test]
fn no_proof_file_with_one_flipped_bit_is_accepted() {
    let writer = story(33);
    let (entry, policy) = (&writer.entries[7], log_policy());
    let good = prove(&writer.files(), writer.entries.len() as u64, 7, &[]).to_string().into_bytes();
    let accepted = |bytes: &[u8], entry: &[u8]| {
        LogProof::parse(bytes).is_ok_and(|proof| proof.verify(entry, &policy).is_ok())
    };
    assert!(accepted(&good, entry));
    for bit in 0..good.len() * 8 {
        let mut wrong = good.clone();
        wrong[bit / 8] ^= 1 << (bit % 8);
        assert!(!accepted(&wrong, entry), "bit {bit}");
    }
    for bit in 0..entry.len() * 8 {
        let mut wrong = entry.clone();
        wrong[bit / 8] ^= 1 << (bit % 8);
        assert!(!accepted(&good, &wrong), "bit {bit} of the entry");
    }
}
