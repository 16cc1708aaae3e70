//! Whatever is done in whatever order: events, log, files and register agree.

use ledger::tree::{Hash, leaf_hash, root_of};
use proptest::prelude::*;
use store::{Filter, Store};

use crate::support::acts::{commented, erase, event, flag, opened, perform, refuse};
use crate::support::place::{audited, run};
use crate::support::{Place, at, comment};

#[derive(Debug, Clone)]
enum Step {
    Open(u8),
    Comment(u8),
    /// An act on a view that may be old.
    Expecting(u8, u64),
    Refused(u8),
    /// Several acts at once.
    Together(u8, u8),
    Erase(u8, u64),
    Publish,
    OpenAgain,
}

fn step() -> impl Strategy<Value = Step> {
    let case = 0..4_u8;
    prop_oneof![
        2 => case.clone().prop_map(Step::Open),
        4 => case.clone().prop_map(Step::Comment),
        1 => (case.clone(), 0..6_u64).prop_map(|(case, n)| Step::Expecting(case, n)),
        1 => case.clone().prop_map(Step::Refused),
        1 => (case.clone(), 1..20_u8).prop_map(|(case, count)| Step::Together(case, count)),
        1 => (case, 1..6_u64).prop_map(|(case, n)| Step::Erase(case, n)),
        2 => Just(Step::Publish),
        1 => Just(Step::OpenAgain),
    ]
}

fn name(case: u8) -> String {
    format!("IMP-2026-000{case}")
}

/// Opens the case with its first act; afterwards flags it.
async fn act(store: &Store, case: u8, second: i64) {
    let done = store
        .perform(&name(case), None, move |case| {
            let act = if case.n == 0 { opened("A pilot") } else { flag(&format!("F-{}", case.n)) };
            Ok(vec![event(case, at(second), "anna", act)])
        })
        .await;
    done.unwrap();
}

async fn take(step: &Step, second: i64, place: &Place, store: Store) -> Store {
    match *step {
        Step::Open(case) => act(&store, case, second).await,
        Step::Comment(case) => {
            act(&store, case, second).await;
            comment(&store, &name(case), at(second), "words").await.unwrap();
        }
        Step::Expecting(case, n) => {
            let old = store.case(&name(case)).await.map_or(0, |case| case.n);
            let outcome = store
                .perform(&name(case), Some(n), move |case| {
                    let act = if case.n == 0 { opened("A pilot") } else { commented("on what I saw") };
                    Ok(vec![event(case, at(second), "ben", act)])
                })
                .await;
            assert_eq!(outcome.is_ok(), n == old);
        }
        Step::Refused(case) => assert!(store.perform(&name(case), None, refuse).await.is_err()),
        Step::Together(case, count) => {
            act(&store, case, second).await;
            let (store, case_id) = (&store, &name(case));
            let together: Vec<_> = (0..count)
                .map(|_| {
                    let (store, case_id) = (store.clone(), case_id.clone());
                    tokio::spawn(async move { comment(&store, &case_id, at(second), "all at once").await })
                })
                .collect();
            for one in together {
                one.await.unwrap().unwrap();
            }
        }
        // Refused where there is no such event or no such field.
        Step::Erase(case, n) => {
            let _ = erase(&store, &name(case), at(second), n, "text").await;
        }
        Step::Publish => {
            let size = store.size().await.unwrap();
            assert_eq!(store.publish().await.unwrap(), size);
        }
        Step::OpenAgain => {
            drop(store);
            return place.open().await;
        }
    }
    store
}

async fn agree(place: &Place, store: &Store) {
    let size = store.size().await.unwrap();
    let leaves = place.numbers_and_bytes("SELECT idx, leaf FROM event").await;
    let hashes = place.numbers_and_bytes("SELECT idx, leaf_hash FROM event").await;
    assert!(leaves.keys().copied().eq(0..size as i64), "as many rows as entries, without gaps");
    for (idx, leaf) in &leaves {
        assert_eq!(leaf_hash(leaf).0.as_slice(), hashes[idx], "the hash of entry {idx}");
    }
    let rebuilt: Vec<Hash> = leaves.values().map(|leaf| leaf_hash(leaf)).collect();
    for (at, root) in place.numbers_and_bytes("SELECT size, root FROM tree_head").await {
        assert_eq!(root_of(&rebuilt[..at as usize]).0.as_slice(), root, "tree head {at}");
    }
    let published = store.folder().checkpoint().unwrap().map_or(0, |signed| signed.checkpoint().size);
    let signed = std::fs::read_to_string(place.data().join("keys/last-signed"))
        .map_or(0, |text| text.split(' ').next().unwrap().parse().unwrap());
    assert!(published <= signed && signed <= size, "{published} <= {signed} <= {size}");
    if published > 0 {
        assert_eq!(audited(store).unwrap().size, published);
    }
    for summary in store.list(&Filter::default()).await.unwrap() {
        let case = store.case(&summary.case_id).await.unwrap();
        assert_eq!((summary.n, summary.stage, summary.flags), (case.n, case.stage, case.record.flags.len()));
    }
    assert_eq!(store.check().await.unwrap(), size);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn database_log_and_register_never_disagree(steps in proptest::collection::vec(step(), 1..25)) {
        run(async {
            let place = Place::on_sqlite();
            let mut store = place.open().await;
            for (step, second) in steps.iter().zip(1..) {
                store = take(step, second, &place, store).await;
            }
            agree(&place, &store).await;
        });
    }
}

#[test]
fn tiles_are_right_however_a_log_grows() {
    let place = Place::on_sqlite();
    run(async {
        let store = place.open().await;
        perform(&store, &name(1), at(1), opened("A pilot")).await.unwrap();
        for (size, second) in [3, 255, 256, 257, 511, 513, 1025].into_iter().zip(2..) {
            while store.size().await.unwrap() < size {
                let missing = (size - store.size().await.unwrap()).min(300);
                let some = (0..missing).map(|_| comment(&store, "IMP-2026-0001", at(second), "more"));
                for one in some {
                    one.await.unwrap();
                }
            }
            assert_eq!(store.publish().await.unwrap(), size);
            assert_eq!(audited(&store).unwrap().size, size);
        }
    });
}
