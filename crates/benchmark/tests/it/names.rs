//! Companies keep their record when they change their name.

use benchmark::NoStanding;
use jiff::civil::{Date, date};

use test_support::shipped::library;

fn found(name: &str, day: Date) -> (String, String) {
    let standing = library().score_of(name, day).unwrap();
    (standing.edition, standing.company)
}

#[test]
fn a_new_name_leads_to_the_record_under_the_old_one() {
    assert_eq!(found("Meta", date(2021, 11, 1)), ("2020".into(), "Facebook".into()));
    assert_eq!(found("VK", date(2021, 11, 1)), ("2020".into(), "Mail.Ru".into()));
    assert_eq!(found("e&", date(2023, 1, 1)), ("2020".into(), "Etisalat".into()));
    assert_eq!(found("X", date(2023, 8, 1)), ("2022".into(), "Twitter".into()));
    assert_eq!(found("Verizon Media", date(2019, 5, 1)), ("2018".into(), "Oath".into()));
}

#[test]
fn a_former_name_goes_on_leading_to_the_record() {
    assert_eq!(found("Facebook", date(2023, 1, 1)), ("2022".into(), "Meta".into()));
    assert_eq!(found("Yahoo", date(2019, 6, 1)), ("2019".into(), "Verizon Media".into()));
    assert_eq!(found("Oath", date(2023, 1, 1)), ("2022".into(), "Yahoo".into()));
}

#[test]
fn nobody_could_have_asked_by_a_name_of_a_later_day() {
    let error = library().score_of("Meta", date(2020, 3, 31)).unwrap_err();
    assert_eq!(
        error,
        NoStanding::NameNotYet {
            name: "Meta".into(),
            date: date(2020, 3, 31),
            from: date(2021, 10, 28),
            then: Some("Facebook".into())
        }
    );
    assert!(error.to_string().ends_with("ask for `Facebook`"), "{error}");
    let error = library().score_of("X", date(2023, 7, 22)).unwrap_err();
    assert!(error.to_string().ends_with("ask for `X Corp.`"), "the name of that day: {error}");
}

#[test]
fn case_accents_and_legal_forms_do_not_hide_a_company() {
    assert_eq!(found("tencent", date(2017, 6, 1)), ("2017".into(), "TenCent".into()));
    assert_eq!(found("Tencent Holdings Limited", date(2020, 3, 31)), ("2019".into(), "Tencent".into()));
    assert_eq!(found(" Telefonica ", date(2020, 3, 31)), ("2019".into(), "Telefónica".into()));
}

#[test]
fn a_change_of_name_without_a_source_that_was_read_is_marked_as_uncertain() {
    for company in &library().benchmark().companies {
        for name in company.names.iter().filter(|name| name.from.is_some()) {
            assert!(name.source.is_some(), "{}", name.name);
        }
    }
}
