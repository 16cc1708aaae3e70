//! Editions of lists: killed, failed, crowded or old, an import leaves the edition before or the new one, whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use entities::Entity;
use jiff::Timestamp;
use lists::{Format, Options};
use store::shelves::{Held, Imported, Loss, Part, Shelf, ShelfError, Terms};
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

/// The same list without a word of when it was made.
fn undated(text: &str, day: &str) -> String {
    text.replace(&format!(r#","last_seen":"{day}""#), "")
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
    let [one, two] =
        ["one", "two"].map(|name| place.file(&format!("{name}.json"), &undated(&list(MANY, name), name)));
    let Ok(Imported::New(first, _)) = place.import(&one, "2026-01-01T00:00:00Z", "") else { panic!() };
    assert_eq!(first.about.dated, None);
    assert!(matches!(place.import(&two, "2026-01-02T00:00:00Z", ""), Ok(Imported::New(..))));
    let Ok(Imported::Held(held)) = place.import(&one, "2026-01-03T00:00:00Z", "") else { panic!() };
    assert_eq!(held, Held::Former { edition: first.name() });
    assert!(matches!(place.import(&one, "2026-01-03T00:00:00Z", "It is right."), Ok(Imported::New(..))));
}

fn held(imported: Result<Imported, ShelfError>) -> Held {
    match imported {
        Ok(Imported::Held(held)) => held,
        Ok(Imported::New(..)) => panic!("it was taken"),
        Ok(Imported::Unchanged(_)) => panic!("it is unchanged"),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_list_whose_entries_lost_their_names_waits_as_one_that_lost_entries() {
    let place = Place::new();
    let also = |count: usize, day: &str| -> String {
        let with =
            |line: &str| line.replace(r#""name":"#, r#""alias":["One","Two"],"weakAlias":["Three"],"name":"#);
        list(count, day).lines().map(|line| with(line) + "\n").collect()
    };
    let whole = place.file("whole.json", &also(MANY, "2026-01-01"));
    assert!(matches!(place.import(&whole, "2026-01-02T00:00:00Z", ""), Ok(Imported::New(..))));
    let bare = place.file("bare.json", &list(MANY, "2026-02-01"));
    let names = Loss { of: Part::Names, before: 4 * MANY as u64, now: MANY as u64 };
    assert_eq!(held(place.import(&bare, "2026-02-02T00:00:00Z", "")), Held::Shrunk(vec![names.clone()]));
    let few = place.file("few.json", &list(MANY / 4, "2026-02-01"));
    let entries = Loss { of: Part::Entries, before: MANY as u64, now: MANY as u64 / 4 };
    let fewer_names = Loss { now: MANY as u64 / 4, ..names.clone() };
    let both = Held::Shrunk(vec![entries, fewer_names]);
    assert_eq!(held(place.import(&few, "2026-02-02T00:00:00Z", "")), both);
    assert_eq!(place.in_force().as_deref(), Some("2026-01-01"));

    // An edition from before names were counted.
    let about = place.data().join("lists/watch").join(place.shelf().newest().unwrap().unwrap().name());
    let about = about.join("about.json");
    let noted = fs::read_to_string(&about).unwrap();
    let uncounted = noted.replace("  \"names\": 1600,\n", "");
    assert_ne!(noted, uncounted);
    fs::write(&about, uncounted).unwrap();
    assert_eq!(held(place.import(&bare, "2026-02-02T00:00:00Z", "")), Held::Shrunk(vec![names]));
}

#[test]
fn a_list_without_a_date_in_place_of_one_with_a_date_waits_for_a_reason() {
    let (place, _) = prepared();
    let text = list(MANY, "2025-06-01");
    let file = place.file("undated.json", &undated(&text, "2025-06-01"));
    let before = || "2026-01-01".to_owned();
    let found = held(place.import(&file, "2026-02-01T00:00:00Z", ""));
    assert_eq!(found, Held::Undated { before: before(), now: None });
    let vague =
        place.file("vague.json", &text.replace(r#""last_seen":"2025-06-01""#, r#""last_seen":"June""#));
    let found = held(place.import(&vague, "2026-02-01T00:00:00Z", ""));
    assert_eq!(found, Held::Undated { before: before(), now: Some("June".into()) });

    assert!(matches!(place.import(&file, "2026-02-01T00:00:00Z", "It is right."), Ok(Imported::New(..))));
    let next = place.file("next.json", &undated(&list(MANY, "2026-02-02"), "2026-02-02"));
    let next = place.import(&next, "2026-02-02T00:00:00Z", "");
    assert!(matches!(next, Ok(Imported::New(..))), "who gives no dates is asked once");
    let older = place.file("older.json", &list(MANY, "2025-12-31"));
    let found = held(place.import(&older, "2026-02-03T00:00:00Z", ""));
    assert_eq!(
        found,
        Held::Older { before: before(), now: "2025-12-31".into() },
        "the date is not forgotten"
    );
}

#[test]
fn the_newest_edition_that_a_person_set_aside_is_not_called_old_and_does_not_come_back_unasked() {
    let (place, new) = prepared();
    let Ok(Imported::New(newest, _)) = place.import(&new, "2026-02-02T00:00:00Z", "") else { panic!() };
    let older = place.file("older.json", &list(MANY, "2026-01-15"));
    let forged = "The newer one is forged.";
    assert!(matches!(place.import(&older, "2026-02-03T00:00:00Z", forged), Ok(Imported::New(..))));
    let found = held(place.import(&new, "2026-02-04T00:00:00Z", ""));
    assert_eq!(found, Held::SetAside { edition: newest.name(), why: forged.into() });
    let back = place.import(&new, "2026-02-04T00:00:00Z", "It is not forged.");
    assert!(matches!(back, Ok(Imported::New(..))));
    assert_eq!(place.in_force().as_deref(), Some("2026-02-01"));
    let found = held(place.import(&older, "2026-02-05T00:00:00Z", ""));
    assert!(matches!(found, Held::Former { .. }), "{found:?}");
}

#[test]
fn a_former_edition_that_is_newer_than_the_one_in_force_is_taken_where_nobody_set_it_aside() {
    let (place, new) = prepared();
    assert!(matches!(place.import(&new, "2026-02-02T00:00:00Z", ""), Ok(Imported::New(..))));
    let older = place.file("older.json", &list(MANY, "2026-01-15"));
    let Ok(Imported::New(kept, _)) = place.import(&older, "2026-02-03T00:00:00Z", "why") else { panic!() };
    // As it was kept before anybody was asked.
    let about = place.data().join("lists/watch").join(kept.name()).join("about.json");
    let text = fs::read_to_string(&about).unwrap();
    let unasked = text.replace(",\n  \"confirmed-older\": \"why\"", "");
    assert_ne!(text, unasked);
    fs::write(&about, unasked).unwrap();
    assert!(matches!(place.import(&new, "2026-02-04T00:00:00Z", ""), Ok(Imported::New(..))));
}
