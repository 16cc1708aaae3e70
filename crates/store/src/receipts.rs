//! Receipts: proofs that verify offline.

use ledger::commitment::Disclosure;
use ledger::proof::LogProof;
use ledger::receipt::Receipt;
use ledger::tiles::TileReader;
use ledger::tree::inclusion_proof;

use crate::Store;
use crate::db::{Row, args};
use crate::error::{Result, StoreError};
use crate::history::opened;

impl Store {
    /// The place of an entry under the published checkpoint.
    ///
    /// # Errors
    /// [`StoreError::NotPublishedYet`], or the files do not fit together.
    pub fn prove(&self, index: u64) -> Result<LogProof> {
        let signed = self.folder().checkpoint()?.ok_or(StoreError::NotPublishedYet { index })?;
        let size = signed.checkpoint().size;
        if index >= size {
            return Err(StoreError::NotPublishedYet { index });
        }
        let reader = TileReader::new(self.folder(), size);
        let path = inclusion_proof(size, index, |node| reader.hash(node))
            .map_err(|error| StoreError::Tampered(format!("{index} ({error})")))?;
        Ok(LogProof { extra: None, index, path, checkpoint: signed })
    }

    /// The receipt for an event, with the fields named `disclosed` opened.
    ///
    /// # Errors
    /// As [`Store::prove`]; [`StoreError::NoEvent`]; a field that is not there or was erased.
    pub async fn receipt(&self, case_id: &str, n: u64, disclosed: &[String]) -> Result<Receipt> {
        let rows = self
            .inner
            .db
            .all(
                "SELECT event.idx AS idx, leaf, sealed FROM event JOIN payload ON payload.idx = event.idx \
                 WHERE case_id = $1 AND n = $2",
                args![case_id, n],
            )
            .await?;
        let row = rows.first().ok_or_else(|| StoreError::NoEvent { case_id: case_id.into(), n })?;
        let index = row.count("idx")?;
        // Where nothing is shown, nothing needs opening: the leaf alone has its receipt even where the rest is lost.
        let disclosures = match disclosed {
            [] => Vec::new(),
            fields => disclose(row, &self.inner.keys.payload, fields)?,
        };
        Receipt::new(&row.bytes("leaf")?, &self.prove(index)?, disclosures)
            .map_err(|error| StoreError::Leaf(error.to_string()))
    }
}

fn disclose(row: &Row, key: &[u8; 32], fields: &[String]) -> Result<Vec<Disclosure>> {
    let (_, payload) = opened(row, key)?;
    let one =
        |field: &String| payload.opening.disclose(field).map_err(|_| StoreError::NoField(field.clone()));
    fields.iter().map(one).collect()
}
