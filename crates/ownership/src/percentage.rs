//! Percentages that were written as free text.

use crate::Interval;

/// The share that a free text states, as a fraction of one; none when it cannot be told.
///
/// Understood are "25", "25 %", "25,5%", "25-50%", "25 to 50", "> 25 %", "more than 25",
/// "at least 25 %", "up to 10". A bare number of at most one may be a percentage or a fraction, and
/// is taken as anything from the one to the other. Anything outside of 0 to 100 % is not told.
pub fn parse(text: &str) -> Option<Interval> {
    let text = text.trim().to_lowercase().replace(['\u{2013}', '\u{2212}', '\u{2014}'], "-");
    for (words, interval) in BOUNDS {
        if let Some(rest) = text.strip_prefix(words) {
            return number(rest).map(interval);
        }
    }
    let range = text.strip_prefix("between").unwrap_or(&text);
    for between in [" and ", " to ", "-"] {
        if let Some((lo, hi)) = range.split_once(between) {
            let (lo, hi) = (number(lo)?, number(hi)?);
            return (lo <= hi).then_some(Interval::closed(lo, hi));
        }
    }
    let percent = text.ends_with('%') || text.ends_with("percent") || text.ends_with("per cent");
    let share = number(&text)?;
    if !percent && share > 0.0 && share <= 0.01 {
        return Some(Interval::closed(share, share * 100.0));
    }
    Some(Interval::exact(share))
}

type Bound = fn(f64) -> Interval;

/// Words and signs before a number, the longer before those that they begin with.
const BOUNDS: [(&str, Bound); 13] = [
    ("more than", above),
    ("greater than", above),
    ("over", above),
    (">=", at_least),
    ("≥", at_least),
    (">", above),
    ("at least", at_least),
    ("less than", below),
    ("under", below),
    ("up to", at_most),
    ("<=", at_most),
    ("≤", at_most),
    ("<", below),
];

fn above(lo: f64) -> Interval {
    Interval { lo, hi: 1.0, lo_open: true, hi_open: false }
}

fn at_least(lo: f64) -> Interval {
    Interval::closed(lo, 1.0)
}

fn below(hi: f64) -> Interval {
    Interval { lo: 0.0, hi, lo_open: false, hi_open: true }
}

fn at_most(hi: f64) -> Interval {
    Interval::closed(0.0, hi)
}

/// A percentage as a fraction; a comma may divide the decimals.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let text =
        ["%", "percent", "per cent"].into_iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return None;
    }
    if text.split_once(',').is_some_and(|(_, after)| after.len() == 3) {
        return None; // thousands, or three decimals
    }
    let percent: f64 = text.replace(',', ".").parse().ok()?;
    (0.0..=100.0).contains(&percent).then_some(percent / 100.0)
}
