//! The partner of a dossier and its group, looked for on the imported lists as they were known on a day.

use std::path::Path;

use engagement::record::{Record, Screening};
use evidence::Date;
use store::shelves::{Shelf, Snapshot};
use web::lists::Loaded;
use web::screening::look_for;

use crate::embedded::Content;
use crate::exit::Failure;
use crate::output::Terminal;
use crate::{clock, registers};

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
        match known_on(shelf.snapshots()?, day) {
            Some(edition) => editions.push(edition),
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
    let run = look_for(&record.partner, graph.as_deref(), day, &loaded, clock::now());
    let screening = Screening { run_on: day, lists: run.lists, subjects: run.subjects, hits: run.hits };
    let before = record.steps.screening.take();
    record.steps.screening = Some(screening.keeping(before.as_ref()));
    Ok(())
}

/// The newest of some editions that was public on `day`: by the day that its publisher gives, else by that of
/// its import.
fn known_on(editions: Vec<Snapshot>, day: Date) -> Option<Snapshot> {
    let since = |edition: &Snapshot| -> Date {
        let dated = edition.about.dated.as_deref().and_then(|text| text.get(..10)?.parse().ok());
        dated.unwrap_or_else(|| edition.about.imported_at.to_zoned(jiff::tz::TimeZone::UTC).date())
    };
    editions.into_iter().filter(|edition| since(edition) <= day).max_by_key(since)
}
