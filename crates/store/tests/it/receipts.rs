//! What somebody who took part takes home.

use ledger::policy::Policy;
use ledger::receipt::Receipt;
use store::StoreError;

use crate::support::acts::perform;
use crate::support::{CASE, at, comment, each_database, open_case};

const SECRET: &str = "My sister was followed home after the last meeting";

#[test]
fn a_receipt_verifies_offline_with_nothing_but_the_logs_key() {
    each_database("a_receipt_verifies_offline_with_nothing_but_the_logs_key", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        comment(&store, CASE, at(2), SECRET).await.unwrap();
        for number in 0..300 {
            comment(&store, CASE, at(3), &format!("{number}")).await.unwrap();
        }
        let early = store.receipt(CASE, 2, &[]).await;
        assert!(matches!(early, Err(StoreError::NotPublishedYet { index: 2 })), "{early:?}");
        store.publish().await.unwrap();
        let json = store.receipt(CASE, 2, &["text".into()]).await.unwrap().to_json().unwrap();
        let key = store.log_key().to_string();
        drop(store);

        // From here on: the file and the key's text.
        let policy = Policy::log_only(key.parse().unwrap());
        let receipt = Receipt::from_json(json.as_bytes()).unwrap();
        assert_eq!(receipt.verify(&policy).unwrap().index, 2);
        assert!(json.contains(SECRET));
        let forged = Receipt::from_json(json.replace("sister", "brother").as_bytes()).unwrap();
        assert!(forged.verify(&policy).is_err());
        let moved = Receipt::from_json(json.replace("index 2", "index 3").as_bytes()).unwrap();
        assert!(moved.verify(&policy).is_err());
    });
}

#[test]
fn a_receipt_shows_the_fields_asked_for_and_no_other() {
    each_database("a_receipt_shows_the_fields_asked_for_and_no_other", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        comment(&store, CASE, at(2), SECRET).await.unwrap();
        store.publish().await.unwrap();
        let (text, by) =
            (store.disclose(CASE, 2, "text").await.unwrap(), store.disclose(CASE, 2, "by").await.unwrap());
        let json = store.receipt(CASE, 2, &["by".into()]).await.unwrap().to_json().unwrap();
        let salt = |disclosure: &ledger::commitment::Disclosure| {
            serde_json::to_value(disclosure).unwrap()["salt"].as_str().unwrap().to_owned()
        };
        assert!(json.contains("anna") && json.contains(&salt(&by)));
        assert!(!json.contains("sister") && !json.contains(&salt(&text)));
        let unknown = store.receipt(CASE, 2, &["no such field".into()]).await;
        assert!(matches!(unknown, Err(StoreError::NoField(_))), "{unknown:?}");
        assert!(matches!(store.receipt(CASE, 9, &[]).await, Err(StoreError::NoEvent { n: 9, .. })));
    });
}

#[test]
fn the_same_words_twice_leave_unrelated_commitments_and_no_trace_in_the_leaf() {
    each_database("the_same_words_twice_leave_unrelated_commitments", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        comment(&store, CASE, at(2), SECRET).await.unwrap();
        comment(&store, CASE, at(2), SECRET).await.unwrap();
        let history = store.history(CASE).await.unwrap();
        let cms: Vec<_> = history[1..]
            .iter()
            .map(|stored| *ledger::leaf::Leaf::parse(&stored.leaf).unwrap().cm().unwrap())
            .collect();
        assert_ne!(cms[0], cms[1]);
        for stored in &history {
            let leaf = String::from_utf8(stored.leaf.clone()).unwrap();
            assert!(!leaf.contains("sister") && !leaf.contains("anna"), "{leaf}");
        }
        assert_eq!(history[1].leaf.len(), history[2].leaf.len());
    });
}

#[test]
fn an_act_with_two_events_gets_a_receipt_for_each() {
    each_database("an_act_with_two_events_gets_a_receipt_for_each", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        let recorded = store
            .perform(CASE, None, |case| {
                let first =
                    crate::support::acts::event(case, at(2), "anna", crate::support::acts::flag("F-1"));
                let mut second =
                    crate::support::acts::event(case, at(2), "anna", crate::support::acts::flag("F-2"));
                second.n += 1;
                Ok(vec![first, second])
            })
            .await
            .unwrap();
        assert_eq!((recorded.first_index, recorded.events.len()), (2, 2));
        perform(&store, CASE, at(3), crate::support::acts::flag("F-3")).await.unwrap();
        store.publish().await.unwrap();
        let policy = Policy::log_only(store.log_key().clone());
        for (n, index) in [(2, 2), (3, 3), (4, 4)] {
            assert_eq!(store.receipt(CASE, n, &[]).await.unwrap().verify(&policy).unwrap().index, index);
        }
    });
}
