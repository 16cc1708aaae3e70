//! What people declare lies encrypted, and nobody opens it without a trace.

use accounts::Person;
use store::{Reading, StoreError};

use crate::support::{CASE, at, each_database};

fn reading(reader: &str, second: i64) -> Reading {
    Reading { reader: reader.into(), role: "ethics".into(), case_id: CASE.into(), at: at(second) }
}

#[test]
fn the_newest_declaration_is_opened_and_who_did_is_kept() {
    each_database("the_newest_declaration_is_opened_and_who_did_is_kept", |place| async move {
        let store = place.open().await;
        for id in ["m.expert", "n.other"] {
            store.keep_person(&Person::new(id, id, store.random().unwrap())).await.unwrap();
        }
        let none = store.declaration::<String>("m.expert", &reading("e.ethics", 1)).await.unwrap();
        assert_eq!((none, store.readings_of("m.expert").await.unwrap()), (None, vec![]));

        store.keep_declaration("m.expert", &"an older one", at(2)).await.unwrap();
        store.keep_declaration("m.expert", &"shares in the partner", at(3)).await.unwrap();
        let opened = store.declaration::<String>("m.expert", &reading("e.ethics", 4)).await.unwrap();
        assert_eq!(opened.as_deref(), Some("shares in the partner"));
        store.declaration::<String>("m.expert", &reading("o.oversight", 5)).await.unwrap();
        let readings = store.readings_of("m.expert").await.unwrap();
        assert_eq!(readings, [reading("o.oversight", 5), reading("e.ethics", 4)], "newest first");

        // A row that is given to somebody else does not open, and no message says what is in it.
        place.sql("UPDATE declaration SET person = 'n.other'").await.unwrap();
        let moved = store.declaration::<String>("n.other", &reading("e.ethics", 6)).await.unwrap_err();
        assert!(
            matches!(&moved, StoreError::Tampered(_)) && !moved.to_string().contains("shares"),
            "{moved}"
        );
    });
}
