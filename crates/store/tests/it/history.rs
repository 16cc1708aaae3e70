//! What was recorded is read back as it was.

use engagement::Engagement;
use ledger::leaf::Leaf;
use store::{Filter, StoreError};

use crate::support::acts::{commented, consultation, day_of, flag, opened, perform, refuse};
use crate::support::{CASE, at, comment, each_database, open_case};

#[test]
fn events_come_back_as_they_were_recorded() {
    each_database("events_come_back_as_they_were_recorded", |place| async move {
        let store = place.open().await;
        let mut recorded = open_case(&store, CASE, at(1)).await.events;
        for (second, act) in [(2, consultation()), (3, commented("Why this company?")), (4, flag("F-1"))] {
            recorded.extend(perform(&store, CASE, at(second), act).await.unwrap().events);
        }
        let history = store.history(CASE).await.unwrap();
        let read: Vec<_> = history.iter().map(|stored| stored.event.clone()).collect();
        assert_eq!(read, recorded);
        assert_eq!(history.iter().map(|stored| stored.index).collect::<Vec<_>>(), [1, 2, 3, 4]);

        let day_of = day_of();
        let replayed = Engagement::replay(CASE, &recorded, |at| day_of(at));
        assert_eq!(store.case(CASE).await.unwrap(), replayed);
        drop(store);
        assert_eq!(place.open().await.case(CASE).await.unwrap(), replayed, "after opening again");
    });
}

#[test]
fn the_case_as_recorded_at_an_instant_is_the_fold_of_what_was_there_by_then() {
    each_database("the_case_as_recorded_at_an_instant", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(10)).await;
        for number in 1..=5 {
            perform(&store, CASE, at(10 + 10 * number), flag(&format!("F-{number}"))).await.unwrap();
        }
        let events: Vec<_> =
            store.history(CASE).await.unwrap().into_iter().map(|stored| stored.event).collect();
        let day_of = day_of();
        for second in 10..70 {
            let by_then = events.iter().filter(|event| event.at <= at(second));
            let expected = Engagement::replay(CASE, by_then, |at| day_of(at));
            assert_eq!(
                store.case_as_recorded_at(CASE, at(second)).await.unwrap(),
                expected,
                "second {second}"
            );
        }
        let before = store.case_as_recorded_at(CASE, at(9)).await;
        assert!(matches!(before, Err(StoreError::NoCase(_))), "{before:?}");
    });
}

#[test]
fn the_register_lists_cases_as_their_events_left_them() {
    each_database("the_register_lists_cases_as_their_events_left_them", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        perform(&store, "IMP-2026-0002", at(2), opened("A donation of laptops")).await.unwrap();
        perform(&store, CASE, at(3), flag("F-1")).await.unwrap();
        let listed = store.list(&Filter::default()).await.unwrap();
        for summary in &listed {
            let case = store.case(&summary.case_id).await.unwrap();
            let row = (summary.n, summary.stage, summary.flags, summary.flags_open, summary.changed_at);
            assert_eq!(
                row,
                (case.n, case.stage, case.record.flags.len(), case.record.flags.len(), case.last_at)
            );
            assert_eq!(summary.title, case.record.engagement.title);
        }
        let order: Vec<&str> = listed.iter().map(|summary| summary.case_id.as_str()).collect();
        assert_eq!(order, [CASE, "IMP-2026-0002"], "newest change first");
        let found =
            store.list(&Filter { words: "LAPTOPS company".into(), ..Filter::default() }).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(store.next_case_id(2026).await.unwrap(), "IMP-2026-0003");
    });
}

#[test]
fn a_refused_act_writes_nothing() {
    each_database("a_refused_act_writes_nothing", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        let (size, history) = (store.size().await.unwrap(), store.history(CASE).await.unwrap().len());
        let refused = store.perform(CASE, None, refuse).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        let unknown = store.perform("IMP-2026-9999", None, refuse).await;
        assert!(matches!(unknown, Err(StoreError::Refused(_))), "{unknown:?}");
        assert_eq!((store.size().await.unwrap(), store.history(CASE).await.unwrap().len()), (size, history));
        assert!(matches!(store.history("IMP-2026-9999").await, Err(StoreError::NoCase(_))));
    });
}

#[test]
fn a_clock_set_back_is_refused() {
    each_database("a_clock_set_back_is_refused", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1000)).await;
        let same_case = comment(&store, CASE, at(999), "earlier than the case's last event").await;
        assert!(matches!(same_case, Err(StoreError::ClockBack { .. })), "{same_case:?}");
        let an_hour = perform(&store, "IMP-2026-0002", at(1000 - 3600), opened("Back-dated")).await;
        assert!(matches!(an_hour, Err(StoreError::ClockBack { .. })), "{an_hour:?}");
        // Acts wait for their turn: one of another case may have looked at the clock a moment sooner.
        perform(&store, "IMP-2026-0002", at(990), opened("A moment earlier")).await.unwrap();
        assert_eq!(store.size().await.unwrap(), 3);
    });
}

#[test]
fn an_event_out_of_its_order_is_refused() {
    each_database("an_event_out_of_its_order_is_refused", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        let skipping = store
            .perform(CASE, None, |case| {
                let mut event = crate::support::acts::event(case, at(2), "anna", commented("third?"));
                event.n += 1;
                Ok(vec![event])
            })
            .await;
        assert!(matches!(skipping, Err(StoreError::Leaf(_))), "{skipping:?}");
        comment(&store, CASE, at(2), "second").await.unwrap();
    });
}

#[test]
fn a_long_text_is_kept_whole_and_its_leaf_stays_small() {
    each_database("a_long_text_is_kept_whole_and_its_leaf_stays_small", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        let long = "ك\u{202e}\0 \"quoted\" \u{1F600}".repeat(100_000);
        comment(&store, CASE, at(2), &long).await.unwrap();
        assert_eq!(store.case(CASE).await.unwrap().comments[0].text, long);
        let leaf = store.history(CASE).await.unwrap().remove(1).leaf;
        assert!(leaf.len() < 1000, "{}", leaf.len());
    });
}

#[test]
fn every_leaf_names_the_newest_published_checkpoint_and_the_leaf_before() {
    each_database("every_leaf_names_the_newest_published_checkpoint", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        store.publish().await.unwrap();
        let published = store.folder().checkpoint().unwrap().unwrap();
        comment(&store, CASE, at(2), "a").await.unwrap();
        let leaves: Vec<Leaf> = store
            .history(CASE)
            .await
            .unwrap()
            .iter()
            .map(|stored| Leaf::parse(&stored.leaf).unwrap())
            .collect();
        let [Leaf::Event(first), Leaf::Event(second)] = leaves.as_slice() else { panic!("{leaves:?}") };
        assert_eq!((first.know.size, first.prev), (0, None));
        assert_eq!((second.know.size, second.know.root), (2, published.checkpoint().root));
        let first_leaf = &store.history(CASE).await.unwrap()[0].leaf;
        assert_eq!(second.prev, Some(ledger::tree::leaf_hash(first_leaf)));
    });
}
