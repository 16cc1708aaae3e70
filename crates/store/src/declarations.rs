//! What people declare as interests: encrypted where it lies, and never opened without a trace.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::Store;
use crate::db::{Row, args};
use crate::error::{Result, StoreError};
use crate::payload::{open, seal};

/// Who opened somebody's declaration, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The person who read; empty where it was matched against registers without anybody seeing it.
    pub reader: String,
    /// In which role.
    pub role: String,
    /// For which case.
    pub case_id: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Keeps what a person declared, beside what the person declared before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_declaration(
        &self,
        person: &str,
        declared: &impl Serialize,
        now: Timestamp,
    ) -> Result<()> {
        let plain = serde_json::to_vec(declared).map_err(|error| StoreError::Leaf(error.to_string()))?;
        let id = self.random_id()?;
        let sealed = seal(&self.inner.keys.payload, &Zeroizing::new(plain), place(person, &id).as_bytes())?;
        self.write(
            "INSERT INTO declaration (id, person, declared_at, sealed) VALUES ($1, $2, $3, $4)",
            args![id, person, now.as_microsecond(), sealed],
        )
        .await
    }

    /// The newest declaration of a person. It is written down that it was opened before it is: who reads
    /// and cannot say so reads nothing.
    ///
    /// # Errors
    /// The database failed, or the row was sealed with another key.
    pub async fn declaration<T: DeserializeOwned>(
        &self,
        person: &str,
        reading: &Reading,
    ) -> Result<Option<T>> {
        let sql =
            "SELECT id, sealed FROM declaration WHERE person = $1 ORDER BY declared_at DESC, id DESC LIMIT 1";
        let rows = self.inner.db.all(sql, args![person]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        self.write(
            "INSERT INTO declaration_reading (id, person, reader, role, case_id, read_at) VALUES ($1, $2, $3, $4, $5, $6)",
            args![
                self.random_id()?,
                person,
                reading.reader.as_str(),
                reading.role.as_str(),
                reading.case_id.as_str(),
                reading.at.as_microsecond()
            ],
        )
        .await?;
        self.unsealed(person, row).map(Some)
    }

    /// Who opened the declarations of a person, newest first; at most the last hundred.
    ///
    /// # Errors
    /// The database failed.
    pub async fn readings_of(&self, person: &str) -> Result<Vec<Reading>> {
        let sql = "SELECT reader, role, case_id, read_at FROM declaration_reading WHERE person = $1 \
                   ORDER BY read_at DESC, id DESC LIMIT 100";
        let rows = self.inner.db.all(sql, args![person]).await?;
        rows.iter().map(reading).collect()
    }

    fn unsealed<T: DeserializeOwned>(&self, person: &str, row: &Row) -> Result<T> {
        let broken = || StoreError::Tampered(format!("declaration of {person}"));
        let (id, sealed) = (row.text("id")?, row.bytes("sealed")?);
        let plain =
            open(&self.inner.keys.payload, &sealed, place(person, &id).as_bytes()).ok_or_else(broken)?;
        // The parser's message would quote what was declared.
        serde_json::from_slice(&plain).map_err(|_| broken())
    }
}

/// A row that is moved to another person does not open.
fn place(person: &str, id: &str) -> String {
    format!("declaration {person} {id}")
}

fn reading(row: &Row) -> Result<Reading> {
    let at = Timestamp::from_microsecond(row.int("read_at")?)
        .map_err(|error| StoreError::Tampered(error.to_string()))?;
    Ok(Reading { reader: row.text("reader")?, role: row.text("role")?, case_id: row.text("case_id")?, at })
}
