//! Passports and other papers of listed persons.

use entities::Entity;

use crate::clean::{join, number};
use crate::track::Track;
use crate::xml::Node;

/// Words by which the kind of a paper is told, and the property that its number goes to.
const KINDS: [(&str, &str); 6] = [
    ("passport", "passportNumber"),
    ("passeport", "passportNumber"),
    ("pasaporte", "passportNumber"),
    ("fiscal", "taxNumber"),
    ("tax", "taxNumber"),
    ("social security", "socialSecurityNumber"),
];

pub(super) fn read(node: &Node, entity: &mut Entity, track: &Track) {
    let kind = join([node.value("TYPE_OF_DOCUMENT"), node.value("TYPE_OF_DOCUMENT2")], ", ");
    let whole = node.value("NUMBER");
    let (number, around) = number(&whole, node.line, track);
    let words = format!("{kind} {around}").to_lowercase();
    let property =
        KINDS.iter().find(|(word, _)| words.contains(word)).map_or("idNumber", |(_, property)| property);
    entity.add(property, number);
    let labelled = |label: &str, field: &str| match node.value(field) {
        value if value.is_empty() => value,
        value => format!("{label} {value}"),
    };
    let details = [
        join([kind, whole], " "),
        labelled("of", "ISSUING_COUNTRY"),
        labelled("issued in", "CITY_OF_ISSUE"),
        labelled("issued in", "COUNTRY_OF_ISSUE"),
        labelled("on", "DATE_OF_ISSUE"),
        node.value("NOTE"),
    ];
    let details = join(details, "; ");
    if !details.is_empty() {
        entity.add("notes", format!("Document {details}"));
    }
}
