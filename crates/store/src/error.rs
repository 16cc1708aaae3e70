//! What can go wrong in the store.

use std::io;
use std::path::PathBuf;

use engagement::Refusal;
use engagement::acts::WORDS;

use crate::db::DbError;

/// The store's result.
pub type Result<T> = std::result::Result<T, StoreError>;

/// What can go wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The case refused the act.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody else changed the case first.
    #[error("case {case_id} has {found} events, not {expected}: meanwhile {}", .since.join(", "))]
    Changed {
        /// The case.
        case_id: String,
        /// How many events the caller knew.
        expected: u64,
        /// How many there are.
        found: u64,
        /// The acts since.
        since: Vec<String>,
    },
    /// No such case.
    #[error("there is no case {0}")]
    NoCase(String),
    /// No such event.
    #[error("case {case_id} has no event {n}")]
    NoEvent {
        /// The case.
        case_id: String,
        /// The number asked for.
        n: u64,
    },
    /// No such field, or it was erased.
    #[error("there is no field {0} to be shown: the event has none of that name, or it was erased")]
    NoField(String),
    /// The clock says an earlier time than the newest entry of the log.
    #[error(
        "the clock says {now}, and an entry before it was made at {newest}; set the clock right, nothing was recorded"
    )]
    ClockBack {
        /// What the clock says.
        now: jiff::Timestamp,
        /// The newest entry's time.
        newest: jiff::Timestamp,
    },
    /// The event is recorded and no published checkpoint covers it yet.
    #[error("entry {index} is recorded; no published checkpoint covers it yet, ask again in a little while")]
    NotPublishedYet {
        /// The entry's index.
        index: u64,
    },
    /// A field cannot be erased.
    #[error(
        "the field {0} cannot be erased: it was erased already, or the event never had it, or the case rests on it. \
         Only words can be erased: {words}",
        words = WORDS.join(", ")
    )]
    NotErasable(String),
    /// Another process has the data folder.
    #[error("{0} is in use by another process; stop it first, two writers would fork the log")]
    InUse(PathBuf),
    /// The database holds less than what was signed.
    #[error(
        "the database has {held} entries, and a checkpoint for {signed} was signed ({witness}): it was rolled back, \
         entries {held} to {} are missing. Nothing will be signed. Restore the newest copy, or bring them back from a \
         mirror with `imprimatur ledger recover`",
        signed.saturating_sub(1)
    )]
    RolledBack {
        /// Entries in the database.
        held: u64,
        /// Entries in the checkpoint.
        signed: u64,
        /// What remembers it.
        witness: String,
    },
    /// The database and what was signed differ.
    #[error(
        "entry or tree {0} is not what was signed: the database was changed from outside. Nothing will be signed"
    )]
    Tampered(String),
    /// A witness gave an alarm.
    #[error("witness {name}: {alarm}")]
    Alarm {
        /// The witness.
        name: String,
        /// What it says.
        alarm: ledger::witness::Alarm,
    },
    /// A key file is not what it should be.
    #[error("the key file {path} cannot be used: {reason}")]
    Key {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A stored payload cannot be opened.
    #[error(
        "the stored fields of entry {0} cannot be opened: the payload key is another one, or the row was changed"
    )]
    Payload(u64),
    /// A stored payload is not what its leaf commits to.
    #[error(
        "the stored fields of entry {0} are not those that its leaf commits to: they were changed from outside"
    )]
    NotCommitted(u64),
    /// Of this entry there is only the leaf.
    #[error(
        "entry {0} came back from a mirror, which has no private fields: what it said is lost, and its case can \
         neither be read nor carried on"
    )]
    Lost(u64),
    /// A mirror from which the database cannot be recovered.
    #[error("the mirror cannot be recovered from: {0}")]
    Mirror(String),
    /// Something cannot be put in a leaf.
    #[error("the event cannot be put in the ledger: {0}")]
    Leaf(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Judging an act panicked: a fault of the program. Nothing was recorded, and the store goes on.
    #[error("judging this act failed inside; nothing was recorded, and the operator's log has the cause")]
    Broken,
    /// An earlier failure left it unknown what is on the disk.
    #[error("the store failed earlier and takes nothing more; restart it once the cause is mended")]
    Failed,
    /// The writer has stopped.
    #[error("the store is shutting down")]
    Stopped,
}

impl StoreError {
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> StoreError {
        let path = path.into();
        move |error| StoreError::File { path, error }
    }
}
