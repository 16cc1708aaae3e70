//! Claim 1: trees are RFC 6962's. Wrong proofs have a file of their own, `wrong_proofs.rs`.

use std::convert::Infallible;
use std::sync::LazyLock;

use ct_merkle::digest::Output;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use ledger::tree::{
    Frontier, Hash, Node, ProofError, RangeError, consistency_proof, inclusion_proof, leaf_hash, node_hash,
    root_at, root_of, verify_consistency, verify_inclusion,
};
use proptest::prelude::*;
use sha2::Sha256;

const ROOTS: &[(usize, &str)] = &[
    (0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    (1, "2zQm6HgGjSjSabbIcXIyLOU3K2V1bQeJAB00g19gHAM="),
    (2, "ywCYnZSlacCmeK4EK2Pc1GJduWRAUX83put5duok7Us="),
    (3, "cl1SMNto9VdHDcNfHYhlgTrNfrsHrRUndBQd7LrnEyc="),
    (4, "n0o/wg1BYtw31OI9kHhIcxp2BD//9taSiL8av7z/R44="),
    (7, "o+I7Msy2v5bQktFl2KpUbgmCnejwOw6JV1gdHha5K98="),
    (8, "O4WpYmwcy2TGuV7H+mSIje/izxLjnnfhCBLOX8uctY4="),
    (255, "Mvhbyqh9e80Fco8J6a66NQumovczgwCH8Fl2goSL5cs="),
    (256, "goUV0DPBnYyQHzfsy4rtkZZncDSG+NL/8c9wQDIcXbE="),
    (257, "HtoEmkNR2G92JSvX7At3Rq11t/oDFq1fVB29pFijEsQ="),
    (512, "1LIWJJXKYJ3AY5DTU8oMVRB3ZcYJ4CJut0fYkQXcjVU="),
    (1000, "Y4r6mAIpJbrP3a2xXvIv0BmcGsmcKXO2FYJD0T/OBcI="),
    (65536, "8CXQbtgEhZ/SdKG9rK3W5I6odjSqkeHtsgFD+UmM0Cs="),
    (65537, "3IeVol/UvVKguE9jn9MTm6FggkAj0YjkKOtdsPPOIho="),
    (70000, "Gkzfy2Y3SgwNy+9JrL1JdtE+6GT7PLJB/JQ8rQTwL34="),
];

/// Leaves are the decimal of their index.
static LEAVES: LazyLock<Vec<Hash>> =
    LazyLock::new(|| (0..70_000).map(|index| leaf_hash(index.to_string().as_bytes())).collect());

fn leaves(size: usize) -> Vec<Hash> {
    LEAVES[..size].to_vec()
}

/// The definition of RFC 6962, section 2.1, word for word.
fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node_hash(&naive_root(left), &naive_root(right))
        }
    }
}

/// Section 2.1.1.
fn naive_inclusion(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut path, sibling) = if index < left.len() {
        (naive_inclusion(index, left), right)
    } else {
        (naive_inclusion(index - left.len(), right), left)
    };
    path.push(naive_root(sibling));
    path
}

/// Section 2.1.2.
fn naive_consistency(old: usize, leaves: &[Hash], complete: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if complete { Vec::new() } else { vec![naive_root(leaves)] };
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    if old <= left.len() {
        let mut path = naive_consistency(old, left, complete);
        path.push(naive_root(right));
        path
    } else {
        let mut path = naive_consistency(old - left.len(), right, false);
        path.push(naive_root(left));
        path
    }
}

fn split(length: usize) -> usize {
    length.next_power_of_two() / 2
}

fn reader(leaves: &[Hash]) -> impl Fn(Node) -> Result<Hash, Infallible> {
    |node| {
        let start = (node.index as usize) << node.level;
        Ok(naive_root(&leaves[start..start + (1 << node.level)]))
    }
}

#[test]
fn roots_are_those_of_two_other_implementations() {
    let all = leaves(70_000);
    let mut frontier = Frontier::new();
    for (size, root) in ROOTS {
        for leaf in &all[frontier.size() as usize..*size] {
            frontier.append(*leaf);
        }
        assert_eq!(root_of(&all[..*size]).to_string(), *root, "root of {size} leaves");
        assert_eq!(frontier.root().to_string(), *root, "appended root of {size} leaves");
    }
}

#[test]
fn reference_leaves_of_rfc_6962_have_their_published_roots() {
    let entries: [&[u8]; 4] = [b"", b"\x00", b"\x10", b"\x20\x21"];
    let hashes: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
    let hex = |hash: Hash| hash.0.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(
        hex(root_of(&hashes[..1])),
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    );
    assert_eq!(
        hex(root_of(&hashes[..2])),
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    );
    assert_eq!(
        hex(root_of(&hashes[..3])),
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    );
    assert_eq!(
        hex(root_of(&hashes[..4])),
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
    );
}

#[test]
fn every_proof_of_every_small_tree_is_the_definitions_and_verifies() {
    let all = leaves(70);
    for size in 1..=all.len() {
        let tree = &all[..size];
        let root = naive_root(tree);
        assert_eq!(root_of(tree), root);
        assert_eq!(root_at(size as u64, reader(tree)), Ok(root));
        for index in 0..size {
            let path = inclusion_proof(size as u64, index as u64, reader(tree)).unwrap();
            assert_eq!(path, naive_inclusion(index, tree));
            assert_eq!(verify_inclusion(&root, size as u64, index as u64, &tree[index], &path), Ok(()));
        }
        for old in 1..=size {
            let path = consistency_proof(old as u64, size as u64, reader(tree)).unwrap();
            assert_eq!(path, naive_consistency(old, tree, true));
            let old_root = naive_root(&tree[..old]);
            assert_eq!(verify_consistency(old as u64, &old_root, size as u64, &root, &path), Ok(()));
        }
    }
}

#[test]
fn proofs_agree_with_ct_merkle() {
    let mut other = MemoryBackedTree::<Sha256, String>::new();
    let all = leaves(300);
    for size in 1..=all.len() {
        other.push((size - 1).to_string());
        let root = root_of(&all[..size]);
        assert_eq!(other.root().as_bytes().as_slice(), root.0);
        let index = size * 7 % size.max(2) % size;
        let path = inclusion_proof(size as u64, index as u64, reader(&all[..size])).unwrap();
        let bytes: Vec<u8> = path.iter().flat_map(|hash| hash.0).collect();
        assert_eq!(other.prove_inclusion(index).as_bytes(), bytes);
        let theirs = InclusionProof::<Sha256>::from_bytes(bytes);
        let digest = Output::<Sha256>::from(root.0);
        let their_root = RootHash::<Sha256>::new(digest, size as u64);
        assert!(their_root.verify_inclusion(&index.to_string(), index as u64, &theirs).is_ok());
        let old = 1 + size * 5 % size;
        let path = consistency_proof(old as u64, size as u64, reader(&all[..size])).unwrap();
        let bytes: Vec<u8> = path.iter().flat_map(|hash| hash.0).collect();
        let theirs = ConsistencyProof::<Sha256>::try_from_bytes(bytes).unwrap();
        let old_root = RootHash::<Sha256>::new(Output::<Sha256>::from(root_of(&all[..old]).0), old as u64);
        assert!(their_root.verify_consistency(&old_root, &theirs).is_ok(), "{old} of {size}");
    }
}

#[test]
fn proofs_that_cannot_exist_are_refused_with_the_reason() {
    let all = leaves(5);
    let error = inclusion_proof(5, 5, reader(&all)).unwrap_err();
    assert_eq!(error.to_string(), "entry 5 is not in a tree of 5 entries");
    assert_eq!(consistency_proof(6, 5, reader(&all)), Err(RangeError::NotOlder { old: 6, new: 5 }));
    assert_eq!(consistency_proof(0, 5, reader(&all)), Ok(Vec::new()));
    assert_eq!(verify_consistency(0, &all[0], 5, &all[1], &[]), Err(ProofError::WrongRoot));
    assert_eq!(
        verify_consistency(0, &Hash::empty_root(), 5, &all[1], &[all[0]]),
        Err(ProofError::WrongLength)
    );
    assert_eq!(verify_inclusion(&all[0], 0, 0, &all[0], &[]), Err(ProofError::OutOfRange));
}

#[test]
fn a_node_does_not_pass_as_a_leaf_nor_a_small_tree_as_a_large_one() {
    let all = leaves(4);
    let (left, right) = (node_hash(&all[0], &all[1]), node_hash(&all[2], &all[3]));
    let root = node_hash(&left, &right);
    assert_eq!(verify_inclusion(&root, 4, 0, &left, &[right]), Err(ProofError::WrongLength));
    assert_eq!(verify_inclusion(&root, 2, 0, &left, &[right]), Ok(()));
    assert_eq!(verify_consistency(2, &left, 4, &root, &[right]), Ok(()));
    assert_eq!(verify_consistency(2, &left, 8, &root, &[right]), Err(ProofError::WrongLength));
}

#[test]
fn a_stored_frontier_of_the_wrong_length_is_refused() {
    let mut frontier = Frontier::new();
    leaves(7).into_iter().for_each(|leaf| frontier.append(leaf));
    let bytes = frontier.to_bytes();
    assert_eq!(Frontier::from_bytes(&bytes), Ok(frontier));
    for end in 0..bytes.len() {
        assert!(Frontier::from_bytes(&bytes[..end]).is_err(), "{end} bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_proof_links_a_tree_to_one_that_rewrote_it(new in 2usize..500, old: usize, rewritten: usize) {
        let all = leaves(new);
        let old = 1 + old % (new - 1);
        let mut forged = all.clone();
        forged[rewritten % old] = leaf_hash(b"another past");
        let path = consistency_proof(old as u64, new as u64, reader(&forged)).unwrap();
        let (old_root, new_root) = (root_of(&all[..old]), root_of(&forged));
        prop_assert!(verify_consistency(old as u64, &old_root, new as u64, &new_root, &path).is_err());
    }

    #[test]
    fn appending_gives_the_root_over_all(size in 0usize..300) {
        let all = leaves(size);
        let mut frontier = Frontier::new();
        for leaf in &all {
            frontier = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
            frontier.append(*leaf);
        }
        prop_assert_eq!(frontier.root(), root_of(&all));
    }

    #[test]
    fn verifying_never_panics(
        a: [u8; 32], b: [u8; 32], size: u64, other: u64, path in prop::collection::vec(any::<[u8; 32]>(), 0..70),
    ) {
        let path: Vec<Hash> = path.into_iter().map(Hash).collect();
        prop_assert!(verify_inclusion(&Hash(a), size, other, &Hash(b), &path).is_err());
        let _ = verify_consistency(size, &Hash(a), other, &Hash(b), &path);
    }
}
