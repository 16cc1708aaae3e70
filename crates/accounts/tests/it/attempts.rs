//! Failing makes one wait, longer and longer.

use accounts::{Attempts, MayTry};
use proptest::prelude::*;

use crate::second;

/// Seconds to wait after `failed` failures in a row; nothing where waiting does not help.
fn wait(failed: u32) -> Option<i64> {
    let attempts = Attempts { failed, last_failed_at: Some(second(1000)) };
    match attempts.may_try(second(1000)) {
        MayTry::Now => Some(0),
        MayTry::At(at) => Some(at.as_second() - 1000),
        MayTry::NoMore => None,
    }
}

#[test]
fn a_few_slips_cost_nothing_and_then_it_doubles_up_to_an_hour() {
    let waits: Vec<_> = [0, 4, 5, 6, 7, 11, 12, 99].map(wait).to_vec();
    assert_eq!(waits, [0, 0, 30, 60, 120, 1920, 3600, 3600].map(Some));
}

#[test]
fn after_a_hundred_in_a_row_waiting_does_not_help() {
    assert_eq!(wait(100), None);
    assert_eq!(wait(u32::MAX), None);
    let attempts = Attempts { failed: 100, last_failed_at: Some(second(0)) };
    assert_eq!(attempts.may_try(second(1_000_000_000)), MayTry::NoMore);
}

#[test]
fn the_wait_ends_when_it_says() {
    let attempts = Attempts { failed: 5, last_failed_at: Some(second(1000)) };
    assert_eq!(attempts.may_try(second(1029)), MayTry::At(second(1030)));
    assert_eq!(attempts.may_try(second(1030)), MayTry::Now);
}

proptest! {
    #[test]
    fn another_failure_never_shortens_the_wait(failed in 0u32..99, now in 0i64..4_000_000_000) {
        let until = |attempts: Attempts| match attempts.may_try(second(now)) {
            MayTry::Now => second(now),
            MayTry::At(at) => at,
            MayTry::NoMore => second(i64::from(u32::MAX) * 2),
        };
        let before = Attempts { failed, last_failed_at: Some(second(now)) };
        prop_assert!(until(before) <= until(before.after_failure(second(now))));
    }

    #[test]
    fn nobody_can_try_more_than_a_hundred_times(pauses in prop::collection::vec(0i64..5000, 300)) {
        let (mut attempts, mut now, mut heard) = (Attempts::default(), 0, 0);
        for pause in pauses {
            now += pause;
            if attempts.may_try(second(now)) == MayTry::Now {
                attempts = attempts.after_failure(second(now));
                heard += 1;
            }
        }
        prop_assert!(heard <= 100);
    }
}
