//! What holds for every date, every edition and every input.

use benchmark::{Edition, Indicator, Score, rdr};
use jiff::{ToSpan, civil::date};
use proptest::prelude::*;

use crate::zips::{good, imprint};
use test_support::shipped::library;

proptest! {
    #[test]
    fn as_time_passes_the_newest_edition_never_gets_older(one in 0i64..4000, other in 0i64..4000) {
        let library = library();
        let day = |days: i64| date(2016, 1, 1) + days.days();
        let on = |days| library.as_known_on(day(days)).map(|edition| edition.imprint.published_on);
        prop_assert!(on(one.min(other)) <= on(one.max(other)));
    }

    #[test]
    fn nothing_is_known_before_it_was_published(days in 0i64..4000, name in prop::sample::select(vec!["Tencent", "Orange", "Yahoo", "Amazon"])) {
        let day = date(2016, 1, 1) + days.days();
        if let Ok(standing) = library().score_of(name, day) {
            prop_assert!(standing.published_on <= day);
        }
    }

    #[test]
    fn ranks_follow_the_figures(totals in prop::collection::vec(0u8..20, 1..30)) {
        let companies: Vec<Score> = totals.iter().enumerate().map(|(at, total)| company(at, f64::from(*total))).collect();
        let edition = Edition { imprint: imprint("2020"), companies };
        let ranked: Vec<(usize, f64)> =
            edition.companies.iter().map(|it| (edition.rank(it, |score| score.total), it.total)).collect();
        for (rank, total) in &ranked {
            for (other_rank, other) in &ranked {
                prop_assert_eq!(rank < other_rank, total > other);
                prop_assert_eq!(rank == other_rank, total == other);
            }
        }
        // With equals told apart, the ranks are 1 to n, each once.
        let mut ranks: Vec<usize> = ranked.iter().map(|(rank, _)| *rank).collect();
        ranks.sort_unstable();
        for (at, rank) in ranks.iter().enumerate() {
            prop_assert!(*rank == at + 1 || (at > 0 && *rank == ranks[at - 1]));
        }
    }

    #[test]
    fn an_indicator_is_written_as_it_was_read(category in "[GFP]", number in 1u8.., part in "[a-z]?") {
        let text = format!("{category}{number}{part}");
        let code: Indicator = text.parse().unwrap();
        prop_assert_eq!(code.to_string(), text);
        prop_assert_eq!(code.family().part, None);
    }

    #[test]
    fn what_is_no_indicator_is_refused_without_a_panic(text in "\\PC{0,6}") {
        if let Ok(code) = text.parse::<Indicator>() {
            prop_assert_eq!(code.to_string(), text);
        }
    }

    #[test]
    fn a_garbled_zip_is_read_the_same_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = good("2020");
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(edition) = rdr::import(&bytes, [&imprint("2020")]) {
            let whole = rdr::import(&good("2020"), [&imprint("2020")]).unwrap();
            prop_assert_eq!(edition.companies, whole.companies);
        }
    }
}

fn company(at: usize, total: f64) -> Score {
    Score {
        company: format!("Company {at}"),
        kind: benchmark::Kind::Platform,
        total,
        governance: 0.0,
        freedom: 0.0,
        privacy: 0.0,
        indicators: Default::default(),
    }
}
