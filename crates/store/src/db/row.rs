//! Values bound and rows read, alike on both databases.

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, ValueRef as _};

use super::Result;

/// A bound parameter: the shapes that both databases keep without surprises.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Vec<u8>),
    Json(serde_json::Value),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value::Int(Some(value))
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        // Counters stay far below 2^63; one that does not would be refused by its own table.
        Value::Int(Some(i64::try_from(value).unwrap_or(i64::MAX)))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Value::Text(Some(value.to_owned()))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Value::Text(Some(value))
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Value::Bytes(value)
    }
}

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        Value::Json(value)
    }
}

macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Value::from($value)),*] };
}
pub(crate) use args;

/// Either database's row; columns are read by name.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! getters {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(pub(crate) fn $name(&self, column: &str) -> Result<$type> {
            Ok(match self {
                Row::Sqlite(row) => row.try_get(column)?,
                Row::Postgres(row) => row.try_get(column)?,
            })
        })*
    };
}

impl Row {
    getters!(int: i64, text: String, bytes: Vec<u8>, json: serde_json::Value);

    pub(crate) fn count(&self, column: &str) -> Result<u64> {
        Ok(u64::try_from(self.int(column)?).unwrap_or(0))
    }

    /// A setting's value as text, whatever its type.
    pub(crate) fn setting(&self) -> Result<String> {
        let Row::Sqlite(row) = self else { return Ok(String::new()) };
        if row.try_get_raw(0)?.is_null() {
            return Ok(String::new());
        }
        Ok(match row.try_get::<i64, _>(0) {
            Ok(number) => number.to_string(),
            Err(_) => row.try_get::<String, _>(0)?,
        })
    }
}
