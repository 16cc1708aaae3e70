//! The Security Council's list: every field has its place.

use lists::Format::UnSecurityCouncil;

use crate::samples::{UN, check, refusal, replace, try_read};

#[test]
fn a_person_keeps_every_field() {
    let (entities, summary) = try_read(UnSecurityCouncil, UN).unwrap();
    assert_eq!(summary.dated.as_deref(), Some("2030-01-02T03:04:05.006Z"));
    let ada = &entities[0];
    assert_eq!((ada.caption.as_str(), ada.target), ("ADA BETA GAMMA DELTA", Some(true)));
    assert_eq!(ada.datasets, ["un"]);
    check(
        ada,
        "un-100",
        "Person",
        &[
            ("address", &["1 Main Street, Strelsau, Ruritania"]),
            ("alias", &["Ada the Elder", "Ada (a; b)"]),
            ("authorityId", &["RUi.001"]),
            ("birthCountry", &["Ruritania"]),
            ("birthDate", &["1961-05-06", "1965", "1970", "1971", "1972"]),
            ("birthPlace", &["Strelsau, Ruritania"]),
            ("country", &["Ruritania", "Graustark"]),
            ("firstName", &["ADA"]),
            ("gender", &["female"]),
            ("idNumber", &["77-8"]),
            ("lastName", &["DELTA"]),
            ("listingDate", &["2012-12-31"]),
            ("middleName", &["GAMMA"]),
            ("modifiedAt", &["2016-10-13", "2020-01-01"]),
            ("name", &["ADA BETA GAMMA DELTA", "ادا ب"]),
            ("nationality", &["Ruritania"]),
            (
                "notes",
                &[
                    "Alias Ada Old; born 1960-01-01 in Strelsau; formerly listed as",
                    "Date of birth approximately 1965",
                    "Date of birth between from 1970 to 1972",
                    "Document Passport AB1234 (expired 2011); of Ruritania; on 2001-02-03; misused",
                    "Document National Identification Number 77-8",
                    "Address 1 Main Street, Strelsau, Ruritania; previous address",
                    "Left in 2013.\nNotice: https://example.org/notice/100. R&D chief <sic>",
                ],
            ),
            ("passportNumber", &["AB1234"]),
            ("position", &["General", "Minister of Mines"]),
            ("previousName", &["Ada Old"]),
            ("program", &["Ruritania", "UN List"]),
            ("secondName", &["BETA"]),
            ("sourceUrl", &["https://example.org/notice/100"]),
            ("title", &["Dr"]),
            ("weakAlias", &["Abu Nobody"]),
        ],
    );
}

#[test]
fn an_organisation_keeps_its_names_and_what_is_not_known() {
    let (entities, summary) = try_read(UnSecurityCouncil, UN).unwrap();
    check(
        &entities[1],
        "un-200",
        "Organization",
        &[
            ("address", &["2 Pit Lane, 99, Ruritania"]),
            ("alias", &["AMC"]),
            ("country", &["Ruritania"]),
            ("listingDate", &["2014-01-01"]),
            ("name", &["ACME MINING & CO."]),
            ("notes", &["FAVOURITE_COLOUR: grey"]),
            ("previousName", &["Acme Pits"]),
            ("program", &["Ruritania"]),
        ],
    );
    let told: Vec<(u64, &str, &str)> =
        summary.repairs.iter().map(|one| (one.line, one.before.as_str(), one.after.as_str())).collect();
    assert_eq!(
        told,
        [
            (24, "Ada the Elder; Ada (a; b)", "Ada the Elder | Ada (a; b)"),
            (33, "AB1234 (expired 2011)", "AB1234"),
            (49, "FAVOURITE_COLOUR", ""),
        ]
    );
    assert_eq!(summary.repaired, 3);
}

#[test]
fn numbers_of_documents_lose_only_what_is_plainly_not_theirs() {
    let number = |written: &str| {
        let bytes = replace(UN, "77-8", written);
        try_read(UnSecurityCouncil, &bytes).unwrap().0[0].first("idNumber").unwrap_or_default().to_owned()
    };
    for (written, read) in [
        ("403062567 (US)", "403062567"),
        ("R00012098, South Sudan", "R00012098"),
        ("card (tazkira) number 300786", "300786"),
        ("No. H0044232 (Iraqi)", "H0044232"),
        ("Ration card No.: 423-31", "423-31"),
        ("12 AB No. 34", "12 AB No. 34"),
        ("1234, 5678", "1234, 5678"),
        ("not known", "not known"),
    ] {
        assert_eq!(number(written), read, "{written}");
    }
}

#[test]
fn spans_of_years_that_cannot_be_meant_are_told() {
    let bytes = replace(UN, "<TO_YEAR>1972</TO_YEAR>", "<TO_YEAR>1872</TO_YEAR>");
    let (entities, summary) = try_read(UnSecurityCouncil, &bytes).unwrap();
    assert_eq!(entities[0].values("birthDate"), ["1961-05-06", "1965", "1970", "1872"]);
    assert!(summary.repairs.iter().any(|one| one.line == 31 && one.before == "1970 to 1872"));
}

#[test]
fn an_entry_without_number_or_name_is_refused_with_its_line() {
    assert_eq!(refusal(UnSecurityCouncil, &replace(UN, "<DATAID>100</DATAID>", "")).0, 4);
    let nameless = replace(UN, "<FIRST_NAME>ACME MINING &amp; CO.</FIRST_NAME>", "");
    assert_eq!(refusal(UnSecurityCouncil, &nameless), (41, "entry 200 has no name".to_owned()));
}
