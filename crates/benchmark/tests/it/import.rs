//! What an import yields.

use benchmark::{Kind, rdr};

use crate::zips::{good, imprint, zip};

#[test]
fn totals_come_from_the_overview_and_indicators_from_the_row_of_the_whole_company() {
    let edition = rdr::import(&good("2020"), [&imprint("2019"), &imprint("2020")]).unwrap();
    assert_eq!(edition.imprint.edition, "2020");
    let [alpha, beta] = edition.companies.as_slice() else { panic!("two companies") };
    assert_eq!((alpha.kind, alpha.total, alpha.privacy), (Kind::Platform, 50.25, 60.75));
    assert_eq!((beta.kind, beta.company.as_str()), (Kind::Telco, "Beta\n& Sons"));
    assert_eq!(alpha.indicators[&"G1".parse().unwrap()], Some(33.33), "two decimals, as published");
    assert_eq!(beta.indicators[&"F9".parse().unwrap()], Some(50.0));
}

#[test]
fn headings_that_average_their_parts_are_no_indicators() {
    let edition = rdr::import(&good("2020"), [&imprint("2020")]).unwrap();
    let codes: Vec<String> = edition.companies[0].indicators.keys().map(ToString::to_string).collect();
    assert_eq!(codes, ["G1", "F5a", "F5b", "F6", "F9", "P18"]);
}

#[test]
fn rounding_never_makes_a_zero() {
    let edition = rdr::import(&good("2020"), [&imprint("2020")]).unwrap();
    let zeros: Vec<String> = edition.companies[0].zeros().iter().map(ToString::to_string).collect();
    assert_eq!(zeros, ["F5b", "F6"], "P18 has 0.001");
}

#[test]
fn the_hash_of_the_zip_goes_into_the_edition() {
    let edition = rdr::import(&good("2020"), [&imprint("2020")]).unwrap();
    assert_eq!(edition.imprint.release.sha256.unwrap().len(), 64);
}

#[test]
fn both_ways_of_naming_the_files_are_known() {
    let files = zip(&[
        ("data/RDR2019_01_Quick_Overview.csv", crate::zips::overview("2019").as_bytes()),
        ("data/RDR2019_02_Summary_Scores.csv", crate::zips::summary("2019").as_bytes()),
    ]);
    assert_eq!(rdr::import(&files, [&imprint("2019")]).unwrap().imprint.edition, "2019");
}
