//! The five ways in which these figures are usually got wrong.

use benchmark::{Library, NotComparable, Unsound, rdr};
use jiff::civil::date;

use test_support::shipped::library;

use crate::shipped::published;
use crate::zips::{imprint, overview, summary, zip};

#[test]
fn one_a_later_restatement_never_stands_in_for_the_edition_itself() {
    // In 2021 the publisher restated 2019 (Tencent 27, Twitter 62, Yandex 34) to compare the years.
    let library = library();
    let edition = library.edition("2019").unwrap();
    for (name, total) in [("Tencent", 25.86), ("Twitter", 55.16), ("Yandex", 31.76)] {
        assert_eq!(edition.companies.iter().find(|it| it.company == name).unwrap().total, total);
    }
    for (name, total) in [("Samsung", 22.84), ("Mail.Ru", 27.12)] {
        assert_eq!(library.score_of(name, date(2021, 6, 1)).unwrap().total, total);
    }
}

#[test]
fn one_a_library_refuses_an_older_edition_that_comes_out_later() {
    let edition = |label: &str, on: &str| {
        format!(
            "imprint: {{benchmark: t, edition: '{label}', title: T, published-on: {on}, published-on-basis: Read, \
             method: m, source: s, release: {{file: f}}}}\ncompanies: []\n"
        )
    };
    let files = |second: &str, on: &str| {
        vec![
            (
                "benchmark.yaml",
                "{id: t, name: T, publisher: P, licence: L, measures: M, source: s}".to_owned(),
            ),
            ("indicators.yaml", "methods: [{id: m, note: n, indicators: {}}]".to_owned()),
            ("a.yaml", edition("2020", "2021-02-24")),
            ("b.yaml", edition(second, on)),
        ]
    };
    let load = |files: Vec<(&str, String)>| {
        Library::from_files(files.iter().map(|(path, text)| (*path, text.as_bytes()))).map(|_| ())
    };
    assert_eq!(load(files("2022", "2022-04-27")), Ok(()));
    for (label, on) in [("2019", "2021-03-01"), ("2020", "2021-03-01"), ("2022", "2021-02-24")] {
        let Err(Unsound::Contradiction { message, .. }) = load(files(label, on)) else {
            panic!("{label} {on}")
        };
        assert!(message.contains("without later restatements"), "{message}");
    }
}

#[test]
fn one_a_zip_of_two_editions_is_refused() {
    let both = zip(&[
        ("2020-rdr-index-01-quick-overview.csv", overview("2020").as_bytes()),
        ("2019-rdr-index-01-quick-overview.csv", overview("2019").as_bytes()),
        ("2020-rdr-index-02-summary-scores.csv", summary("2020").as_bytes()),
    ]);
    assert!(matches!(rdr::import(&both, [&imprint("2020")]), Err(rdr::ImportError::Files { found: 2, .. })));
}

#[test]
fn two_the_figures_are_those_of_the_csv_and_not_of_the_website() {
    let library = library();
    for (name, csv) in [("Baidu", 22.89), ("Mail.Ru", 20.75)] {
        assert_eq!(library.score_of(name, date(2020, 3, 31)).unwrap().total, csv);
    }
}

#[test]
fn two_another_file_than_the_recorded_one_is_refused() {
    let mut recorded = imprint("2020");
    recorded.release.sha256 = Some("00".repeat(32));
    let error = rdr::import(&crate::zips::good("2020"), [&recorded]).unwrap_err();
    assert!(error.to_string().contains("another release of edition 2020"), "{error}");
}

#[test]
fn three_figures_of_two_methods_are_never_subtracted() {
    let library = library();
    let error = library.change("Tencent", "2019", "2020").unwrap_err();
    assert!(matches!(error, NotComparable::Methods { .. }));
    assert!(error.to_string().contains("but no difference"));
    let change = library.change("Tencent", "2020", "2022").unwrap();
    assert_eq!((change.total, change.governance, change.freedom, change.privacy), (3.38, 9.17, 0.0, 3.5));
    assert_eq!(library.change("Facebook", "2020", "2022").unwrap().total, 0.48, "by whatever name");
}

#[test]
fn four_names_of_a_later_day_in_an_edition_give_a_restatement_away() {
    let mut recorded = imprint("2020");
    recorded.benchmark = "rdr".into();
    recorded.method = "2020-58-indicators".into();
    let mut edition = rdr::import(&crate::zips::good("2020"), [&recorded]).unwrap();
    edition.companies[0].company = "Meta".into();
    edition.companies[0].indicators.clear();
    edition.companies.truncate(1);
    let (text, library) = (edition.to_yaml().unwrap(), library());
    let methods = "methods: [{id: 2020-58-indicators, note: n, indicators: {}}]";
    let benchmark = content::yaml::write(library.benchmark()).unwrap();
    let error = Library::from_files([
        ("benchmark.yaml", benchmark.as_bytes()),
        ("indicators.yaml", methods.as_bytes()),
        ("2020.yaml", text.as_bytes()),
    ])
    .unwrap_err();
    assert!(error.to_string().contains("later restatement"), "{error}");
}

#[test]
fn five_the_misspelt_header_both_ways_of_not_applicable_and_the_byte_order_mark() {
    for (service, absent, mark) in [("Serivce", "N/A", ""), ("Service", "NA", "\u{feff}")] {
        let summary = summary("2020").replace("Service", service).replace("N/A", absent);
        let zip = zip(&[
            ("2020-rdr-index-01-quick-overview.csv", format!("{mark}{}", overview("2020")).as_bytes()),
            ("2020-rdr-index-02-summary-scores.csv", format!("{mark}{summary}").as_bytes()),
        ]);
        let edition = rdr::import(&zip, [&imprint("2020")]).unwrap();
        let indicators = &edition.companies[0].indicators;
        assert_eq!(indicators[&"F6".parse().unwrap()], Some(0.0));
        assert_eq!(indicators[&"F9".parse().unwrap()], None);
    }
}

#[test]
fn five_the_published_files_have_them_all() {
    let Some(zip) = published("five_the_published_files_have_them_all", "RDRindex2019data_csv.zip") else {
        return;
    };
    assert_eq!(rdr::import(&zip, library().imprints()).unwrap().companies.len(), 24);
}
