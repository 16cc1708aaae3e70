//! The database itself refuses to change history.

use crate::support::{CASE, at, comment, each_database, open_case};

#[test]
fn events_and_tree_heads_can_neither_be_changed_nor_deleted() {
    each_database("events_and_tree_heads_can_neither_be_changed_nor_deleted", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        comment(&store, CASE, at(2), "a").await.unwrap();
        let before = store.history(CASE).await.unwrap();
        for forbidden in [
            "UPDATE event SET act = 'flag.raised' WHERE idx = 1",
            "UPDATE event SET leaf = leaf",
            "DELETE FROM event WHERE idx = 2",
            "UPDATE tree_head SET root = root",
            "DELETE FROM tree_head",
        ] {
            let refused = place.sql(forbidden).await.expect_err(forbidden).to_string();
            assert!(refused.contains("never"), "{forbidden}: {refused}");
        }
        let after = store.history(CASE).await.unwrap();
        assert_eq!(
            after.iter().map(|stored| &stored.leaf).collect::<Vec<_>>(),
            before.iter().map(|stored| &stored.leaf).collect::<Vec<_>>()
        );
    });
}
