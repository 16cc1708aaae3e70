//! Times as leaves write them.

use ledger::time::{parse_day, parse_instant};

#[test]
fn instants_count_seconds_since_1970() {
    assert_eq!(parse_instant("1970-01-01T00:00:00Z"), Some(0));
    assert_eq!(parse_instant("2026-11-21T17:31:57Z"), Some(1_795_282_317));
    assert_eq!(parse_instant("2000-02-29T23:59:59Z"), Some(951_868_799));
    assert_eq!(parse_instant("1969-12-31T23:59:59Z"), Some(-1));
}

#[test]
fn days_of_four_centuries_follow_each_other() {
    let mut expected = parse_day("1899-12-31").unwrap();
    for year in 1900..2300 {
        for month in 1..=12 {
            for day in 1..=31 {
                if let Some(found) = parse_day(&format!("{year}-{month:02}-{day:02}")) {
                    expected += 1;
                    assert_eq!(found, expected, "{year}-{month}-{day}");
                }
            }
        }
    }
    assert_eq!(expected, parse_day("2299-12-31").unwrap());
    assert_eq!(expected - parse_day("1899-12-31").unwrap(), 146_097);
}

#[test]
fn other_spellings_and_impossible_instants_are_refused() {
    for wrong in [
        "2026-11-21",
        "2026-11-21T17:31:57",
        "2026-11-21T17:31:57+00:00",
        "2026-11-21t17:31:57z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T17:60:00Z",
        "2026-11-21T17:31:60Z",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-11-31T00:00:00Z",
        "2026-1-01T00:00:00Z",
        "2026-11-21T17:31:57.0Z",
        "+026-11-21T17:31:57Z",
        "",
    ] {
        assert_eq!(parse_instant(wrong), None, "{wrong:?}");
    }
    assert_eq!(parse_day("1900-02-29"), None);
    assert_eq!(parse_day("2026-00-10"), None);
    assert_eq!(parse_day("2026-01-00"), None);
}
