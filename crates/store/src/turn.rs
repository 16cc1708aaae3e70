//! One transaction of the writer: the log's end as it stands, and the rows that are added to it.

use std::collections::BTreeSet;

use ledger::tree::{Frontier, Hash};

use crate::db::{Db, Tx, Value, args};
use crate::error::{Result, StoreError};

/// The log's end.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) size: u64,
    pub(crate) frontier: Frontier,
    pub(crate) last_us: i64,
}

/// An event, ready to be written.
pub(crate) struct EventRow {
    pub(crate) idx: u64,
    pub(crate) n: u64,
    pub(crate) at_us: i64,
    pub(crate) act: String,
    pub(crate) leaf: Vec<u8>,
    pub(crate) leaf_hash: Hash,
    pub(crate) sealed: Vec<u8>,
    /// A payload with fields erased, and the entry that it belongs to.
    pub(crate) erasure: Option<(u64, Vec<u8>)>,
}

/// A transaction being put together. Rows wait in memory and go to the database many at a time.
pub(crate) struct Turn {
    pub(crate) tx: Tx,
    pub(crate) head: Head,
    events: Vec<Vec<Value>>,
    payloads: Vec<Vec<Value>>,
    /// The cases that got events.
    pub(crate) cases: BTreeSet<String>,
}

impl Turn {
    /// Begins a transaction. Writers take turns, in this process and in others.
    pub(crate) async fn begin(db: &Db) -> Result<Turn> {
        Turn::of(db.begin().await?).await
    }

    /// Takes the turn in a transaction that was begun already.
    pub(crate) async fn of(mut tx: Tx) -> Result<Turn> {
        let rows = tx
            .all("UPDATE head SET turn = turn + 1 WHERE id = 1 RETURNING size, frontier, last_us", vec![])
            .await?;
        let row = rows.first().ok_or_else(|| StoreError::Tampered("head".into()))?;
        let frontier =
            Frontier::from_bytes(&row.bytes("frontier")?).map_err(|_| StoreError::Tampered("head".into()))?;
        let head = Head { size: row.count("size")?, frontier, last_us: row.int("last_us")? };
        Ok(Turn { tx, head, events: Vec::new(), payloads: Vec::new(), cases: BTreeSet::new() })
    }

    /// Adds the events of one act; `head` is the log's end after them.
    pub(crate) async fn add(&mut self, case_id: &str, rows: Vec<EventRow>, head: Head) -> Result<()> {
        self.head = head;
        self.cases.insert(case_id.into());
        for row in rows {
            if let Some((target, sealed)) = row.erasure {
                self.tx.run("UPDATE payload SET sealed = $1 WHERE idx = $2", args![sealed, target]).await?;
            }
            let hash = row.leaf_hash.0.to_vec();
            self.events.push(args![row.idx, case_id, row.n, row.at_us, row.act, row.leaf, hash]);
            self.payloads.push(args![row.idx, row.sealed]);
        }
        Ok(())
    }

    /// Writes the waiting rows, so that this transaction can read them.
    pub(crate) async fn flush(&mut self) -> Result<()> {
        let (events, payloads) = (std::mem::take(&mut self.events), std::mem::take(&mut self.payloads));
        self.tx
            .insert("INSERT INTO event (idx, case_id, n, at_us, act, leaf, leaf_hash)", events, "")
            .await?;
        self.tx.insert("INSERT INTO payload (idx, sealed)", payloads, "").await?;
        Ok(())
    }

    /// Writes the root that the log has at a size.
    pub(crate) async fn put_tree_head(&mut self, size: u64, root: &Hash) -> Result<()> {
        let root = root.0.to_vec();
        self.tx.run("INSERT INTO tree_head (size, root) VALUES ($1, $2)", args![size, root]).await?;
        Ok(())
    }

    /// Writes the new tree head and makes everything durable.
    pub(crate) async fn commit(mut self) -> Result<()> {
        self.flush().await?;
        let Head { size, frontier, last_us } = self.head.clone();
        self.put_tree_head(size, &frontier.root()).await?;
        self.tx
            .run(
                "UPDATE head SET size = $1, frontier = $2, last_us = $3 WHERE id = 1",
                args![size, frontier.to_bytes(), last_us],
            )
            .await?;
        Ok(self.tx.commit().await?)
    }
}
