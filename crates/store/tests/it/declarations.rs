//! What people declare lies encrypted, and nobody opens it without a trace.

use accounts::Person;
use jiff::Timestamp;
use store::{Reading, Sealed, Store, StoreError};
use test_support::acts::doing;

use crate::support::acts::{opened, refuse};
use crate::support::{CASE, at, each_database};

fn reading(reader: &str, second: i64) -> Reading {
    Reading { reader: reader.into(), role: "ethics".into(), case_id: CASE.into(), at: at(second) }
}

fn declaration(store: &Store, declared: &str, when: Timestamp) -> Sealed {
    let kept = store.named(declared, when).unwrap();
    store.seal_declaration("m.expert", &kept).unwrap()
}

#[test]
fn what_is_sealed_is_kept_with_its_act_or_not_at_all() {
    each_database("what_is_sealed_is_kept_with_its_act_or_not_at_all", |place| async move {
        let store = place.open().await;
        let sealed = |declared: &str, second| {
            let weighed = store.seal_weighing((CASE, "m.expert"), &declared, at(second)).unwrap();
            vec![declaration(&store, declared, at(second)), weighed]
        };
        let refused = store.perform_keeping(CASE, None, sealed("refused", 1), refuse).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        let opening = || doing(at(2), opened("A pilot"));
        let changed = store.perform_keeping(CASE, Some(1), sealed("too late", 2), opening()).await;
        assert!(matches!(changed, Err(StoreError::Changed { .. })));
        let declared = async || store.declarations::<String>("m.expert", &reading("", 9)).await.unwrap();
        assert!(declared().await.is_empty());
        assert_eq!(store.weighing::<String>(CASE, "m.expert").await.unwrap(), None);

        store.perform_keeping(CASE, Some(0), sealed("recorded", 3), opening()).await.unwrap();
        assert_eq!(declared().await[0].declared, "recorded");
        assert_eq!(store.weighing::<String>(CASE, "m.expert").await.unwrap().as_deref(), Some("recorded"));
    });
}

#[test]
fn what_was_declared_is_opened_and_who_did_is_kept() {
    each_database("what_was_declared_is_opened_and_who_did_is_kept", |place| async move {
        let store = place.open().await;
        for id in ["m.expert", "n.other"] {
            store.keep_person(&Person::new(id, id, store.random().unwrap())).await.unwrap();
        }
        let none = store.declarations::<String>("m.expert", &reading("e.ethics", 1)).await.unwrap();
        assert!(none.is_empty() && store.readings_of("m.expert").await.unwrap().is_empty());

        for (declared, second) in [("an older one", 2), ("shares in the partner", 3)] {
            store.keep(declaration(&store, declared, at(second))).await.unwrap();
        }
        let opened = store.declarations::<String>("m.expert", &reading("e.ethics", 4)).await.unwrap();
        let told: Vec<&str> = opened.iter().map(|kept| kept.declared.as_str()).collect();
        assert_eq!(told, ["an older one", "shares in the partner"], "nothing is lost from sight");
        assert_eq!((opened[0].at, opened[1].at), (at(2), at(3)));
        store.declarations::<String>("m.expert", &reading("o.oversight", 5)).await.unwrap();
        let readings = store.readings_of("m.expert").await.unwrap();
        assert_eq!(readings, [reading("o.oversight", 5), reading("e.ethics", 4)], "newest first");

        for second in 10..130 {
            let matching = Reading { reader: String::new(), ..reading("", second) };
            store.declarations::<String>("m.expert", &matching).await.unwrap();
        }
        let readings = store.readings_of("m.expert").await.unwrap();
        assert_eq!((readings.len(), readings[0].at), (100, at(129)));
        assert_eq!(
            readings[98..],
            [reading("o.oversight", 5), reading("e.ethics", 4)],
            "who saw it stays in sight"
        );

        // A row that is given to somebody else does not open, and no message says what is in it.
        place.sql("UPDATE declaration SET person = 'n.other'").await.unwrap();
        let moved = store.declarations::<String>("n.other", &reading("e.ethics", 6)).await.err().unwrap();
        assert!(
            matches!(&moved, StoreError::Tampered(_)) && !moved.to_string().contains("shares"),
            "{moved}"
        );
    });
}

#[test]
fn what_was_weighed_last_is_read_back_for_its_case_and_person() {
    each_database("what_was_weighed_last_is_read_back_for_its_case_and_person", |place| async move {
        let store = place.open().await;
        assert_eq!(store.weighing::<String>(CASE, "m.expert").await.unwrap(), None);
        for (case_id, weighed, second) in
            [(CASE, "nothing", 1), (CASE, "something", 2), ("IMP-2026-0009", "elsewhere", 3)]
        {
            let sealed = store.seal_weighing((case_id, "m.expert"), &weighed, at(second)).unwrap();
            store.keep(sealed).await.unwrap();
        }
        let last = store.weighing::<String>(CASE, "m.expert").await.unwrap();
        assert_eq!(last.as_deref(), Some("something"));
        assert_eq!(store.weighing::<String>(CASE, "n.other").await.unwrap(), None);
        assert_eq!(store.cases_weighed("m.expert").await.unwrap(), [CASE, "IMP-2026-0009"]);

        place
            .sql("UPDATE weighing SET case_id = 'IMP-2026-0008' WHERE case_id = 'IMP-2026-0009'")
            .await
            .unwrap();
        let moved = store.weighing::<String>("IMP-2026-0008", "m.expert").await.unwrap_err();
        assert!(matches!(&moved, StoreError::Tampered(_)), "{moved}");
    });
}
