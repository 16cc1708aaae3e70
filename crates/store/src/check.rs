//! Reading everything back: does the database still hold what was logged, signed and published?

use ledger::tree::{Frontier, leaf_hash};

use crate::Store;
use crate::db::args;
use crate::error::{Result, StoreError};
use crate::history;
use crate::publisher::{self, STEP};

impl Store {
    /// Compares every row with the log: each leaf with its hash, every tree head and the published and the
    /// last signed checkpoint with the tree over the leaves, the private fields of each event with their
    /// commitment. Returns the number of entries. What is recorded meanwhile is left for the next time.
    ///
    /// # Errors
    /// [`StoreError::Tampered`] or [`StoreError::Payload`] for the first row that is not what it was.
    pub async fn check(&self) -> Result<u64> {
        let db = &self.inner.db;
        let mut heads = publisher::signed_heads(&self.inner.keys, &self.inner.folder)?;
        let size = self.size().await?;
        let rows = db.all("SELECT size, root FROM tree_head WHERE size <= $1", args![size]).await?;
        for row in &rows {
            heads.entry(row.count("size")?).or_default().push(history::hash(&row.bytes("root")?)?);
        }
        if !heads.contains_key(&size) {
            return Err(StoreError::Tampered(format!("of size {size}")));
        }
        let mut tree = Frontier::new();
        while tree.size() < size {
            let end = size.min(tree.size() + STEP);
            history::check(db, &self.inner.keys.payload, tree.size(), end).await?;
            for leaf in publisher::leaves(db, tree.size(), end).await? {
                tree.append(leaf_hash(&leaf));
                let said = heads.remove(&tree.size()).unwrap_or_default();
                if said.iter().any(|root| *root != tree.root()) {
                    return Err(StoreError::Tampered(format!("of size {}", tree.size())));
                }
            }
        }
        match heads.keys().next() {
            Some(beyond) => Err(StoreError::Tampered(format!("of size {beyond}"))),
            None => Ok(size),
        }
    }
}
