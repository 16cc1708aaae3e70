//! Claim 14: a database that lost entries gets them back from a mirror, and the log goes on without a fork.

use std::collections::{BTreeMap, BTreeSet};

use ledger::audit::{Options, audit};
use ledger::policy::Policy;
use ledger::tiles::TileSource;
use store::{Recovered, StoreError, recover};

use crate::rollback::{published, roll_back};
use crate::support::acts::erase;
use crate::support::place::{audited, run};
use crate::support::{CASE, Place, at, comment, each_database, open_case};

const OTHER: &str = "IMP-2026-0002";

/// What was published, as a mirror has it.
type Mirror = BTreeMap<String, Vec<u8>>;

fn mirror(place: &Place) -> Mirror {
    let mut files = Mirror::new();
    let root = place.data().join("ledger");
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

async fn recover_from(place: &Place, mirror: &dyn TileSource) -> Result<Recovered, StoreError> {
    recover(&place.settings(), mirror).await
}

#[test]
fn a_database_that_was_rolled_back_gets_its_entries_from_a_mirror_and_goes_on() {
    each_database("a_database_that_was_rolled_back_gets_its_entries_from_a_mirror", |place| async move {
        published(&place).await;
        let store = place.open().await;
        let promised = store.receipt(CASE, 4, &[]).await.unwrap();
        let before = store.folder().checkpoint().unwrap().unwrap();
        drop(store);
        let mirror = mirror(&place);
        roll_back(&place).await;
        // The files went with the database; the keys were kept apart.
        std::fs::remove_dir_all(place.data().join("ledger")).unwrap();
        let refused = place.try_open().await.err().unwrap().to_string();
        assert!(refused.contains("entries 3 to 4 are missing"), "{refused}");

        let back = recover_from(&place, &mirror).await.unwrap();
        let head = before.checkpoint();
        let cases = BTreeSet::from([CASE.to_owned()]);
        assert_eq!(back, Recovered { held: 3, size: head.size, root: head.root, cases });

        let store = place.open().await;
        assert_eq!(store.publish().await.unwrap(), 5);
        assert_eq!(
            store.folder().checkpoint().unwrap().unwrap().checkpoint(),
            head,
            "the same tree is signed"
        );
        open_case(&store, OTHER, at(5)).await;
        assert_eq!(store.publish().await.unwrap(), 6);
        let options = Options { history: vec![before], ..Options::default() };
        let policy = Policy::log_only(store.log_key().clone());
        assert_eq!(audit(store.folder(), &policy, &options).unwrap().size, 6, "one story, for everybody");
        assert_eq!(store.check().await.unwrap(), 6);
        promised.verify(&policy).unwrap();
        assert_eq!(store.receipt(CASE, 4, &[]).await.unwrap().leaf, promised.leaf);
    });
}

#[test]
fn a_case_of_which_only_leaves_came_back_is_neither_shown_nor_carried_on() {
    each_database("a_case_of_which_only_leaves_came_back", |place| async move {
        published(&place).await;
        let mirror = mirror(&place);
        roll_back(&place).await;
        recover_from(&place, &mirror).await.unwrap();
        let store = place.open().await;
        let refused = [
            store.case(CASE).await.err(),
            store.history(CASE).await.err(),
            store.disclose(CASE, 3, "text").await.err(),
            store.receipt(CASE, 3, &["text".to_owned()]).await.err(),
            comment(&store, CASE, at(9), "as if nothing had happened").await.err(),
        ];
        for error in refused {
            assert!(matches!(error, Some(StoreError::Lost(3))), "{error:?}");
        }
        assert!(store.disclose(CASE, 2, "text").await.is_ok(), "what the backup had can still be shown");
        assert_eq!(store.list(&Default::default()).await.unwrap(), [], "nothing outdated is listed");
        assert_eq!(store.next_case_id(2026).await.unwrap(), OTHER, "its identifier is not given again");
        open_case(&store, OTHER, at(9)).await;
    });
}

#[test]
fn what_was_erased_after_the_backup_is_erased_again() {
    each_database("what_was_erased_after_the_backup_is_erased_again", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        comment(&store, CASE, at(2), "My sister was followed home").await.unwrap();
        let sealed = "SELECT idx, sealed FROM payload WHERE idx = 2";
        place.sql("CREATE TABLE head_then AS SELECT size, frontier, last_us FROM head").await.unwrap();
        place.sql("CREATE TABLE payload_then AS SELECT * FROM payload").await.unwrap();
        let backup = place.numbers_and_bytes(sealed).await;
        erase(&store, CASE, at(3), 2, "text").await.unwrap();
        store.publish().await.unwrap();
        drop(store);
        let mirror = mirror(&place);
        roll_back(&place).await;
        place.sql("DELETE FROM payload; INSERT INTO payload SELECT * FROM payload_then").await.unwrap();
        assert_eq!(place.numbers_and_bytes(sealed).await, backup);
        recover_from(&place, &mirror).await.unwrap();
        let store = place.open().await;
        assert!(matches!(store.disclose(CASE, 2, "text").await, Err(StoreError::NoField(_))));
        assert!(store.disclose(CASE, 2, "naming").await.is_ok());
    });
}

#[test]
fn a_database_that_is_gone_altogether_comes_back_as_leaves() {
    let place = Place::on_sqlite();
    run(async {
        published(&place).await;
        let mirror = mirror(&place);
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(place.data().join(format!("imprimatur.sqlite{end}")));
        }
        let back = recover_from(&place, &mirror).await.unwrap();
        assert_eq!((back.held, back.size), (0, 5));
        let store = place.open().await;
        open_case(&store, OTHER, at(9)).await;
        assert_eq!(store.publish().await.unwrap(), 6);
        assert_eq!(audited(&store).unwrap().size, 6);
    });
}

#[test]
fn a_mirror_that_lags_or_lies_is_refused_and_nothing_changes() {
    each_database("a_mirror_that_lags_or_lies_is_refused_and_nothing_changes", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        store.publish().await.unwrap();
        let lagging = mirror(&place);
        place.sql("CREATE TABLE head_then AS SELECT size, frontier, last_us FROM head").await.unwrap();
        for second in [2, 3, 4] {
            comment(&store, CASE, at(second), "more").await.unwrap();
        }
        store.publish().await.unwrap();
        drop(store);
        let good = mirror(&place);
        place.drop_guards().await;
        place
            .sql(
                "DELETE FROM payload WHERE idx >= 2; DELETE FROM event WHERE idx >= 2; DELETE FROM tree_head WHERE size > 2; \
                 UPDATE head SET size = 2, frontier = (SELECT frontier FROM head_then), last_us = (SELECT last_us FROM head_then)",
            )
            .await
            .unwrap();

        let behind = recover_from(&place, &lagging).await;
        assert!(matches!(behind, Err(StoreError::RolledBack { held: 2, signed: 5, .. })), "{behind:?}");
        let mut forged = good.clone();
        let bundle = forged.get_mut("tile/entries/000.p/5").unwrap();
        let role = bundle.windows(11).rposition(|window| window == b"focal-point").unwrap();
        bundle[role] = b'v';
        let mut cut = good.clone();
        cut.remove("tile/entries/000.p/5");
        let mut unsigned = good.clone();
        let checkpoint =
            String::from_utf8(unsigned["checkpoint"].clone()).unwrap().replacen("\n5\n", "\n4\n", 1);
        unsigned.insert("checkpoint".to_owned(), checkpoint.into_bytes());
        for (what, mirror) in
            [("forged", forged), ("cut", cut), ("unsigned", unsigned), ("empty", Mirror::new())]
        {
            let refused = recover_from(&place, &mirror).await;
            assert!(matches!(refused, Err(StoreError::Mirror(_))), "{what}: {refused:?}");
        }
        assert_eq!(recover_from(&place, &good).await.unwrap().held, 2, "nothing was changed by the attempts");
        let none_missing = recover_from(&place, &good).await.unwrap();
        assert_eq!((none_missing.held, none_missing.cases.len()), (5, 0));
        assert_eq!(place.open().await.check().await.unwrap(), 5);
    });
}

#[test]
fn nothing_is_recovered_into_a_store_that_is_open() {
    let place = Place::on_sqlite();
    run(async {
        published(&place).await;
        let mirror = mirror(&place);
        let _open = place.open().await;
        assert!(matches!(recover_from(&place, &mirror).await, Err(StoreError::InUse(_))));
    });
}
