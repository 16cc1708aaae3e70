//! The partner of a dossier and its group, looked for on the imported lists as they were known on a day.

use std::path::Path;

use engagement::record::Record;
use evidence::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::shelves::{About, Shelf, Snapshot};
use web::lists::{Edition, Loaded};
use web::screening::look_for;

use crate::embedded::Content;
use crate::exit::Failure;
use crate::output::Terminal;
use crate::registers;

/// Puts on the record what is found. What the dossier says of hits that say the same stays.
///
/// # Errors
/// No list of the day was imported, or an edition is damaged.
pub fn look(
    record: &mut Record,
    data: &Path,
    day: Date,
    content: &Content,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let mut editions = Vec::new();
    for shelf in Shelf::all(data)? {
        match known_on(&shelf.snapshots()?, day) {
            Some(edition) => editions.push(edition.clone()),
            None => terminal.note(&format!(
                "{}: no edition of it was known on {day}; nobody was looked for on it",
                shelf.list()
            )),
        }
    }
    if editions.is_empty() {
        return Err(Failure::Input(format!(
            "{}: there is no list that was known on {day}; import one with `lists import`, or leave --data out",
            data.display()
        )));
    }
    let loaded = Loaded::of(&editions, &content.known_lists()?, content.screening()?)?;
    let registers = registers::newest(data)?;
    let graph = match registers.is_empty() {
        true => None,
        false => Some(registers::load(&registers)?.graph),
    };
    let is_overdue = |edition: &Edition| {
        edition.known.as_ref().is_some_and(|list| age(&edition.about, day) > i64::from(list.refresh_days))
    };
    let before = record.steps.screening.take();
    let run = look_for(&record.partner, graph.as_deref(), day, &loaded, before.as_ref(), &is_overdue);
    record.steps.screening = Some(run.on(day).keeping(before.as_ref()));
    Ok(())
}

/// The one of some editions, in the order of their imports, that was in use on `day`. Where none had been imported by
/// then, the last of those that were public: a later one took the place of an earlier one by the word of a person if
/// it was older.
fn known_on(editions: &[Snapshot], day: Date) -> Option<&Snapshot> {
    let last = |since: fn(&About) -> Date| editions.iter().rfind(|edition| since(&edition.about) <= day);
    last(|about| day_of(about.imported_at)).or_else(|| last(public_since))
}

/// The day that the publisher gives, else that of the import.
fn public_since(about: &About) -> Date {
    let made = about.dated.as_deref().and_then(lists::made_at);
    made.map_or_else(|| day_of(about.imported_at), |at| at.date())
}

/// How many days before `day` the edition was known to be what the publisher has. Where it was fetched later,
/// nobody can tell more than that it was made.
fn age(about: &About, day: Date) -> i64 {
    let fetched =
        [about.seen_at, about.imported_at].map(day_of).into_iter().filter(|seen| *seen <= day).max();
    let from = fetched.unwrap_or_else(|| public_since(about));
    from.until(day).map_or(0, |span| i64::from(span.get_days()))
}

fn day_of(instant: Timestamp) -> Date {
    instant.to_zoned(TimeZone::UTC).date()
}
