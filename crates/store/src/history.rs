//! Reading events back.

use engagement::{Act, Engagement, Event};
use jiff::Timestamp;
use ledger::commitment::Disclosure;
use ledger::leaf::Leaf;
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
            "SELECT event.idx AS idx, sealed FROM event JOIN payload ON payload.idx = event.idx WHERE case_id = $1 AND n = $2",
            args![case_id, n],
        );
        let rows = rows.await?;
        let row = rows.first().ok_or_else(|| StoreError::NoEvent { case_id: case_id.into(), n })?;
        let payload = Payload::open(row.count("idx")?, &self.inner.keys.payload, &row.bytes("sealed")?)?;
        payload.opening.disclose(field).map_err(|error| StoreError::Leaf(error.to_string()))
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

fn stored(row: &Row, key: &[u8; 32]) -> Result<StoredEvent> {
    let index = row.count("idx")?;
    let leaf = row.bytes("leaf")?;
    let payload = Payload::open(index, key, &row.bytes("sealed")?)?;
    let event = event(index, &leaf, row, &payload)?;
    let fields = payload.opening.fields().iter().map(|field| field.name.clone()).collect();
    Ok(StoredEvent { index, event, leaf, fields })
}

fn event(index: u64, leaf: &[u8], row: &Row, payload: &Payload) -> Result<Event> {
    let Ok(Leaf::Event(public)) = Leaf::parse(leaf) else {
        return Err(StoreError::Tampered(index.to_string()));
    };
    let mut values = payload.values();
    let by = match values.remove("by") {
        Some(Value::String(by)) => by,
        _ => return Err(StoreError::Tampered(index.to_string())),
    };
    let at = Timestamp::from_microsecond(row.int("at_us")?).map_err(|_| StoreError::Tampered(index.to_string()))?;
    let act = act_from(&public.act, values).map_err(|_| StoreError::Tampered(index.to_string()))?;
    Ok(Event { n: public.n, at, by, role: public.role, act })
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
