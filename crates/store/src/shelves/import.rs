//! A file becomes an edition: copied, read to its end, and put on the shelf whole or not at all.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use entities::Entity;
use jiff::Timestamp;
use lists::{Format, Options, Summary};
use sha2::{Digest, Sha256};

use super::{About, ENTITIES, SOURCE, Shelf, ShelfError, Snapshot};

/// What came of an import; `R` is what the reader tells of it.
pub enum Imported<R = Summary> {
    /// A new edition.
    New(Snapshot, R),
    /// The bytes are those of the newest edition.
    Unchanged(Snapshot),
    /// It is much shorter than the edition before; nothing was changed.
    Held {
        /// Entries of the edition in force.
        before: u64,
        /// Entries of the file.
        now: u64,
    },
}

/// On which terms an edition takes the place of the one before.
pub struct Terms<'a> {
    /// The share of its entries (0 to 1) that it may have lost.
    pub shrink_limit: f64,
    /// Why it is right although it lost more; empty where nobody says so.
    pub confirmed: &'a str,
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
    dated: Option<String>,
    repaired: u64,
    report: R,
}

impl Shelf {
    /// Imports `file` as an edition of a list. An edition that lost more of its entities than the terms
    /// allow is held until a person confirmed it.
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
        self.keep(terms, |beside| read_list(beside, file, read_as, progress))
    }

    /// Imports `files` together as an edition of a register. `count` reads one of them to its end. An edition
    /// that lost more of its statements than the terms allow is held until a person confirmed it.
    ///
    /// # Errors
    /// As [`Shelf::import`].
    pub fn import_statements(
        &self,
        files: &[PathBuf],
        terms: &Terms,
        count: &mut dyn FnMut(&Path) -> Result<Counted, String>,
    ) -> Result<Imported<()>, ShelfError> {
        self.keep(terms, |beside| {
            let mut hash = Sha256::new();
            let mut read = Made {
                format: None,
                sha256: String::new(),
                entities: 0,
                dated: None,
                repaired: 0,
                report: (),
            };
            for (number, file) in files.iter().enumerate() {
                let copy = beside.join(format!("{SOURCE}-{:03}", number + 1));
                copy_and_hash(file, &copy, &mut hash)?;
                let counted =
                    count(&copy).map_err(|reason| ShelfError::Unfit { path: file.clone(), reason })?;
                read.entities += counted.statements;
                read.dated = read.dated.max(counted.dated);
            }
            read.sha256 = hex(hash);
            Ok(read)
        })
    }

    /// Keeps what `read` makes in a folder beside the shelf, whole or not at all.
    fn keep<R>(
        &self,
        &Terms { shrink_limit, confirmed, now }: &Terms,
        read: impl FnOnce(&Path) -> Result<Made<R>, ShelfError>,
    ) -> Result<Imported<R>, ShelfError> {
        fs::create_dir_all(&self.folder).map_err(ShelfError::unwritable(&self.folder))?;
        let _turn = self.lock()?;
        let newest = self.newest()?;
        // Whatever an import that was killed left behind.
        let beside = self.folder.join(".importing");
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir(&beside).map_err(ShelfError::unwritable(&beside))?;
        let imported = read(&beside).and_then(|read| {
            // The same bytes read otherwise, by a mended mapping or reader, are another edition.
            let same = newest
                .clone()
                .filter(|newest| newest.about.sha256 == read.sha256 && reads_as(newest, &beside));
            if let Some(mut same) = same {
                same.about.seen_at = now;
                same.keep_about()?;
                return Ok(Imported::Unchanged(same));
            }
            if let Some(newest) = newest.as_ref().filter(|newest| newest.about.imported_at >= now) {
                return Err(ShelfError::ClockBack { now, newest: newest.about.imported_at });
            }
            let before = newest.as_ref().map_or(0, |newest| newest.about.entities);
            let held = lists::shrinks_too_much(before, read.entities, shrink_limit);
            if held && confirmed.trim().is_empty() {
                return Ok(Imported::Held { before, now: read.entities });
            }
            let about = About {
                list: self.list.clone(),
                format: read.format,
                sha256: read.sha256,
                imported_at: now,
                seen_at: now,
                dated: read.dated,
                entities: read.entities,
                repaired: read.repaired,
                confirmed: if held { confirmed.trim().to_owned() } else { String::new() },
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

    fn lock(&self) -> Result<File, ShelfError> {
        let path = self.folder.join(".lock");
        let lock = File::create(&path).map_err(ShelfError::unwritable(&path))?;
        lock.try_lock().map_err(|_| ShelfError::Busy(self.list.clone()))?;
        Ok(lock)
    }
}

/// Copies the file of a list, and reads the copy: what is kept is what was read.
fn read_list(
    beside: &Path,
    file: &Path,
    (format, options): (Format, &Options),
    progress: &mut dyn FnMut(u64),
) -> Result<Made<Summary>, ShelfError> {
    let copy = beside.join(SOURCE);
    let mut hash = Sha256::new();
    copy_and_hash(file, &copy, &mut hash)?;
    let path = beside.join(ENTITIES);
    let lines = File::create(&path).map_err(ShelfError::unwritable(&path))?;
    let mut lines = BufWriter::new(lines);
    let mut each = |entity: Entity| writeln!(lines, "{}", lists::ftm_line(&entity)).map_err(Into::into);
    let input = BufReader::with_capacity(1 << 16, File::open(&copy).map_err(ShelfError::unreadable(&copy))?);
    let summary = lists::read(format, input, options, &mut each, progress)
        .map_err(|error| ShelfError::Refused { path: file.to_owned(), error })?;
    let done = lines.into_inner().map_err(|error| ShelfError::unwritable(&path)(error.into_error()))?;
    done.sync_all().map_err(ShelfError::unwritable(&path))?;
    Ok(Made {
        format: Some(format),
        sha256: hex(hash),
        entities: summary.entities,
        dated: summary.dated.clone(),
        repaired: summary.repaired,
        report: summary,
    })
}

/// Whether the edition has the very entities that were read beside it. Of a register none are kept apart
/// from its files.
fn reads_as(edition: &Snapshot, beside: &Path) -> bool {
    let read = |folder: &Path| fs::read(folder.join(ENTITIES)).ok();
    read(&edition.folder) == read(beside)
}

fn copy_and_hash(file: &Path, copy: &Path, hash: &mut Sha256) -> Result<(), ShelfError> {
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
    }
    target.sync_all().map_err(ShelfError::unwritable(copy))
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
