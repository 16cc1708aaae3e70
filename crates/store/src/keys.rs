//! Keys of the store: one signs checkpoints, one seals payloads. Made on first opening, readable by
//! their owner only, never logged.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding};
use ledger::note::{KeyKind, SigningKey};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::folder::{sync_folder, write_durably};
use crate::settings::Settings;

/// What was signed last, kept apart from the database: a second guard against going back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LastSigned {
    pub(crate) size: u64,
    pub(crate) root: ledger::tree::Hash,
}

pub(crate) struct Keys {
    pub(crate) log: SigningKey,
    pub(crate) payload: Zeroizing<[u8; 32]>,
    folder: PathBuf,
}

impl Keys {
    /// Opens the keys; makes them for a new log only. Another key would start another log, and another
    /// payload key opens nothing.
    pub(crate) fn open(settings: &Settings, new_log: bool) -> Result<Keys> {
        let folder = settings.data.join("keys");
        fs::create_dir_all(&folder).map_err(StoreError::file(&folder))?;
        let log = log_key(&folder.join("ledger.key"), &settings.origin, new_log)?;
        let payload = payload_key(&folder.join("payload.key"), new_log)?;
        Ok(Keys { log, payload, folder })
    }

    pub(crate) fn last_signed(&self) -> Result<Option<LastSigned>> {
        let path = self.folder.join("last-signed");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::File { path, error }),
        };
        let read = || {
            let (size, root) = text.trim_end().split_once(' ')?;
            Some(LastSigned { size: size.parse().ok()?, root: root.parse().ok()? })
        };
        match read() {
            Some(last) => Ok(Some(last)),
            None => Err(StoreError::Key { path, reason: "it should hold a size and a root".into() }),
        }
    }

    /// Remembers what is about to be signed. Refuses to go back.
    pub(crate) fn remember(&self, next: LastSigned) -> Result<()> {
        if let Some(last) = self.last_signed()? {
            if next.size < last.size {
                return Err(StoreError::RolledBack {
                    held: next.size,
                    signed: last.size,
                    witness: "the signer remembers".into(),
                });
            }
            if next.size == last.size && next.root != last.root {
                return Err(StoreError::Tampered(format!("of size {}", next.size)));
            }
        }
        write_durably(&self.folder.join("last-signed"), format!("{} {}\n", next.size, next.root).as_bytes())
    }
}

fn log_key(path: &Path, origin: &str, new_log: bool) -> Result<SigningKey> {
    if let Some(text) = read_secret(path)? {
        let key: SigningKey = text.trim_end().parse().map_err(|error| unusable(path, error))?;
        if key.name() != origin {
            return Err(unusable(path, format!("it belongs to {}, and this log is {origin}", key.name())));
        }
        return Ok(key);
    }
    may_be_made(path, new_log)?;
    let key = SigningKey::from_seed(origin, KeyKind::Ed25519, &*random()?)
        .map_err(|error| unusable(path, error))?;
    write_secret(path, key.to_secret_text().as_bytes())?;
    Ok(key)
}

fn payload_key(path: &Path, new_log: bool) -> Result<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    if let Some(text) = read_secret(path)? {
        match Base64::decode(text.trim_end(), &mut *key) {
            Ok(bytes) if bytes.len() == 32 => return Ok(key),
            _ => return Err(unusable(path, "it should hold 32 bytes in base64")),
        }
    }
    may_be_made(path, new_log)?;
    key = random()?;
    write_secret(path, Zeroizing::new(Base64::encode_string(&*key)).as_bytes())?;
    Ok(key)
}

fn may_be_made(path: &Path, new_log: bool) -> Result<()> {
    match new_log {
        true => Ok(()),
        false => Err(unusable(
            path,
            "it is missing, and the log has begun; restore it from the backup of the keys",
        )),
    }
}

fn unusable(path: &Path, reason: impl std::fmt::Display) -> StoreError {
    StoreError::Key { path: path.into(), reason: reason.to_string() }
}

fn random() -> Result<Zeroizing<[u8; 32]>> {
    let mut bytes = Zeroizing::new([0; 32]);
    fill_random(&mut *bytes)?;
    Ok(bytes)
}

/// Fills `bytes` from the system's random source.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes)
        .map_err(|error| StoreError::Key { path: "random source".into(), reason: error.to_string() })
}

fn read_secret(path: &Path) -> Result<Option<Zeroizing<String>>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::File { path: path.into(), error }),
    }
}

fn write_secret(path: &Path, secret: &[u8]) -> Result<()> {
    let write = || -> std::io::Result<()> {
        // Written whole beside its place first: a kill leaves no half key behind.
        let beside = path.with_extension("new");
        let mut file: File =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        file.write_all(secret)?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().map_err(StoreError::file(path))?;
    sync_folder(path)
}
