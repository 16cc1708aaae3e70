//! Claim 4: keys, notes, checkpoints and cosignatures are byte for byte those of other implementations.

use ledger::checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
use ledger::cosignature::cosign;
use ledger::note::{KeyError, KeyKind, Note, NoteError, Signature, SigningKey, VerifyingKey};
use proptest::prelude::*;
use signed_note::{StandardVerifier, VerifierList};

use crate::support::{NOW, sign, witness_key};

const SPEC_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const SPEC_NOTE: &str = "This is an example message.\n\n— example.com/foo \
    Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
const COSIGNED: &str = "example.com/log\n3\ncl1SMNto9VdHDcNfHYhlgTrNfrsHrRUndBQd7LrnEyc=\n\n\
    — example.com/log 1FXFIR3eKpq2Uf9swQC4V+fS59Q6xb6qLH7fwlICcw54teUcpNBOijXmyEOgxTae6vJybDHGD5+DM8OeLX3OXuHfiwQ=\n\
    — witness.example/w1 519lMgAAAABrAdWNUPVx0hnc82hu3Hjfj55Q58oLd++PxOnwJCdH97umdxbQgFE3JqccSoDGSAziyA5+P/C9vh1Zek2Ldw62f1gcBQ==\n";
/// The example key pair of Go's `note` package.
const GO_SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const GO_PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\n\
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

/// The key pair of the vectors: the seed is the bytes 0 to 31.
fn vector_key(name: &str, kind: KeyKind) -> SigningKey {
    SigningKey::from_seed(name, kind, &std::array::from_fn(|at| at as u8)).unwrap()
}

fn key(text: &str) -> VerifyingKey {
    text.parse().unwrap()
}

#[test]
fn key_ids_are_those_of_the_vectors() {
    let id = |name, kind| vector_key(name, kind).id().to_string();
    assert_eq!(id("example.com/log", KeyKind::Ed25519), "d455c521");
    assert_eq!(id("example.com/log", KeyKind::Cosignature), "07bdbe2a");
    assert_eq!(id("witness.example/w1", KeyKind::Ed25519), "3218362d");
    assert_eq!(id("witness.example/w1", KeyKind::Cosignature), "e75f6532");
    let text = vector_key("example.com/log", KeyKind::Ed25519).verifying_key().to_string();
    assert_eq!(text, "example.com/log+d455c521+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
}

#[test]
fn the_specifications_and_gos_notes_verify() {
    let note = Note::parse(SPEC_NOTE.as_bytes()).unwrap();
    assert_eq!(note.verify([&key(SPEC_KEY)]).unwrap().len(), 1);
    let go: SigningKey = GO_SECRET.parse().unwrap();
    assert_eq!(*go.verifying_key(), key(GO_PUBLIC));
    assert_eq!(*go.to_secret_text(), GO_SECRET);
    let mut note = Note::new(GO_NOTE.split_once("\n\n").unwrap().0.to_owned() + "\n").unwrap();
    note.add(Signature::sign(&go, note.text()));
    assert_eq!(note.to_string(), GO_NOTE);
}

#[test]
fn a_cosigned_checkpoint_is_the_vector_to_the_byte() {
    let log = vector_key("example.com/log", KeyKind::Ed25519);
    let witness = vector_key("witness.example/w1", KeyKind::Cosignature);
    let root = "cl1SMNto9VdHDcNfHYhlgTrNfrsHrRUndBQd7LrnEyc=".parse().unwrap();
    let mut signed = Checkpoint::new("example.com/log", 3, root).sign(&[&log]).unwrap();
    signed.add(cosign(&witness, signed.note().text(), NOW).unwrap());
    assert_eq!(signed.to_string(), COSIGNED);
    let read = SignedCheckpoint::parse(COSIGNED.as_bytes()).unwrap();
    assert_eq!(read, signed);
    assert_eq!(read.verify_log([log.verifying_key()]), Ok(log.verifying_key()));
    let verified = read.note().verify([log.verifying_key(), witness.verifying_key()]).unwrap();
    assert_eq!(verified.iter().map(|one| one.time).collect::<Vec<_>>(), [None, Some(NOW)]);
}

#[test]
fn an_author_cannot_cosign_and_a_witness_cannot_author() {
    let log = vector_key("example.com/log", KeyKind::Ed25519);
    let witness = vector_key("example.com/log", KeyKind::Cosignature);
    assert_eq!(cosign(&log, "text\n", NOW), None);
    let head = Checkpoint::new("example.com/log", 0, ledger::tree::Hash::empty_root());
    assert!(matches!(head.sign(&[&witness]), Err(CheckpointError::NotTheLogsKey { .. })));
    let stranger = vector_key("example.com/other", KeyKind::Ed25519);
    assert!(matches!(head.sign(&[&stranger]), Err(CheckpointError::NotTheLogsKey { .. })));
    // A cosignature bearing the log's name is not the log's signature.
    let mut bare = head.sign(&[]).unwrap();
    bare.add(cosign(&witness, bare.note().text(), NOW).unwrap());
    assert_eq!(bare.verify_log([witness.verifying_key()]), Err(NoteError::NoKnownSignature));
}

#[test]
fn unknown_signatures_are_ignored_and_false_ones_condemn_the_note() {
    let signed = sign(3, ledger::tree::Hash([9; 32]), &[1, 2], NOW);
    let known = witness_key(1);
    assert_eq!(signed.note().verify([known.verifying_key()]).unwrap().len(), 1);
    assert_eq!(
        signed.note().verify([witness_key(3).verifying_key()]).unwrap_err(),
        NoteError::NoKnownSignature
    );
    // Another size under the same signatures.
    let forged = signed.to_string().replacen("\n3\n", "\n4\n", 1);
    let forged = SignedCheckpoint::parse(forged.as_bytes()).unwrap();
    let error = forged.note().verify([known.verifying_key()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("the signature by the known key {} ({}) is false", known.name(), known.id())
    );
}

#[test]
fn the_time_of_a_cosignature_cannot_be_changed() {
    let witness = witness_key(1);
    let cosignature = cosign(&witness, "log\n0\nroot\n", NOW).unwrap().to_string();
    let later = cosign(&witness, "log\n0\nroot\n", NOW + 1).unwrap().to_string();
    // The first half holds the key id and the time, the second the signature.
    let mixed = format!("log\n0\nroot\n\n{}{}", &later[..44], &cosignature[44..]);
    let note = Note::parse(mixed.as_bytes()).unwrap();
    assert!(matches!(note.verify([witness.verifying_key()]), Err(NoteError::FalseSignature { .. })));
}

#[test]
fn keys_with_a_typing_error_or_of_small_order_are_refused() {
    assert!(matches!(SPEC_KEY.replace("foo", "fool").parse::<VerifyingKey>(), Err(KeyError::WrongId { .. })));
    assert!(matches!(
        SPEC_KEY.replace("530d903a", "530D903A").parse::<VerifyingKey>(),
        Err(KeyError::WrongId { .. })
    ));
    for wrong in ["", "name", "name+00000000", "name+00000000+AQ==", "name+00000000+!", "PRIVATE+KEY+a+b+c"] {
        assert!(wrong.parse::<VerifyingKey>().is_err(), "{wrong:?}");
        assert!(wrong.parse::<SigningKey>().is_err(), "{wrong:?}");
    }
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut beyond_the_field = [0xff; 32];
    beyond_the_field[0] = 0xee;
    beyond_the_field[31] = 0x7f;
    // y = p + 3 stands for the sound y = 3, spelled wrongly.
    let mut second_spelling = [0xff; 32];
    second_spelling[0] = 0xf0;
    second_spelling[31] = 0x7f;
    for weak in [[0; 32], neutral, beyond_the_field, second_spelling] {
        assert_eq!(VerifyingKey::new("a", KeyKind::Ed25519, &weak), Err(KeyError::WeakKey), "{weak:?}");
    }
    for name in ["", "a b", "a+b", "a\u{2003}b", "a\n"] {
        assert_eq!(VerifyingKey::new(name, KeyKind::Ed25519, key(SPEC_KEY).public()), Err(KeyError::BadName));
    }
}

#[test]
fn secrets_do_not_show_in_debug_output() {
    let shown = format!("{:?}", vector_key("example.com/log", KeyKind::Ed25519));
    assert_eq!(shown, "SigningKey(example.com/log d455c521)");
}

#[test]
fn malformed_notes_are_refused() {
    let line = SPEC_NOTE.split_once("\n\n").unwrap().1;
    for (wrong, expected) in [
        ("text\n".to_owned(), NoteError::NoSignatureLines),
        ("text\n\n".to_owned(), NoteError::NoSignatureLines),
        (format!("te\txt\n\n{line}"), NoteError::BadText),
        (format!("te\rxt\n\n{line}"), NoteError::BadText),
        (format!("text\n\n{}", line.repeat(101)), NoteError::TooManySignatures),
        ("x".repeat(1_000_001), NoteError::TooLong),
    ] {
        assert_eq!(Note::parse(wrong.as_bytes()), Err(expected));
    }
    assert_eq!(Note::parse(b"\xff\n\n"), Err(NoteError::BadText));
    for line in [
        "- name AAAAAAA=\n",
        "—name AAAAAAA=\n",
        "— name\n",
        "— name AAAAAA==\n",
        "— name AAAAAAB=\n",
        "— name AAAAAAA\n",
        "—  AAAAAAA=\n",
        "— na+me AAAAAAA=\n",
        "— name AAAAAAA=",
        "— name AAAAAAA= \n",
        "— name  AAAAAAA=\n",
        "\n",
    ] {
        let note = format!("text\n\n{line}");
        assert!(Note::parse(note.as_bytes()).is_err(), "{line:?}");
    }
    assert!(Note::parse(format!("text\n\n{}", line.repeat(16)).as_bytes()).is_ok());
    assert!(Note::new("no line feed".to_owned()).is_err());
}

#[test]
fn the_text_of_a_note_ends_at_the_last_blank_line() {
    let go: SigningKey = GO_SECRET.parse().unwrap();
    let mut note = Note::new("one\n\n— not a signature\n\n\ntwo\n\n".to_owned()).unwrap();
    note.add(Signature::sign(&go, note.text()));
    let read = Note::parse(note.to_string().as_bytes()).unwrap();
    assert_eq!(read, note);
    assert!(read.verify([go.verifying_key()]).is_ok());
}

#[test]
fn malformed_checkpoints_name_the_line() {
    let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    for (text, line) in [
        (format!("\n0\n{root}\n"), 1),
        (format!("log\n00\n{root}\n"), 2),
        (format!("log\n+1\n{root}\n"), 2),
        (format!("log\n-1\n{root}\n"), 2),
        (format!("log\n\n{root}\n"), 2),
        (format!("log\n18446744073709551616\n{root}\n"), 2),
        (format!("log\n0\n{}\n", root.replace("U=", "V=")), 3),
        ("log\n0\n\n".to_owned(), 3),
        (format!("log\n0\n{root}\none\n\ntwo\n"), 5),
    ] {
        let error = text.parse::<Checkpoint>().unwrap_err();
        assert!(
            matches!(error, CheckpointError::Malformed { line: found, .. } if found == line),
            "{text:?}: {error}"
        );
    }
    assert!("log\n0".parse::<Checkpoint>().is_err());
    let extended: Checkpoint = format!("log\n18446744073709551615\n{root}\none\ntwo\n").parse().unwrap();
    assert_eq!((extended.size, extended.extensions.len()), (u64::MAX, 2));
}

#[test]
fn nothing_is_signed_that_would_read_as_something_else() {
    let log = SigningKey::from_seed("log", KeyKind::Ed25519, &[1; 32]).unwrap();
    for origin in ["", "log\n5", "log\n"] {
        let head = Checkpoint::new(origin, 0, ledger::tree::Hash::empty_root());
        assert!(head.sign(&[&log]).is_err(), "{origin:?}");
    }
}

#[test]
fn during_a_rotation_old_and_new_keys_sign_together() {
    let old = vector_key("example.com/log", KeyKind::Ed25519);
    let new = SigningKey::from_seed("example.com/log", KeyKind::Ed25519, &[8; 32]).unwrap();
    let head = Checkpoint::new("example.com/log", 0, ledger::tree::Hash::empty_root());
    let signed = head.sign(&[&old, &new]).unwrap();
    assert!(signed.verify_log([old.verifying_key()]).is_ok());
    assert!(signed.verify_log([new.verifying_key()]).is_ok());
    assert!(head.sign(&[&new]).unwrap().verify_log([old.verifying_key()]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn notes_agree_with_signed_note(text in "[ -~é\n]{0,80}", seed: [u8; 32], name in "[a-zé./]{1,20}") {
        let signer = SigningKey::from_seed(&name, KeyKind::Ed25519, &seed).unwrap();
        let mut note = Note::new(format!("{text}\n")).unwrap();
        note.add(Signature::sign(&signer, note.text()));
        let bytes = note.to_string().into_bytes();
        prop_assert_eq!(Note::parse(&bytes).unwrap(), note);
        let theirs = signed_note::Note::from_bytes(&bytes).unwrap();
        let verifier = StandardVerifier::new(&signer.verifying_key().to_string()).unwrap();
        prop_assert_eq!(theirs.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap().0.len(), 1);
        prop_assert_eq!(theirs.to_bytes(), bytes);
        let secret = signer.to_secret_text();
        let again: SigningKey = secret.parse().unwrap();
        prop_assert_eq!(again.verifying_key(), signer.verifying_key());
    }

    #[test]
    fn no_changed_byte_of_a_signed_checkpoint_verifies(at: usize, bit in 0u8..8) {
        let signed = sign(1_000, ledger::tree::Hash([3; 32]), &[], NOW);
        let mut bytes = signed.to_string().into_bytes();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        let key = crate::support::log_key();
        let believed = SignedCheckpoint::parse(&bytes).is_ok_and(|read| read.verify_log([key.verifying_key()]).is_ok());
        prop_assert!(!believed);
    }
}
