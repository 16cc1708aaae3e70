//! Editions of lists and of registers of ownership, kept whole: the bytes as they were fetched, what was read
//! from them, and when.
//!
//! ```text
//! DATA/lists/un-sc/20260301T090000.000000Z-3f2a9c51d0e7/source          the file, byte for byte
//!                                                      /entities.jsonl  what was read, an entity a line
//!                                                      /about.json      when, by which hash, how it was read
//! DATA/ownership/gb-psc/20260301T090000.000000Z-9c51d0e73f2a/source-001   each file, byte for byte
//!                                                           /about.json
//! ```
//!
//! An edition is written beside its place and then moved there, so that whoever looks finds a whole one or
//! none; one import at a time may write to a shelf.

mod error;
mod held;
mod import;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use entities::Entity;
use jiff::Timestamp;
use lists::Format;
use serde::{Deserialize, Serialize};

pub use error::ShelfError;
pub use held::{Held, Loss, Part};
pub use import::{Counted, Imported, Terms};

use crate::folder::write_durably;

const LISTS: &str = "lists";
const REGISTERS: &str = "ownership";
const SOURCE: &str = "source";
const ENTITIES: &str = "entities.jsonl";
const ABOUT: &str = "about.json";

/// What is known of an edition besides what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct About {
    /// The list, or the register.
    pub list: String,
    /// How it was read; absent of a register, whose files say it themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// SHA-256 of the file, 64 hexadecimal digits. Of several, that of theirs, sorted, each ended by a line feed:
    /// the same in whatever order they come.
    pub sha256: String,
    /// When it was imported first.
    pub imported_at: Timestamp,
    /// When the same bytes were last seen at the publisher's.
    pub seen_at: Timestamp,
    /// When the publisher says that it was made; of a register in several files, the earliest that one of them says.
    pub dated: Option<String>,
    /// How many entities it has; of a register, how many statements.
    pub entities: u64,
    /// How many names of its entities can be read; absent of a register, and of an edition from before they were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<u64>,
    /// How many repairs were made.
    pub repaired: u64,
    /// Why a person confirmed it although it is much shorter than the one before; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub confirmed: String,
    /// Why a person confirmed it although it is older than the one before, or may be; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub confirmed_older: String,
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

    /// Its files as they were fetched, in their order.
    ///
    /// # Errors
    /// Its folder cannot be read.
    pub fn sources(&self) -> Result<Vec<PathBuf>, ShelfError> {
        let entries = fs::read_dir(&self.folder).map_err(ShelfError::unreadable(&self.folder))?;
        let mut sources = Vec::new();
        for entry in entries {
            let entry = entry.map_err(ShelfError::unreadable(&self.folder))?;
            if entry.file_name().to_string_lossy().starts_with(SOURCE) {
                sources.push(entry.path());
            }
        }
        sources.sort();
        Ok(sources)
    }

    /// The entities of a list.
    ///
    /// # Errors
    /// It was damaged after it was written.
    pub fn entities(&self) -> Result<Vec<Entity>, ShelfError> {
        let mut entities = Vec::new();
        self.read(&mut |entity| entities.push(entity))?;
        Ok(entities)
    }

    /// How many names of the entities of a list can be read; none where it cannot be told.
    fn names(&self) -> Option<u64> {
        self.about.names.or_else(|| {
            let mut names = 0;
            self.read(&mut |entity| names += lists::legible_names(&entity)).ok().map(|()| names)
        })
    }

    /// Hands out the entities of a list, one by one.
    fn read(&self, each: &mut dyn FnMut(Entity)) -> Result<(), ShelfError> {
        let path = self.folder.join(ENTITIES);
        let mut found = 0;
        let file = File::open(&path).map_err(ShelfError::unreadable(&path))?;
        for (number, line) in BufReader::new(file).lines().enumerate() {
            let wrong = |reason| ShelfError::Line { path: path.clone(), line: number + 1, reason };
            let line = line.map_err(|error| wrong(error.to_string()))?;
            each(Entity::from_json(&line).map_err(|error| wrong(error.to_string()))?);
            found += 1;
        }
        // Whoever is missing would be nobody found.
        let imported = self.about.entities;
        if found == imported { Ok(()) } else { Err(ShelfError::Damaged { path, found, imported }) }
    }

    fn load(folder: PathBuf) -> Result<Self, ShelfError> {
        let path = folder.join(ABOUT);
        let text = fs::read(&path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => ShelfError::note(&path)(error),
            _ => ShelfError::unreadable(&path)(error),
        })?;
        let about = serde_json::from_slice(&text).map_err(ShelfError::note(&path))?;
        Ok(Snapshot { folder, about })
    }

    fn keep_about(&self) -> Result<(), ShelfError> {
        let path = self.folder.join(ABOUT);
        let json = serde_json::to_vec_pretty(&self.about).map_err(ShelfError::unwritable(&path))?;
        Ok(write_durably(&path, &json)?)
    }
}

/// The editions of one list, or of one register of ownership.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: PathBuf,
    list: String,
}

impl Shelf {
    /// The shelf of a list in a data folder; it need not exist yet.
    pub fn new(data: &Path, list: &str) -> Self {
        Shelf { folder: data.join(LISTS).join(list), list: list.to_owned() }
    }

    /// The shelf of a register of ownership in a data folder; it need not exist yet.
    pub fn of_register(data: &Path, register: &str) -> Self {
        Shelf { folder: data.join(REGISTERS).join(register), list: register.to_owned() }
    }

    /// Every list that has a shelf in a data folder.
    ///
    /// # Errors
    /// The folder cannot be read. That is not the same as empty: a list that is passed over clears everybody.
    pub fn all(data: &Path) -> Result<Vec<Shelf>, ShelfError> {
        Ok(names_in(&data.join(LISTS))?.iter().map(|list| Shelf::new(data, list)).collect())
    }

    /// Every register of ownership that has a shelf in a data folder.
    ///
    /// # Errors
    /// The folder cannot be read. That is not the same as empty.
    pub fn registers(data: &Path) -> Result<Vec<Shelf>, ShelfError> {
        Ok(names_in(&data.join(REGISTERS))?.iter().map(|name| Shelf::of_register(data, name)).collect())
    }

    /// The list, or the register.
    pub fn list(&self) -> &str {
        &self.list
    }

    /// Its editions, oldest first.
    ///
    /// # Errors
    /// One of them is damaged, or the folder cannot be read.
    pub fn snapshots(&self) -> Result<Vec<Snapshot>, ShelfError> {
        names_in(&self.folder)?.iter().map(|name| Snapshot::load(self.folder.join(name))).collect()
    }

    /// The edition in force.
    ///
    /// # Errors
    /// As [`Shelf::snapshots`].
    pub fn newest(&self) -> Result<Option<Snapshot>, ShelfError> {
        Ok(self.snapshots()?.pop())
    }
}

/// The folders in a folder, in order, without those that are still being written; none where there is no
/// such folder.
fn names_in(folder: &Path) -> Result<Vec<String>, ShelfError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(ShelfError::unreadable(folder))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(ShelfError::unreadable(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
