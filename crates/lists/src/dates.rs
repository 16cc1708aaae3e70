//! Dates as lists write them, as the prefixes of ISO 8601 that entities hold: a year, a month, a day.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::TimeZone};

/// The longest span of years that is written out year by year.
const LONGEST_SPAN: i16 = 40;

/// The moment that a publisher means by its words for when a list was made, in UTC; none where they are of no
/// form that is known.
pub fn made_at(words: &str) -> Option<DateTime> {
    let words = words.trim();
    let instant = words.parse::<Timestamp>().map(|at| TimeZone::UTC.to_datetime(at));
    let american = || by_pattern(words, &["%m/%d/%Y".to_owned()])?.parse().ok();
    instant.or_else(|_| words.parse()).ok().or_else(american)
}

/// A date in words, and whether the list is sure of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dates {
    /// Every date that may be meant, a year each where a span of years is given.
    pub values: Vec<String>,
    /// Whether the text says more than the values do ("circa", a span).
    pub vague: bool,
}

/// Reads English dates: `14 Aug 1971`, `Aug 1971`, `1971`, `circa 1971`, `1971 to 1973`, `1971-1973`.
pub(crate) fn english(text: &str) -> Option<Dates> {
    let text = text.trim().trim_end_matches('.');
    if let Some(about) = text.strip_prefix("circa ").or_else(|| text.strip_prefix("approximately ")) {
        return Some(Dates { vague: true, ..english(about)? });
    }
    let years = text.split_once('-').filter(|(from, to)| year(from).is_some() && year(to).is_some());
    let Some((from, to)) = text.split_once(" to ").or(years) else {
        return one(text).map(|value| Dates { values: vec![value], vague: false });
    };
    let (from, to) = (one(from.trim())?, one(to.trim().trim_start_matches("circa "))?);
    let values = match (year(&from), year(&to)) {
        (Some(from), Some(to)) => span(from, to),
        _ => None,
    };
    Some(Dates { values: values.unwrap_or_else(|| vec![from, to]), vague: true })
}

/// Every year of a span; `None` where it runs backwards or is too long to be meant.
pub(crate) fn span(from: i16, to: i16) -> Option<Vec<String>> {
    let length = to.checked_sub(from)?;
    (0..=LONGEST_SPAN).contains(&length).then(|| (from..=to).map(|year| format!("{year:04}")).collect())
}

/// A text that is a year and nothing else.
pub(crate) fn year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The day of an instant in ISO 8601, or a date of that form; `None` for anything else.
pub(crate) fn day(text: &str) -> Option<String> {
    let day = text.get(..10)?;
    day.parse::<Date>().ok().map(|_| day.to_owned())
}

/// Reads a date by `strptime` patterns, the first that fits. A pattern without a day or a month gives
/// a year and month, or a year.
pub(crate) fn by_pattern(text: &str, patterns: &[String]) -> Option<String> {
    patterns.iter().find_map(|pattern| {
        let has = |marks: [&str; 4]| marks.iter().any(|mark| pattern.contains(mark));
        let (day, month) = (has(["%d", "%e", "%F", "%D"]), has(["%m", "%b", "%B", "%F"]));
        let missing = match (day, month) {
            (true, _) => ("", ""),
            (false, true) => (" %d", " 1"),
            (false, false) => (" %m-%d", " 1-1"),
        };
        let date = Date::strptime(format!("{pattern}{}", missing.0), format!("{text}{}", missing.1)).ok()?;
        let length = match (day, month) {
            (true, _) => 10,
            (false, true) => 7,
            (false, false) => 4,
        };
        date.to_string().get(..length).map(str::to_owned)
    })
}

fn one(text: &str) -> Option<String> {
    by_pattern(text, &["%d %b %Y", "%d %B %Y", "%b %Y", "%B %Y"].map(str::to_owned))
        .or_else(|| day(text).filter(|_| text.len() == 10))
        .or_else(|| year(text).map(|_| text.to_owned()))
}
