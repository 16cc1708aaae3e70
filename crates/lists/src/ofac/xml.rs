//! The XML form: `sdnList` with its `sdnEntry` elements.

use std::io::BufRead;

use entities::Entity;

use super::identifiers::{self, Identification};
use super::{birth_date, name, start};
use crate::ListError;
use crate::clean::{join, paragraphs};
use crate::error::FETCH_AGAIN;
use crate::out::Out;
use crate::source::Source;
use crate::track::Track;
use crate::xml::{Layout, Node, Seen, records};

const LAYOUT: Layout = Layout {
    root: "sdnList",
    containers: &[],
    // `publsh` is how the publisher spells it.
    records: &["publshInformation", "publishInformation", "sdnEntry"],
    left_out: &[],
    known: &[
        "uid",
        "firstName",
        "lastName",
        "title",
        "sdnType",
        "remarks",
        "programList",
        "program",
        "idList",
        "id",
        "idType",
        "idNumber",
        "idCountry",
        "issueDate",
        "expirationDate",
        "akaList",
        "aka",
        "type",
        "category",
        "addressList",
        "address",
        "address1",
        "address2",
        "address3",
        "city",
        "stateOrProvince",
        "postalCode",
        "country",
        "nationalityList",
        "nationality",
        "citizenshipList",
        "citizenship",
        "mainEntry",
        "dateOfBirthList",
        "dateOfBirthItem",
        "dateOfBirth",
        "placeOfBirthList",
        "placeOfBirthItem",
        "placeOfBirth",
        "vesselInfo",
        "callSign",
        "vesselType",
        "vesselFlag",
        "vesselOwner",
        "tonnage",
        "grossRegisteredTonnage",
    ],
    noted: &[],
};

pub(crate) fn read<R: BufRead>(source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    let mut seen = Seen::default();
    let mut announced = None;
    records(source, &LAYOUT, &mut |node| match node.name.as_str() {
        "sdnList" => Ok(()),
        "sdnEntry" => {
            let mut entity = entry(node, &out.track)?;
            node.keep_rest(&LAYOUT, &mut entity, &mut seen, &out.track);
            out.emit("ofac", entity)
        }
        _ => {
            out.dated(&node.value("Publish_Date"));
            announced = Some((node.line, node.value("Record_Count")));
            Ok(())
        }
    })?;
    if let Some((line, count)) = announced {
        out.announced(line, &count);
    }
    Ok(())
}

fn entry(node: &Node, track: &Track) -> Result<Entity, ListError> {
    let (number, last) = (node.value("uid"), node.value("lastName"));
    if number.is_empty() || last.is_empty() {
        return Err(track.refused_at(node.line, "an entry without uid or lastName", FETCH_AGAIN));
    }
    let mut entity = start(&number, &node.value("sdnType"), node.line, track);
    name(&node.value("firstName"), &last, &mut entity);
    entity.add("position", node.value("title"));
    within(node, "programList").for_each(|one| entity.add("program", one.line_of_text()));
    within(node, "akaList").for_each(|one| alias(one, &mut entity));
    within(node, "addressList").for_each(|one| address(one, &mut entity));
    within(node, "idList").for_each(|one| identification(one, &mut entity, track));
    within(node, "nationalityList").for_each(|one| entity.add("nationality", one.value("country")));
    within(node, "citizenshipList").for_each(|one| entity.add("citizenship", one.value("country")));
    within(node, "dateOfBirthList")
        .for_each(|one| birth_date(&one.value("dateOfBirth"), one.line, &mut entity, track));
    within(node, "placeOfBirthList").for_each(|one| entity.add("birthPlace", one.value("placeOfBirth")));
    node.all("vesselInfo").for_each(|one| vessel(one, &mut entity));
    node.all("remarks").for_each(|one| entity.add("notes", paragraphs(&one.text)));
    Ok(entity)
}

fn within<'n>(node: &'n Node, list: &'n str) -> impl Iterator<Item = &'n Node> {
    node.all(list).flat_map(|list| &list.children)
}

fn alias(node: &Node, entity: &mut Entity) {
    let property = match (&*node.value("category"), &*node.value("type")) {
        ("weak", _) => "weakAlias",
        (_, "f.k.a.") => "previousName",
        _ => "alias",
    };
    entity.add(property, join([node.value("firstName"), node.value("lastName")], " "));
}

fn address(node: &Node, entity: &mut Entity) {
    let country = node.value("country");
    let parts = ["address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country"];
    let address = join(parts.map(|part| node.value(part)), ", ");
    if address != country {
        entity.add("address", address);
    }
    entity.add("country", country);
}

fn identification(node: &Node, entity: &mut Entity, track: &Track) {
    let one = Identification {
        kind: node.value("idType"),
        value: node.value("idNumber"),
        country: node.value("idCountry"),
        issued: node.value("issueDate"),
        expires: node.value("expirationDate"),
    };
    identifiers::keep(&one, node.line, entity, track);
}

fn vessel(node: &Node, entity: &mut Entity) {
    for (field, property) in [
        ("callSign", "callSign"),
        ("vesselType", "type"),
        ("vesselFlag", "flag"),
        ("tonnage", "tonnage"),
        ("grossRegisteredTonnage", "grossRegisteredTonnage"),
    ] {
        entity.add(property, node.value(field));
    }
    let owner = node.value("vesselOwner");
    if !owner.is_empty() {
        entity.add("notes", format!("Owner {owner}"));
    }
}
