//! Witnesses: cosignatures when all is well, alarms when it is not, patience when they are away.

use std::sync::Arc;

use ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ledger::note::SigningKey;
use ledger::policy::Policy;
use ledger::tree::Hash;
use store::{Settings, Store, StoreError};

use crate::support::place::ORIGIN;
use crate::support::witness::Witness;
use crate::support::{CASE, Place, at, comment, each_database, open_case};

/// An open store that asks these witnesses.
async fn witnessed(place: &Place, count: u8, quorum: usize) -> (Store, Vec<Arc<Witness>>) {
    let store = place.open().await;
    let mut witnesses = Vec::new();
    for number in 1..=count {
        witnesses.push(Witness::start(store.log_key(), number).await);
    }
    drop(store);
    let addresses = witnesses.iter().map(|witness| witness.address()).collect();
    let settings = Settings { witnesses: addresses, quorum, ..place.settings() };
    (Store::open(settings, at(0)).await.unwrap(), witnesses)
}

/// A checkpoint that somebody else signed with the log's key.
fn signed_elsewhere(place: &Place, size: u64) -> SignedCheckpoint {
    let key: SigningKey =
        std::fs::read_to_string(place.data().join("keys/ledger.key")).unwrap().trim_end().parse().unwrap();
    Checkpoint::new(ORIGIN, size, Hash([7; 32])).sign(&[&key]).unwrap()
}

#[test]
fn a_published_checkpoint_bears_the_cosignatures_that_the_policy_asks_for() {
    each_database("a_published_checkpoint_bears_the_cosignatures", |place| async move {
        let (store, witnesses) = witnessed(&place, 3, 3).await;
        let mut policy = format!("log {}\n", store.log_key());
        for (witness, name) in witnesses.iter().zip(["a", "b", "c"]) {
            policy += &format!("witness {name} {}\n", witness.address().key);
        }
        let policy: Policy = (policy + "group all-of-them all a b c\nquorum all-of-them\n").parse().unwrap();
        open_case(&store, CASE, at(1)).await;
        for second in 2..6 {
            comment(&store, CASE, at(second), "again").await.unwrap();
            let size = store.publish().await.unwrap();
            let verdict =
                policy.verify(&store.folder().checkpoint().unwrap().unwrap()).unwrap().cosigned.len();
            assert_eq!((size, verdict), (second as u64 + 1, 3));
        }
        store.receipt(CASE, 3, &[]).await.unwrap().verify(&policy).unwrap();
    });
}

/// The time of the one cosignature under the published checkpoint.
fn cosigned_at(store: &Store, witness: &Witness) -> u64 {
    let key = witness.address().key;
    let policy = format!("log {}\nwitness w {key}\nquorum w\n", store.log_key());
    let policy: Policy = policy.parse().unwrap();
    policy.verify(&store.folder().checkpoint().unwrap().unwrap()).unwrap().latest().unwrap()
}

/// A sign of life: readers can tell a quiet log from one that is kept from them.
#[test]
fn an_unchanged_log_is_cosigned_again_after_a_while_and_not_before() {
    each_database("an_unchanged_log_is_cosigned_again_after_a_while", |place| async move {
        let (store, witnesses) = witnessed(&place, 1, 1).await;
        open_case(&store, CASE, at(1)).await;
        store.publish().await.unwrap();
        let first = store.folder().checkpoint().unwrap().unwrap();
        let cosigned = cosigned_at(&store, &witnesses[0]);
        witnesses[0].let_pass(3_000);
        assert_eq!(store.publish().await.unwrap(), 2);
        assert_eq!(cosigned_at(&store, &witnesses[0]), cosigned, "an hour has not passed");
        drop(store);
        let heartbeat = std::time::Duration::ZERO;
        let settings =
            Settings { witnesses: vec![witnesses[0].address()], quorum: 1, heartbeat, ..place.settings() };
        let store = Store::open(settings, at(0)).await.unwrap();
        for beat in 1..4 {
            assert_eq!(store.publish().await.unwrap(), 2);
            assert!(cosigned_at(&store, &witnesses[0]) >= cosigned + 3_000 * beat, "beat {beat}");
            witnesses[0].let_pass(3_000);
        }
        let last = store.folder().checkpoint().unwrap().unwrap();
        assert_eq!(last.checkpoint(), first.checkpoint(), "the same tree");
    });
}

#[test]
fn without_a_quorum_events_are_recorded_and_one_checkpoint_covers_them_later() {
    each_database("without_a_quorum_events_are_recorded", |place| async move {
        let (store, witnesses) = witnessed(&place, 1, 1).await;
        open_case(&store, CASE, at(1)).await;
        assert_eq!(store.publish().await.unwrap(), 2);
        drop(store);
        let away = Settings { quorum: 2, witnesses: vec![witnesses[0].address()], ..place.settings() };
        let store = Store::open(away, at(0)).await.unwrap();
        for second in 2..5 {
            comment(&store, CASE, at(second), "recorded all the same").await.unwrap();
            assert_eq!(store.publish().await.unwrap(), 2, "nothing new is published");
            assert!(matches!(store.receipt(CASE, 2, &[]).await, Err(StoreError::NotPublishedYet { .. })));
        }
        assert_eq!(witnesses[0].seen_size(), 5, "the witness that was there has seen it");
        drop(store);
        let back = Settings { quorum: 1, witnesses: vec![witnesses[0].address()], ..place.settings() };
        let store = Store::open(back, at(0)).await.unwrap();
        assert_eq!(store.publish().await.unwrap(), 5);
        store.receipt(CASE, 2, &[]).await.unwrap();
    });
}

#[test]
fn a_witness_that_has_seen_more_than_the_log_raises_an_alarm() {
    each_database("a_witness_that_has_seen_more_than_the_log_raises_an_alarm", |place| async move {
        let (store, witnesses) = witnessed(&place, 1, 1).await;
        open_case(&store, CASE, at(1)).await;
        witnesses[0].has_seen(signed_elsewhere(&place, 100));
        let outcome = store.publish().await;
        assert!(matches!(outcome, Err(StoreError::Alarm { .. })), "{outcome:?}");
        assert!(store.folder().checkpoint().unwrap().is_none(), "nothing was published");
    });
}

#[test]
fn a_witness_that_has_seen_another_root_raises_an_alarm() {
    each_database("a_witness_that_has_seen_another_root_raises_an_alarm", |place| async move {
        let (store, witnesses) = witnessed(&place, 1, 1).await;
        open_case(&store, CASE, at(1)).await;
        for size in [1, 2] {
            witnesses[0].has_seen(signed_elsewhere(&place, size));
            let outcome = store.publish().await;
            assert!(matches!(outcome, Err(StoreError::Alarm { .. })), "size {size}: {outcome:?}");
            assert!(store.folder().checkpoint().unwrap().is_none(), "nothing was published");
        }
    });
}

#[test]
fn a_witness_that_is_away_costs_its_cosignature_and_nothing_else() {
    each_database("a_witness_that_is_away_costs_its_cosignature", |place| async move {
        let (store, witnesses) = witnessed(&place, 1, 1).await;
        drop(store);
        let mut addresses = vec![witnesses[0].address(), witnesses[0].address()];
        // Port 1 of the loopback interface: nobody listens there.
        addresses[1].url = "http://127.0.0.1:1".into();
        let store = Store::open(Settings { witnesses: addresses, quorum: 1, ..place.settings() }, at(0))
            .await
            .unwrap();
        open_case(&store, CASE, at(1)).await;
        assert_eq!(store.publish().await.unwrap(), 2);
    });
}
