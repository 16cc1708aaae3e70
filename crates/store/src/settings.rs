//! What a store is opened with.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ledger::note::VerifyingKey;

/// After this time without a new event, witnesses are asked again, so that readers can tell a quiet log from one that
/// stopped or is kept from them.
const HEARTBEAT: Duration = Duration::from_secs(60 * 60);

/// Turns an instant into a day of the institution's calendar.
pub type DayOf = Arc<dyn Fn(jiff::Timestamp) -> evidence::Date + Send + Sync>;

/// A witness to be asked for cosignatures.
#[derive(Debug, Clone)]
pub struct WitnessAddress {
    /// Its key (type 0x04).
    pub key: VerifyingKey,
    /// Its submission prefix; `/add-checkpoint` is added to it.
    pub url: String,
}

/// What a store is opened with.
#[derive(Clone)]
pub struct Settings {
    /// The data folder: ledger files, keys, and the database where no other is named.
    pub data: PathBuf,
    /// `postgres://…`; SQLite in the data folder where `None`.
    pub database: Option<String>,
    /// The log's origin, for ever: a URL without scheme, such as `register.example.org/ledger`.
    pub origin: String,
    /// The witnesses.
    pub witnesses: Vec<WitnessAddress>,
    /// How many of them must cosign before a checkpoint is published; 0 publishes with none.
    pub quorum: usize,
    /// How old cosignatures may become before an unchanged log is cosigned again.
    pub heartbeat: Duration,
    /// Turns an instant into a day.
    pub day_of: DayOf,
}

impl Settings {
    /// A store in `data` with SQLite and no witnesses, and an hour between heartbeats.
    pub fn embedded(data: PathBuf, origin: &str, day_of: DayOf) -> Self {
        Settings {
            data,
            database: None,
            origin: origin.into(),
            witnesses: Vec::new(),
            quorum: 0,
            heartbeat: HEARTBEAT,
            day_of,
        }
    }

    pub(crate) fn database_url(&self) -> String {
        match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.data.join("imprimatur.sqlite").display()),
        }
    }
}
