//! A data folder with a database of its own.

use std::collections::BTreeMap;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ledger::audit::{Options, Problem, Report, audit};
use ledger::policy::Policy;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _, SqliteConnection};
use store::{Settings, Store, StoreError};
use tempfile::TempDir;

use super::{acts, skipped};

pub const ORIGIN: &str = "ledger.example/log";

/// The variable that names a PostgreSQL server whose user may create databases.
const POSTGRES: &str = "IMPRIMATUR_TEST_PG";

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// Where a story takes place. Everything goes when it ends.
pub struct Place {
    folder: TempDir,
    /// `postgres://…`, or SQLite where `None`.
    database: Option<String>,
}

/// Tells the same story on SQLite and, where there is a server, on PostgreSQL.
pub fn each_database<F: Future<Output = ()>>(name: &str, story: impl Fn(Arc<Place>) -> F) {
    tell(&story, Place::new(None));
    let Ok(server) = std::env::var(POSTGRES) else {
        return skipped(&format!("{name} on PostgreSQL"), &format!("{POSTGRES} is not set"));
    };
    let number = DATABASES.fetch_add(1, Ordering::Relaxed);
    let database = format!("imprimatur_test_{}_{number}", std::process::id());
    run(on_server(&server, format!("CREATE DATABASE {database}")));
    let (start, _) = server.rsplit_once('/').expect("the server's address ends in a database's name");
    tell(&story, Place::new(Some(format!("{start}/{database}"))));
    run(on_server(&server, format!("DROP DATABASE {database} WITH (FORCE)")));
}

/// Runs a story on several threads, as the server does.
pub fn run<F: Future>(story: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(story)
}

fn tell<F: Future<Output = ()>>(story: &impl Fn(Arc<Place>) -> F, place: Place) {
    run(story(Arc::new(place)));
}

async fn on_server(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
}

impl Place {
    fn new(database: Option<String>) -> Self {
        Place { folder: TempDir::new().unwrap(), database }
    }

    /// On SQLite, for stories about its files.
    pub fn on_sqlite() -> Self {
        Place::new(None)
    }

    pub fn is_sqlite(&self) -> bool {
        self.database.is_none()
    }

    /// The folder with data and keys.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn settings(&self) -> Settings {
        self.settings_in(self.data())
    }

    /// The same database, seen from another data folder.
    pub fn settings_in(&self, data: PathBuf) -> Settings {
        Settings { database: self.database.clone(), ..Settings::embedded(data, ORIGIN, acts::day_of()) }
    }

    /// A further folder, for a second machine or a backup.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub async fn open(&self) -> Store {
        self.try_open().await.unwrap()
    }

    pub async fn try_open(&self) -> Result<Store, StoreError> {
        Store::open(self.settings(), acts::at(0)).await
    }

    /// Runs statements behind the store's back.
    pub async fn sql(&self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.database {
            None => {
                let mut connection = SqliteConnection::connect(&self.sqlite()).await?;
                sqlx::raw_sql(sql).execute(&mut connection).await?;
            }
            Some(url) => {
                let mut connection = PgConnection::connect(url).await?;
                sqlx::raw_sql(sql).execute(&mut connection).await?;
            }
        }
        Ok(())
    }

    /// Reads two columns behind the store's back: a number and bytes.
    pub async fn numbers_and_bytes(&self, sql: &str) -> BTreeMap<i64, Vec<u8>> {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.database {
            None => {
                let mut connection = SqliteConnection::connect(&self.sqlite()).await.unwrap();
                let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
                rows.iter().map(|row| (row.get(0), row.get(1))).collect()
            }
            Some(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
                rows.iter().map(|row| (row.get(0), row.get(1))).collect()
            }
        }
    }

    /// Lets events and tree heads be changed, as somebody with every right over the database could.
    pub async fn drop_guards(&self) {
        let sqlite = "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted; \
                      DROP TRIGGER tree_head_is_never_changed; DROP TRIGGER tree_head_is_never_deleted;";
        let postgres =
            "DROP TRIGGER event_is_append_only ON event; DROP TRIGGER tree_head_is_append_only ON tree_head;";
        self.sql(if self.is_sqlite() { sqlite } else { postgres }).await.unwrap();
    }

    fn sqlite(&self) -> String {
        format!("sqlite://{}", self.data().join("imprimatur.sqlite").display())
    }
}

/// Audits the published files with the log's own key.
pub fn audited(store: &Store) -> Result<Report, Problem> {
    audit(store.folder(), &Policy::log_only(store.log_key().clone()), &Options::default())
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
