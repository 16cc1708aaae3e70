//! Reading events back.

use engagement::{Act, Engagement, Event};
use jiff::Timestamp;
use ledger::commitment::Disclosure;
use ledger::leaf::{self, Leaf};
use ledger::tree::Hash;
use serde_json::{Map, Value};

use crate::db::{Db, Row, args};
use crate::error::{Result, StoreError};
use crate::payload::Payload;
use crate::{DayOf, Store};

/// An event as it is stored: with its place in the log and its leaf.
#[derive(Debug, Clone)]
pub struct StoredEvent {
    /// Its index in the log.
    pub index: u64,
    /// The event. Erased fields read `[erased]`.
    pub event: Event,
    /// The leaf, byte for byte.
    pub leaf: Vec<u8>,
    /// Fields that can still be disclosed.
    pub fields: Vec<String>,
}

impl Store {
    /// Every event of a case, in order.
    ///
    /// # Errors
    /// [`StoreError::NoCase`], or a row that cannot be read.
    pub async fn history(&self, case_id: &str) -> Result<Vec<StoredEvent>> {
        let history = read(&self.inner.db, &self.inner.keys.payload, case_id, 0).await?;
        if history.is_empty() { Err(StoreError::NoCase(case_id.into())) } else { Ok(history) }
    }

    /// The case as it stands.
    ///
    /// # Errors
    /// As [`Store::history`].
    pub async fn case(&self, case_id: &str) -> Result<Engagement> {
        let history = self.history(case_id).await?;
        Ok(fold(case_id, &history, &self.inner.settings.day_of))
    }

    /// The case as it was recorded at an instant, that instant included.
    ///
    /// # Errors
    /// As [`Store::history`]; [`StoreError::NoCase`] also where it did not exist yet.
    pub async fn case_as_recorded_at(&self, case_id: &str, at: Timestamp) -> Result<Engagement> {
        let mut history = self.history(case_id).await?;
        history.retain(|stored| stored.event.at <= at);
        if history.is_empty() {
            return Err(StoreError::NoCase(case_id.into()));
        }
        Ok(fold(case_id, &history, &self.inner.settings.day_of))
    }

    /// Discloses one field of one event, so that anybody can check it against the leaf.
    ///
    /// # Errors
    /// [`StoreError::NoEvent`], or the field is not there or was erased.
    pub async fn disclose(&self, case_id: &str, n: u64, field: &str) -> Result<Disclosure> {
        let rows = self.inner.db.all(
            "SELECT event.idx AS idx, leaf, sealed FROM event JOIN payload ON payload.idx = event.idx \
             WHERE case_id = $1 AND n = $2",
            args![case_id, n],
        );
        let rows = rows.await?;
        let row = rows.first().ok_or_else(|| StoreError::NoEvent { case_id: case_id.into(), n })?;
        let (_, payload) = opened(row, &self.inner.keys.payload)?;
        payload.opening.disclose(field).map_err(|_| StoreError::NoField(field.to_owned()))
    }
}

pub(crate) fn fold(case_id: &str, history: &[StoredEvent], day_of: &DayOf) -> Engagement {
    Engagement::replay(case_id, history.iter().map(|stored| &stored.event), |at| day_of(at))
}

/// The events of a case after number `after`.
pub(crate) async fn read(db: &Db, key: &[u8; 32], case_id: &str, after: u64) -> Result<Vec<StoredEvent>> {
    let rows = db
        .all(
            "SELECT event.idx AS idx, n, at_us, act, leaf, sealed \
             FROM event JOIN payload ON payload.idx = event.idx \
             WHERE case_id = $1 AND n > $2 ORDER BY n",
            args![case_id, after],
        )
        .await?;
    rows.iter().map(|row| stored(row, key)).collect()
}

/// Whether the rows `from..to` of the log say what their leaves do. Entry 0, the genesis, has no payload.
pub(crate) async fn check(db: &Db, key: &[u8; 32], from: u64, to: u64) -> Result<()> {
    let rows = db
        .all(
            "SELECT event.idx AS idx, case_id, n, at_us, act, leaf, sealed \
             FROM event JOIN payload ON payload.idx = event.idx \
             WHERE event.idx >= $1 AND event.idx < $2 ORDER BY event.idx",
            args![from, to],
        )
        .await?;
    for (row, index) in rows.iter().zip(from.max(1)..) {
        // Of an entry that came back from a mirror there is only the leaf to check.
        if let Err(error) = stored(row, key)
            && !matches!(error, StoreError::Lost(_))
        {
            return Err(error);
        }
        let leaf = event_leaf(index, &row.bytes("leaf")?)?;
        let columns = (row.count("idx")?, row.count("n")?, row.text("act")?);
        if columns != (index, leaf.n, leaf.act) || row.text("case_id")? != leaf.case {
            return Err(StoreError::Tampered(index.to_string()));
        }
    }
    let expected = to - from.max(1);
    if rows.len() as u64 == expected {
        Ok(())
    } else {
        Err(StoreError::Tampered(format!("between {from} and {to}")))
    }
}

fn stored(row: &Row, key: &[u8; 32]) -> Result<StoredEvent> {
    let index = row.count("idx")?;
    let (leaf, payload) = opened(row, key)?;
    let event = event(row, leaf, &payload).ok_or_else(|| StoreError::Tampered(index.to_string()))?;
    let fields = payload.opening.fields().iter().map(|field| field.name.clone()).collect();
    Ok(StoredEvent { index, event, leaf: row.bytes("leaf")?, fields })
}

/// The leaf in a row, and the private fields that it commits to.
pub(crate) fn opened(row: &Row, key: &[u8; 32]) -> Result<(leaf::Event, Payload)> {
    let index = row.count("idx")?;
    let leaf = event_leaf(index, &row.bytes("leaf")?)?;
    let payload = Payload::open(index, key, &row.bytes("sealed")?, &leaf.cm)?;
    Ok((leaf, payload))
}

fn event_leaf(index: u64, bytes: &[u8]) -> Result<leaf::Event> {
    match Leaf::parse(bytes) {
        Ok(Leaf::Event(event)) => Ok(event),
        _ => Err(StoreError::Tampered(index.to_string())),
    }
}

/// What happened; `None` where the fields are none of such an act.
fn event(row: &Row, leaf: leaf::Event, payload: &Payload) -> Option<Event> {
    let mut values = payload.values();
    let Some(Value::String(by)) = values.remove("by") else { return None };
    let at = Timestamp::from_microsecond(row.int("at_us").ok()?).ok()?;
    let act = act_from(&leaf.act, values).ok()?;
    Some(Event { n: leaf.n, at, by, role: leaf.role, act })
}

/// The act with this name and these fields.
pub(crate) fn act_from(name: &str, fields: Map<String, Value>) -> serde_json::Result<Act> {
    let mut act = Map::new();
    act.insert("act".into(), Value::String(name.into()));
    act.insert("with".into(), Value::Object(fields));
    serde_json::from_value(Value::Object(act))
}

/// The hash of the newest leaf of a case, and how many events it has.
pub(crate) async fn newest_leaf(db: &Db, case_id: &str) -> Result<(u64, Option<Hash>)> {
    let rows = db
        .all("SELECT n, leaf_hash FROM event WHERE case_id = $1 ORDER BY n DESC LIMIT 1", args![case_id])
        .await?;
    match rows.first() {
        None => Ok((0, None)),
        Some(row) => Ok((row.count("n")?, Some(hash(&row.bytes("leaf_hash")?)?))),
    }
}

pub(crate) fn hash(bytes: &[u8]) -> Result<Hash> {
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| StoreError::Tampered("hash".into()))?;
    Ok(Hash(bytes))
}
