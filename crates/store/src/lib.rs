//! The store: events, their ledger and the register's read model, in SQLite or PostgreSQL.
//!
//! The event table is the truth; the ledger's files are its deterministic projection. The order of
//! writes is the safety argument:
//!
//! 1. one transaction writes the events, what is sealed with them, their place in the log and the new
//!    tree head; only then is the act acknowledged ([`Store::perform`]);
//! 2. the publisher reads the leaves back, hashes them again, writes tiles and syncs them;
//! 3. it checks that the tree equals the head of step 1 and that nothing larger or other was ever
//!    signed;
//! 4. it signs, asks the witnesses, and puts the checkpoint in place ([`Store::publish`]).
//!
//! A kill anywhere leaves a store that opens and goes on: before 1 nothing happened and nobody was
//! told; after it, 2 to 4 are done again with the same bytes.

mod accounts;
mod check;
mod db;
mod declarations;
mod erasure;
mod error;
mod folder;
mod history;
mod keys;
mod once;
mod passkeys;
mod payload;
mod publisher;
mod receipts;
mod recovery;
mod settings;
pub mod shelves;
mod summary;
mod turn;
mod witnesses;
mod writer;

pub use accounts::Account;
pub use db::DbError;
pub use declarations::{Kept, Reading, Sealed};
pub use error::{Result, StoreError};
pub use folder::{KEY_PATH, LogFolder};
pub use history::StoredEvent;
pub use recovery::{Recovered, recover};
pub use settings::{DayOf, Settings, WitnessAddress};
pub use summary::{Filter, Summary};
pub use writer::Recorded;

use std::fs::File;
use std::sync::Arc;
use std::time::Instant;

use engagement::{Engagement, Event, Refusal};
use ledger::note::VerifyingKey;
use tokio::sync::{Mutex, mpsc};

use db::Db;
use keys::Keys;
use writer::{Request, Writer};

/// An open store. Cheap to clone; every clone speaks to the same writer.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    db: Db,
    settings: Settings,
    keys: Arc<Keys>,
    folder: LogFolder,
    requests: mpsc::Sender<Request>,
    /// Held while publishing: one publisher at a time in this process. When witnesses were last heard.
    publishing: Mutex<Option<Instant>>,
    /// Held as long as the store is open: one process at a time on this data folder.
    _lock: File,
}

impl Store {
    /// Opens the store, bringing its schema up to date, and starts its writer. The log begins with a
    /// genesis leaf, dated `now`.
    ///
    /// # Errors
    /// The folder is in use by another process; a key, the schema or a setting is not as it must
    /// be; or the database holds less than what was signed or witnessed before: it was rolled back.
    pub async fn open(settings: Settings, now: jiff::Timestamp) -> Result<Store> {
        let lock = folder::lock(&settings.data)?;
        let log = LogFolder::open(settings.data.join("ledger"))?;
        let db = Db::open(&settings.database_url()).await?;
        let begun = writer::has_begun(&db).await?;
        let keys = Arc::new(Keys::open(&settings, !begun)?);
        if !begun {
            writer::begin_log(&db, &settings.origin, now).await?;
        }
        publisher::refuse_rollback(&db, &keys, &log).await?;
        witnesses::refuse_rollback(&settings.witnesses, &log, &db).await?;
        log.put_key(keys.log.verifying_key())?;
        let (requests, waiting) = mpsc::channel(writer::MOST_WAITING);
        let writer = Writer::new(db.clone(), keys.clone(), log.clone(), settings.day_of.clone());
        tokio::spawn(writer.run(waiting));
        let inner =
            Inner { db, settings, keys, folder: log, requests, publishing: Mutex::new(None), _lock: lock };
        Ok(Store { inner: Arc::new(inner) })
    }

    /// Closes the database. A copy of its file is whole only when this has returned; whoever asks the store
    /// afterwards is answered with a failure.
    pub async fn close(&self) {
        self.inner.db.close().await;
    }

    /// Does an act: `decide` is asked of the case as it stands, and what it yields is recorded before
    /// this returns. With `expected`, the case must still have that many events.
    ///
    /// Read the clock inside of `decide`: acts wait for their turn, and one that bears a time before its
    /// case's last event is refused.
    ///
    /// # Errors
    /// [`StoreError::Refused`] by the case, [`StoreError::Changed`] if somebody else was first,
    /// [`StoreError::ClockBack`], or a failure of the database. In each case nothing was recorded.
    pub async fn perform(
        &self,
        case_id: &str,
        expected: Option<u64>,
        decide: impl FnOnce(&Engagement) -> std::result::Result<Vec<Event>, Refusal> + Send + 'static,
    ) -> Result<Recorded> {
        self.perform_keeping(case_id, expected, Vec::new(), decide).await
    }

    /// Does an act and keeps what is sealed with it: both, or neither.
    ///
    /// # Errors
    /// As [`Store::perform`].
    pub async fn perform_keeping(
        &self,
        case_id: &str,
        expected: Option<u64>,
        sealed: Vec<Sealed>,
        decide: impl FnOnce(&Engagement) -> std::result::Result<Vec<Event>, Refusal> + Send + 'static,
    ) -> Result<Recorded> {
        let (answer, answered) = tokio::sync::oneshot::channel();
        let decide = Box::new(decide);
        let request = Request { case_id: case_id.to_owned(), expected, decide, sealed, answer };
        self.inner.requests.send(request).await.map_err(|_| StoreError::Stopped)?;
        answered.await.map_err(|_| StoreError::Stopped)?
    }

    /// The number of entries in the log, published or not.
    ///
    /// # Errors
    /// The database failed.
    pub async fn size(&self) -> Result<u64> {
        publisher::held(&self.inner.db).await
    }

    /// The key that signs this log's checkpoints.
    pub fn log_key(&self) -> &VerifyingKey {
        self.inner.keys.log.verifying_key()
    }

    /// The log's files, as they are served.
    pub fn folder(&self) -> &LogFolder {
        &self.inner.folder
    }
}
