//! Claim 19, sealed part: publishing a case's key reveals its events and every gap.

use ledger::sealed::CaseKey;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// HMAC-SHA256 by its definition (RFC 2104), for a key of 32 bytes.
fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let pad = |byte: u8| -> Vec<u8> { (0..64).map(|at| key.get(at).copied().unwrap_or(0) ^ byte).collect() };
    let inner = Sha256::digest([pad(0x36).as_slice(), message].concat());
    Sha256::digest([pad(0x5c).as_slice(), &inner].concat()).into()
}

#[test]
fn a_tag_is_the_formula_of_the_design() {
    let mut message = b"imprimatur/tag/v1".to_vec();
    message.extend(258u64.to_be_bytes());
    assert_eq!(CaseKey::new([9; 32]).tag(258), hmac(&[9; 32], &message)[..16]);
}

#[test]
fn gaps_and_repetitions_are_reported_with_their_numbers() {
    let key = CaseKey::new([1; 32]);
    let other = CaseKey::new([2; 32]);
    let log = [
        (10, key.tag(1)),
        (11, other.tag(1)),
        (15, key.tag(3)),
        (20, key.tag(6)),
        (21, key.tag(3)),
        (22, other.tag(2)),
    ];
    let case = key.find(log, 10);
    assert_eq!(case.found, [(1, 10), (3, 15), (6, 20)]);
    assert_eq!(case.gaps, [2, 4, 5]);
    assert_eq!(case.repeated, [(3, 21)]);
    assert_eq!(CaseKey::new([3; 32]).find(log, 10), Default::default());
}

#[test]
fn tags_of_one_case_look_unrelated_without_its_key() {
    let key = CaseKey::new([1; 32]);
    let shared: u32 = (1..200)
        .map(|n| {
            let (a, b) = (u128::from_be_bytes(key.tag(n)), u128::from_be_bytes(key.tag(n + 1)));
            (a ^ b).count_ones()
        })
        .sum();
    // Two random tags differ in 64 of 128 bits on average.
    assert!((62..=66).contains(&(shared / 199)), "{shared}");
}

proptest! {
    #[test]
    fn what_is_left_out_before_the_last_one_shows(count in 1u64..60, left_out in prop::collection::btree_set(1u64..60, 0..20)) {
        let key = CaseKey::new([7; 32]);
        let kept: Vec<u64> = (1..=count).filter(|n| !left_out.contains(n)).collect();
        let case = key.find(kept.iter().map(|n| (1_000 + n, key.tag(*n))), 20);
        let last = kept.last().copied().unwrap_or(0);
        let missing: Vec<u64> = left_out.into_iter().filter(|n| *n < last).collect();
        prop_assert_eq!(case.gaps, missing);
        prop_assert_eq!(case.found, kept.into_iter().map(|n| (n, 1_000 + n)).collect::<Vec<_>>());
    }
}
