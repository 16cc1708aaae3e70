//! What could be known on a day.

use benchmark::{Indicator, NoStanding, Reading};
use jiff::civil::date;

use test_support::shipped::library;

#[test]
fn on_31_march_2020_the_world_could_read_this_of_tencent() {
    let standing = library().score_of("Tencent", date(2020, 3, 31)).unwrap();
    assert_eq!((standing.edition.as_str(), standing.published_on), ("2019", date(2019, 5, 16)));
    assert_eq!((standing.total, standing.rank, standing.of), (25.86, 16, 24));
    assert_eq!((standing.governance, standing.governance_rank), (4.17, 22));
    assert_eq!((standing.freedom, standing.privacy), (14.12, 38.96));
    assert_eq!(standing.release.file, "RDRindex2019data_csv.zip");
    let zero: Vec<String> = standing.zero.iter().map(Indicator::to_string).collect();
    assert_eq!(
        zero,
        ["G2", "G3", "G4", "G5", "G6", "F2", "F4", "F6", "F7", "F8", "F11", "P10", "P11", "P12"],
        "in reading order"
    );
    assert_eq!(standing.indicators[&"F5".parse().unwrap()], Some(2.08));
    assert_eq!(
        standing.indicators[&"F9".parse().unwrap()],
        None,
        "network management is asked of telcos only"
    );
    assert!(standing.absent_from.is_empty() && standing.not_held.is_empty());
}

#[test]
fn an_edition_is_known_from_its_day_of_publication_and_not_before() {
    let library = library();
    let edition_on = |day| library.score_of("Tencent", day).unwrap().edition;
    assert_eq!(edition_on(date(2019, 5, 15)), "2018");
    assert_eq!(edition_on(date(2019, 5, 16)), "2019");
    assert_eq!(edition_on(date(2021, 2, 23)), "2019");
    assert_eq!(edition_on(date(2021, 2, 24)), "2020");
    assert_eq!(edition_on(date(2022, 4, 27)), "2022");
}

#[test]
fn totals_of_tencent_through_time() {
    let library = library();
    for (day, total) in [
        (date(2017, 6, 1), 21.99),
        (date(2019, 5, 1), 22.62),
        (date(2020, 3, 31), 25.86),
        (date(2021, 6, 1), 21.91),
        (date(2023, 1, 1), 25.29),
    ] {
        assert_eq!(library.score_of("Tencent", day).unwrap().total, total, "{day}");
    }
}

#[test]
fn nothing_on_government_demands_before_or_after_the_deal() {
    let library = library();
    for (day, codes) in [
        (date(2020, 3, 31), &["F6", "P10", "P11", "P12"][..]),
        (date(2021, 6, 1), &["F5a", "F6", "P10a", "P11a", "P12"]),
        (date(2023, 1, 1), &["F5a", "F6", "P10a", "P11a", "P12"]),
    ] {
        let zero = library.score_of("Tencent", day).unwrap().zero;
        for code in codes {
            assert!(zero.contains(&code.parse().unwrap()), "{code} on {day}");
        }
    }
}

#[test]
fn indicators_that_are_not_held_are_unknown_and_never_zero() {
    let library = library();
    let standing = library.score_of("Tencent", date(2018, 6, 1)).unwrap();
    assert!(standing.indicators.is_empty() && standing.zero.is_empty());
    let score = &library.edition("2018").unwrap().companies[0];
    assert_eq!(score.indicator("G2".parse().unwrap()), Reading::Unknown);
    let telco = library.edition("2019").unwrap().companies.iter().find(|it| it.company == "Orange").unwrap();
    assert_eq!(telco.indicator("P17".parse().unwrap()), Reading::NotApplicable);
}

#[test]
fn before_the_first_edition_held_the_answer_names_the_one_that_is_not_held() {
    let library = library();
    assert_eq!(
        library.score_of("Tencent", date(2016, 1, 1)),
        Err(NoStanding::NoEdition { date: date(2016, 1, 1), not_held: vec!["2015".into()] })
    );
    assert!(library.as_known_on(date(2017, 3, 22)).is_none());
}

#[test]
fn a_company_left_out_of_the_newest_edition_keeps_its_last_standing_and_says_so() {
    let standing = library().score_of("Orange", date(2023, 1, 1)).unwrap();
    assert_eq!(standing.edition, "2020");
    assert_eq!(standing.absent_from, ["2022"]);
    assert_eq!(standing.not_held, ["2022 Telco Giants Scorecard"]);
    let platform = library().score_of("Tencent", date(2023, 1, 1)).unwrap();
    assert!(platform.not_held.is_empty(), "that scorecard is about telecommunications companies only");
}

#[test]
fn a_company_that_was_never_scored_is_unknown_and_neither_good_nor_bad() {
    let error = library().score_of("Zoom", date(2020, 3, 31)).unwrap_err();
    assert!(
        matches!(&error, NoStanding::NotScored { editions, .. } if *editions == ["2019", "2018", "2017"])
    );
    assert!(error.to_string().contains("check the spelling"));
}

#[test]
fn equals_share_a_rank() {
    let library = library();
    let rank = |name| library.score_of(name, date(2021, 6, 1)).unwrap().rank;
    assert_eq!((rank("Tencent"), rank("América Móvil"), rank("Amazon")), (20, 20, 22));
}
