//! The known lists as they are shipped.

use lists::{KnownLists, Standing, shrinks_too_much};
use proptest::prelude::*;

const SHIPPED: &str = include_str!("../../../../content/lists/lists.yaml");

#[test]
fn the_shipped_description_is_sound() {
    let known = KnownLists::from_yaml(KnownLists::PATH, SHIPPED.as_bytes()).unwrap();
    let un = known.get("un-sc").unwrap();
    assert_eq!((un.standing, un.format), (Standing::Adverse, lists::Format::UnSecurityCouncil));
    assert!(known.shrink_limit(un) > 0.0 && known.shrink_limit(un) < 0.5);
    let states = known.get("counter-sanctions").unwrap();
    assert_eq!(states.standing, Standing::Context, "a State's list against its critics is no finding");
    assert!(known.lists.iter().all(|list| list.refresh_days > 0));
}

#[test]
fn a_description_that_cannot_be_meant_is_refused() {
    for (from, to, words) in [
        ("shrink-limit: 0.1", "shrink-limit: 10", "from 0 to 1"),
        ("id: ofac-sdn", "id: un-sc", "two lists are called `un-sc`"),
        (
            "basis-status: proposed-default\n\n  - id: ofac-sdn",
            "basis-status: certain\n\n  - id: ofac-sdn",
            "must be one of",
        ),
        ("standing: adverse", "standing: bad", "bad"),
        ("refresh-days: 1", "refresh-hours: 1", "refresh-hours"),
    ] {
        assert!(SHIPPED.contains(from), "{from}");
        let error = KnownLists::from_yaml(KnownLists::PATH, SHIPPED.replacen(from, to, 1).as_bytes())
            .unwrap_err()
            .to_string();
        assert!(error.contains(words), "{error}");
    }
}

#[test]
fn a_list_that_shrinks_by_more_than_its_share_is_held() {
    assert!(!shrinks_too_much(1_000, 900, 0.1));
    assert!(shrinks_too_much(1_000, 899, 0.1));
    assert!(shrinks_too_much(1, 0, 0.1));
    assert!(!shrinks_too_much(0, 0, 0.1));
    assert!(!shrinks_too_much(10, 1_000, 0.0));
}

proptest! {
    #[test]
    fn an_empty_list_is_always_held_and_a_growing_one_never(old in 1_u64..1_000_000, more in 0_u64..1_000, share in 0.0..0.99) {
        prop_assert!(shrinks_too_much(old, 0, share));
        prop_assert!(!shrinks_too_much(old, old + more, share));
    }
}
