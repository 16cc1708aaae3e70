//! What people declare as interests: encrypted where it lies, and never opened without a trace.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::Store;
use crate::db::{Row, Value, args};
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

/// What somebody declared, as it is kept.
#[derive(Clone)]
pub struct Kept<T> {
    /// Its name, which nothing else has.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub declared: T,
}

/// Something encrypted, to be kept by itself ([`Store::keep`]) or together with an act
/// ([`Store::perform_keeping`]).
pub struct Sealed {
    pub(crate) sql: &'static str,
    pub(crate) args: Vec<Value>,
}

impl Store {
    /// What a person declares, with the name that it is kept under from now on.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn named<T>(&self, declared: T, at: Timestamp) -> Result<Kept<T>> {
        Ok(Kept { id: self.random_id()?, at, declared })
    }

    /// Seals what a person declares, to be kept beside what the person declared before.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn seal_declaration(&self, person: &str, kept: &Kept<impl Serialize>) -> Result<Sealed> {
        let Kept { id, at, declared } = kept;
        let sealed = self.sealed(declared, &place(person, id))?;
        let sql = "INSERT INTO declaration (id, person, declared_at, sealed) VALUES ($1, $2, $3, $4)";
        Ok(Sealed { sql, args: args![id.as_str(), person, at.as_microsecond(), sealed] })
    }

    /// Keeps something sealed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep(&self, Sealed { sql, args }: Sealed) -> Result<()> {
        self.write(sql, args).await
    }

    /// Everything that a person declared, oldest first. It is written down that it was opened before it is: who
    /// reads and cannot say so reads nothing.
    ///
    /// # Errors
    /// The database failed, or a row was sealed with another key.
    pub async fn declarations<T: DeserializeOwned>(
        &self,
        person: &str,
        reading: &Reading,
    ) -> Result<Vec<Kept<T>>> {
        let sql =
            "SELECT id, declared_at, sealed FROM declaration WHERE person = $1 ORDER BY declared_at, id";
        let rows = self.inner.db.all(sql, args![person]).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
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
        let kept = |row: &Row| {
            let declared = self.unsealed(row, &place(person, &row.text("id")?))?;
            Ok(Kept { id: row.text("id")?, at: instant(row, "declared_at")?, declared })
        };
        rows.iter().map(kept).collect()
    }

    /// Seals what stands against a person when a case is looked at, to be kept in the place of the look before.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn seal_weighing(
        &self,
        (case_id, person): (&str, &str),
        weighed: &impl Serialize,
        now: Timestamp,
    ) -> Result<Sealed> {
        let sealed = self.sealed(weighed, &weighing_place(case_id, person))?;
        let sql = "INSERT INTO weighing (case_id, person, weighed_at, sealed) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (case_id, person) \
                   DO UPDATE SET weighed_at = excluded.weighed_at, sealed = excluded.sealed";
        Ok(Sealed { sql, args: args![case_id, person, now.as_microsecond(), sealed] })
    }

    /// What stood against a person when a case was last looked at.
    ///
    /// # Errors
    /// The database failed, or the row was sealed with another key.
    pub async fn weighing<T: DeserializeOwned>(&self, case_id: &str, person: &str) -> Result<Option<T>> {
        let sql = "SELECT sealed FROM weighing WHERE case_id = $1 AND person = $2";
        let rows = self.inner.db.all(sql, args![case_id, person]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        self.unsealed(row, &weighing_place(case_id, person)).map(Some)
    }

    /// The cases in which what a person declared was ever weighed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn cases_weighed(&self, person: &str) -> Result<Vec<String>> {
        let sql = "SELECT case_id FROM weighing WHERE person = $1 ORDER BY case_id";
        let rows = self.inner.db.all(sql, args![person]).await?;
        rows.iter().map(|row| Ok(row.text("case_id")?)).collect()
    }

    /// Who opened the declarations of a person, newest first; at most the last hundred. Where there are more, what
    /// nobody saw is left out first: it happens every day.
    ///
    /// # Errors
    /// The database failed.
    pub async fn readings_of(&self, person: &str) -> Result<Vec<Reading>> {
        let sql = "SELECT reader, role, case_id, read_at FROM declaration_reading WHERE person = $1 \
                   ORDER BY CASE WHEN reader = '' THEN 1 ELSE 0 END, read_at DESC, id DESC LIMIT 100";
        let rows = self.inner.db.all(sql, args![person]).await?;
        let mut readings = rows.iter().map(reading).collect::<Result<Vec<Reading>>>()?;
        readings.sort_by_key(|one| std::cmp::Reverse(one.at));
        Ok(readings)
    }

    fn sealed(&self, value: &impl Serialize, place: &str) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(value).map_err(|error| StoreError::Leaf(error.to_string()))?;
        seal(&self.inner.keys.payload, &Zeroizing::new(plain), place.as_bytes())
    }

    fn unsealed<T: DeserializeOwned>(&self, row: &Row, place: &str) -> Result<T> {
        let broken = || StoreError::Tampered(place.to_owned());
        let plain = open(&self.inner.keys.payload, &row.bytes("sealed")?, place.as_bytes());
        // The parser's message would quote what was declared.
        serde_json::from_slice(&plain.ok_or_else(broken)?).map_err(|_| broken())
    }
}

/// A row that is moved to another person does not open.
fn place(person: &str, id: &str) -> String {
    format!("declaration {person} {id}")
}

/// Nor one that is moved to another case.
fn weighing_place(case_id: &str, person: &str) -> String {
    format!("weighing {case_id} {person}")
}

fn instant(row: &Row, column: &str) -> Result<Timestamp> {
    let micros = row.int(column)?;
    Timestamp::from_microsecond(micros).map_err(|error| StoreError::Tampered(error.to_string()))
}

fn reading(row: &Row) -> Result<Reading> {
    let at = instant(row, "read_at")?;
    Ok(Reading { reader: row.text("reader")?, role: row.text("role")?, case_id: row.text("case_id")?, at })
}
