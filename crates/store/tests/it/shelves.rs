//! Editions of lists: killed, failed, crowded or old, an import leaves the edition before or the new one, whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use entities::Entity;
use jiff::Timestamp;
use lists::{Format, Options};
use store::shelves::{Held, Imported, Shelf, ShelfError, Terms};
use tempfile::TempDir;

use crate::support::trace::{Program, WRITES, calls_in, fails_cleanly, sample};

/// As many entities as make several writes.
const MANY: usize = 400;

/// A stream of entities that was made on a day.
fn list(count: usize, day: &str) -> String {
    let mut text = String::new();
    for number in 0..count {
        let mut entity = Entity::new(format!("e{number}"), "Person");
        entity.add("name", format!("Number {number} of {day}"));
        entity.last_seen = Some(day.into());
        text += &(lists::ftm_line(&entity) + "\n");
    }
    text
}

/// A folder with a shelf in it, and files to import.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Place(TempDir::new().unwrap())
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn shelf(&self) -> Shelf {
        Shelf::new(&self.data(), "watch")
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn import(&self, file: &Path, time: &str, why: &str) -> Result<Imported, ShelfError> {
        self.import_watched(file, time, why, &mut |_| {})
    }

    fn import_watched(
        &self,
        file: &Path,
        time: &str,
        why: &str,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Imported, ShelfError> {
        let now: Timestamp = time.parse().unwrap();
        let terms = Terms { shrink_limit: 0.5, confirmed: "", confirmed_older: why, now };
        self.shelf().import(file, (Format::FollowTheMoney, &Options::default()), &terms, progress)
    }

    /// When the edition in force was made; it has all its entities.
    fn in_force(&self) -> Option<String> {
        let newest = self.shelf().newest().unwrap()?;
        assert_eq!(newest.entities().unwrap().len(), MANY);
        newest.about.dated
    }

    /// The importer under `strace`.
    fn traced(&self, importer: &Program, file: &Path, expressions: &[&str]) -> Output {
        let arguments = [self.data().into(), file.into(), "2026-02-02T00:00:00Z".into()];
        importer.traced(self.0.path(), &arguments, expressions, &[])
    }
}

/// A place with one edition, and a file of a newer one.
fn prepared() -> (Place, PathBuf) {
    let place = Place::new();
    let old = place.file("old.json", &list(MANY, "2026-01-01"));
    assert!(matches!(place.import(&old, "2026-01-02T00:00:00Z", ""), Ok(Imported::New(..))));
    let new = place.file("new.json", &list(MANY, "2026-02-01"));
    (place, new)
}

/// What stands in the shelf besides whole editions and the lock.
fn left_behind(place: &Place) -> Vec<String> {
    let names = fs::read_dir(place.data().join("lists/watch")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.') && name != ".lock").collect()
}

#[test]
fn an_import_killed_at_any_write_leaves_one_edition_or_the_other() {
    let test = "an_import_killed_at_any_write_leaves_one_edition_or_the_other";
    let Some(importer) = Program::traceable("importer", test) else { return };
    let (place, new) = prepared();
    let whole = place.traced(&importer, &new, &[&format!("trace={}", WRITES.join(","))]);
    assert!(String::from_utf8_lossy(&whole.stdout).starts_with("new "), "{whole:?}");
    let (mut before, mut after) = (0, 0);
    for (call, last) in calls_in(place.0.path(), &WRITES) {
        for n in sample(last) {
            let what = format!("killed at {call} number {n}");
            let (place, new) = prepared();
            place.traced(&importer, &new, &[&format!("inject={call}:signal=KILL:when={n}")]);
            match place.in_force().as_deref() {
                Some("2026-01-01") => before += 1,
                Some("2026-02-01") => after += 1,
                other => panic!("{what}: {other:?}"),
            }
            let again = place.import(&new, "2026-02-03T00:00:00Z", "");
            assert!(matches!(again, Ok(Imported::New(..) | Imported::Unchanged(_))), "{what}");
            assert_eq!(place.in_force().as_deref(), Some("2026-02-01"), "{what}");
            assert_eq!(left_behind(&place), [""; 0], "{what}: the next import clears away");
            assert_eq!(place.shelf().snapshots().unwrap().len(), 2, "{what}");
        }
    }
    assert!(before > 20 && after > 0, "{before} kills before the new edition was in place, {after} after");
}

#[test]
fn an_import_on_a_failing_disk_says_so_and_leaves_the_edition_before() {
    let test = "an_import_on_a_failing_disk_says_so_and_leaves_the_edition_before";
    let Some(importer) = Program::traceable("importer", test) else { return };
    for (call, error) in [("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "EIO"), ("mkdir", "ENOSPC")] {
        let (place, new) = prepared();
        place.traced(&importer, &new, &[&format!("trace={call}")]);
        for n in sample(calls_in(place.0.path(), &[call]).remove(call).unwrap_or(0)) {
            let what = format!("{error} at {call} number {n}");
            let (place, new) = prepared();
            let output = place.traced(&importer, &new, &[&format!("inject={call}:error={error}:when={n}")]);
            fails_cleanly(&output, &what);
            let told = String::from_utf8_lossy(&output.stdout).starts_with("new ");
            let in_force = place.in_force();
            assert!(!told || in_force.as_deref() == Some("2026-02-01"), "{what}: {in_force:?}");
            assert_eq!(left_behind(&place), [""; 0], "{what}");
        }
    }
}

#[test]
fn the_names_of_all_folders_of_a_first_import_are_durable() {
    let test = "the_names_of_all_folders_of_a_first_import_are_durable";
    let Some(importer) = Program::traceable("importer", test) else { return };
    let place = Place::new();
    let file = place.file("list.json", &list(MANY, "2026-01-01"));
    place.traced(&importer, &file, &["trace=fsync"]);
    let trace = fs::read_to_string(place.0.path().join("trace")).unwrap();
    let root = place.0.path().canonicalize().unwrap();
    for folder in ["", "/data", "/data/lists", "/data/lists/watch"] {
        let synced = format!("<{}{folder}>", root.display());
        assert!(trace.contains(&synced), "{synced} in {trace}");
    }
}

#[test]
fn of_two_imports_at_once_one_wins_and_the_other_is_told() {
    let (place, new) = prepared();
    let mut refused = None;
    let first = place.import_watched(&new, "2026-02-02T00:00:00Z", "", &mut |_| {
        refused.get_or_insert_with(|| place.import(&new, "2026-02-02T00:00:01Z", ""));
    });
    assert!(matches!(first, Ok(Imported::New(..))));
    let Some(Err(ShelfError::Busy(list))) = refused else { panic!("both were let in") };
    assert_eq!(list, "watch");
    assert_eq!(place.shelf().snapshots().unwrap().len(), 2);
}

#[test]
fn an_older_list_waits_for_a_reason() {
    let (place, new) = prepared();
    assert!(matches!(place.import(&new, "2026-02-02T00:00:00Z", ""), Ok(Imported::New(..))));
    let older = place.file("older.json", &list(MANY, "2026-01-15"));
    let Ok(Imported::Held(held)) = place.import(&older, "2026-02-03T00:00:00Z", "") else {
        panic!("an old file undid a newer one")
    };
    assert_eq!(held, Held::Older { before: "2026-02-01".into(), now: "2026-01-15".into() });
    assert_eq!(place.in_force().as_deref(), Some("2026-02-01"));
    let Ok(Imported::New(kept, _)) = place.import(&older, "2026-02-03T00:00:00Z", "The newer one is forged.")
    else {
        panic!("a reason was given")
    };
    assert_eq!(kept.about.confirmed_older, "The newer one is forged.");
    assert_eq!(place.in_force().as_deref(), Some("2026-01-15"));
}

#[test]
fn an_edition_that_was_replaced_waits_for_a_reason_though_it_bears_no_date() {
    let place = Place::new();
    let [one, two] = ["one", "two"].map(|name| {
        let text = list(MANY, name).replace(&format!(r#","last_seen":"{name}""#), "");
        place.file(&format!("{name}.json"), &text)
    });
    let Ok(Imported::New(first, _)) = place.import(&one, "2026-01-01T00:00:00Z", "") else { panic!() };
    assert_eq!(first.about.dated, None);
    assert!(matches!(place.import(&two, "2026-01-02T00:00:00Z", ""), Ok(Imported::New(..))));
    let Ok(Imported::Held(held)) = place.import(&one, "2026-01-03T00:00:00Z", "") else { panic!() };
    assert_eq!(held, Held::Former { edition: first.name() });
    assert!(matches!(place.import(&one, "2026-01-03T00:00:00Z", "It is right."), Ok(Imported::New(..))));
}
