//! A file becomes an edition: copied, read to its end, and put on the shelf whole or not at all.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

use entities::Entity;
use jiff::Timestamp;
use lists::{Format, Options, Summary};
use sha2::{Digest, Sha256};

use super::{About, ENTITIES, Shelf, ShelfError, Snapshot};

const SOURCE: &str = "source";

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
    ) -> Result<Imported, ShelfError> {
        fs::create_dir_all(&self.folder).map_err(ShelfError::unwritable(&self.folder))?;
        let _turn = self.lock()?;
        let newest = self.newest()?;
        // Whatever an import that was killed left behind.
        let beside = self.folder.join(".importing");
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir(&beside).map_err(ShelfError::unwritable(&beside))?;
        let imported = self.import_beside(&beside, file, read_as, progress).and_then(|(sha256, summary)| {
            // The same bytes read otherwise, by a mended mapping or reader, are another edition.
            let same =
                newest.clone().filter(|newest| newest.about.sha256 == sha256 && reads_as(newest, &beside));
            if let Some(mut same) = same {
                same.about.seen_at = now;
                same.keep_about()?;
                return Ok(Imported::Unchanged(same));
            }
            if let Some(newest) = newest.as_ref().filter(|newest| newest.about.imported_at >= now) {
                return Err(ShelfError::ClockBack { now, newest: newest.about.imported_at });
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
    ) -> Result<(String, Summary), ShelfError> {
        let copy = beside.join(SOURCE);
        let sha256 = copy_and_hash(file, &copy)?;
        let path = beside.join(ENTITIES);
        let lines = File::create(&path).map_err(ShelfError::unwritable(&path))?;
        let mut lines = BufWriter::new(lines);
        let mut each = |entity: Entity| writeln!(lines, "{}", lists::ftm_line(&entity)).map_err(Into::into);
        let input =
            BufReader::with_capacity(1 << 16, File::open(&copy).map_err(ShelfError::unreadable(&copy))?);
        let summary = lists::read(format, input, options, &mut each, progress)
            .map_err(|error| ShelfError::Refused { path: file.to_owned(), error })?;
        let done = lines.into_inner().map_err(|error| ShelfError::unwritable(&path)(error.into_error()))?;
        done.sync_all().map_err(ShelfError::unwritable(&path))?;
        Ok((sha256, summary))
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

/// Whether the edition has the very entities that were read beside it.
fn reads_as(edition: &Snapshot, beside: &Path) -> bool {
    let read = |folder: &Path| fs::read(folder.join(ENTITIES)).ok();
    read(&edition.folder).is_some_and(|kept| read(beside).is_some_and(|now| now == kept))
}

fn copy_and_hash(file: &Path, copy: &Path) -> Result<String, ShelfError> {
    let mut source = File::open(file).map_err(ShelfError::unreadable(file))?;
    let mut target = File::create(copy).map_err(ShelfError::unwritable(copy))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = source.read(&mut buffer).map_err(ShelfError::unreadable(file))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        target.write_all(&buffer[..read]).map_err(ShelfError::unwritable(copy))?;
    }
    target.sync_all().map_err(ShelfError::unwritable(copy))?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
