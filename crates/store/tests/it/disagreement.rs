//! The database was changed from outside, or the files were: nothing is signed, and the check says so.

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
