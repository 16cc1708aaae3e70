//! Erasing private fields: the row loses name, value and salt; the leaf and all proofs stay.

use engagement::Act;
use engagement::acts::{PayloadErased, WORDS};
use ledger::leaf::Erasure;

use crate::Recorded;
use crate::db::{Tx, args};
use crate::error::{Result, StoreError};
use crate::history::{act_from, opened};

/// Whether an erasure was recorded.
pub(crate) fn is_one(recorded: &Recorded) -> bool {
    recorded.events.iter().any(|event| matches!(event.act, Act::PayloadErased(_)))
}

/// A payload without the erased fields, not yet written.
pub(crate) struct Erased {
    /// What the leaf says about it.
    pub(crate) statement: Erasure,
    /// The entry that the payload belongs to.
    pub(crate) target: u64,
    /// What is left of the payload.
    pub(crate) sealed: Vec<u8>,
}

/// Repeats an erasure of which only the leaf is left: takes the fields with these digests out of the payload, where
/// it still holds them. `None` where there is nothing to take.
pub(crate) async fn repeat(tx: &mut Tx, key: &[u8; 32], erasure: &Erasure) -> Result<Option<Vec<u8>>> {
    let rows = tx
        .all(
            "SELECT event.idx AS idx, leaf, sealed FROM event JOIN payload ON payload.idx = event.idx \
             WHERE event.idx = $1",
            args![erasure.target],
        )
        .await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let mut payload = match opened(row, key) {
        Ok((_, payload)) => payload,
        Err(StoreError::Lost(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let held: Vec<String> = payload
        .opening
        .fields()
        .iter()
        .filter(|field| erasure.fields.contains(&field.digest()))
        .map(|field| field.name.clone())
        .collect();
    for name in held {
        payload.opening.erase(&name).map_err(|_| StoreError::NotErasable(name.clone()))?;
        payload.erased.push(name);
    }
    payload.seal(erasure.target, key).map(Some)
}

/// Takes the fields out of the payload as the transaction sees it.
pub(crate) async fn erase(tx: &mut Tx, key: &[u8; 32], case_id: &str, act: &PayloadErased) -> Result<Erased> {
    let rows = tx
        .all(
            "SELECT event.idx AS idx, act, leaf, sealed FROM event JOIN payload ON payload.idx = event.idx \
             WHERE case_id = $1 AND n = $2",
            args![case_id, act.target],
        )
        .await?;
    let row = rows.first().ok_or_else(|| StoreError::NoEvent { case_id: case_id.into(), n: act.target })?;
    let target = row.count("idx")?;
    let (_, mut payload) = opened(row, key)?;
    let mut fields = Vec::new();
    for name in &act.fields {
        if !WORDS.contains(&name.as_str()) {
            return Err(StoreError::NotErasable(name.clone()));
        }
        fields.push(payload.opening.erase(name).map_err(|_| StoreError::NotErasable(name.clone()))?);
        payload.erased.push(name.clone());
    }
    // In another act the same name may be a list, and what is left could not be read as that act again.
    let mut values = payload.values();
    values.remove("by");
    if act_from(&row.text("act")?, values).is_err() {
        return Err(StoreError::NotErasable(act.fields.join(", ")));
    }
    let sealed = payload.seal(target, key)?;
    Ok(Erased { statement: Erasure { basis: act.basis.clone(), fields, target }, target, sealed })
}
