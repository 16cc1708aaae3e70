//! From events to the public ledger: tiles, tree head, signature, checkpoint.

use std::collections::BTreeMap;
use std::time::Instant;

use ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ledger::tiles::{TILE_WIDTH, TileReader, project};
use ledger::tree::{Hash, leaf_hash, root_at};

use crate::db::{Db, args};
use crate::error::{Result, StoreError};
use crate::history::hash;
use crate::keys::{Keys, LastSigned};
use crate::{LogFolder, Store, witnesses};

/// Entries projected at a time: whole tiles, so that only the last step leaves partial ones.
pub(crate) const STEP: u64 = 16 * TILE_WIDTH;

impl Store {
    /// Publishes everything recorded so far: afterwards receipts can be had for it. Returns the size of
    /// the published log, which stays as it was while the witnesses' quorum is not met.
    ///
    /// An unchanged log is cosigned again once its cosignatures are older than [`crate::Settings::heartbeat`], or
    /// than this opening of the store.
    ///
    /// # Errors
    /// The database or the folder is not what was signed, a witness gives an alarm, or the disk fails.
    /// Nothing is signed then.
    pub async fn publish(&self) -> Result<u64> {
        let inner = &self.inner;
        let mut heard = inner.publishing.lock().await;
        let published = published_size(&inner.keys, &inner.folder)?;
        let size = self.size().await?;
        let silent = || heard.is_none_or(|heard| heard.elapsed() >= inner.settings.heartbeat);
        if size == published && (inner.settings.witnesses.is_empty() || !silent()) {
            return Ok(published);
        }
        let root = tree_head(&inner.db, size)
            .await?
            .ok_or_else(|| StoreError::Tampered(format!("of size {size}")))?;
        self.write_tiles(published, size).await?;
        let signed = self.sign(LastSigned { size, root }).await?;
        let (signed, cosigned) = witnesses::ask(&inner.settings.witnesses, signed, &inner.folder).await?;
        if cosigned < inner.settings.quorum {
            tracing::warn!(
                size,
                cosigned,
                needed = inner.settings.quorum,
                "quorum not met; the checkpoint is not published"
            );
            return Ok(published);
        }
        // A witness that is away this time must not take away what it gave before.
        if size == published
            && signatures(&signed) < inner.folder.checkpoint()?.as_ref().map_or(0, signatures)
        {
            *heard = Some(Instant::now());
            return Ok(published);
        }
        let folder = inner.folder.clone();
        blocking(move || folder.put_checkpoint(&signed)).await?;
        *heard = Some(Instant::now());
        Ok(size)
    }

    async fn write_tiles(&self, published: u64, size: u64) -> Result<()> {
        let mut done = published;
        while done < size {
            let end = size.min((done / STEP + 1) * STEP);
            let entries = leaves(&self.inner.db, done, end).await?;
            let folder = self.inner.folder.clone();
            blocking(move || {
                let files = project(done, &entries, &folder)
                    .map_err(|error| StoreError::Tampered(format!("tiles of size {done} ({error})")))?;
                folder.add(&files)
            })
            .await?;
            done = end;
        }
        Ok(())
    }

    /// Signs a tree head, having compared it with the tiles and with what was signed before, and remembered it.
    async fn sign(&self, head: LastSigned) -> Result<SignedCheckpoint> {
        let (keys, folder) = (self.inner.keys.clone(), self.inner.folder.clone());
        let origin = self.inner.settings.origin.clone();
        blocking(move || {
            continues(&folder, head.size, head)?;
            if let Some(last) = keys.last_signed()?.filter(|last| last.size <= head.size) {
                continues(&folder, head.size, last)?;
            }
            keys.remember(head)?;
            Checkpoint::new(&origin, head.size, head.root)
                .sign(&[&keys.log])
                .map_err(|error| StoreError::Leaf(error.to_string()))
        })
        .await
    }
}

/// Does work that waits for the disk where it holds nobody up.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Stopped)?
}

/// The tiles of `size` entries must hold the tree of this head, whether the newest one or one signed
/// before.
fn continues(folder: &LogFolder, size: u64, head: LastSigned) -> Result<()> {
    let tiles = TileReader::new(folder, size);
    match root_at(head.size, |node| tiles.hash(node)) {
        Ok(root) if root == head.root => Ok(()),
        Ok(_) => Err(StoreError::Tampered(format!("of size {}", head.size))),
        Err(error) => Err(StoreError::Tampered(format!("of size {} ({error})", head.size))),
    }
}

/// Entries `from..to`, each hashed again from the stored bytes: what was only in memory is never signed.
pub(crate) async fn leaves(db: &Db, from: u64, to: u64) -> Result<Vec<Vec<u8>>> {
    let rows = db
        .all(
            "SELECT idx, leaf, leaf_hash FROM event WHERE idx >= $1 AND idx < $2 ORDER BY idx",
            args![from, to],
        )
        .await?;
    let mut leaves = Vec::with_capacity(rows.len());
    for (row, expected) in rows.iter().zip(from..) {
        let (idx, leaf) = (row.count("idx")?, row.bytes("leaf")?);
        if idx != expected || leaf_hash(&leaf) != hash(&row.bytes("leaf_hash")?)? {
            return Err(StoreError::Tampered(expected.to_string()));
        }
        leaves.push(leaf);
    }
    if leaves.len() as u64 != to - from {
        return Err(StoreError::Tampered(format!("{}", from + leaves.len() as u64)));
    }
    Ok(leaves)
}

/// How many entries the database holds.
pub(crate) async fn held(db: &Db) -> Result<u64> {
    let rows = db.all("SELECT size FROM head WHERE id = 1", vec![]).await?;
    Ok(rows.first().map(|row| row.count("size")).transpose()?.unwrap_or(0))
}

async fn tree_head(db: &Db, size: u64) -> Result<Option<Hash>> {
    let rows = db.all("SELECT root FROM tree_head WHERE size = $1", args![size]).await?;
    rows.first().map(|row| hash(&row.bytes("root")?)).transpose()
}

/// Size of the published checkpoint, checked against the log's own key; 0 before the first.
fn signatures(signed: &SignedCheckpoint) -> usize {
    signed.note().signatures().len()
}

fn published_size(keys: &Keys, folder: &LogFolder) -> Result<u64> {
    match folder.checkpoint()? {
        None => Ok(0),
        Some(signed) => {
            verify_own(keys, &signed)?;
            Ok(signed.checkpoint().size)
        }
    }
}

pub(crate) fn verify_own(keys: &Keys, signed: &SignedCheckpoint) -> Result<()> {
    signed
        .verify_log([keys.log.verifying_key()])
        .map(|_| ())
        .map_err(|error| StoreError::Tampered(format!("checkpoint ({error})")))
}

/// Roots by size that must never change: the one that the signer remembers, and the published one.
pub(crate) fn signed_heads(keys: &Keys, folder: &LogFolder) -> Result<BTreeMap<u64, Vec<Hash>>> {
    let mut heads: BTreeMap<u64, Vec<Hash>> = BTreeMap::new();
    if let Some(last) = keys.last_signed()? {
        heads.entry(last.size).or_default().push(last.root);
    }
    if let Some(signed) = folder.checkpoint()? {
        verify_own(keys, &signed)?;
        heads.entry(signed.checkpoint().size).or_default().push(signed.checkpoint().root);
    }
    Ok(heads)
}

/// Refuses to go on where the database holds less than, or other than, what was signed before.
pub(crate) async fn refuse_rollback(db: &Db, keys: &Keys, folder: &LogFolder) -> Result<()> {
    let held = held(db).await?;
    for (size, roots) in signed_heads(keys, folder)? {
        if size > held {
            let witness = "the signer remembers it, or it is published".into();
            return Err(StoreError::RolledBack { held, signed: size, witness });
        }
        let in_database = tree_head(db, size).await?;
        if roots.iter().any(|root| in_database != Some(*root)) {
            return Err(StoreError::Tampered(format!("of size {size}")));
        }
    }
    Ok(())
}
