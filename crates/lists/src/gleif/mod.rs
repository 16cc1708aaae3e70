//! The files of the Global Legal Entity Identifier Foundation: who is who (level 1), and who
//! consolidates whom (level 2).
//!
//! Checked against extracts of the published files of June 2023 (LEI-CDF 3.1, RR-CDF 2.1, reporting
//! exceptions 2.1). The identifier of a company is `lei-` and its LEI in all three files, so that they
//! join.
//!
//! Level 2 is **accounting consolidation**: a parent is whoever presents the child in its consolidated
//! accounts. It is not beneficial ownership, names no natural person and gives no share; that is said in
//! `ownershipType` of every relationship.

mod exceptions;
mod level1;
mod relationships;

use std::io::BufRead;

use entities::Entity;

use crate::ListError;
use crate::error::FETCH_AGAIN;
use crate::out::Out;
use crate::source::Source;
use crate::track::Track;
use crate::xml::{Layout, Node, Seen, records};

pub(crate) use exceptions::read as read_exceptions;
pub(crate) use level1::read as read_entities;
pub(crate) use relationships::read as read_relationships;

/// Reads any of the three files: a header, then records, each of which is an entity.
fn read<R: BufRead>(
    source: Source<'_, R>,
    layout: &Layout,
    entry: fn(&Node, &Track) -> Result<Entity, ListError>,
    out: &mut Out<'_>,
) -> Result<(), ListError> {
    let (mut seen, mut announced) = (Seen::default(), None);
    records(source, layout, &mut |node| {
        if node.name == layout.root {
            return Ok(());
        }
        if node.name.ends_with("Header") {
            out.dated(&node.value("ContentDate"));
            announced = Some((node.line, node.value("RecordCount")));
            return Ok(());
        }
        let mut entity = entry(node, &out.track)?;
        node.keep_rest(layout, &mut entity, &mut seen, &out.track);
        out.emit("gleif", entity)
    })?;
    if let Some((line, count)) = announced.filter(|(_, count)| !count.is_empty()) {
        out.announced(line, &count);
    }
    Ok(())
}

/// What level 2 says of a parent, in words.
const CONSOLIDATION: &str = "accounting consolidation";

/// The identifier of the company with this LEI; the LEI must have its form (ISO 17442: 18 letters or
/// digits and two check digits).
fn company(lei: &str, line: u64, track: &Track) -> Result<String, ListError> {
    let form = lei.len() == 20 && lei.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if form {
        return Ok(format!("lei-{lei}"));
    }
    Err(track.refused_at(line, format!("`{lei}` is not a legal entity identifier"), FETCH_AGAIN))
}

/// What the registration says of the record itself: `createdAt`, `modifiedAt`, and labelled in `notes`
/// its status, the next renewal and how it was validated.
fn registration(node: &Node, entity: &mut Entity, track: &Track) {
    let Some(node) = node.child("Registration") else { return };
    for (field, property) in [("InitialRegistrationDate", "createdAt"), ("LastUpdateDate", "modifiedAt")] {
        date(node, field, property, entity, track);
    }
    for (field, label) in [
        ("RegistrationStatus", "Registration"),
        ("NextRenewalDate", "Next renewal"),
        ("ManagingLOU", "Managing LOU"),
        ("ValidationSources", "Validation"),
        ("ValidationDocuments", "Validation documents"),
        ("ValidationReference", "Validation reference"),
    ] {
        match node.value(field) {
            value if value.is_empty() => {}
            value => entity.add("notes", format!("{label} {value}")),
        }
    }
}

/// The day of an instant, or a report that it is none.
fn date(node: &Node, field: &str, property: &str, entity: &mut Entity, track: &Track) {
    let value = node.value(field);
    match crate::dates::day(&value) {
        Some(day) => entity.add(property, day),
        None if value.is_empty() => {}
        None => {
            track.repair(node.line, format!("{field} is no date; it was kept in the notes"), &*value, "");
            entity.add("notes", format!("{field} {value}"));
        }
    }
}
