//! The lists of the US Office of Foreign Assets Control (OFAC), in both of their older forms: one XML
//! file, and CSV files. The SDN list and the consolidated list of other programmes share them.
//!
//! | XML | CSV | property |
//! | --- | --- | --- |
//! | `uid` | `ent_num` | the identifier, `ofac-` and the number |
//! | `sdnType` | `SDN_Type` | schema `Person`, `LegalEntity`, `Vessel`, `Airplane` |
//! | `firstName`, `lastName` | `SDN_Name` | `name`; of persons also `firstName`, `lastName` |
//! | `title` | `Title` | `position` |
//! | `programList` | `Program` | `program` |
//! | `akaList` | ALT file, `a.k.a.` in remarks | `alias`, `weakAlias` (category weak; in remarks always), `previousName` (f.k.a.) |
//! | `addressList` | ADD file | `address`, `country`; remarks in `notes` |
//! | `idList` | remarks | see [`identifiers`] |
//! | `dateOfBirthList`, `placeOfBirthList` | `DOB`, `POB` in remarks | `birthDate` (a span year by year, with its words in `notes`), `birthPlace` |
//! | `nationalityList`, `citizenshipList` | `nationality`, `citizen` in remarks | `nationality`, `citizenship` |
//! | `vesselInfo` | the vessel columns | `callSign`, `type`, `flag`, `tonnage`, `grossRegisteredTonnage`; the owner's name in `notes` |
//! | `remarks` | remarks that are none of these | `notes` |
//!
//! The CSV form was checked against published files of 2019 and 2022 of both lists (7,379 and 8,976 entries, and
//! 442), the XML form against the published consolidated list of December 2020 (376 entries).

mod identifiers;
mod remarks;
mod tables;
mod xml;

use entities::Entity;

use crate::clean::join;
use crate::dates::english;
use crate::track::Track;

pub use tables::{OfacTables, read_ofac_tables};
pub(crate) use tables::{read_files, read_names};
pub(crate) use xml::read as read_xml;

fn schema(kind: &str) -> Option<&'static str> {
    match kind.to_lowercase().as_str() {
        "individual" => Some("Person"),
        "entity" | "" => Some("LegalEntity"),
        "vessel" => Some("Vessel"),
        "aircraft" => Some("Airplane"),
        _ => None,
    }
}

fn start(number: &str, kind: &str, line: u64, track: &Track) -> Entity {
    let known = schema(kind);
    if known.is_none() {
        track.repair(
            line,
            "a kind of entry that is not known was read as a legal entity",
            kind,
            "LegalEntity",
        );
    }
    let mut entity = Entity::new(format!("ofac-{number}"), known.unwrap_or("LegalEntity"));
    entity.target = Some(true);
    entity
}

fn name(first: &str, last: &str, entity: &mut Entity) {
    entity.caption = join([first, last], " ");
    entity.add("name", entity.caption.clone());
    if entity.schema == "Person" {
        entity.add("firstName", first);
        entity.add("lastName", last);
    }
}

fn birth_date(text: &str, line: u64, entity: &mut Entity, track: &Track) {
    match english(text) {
        Some(dates) => {
            dates.values.into_iter().for_each(|date| entity.add("birthDate", date));
            if dates.vague {
                entity.add("notes", format!("Date of birth {text}"));
            }
        }
        None => {
            track.repair(line, "a date of birth that is no date was kept in the notes", text, "");
            entity.add("notes", format!("Date of birth {text}"));
        }
    }
}
