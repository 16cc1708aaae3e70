//! GLEIF's three files join by the identifiers of companies.

use lists::Format::{GleifEntities, GleifExceptions, GleifRelationships};

use crate::samples::{
    GLEIF_ENTITIES, GLEIF_EXCEPTIONS, GLEIF_RELATIONSHIPS, check, entities, refusal, replace, try_read,
};

#[test]
fn a_company_with_its_names_addresses_and_standing() {
    let (entities, summary) = try_read(GleifEntities, GLEIF_ENTITIES).unwrap();
    assert_eq!((summary.repaired, summary.dated.as_deref()), (0, Some("2030-01-02T00:00:00Z")));
    assert_eq!(entities[0].caption, "Акме & Ко");
    check(
        &entities[0],
        "lei-00000000000000ACME42",
        "PublicBody",
        &[
            ("address", &["1 Main St, Floor 2, Strelsau, RR-ST, 99, RR", "2 High St, Edelweiss, GK"]),
            ("alias", &["AMC", "Akme i Ko"]),
            ("classification", &["RESIDENT_GOVERNMENT_ENTITY STATE_GOVERNMENT"]),
            ("country", &["RR", "GK"]),
            ("createdAt", &["2012-06-06"]),
            ("incorporationDate", &["1999-04-03"]),
            ("jurisdiction", &["RR"]),
            ("legalForm", &["T91T"]),
            ("leiCode", &["00000000000000ACME42"]),
            ("mainCountry", &["RR"]),
            ("modifiedAt", &["2020-07-17"]),
            ("name", &["Акме & Ко"]),
            (
                "notes",
                &[
                    "Registration authority RA000999 44",
                    "Registration LAPSED",
                    "SuccessorEntity SuccessorLEI 00000000000000NEXT43",
                ],
            ),
            ("previousName", &["Acme Pits"]),
            ("registrationNumber", &["44"]),
            ("status", &["ACTIVE"]),
        ],
    );
}

#[test]
fn a_relationship_says_what_it_is_not() {
    check(
        &entities(GleifRelationships, GLEIF_RELATIONSHIPS)[0],
        "gleif-00000000000000ACME42-IS_DIRECTLY_CONSOLIDATED_BY-00000000000000PARE77",
        "Ownership",
        &[
            ("asset", &["lei-00000000000000ACME42"]),
            ("legalBasis", &["IFRS"]),
            (
                "notes",
                &[
                    "ACCOUNTING_PERIOD 2021-01-01T00:00:00Z to 2021-12-31T00:00:00Z",
                    "ACCOUNTING_CONSOLIDATION 75.00 PERCENTAGE",
                    "Registration PUBLISHED",
                ],
            ),
            ("owner", &["lei-00000000000000PARE77"]),
            ("ownershipType", &["direct parent by accounting consolidation, not beneficial ownership"]),
            ("percentage", &["75.00"]),
            ("role", &["IS_DIRECTLY_CONSOLIDATED_BY"]),
            ("startDate", &["2012-11-29"]),
            ("status", &["ACTIVE"]),
        ],
    );
}

#[test]
fn an_exception_is_an_ownership_without_an_owner() {
    check(
        &entities(GleifExceptions, GLEIF_EXCEPTIONS)[0],
        "gleif-00000000000000ACME42-ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT",
        "Ownership",
        &[
            ("asset", &["lei-00000000000000ACME42"]),
            ("description", &["see the register"]),
            ("ownershipType", &["parent by accounting consolidation, not reported"]),
            ("role", &["ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT"]),
            ("summary", &["NON_PUBLIC"]),
        ],
    );
}

#[test]
fn what_is_no_identifier_is_refused() {
    let bytes = replace(GLEIF_RELATIONSHIPS, "00000000000000PARE77", "PARENT");
    let (line, what) = refusal(GleifRelationships, &bytes);
    assert_eq!((line, what.as_str()), (6, "`PARENT` is not a legal entity identifier"));
}
