//! One set of SQL strings, two databases: SQLite by default, PostgreSQL by a connection string.
//!
//! Rules that make one text serve both: `$1` placeholders; ids made in Rust and kept as TEXT; no
//! serial columns, no `now()`, no casts, no arrays; booleans as 0 or 1; time as microseconds in
//! BIGINT; JSON bound as JSON. SQLite has one writing connection, opened with `BEGIN IMMEDIATE`,
//! and read-only readers, in write-ahead mode: this is what ends "database is locked".

mod migrate;
mod row;

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, Postgres, Sqlite};

pub(crate) use row::{Row, Value, args};

/// What can go wrong in a database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// Somebody else was first: a unique key is taken.
    #[error("somebody else was first: {0}")]
    Conflict(String),
    /// The database itself failed.
    #[error("the database failed: {0}")]
    Sql(sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the schema could not be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A setting that durability rests on did not take.
    #[error("the database has {setting} = {found}, and {wanted} is needed; it will not be used like this")]
    Setting {
        /// The setting.
        setting: &'static str,
        /// What it should be.
        wanted: &'static str,
        /// What it is.
        found: String,
    },
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(database) if database.is_unique_violation() => {
                DbError::Conflict(database.message().to_owned())
            }
            _ => DbError::Sql(error),
        }
    }
}

pub(crate) type Result<T> = std::result::Result<T, DbError>;

macro_rules! bind {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for value in $args {
            query = match value {
                Value::Int(value) => query.bind(value),
                Value::Text(value) => query.bind(value),
                Value::Bytes(value) => query.bind(value),
                Value::Json(value) => query.bind(value),
            };
        }
        query
    }};
}

/// A database, either kind.
#[derive(Clone)]
pub(crate) enum Db {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Postgres(PgPool),
}

/// A transaction that can write. On SQLite it holds the one writing connection.
pub(crate) enum Tx {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Db {
    /// Opens `url` (`sqlite://path` or `postgres://…`) and brings its schema up to date.
    pub(crate) async fn open(url: &str) -> Result<Db> {
        let db = if url.starts_with("postgres") {
            Db::Postgres(PgPoolOptions::new().max_connections(8).connect(url).await?)
        } else {
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                // FULL, not NORMAL: a power cut must not take back what was acknowledged.
                .synchronous(SqliteSynchronous::Full)
                .pragma("secure_delete", "ON")
                .busy_timeout(Duration::from_secs(5));
            // One connection for good: its settings are read back once.
            let write = SqlitePoolOptions::new()
                .max_connections(1)
                .idle_timeout(None)
                .max_lifetime(None)
                .connect_with(options.clone())
                .await?;
            check_settings(&write).await?;
            let read =
                SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
            Db::Sqlite { write, read }
        };
        migrate::bring_up_to_date(&db).await?;
        Ok(db)
    }

    pub(crate) async fn all(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        Ok(match self {
            Db::Sqlite { read, .. } => {
                bind!(sqlx::query(sql), args).fetch_all(read).await?.into_iter().map(Row::Sqlite).collect()
            }
            Db::Postgres(pool) => {
                bind!(sqlx::query(sql), args).fetch_all(pool).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    pub(crate) async fn begin(&self) -> Result<Tx> {
        Ok(match self {
            Db::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Db::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Closes every connection; what SQLite had in its log beside the database is in the database then.
    pub(crate) async fn close(&self) {
        match self {
            Db::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }

    /// Makes sure that deleted bytes are gone from the database's own files.
    pub(crate) async fn forget_deleted(&self) -> Result<()> {
        match self {
            Db::Sqlite { write, .. } => {
                let row = Row::Sqlite(sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(write).await?);
                if row.int("busy")? != 0 {
                    return Err(DbError::Setting {
                        setting: "wal_checkpoint",
                        wanted: "0",
                        found: "busy".into(),
                    });
                }
            }
            Db::Postgres(pool) => {
                sqlx::query("VACUUM FULL payload").execute(pool).await?;
            }
        }
        Ok(())
    }
}

impl Tx {
    pub(crate) async fn all(&mut self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        Ok(match self {
            Tx::Sqlite(tx) => bind!(sqlx::query(sql), args)
                .fetch_all(&mut **tx)
                .await?
                .into_iter()
                .map(Row::Sqlite)
                .collect(),
            Tx::Postgres(tx) => bind!(sqlx::query(sql), args)
                .fetch_all(&mut **tx)
                .await?
                .into_iter()
                .map(Row::Postgres)
                .collect(),
        })
    }

    pub(crate) async fn run(&mut self, sql: &'static str, args: Vec<Value>) -> Result<u64> {
        Ok(match self {
            Tx::Sqlite(tx) => bind!(sqlx::query(sql), args).execute(&mut **tx).await?.rows_affected(),
            Tx::Postgres(tx) => bind!(sqlx::query(sql), args).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Inserts many rows with few statements. `head` is `INSERT INTO table (columns)`; every row has
    /// as many values as there are columns; `tail` is what follows the rows, such as `ON CONFLICT …`.
    pub(crate) async fn insert(
        &mut self,
        head: &'static str,
        rows: Vec<Vec<Value>>,
        tail: &'static str,
    ) -> Result<()> {
        // Both databases take tens of thousands of parameters; a few hundred are fast enough.
        const PARAMETERS: usize = 700;
        let width = rows.first().map_or(1, Vec::len);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let some: Vec<Vec<Value>> = rows.by_ref().take(PARAMETERS / width).collect();
            // Only places are put together here; every value is bound.
            let sql = AssertSqlSafe(format!("{head} VALUES {} {tail}", self.places(some.len(), width)));
            let args = some.into_iter().flatten();
            match self {
                Tx::Sqlite(tx) => bind!(sqlx::query(sql), args).execute(&mut **tx).await?.rows_affected(),
                Tx::Postgres(tx) => bind!(sqlx::query(sql), args).execute(&mut **tx).await?.rows_affected(),
            };
        }
        Ok(())
    }

    /// Places for so many rows of so many values: `(?,?),(?,?)`, or `($1,$2),($3,$4)`.
    fn places(&self, rows: usize, width: usize) -> String {
        let mut places = String::with_capacity(rows * (2 * width + 2));
        for place in 0..rows * width {
            places.push_str(match place {
                0 => "(",
                _ if place.is_multiple_of(width) => "),(",
                _ => ",",
            });
            match self {
                // SQLite takes `$1` for a name, and looks every name up among all the others.
                Tx::Sqlite(_) => places.push('?'),
                Tx::Postgres(_) => places.push_str(&format!("${}", place + 1)),
            }
        }
        places.push(')');
        places
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// Reads back the settings that durability rests on: when the first fsync fails, SQLite stays in
/// rollback mode without a word.
async fn check_settings(pool: &SqlitePool) -> Result<()> {
    let wanted = [
        ("PRAGMA journal_mode", "journal_mode", "wal"),
        ("PRAGMA synchronous", "synchronous", "2"),
        ("PRAGMA foreign_keys", "foreign_keys", "1"),
        ("PRAGMA secure_delete", "secure_delete", "1"),
    ];
    for (sql, setting, wanted) in wanted {
        let row = Row::Sqlite(sqlx::query(sql).fetch_one(pool).await?);
        let found = row.setting()?;
        if found != wanted {
            return Err(DbError::Setting { setting, wanted, found });
        }
    }
    Ok(())
}
