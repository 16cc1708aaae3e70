//! Claim 5, the signatures: on every edge case of Ed25519 we say what Go, OpenSSL, browsers and witnesses say
//! (`tests/interop` and `tests/browser` ask them), and no unsound key is believed in the first place.

use base64ct::{Base64, Encoding};
use ledger::note::{KeyError, KeyKind, Note, NoteError, VerifyingKey, equation_holds};
use ledger::policy::{Policy, PolicyError};
use sha2::{Digest, Sha256};

#[path = "../../examples/ed25519_edges/vectors.rs"]
mod vectors;

use vectors::Vector;

const NAME: &str = "edge.example";

#[test]
fn the_equation_is_the_one_that_others_check() {
    let vectors = vectors::all();
    for vector in &vectors {
        let said = equation_holds(&vector.key, vector.message.as_bytes(), &vector.signature);
        assert_eq!(said, vector.holds, "{:02x?} {:02x?}", vector.key, vector.signature);
    }
    let accepted = vectors.iter().filter(|vector| vector.holds).count();
    assert_eq!((vectors.len(), accepted), (914, 205));
}

#[test]
fn keys_of_small_order_and_misspelt_ones_are_refused_where_they_are_read() {
    let (sound, unsound): (Vec<_>, Vec<_>) = vectors::all().into_iter().partition(|one| one.sound_key);
    assert!(!sound.is_empty() && !unsound.is_empty());
    for vector in &unsound {
        let read = VerifyingKey::new(NAME, KeyKind::Ed25519, &vector.key);
        assert_eq!(read, Err(KeyError::WeakKey), "{:02x?}", vector.key);
        let refusal = policy_of(vector).unwrap_err();
        assert!(refusal.reason.contains("not a sound Ed25519 key"), "{refusal}");
    }
    for vector in &sound {
        assert!(policy_of(vector).is_ok(), "{:02x?}", vector.key);
    }
}

#[test]
fn as_notes_by_sound_keys_the_same_are_accepted() {
    for vector in vectors::all().iter().filter(|one| one.sound_key) {
        let key = VerifyingKey::new(NAME, KeyKind::Ed25519, &vector.key).unwrap();
        let blob = Base64::encode_string(&[&key.id().0[..], &vector.signature].concat());
        let note = Note::parse(format!("{}\n— {NAME} {blob}\n", vector.message).as_bytes()).unwrap();
        match note.verify([&key]) {
            Ok(verified) => assert!(vector.holds && verified.len() == 1, "{note}"),
            Err(NoteError::FalseSignature { .. }) => assert!(!vector.holds, "{note}"),
            Err(other) => panic!("{other}: {note}"),
        }
    }
}

/// A policy that believes the vector's key, written out with the id that belongs to it.
fn policy_of(vector: &Vector) -> Result<Policy, PolicyError> {
    let data = [&[0x01][..], &vector.key].concat();
    let digest = Sha256::new().chain_update(NAME).chain_update(b"\n").chain_update(&data).finalize();
    let id: String = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("log {NAME}+{id}+{}\nquorum none\n", Base64::encode_string(&data)).parse()
}
