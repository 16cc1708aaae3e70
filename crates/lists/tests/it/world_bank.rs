//! The World Bank's listing.

use lists::Format::WorldBank;

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
            ("name", &["ACME ROADS LTD*1"]),
            ("notes", &["(formerly ACME PATHS)", "NEW_FIELD: x"]),
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
fn an_answer_without_the_list_or_a_row_without_a_name_is_refused() {
    assert!(refusal(WorldBank, b"{\"response\":{}}").1.contains("response.ZPROCSUPP"));
    let (_, what) = refusal(WorldBank, &replace(WORLD_BANK, "MR. R. HENTZAU", ""));
    assert_eq!(what, "a row without SUPP_NAME");
}
