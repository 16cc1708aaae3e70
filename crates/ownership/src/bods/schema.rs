//! What BODS 0.4 asks of a statement: facts of the standard's JSON Schema
//! (<https://standard.openownership.org/en/0.4.0/>), as tables.

use serde_json::{Map, Value};

use super::shape::{DATE, DATE_OR_TIME, Fault, Object, PARTIAL_DATE, PLAIN, Report, Shape, URI, VERSION};
use Shape::{AnyObject, Code, Flag, Length, List, Percent, Text, TextOr};

/// The faults of a statement; none when BODS 0.4 accepts it. `at` is its place in the data set,
/// from 0, and begins the path of each fault.
pub fn faults(statement: &Value, at: usize) -> Vec<Fault> {
    let mut faults = Vec::new();
    Shape::Object(&STATEMENT).check(statement, &mut Report::at(format!("$[{at}]"), &mut faults));
    faults
}

/// The faults of a whole data set, which must be a list of statements.
pub fn dataset_faults(dataset: &Value) -> Vec<Fault> {
    match dataset.as_array() {
        Some(statements) => {
            statements.iter().enumerate().flat_map(|(at, statement)| faults(statement, at)).collect()
        }
        None => {
            let mut faults = Vec::new();
            Report::at("$".into(), &mut faults).add("type", "must be a list of statements".into());
            faults
        }
    }
}

const STATEMENT: Object = Object {
    required: &[
        "statementId",
        "declarationSubject",
        "recordId",
        "recordType",
        "recordDetails",
        "statementDate",
    ],
    fields: &[
        ("statementId", Length(32, 64)),
        ("statementDate", DATE_OR_TIME),
        ("annotations", List(&Shape::Object(&ANNOTATION))),
        ("publicationDetails", Shape::Object(&PUBLICATION)),
        ("source", Shape::Object(&SOURCE)),
        ("declaration", Text),
        ("declarationSubject", Text),
        ("recordId", Text),
        ("recordType", Code(&["entity", "person", "relationship"])),
        ("recordStatus", Code(&["new", "updated", "closed"])),
        ("recordDetails", AnyObject),
    ],
    also: details,
    ..PLAIN
};

/// The details are judged by the type of the record.
fn details(statement: &Map<String, Value>, report: &mut Report<'_>) {
    let object = match statement.get("recordType").and_then(Value::as_str) {
        Some("entity") => &ENTITY,
        Some("person") => &PERSON,
        Some("relationship") => &RELATIONSHIP,
        _ => return,
    };
    if let Some(details) = statement.get("recordDetails").filter(|details| details.is_object()) {
        Shape::Object(object).check(details, &mut report.field("recordDetails"));
    }
}

const ENTITY: Object = Object {
    required: &["isComponent", "entityType"],
    fields: &[
        ("isComponent", Flag),
        ("entityType", Shape::Object(&ENTITY_TYPE)),
        ("unspecifiedEntityDetails", Shape::Object(&UNSPECIFIED)),
        ("name", Text),
        ("alternateNames", List(&Text)),
        ("jurisdiction", Shape::Object(&JURISDICTION)),
        ("identifiers", List(&Shape::Object(&IDENTIFIER))),
        ("foundingDate", DATE),
        ("dissolutionDate", DATE),
        ("addresses", List(&Shape::Object(&ENTITY_ADDRESS))),
        ("uri", URI),
        ("publicListing", Shape::Object(&PUBLIC_LISTING)),
        ("formedByStatute", Shape::Object(&STATUTE)),
    ],
    ..PLAIN
};

const ENTITY_TYPE: Object = Object {
    required: &["type"],
    fields: &[
        (
            "type",
            Code(&[
                "registeredEntity",
                "legalEntity",
                "arrangement",
                "anonymousEntity",
                "unknownEntity",
                "state",
                "stateBody",
            ]),
        ),
        ("details", Text),
    ],
    also: subtype,
    ..PLAIN
};

/// Each type of entity has subtypes of its own.
fn subtype(entity: &Map<String, Value>, report: &mut Report<'_>) {
    let codes: &[&str] = match entity.get("type").and_then(Value::as_str) {
        Some("arrangement") => &["trust", "nomination", "other"],
        Some("legalEntity") => &["trust", "other"],
        Some("stateBody") => &["governmentDepartment", "stateAgency", "other"],
        _ => &["other"],
    };
    if let Some(subtype) = entity.get("subtype") {
        // Codes live in statics, and these were chosen at run time.
        if !subtype.as_str().is_some_and(|code| codes.contains(&code)) {
            let keyword = if subtype.is_string() { "enum" } else { "type" };
            report.field("subtype").add(keyword, format!("must here be one of: {}", codes.join(", ")));
        }
    }
}

const STATUTE: Object = Object { fields: &[("name", Text), ("date", DATE)], ..PLAIN };

const PUBLIC_LISTING: Object = Object {
    required: &["hasPublicListing"],
    fields: &[
        ("hasPublicListing", Flag),
        ("companyFilingsURLs", List(&URI)),
        ("securitiesListings", List(&Shape::Object(&SECURITIES_LISTING))),
    ],
    ..PLAIN
};

const SECURITIES_LISTING: Object = Object {
    required: &["stockExchangeJurisdiction", "security", "stockExchangeName"],
    fields: &[
        ("marketIdentifierCode", Text),
        ("operatingMarketIdentifierCode", Text),
        ("stockExchangeJurisdiction", Length(2, 6)),
        ("stockExchangeName", Text),
        ("security", Shape::Object(&SECURITY)),
    ],
    ..PLAIN
};

const SECURITY: Object = Object {
    required: &["ticker"],
    fields: &[("idScheme", Code(&["isin", "figi", "cusip", "cins"])), ("id", Text), ("ticker", Text)],
    ..PLAIN
};

const PERSON: Object = Object {
    required: &["personType", "isComponent"],
    fields: &[
        ("isComponent", Flag),
        ("personType", Code(&["anonymousPerson", "unknownPerson", "knownPerson"])),
        ("unspecifiedPersonDetails", Shape::Object(&UNSPECIFIED)),
        ("names", List(&Shape::Object(&NAME))),
        ("identifiers", List(&Shape::Object(&IDENTIFIER))),
        ("nationalities", List(&Shape::Object(&COUNTRY))),
        ("placeOfBirth", Shape::Object(&BIRTHPLACE)),
        ("birthDate", PARTIAL_DATE),
        ("deathDate", PARTIAL_DATE),
        ("taxResidencies", List(&Shape::Object(&COUNTRY))),
        ("addresses", List(&Shape::Object(&PERSON_ADDRESS))),
        ("politicalExposure", Shape::Object(&POLITICAL_EXPOSURE)),
    ],
    ..PLAIN
};

const NAME: Object = Object {
    required: &["fullName"],
    fields: &[
        ("type", Code(&["legal", "translation", "transliteration", "former", "alternative", "birth"])),
        ("fullName", Text),
        ("familyName", Text),
        ("givenName", Text),
        ("patronymicName", Text),
    ],
    ..PLAIN
};

const POLITICAL_EXPOSURE: Object = Object {
    required: &["status"],
    fields: &[
        ("status", Code(&["isPep", "isNotPep", "unknown"])),
        ("details", List(&Shape::Object(&POLITICAL_OFFICE))),
    ],
    ..PLAIN
};

const POLITICAL_OFFICE: Object = Object {
    fields: &[
        ("reason", Text),
        ("missingInfoReason", Text),
        ("jurisdiction", Shape::Object(&JURISDICTION)),
        ("startDate", DATE),
        ("endDate", DATE),
        ("source", Shape::Object(&SOURCE)),
    ],
    ..PLAIN
};

const RELATIONSHIP: Object = Object {
    required: &["isComponent", "subject", "interestedParty"],
    fields: &[
        ("isComponent", Flag),
        ("componentRecords", List(&Text)),
        ("subject", TextOr(&UNSPECIFIED)),
        ("interestedParty", TextOr(&UNSPECIFIED)),
        ("interests", List(&Shape::Object(&INTEREST))),
    ],
    also: no_components_of_a_component,
    ..PLAIN
};

fn no_components_of_a_component(relationship: &Map<String, Value>, report: &mut Report<'_>) {
    let component = relationship.get("isComponent") == Some(&Value::Bool(true));
    let listed = relationship.get("componentRecords").and_then(Value::as_array);
    if component && listed.is_some_and(|records| !records.is_empty()) {
        report
            .field("componentRecords")
            .add("const", "must be empty or absent, because the record is itself a component".into());
    }
}

const INTEREST: Object = Object {
    fields: &[
        (
            "type",
            Code(&[
                "shareholding",
                "votingRights",
                "appointmentOfBoard",
                "otherInfluenceOrControl",
                "seniorManagingOfficial",
                "settlor",
                "trustee",
                "protector",
                "beneficiaryOfLegalArrangement",
                "rightsToSurplusAssetsOnDissolution",
                "rightsToProfitOrIncome",
                "rightsGrantedByContract",
                "conditionalRightsGrantedByContract",
                "controlViaCompanyRulesOrArticles",
                "controlByLegalFramework",
                "boardMember",
                "boardChair",
                "unknownInterest",
                "unpublishedInterest",
                "enjoymentAndUseOfAssets",
                "rightToProfitOrIncomeFromAssets",
                "nominee",
                "nominator",
            ]),
        ),
        ("directOrIndirect", Code(&["direct", "indirect", "unknown"])),
        ("beneficialOwnershipOrControl", Flag),
        ("details", Text),
        ("share", Shape::Object(&SHARE)),
        ("startDate", DATE),
        ("endDate", DATE),
    ],
    ..PLAIN
};

const SHARE: Object = Object {
    fields: &[
        ("exact", Percent),
        ("maximum", Percent),
        ("minimum", Percent),
        ("exclusiveMinimum", Percent),
        ("exclusiveMaximum", Percent),
    ],
    ..PLAIN
};

const IDENTIFIER: Object = Object {
    one_of: &["scheme", "schemeName"],
    fields: &[("id", Text), ("scheme", Text), ("schemeName", Text), ("uri", URI)],
    ..PLAIN
};

const UNSPECIFIED: Object = Object {
    required: &["reason"],
    fields: &[
        (
            "reason",
            Code(&[
                "noBeneficialOwners",
                "subjectUnableToConfirmOrIdentifyBeneficialOwner",
                "interestedPartyHasNotProvidedInformation",
                "subjectExemptFromDisclosure",
                "interestedPartyExemptFromDisclosure",
                "unknown",
                "informationUnknownToPublisher",
            ]),
        ),
        ("description", Text),
    ],
    ..PLAIN
};

const COUNTRY: Object =
    Object { required: &["name"], fields: &[("name", Text), ("code", Length(2, 2))], ..PLAIN };

const JURISDICTION: Object =
    Object { required: &["name"], fields: &[("name", Text), ("code", Length(2, 6))], ..PLAIN };

const ENTITY_ADDRESS: Object =
    Object { fields: &address(&["registered", "business", "alternative"]), ..PLAIN };
const PERSON_ADDRESS: Object = Object { fields: &address(&["residence", "service", "alternative"]), ..PLAIN };
const BIRTHPLACE: Object = Object { fields: &address(&["placeOfBirth"]), ..PLAIN };

const fn address(types: &'static [&'static str]) -> [(&'static str, Shape); 4] {
    [("type", Code(types)), ("address", Text), ("postCode", Text), ("country", Shape::Object(&COUNTRY))]
}

const SOURCE: Object = Object {
    fields: &[
        (
            "type",
            List(&Code(&[
                "selfDeclaration",
                "officialRegister",
                "thirdParty",
                "primaryResearch",
                "verified",
            ])),
        ),
        ("description", Text),
        ("url", URI),
        ("retrievedAt", DATE_OR_TIME),
        ("assertedBy", List(&Shape::Object(&AGENT))),
    ],
    ..PLAIN
};

const AGENT: Object = Object { fields: &[("name", Text), ("uri", URI)], ..PLAIN };

const PUBLICATION: Object = Object {
    required: &["publicationDate", "bodsVersion", "publisher"],
    fields: &[
        ("publicationDate", DATE_OR_TIME),
        ("bodsVersion", VERSION),
        ("license", URI),
        ("publisher", Shape::Object(&PUBLISHER)),
    ],
    ..PLAIN
};

const PUBLISHER: Object =
    Object { one_of: &["name", "url"], fields: &[("name", Text), ("url", URI)], ..PLAIN };

const ANNOTATION: Object = Object {
    required: &["motivation", "statementPointerTarget"],
    fields: &[
        ("statementPointerTarget", Text),
        ("creationDate", DATE_OR_TIME),
        ("createdBy", Shape::Object(&AGENT)),
        ("motivation", Code(&["commenting", "correcting", "identifying", "linking", "transformation"])),
        ("description", Text),
        ("transformedContent", Text),
        ("url", URI),
    ],
    also: motivation,
    ..PLAIN
};

/// A link needs its address, and only a transformation may say what came of it.
fn motivation(annotation: &Map<String, Value>, report: &mut Report<'_>) {
    let motivation = annotation.get("motivation").and_then(Value::as_str);
    if motivation == Some("linking") && !annotation.contains_key("url") {
        report.add("required", "`url` is missing, which a linking annotation needs".into());
    }
    let content = annotation.get("transformedContent").and_then(Value::as_str);
    if motivation != Some("transformation") && content.is_some_and(|content| !content.is_empty()) {
        report
            .field("transformedContent")
            .add("const", "must be empty or absent unless the motivation is `transformation`".into());
    }
}
