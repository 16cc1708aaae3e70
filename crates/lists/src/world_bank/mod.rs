//! The World Bank's listing of ineligible firms and individuals.
//!
//! The Bank publishes no description of the file behind its page. The layout was checked against an answer of
//! its service of January 2021 with 1,264 rows, and against public readers of later ones. Fields beyond these
//! are kept in `notes`.
//!
//! | field | property |
//! | --- | --- |
//! | `SUPP_ID` | the identifier, `wb-` and the number; where there is none, the hash of the row |
//! | `SUPP_NAME` | `name`, without marks of footnotes (`*302`) and without a leading `A.K.A.` or its like |
//! | `ADD_SUPP_INFO` | `alias`, `previousName`, `registrationNumber`, `weakAlias` as it says, and `notes` |
//! | address fields, `COUNTRY_NAME`, `LAND1` | `address`, `country` |
//! | `DEBAR_FROM_DATE`, `DEBAR_TO_DATE` | `startDate`, `endDate`; the year 2999 stands for no end and is left out |
//! | `DEBAR_REASON` | `reason` |
//! | `INELIGIBLY_STATUS` (so spelt), `ELIG_STAT`, `SUPP_ELIG_STAT` | `status` |
//! | `DNB_ID` | `dunsCode` |
//! | `LAST_REFRESH_DATE` | when the list was made, the same on all rows |
//!
//! Left out, as the Bank's own bookkeeping, which changes where nothing is said anew: who created and changed a
//! row and when, the number of its client, and its flags of origin.

mod info;

use std::collections::BTreeMap;
use std::fmt;
use std::io::BufRead;

use entities::Entity;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::ListError;
use crate::clean::{join, squash};
use crate::dates::{by_pattern, made_at};
use crate::error::FETCH_AGAIN;
use crate::out::Out;
use crate::source::Source;
use crate::track::Track;

type Row = BTreeMap<String, Value>;

pub(crate) fn read<R: BufRead>(source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    let track = source.track.clone();
    let (mut found, mut made) = (false, String::new());
    let mut take = |row: Row| {
        track.begin_piece();
        let entity = entity(&row, &track)?;
        made = std::mem::take(&mut made).max(row.get("LAST_REFRESH_DATE").map(text).unwrap_or_default());
        out.emit("world-bank", entity)
    };
    let mut json = serde_json::Deserializer::from_reader(source);
    let path = Path { names: &["response", "ZPROCSUPP"], take: &mut take, found: &mut found, track: &track };
    let read = path.deserialize(&mut json).and_then(|()| json.end());
    if let Some(held) = track.held() {
        return Err(held);
    }
    read.map_err(|error| match error.is_io() {
        true => track.input(error.into()),
        false => track.refused_at(error.line() as u64, format!("not as expected: {error}"), FETCH_AGAIN),
    })?;
    if !found {
        return Err(track.refused(
            "there is no list `response.ZPROCSUPP`",
            "Save the answer of the Bank's service as it is",
        ));
    }
    out.dated(&made);
    Ok(())
}

/// Walks down the named objects to the list, and through the list row by row, so that only one row is
/// ever held.
struct Path<'p> {
    names: &'p [&'static str],
    take: &'p mut dyn FnMut(Row) -> Result<(), ListError>,
    found: &'p mut bool,
    track: &'p Track,
}

impl<'de> DeserializeSeed<'de> for Path<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.names.is_empty() {
            deserializer.deserialize_seq(self)
        } else {
            deserializer.deserialize_map(self)
        }
    }
}

impl<'de> Visitor<'de> for Path<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.names {
            [] => f.write_str("the list of firms and individuals"),
            [name, ..] => write!(f, "an object with `{name}`"),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match self.names {
                [name, below @ ..] if key == *name => map.next_value_seed(Path {
                    names: below,
                    take: &mut *self.take,
                    found: &mut *self.found,
                    track: self.track,
                })?,
                _ => map.next_value::<IgnoredAny>().map(|_| ())?,
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        *self.found = true;
        while let Some(row) = rows.next_element::<Row>()? {
            (self.take)(row).map_err(|refusal| serde::de::Error::custom(self.track.hold(refusal)))?;
        }
        Ok(())
    }
}

/// Fields that have a place.
const NAMED: [&str; 20] = [
    "DNB_ID",
    "LAST_REFRESH_DATE",
    "SUPP_ID",
    "SUPP_NAME",
    "SUPP_TYPE_CODE",
    "ADD_SUPP_INFO",
    "SUPP_ADDR",
    "SUPP_CITY",
    "SUPP_STATE_CODE",
    "SUPP_PROV_NAME",
    "SUPP_ZIP_CODE",
    "SUPP_POST_CODE",
    "LAND1",
    "COUNTRY_NAME",
    "DEBAR_FROM_DATE",
    "DEBAR_TO_DATE",
    "DEBAR_REASON",
    "ELIG_STAT",
    "SUPP_ELIG_STAT",
    "INELIGIBLY_STATUS",
];

/// The Bank's own bookkeeping.
const LEFT_OUT: [&str; 13] = [
    "MANDT",
    "LEGACY_FLG",
    "UN_SUPP_FLG",
    "CRIS_SUPP_ID",
    "RECHK_IND",
    "CREATE_USER",
    "CREATE_USER_NAME",
    "CREATE_DATE",
    "CREATE_TIME",
    "UPD_USER",
    "UPD_USER_NAME",
    "UPD_DATE",
    "UPD_TIME",
];

fn entity(row: &Row, track: &Track) -> Result<Entity, ListError> {
    let value = |field: &str| row.get(field).map(text).unwrap_or_default();
    let name = info::name(&value("SUPP_NAME"));
    if name.is_empty() {
        return Err(track.refused("a row without SUPP_NAME", FETCH_AGAIN));
    }
    let id = match value("SUPP_ID") {
        number if number.is_empty() => hex::encode(row_hash(row))[..32].to_owned(),
        number => number,
    };
    let schema = if value("SUPP_TYPE_CODE") == "I" { "Person" } else { "LegalEntity" };
    let mut entity = Entity::new(format!("wb-{id}"), schema);
    entity.target = Some(true);
    entity.caption.clone_from(&name);
    entity.add("name", name);
    let parts =
        ["SUPP_ADDR", "SUPP_CITY", "SUPP_PROV_NAME", "SUPP_STATE_CODE", "SUPP_ZIP_CODE", "SUPP_POST_CODE"];
    entity.add("address", join(parts.map(value), ", "));
    let country = value("COUNTRY_NAME");
    entity.add("country", if country.is_empty() { value("LAND1") } else { country });
    entity.add("reason", value("DEBAR_REASON"));
    entity.add("dunsCode", value("DNB_ID"));
    info::read(&value("ADD_SUPP_INFO"), &mut entity);
    for field in ["INELIGIBLY_STATUS", "ELIG_STAT", "SUPP_ELIG_STAT"] {
        entity.add("status", value(field));
    }
    for (field, property) in [("DEBAR_FROM_DATE", "startDate"), ("DEBAR_TO_DATE", "endDate")] {
        period(field, &value(field), property, &mut entity, track);
    }
    for (field, value) in row.iter().filter(|(field, _)| !is_placed(field)) {
        match text(value) {
            said if said.is_empty() => {}
            said => entity.add("notes", format!("{field}: {said}")),
        }
    }
    Ok(entity)
}

fn is_placed(field: &str) -> bool {
    NAMED.contains(&field) || LEFT_OUT.contains(&field)
}

fn period(field: &str, value: &str, property: &str, entity: &mut Entity, track: &Track) {
    let patterns = ["%Y-%m-%d", "%d-%b-%Y", "%m/%d/%Y", "%Y%m%d"].map(str::to_owned);
    // "2011-11-21T00:00:00.000Z" is how the service itself writes a day.
    let instant = || made_at(value).map(|at| at.date().to_string());
    match by_pattern(value, &patterns).or_else(instant) {
        Some(date) if date.starts_with("2999") => {}
        Some(date) => entity.add(property, date),
        // "Permanent", "Ongoing": words that the Bank's page shows in place of a date.
        None if value.is_empty() || !value.contains(char::is_numeric) => entity.add("status", value),
        None => {
            track.repair(track.line(), format!("{field} is no date; it was kept in the notes"), value, "");
            entity.add("notes", format!("{field}: {value}"));
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => squash(text),
        other => squash(&other.to_string()),
    }
}

fn row_hash(row: &Row) -> [u8; 32] {
    crate::fingerprint::hash(serde_json::to_string(row).unwrap_or_default().as_bytes())
}
