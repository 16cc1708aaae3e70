//! A store that was rolled back, or opened twice, refuses to sign.

use store::{Settings, Store, StoreError};

use crate::support::place::copy;
use crate::support::witness::Witness;
use crate::support::{CASE, Place, at, comment, each_database, open_case};

#[test]
fn a_data_folder_is_opened_once() {
    each_database("a_data_folder_is_opened_once", |place| async move {
        let first = place.open().await;
        assert!(matches!(place.try_open().await, Err(StoreError::InUse(_))));
        open_case(&first, CASE, at(1)).await;
        drop(first);
        place.open().await;
    });
}

/// Publishes five entries, having noted how the database stood after three.
pub async fn published(place: &Place) {
    let store = place.open().await;
    open_case(&store, CASE, at(1)).await;
    comment(&store, CASE, at(2), "a").await.unwrap();
    store.publish().await.unwrap();
    place.sql("CREATE TABLE head_then AS SELECT size, frontier, last_us FROM head").await.unwrap();
    comment(&store, CASE, at(3), "b").await.unwrap();
    comment(&store, CASE, at(4), "c").await.unwrap();
    store.publish().await.unwrap();
}

/// Puts the database back to where it stood after three entries.
pub async fn roll_back(place: &Place) {
    place.drop_guards().await;
    place
        .sql(
            "DELETE FROM payload WHERE idx >= 3; DELETE FROM event WHERE idx >= 3; DELETE FROM tree_head WHERE size > 3; \
             UPDATE head SET size = 3, frontier = (SELECT frontier FROM head_then), last_us = (SELECT last_us FROM head_then);",
        )
        .await
        .unwrap();
}

#[test]
fn a_database_behind_the_published_checkpoint_and_the_signers_memory_is_refused() {
    each_database("a_database_behind_what_was_signed_is_refused", |place| async move {
        published(&place).await;
        roll_back(&place).await;
        let refused = place.try_open().await.err();
        assert!(matches!(refused, Some(StoreError::RolledBack { held: 3, signed: 5, .. })), "{refused:?}");
    });
}

#[test]
fn the_signers_memory_alone_is_enough() {
    each_database("the_signers_memory_alone_is_enough", |place| async move {
        published(&place).await;
        roll_back(&place).await;
        std::fs::remove_dir_all(place.data().join("ledger")).unwrap();
        let refused = place.try_open().await.err();
        assert!(matches!(refused, Some(StoreError::RolledBack { held: 3, signed: 5, .. })), "{refused:?}");
    });
}

#[test]
fn the_published_checkpoint_alone_is_enough() {
    each_database("the_published_checkpoint_alone_is_enough", |place| async move {
        published(&place).await;
        roll_back(&place).await;
        std::fs::remove_file(place.data().join("keys/last-signed")).unwrap();
        let refused = place.try_open().await.err();
        assert!(matches!(refused, Some(StoreError::RolledBack { held: 3, signed: 5, .. })), "{refused:?}");
    });
}

#[test]
fn a_witness_alone_is_enough() {
    each_database("a_witness_alone_is_enough", |place| async move {
        let store = place.open().await;
        let witness = Witness::start(store.log_key(), 1).await;
        drop(store);
        let settings = || Settings { witnesses: vec![witness.address()], quorum: 1, ..place.settings() };
        let store = Store::open(settings(), at(0)).await.unwrap();
        open_case(&store, CASE, at(1)).await;
        comment(&store, CASE, at(2), "a").await.unwrap();
        store.publish().await.unwrap();
        drop(store);
        // Everything is restored from yesterday's backup: database, files and keys.
        place.sql("CREATE TABLE head_then AS SELECT size, frontier, last_us FROM head").await.unwrap();
        let backup = place.beside("backup");
        copy(&place.data().join("ledger"), &backup.join("ledger"));
        copy(&place.data().join("keys"), &backup.join("keys"));
        let store = Store::open(settings(), at(0)).await.unwrap();
        comment(&store, CASE, at(3), "b").await.unwrap();
        comment(&store, CASE, at(4), "c").await.unwrap();
        assert_eq!(store.publish().await.unwrap(), 5);
        drop(store);
        roll_back(&place).await;
        for folder in ["ledger", "keys"] {
            std::fs::remove_dir_all(place.data().join(folder)).unwrap();
            copy(&backup.join(folder), &place.data().join(folder));
        }
        let refused = Store::open(settings(), at(0)).await.err();
        let Some(StoreError::RolledBack { held: 3, signed: 5, witness }) = refused else {
            panic!("{refused:?}")
        };
        assert!(witness.contains("witness.example/w1"), "{witness}");
    });
}

#[test]
fn a_log_that_has_begun_gets_no_new_keys() {
    each_database("a_log_that_has_begun_gets_no_new_keys", |place| async move {
        published(&place).await;
        for key in ["ledger.key", "payload.key"] {
            let (path, aside) = (place.data().join("keys").join(key), place.beside(key));
            std::fs::rename(&path, &aside).unwrap();
            let refused = place.try_open().await.err();
            assert!(matches!(refused, Some(StoreError::Key { .. })), "{key}: {refused:?}");
            assert!(!path.exists(), "no other {key} was made");
            std::fs::rename(&aside, &path).unwrap();
        }
        place.open().await;
    });
}
