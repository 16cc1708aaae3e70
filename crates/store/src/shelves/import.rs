//! A file becomes an edition: copied, read to its end, and put on the shelf whole or not at all.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use entities::Entity;
use jiff::Timestamp;
use lists::{Format, Options, Summary};
use sha2::{Digest, Sha256};

use super::held::{older, shrunk};
use super::{About, ENTITIES, Held, SOURCE, Shelf, ShelfError, Snapshot};
use crate::folder::create_durably;

/// What came of an import; `R` is what the reader tells of it.
pub enum Imported<R = Summary> {
    /// A new edition.
    New(Snapshot, R),
    /// The bytes are those of the newest edition.
    Unchanged(Snapshot),
    /// It waits for a person; nothing was changed.
    Held(Held),
}

/// On which terms an edition takes the place of the one before.
pub struct Terms<'a> {
    /// The share of its entries, and of their names (0 to 1), that it may have lost.
    pub shrink_limit: f64,
    /// Why it is right although it lost more; empty where nobody says so.
    pub confirmed: &'a str,
    /// Why it is right although it is older, or may be; empty where nobody says so.
    pub confirmed_older: &'a str,
    /// The time.
    pub now: Timestamp,
}

/// What the statements in a file of a register come to.
pub struct Counted {
    /// How many there are.
    pub statements: u64,
    /// When the publisher says that they were published, in the publisher's words.
    pub dated: Option<String>,
}

/// What was read of a new edition.
struct Made<R> {
    format: Option<Format>,
    sha256: String,
    entities: u64,
    names: Option<u64>,
    dated: Option<String>,
    repaired: u64,
    report: R,
}

impl Shelf {
    /// Imports `file` as an edition of a list. An edition that lost more of its entities or of their
    /// names than the terms allow, or is or may be older than the one in force, is held until a person confirmed it.
    ///
    /// `progress` is told how many bytes more were gone through. The file is copied first and then read, so
    /// that there are twice as many of them as the file has.
    ///
    /// # Errors
    /// The file is not what it should be, another import is under way, or the folder cannot be written
    /// to. Nothing was changed then.
    pub fn import(
        &self,
        file: &Path,
        read_as: (Format, &Options),
        terms: &Terms,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Imported, ShelfError> {
        self.import_together(&[file], read_as, terms, progress)
    }

    /// Imports the files that make up one list, as [`Shelf::import`].
    ///
    /// # Errors
    /// As [`Shelf::import`]; also where the format has one file, or one of them is missing.
    pub fn import_together(
        &self,
        files: &[&Path],
        read_as: (Format, &Options),
        terms: &Terms,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Imported, ShelfError> {
        self.keep(terms, |beside| read_list(beside, files, read_as, progress))
    }

    /// Imports `files` together as an edition of a register. `count` reads one of them to its end. Editions are
    /// held as in [`Shelf::import`]; `progress` is told of the copying alone.
    ///
    /// # Errors
    /// As [`Shelf::import`].
    pub fn import_statements(
        &self,
        files: &[PathBuf],
        terms: &Terms,
        count: &mut dyn FnMut(&Path) -> Result<Counted, String>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Imported<()>, ShelfError> {
        self.keep(terms, |beside| {
            let (mut hashes, mut statements, mut dates) = (Vec::new(), 0, Vec::new());
            for (number, file) in files.iter().enumerate() {
                let copy = beside.join(format!("{SOURCE}-{:03}", number + 1));
                hashes.push(copy_and_hash(file, &copy, progress)?);
                let counted =
                    count(&copy).map_err(|reason| ShelfError::Unfit { path: file.clone(), reason })?;
                statements += counted.statements;
                dates.push(counted.dated);
            }
            Ok(Made {
                format: None,
                sha256: hash_of(hashes),
                entities: statements,
                names: None,
                dated: earliest(dates),
                repaired: 0,
                report: (),
            })
        })
    }

    /// Keeps what `read` makes in a folder beside the shelf, whole or not at all.
    fn keep<R>(
        &self,
        terms: &Terms,
        read: impl FnOnce(&Path) -> Result<Made<R>, ShelfError>,
    ) -> Result<Imported<R>, ShelfError> {
        let now = terms.now;
        create_durably(&self.folder).map_err(ShelfError::unwritable(&self.folder))?;
        let _turn = self.lock()?;
        let editions = self.snapshots()?;
        let newest = editions.last();
        // Whatever an import that was killed left behind.
        let beside = self.folder.join(".importing");
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir(&beside).map_err(ShelfError::unwritable(&beside))?;
        let imported = read(&beside).and_then(|read| {
            // The same bytes read otherwise, by a mended mapping or reader, are another edition.
            let same =
                newest.filter(|newest| newest.about.sha256 == read.sha256 && reads_as(newest, &beside));
            if let Some(mut same) = same.cloned() {
                same.about.seen_at = now;
                same.keep_about()?;
                return Ok(Imported::Unchanged(same));
            }
            if let Some(newest) = newest.filter(|newest| newest.about.imported_at >= now) {
                return Err(ShelfError::ClockBack { now, newest: newest.about.imported_at });
            }
            let older = older(&read.sha256, read.dated.as_deref(), &editions);
            let shrunk =
                newest.and_then(|newest| shrunk(read.entities, read.names, newest, terms.shrink_limit));
            let (why_older, why_shrunk) = (terms.confirmed_older.trim(), terms.confirmed.trim());
            let open = [(&older, why_older), (&shrunk, why_shrunk)];
            if let Some(held) =
                open.into_iter().find_map(|(held, why)| held.clone().filter(|_| why.is_empty()))
            {
                return Ok(Imported::Held(held));
            }
            let about = About {
                list: self.list.clone(),
                format: read.format,
                sha256: read.sha256,
                imported_at: now,
                seen_at: now,
                dated: read.dated,
                entities: read.entities,
                names: read.names,
                repaired: read.repaired,
                confirmed: shrunk.map(|_| why_shrunk.to_owned()).unwrap_or_default(),
                confirmed_older: older.map(|_| why_older.to_owned()).unwrap_or_default(),
            };
            self.put_in_place(&beside, about).map(|snapshot| Imported::New(snapshot, read.report))
        });
        let _ = fs::remove_dir_all(&beside);
        imported
    }

    fn put_in_place(&self, beside: &Path, about: About) -> Result<Snapshot, ShelfError> {
        let name = format!("{}-{}", about.imported_at.strftime("%Y%m%dT%H%M%S.%6fZ"), &about.sha256[..12]);
        let folder = self.folder.join(name);
        let snapshot = Snapshot { folder: beside.to_owned(), about };
        snapshot.keep_about()?;
        fs::rename(beside, &folder).map_err(ShelfError::unwritable(&folder))?;
        File::open(&self.folder)
            .and_then(|shelf| shelf.sync_all())
            .map_err(ShelfError::unwritable(&folder))?;
        Ok(Snapshot { folder, ..snapshot })
    }

    fn lock(&self) -> Result<Turn, ShelfError> {
        let path = self.folder.join(".lock");
        let lock = File::create(&path).map_err(ShelfError::unwritable(&path))?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => ShelfError::Busy(self.list.clone()),
            TryLockError::Error(error) => ShelfError::unwritable(&path)(error),
        })?;
        Ok(Turn(lock))
    }
}

/// The lock of a shelf, given back at once: closing the file would keep it for as long as a program that was
/// started meanwhile has not let go of what it inherited.
struct Turn(File);

impl Drop for Turn {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

/// The moment at which all of some files were current: the earliest of theirs. Not known where one of them does not
/// say its own.
fn earliest(dates: Vec<Option<String>>) -> Option<String> {
    let dates: Option<Vec<String>> = dates.into_iter().collect();
    dates?.into_iter().min_by_key(|words| lists::made_at(words))
}

/// Copies the file of a list, or its files, and reads the copies: what is kept is what was read.
fn read_list(
    beside: &Path,
    files: &[&Path],
    (format, options): (Format, &Options),
    progress: &mut dyn FnMut(u64),
) -> Result<Made<Summary>, ShelfError> {
    let (mut hashes, mut inputs) = (Vec::new(), Vec::new());
    for (number, file) in files.iter().enumerate() {
        let copy = beside.join(match number {
            0 => SOURCE.to_owned(),
            more => format!("{SOURCE}-{:03}", more + 1),
        });
        hashes.push(copy_and_hash(file, &copy, progress)?);
        let copied = File::open(&copy).map_err(ShelfError::unreadable(&copy))?;
        inputs.push(BufReader::with_capacity(1 << 16, copied));
    }
    let path = beside.join(ENTITIES);
    let lines = File::create(&path).map_err(ShelfError::unwritable(&path))?;
    let mut lines = BufWriter::new(lines);
    let mut each = |entity: Entity| writeln!(lines, "{}", lists::ftm_line(&entity)).map_err(Into::into);
    let mut before = 0;
    // Of several files each is counted from its own beginning.
    let mut so_far = |bytes: u64| progress(bytes.saturating_sub(std::mem::replace(&mut before, bytes)));
    let summary = lists::read_together(format, inputs, options, &mut each, &mut so_far)
        .map_err(|error| ShelfError::Refused { files: names_of(files), error })?;
    let done = lines.into_inner().map_err(|error| ShelfError::unwritable(&path)(error.into_error()))?;
    done.sync_all().map_err(ShelfError::unwritable(&path))?;
    Ok(Made {
        format: Some(format),
        sha256: hash_of(hashes),
        entities: summary.entities,
        names: Some(summary.names),
        dated: summary.dated.clone(),
        repaired: summary.repaired,
        report: summary,
    })
}

fn names_of(files: &[&Path]) -> String {
    files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// Whether the edition has the very entities that were read beside it. Of a register none are kept apart
/// from its files.
fn reads_as(edition: &Snapshot, beside: &Path) -> bool {
    let open = |folder: &Path| File::open(folder.join(ENTITIES)).ok();
    match (open(&edition.folder), open(beside)) {
        (Some(one), Some(other)) => is_same(one, other).unwrap_or(false),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// Whether two files have the same bytes; neither is held in memory.
fn is_same(one: File, other: File) -> io::Result<bool> {
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let many = left.len().min(right.len());
        if many == 0 || left[..many] != right[..many] {
            return Ok(left.is_empty() && right.is_empty());
        }
        one.consume(many);
        other.consume(many);
    }
}

/// Copies a file; yields its SHA-256.
fn copy_and_hash(file: &Path, copy: &Path, progress: &mut dyn FnMut(u64)) -> Result<String, ShelfError> {
    let mut hash = Sha256::new();
    let mut source = File::open(file).map_err(ShelfError::unreadable(file))?;
    let mut target = File::create(copy).map_err(ShelfError::unwritable(copy))?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = source.read(&mut buffer).map_err(ShelfError::unreadable(file))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        target.write_all(&buffer[..read]).map_err(ShelfError::unwritable(copy))?;
        progress(read as u64);
    }
    target.sync_all().map_err(ShelfError::unwritable(copy))?;
    Ok(hex::encode(hash.finalize()))
}

/// The hash of a file, or of several, in whatever order they come.
fn hash_of(mut hashes: Vec<String>) -> String {
    if let [only] = hashes.as_slice() {
        return only.clone();
    }
    hashes.sort_unstable();
    let lines = hashes.iter().map(|hash| format!("{hash}\n")).collect::<String>();
    hex::encode(Sha256::digest(lines))
}
