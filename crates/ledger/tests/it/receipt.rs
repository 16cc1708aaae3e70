//! Claims 22, 24 and 27: a receipt and a policy are all that is needed, and any change is noticed.

use std::sync::LazyLock;

use ledger::commitment::{Disclosure, Field, FieldValue, Opening};
use ledger::leaf::Leaf;
use ledger::policy::Policy;
use ledger::proof::{LogProof, LogProofError};
use ledger::receipt::{Receipt, ReceiptError};
use ledger::tree::Hash;
use proptest::prelude::*;

use crate::support::{Files, NOW, Writer, policy_text, prove, story};

/// A log of 300 entries and one, in which entry 300 commits to what a submitter wrote.
fn log() -> (Files, Vec<Vec<u8>>, Opening) {
    let mut writer = story(33);
    let fields = ["comment", "name", "e-mail"].map(|name| Field {
        name: name.to_owned(),
        value: format!("my {name}").into_bytes(),
        salt: [name.len() as u8; 32],
    });
    let opening = Opening::commit(fields.to_vec(), &[[77; 32]]).unwrap();
    let mut event = writer.next("UNP-2026-9999", "engagement.opened");
    event.cm = opening.cm();
    writer.put(event);
    writer.event("UNP-2026-9999", "consultation.opened");
    (writer.files(), writer.entries, opening)
}

fn policy() -> Policy {
    policy_text(3, 4).parse().unwrap()
}

fn receipt() -> Receipt {
    RECEIPT.clone()
}

static RECEIPT: LazyLock<Receipt> = LazyLock::new(|| {
    let (files, entries, opening) = log();
    let index = entries.len() as u64 - 2;
    let proof = prove(&files, entries.len() as u64, index, &[1, 2, 3]);
    let disclosures = vec![opening.disclose("comment").unwrap()];
    Receipt::new(&entries[index as usize], &proof, disclosures).unwrap()
});

#[test]
fn a_receipt_proves_leaf_place_time_and_what_is_shown() {
    let json = receipt().to_json().unwrap();
    let read = Receipt::from_json(json.as_bytes()).unwrap();
    assert_eq!(read, receipt());
    let policy = policy();
    let proven = read.verify(&policy).unwrap();
    let Leaf::Event(event) = &proven.leaf else { panic!("not an event") };
    assert_eq!(event.case, "UNP-2026-9999");
    assert_eq!(proven.index, 298);
    assert_eq!(proven.verdict.latest(), Some(NOW));
    assert_eq!(read.disclosures[0].value, FieldValue(b"my comment".to_vec()));
    for hidden in ["my name", "my e-mail", "e-mail"] {
        assert!(!json.contains(hidden), "{hidden} shows");
    }
}

#[test]
fn a_receipt_without_enough_witnesses_is_not_believed() {
    let (files, entries, _) = log();
    let proof = prove(&files, entries.len() as u64, 5, &[1, 2]);
    let receipt = Receipt::new(&entries[5], &proof, vec![]).unwrap();
    let error = receipt.verify(&policy()).unwrap_err().to_string();
    assert_eq!(
        error,
        "the proof's checkpoint is not to be trusted: the policy's quorum is not met: only w1, w2 cosigned"
    );
}

#[test]
fn another_leaf_or_another_field_is_refused() {
    let policy = policy();
    let mut other_leaf = receipt();
    other_leaf.leaf = other_leaf.leaf.replace("focal-point", "director");
    assert!(matches!(
        other_leaf.verify(&policy),
        Err(ReceiptError::Proof(LogProofError::NotIncluded { index: 298, .. }))
    ));
    let mut other_field = receipt();
    other_field.disclosures[0].value = FieldValue(b"your comment".to_vec());
    let error = other_field.verify(&policy).unwrap_err().to_string();
    assert_eq!(
        error,
        "the field \"comment\" is not what the leaf commits to: the proof's hashes lead to another root"
    );
    let mut spaced = receipt();
    spaced.leaf = spaced.leaf.replacen(':', ": ", 1);
    assert!(matches!(spaced.verify(&policy), Err(ReceiptError::Leaf(_))));
}

#[test]
fn a_leaf_that_commits_to_nothing_shows_nothing() {
    let (files, entries, opening) = log();
    let proof = prove(&files, entries.len() as u64, 0, &[1, 2, 3]);
    let shown: Vec<Disclosure> = vec![opening.disclose("name").unwrap()];
    let receipt = Receipt::new(&entries[0], &proof, shown).unwrap();
    assert!(matches!(receipt.verify(&policy()), Err(ReceiptError::NothingCommitted)));
}

#[test]
fn other_files_are_refused_with_the_reason() {
    let json = receipt().to_json().unwrap();
    let error = Receipt::from_json(json.replace("receipt/v1", "receipt/v2").as_bytes()).unwrap_err();
    assert!(matches!(error, ReceiptError::Format(_)), "{error}");
    let extra = json.replacen('{', r#"{"note":"trust me","#, 1);
    assert!(Receipt::from_json(extra.as_bytes()).unwrap_err().to_string().contains("unknown field `note`"));
    assert!(Receipt::from_json(b"[]").is_err());
}

#[test]
fn proof_files_have_the_form_of_the_specification() {
    let (files, entries, _) = log();
    let mut proof = prove(&files, entries.len() as u64, 7, &[1]);
    let text = proof.to_string();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("c2sp.org/tlog-proof@v1"));
    assert_eq!(lines.next(), Some("index 7"));
    assert_eq!(lines.by_ref().take_while(|line| line.parse::<Hash>().is_ok()).count(), proof.path.len());
    assert_eq!(lines.next(), Some("ledger.example/log"));
    assert_eq!(text.parse(), Ok(proof.clone()));
    proof.extra = Some(b"hello".to_vec());
    let text = proof.to_string();
    assert!(text.starts_with("c2sp.org/tlog-proof@v1\nextra aGVsbG8=\nindex 7\n"));
    assert_eq!(LogProof::parse(text.as_bytes()), Ok(proof));
}

#[test]
fn malformed_proof_files_name_the_line() {
    let (files, entries, _) = log();
    let text = prove(&files, entries.len() as u64, 7, &[1]).to_string();
    for (from, to, line) in [
        ("proof@v1", "proof@v2", 1),
        ("index 7", "index 07", 2),
        ("index 7", "index -7", 2),
        ("index 7", "Index 7", 2),
        ("index 7", "extra !\nindex 7", 2),
        ("index 7", "extra aGVsbG8=\nextra aGVsbG8=\nindex 7", 3),
        ("index 7\n", "index 7\nAAAA\n", 3),
    ] {
        let error = LogProof::parse(text.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert!(
            matches!(error, LogProofError::Malformed { line: found, .. } if found == line),
            "{to:?}: {error}"
        );
    }
    assert!(LogProof::parse(b"c2sp.org/tlog-proof@v1\nindex 7\n").is_err());
    assert!(LogProof::parse(b"").is_err());
}

#[test]
fn the_only_entry_of_a_log_has_an_empty_path() {
    let writer = Writer::new();
    let proof = prove(&writer.files(), 1, 0, &[1, 2, 3]);
    assert!(proof.to_string().starts_with("c2sp.org/tlog-proof@v1\nindex 0\n\nledger.example/log\n1\n"));
    let read: LogProof = proof.to_string().parse().unwrap();
    assert!(read.verify(&writer.entries[0], &policy()).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_receipt_with_a_changed_bit_proves_anything_else(at: usize, bit in 0u8..8) {
        let good = receipt();
        let mut bytes = good.to_json().unwrap().into_bytes();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        if let Ok(read) = Receipt::from_json(&bytes) && let Ok(proven) = read.verify(&policy()) {
            // Only white space of the JSON, or a signature line that the policy does not need.
            prop_assert_eq!(proven.index, 298);
            prop_assert_eq!(&read.leaf, &good.leaf);
            prop_assert_eq!(&read.disclosures, &good.disclosures);
        }
    }
}
