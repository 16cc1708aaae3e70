//! The World Bank's listing.

use lists::Format::WorldBank;
use serde_json::json;

use crate::samples::{WORLD_BANK, check, refusal, replace, try_read};

#[test]
fn firms_and_persons_with_their_periods() {
    let (entities, _) = try_read(WorldBank, WORLD_BANK).unwrap();
    check(
        &entities[0],
        "wb-501",
        "LegalEntity",
        &[
            ("address", &["1 MAIN ST, STRELSAU"]),
            ("country", &["Ruritania"]),
            ("endDate", &["2033-01-01"]),
            ("name", &["ACME ROADS LTD"]),
            ("notes", &["(formerly ACME PATHS)", "NEW_FIELD: x"]),
            ("previousName", &["ACME PATHS"]),
            ("reason", &["Fraudulent practice"]),
            ("startDate", &["2029-01-02"]),
            ("status", &["Date"]),
        ],
    );
    let person = &entities[1];
    assert_eq!((person.schema.as_str(), person.first("startDate")), ("Person", Some("2029-01-02")));
    assert_eq!(person.first("endDate"), None, "the year 2999 is no end");
    assert_eq!(person.first("status"), Some("Permanent"));
    assert_eq!(person.id.len(), "wb-".len() + 32, "a row without a number is known by its hash");
}

#[test]
fn days_are_read_with_their_time_of_day_too() {
    let list = |from: &str, to: &str| {
        let row = json!({ "SUPP_NAME": "ACME", "DEBAR_FROM_DATE": from, "DEBAR_TO_DATE": to });
        json!({ "response": { "ZPROCSUPP": [row] } }).to_string()
    };
    let list = list("2029-01-02T00:00:00.000Z", "2999-12-31T00:00:00.000Z");
    let (entities, summary) = try_read(WorldBank, list.as_bytes()).unwrap();
    assert_eq!(entities[0].first("startDate"), Some("2029-01-02"));
    assert_eq!((entities[0].first("endDate"), entities[0].first("notes")), (None, None));
    assert_eq!(summary.repaired, 0);
}

#[test]
fn what_stands_beside_a_name_is_set_apart() {
    let said = |name: &str, info: &str| {
        let list = json!({ "response": { "ZPROCSUPP": [{ "SUPP_ID": 1, "SUPP_NAME": name, "ADD_SUPP_INFO": info,
            "CREATE_USER": "WB1", "UPD_TIME": "2029-01-02", "LAST_REFRESH_DATE": "2029-01-03T23:00:54.000Z" }] } });
        let (entities, summary) = try_read(WorldBank, list.to_string().as_bytes()).unwrap();
        assert_eq!(summary.dated.as_deref(), Some("2029-01-03T23:00:54.000Z"));
        entities[0]
            .properties
            .iter()
            .map(|(name, values)| format!("{name}={}", values.join("|")))
            .collect::<Vec<_>>()
    };
    for (name, info, found) in [
        ("ACME ROADS LTD. *40", "*302", vec!["name=ACME ROADS LTD."]),
        (
            "A.K.A. R. HENTZAU",
            "MR. RUPERT HENTZAU",
            vec!["name=R. HENTZAU", "notes=MR. RUPERT HENTZAU", "weakAlias=MR. RUPERT HENTZAU"],
        ),
        (
            "ACME",
            "(Reg. No.: 9136(A)12X)(示例建设有限公司)*479",
            vec![
                "alias=示例建设有限公司",
                "name=ACME",
                "notes=(Reg. No.: 9136(A)12X)(示例建设有限公司)",
                "registrationNumber=9136(A)12X",
            ],
        ),
        (
            "ACME",
            ", d/b/a Roads and Paths*12",
            vec!["alias=Roads and Paths", "name=ACME", "notes=, d/b/a Roads and Paths"],
        ),
        (
            "ACME",
            "(previously known as Paths Inc.)",
            vec!["name=ACME", "notes=(previously known as Paths Inc.)", "previousName=Paths Inc"],
        ),
        ("ALSO Holding AG", "*12", vec!["name=ALSO Holding AG"]),
        ("AKA Bank", "", vec!["name=AKA Bank"]),
        ("Formerly Furniture Ltd.", "", vec!["name=Formerly Furniture Ltd."]),
        ("d/b/a Roads and Paths", "", vec!["name=Roads and Paths"]),
        ("FIVE * STARS", "(unclosed", vec!["name=FIVE * STARS", "notes=(unclosed", "weakAlias=unclosed"]),
    ] {
        assert_eq!(said(name, info), found, "{info}");
    }
}

#[test]
fn an_answer_without_the_list_or_a_row_without_a_name_is_refused() {
    assert!(refusal(WorldBank, b"{\"response\":{}}").1.contains("response.ZPROCSUPP"));
    let (_, what) = refusal(WorldBank, &replace(WORLD_BANK, "MR. R. HENTZAU", ""));
    assert_eq!(what, "a row without SUPP_NAME");
}
