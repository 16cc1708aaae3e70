//! Many at once, on one case and on many, in one process and in two.

use std::collections::BTreeMap;

use ledger::leaf::Leaf;
use ledger::tree::{leaf_hash, root_of};
use store::{Store, StoreError};

use crate::support::acts::{commented, event, flag, perform, proposed, signed};
use crate::support::place::{audited, copy};
use crate::support::{CASE, Place, at, comment, each_database, open_case};

#[test]
fn who_acts_on_an_old_view_is_told_what_happened_meanwhile() {
    each_database("who_acts_on_an_old_view_is_told_what_happened_meanwhile", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        comment(&store, CASE, at(2), "a").await.unwrap();
        perform(&store, CASE, at(3), flag("F-1")).await.unwrap();
        let late =
            store.perform(CASE, Some(1), |case| Ok(vec![event(case, at(4), "ben", commented("b"))])).await;
        let Err(StoreError::Changed { expected: 1, found: 3, since, .. }) = late else { panic!("{late:?}") };
        assert_eq!(since, ["comment.received", "flag.raised"]);
        assert_eq!(store.case(CASE).await.unwrap().n, 3);
    });
}

#[test]
fn of_two_who_act_on_the_same_view_one_wins() {
    each_database("of_two_who_act_on_the_same_view_one_wins", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        for round in 1..=20_u64 {
            let act = |by: &'static str| {
                let store = store.clone();
                let when = at(10 + round as i64);
                tokio::spawn(async move {
                    store
                        .perform(CASE, Some(round), move |case| {
                            Ok(vec![event(case, when, by, commented(by))])
                        })
                        .await
                })
            };
            let (one, other) = (act("anna"), act("ben"));
            let outcomes = [one.await.unwrap(), other.await.unwrap()];
            assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
            let lost = outcomes.into_iter().find_map(Result::err).unwrap();
            let StoreError::Changed { since, .. } = lost else { panic!("{lost}") };
            assert_eq!(since, ["comment.received"], "the loser is told by what");
        }
    });
}

#[test]
fn sixty_four_clients_leave_a_log_without_gaps() {
    each_database("sixty_four_clients_leave_a_log_without_gaps", |place| async move {
        let store = place.open().await;
        const CLIENTS: u64 = 64;
        const EACH: u64 = 25;
        // Two clients a case: they interleave, and nobody's own order may change.
        let case_of = |client: u64| format!("IMP-2026-{:04}", client / 2);
        for client in (0..CLIENTS).step_by(2) {
            open_case(&store, &case_of(client), at(1)).await;
        }
        let mut clients = Vec::new();
        for client in 0..CLIENTS {
            let (store, case_id) = (store.clone(), case_of(client));
            clients.push(tokio::spawn(async move {
                for number in 0..EACH {
                    comment(&store, &case_id, at(2), &format!("{client} {number}")).await.unwrap();
                }
            }));
        }
        for client in clients {
            client.await.unwrap();
        }
        let size = 1 + CLIENTS / 2 + CLIENTS * EACH;
        assert_eq!(store.size().await.unwrap(), size);

        let mut indexes = vec![0];
        for client in (0..CLIENTS).step_by(2) {
            let history = store.history(&case_of(client)).await.unwrap();
            assert!(history.iter().zip(1..).all(|(stored, n)| stored.event.n == n));
            assert!(history.is_sorted_by(|a, b| a.index < b.index));
            indexes.extend(history.iter().map(|stored| stored.index));
            let case = store.case(&case_of(client)).await.unwrap();
            let mut heard: BTreeMap<u64, u64> = BTreeMap::new();
            for said in &case.comments {
                let (who, number) = said.text.split_once(' ').unwrap();
                let next = heard.entry(who.parse().unwrap()).or_default();
                assert_eq!(number.parse::<u64>().unwrap(), *next, "client {who} out of order");
                *next += 1;
            }
        }
        indexes.sort_unstable();
        assert!(indexes.into_iter().eq(0..size), "an index is missing or given twice");
        store.publish().await.unwrap();
        assert_eq!(audited(&store).unwrap().events, size - 1);
    });
}

#[test]
fn what_a_signer_saw_includes_what_came_in_the_same_breath() {
    each_database("what_a_signer_saw_includes_what_came_in_the_same_breath", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        perform(&store, CASE, at(2), proposed()).await.unwrap();
        let (comments, signature) = tokio::join!(
            async { tokio::join!(comment(&store, CASE, at(3), "a"), comment(&store, CASE, at(3), "b")) },
            perform(&store, CASE, at(3), signed()),
        );
        for one in [comments.0, comments.1] {
            one.unwrap();
        }
        let n = signature.unwrap().events[0].n as usize;
        let history = store.history(CASE).await.unwrap();
        let Ok(Leaf::Event(leaf)) = Leaf::parse(&history[n - 1].leaf) else { panic!("no event") };
        let before: Vec<_> = history[..n - 1].iter().map(|stored| leaf_hash(&stored.leaf)).collect();
        assert_eq!(leaf.seen, Some(root_of(&before)));
    });
}

#[test]
fn two_machines_on_one_database_take_turns() {
    each_database("two_machines_on_one_database_take_turns", |place| async move {
        if place.is_sqlite() {
            return;
        }
        let first = place.open().await;
        open_case(&first, CASE, at(1)).await;
        let second = other_machine(&place).await;
        for round in 0..10 {
            comment(&first, CASE, at(10 + round), "first").await.unwrap();
            comment(&second, CASE, at(10 + round), "second").await.unwrap();
        }
        let mut both = Vec::new();
        for (store, who) in [(&first, "first"), (&second, "second")] {
            for number in 0..20 {
                let (store, case_id) = (store.clone(), format!("IMP-2026-1{number:03}"));
                both.push(tokio::spawn(async move {
                    let opens = who == "first";
                    if opens {
                        open_case(&store, &case_id, at(100)).await;
                    }
                    comment(&store, CASE, at(100), who).await.unwrap();
                }));
            }
        }
        for one in both {
            one.await.unwrap();
        }
        assert_eq!(first.case(CASE).await.unwrap(), second.case(CASE).await.unwrap());
        assert_eq!(first.size().await.unwrap(), 2 + 20 + 60);
        assert_eq!(first.publish().await.unwrap(), second.publish().await.unwrap());
        let (one, other) = (audited(&first).unwrap(), audited(&second).unwrap());
        assert_eq!((one.size, one.root), (other.size, other.root), "one log, wherever it is published");
    });
}

async fn other_machine(place: &Place) -> Store {
    let data = place.beside("second machine");
    copy(&place.data().join("keys"), &data.join("keys"));
    Store::open(place.settings_in(data), at(0)).await.unwrap()
}

#[test]
fn an_act_whose_judging_panics_stops_nobody_else() {
    each_database("an_act_whose_judging_panics_stops_nobody_else", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        let broken = store.perform(CASE, None, |_| panic!("a fault of ours")).await;
        assert!(matches!(broken, Err(StoreError::Broken)), "{broken:?}");
        comment(&store, CASE, at(2), "a").await.unwrap();
        assert_eq!(store.case(CASE).await.unwrap().n, 2, "nothing of the broken act was recorded");
    });
}
