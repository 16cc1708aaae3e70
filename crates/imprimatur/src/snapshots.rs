//! Editions of lists, kept whole: the bytes as they were fetched, the entities read from them, and when.
//!
//! ```text
//! DATA/lists/un-sc/20260301T090000.000000Z-3f2a9c51d0e7/source          the file, byte for byte
//!                                                      /entities.jsonl  what was read, an entity a line
//!                                                      /about.json      when, by which hash, how it was read
//! ```
//!
//! An edition is written beside its place and then moved there, so that whoever looks finds a whole one or
//! none; one import at a time may write to a list.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use entities::Entity;
use jiff::Timestamp;
use lists::{Format, Options, Summary};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::exit::Failure;

const SOURCE: &str = "source";
const ENTITIES: &str = "entities.jsonl";
const ABOUT: &str = "about.json";

/// What is known of an edition besides what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct About {
    /// The list.
    pub list: String,
    /// How it was read.
    pub format: Format,
    /// SHA-256 of the file, 64 hexadecimal digits.
    pub sha256: String,
    /// When it was imported first.
    pub imported_at: Timestamp,
    /// When the same bytes were last seen at the publisher's.
    pub seen_at: Timestamp,
    /// When the publisher says that it was made.
    pub dated: Option<String>,
    /// How many entities it has.
    pub entities: u64,
    /// How many repairs were made.
    pub repaired: u64,
    /// Why a person confirmed it although it is much shorter than the one before; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub confirmed: String,
}

/// An edition on the disk.
#[derive(Debug, Clone)]
pub struct Snapshot {
    folder: PathBuf,
    /// What is known of it.
    pub about: About,
}

impl Snapshot {
    /// The name of its folder: when it was imported, and the beginning of its hash.
    pub fn name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Its entities.
    ///
    /// # Errors
    /// It was damaged after it was written.
    pub fn entities(&self) -> Result<Vec<Entity>, Failure> {
        let path = self.folder.join(ENTITIES);
        let mut entities = Vec::new();
        let file = open(&path)?;
        for (number, line) in BufReader::new(file).lines().enumerate() {
            let wrong = |what: String| Failure::Input(format!("{}:{}: {what}", path.display(), number + 1));
            let line = line.map_err(|error| wrong(error.to_string()))?;
            entities.push(Entity::from_json(&line).map_err(|error| wrong(error.to_string()))?);
        }
        // Whoever is missing would be nobody found.
        if entities.len() as u64 != self.about.entities {
            return Err(Failure::Input(format!(
                "{}: {} entities, and {} were imported; it was damaged, import the list again",
                path.display(),
                entities.len(),
                self.about.entities
            )));
        }
        Ok(entities)
    }

    fn load(folder: PathBuf) -> Result<Self, Failure> {
        let path = folder.join(ABOUT);
        let about = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        let about = serde_json::from_slice(&about).map_err(|error| unreadable(&path, &error))?;
        Ok(Snapshot { folder, about })
    }

    fn keep_about(&self) -> Result<(), Failure> {
        let json = serde_json::to_vec_pretty(&self.about).map_err(|e| Failure::Internal(e.to_string()))?;
        crate::files::write(&self.folder.join(ABOUT), &json)
    }
}

/// The editions of one list.
pub struct Shelf {
    folder: PathBuf,
    list: String,
}

/// What came of an import.
pub enum Imported {
    /// A new edition.
    New(Snapshot, Summary),
    /// The bytes are those of the newest edition.
    Unchanged(Snapshot),
    /// It is much shorter than the edition before; nothing was changed.
    Held {
        /// Entities of the edition in force.
        before: u64,
        /// Entities of the file.
        now: u64,
    },
}

impl Shelf {
    /// The shelf of a list in a data folder; it need not exist yet.
    pub fn new(data: &Path, list: &str) -> Self {
        Shelf { folder: data.join("lists").join(list), list: list.to_owned() }
    }

    /// Every list that has a shelf in a data folder.
    ///
    /// # Errors
    /// The folder cannot be read. That is not the same as empty: a list that is passed over clears everybody.
    pub fn all(data: &Path) -> Result<Vec<Shelf>, Failure> {
        Ok(names_in(&data.join("lists"))?.iter().map(|list| Shelf::new(data, list)).collect())
    }

    /// The list.
    pub fn list(&self) -> &str {
        &self.list
    }

    /// Its editions, oldest first.
    ///
    /// # Errors
    /// One of them is damaged, or the folder cannot be read.
    pub fn snapshots(&self) -> Result<Vec<Snapshot>, Failure> {
        names_in(&self.folder)?.iter().map(|name| Snapshot::load(self.folder.join(name))).collect()
    }

    /// The edition in force.
    ///
    /// # Errors
    /// As [`Shelf::snapshots`].
    pub fn newest(&self) -> Result<Option<Snapshot>, Failure> {
        Ok(self.snapshots()?.pop())
    }

    /// Imports `file`. An edition that lost more than `shrink_limit` of its entities is held until
    /// `confirmed` says why it is right.
    ///
    /// # Errors
    /// The file is not what it should be, another import is under way, or the folder cannot be written
    /// to. Nothing was changed then.
    pub fn import(
        &self,
        file: &Path,
        read_as: (Format, &Options),
        shrink_limit: f64,
        confirmed: &str,
        now: Timestamp,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Imported, Failure> {
        fs::create_dir_all(&self.folder).map_err(|error| unwritable(&self.folder, &error))?;
        let _turn = self.lock()?;
        let newest = self.newest()?;
        // Whatever an import that was killed left behind.
        let beside = self.folder.join(".importing");
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir(&beside).map_err(|error| unwritable(&beside, &error))?;
        let imported = self.import_beside(&beside, file, read_as, progress).and_then(|(sha256, summary)| {
            // The same bytes read otherwise, by a mended mapping or reader, are another edition.
            let same = newest.clone().filter(|newest| newest.about.sha256 == sha256 && reads_as(newest, &beside));
            if let Some(mut same) = same {
                same.about.seen_at = now;
                same.keep_about()?;
                return Ok(Imported::Unchanged(same));
            }
            if let Some(newest) = newest.as_ref().filter(|newest| newest.about.imported_at >= now) {
                return Err(Failure::Input(format!(
                    "the clock says {now}, and the edition in force was imported at {}; set the clock right, or take \
                     that edition away",
                    newest.about.imported_at
                )));
            }
            let before = newest.as_ref().map_or(0, |newest| newest.about.entities);
            let held = lists::shrinks_too_much(before, summary.entities, shrink_limit);
            if held && confirmed.trim().is_empty() {
                return Ok(Imported::Held { before, now: summary.entities });
            }
            let about = About {
                list: self.list.clone(),
                format: read_as.0,
                sha256,
                imported_at: now,
                seen_at: now,
                dated: summary.dated.clone(),
                entities: summary.entities,
                repaired: summary.repaired,
                confirmed: if held { confirmed.trim().to_owned() } else { String::new() },
            };
            self.put_in_place(&beside, about).map(|snapshot| Imported::New(snapshot, summary))
        });
        let _ = fs::remove_dir_all(&beside);
        imported
    }

    /// Copies the file, and reads the copy: what is kept is what was read.
    fn import_beside(
        &self,
        beside: &Path,
        file: &Path,
        (format, options): (Format, &Options),
        progress: &mut dyn FnMut(u64),
    ) -> Result<(String, Summary), Failure> {
        let copy = beside.join(SOURCE);
        let sha256 = copy_and_hash(file, &copy)?;
        let path = beside.join(ENTITIES);
        let lines = File::create(&path).map_err(|error| unwritable(&path, &error))?;
        let mut lines = BufWriter::new(lines);
        let mut each = |entity: Entity| writeln!(lines, "{}", lists::ftm_line(&entity)).map_err(Into::into);
        let input = BufReader::with_capacity(1 << 16, open(&copy)?);
        let summary = lists::read(format, input, options, &mut each, progress)
            .map_err(|error| Failure::Input(format!("{}: {error}", file.display())))?;
        let done = lines.into_inner().map_err(|error| unwritable(&path, error.error()))?;
        done.sync_all().map_err(|error| unwritable(&path, &error))?;
        Ok((sha256, summary))
    }

    fn put_in_place(&self, beside: &Path, about: About) -> Result<Snapshot, Failure> {
        let name = format!("{}-{}", about.imported_at.strftime("%Y%m%dT%H%M%S.%6fZ"), &about.sha256[..12]);
        let folder = self.folder.join(name);
        let snapshot = Snapshot { folder: beside.to_owned(), about };
        snapshot.keep_about()?;
        fs::rename(beside, &folder).map_err(|error| unwritable(&folder, &error))?;
        File::open(&self.folder)
            .and_then(|shelf| shelf.sync_all())
            .map_err(|error| unwritable(&folder, &error))?;
        Ok(Snapshot { folder, ..snapshot })
    }

    fn lock(&self) -> Result<File, Failure> {
        let path = self.folder.join(".lock");
        let lock = File::create(&path).map_err(|error| unwritable(&path, &error))?;
        lock.try_lock().map_err(|_| {
            Failure::Input(format!("{}: another import of this list is under way; wait for it", self.list))
        })?;
        Ok(lock)
    }
}

/// The folders in a folder, in order, without those that are still being written; none where there is no
/// such folder.
fn names_in(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| unreadable(folder, &error))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Whether the edition has the very entities that were read beside it.
fn reads_as(edition: &Snapshot, beside: &Path) -> bool {
    let read = |folder: &Path| fs::read(folder.join(ENTITIES)).ok();
    read(&edition.folder).is_some_and(|kept| read(beside).is_some_and(|now| now == kept))
}

fn copy_and_hash(file: &Path, copy: &Path) -> Result<String, Failure> {
    let mut source = open(file)?;
    let mut target = File::create(copy).map_err(|error| unwritable(copy, &error))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = source.read(&mut buffer).map_err(|error| unreadable(file, &error))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        target.write_all(&buffer[..read]).map_err(|error| unwritable(copy, &error))?;
    }
    target.sync_all().map_err(|error| unwritable(copy, &error))?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Opens a file to be read.
///
/// # Errors
/// A sentence with the file's name.
pub fn open(path: &Path) -> Result<File, Failure> {
    if path.is_dir() {
        return Err(Failure::Input(format!("{}: a folder; name a file in it", path.display())));
    }
    File::open(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::Input(format!("{}: cannot be read ({error})", path.display()))
}

fn unwritable(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::Input(format!("{}: cannot be written ({error})", path.display()))
}
