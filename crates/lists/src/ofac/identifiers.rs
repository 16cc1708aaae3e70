//! What OFAC calls identifications: papers and numbers, but also pages, sexes and warnings.
//!
//! The kind is told by how it begins, in OFAC's words, the same in the XML and in remarks. What has a
//! property of its own goes there; everything, with country and dates, stays in `notes` as well where
//! it says more than the value.

use entities::Entity;

use crate::clean::{join, number};
use crate::dates::english;
use crate::track::Track;

/// How a kind begins, and the property of its value. The first that fits counts.
const KINDS: [(&str, &str); 51] = [
    ("Passport", "passportNumber"),
    ("Diplomatic Passport", "passportNumber"),
    ("Stateless Person Passport", "passportNumber"),
    ("Tax ID No.", "taxNumber"),
    ("R.F.C.", "taxNumber"),
    ("NIT #", "taxNumber"),
    ("RUC #", "taxNumber"),
    ("RTN", "taxNumber"),
    ("Italian Fiscal Code", "taxNumber"),
    ("Fiscal Code", "taxNumber"),
    ("Numero Unico de Identificacao", "taxNumber"),
    ("V.A.T. Number", "vatCode"),
    ("SSN", "socialSecurityNumber"),
    ("D-U-N-S Number", "dunsCode"),
    ("Legal Entity Number", "leiCode"),
    ("Legal Entity Identifier", "leiCode"),
    ("LEI", "leiCode"),
    ("SWIFT/BIC", "swiftBic"),
    ("BIK (RU)", "bikCode"),
    ("Vessel Registration Identification", "imoNumber"),
    ("MMSI", "mmsi"),
    ("Aircraft Manufacturer's Serial Number", "serialNumber"),
    ("Aircraft Construction Number", "serialNumber"),
    ("Aircraft Tail Number", "registrationNumber"),
    ("Aircraft Mode S Transponder Code", "icaoCode"),
    ("Aircraft Model", "model"),
    ("Aircraft Manufacture Date", "buildDate"),
    ("Website", "website"),
    ("Email Address", "email"),
    ("Phone Number", "phone"),
    ("Gender", "gender"),
    ("Organization Established Date", "incorporationDate"),
    ("Digital Currency Address", "publicKey"),
    ("Nationality of Registration", "country"),
    ("Registration", "registrationNumber"),
    ("Company Number", "registrationNumber"),
    ("Business", "registrationNumber"),
    ("Commercial Registry", "registrationNumber"),
    ("Trade License", "registrationNumber"),
    ("Unified Social Credit Code", "registrationNumber"),
    ("Enterprise Number", "registrationNumber"),
    ("Chamber of Commerce", "registrationNumber"),
    ("Public Registration Number", "registrationNumber"),
    ("Folio Mercantil", "registrationNumber"),
    ("Matricula Mercantil", "registrationNumber"),
    ("Organization Code", "registrationNumber"),
    ("Government Gazette Number", "registrationNumber"),
    ("Registered Charity No.", "registrationNumber"),
    ("UK Company Number", "registrationNumber"),
    ("United Social Credit Code", "registrationNumber"),
    ("Certificate of Incorporation Number", "registrationNumber"),
];

/// Kinds of numbers of persons and companies that have no property of their own.
const OTHER_NUMBERS: [&str; 20] = [
    "National ID",
    "Identification Number",
    "Cedula",
    "C.U.R.P.",
    "C.U.I.",
    "D.N.I.",
    "C.U.I.T.",
    "Personal ID",
    "Birth Certificate",
    "Driver's License",
    "Residency Number",
    "National Foreign ID",
    "Military Registration",
    "License",
    "Electoral Registry No.",
    "Travel Document Number",
    "Turkish Identification Number",
    "Kenyan ID No.",
    "Citizen's Card Number",
    "Numero de Identidad",
];

/// An identification as it stands in the list.
#[derive(Debug, Default)]
pub(super) struct Identification {
    pub kind: String,
    pub value: String,
    pub country: String,
    pub issued: String,
    pub expires: String,
}

/// Whether OFAC has identifications that begin like this.
pub(super) fn kind_of(text: &str) -> Option<&'static str> {
    let named = KINDS.iter().map(|(kind, _)| kind).chain(&OTHER_NUMBERS);
    named.filter(|kind| text.starts_with(**kind)).max_by_key(|kind| kind.len()).copied()
}

fn property(kind: &str) -> Option<&'static str> {
    let own = KINDS.iter().find(|(begin, _)| kind.starts_with(begin)).map(|(_, property)| *property);
    own.or_else(|| OTHER_NUMBERS.iter().any(|begin| kind.starts_with(begin)).then_some("idNumber"))
}

pub(super) fn keep(one: &Identification, line: u64, entity: &mut Entity, track: &Track) {
    let dated =
        |label: &str, date: &str| if date.is_empty() { String::new() } else { format!("{label} {date}") };
    let details = [one.country.clone(), dated("issued", &one.issued), dated("expires", &one.expires)];
    let whole = join([join([&*one.kind, &*one.value], " "), join(details, "; ")], "; ");
    match property(&one.kind) {
        None => entity.add("notes", whole),
        Some("imoNumber") => match one.value.strip_prefix("IMO ") {
            Some(number) => entity.add("imoNumber", number),
            None => entity.add("registrationNumber", one.value.clone()),
        },
        Some("gender") => entity.add("gender", one.value.to_lowercase()),
        Some(property @ ("incorporationDate" | "buildDate")) => match english(&one.value) {
            Some(dates) => dates.values.into_iter().for_each(|date| entity.add(property, date)),
            None => entity.add("notes", whole),
        },
        Some(property @ ("website" | "email" | "phone" | "model" | "country" | "publicKey")) => {
            entity.add(property, one.value.clone());
            // The kind names the currency.
            if property == "publicKey" {
                entity.add("notes", whole);
            }
        }
        Some(property) => {
            let (number, around) = number(&one.value, line, track);
            entity.add(property, number);
            if !around.is_empty()
                || !one.country.is_empty()
                || !one.issued.is_empty()
                || !one.expires.is_empty()
            {
                entity.add("notes", whole);
            }
        }
    }
}
