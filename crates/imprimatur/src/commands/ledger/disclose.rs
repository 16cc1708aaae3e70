//! `ledger disclose`: private fields of one event, shown with the proof that they were committed to.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::{Settings, Store, StoreError};

use super::log_key;
use crate::exit::{Exit, Failure};
use crate::output::Terminal;
use crate::{clock, files};

/// Show private fields of an event, with proof
///
/// Prints a receipt in which the named fields are open and all others stay closed. Who holds it can check
/// offline, with `imprimatur ledger receipt verify`, that the institution recorded exactly these words.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ledger disclose data/ IMP-2020-0001 7 reasons --out reasons.json")]
pub struct Disclose {
    /// The data folder; no server may be running on it
    data: PathBuf,
    /// The case
    case: String,
    /// The event's number in the case, from 1
    n: u64,
    /// The fields to show
    #[arg(required = true, value_name = "FIELD")]
    fields: Vec<String>,
    /// The database, where it is not in the data folder (postgres://…)
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Where to write; to the screen if left out
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Disclose {
    /// Opens the fields and writes the receipt.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let runtime = tokio::runtime::Runtime::new().map_err(|error| Failure::Internal(error.to_string()))?;
        let receipt = runtime.block_on(self.receipt())?;
        match &self.out {
            Some(file) => files::write(file, receipt.as_bytes())?,
            None => terminal.print_exactly(&format!("{receipt}\n"))?,
        }
        Ok(Exit::Clear)
    }

    async fn receipt(&self) -> Result<String, Failure> {
        let key = files::read(&self.data.join("ledger").join(store::KEY_PATH), 4096).map_err(|_| {
            Failure::Input(format!("{}: not the data folder of a store", self.data.display()))
        })?;
        let key = log_key(String::from_utf8_lossy(&key).trim_end()).map_err(Failure::Input)?;
        let settings = settings(self.data.clone(), self.database.clone(), key.name());
        let store = Store::open(settings, clock::now()).await.map_err(|error| failure(&error))?;
        let receipt =
            store.receipt(&self.case, self.n, &self.fields).await.map_err(|error| failure(&error))?;
        receipt.to_json().map_err(|error| Failure::Internal(error.to_string()))
    }
}

/// A store about which no day is asked: any calendar does.
pub fn settings(data: PathBuf, database: Option<String>, origin: &str) -> Settings {
    let day_of = Arc::new(|at: Timestamp| at.to_zoned(TimeZone::UTC).date());
    Settings { database, ..Settings::embedded(data, origin, day_of) }
}

/// The store's own words; some tell of a wrong question, the others of a failure.
pub fn failure(error: &StoreError) -> Failure {
    match error {
        StoreError::NoCase(_)
        | StoreError::NoEvent { .. }
        | StoreError::NotPublishedYet { .. }
        | StoreError::InUse(_)
        | StoreError::Key { .. }
        | StoreError::RolledBack { .. }
        | StoreError::Mirror(_)
        | StoreError::Lost(_)
        | StoreError::NoField(_) => Failure::Input(error.to_string()),
        _ => Failure::Internal(error.to_string()),
    }
}
