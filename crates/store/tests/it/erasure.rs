//! Erasing a person's words: gone from everywhere, and every proof still holds.

use std::path::Path;

use base64ct::{Base64, Encoding};
use engagement::Act;
use engagement::acts::{EditionAdopted, HitJudged};
use engagement::record::HitVerdict;
use ledger::leaf::Leaf;
use ledger::policy::Policy;
use store::{Store, StoreError};

use crate::support::acts::{erase, erasure, perform};
use crate::support::place::{audited, copy};
use crate::support::{CASE, Place, at, comment, each_database, open_case};

const SECRET: &str = "My sister was followed home after the last meeting";

/// A case with three events, the second of which holds the secret; published.
async fn told(place: &Place) -> Store {
    let store = place.open().await;
    open_case(&store, CASE, at(1)).await;
    comment(&store, CASE, at(2), SECRET).await.unwrap();
    comment(&store, CASE, at(3), "Another comment").await.unwrap();
    store.publish().await.unwrap();
    store
}

#[test]
fn an_erased_field_is_gone_and_every_receipt_still_verifies() {
    each_database("an_erased_field_is_gone_and_every_receipt_still_verifies", |place| async move {
        let store = told(&place).await;
        let policy = Policy::log_only(store.log_key().clone());
        let before = store.receipt(CASE, 2, &["text".into()]).await.unwrap();
        let leaf = store.history(CASE).await.unwrap()[1].leaf.clone();

        erase(&store, CASE, at(4), 2, "text").await.unwrap();
        assert!(store.disclose(CASE, 2, "text").await.is_err(), "the field can no longer be shown");
        assert!(store.receipt(CASE, 2, &["text".into()]).await.is_err());
        let history = store.history(CASE).await.unwrap();
        assert_eq!(history[1].leaf, leaf, "the leaf stays as it was");
        assert_eq!(history[1].fields, ["by", "naming"]);
        let case = store.case(CASE).await.unwrap();
        assert_eq!((case.n, case.comments[0].text.as_str()), (4, "[erased]"), "the case still replays");
        assert_eq!(case.comments[1].text, "Another comment");

        store.publish().await.unwrap();
        before.verify(&policy).expect("who has a receipt keeps the proof");
        store.receipt(CASE, 2, &["naming".into()]).await.unwrap().verify(&policy).unwrap();
        assert_eq!(audited(&store).unwrap().size, 5);
        let Ok(Leaf::Event(erased)) = Leaf::parse(&history[3].leaf) else { panic!("no event") };
        let erased = erased.erased.expect("the log says what was erased");
        assert_eq!((erased.target, erased.fields.len()), (2, 1));

        drop(store);
        assert_eq!(place.open().await.case(CASE).await.unwrap(), case, "after opening again");
    });
}

#[test]
fn the_writer_forgets_too() {
    each_database("the_writer_forgets_too", |place| async move {
        let store = told(&place).await;
        erase(&store, CASE, at(4), 2, "text").await.unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        let seen = store
            .perform(CASE, None, move |case| {
                tell.send(case.clone()).unwrap();
                crate::support::acts::refuse(case)
            })
            .await;
        assert!(seen.is_err());
        assert_eq!(told.recv().unwrap(), store.case(CASE).await.unwrap(), "acts are decided on what is left");
    });
}

#[test]
fn an_erasure_that_cannot_be_logged_erases_nothing() {
    each_database("an_erasure_that_cannot_be_logged_erases_nothing", |place| async move {
        let store = told(&place).await;
        let unloggable =
            perform(&store, CASE, at(4), erasure(2, "text", "a line\nfeed has no place in a leaf")).await;
        assert!(matches!(unloggable, Err(StoreError::Leaf(_))), "{unloggable:?}");
        let structure = erase(&store, CASE, at(4), 1, "engagement").await;
        assert!(matches!(structure, Err(StoreError::NotErasable(_))), "{structure:?}");
        let unknown = erase(&store, CASE, at(4), 2, "colour").await;
        assert!(matches!(unknown, Err(StoreError::NotErasable(_))), "{unknown:?}");
        // An act that is let through afterwards commits the transaction that the refused ones shared.
        comment(&store, CASE, at(5), "On we go").await.unwrap();
        assert_eq!(store.case(CASE).await.unwrap().comments[0].text, SECRET);
        store.disclose(CASE, 2, "text").await.unwrap();
    });
}

#[test]
fn what_is_words_in_one_act_and_a_list_in_another_cannot_be_erased_there() {
    each_database("what_is_words_in_one_act_and_a_list_in_another", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        let adopted = Act::EditionAdopted(EditionAdopted {
            from: "a".repeat(64),
            to: "b".repeat(64),
            carried: vec!["EX-01".into()],
            asked_again: Vec::new(),
            dropped: Vec::new(),
            reason: SECRET.into(),
        });
        perform(&store, CASE, at(2), adopted).await.unwrap();
        let refused = erase(&store, CASE, at(3), 2, "carried").await;
        assert!(matches!(refused, Err(StoreError::NotErasable(_))), "{refused:?}");
        erase(&store, CASE, at(3), 2, "reason").await.unwrap();
        assert_eq!(store.case(CASE).await.unwrap().n, 3);
    });
}

#[test]
fn of_a_decision_on_a_hit_only_the_reasons_can_be_erased() {
    each_database("of_a_decision_on_a_hit_only_the_reasons_can_be_erased", |place| async move {
        let store = place.open().await;
        open_case(&store, CASE, at(1)).await;
        let judged = Act::HitJudged(HitJudged {
            hit: "0123456789ab".into(),
            fingerprint: "one".into(),
            verdict: HitVerdict::Match,
            reasons: SECRET.into(),
        });
        perform(&store, CASE, at(2), judged).await.unwrap();
        for field in ["hit", "fingerprint", "verdict", "by"] {
            let refused = erase(&store, CASE, at(3), 2, field).await;
            assert!(matches!(refused, Err(StoreError::NotErasable(_))), "{field}: {refused:?}");
        }
        erase(&store, CASE, at(3), 2, "reasons").await.unwrap();
        let again = erase(&store, CASE, at(4), 2, "reasons").await;
        assert!(matches!(again, Err(StoreError::NotErasable(_))), "{again:?}");
        assert_eq!(store.history(CASE).await.unwrap()[1].fields, ["by", "fingerprint", "hit", "verdict"]);
    });
}

#[test]
fn a_refused_erasure_beside_an_act_that_is_let_through_erases_nothing() {
    each_database("a_refused_erasure_beside_an_act_that_is_let_through", |place| async move {
        let store = told(&place).await;
        for round in 0..10 {
            let when = at(10 + round);
            let (refused, done) = tokio::join!(
                perform(&store, CASE, when, erasure(2, "text", "not\nloggable")),
                comment(&store, CASE, when, "On we go"),
            );
            assert!(refused.is_err());
            done.unwrap();
        }
        assert_eq!(store.case(CASE).await.unwrap().comments[0].text, SECRET);
    });
}

#[test]
fn nothing_of_it_is_left_in_any_file() {
    let place = Place::on_sqlite();
    crate::support::place::run(async {
        let store = told(&place).await;
        let disclosure = serde_json::to_value(store.disclose(CASE, 2, "text").await.unwrap()).unwrap();
        let salt = Base64::decode_vec(disclosure["salt"].as_str().unwrap()).unwrap();
        // The words were only ever written encrypted: it is those bytes that must go.
        let sealed = place
            .numbers_and_bytes("SELECT idx, sealed FROM payload WHERE idx = 2")
            .await
            .remove(&2)
            .unwrap();
        let traces: Vec<&[u8]> = vec![
            SECRET.as_bytes(),
            &salt,
            disclosure["salt"].as_str().unwrap().as_bytes(),
            &sealed[24..56],
            &sealed[sealed.len() - 32..],
        ];
        let untouched = place.beside("before");
        copy(&place.data(), &untouched);
        assert!(holding(&untouched, &traces[3..]) > 0, "the search finds what is there");

        erase(&store, CASE, at(4), 2, "text").await.unwrap();
        store.publish().await.unwrap();
        assert_eq!(holding(&place.data(), &traces), 0, "while the store is open");
        drop(store);
        place.open().await;
        assert_eq!(holding(&place.data(), &traces), 0, "after opening again");
    });
}

/// How many files below a folder hold one of these.
fn holding(folder: &Path, traces: &[&[u8]]) -> usize {
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found += holding(&path, traces);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            found +=
                usize::from(traces.iter().any(|trace| bytes.windows(trace.len()).any(|part| part == *trace)));
        }
    }
    found
}
