//! The database was changed from outside, or the files were: nothing is signed, and the check says so.

use base64ct::{Base64, Encoding};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload as Sealing};
use ledger::commitment::Field;
use ledger::tree::Hash;
use serde_json::Value;
use store::{Store, StoreError};

use crate::support::place::audited;
use crate::support::{CASE, Place, at, comment, each_database, open_case};

/// Three entries published, three more only recorded.
async fn half_published(place: &Place) -> Store {
    let store = place.open().await;
    open_case(&store, CASE, at(1)).await;
    comment(&store, CASE, at(2), "a").await.unwrap();
    store.publish().await.unwrap();
    for (second, text) in [(3, "b"), (4, "c"), (5, "d")] {
        comment(&store, CASE, at(second), text).await.unwrap();
    }
    place.drop_guards().await;
    store
}

#[test]
fn what_was_changed_behind_the_stores_back_is_never_signed() {
    each_database("what_was_changed_behind_the_stores_back_is_never_signed", |place| async move {
        let tampering = [
            ("a leaf", "UPDATE event SET leaf = (SELECT leaf FROM event WHERE idx = 3) WHERE idx = 4"),
            (
                "a leaf with its hash",
                "UPDATE event SET leaf = (SELECT leaf FROM event WHERE idx = 3), \
                 leaf_hash = (SELECT leaf_hash FROM event WHERE idx = 3) WHERE idx = 4",
            ),
            ("an entry left out", "DELETE FROM payload WHERE idx = 4; DELETE FROM event WHERE idx = 4"),
            (
                "two entries that changed places",
                "DELETE FROM payload; UPDATE event SET idx = 100 WHERE idx = 3; UPDATE event SET idx = 3 WHERE idx = 4; \
                 UPDATE event SET idx = 4 WHERE idx = 100",
            ),
            (
                "a tree head",
                "UPDATE tree_head SET root = (SELECT root FROM tree_head WHERE size = 5) WHERE size = 6",
            ),
            ("the last tree head, gone", "DELETE FROM tree_head WHERE size = 6"),
        ];
        let store = half_published(&place).await;
        keep(&place).await;
        for (what, sql) in tampering {
            place.sql(sql).await.unwrap();
            let outcome = store.publish().await;
            assert!(matches!(outcome, Err(StoreError::Tampered(_))), "{what}: {outcome:?}");
            assert!(store.check().await.is_err(), "{what}: the check finds it too");
            assert_eq!(audited(&store).unwrap().size, 3, "{what}: what was published stays as it was");
            put_back(&place).await;
        }
        assert_eq!(store.publish().await.unwrap(), 6, "once the rows are as they were, it goes on");
        assert_eq!(store.check().await.unwrap(), 6);
        assert_eq!(audited(&store).unwrap().size, 6);
    });
}

#[test]
fn the_check_finds_changes_to_what_is_published_long_since() {
    each_database("the_check_finds_changes_to_what_is_published_long_since", |place| async move {
        let store = half_published(&place).await;
        store.publish().await.unwrap();
        keep(&place).await;
        for (what, sql) in [
            (
                "a leaf with its hash",
                "UPDATE event SET leaf = (SELECT leaf FROM event WHERE idx = 1), \
                 leaf_hash = (SELECT leaf_hash FROM event WHERE idx = 1) WHERE idx = 2",
            ),
            ("the act's name", "UPDATE event SET act = 'flag.raised' WHERE idx = 2"),
            ("the case", "UPDATE event SET case_id = 'IMP-1999-0001' WHERE idx = 2"),
            (
                "somebody else's words",
                "UPDATE payload SET sealed = (SELECT sealed FROM payload WHERE idx = 3) WHERE idx = 2",
            ),
            ("no words at all", "DELETE FROM payload WHERE idx = 2"),
        ] {
            place.sql(sql).await.unwrap();
            let outcome = store.check().await;
            assert!(outcome.is_err(), "{what}: {outcome:?}");
            put_back(&place).await;
        }
        assert_eq!(store.check().await.unwrap(), 6);
    });
}

/// Somebody with the payload key and every right over the database puts other words in, sealed as they should be.
#[test]
fn words_that_the_leaf_does_not_commit_to_are_not_shown() {
    each_database("words_that_the_leaf_does_not_commit_to_are_not_shown", |place| async move {
        let store = half_published(&place).await;
        let rows = place.numbers_and_bytes("SELECT idx, sealed FROM payload WHERE idx = 2").await;
        let key = payload_key(&place);
        let mut kept: Value = serde_json::from_slice(&unsealed(&key, 2, &rows[&2])).unwrap();
        say_otherwise(&mut kept, "text", "\"never said\"");
        let sealed = sealed(&key, 2, kept.to_string().as_bytes());
        let hexadecimal: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
        let literal =
            if place.is_sqlite() { format!("X'{hexadecimal}'") } else { format!("'\\x{hexadecimal}'") };
        place.sql(&format!("UPDATE payload SET sealed = {literal} WHERE idx = 2")).await.unwrap();
        let refused = [
            store.history(CASE).await.err(),
            store.case(CASE).await.err(),
            store.disclose(CASE, 2, "text").await.err(),
            store.receipt(CASE, 2, &["text".to_owned()]).await.err(),
            store.check().await.err(),
        ];
        for error in refused {
            assert!(matches!(error, Some(StoreError::NotCommitted(2))), "{error:?}");
            assert!(error.unwrap().to_string().contains("entry 2 are not those that its leaf commits to"));
        }
    });
}

fn payload_key(place: &Place) -> [u8; 32] {
    let text = std::fs::read_to_string(place.data().join("keys/payload.key")).unwrap();
    Base64::decode_vec(text.trim_end()).unwrap().try_into().unwrap()
}

/// Another value for a field, with its digest among the others, so that the payload by itself is sound.
fn say_otherwise(kept: &mut Value, name: &str, value: &str) {
    let fields = kept["fields"].as_array_mut().unwrap();
    let kept_field = fields.iter_mut().find(|field| field["name"] == name).unwrap();
    let salt = Base64::decode_vec(kept_field["salt"].as_str().unwrap()).unwrap().try_into().unwrap();
    let digest = |value: &str| Field { name: name.into(), value: value.into(), salt }.digest();
    let (before, after) = (digest(kept_field["value"].as_str().unwrap()), digest(value));
    kept_field["value"] = value.into();
    let digests = kept["digests"].as_array_mut().unwrap();
    let mut hashes: Vec<Hash> = digests.iter().map(|text| text.as_str().unwrap().parse().unwrap()).collect();
    hashes.retain(|hash| *hash != before);
    hashes.push(after);
    hashes.sort_unstable();
    *digests = hashes.iter().map(|hash| hash.to_string().into()).collect();
}

fn sealed(key: &[u8; 32], idx: u64, plain: &[u8]) -> Vec<u8> {
    let nonce = [7; 24];
    let sealing = Sealing { msg: plain, aad: &idx.to_be_bytes() };
    let sealed = XChaCha20Poly1305::new(&(*key).into()).encrypt(&nonce.into(), sealing).unwrap();
    [nonce.as_slice(), &sealed].concat()
}

fn unsealed(key: &[u8; 32], idx: u64, sealed: &[u8]) -> Vec<u8> {
    let (nonce, sealed) = sealed.split_first_chunk::<24>().unwrap();
    let sealing = Sealing { msg: sealed, aad: &idx.to_be_bytes() };
    XChaCha20Poly1305::new(&(*key).into()).decrypt(&(*nonce).into(), sealing).unwrap()
}

#[test]
fn what_a_power_cut_left_of_unpublished_tiles_is_written_anew() {
    each_database("what_a_power_cut_left_of_unpublished_tiles_is_written_anew", |place| async move {
        let store = half_published(&place).await;
        for path in ["tile/entries/000.p/6", "tile/0/000.p/6"] {
            std::fs::write(store.folder().path().join(path), [0; 7]).unwrap();
        }
        assert_eq!(store.publish().await.unwrap(), 6);
        assert_eq!(audited(&store).unwrap().size, 6);
    });
}

#[test]
fn a_checkpoint_by_another_key_is_refused() {
    each_database("a_checkpoint_by_another_key_is_refused", |place| async move {
        drop(half_published(&place).await);
        let path = place.data().join("ledger/checkpoint");
        let forged = std::fs::read_to_string(&path).unwrap().replacen("\n3\n", "\n2\n", 1);
        std::fs::write(&path, forged).unwrap();
        let refused = place.try_open().await.err();
        assert!(matches!(refused, Some(StoreError::Tampered(_))), "{refused:?}");
    });
}

/// Notes all rows, so that [`put_back`] can undo what a round did.
async fn keep(place: &Place) {
    place
        .sql(
            "CREATE TABLE kept_event AS SELECT * FROM event; CREATE TABLE kept_payload AS SELECT * FROM payload; \
             CREATE TABLE kept_tree_head AS SELECT * FROM tree_head;",
        )
        .await
        .unwrap();
}

async fn put_back(place: &Place) {
    place
        .sql(
            "DELETE FROM payload; DELETE FROM event; DELETE FROM tree_head; INSERT INTO event SELECT * FROM kept_event; \
             INSERT INTO payload SELECT * FROM kept_payload; INSERT INTO tree_head SELECT * FROM kept_tree_head;",
        )
        .await
        .unwrap();
}
