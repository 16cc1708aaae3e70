//! Acts done on a store.

use engagement::Act;
use jiff::Timestamp;
use store::{Recorded, Result, Store};
pub use test_support::acts::*;

/// Does one act on a case that may be in any state.
pub async fn perform(store: &Store, case_id: &str, when: Timestamp, act: Act) -> Result<Recorded> {
    store.perform(case_id, None, doing(when, act)).await
}

pub async fn open_case(store: &Store, case_id: &str, when: Timestamp) -> Recorded {
    perform(store, case_id, when, opened("A pilot")).await.unwrap()
}

pub async fn comment(store: &Store, case_id: &str, when: Timestamp, text: &str) -> Result<Recorded> {
    perform(store, case_id, when, commented(text)).await
}

pub async fn erase(
    store: &Store,
    case_id: &str,
    when: Timestamp,
    target: u64,
    field: &str,
) -> Result<Recorded> {
    perform(store, case_id, when, erasure(target, field, "the author asked for it")).await
}
