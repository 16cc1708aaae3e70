//! The remarks column of the CSV form, where the publisher puts whatever has no column: clauses with
//! semicolons between them.

use entities::Entity;

use super::birth_date;
use super::identifiers::{self, Identification, kind_of};
use crate::clean::squash;
use crate::track::Track;

pub(super) fn read(remarks: &str, line: u64, entity: &mut Entity, track: &Track) {
    for clause in remarks.trim_end().trim_end_matches('.').split(';') {
        let clause = squash(clause);
        // "alt. DOB 1975": a second value of the same kind.
        let said = clause.strip_prefix("alt. ").unwrap_or(&clause);
        let known = simple(said, line, entity, track) || identification(said, line, entity, track);
        if !known {
            entity.add("notes", clause);
        }
    }
}

/// Clauses that are one word and a value.
fn simple(clause: &str, line: u64, entity: &mut Entity, track: &Track) -> bool {
    if let Some(date) = clause.strip_prefix("DOB ") {
        birth_date(date, line, entity, track);
        return true;
    }
    if let Some(alias) = clause.strip_prefix("a.k.a. '").and_then(|alias| alias.strip_suffix('\'')) {
        entity.add("weakAlias", alias);
        return true;
    }
    let words = [("POB ", "birthPlace"), ("nationality ", "nationality"), ("citizen ", "citizenship")];
    let known = words.iter().find_map(|(word, property)| Some((property, clause.strip_prefix(word)?)));
    known.map(|(property, value)| entity.add(property, value)).is_some()
}

/// `Passport A123 (Iran) issued 1 Jan 2001 expires 1 Jan 2011`, `Tax ID No. 77 (Russia)`.
fn identification(clause: &str, line: u64, entity: &mut Entity, track: &Track) -> bool {
    let Some(begin) = kind_of(clause) else { return false };
    let (mut kind, mut rest) = (begin.to_owned(), clause[begin.len()..].trim_start_matches([':', ' ']));
    if let Some(currency) = rest.strip_prefix("- ") {
        let (name, address) = currency.split_once(' ').unwrap_or(("", currency));
        (kind, rest) = (format!("{begin} - {name}"), address);
    }
    // "Registration ID", "Registration Number": the kind goes on for a few more words without digits.
    while let Some((word, after)) = rest.split_once(' ') {
        let of_kind = ["ID", "Number", "No.", "Number:", "#", "No", "Code", "(MSN)", "(USCC)", "Address"]
            .contains(&word);
        if !of_kind {
            break;
        }
        kind = format!("{kind} {word}");
        rest = after;
    }
    let (rest, expires) = divide(rest, " expires ");
    let (rest, issued) = divide(rest, " issued ");
    let (value, country) = match rest.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) {
        Some((value, country)) => (value, country),
        None => (rest, ""),
    };
    let own = |text: &str| text.to_owned();
    let one = Identification {
        kind,
        value: own(value),
        country: own(country),
        issued: own(issued),
        expires: own(expires),
    };
    identifiers::keep(&one, line, entity, track);
    true
}

fn divide<'t>(text: &'t str, word: &str) -> (&'t str, &'t str) {
    text.split_once(word).unwrap_or((text, ""))
}
