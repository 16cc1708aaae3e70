//! Dates as registers write them: whole, with a time, or only a year or a month.

use jiff::{ToSpan, civil::Date};

/// A day as a number that sorts like the calendar: `yyyymmdd`.
pub(crate) type Day = i32;

/// Before everything.
pub(crate) const ALWAYS: Day = i32::MIN;
/// After everything.
pub(crate) const NEVER: Day = i32::MAX;

/// The number of a date.
pub(crate) fn day(date: Date) -> Day {
    i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day())
}

/// The date of a number; none for the two ends of time.
pub(crate) fn date(day: Day) -> Option<Date> {
    if day == ALWAYS || day == NEVER {
        return None;
    }
    let year = i16::try_from(day.div_euclid(10_000)).ok()?;
    let (month, day) = ((day.rem_euclid(10_000) / 100) as i8, (day.rem_euclid(100)) as i8);
    Date::new(year, month, day).ok()
}

/// The first day that a text can mean: "2020" is 1 January 2020.
pub(crate) fn first_of(text: &str) -> Option<Date> {
    let text = text.trim();
    let mut parts = text.get(..10).unwrap_or(text).splitn(3, '-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| number(part, 2))?;
    let day = parts.next().map_or(Some(1), |part| number(part, 2))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The last day that a text can mean: "2020" is 31 December 2020.
pub(crate) fn last_of(text: &str) -> Option<Date> {
    let first = first_of(text)?;
    match text.trim().len() {
        4 => Some(first.last_of_year()),
        7 => Some(first.last_of_month()),
        _ => Some(first),
    }
}

/// The day after.
pub(crate) fn after(date: Date) -> Date {
    date.checked_add(1.day()).unwrap_or(Date::MAX)
}

fn number(digits: &str, width: usize) -> Option<i16> {
    (digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}
