//! The consolidated list of the United Nations Security Council.
//!
//! Checked against two published editions (2018-10-29 and 2026-02-27). What becomes of each field:
//!
//! | field | property |
//! | --- | --- |
//! | `DATAID` | the identifier, `un-` and the number |
//! | `INDIVIDUAL`, `ENTITY` | schema `Person`, `Organization` |
//! | `FIRST_NAME` … `FOURTH_NAME` | `name`, joined in order; of persons also `firstName`, `secondName`, `middleName`, `lastName` in that order. The list does not say which part is the family name |
//! | `NAME_ORIGINAL_SCRIPT` | `name` |
//! | aliases | `alias` (`Good`, `a.k.a.`, no quality), `weakAlias` (`Low`), `previousName` (`f.k.a.`, or a note such as "formerly listed as"); birth and note of an alias in `notes` |
//! | `…_DATE_OF_BIRTH` | `birthDate`: the day, the year, or each year of a span; type and note in `notes` unless exact |
//! | `…_PLACE_OF_BIRTH` | `birthPlace`, `birthCountry` |
//! | `NATIONALITY` | `nationality` |
//! | `…_DOCUMENT` | `passportNumber`, `taxNumber`, `idNumber`; all details in `notes` |
//! | `…_ADDRESS` | `address`, `country`; its note in `notes` |
//! | `DESIGNATION`, `TITLE`, `GENDER` | `position`, `title`, `gender` |
//! | `UN_LIST_TYPE`, `LIST_TYPE` | `program` |
//! | `REFERENCE_NUMBER`, `LISTED_ON` | `authorityId`, `listingDate` |
//! | `LAST_DAY_UPDATED` | `modifiedAt`, every amendment |
//! | `DELISTED_ON` | `endDate` |
//! | `COMMENTS1` | `notes`; the pages that it links to also in `sourceUrl` |
//! | `SUBMITTED_BY`, `SUBMITTED_ON`, `VERSIONNUM` | `notes` |
//! | `SORT_KEY`, `SORT_KEY_LAST_MOD` | not kept: they order the publisher's page |

mod birth;
mod documents;

use std::io::BufRead;

use entities::Entity;

use crate::ListError;
use crate::clean::{join, links, names, paragraphs, squash};
use crate::dates::day;
use crate::out::Out;
use crate::source::Source;
use crate::track::Track;
use crate::xml::{Layout, Node, Seen, records};

const LAYOUT: Layout = Layout {
    root: "CONSOLIDATED_LIST",
    containers: &["INDIVIDUALS", "ENTITIES"],
    records: &["INDIVIDUAL", "ENTITY"],
    left_out: &["SORT_KEY", "SORT_KEY_LAST_MOD"],
    known: &[
        "DATAID",
        "VERSIONNUM",
        "FIRST_NAME",
        "SECOND_NAME",
        "THIRD_NAME",
        "FOURTH_NAME",
        "UN_LIST_TYPE",
        "REFERENCE_NUMBER",
        "LISTED_ON",
        "DELISTED_ON",
        "GENDER",
        "NAME_ORIGINAL_SCRIPT",
        "COMMENTS1",
        "TITLE",
        "DESIGNATION",
        "NATIONALITY",
        "LIST_TYPE",
        "LAST_DAY_UPDATED",
        "VALUE",
        "SUBMITTED_BY",
        "SUBMITTED_ON",
        "INDIVIDUAL_ALIAS",
        "ENTITY_ALIAS",
        "QUALITY",
        "ALIAS_NAME",
        "DATE_OF_BIRTH",
        "CITY_OF_BIRTH",
        "COUNTRY_OF_BIRTH",
        "NOTE",
        "INDIVIDUAL_ADDRESS",
        "ENTITY_ADDRESS",
        "STREET",
        "CITY",
        "STATE_PROVINCE",
        "ZIP_CODE",
        "COUNTRY",
        "INDIVIDUAL_DATE_OF_BIRTH",
        "INDIVIDUAL_PLACE_OF_BIRTH",
        "TYPE_OF_DATE",
        "DATE",
        "YEAR",
        "FROM_YEAR",
        "TO_YEAR",
        "INDIVIDUAL_DOCUMENT",
        "TYPE_OF_DOCUMENT",
        "TYPE_OF_DOCUMENT2",
        "NUMBER",
        "ISSUING_COUNTRY",
        "COUNTRY_OF_ISSUE",
        "CITY_OF_ISSUE",
        "DATE_OF_ISSUE",
    ],
    noted: &[],
};

pub(crate) fn read<R: BufRead>(source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    let mut seen = Seen::default();
    records(source, &LAYOUT, &mut |node| {
        if node.name == LAYOUT.root {
            out.dated(node.attribute("dateGenerated"));
            return Ok(());
        }
        let mut entity = entry(node, &out.track)?;
        node.keep_rest(&LAYOUT, &mut entity, &mut seen, &out.track);
        out.emit("un", entity)
    })
}

fn entry(node: &Node, track: &Track) -> Result<Entity, ListError> {
    let number = node.value("DATAID");
    if number.is_empty() {
        return Err(track.refused_at(node.line, "an entry without DATAID", crate::error::FETCH_AGAIN));
    }
    let person = node.name == "INDIVIDUAL";
    let mut entity = Entity::new(format!("un-{number}"), if person { "Person" } else { "Organization" });
    entity.target = Some(true);
    own_names(node, person, &mut entity);
    if entity.caption.is_empty() {
        let what = format!("entry {number} has no name");
        return Err(track.refused_at(node.line, what, crate::error::FETCH_AGAIN));
    }
    node.all("INDIVIDUAL_ALIAS")
        .chain(node.all("ENTITY_ALIAS"))
        .for_each(|one| alias(one, &mut entity, track));
    birth::read(node, &mut entity, track);
    node.all("INDIVIDUAL_DOCUMENT").for_each(|one| documents::read(one, &mut entity, track));
    node.all("INDIVIDUAL_ADDRESS")
        .chain(node.all("ENTITY_ADDRESS"))
        .for_each(|one| address(one, &mut entity));
    listing(node, &mut entity, track);
    Ok(entity)
}

fn own_names(node: &Node, person: bool, entity: &mut Entity) {
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map(|part| node.value(part));
    entity.caption = join(&parts, " ");
    entity.add("name", entity.caption.clone());
    for script in node.all("NAME_ORIGINAL_SCRIPT") {
        entity.add("name", script.line_of_text());
    }
    if person {
        for (property, part) in ["firstName", "secondName", "middleName", "lastName"].into_iter().zip(parts) {
            entity.add(property, part);
        }
    }
}

fn alias(node: &Node, entity: &mut Entity, track: &Track) {
    let (quality, note) = (node.value("QUALITY"), node.value("NOTE"));
    let former =
        ["formerly", "previously", "former name"].iter().any(|word| note.to_lowercase().starts_with(word));
    let property = match quality.to_lowercase().as_str() {
        "low" => "weakAlias",
        "f.k.a." => "previousName",
        _ if former => "previousName",
        "good" | "a.k.a." | "" => "alias",
        _ => {
            track.repair(
                node.line,
                "a quality of an alias that is not known was read as good",
                &*quality,
                "",
            );
            "alias"
        }
    };
    let whole = node.value("ALIAS_NAME");
    for name in names(&whole, node.line, track) {
        entity.add(property, name);
    }
    let place = join([node.value("CITY_OF_BIRTH"), node.value("COUNTRY_OF_BIRTH")], ", ");
    let born = join([node.value("DATE_OF_BIRTH"), place], " in ");
    if !born.is_empty() || !note.is_empty() {
        let born = if born.is_empty() { born } else { format!("born {born}") };
        entity.add("notes", format!("Alias {}", join([whole, born, note], "; ")));
    }
}

fn address(node: &Node, entity: &mut Entity) {
    let parts = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"].map(|part| node.value(part));
    let (address, country, note) = (join(&parts, ", "), node.value("COUNTRY"), node.value("NOTE"));
    if !note.is_empty() {
        entity.add("notes", format!("Address {}", join([address.clone(), note], "; ")));
    }
    // A country alone is no address.
    if address != country {
        entity.add("address", address);
    }
    entity.add("country", country);
}

fn listing(node: &Node, entity: &mut Entity, track: &Track) {
    entity.add("program", node.value("UN_LIST_TYPE"));
    entity.add("authorityId", node.value("REFERENCE_NUMBER"));
    for (field, property) in [("LISTED_ON", "listingDate"), ("DELISTED_ON", "endDate")] {
        date(field, &node.value(field), property, node.line, entity, track);
    }
    for (field, property) in [
        ("DESIGNATION", "position"),
        ("TITLE", "title"),
        ("NATIONALITY", "nationality"),
        ("LIST_TYPE", "program"),
    ] {
        each_value(node, field, |value, _| entity.add(property, value));
    }
    each_value(node, "LAST_DAY_UPDATED", |value, line| {
        date("LAST_DAY_UPDATED", &value, "modifiedAt", line, entity, track);
    });
    match node.value("GENDER").to_lowercase().as_str() {
        sex @ ("male" | "female") => entity.add("gender", sex),
        "" => {}
        other => entity.add("notes", format!("Gender {other}")),
    }
    for comment in node.all("COMMENTS1") {
        entity.add("notes", paragraphs(&comment.text));
        links(&comment.text).into_iter().for_each(|link| entity.add("sourceUrl", link));
    }
    for (field, label) in
        [("SUBMITTED_BY", "Submitted by"), ("SUBMITTED_ON", "Submitted on"), ("VERSIONNUM", "Version")]
    {
        let value = node.value(field);
        // Every entry of the known editions is of version 1, which says nothing.
        if !value.is_empty() && (field != "VERSIONNUM" || value != "1") {
            entity.add("notes", format!("{label} {value}"));
        }
    }
}

/// Fields whose values stand in elements of their own, or in the field itself.
fn each_value(node: &Node, field: &str, mut take: impl FnMut(String, u64)) {
    for node in node.all(field) {
        take(squash(&node.text), node.line);
        node.all("VALUE").for_each(|value| take(value.line_of_text(), value.line));
    }
}

/// A date, or a report that it is none.
fn date(field: &str, value: &str, property: &str, line: u64, entity: &mut Entity, track: &Track) {
    match day(value) {
        Some(day) => entity.add(property, day),
        None if value.is_empty() => {}
        None => {
            track.repair(line, format!("{field} is no date; it was kept in the notes"), value, "");
            entity.add("notes", format!("{field} {value}"));
        }
    }
}
