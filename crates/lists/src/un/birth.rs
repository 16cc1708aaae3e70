//! When and where a listed person was born, as exactly as the list knows.

use entities::Entity;

use crate::clean::join;
use crate::dates::{day, span, year};
use crate::track::Track;
use crate::xml::Node;

pub(super) fn read(node: &Node, entity: &mut Entity, track: &Track) {
    node.all("INDIVIDUAL_DATE_OF_BIRTH").for_each(|one| date(one, entity, track));
    node.all("INDIVIDUAL_PLACE_OF_BIRTH").for_each(|one| place(one, entity));
}

fn date(node: &Node, entity: &mut Entity, track: &Track) {
    let (kind, note) = (node.value("TYPE_OF_DATE").to_lowercase(), node.value("NOTE"));
    let (from, to) = (node.value("FROM_YEAR"), node.value("TO_YEAR"));
    let given = join([node.value("DATE"), node.value("YEAR")], " ");
    for value in [node.value("DATE"), node.value("YEAR")] {
        match day(&value).or_else(|| year(&value).map(|_| value.clone())) {
            Some(known) => entity.add("birthDate", known),
            None if value.is_empty() => {}
            None => {
                track.repair(node.line, "a date of birth that is no date was kept in the notes", value, "")
            }
        }
    }
    for value in years(&from, &to, node.line, track) {
        entity.add("birthDate", value);
    }
    let between = match (from.is_empty(), to.is_empty()) {
        (true, true) => String::new(),
        _ => format!("from {from} to {to}"),
    };
    let sure = kind.is_empty() || kind == "exact";
    let odd =
        !given.is_empty() && given.split(' ').any(|value| day(value).is_none() && year(value).is_none());
    if !sure || !note.is_empty() || !between.is_empty() || odd {
        let said = join([kind, given, between], " ");
        entity.add("notes", format!("Date of birth {}", join([said, note], "; ")));
    }
}

/// Each year of a span, so that a person of any of these years is found; the two ends where it is too
/// long, runs backwards, or lacks one.
fn years(from: &str, to: &str, line: u64, track: &Track) -> Vec<String> {
    if let (Some(from), Some(to)) = (year(from), year(to)) {
        if let Some(years) = span(from, to) {
            return years;
        }
        let ends = format!("{from} to {to}");
        track.repair(
            line,
            "a span of years of birth that cannot be meant; only its ends were read",
            ends,
            "",
        );
    }
    [from, to].into_iter().filter(|end| year(end).is_some()).map(str::to_owned).collect()
}

fn place(node: &Node, entity: &mut Entity) {
    let parts = ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY"].map(|part| node.value(part));
    let (place, note) = (join(&parts, ", "), node.value("NOTE"));
    if !note.is_empty() {
        entity.add("notes", format!("Place of birth {}", join([place.clone(), note], "; ")));
    }
    entity.add("birthPlace", place);
    entity.add("birthCountry", node.value("COUNTRY"));
}
