//! Parsers survive anything: no bytes make them panic, and what they accept they write alike.

use std::sync::LazyLock;

use ledger::audit::{Options, audit};
use ledger::checkpoint::SignedCheckpoint;
use ledger::jcs;
use ledger::leaf::Leaf;
use ledger::note::{Note, SigningKey, VerifyingKey};
use ledger::policy::Policy;
use ledger::proof::LogProof;
use ledger::receipt::Receipt;
use ledger::tiles::{TilePath, decode_bundle, encode_bundle};
use ledger::time::{parse_day, parse_instant};
use ledger::tree::{Frontier, Hash};
use ledger::witness::{AddCheckpoint, interpret, respond};
use proptest::prelude::*;

use crate::support::{Files, NOW, log_policy, policy_text, prove, sign, story, witness_key};

fn read_everything(bytes: &[u8]) {
    if let Ok(value) = jcs::parse(bytes) {
        assert_eq!(value.to_bytes().unwrap(), bytes);
    }
    if let Ok(leaf) = Leaf::parse(bytes) {
        assert_eq!(leaf.to_bytes().unwrap(), bytes);
    }
    if let Ok(note) = Note::parse(bytes) {
        assert_eq!(note.to_string().as_bytes(), bytes);
    }
    if let Ok(signed) = SignedCheckpoint::parse(bytes) {
        assert_eq!(signed.to_string().as_bytes(), bytes);
    }
    if let Ok(proof) = LogProof::parse(bytes) {
        assert_eq!(proof.to_string().as_bytes(), bytes);
        let _ = proof.verify(b"entry", &log_policy());
    }
    if let Ok(request) = AddCheckpoint::parse(bytes) {
        assert_eq!(request.to_string().as_bytes(), bytes);
    }
    if let Ok(entries) = decode_bundle(bytes) {
        assert_eq!(encode_bundle(entries).unwrap(), bytes);
    }
    if let Ok(frontier) = Frontier::from_bytes(bytes) {
        assert_eq!(frontier.to_bytes(), bytes);
    }
    if let Ok(receipt) = Receipt::from_json(bytes) {
        let _ = receipt.verify(&log_policy());
    }
    let offered = sign(3, Hash([1; 32]), &[], NOW);
    for status in [200, 400, 409] {
        let _ = interpret(status, Some("text/x.tlog.size"), bytes, &offered, witness_key(1).verifying_key());
    }
    assert_ne!(respond(bytes, &Default::default(), &witness_key(1), NOW).status, 200);
    let text = String::from_utf8_lossy(bytes);
    let _ = (text.parse::<Policy>(), text.parse::<TilePath>(), text.parse::<Hash>());
    let _ =
        (text.parse::<VerifyingKey>(), text.parse::<SigningKey>(), parse_day(&text), parse_instant(&text));
}

/// One good file of each kind.
static GOOD: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let writer = story(1);
    let proof = prove(&writer.files(), 10, 3, &[1]);
    let receipt = Receipt::new(&writer.entries[3], &proof, vec![]).unwrap();
    let request = AddCheckpoint { old: 0, proof: vec![], checkpoint: proof.checkpoint.clone() };
    vec![
        writer.entries[3].clone(),
        proof.to_string().into_bytes(),
        proof.checkpoint.to_string().into_bytes(),
        receipt.to_json().unwrap().into_bytes(),
        request.to_string().into_bytes(),
        policy_text(2, 3).into_bytes(),
        witness_key(1).verifying_key().to_string().into_bytes(),
        writer.files()["tile/entries/000.p/10"].clone(),
        b"tile/0/x001/000.p/7".to_vec(),
        b"2026-11-21T17:31:57Z".to_vec(),
    ]
});

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_everything(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,80}|[ -~\n—]{0,200}") {
        read_everything(text.as_bytes());
    }

    #[test]
    fn good_files_cut_spliced_and_changed(
        which: usize, cut: usize, at: usize, insert in prop::collection::vec(any::<u8>(), 0..4), drop in 0usize..4,
    ) {
        let mut bytes = GOOD[which % GOOD.len()].clone();
        let at = at % bytes.len();
        let end = (at + drop).min(bytes.len());
        bytes.splice(at..end, insert);
        read_everything(&bytes);
        bytes.truncate(cut % (bytes.len() + 1));
        read_everything(&bytes);
    }

    #[test]
    fn audits_of_any_files(
        tile in prop::collection::vec(any::<u8>(), 0..100), bundle in prop::collection::vec(any::<u8>(), 0..40), size: u64,
        small in 0u64..3,
    ) {
        for size in [size, small] {
            let mut files = Files::new();
            let checkpoint = sign(size, Hash([1; 32]), &[], NOW);
            files.insert("checkpoint".to_owned(), checkpoint.to_string().into_bytes());
            for path in ["tile/0/000", "tile/0/000.p/1", "tile/0/000.p/2"] {
                files.insert(path.to_owned(), tile.clone());
            }
            for path in ["tile/entries/000", "tile/entries/000.p/1", "tile/entries/000.p/2"] {
                files.insert(path.to_owned(), bundle.clone());
            }
            prop_assert!(audit(&files, &log_policy(), &Options::default()).is_err());
        }
    }
}
