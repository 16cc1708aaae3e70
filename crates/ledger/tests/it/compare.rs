//! Claim 15: two notes alone prove an equivocation; nothing less does.

use ledger::compare::{CompareError, Comparison, compare};
use ledger::tiles::TileReader;
use ledger::tree::{Hash, ProofError, consistency_proof};

use crate::support::{NOW, files_of, log_key, root_over, sign};

fn entries(size: usize) -> Vec<Vec<u8>> {
    (0..size).map(|index| index.to_string().into_bytes()).collect()
}

fn head(size: usize) -> Vec<u8> {
    sign(size as u64, root_over(&entries(size)), &[], NOW).to_string().into_bytes()
}

fn relate(first: &[u8], second: &[u8], proof: Option<&[Hash]>) -> Result<Comparison, CompareError> {
    compare(first, second, &[log_key().verifying_key().clone()], proof)
}

#[test]
fn two_roots_for_one_size_are_an_equivocation() {
    let forged = sign(9, Hash([9; 32]), &[], NOW).to_string().into_bytes();
    let expected = Comparison::Equivocation { size: 9, first: root_over(&entries(9)), second: Hash([9; 32]) };
    assert_eq!(relate(&head(9), &forged, None), Ok(expected));
    assert_eq!(relate(&head(9), &head(9), None), Ok(Comparison::Same));
}

#[test]
fn different_sizes_need_a_proof() {
    let files = files_of(&entries(300), &[]);
    let reader = TileReader::new(&files, 300);
    let proof = consistency_proof(9, 300, |node| reader.hash(node)).unwrap();
    let (old, new) = (9, 300);
    assert_eq!(relate(&head(300), &head(9), None), Ok(Comparison::NeedsProof { old, new }));
    assert_eq!(relate(&head(300), &head(9), Some(&proof)), Ok(Comparison::Continues { old, new }));
    assert_eq!(relate(&head(9), &head(300), Some(&proof)), Ok(Comparison::Continues { old, new }));
    let forged = sign(9, Hash([9; 32]), &[], NOW).to_string().into_bytes();
    let unproven = Comparison::Unproven { old, new, reason: ProofError::WrongRoot };
    assert_eq!(relate(&forged, &head(300), Some(&proof)), Ok(unproven));
}

#[test]
fn notes_that_the_log_did_not_sign_prove_nothing() {
    let forged = String::from_utf8(head(9)).unwrap().replacen("\n9\n", "\n8\n", 1);
    let error = relate(&head(9), forged.as_bytes(), None).unwrap_err();
    assert!(matches!(error, CompareError::NotSigned { which: "second", .. }), "{error}");
    let error = relate(b"garbage", &head(9), None).unwrap_err();
    assert!(matches!(error, CompareError::Malformed { which: "first", .. }), "{error}");
}

#[test]
fn checkpoints_of_two_logs_are_not_compared() {
    use ledger::checkpoint::Checkpoint;
    use ledger::note::{KeyKind, SigningKey};
    let other = SigningKey::from_seed("other.example", KeyKind::Ed25519, &[5; 32]).unwrap();
    let theirs = Checkpoint::new("other.example", 9, Hash([1; 32])).sign(&[&other]).unwrap().to_string();
    let keys = [log_key().verifying_key().clone(), other.verifying_key().clone()];
    let error = compare(&head(9), theirs.as_bytes(), &keys, None).unwrap_err();
    assert_eq!(error, CompareError::TwoLogs("ledger.example/log".to_owned(), "other.example".to_owned()));
}
