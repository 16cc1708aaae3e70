//! The ledger's files on disk: written whole or not at all, and never changed once published.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use ledger::checkpoint::SignedCheckpoint;
use ledger::note::VerifyingKey;
use ledger::tiles::{CHECKPOINT_PATH, FetchError, TileFile, TileSource};

use crate::error::{Result, StoreError};

/// Path of the log's key, in signed-note's text form, below the log's prefix. It tells who the log says it is;
/// whom to believe, readers must learn elsewhere.
pub const KEY_PATH: &str = "vkey";

/// The folder that is served at `/ledger/`.
#[derive(Debug, Clone)]
pub struct LogFolder {
    root: PathBuf,
}

impl LogFolder {
    /// Opens the folder, making it where it is missing.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(root: PathBuf) -> Result<Self> {
        fs::create_dir_all(&root).map_err(StoreError::file(&root))?;
        Ok(LogFolder { root })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// The published checkpoint, as it stands on disk.
    ///
    /// # Errors
    /// The file cannot be read, or is no checkpoint.
    pub fn checkpoint(&self) -> Result<Option<SignedCheckpoint>> {
        let path = self.root.join(CHECKPOINT_PATH);
        match fs::read(&path) {
            Ok(bytes) => SignedCheckpoint::parse(&bytes)
                .map(Some)
                .map_err(|error| StoreError::Tampered(format!("{} ({error})", path.display()))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::File { path, error }),
        }
    }

    /// Writes tiles and bundles and makes them durable. None of them is covered by the published checkpoint
    /// yet, so what a kill or a power cut may have left in their place is written anew, not believed.
    pub(crate) fn add(&self, files: &[TileFile]) -> Result<()> {
        for file in files {
            write_beside_and_rename(&self.root.join(&file.path), &file.bytes, false)?;
        }
        // One sync for all of them, names included, rather than two for each.
        let folder = File::open(&self.root).map_err(StoreError::file(&self.root))?;
        rustix::fs::syncfs(&folder)
            .map_err(|error| StoreError::File { path: self.root.clone(), error: error.into() })
    }

    /// Puts the log's key beside its files.
    pub(crate) fn put_key(&self, key: &VerifyingKey) -> Result<()> {
        let (path, text) = (self.root.join(KEY_PATH), format!("{key}\n"));
        match fs::read(&path) {
            Ok(there) if there == text.as_bytes() => Ok(()),
            _ => write_durably(&path, text.as_bytes()),
        }
    }

    /// Puts the checkpoint in place of the former one.
    pub(crate) fn put_checkpoint(&self, checkpoint: &SignedCheckpoint) -> Result<()> {
        write_durably(&self.root.join(CHECKPOINT_PATH), checkpoint.to_string().as_bytes())
    }
}

impl TileSource for LogFolder {
    fn fetch(&self, path: &str) -> std::result::Result<Option<Vec<u8>>, FetchError> {
        // Paths come from other people's requests too: nothing may lead out of the folder.
        let inside = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if !inside {
            return Ok(None);
        }
        match fs::read(self.root.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::NotFound | ErrorKind::IsADirectory | ErrorKind::NotADirectory
                ) =>
            {
                Ok(None)
            }
            Err(error) => Err(FetchError(format!("{path}: {error}"))),
        }
    }
}

/// How often the lock is asked for before the folder counts as in use, and how long is waited between.
const LOCK_TRIES: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(25);

/// Takes the data folder for this process.
///
/// A lock that was let go can be held for a moment longer: a process that is just being started by
/// whoever held it has a copy until its own program begins. So a short while is waited.
pub(crate) fn lock(data: &Path) -> Result<File> {
    fs::create_dir_all(data).map_err(StoreError::file(data))?;
    let path = data.join("lock");
    let file = File::create(&path).map_err(StoreError::file(&path))?;
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
            Err(fs::TryLockError::Error(error)) => return Err(StoreError::File { path, error }),
        }
    }
    Err(StoreError::InUse(data.into()))
}

/// Replaces a file: whole and durable, or not at all.
pub(crate) fn write_durably(path: &Path, bytes: &[u8]) -> Result<()> {
    write_beside_and_rename(path, bytes, true)?;
    sync_folder(path)
}

/// Makes the name of a file durable.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(StoreError::file(folder))
}

/// Creates a folder, and those above it, with their names durable.
pub(crate) fn create_durably(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        create_durably(above)?;
    }
    match fs::create_dir(folder) {
        // Somebody else was quicker.
        Err(_) if folder.is_dir() => {}
        created => created.map_err(StoreError::file(folder))?,
    }
    sync_folder(folder)
}

fn write_beside_and_rename(path: &Path, bytes: &[u8], sync: bool) -> Result<()> {
    let write = || -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut beside = path.as_os_str().to_owned();
        beside.push(".new");
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        if sync {
            file.sync_all()?;
        }
        fs::rename(&beside, path)
    };
    write().map_err(StoreError::file(path))
}
