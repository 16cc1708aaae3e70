//! Working days.

use content::WorkingCalendar;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use test_support::shipped::edition;

fn geneva() -> &'static WorkingCalendar {
    edition().calendar()
}

#[test]
fn ten_working_days_over_easter_are_longer() {
    let calendar = geneva();
    // Good Friday was 10 April and Easter Monday 13 April 2020.
    assert_eq!(calendar.working_day_after(date(2020, 4, 6), 10), Some(date(2020, 4, 22)));
    assert_eq!(calendar.working_day_after(date(2020, 3, 2), 10), Some(date(2020, 3, 16)));
    assert_eq!(calendar.working_day_after(date(2020, 4, 9), 1), Some(date(2020, 4, 14)));
    assert!(!calendar.is_working_day(date(2020, 5, 21)), "Ascension Day");
    assert!(!calendar.is_working_day(date(2020, 6, 1)), "Whit Monday");
}

#[test]
fn beyond_the_last_listed_day_nothing_is_guessed() {
    let calendar = geneva();
    assert_eq!(calendar.working_day_after(date(2027, 12, 30), 1), Some(date(2027, 12, 31)));
    assert_eq!(calendar.working_day_after(date(2027, 12, 31), 1), None);
    assert_eq!(calendar.working_day_after(Date::MAX, 1), None);
}

#[test]
fn a_day_begins_at_midnight_in_geneva() {
    let calendar = geneva();
    let day_of = |instant: &str| calendar.day_of(instant.parse().unwrap());
    assert_eq!(day_of("2020-03-30T21:59:59Z"), date(2020, 3, 30));
    assert_eq!(day_of("2020-03-30T22:00:00Z"), date(2020, 3, 31), "summer time");
    assert_eq!(day_of("2020-01-30T22:30:00Z"), date(2020, 1, 30), "winter time");
}

proptest! {
    #[test]
    fn the_nth_working_day_after_a_day_is_n_working_days_away(offset in 0..3000_i64, count in 1..60_u32) {
        let calendar = geneva();
        let start = date(2019, 1, 1).checked_add(jiff::ToSpan::days(offset)).unwrap();
        if let Some(end) = calendar.working_day_after(start, count) {
            prop_assert!(calendar.is_working_day(end));
            prop_assert_eq!(calendar.working_days_between(start, end), count);
            prop_assert!(end <= calendar.listed_until);
        }
    }
}
