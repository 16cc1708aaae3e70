//! What a witness must never forget: its key, and the largest checkpoint that it cosigned of each log.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ledger::checkpoint::SignedCheckpoint;
use ledger::note::{KeyKind, Signature, SigningKey, VerifyingKey};
use ledger::witness::{Answer, Evidence, WitnessedLog, respond};
use sha2::{Digest, Sha256};

use crate::exit::Failure;
use crate::{clock, files};

/// A checkpoint with signatures is far below this, in bytes.
const MOST_READ: usize = 1 << 20;

pub struct WitnessState {
    folder: PathBuf,
    key: SigningKey,
    logs: Mutex<BTreeMap<String, WitnessedLog>>,
    /// Held as long as the witness runs: two on one folder could cosign a fork.
    _lock: File,
}

impl WitnessState {
    /// Opens the folder; makes it, and the key, on the first run.
    pub fn open(folder: &Path, name: &str, keys: &[VerifyingKey]) -> Result<Self, Failure> {
        let wrong = |what: String| Failure::Input(format!("{}: {what}", folder.display()));
        for part in ["checkpoints", "evidence"] {
            fs::create_dir_all(folder.join(part)).map_err(|error| wrong(error.to_string()))?;
        }
        let lock = File::create(folder.join("lock")).map_err(|error| wrong(error.to_string()))?;
        lock.try_lock().map_err(|_| wrong("another witness is running on this folder".into()))?;
        let key = signing_key(folder, name)?;
        let mut logs: BTreeMap<String, WitnessedLog> = BTreeMap::new();
        for log in keys {
            let origin = log.name().to_owned();
            if !logs.contains_key(&origin) {
                let latest = latest(folder, &origin)?;
                logs.insert(origin.clone(), WitnessedLog { keys: Vec::new(), latest });
            }
            if let Some(known) = logs.get_mut(&origin) {
                known.keys.push(log.clone());
            }
        }
        Ok(WitnessState { folder: folder.into(), key, logs: Mutex::new(logs), _lock: lock })
    }

    /// The public half of the key.
    pub fn key(&self) -> &VerifyingKey {
        self.key.verifying_key()
    }

    /// Answers one `add-checkpoint`. What it promises is on the disk before the answer is given.
    pub fn answer(&self, body: &[u8]) -> Result<Answer, Failure> {
        // A thread that panicked while it held the lock had not changed the map yet.
        let mut logs = self.logs.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = respond(body, &logs, &self.key, u64::try_from(clock::now().as_second()).unwrap_or(0));
        if let Some(evidence) = &answer.evidence {
            self.keep_evidence(evidence)?;
        }
        if let Some(latest) = &answer.store {
            let origin = &latest.checkpoint().origin;
            let mut cosigned = latest.clone();
            for signature in
                Signature::parse_lines(&answer.body).map_err(|error| Failure::Internal(error.to_string()))?
            {
                cosigned.add(signature);
            }
            write_durably(&place(&self.folder, origin), &cosigned.to_string())?;
            if let Some(log) = logs.get_mut(origin) {
                log.latest = Some(cosigned);
            }
        }
        Ok(answer)
    }

    /// The newest cosigned checkpoint of the log whose origin has this SHA-256.
    pub fn newest(&self, origin_hash: &str) -> Option<String> {
        let logs = self.logs.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, log) = logs.iter().find(|(origin, _)| hexadecimal(origin.as_bytes()) == origin_hash)?;
        log.latest.as_ref().map(SignedCheckpoint::to_string)
    }

    /// Both statements of the log, in one file.
    fn keep_evidence(&self, evidence: &Evidence) -> Result<(), Failure> {
        let (kind, held, offered) = match evidence {
            Evidence::TwoRoots { held, offered } => ("two-roots", held, offered),
            Evidence::Unproven { held, offered } => ("unproven", held, offered),
        };
        let text = format!("{held}\n{offered}");
        let name = format!("{kind}-{}.txt", &hexadecimal(text.as_bytes())[..32]);
        write_durably(&self.folder.join("evidence").join(name), &text)
    }
}

fn signing_key(folder: &Path, name: &str) -> Result<SigningKey, Failure> {
    let path = folder.join("witness.key");
    let wrong = |what: String| Failure::Input(format!("{}: {what}", path.display()));
    if path.exists() {
        let text = String::from_utf8_lossy(&files::read(&path, 4096)?).trim_end().to_owned();
        let key: SigningKey =
            text.parse().map_err(|error: ledger::note::KeyError| wrong(error.to_string()))?;
        return match key.name() == name && key.verifying_key().kind() == KeyKind::Cosignature {
            true => Ok(key),
            false => Err(wrong(format!("this is the key of {}; a witness keeps its name", key.name()))),
        };
    }
    let mut seed = zeroize::Zeroizing::new([0; 32]);
    getrandom::fill(&mut *seed).map_err(|error| Failure::Internal(error.to_string()))?;
    let key =
        SigningKey::from_seed(name, KeyKind::Cosignature, &seed).map_err(|error| wrong(error.to_string()))?;
    let beside = path.with_extension("new");
    let write = || -> std::io::Result<()> {
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        writeln!(file, "{}", *key.to_secret_text())?;
        file.sync_all()?;
        fs::rename(&beside, &path)?;
        File::open(folder)?.sync_all()
    };
    write().map_err(|error| wrong(error.to_string()))?;
    Ok(key)
}

fn latest(folder: &Path, origin: &str) -> Result<Option<SignedCheckpoint>, Failure> {
    let path = place(folder, origin);
    if !path.exists() {
        return Ok(None);
    }
    let bytes = files::read(&path, MOST_READ)?;
    let checkpoint = SignedCheckpoint::parse(&bytes).map_err(|error| {
        Failure::Input(format!("{}: {error}; restore it, or the witness could cosign a fork", path.display()))
    })?;
    Ok(Some(checkpoint))
}

fn place(folder: &Path, origin: &str) -> PathBuf {
    folder.join("checkpoints").join(hexadecimal(origin.as_bytes()))
}

/// The SHA-256 of these bytes, in hexadecimal.
fn hexadecimal(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Replaces a file, and makes its name durable too.
fn write_durably(path: &Path, text: &str) -> Result<(), Failure> {
    files::write(path, text.as_bytes())?;
    let folder = path.parent().unwrap_or(Path::new("."));
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| Failure::Internal(format!("{}: {error}", folder.display())))
}
