//! Level 1, LEI-CDF: who is who.
//!
//! | field | property |
//! | --- | --- |
//! | `LEI` | `leiCode` |
//! | `LegalName`, `TransliteratedOtherEntityNames` | `name`, `alias` |
//! | `OtherEntityNames` | `previousName` (type `PREVIOUS_LEGAL_NAME`), else `alias` |
//! | `LegalAddress`, `HeadquartersAddress`, other addresses | `address`, `country`; the legal address's country is `mainCountry` |
//! | `RegistrationAuthorityEntityID` | `registrationNumber`; the authority in `notes` |
//! | `LegalJurisdiction` | `jurisdiction` |
//! | `EntityCategory`, `EntitySubCategory` | schema (see below), `classification` |
//! | `EntityLegalFormCode`, `OtherLegalForm` | `legalForm`, the ELF code of ISO 20275 as it stands |
//! | `EntityStatus`, `EntityExpirationDate`, `EntityCreationDate` | `status`, `dissolutionDate`, `incorporationDate` |
//! | `EntityExpirationReason`, `SuccessorEntity`, `AssociatedEntity`, `LegalEntityEvents` | `notes` |
//! | `Registration` | `createdAt`, `modifiedAt`, `notes` |
//! | `Extension` | not kept: places computed by others from the addresses |
//!
//! Categories: `RESIDENT_GOVERNMENT_ENTITY` is a `PublicBody`, `INTERNATIONAL_ORGANIZATION` an
//! `Organization`, `SOLE_PROPRIETOR` a `LegalEntity`, the others a `Company`.

use std::io::BufRead;

use entities::Entity;

use super::{company, date, registration};
use crate::ListError;
use crate::clean::join;
use crate::error::FETCH_AGAIN;
use crate::out::Out;
use crate::source::Source;
use crate::track::Track;
use crate::xml::{Layout, Node};

const LAYOUT: Layout = Layout {
    root: "LEIData",
    containers: &["LEIRecords"],
    records: &["LEIHeader", "LEIRecord"],
    left_out: &["Extension"],
    known: &[
        "LEI",
        "Entity",
        "LegalName",
        "OtherEntityNames",
        "OtherEntityName",
        "TransliteratedOtherEntityNames",
        "TransliteratedOtherEntityName",
        "LegalAddress",
        "HeadquartersAddress",
        "OtherAddresses",
        "OtherAddress",
        "TransliteratedOtherAddresses",
        "TransliteratedOtherAddress",
        "FirstAddressLine",
        "AddressNumber",
        "AddressNumberWithinBuilding",
        "MailRouting",
        "AdditionalAddressLine",
        "City",
        "Region",
        "Country",
        "PostalCode",
        "RegistrationAuthority",
        "RegistrationAuthorityID",
        "OtherRegistrationAuthorityID",
        "RegistrationAuthorityEntityID",
        "LegalJurisdiction",
        "EntityCategory",
        "EntitySubCategory",
        "LegalForm",
        "EntityLegalFormCode",
        "OtherLegalForm",
        "EntityStatus",
        "EntityCreationDate",
        "EntityExpirationDate",
        "Registration",
        "InitialRegistrationDate",
        "LastUpdateDate",
        "RegistrationStatus",
        "NextRenewalDate",
        "ManagingLOU",
        "ValidationSources",
        "ValidationAuthority",
        "ValidationAuthorityID",
        "ValidationAuthorityEntityID",
        "OtherValidationAuthorityID",
    ],
    noted: &["SuccessorEntity", "AssociatedEntity", "LegalEntityEvents", "EntityExpirationReason"],
};

pub(crate) fn read<R: BufRead>(source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    super::read(source, &LAYOUT, entry, out)
}

fn entry(record: &Node, track: &Track) -> Result<Entity, ListError> {
    let lei = record.value("LEI");
    let id = company(&lei, record.line, track)?;
    let node = record
        .child("Entity")
        .filter(|node| !node.value("LegalName").is_empty())
        .ok_or_else(|| track.refused_at(record.line, format!("{lei} has no legal name"), FETCH_AGAIN))?;
    let category = node.value("EntityCategory");
    let schema = match category.as_str() {
        "RESIDENT_GOVERNMENT_ENTITY" => "PublicBody",
        "INTERNATIONAL_ORGANIZATION" => "Organization",
        "SOLE_PROPRIETOR" => "LegalEntity",
        _ => "Company",
    };
    let mut entity = Entity::new(id, schema);
    entity.caption = node.value("LegalName");
    entity.add("leiCode", lei);
    names(node, &mut entity);
    addresses(node, &mut entity);
    entity.add("classification", join([category, node.value("EntitySubCategory")], " "));
    entity.add("jurisdiction", node.value("LegalJurisdiction"));
    entity.add("status", node.value("EntityStatus"));
    if let Some(form) = node.child("LegalForm") {
        entity.add("legalForm", form.value("EntityLegalFormCode"));
        entity.add("legalForm", form.value("OtherLegalForm"));
    }
    if let Some(authority) = node.child("RegistrationAuthority") {
        let number = authority.value("RegistrationAuthorityEntityID");
        let body =
            ["RegistrationAuthorityID", "OtherRegistrationAuthorityID"].map(|field| authority.value(field));
        entity
            .add("notes", join(["Registration authority".to_owned(), join(body, " "), number.clone()], " "));
        entity.add("registrationNumber", number);
    }
    date(node, "EntityCreationDate", "incorporationDate", &mut entity, track);
    date(node, "EntityExpirationDate", "dissolutionDate", &mut entity, track);
    registration(record, &mut entity, track);
    Ok(entity)
}

fn names(node: &Node, entity: &mut Entity) {
    entity.add("name", node.value("LegalName"));
    for list in ["OtherEntityNames", "TransliteratedOtherEntityNames"] {
        for name in node.all(list).flat_map(|list| &list.children) {
            let former = name.attribute("type") == "PREVIOUS_LEGAL_NAME";
            entity.add(if former { "previousName" } else { "alias" }, name.line_of_text());
        }
    }
}

fn addresses(node: &Node, entity: &mut Entity) {
    let lists = ["OtherAddresses", "TransliteratedOtherAddresses"];
    let others = lists.iter().flat_map(|list| node.all(list)).flat_map(|list| &list.children);
    let all = node.all("LegalAddress").chain(node.all("HeadquartersAddress")).chain(others);
    for address in all {
        let lines = ["FirstAddressLine", "AdditionalAddressLine"]
            .into_iter()
            .flat_map(|field| address.all(field).map(Node::line_of_text));
        let rest = ["City", "Region", "PostalCode", "Country"].map(|field| address.value(field));
        entity.add("address", join(lines.chain(rest), ", "));
        entity.add("country", address.value("Country"));
    }
    entity.add("mainCountry", node.child("LegalAddress").map(|one| one.value("Country")).unwrap_or_default());
}
