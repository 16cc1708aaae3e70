//! Recovery: entries that the database lost come back from a mirror of the log.
//!
//! A mirror has the leaves and nothing else. What they commit to in private was lost with the rows: such an entry
//! keeps its place and its proofs, its case can no longer be read or carried on, and the log goes on without a fork.

use std::collections::{BTreeMap, BTreeSet};

use ledger::checkpoint::SignedCheckpoint;
use ledger::leaf::{self, Leaf};
use ledger::tiles::{CHECKPOINT_PATH, TILE_WIDTH, TilePath, TileRow, TileSource, bundle_entries, fetch_tile};
use ledger::time::parse_instant;
use ledger::tree::{Hash, leaf_hash};

use crate::db::Db;
use crate::error::{Result, StoreError};
use crate::folder::{self, LogFolder};
use crate::keys::Keys;
use crate::payload::Payload;
use crate::publisher::{held, signed_heads, verify_own};
use crate::turn::{EventRow, Turn};
use crate::{Settings, erasure, summary, writer};

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// How many entries the database still had; those from here on came back.
    pub held: u64,
    /// How many it has now.
    pub size: u64,
    /// The root over them, which is the one that the mirror's checkpoint signs.
    pub root: Hash,
    /// The cases of which entries came back without their private fields.
    pub cases: BTreeSet<String>,
}

/// Brings the entries that the database lacks back from a mirror, all of them or none. The store must not be open
/// anywhere, and its keys must be there.
///
/// The mirror's checkpoint must bear this log's own signature, and its root proves every entry that is taken over.
/// Nothing is signed.
///
/// # Errors
/// [`StoreError::Mirror`] where the mirror is damaged or has another past, [`StoreError::RolledBack`] where it lacks
/// entries that were signed, or a failure of keys, files or database. Nothing was changed then.
pub async fn recover(settings: &Settings, mirror: &dyn TileSource) -> Result<Recovered> {
    let _lock = folder::lock(&settings.data)?;
    let log = LogFolder::open(settings.data.join("ledger"))?;
    let keys = Keys::open(settings, false)?;
    let db = Db::open(&settings.database_url()).await?;
    let head = checkpoint(mirror, &keys)?;
    let (size, root) = (head.checkpoint().size, head.checkpoint().root);
    let signed = signed_heads(&keys, &log)?;
    if let Some(&signed) = signed.keys().next_back().filter(|signed| **signed > size) {
        let witness = "and this mirror does not have it either".into();
        return Err(StoreError::RolledBack { held: size, signed, witness });
    }
    let held = held(&db).await?;
    if held > size {
        return Err(StoreError::Mirror(format!("it has {size} entries, and the database has {held}")));
    }
    let mut recovery =
        Recovery { turn: turn(&db, mirror, &settings.origin, size).await?, keys: &keys, signed };
    recovery.compare_signed()?;
    for index in held / TILE_WIDTH..size.div_ceil(TILE_WIDTH) {
        recovery.bundle(mirror, index, size).await?;
    }
    recovery.finish(&db, held, root).await
}

/// The mirror's checkpoint, signed by this log.
fn checkpoint(mirror: &dyn TileSource, keys: &Keys) -> Result<SignedCheckpoint> {
    let bytes = mirror.fetch(CHECKPOINT_PATH).map_err(|error| StoreError::Mirror(error.to_string()))?;
    let bytes = bytes.ok_or_else(|| StoreError::Mirror("it has no checkpoint".into()))?;
    let signed = SignedCheckpoint::parse(&bytes).map_err(|error| StoreError::Mirror(error.to_string()))?;
    verify_own(keys, &signed).map_err(|_| {
        StoreError::Mirror(format!("its checkpoint is not signed by {}", keys.log.verifying_key()))
    })?;
    Ok(signed)
}

/// Takes the writer's turn; a database that lost everything gets its genesis first.
async fn turn(db: &Db, mirror: &dyn TileSource, origin: &str, size: u64) -> Result<Turn> {
    if writer::has_begun(db).await? {
        return Turn::begin(db).await;
    }
    let first = entries(mirror, 0, size)?.into_iter().next();
    let first = first.filter(|_| size > 1);
    let first = first.ok_or_else(|| StoreError::Mirror("it has nothing to recover".into()))?;
    let us = match Leaf::parse(&first) {
        Ok(Leaf::Genesis(genesis)) if genesis.origin == origin => microseconds(&genesis.t),
        _ => return Err(StoreError::Mirror(format!("it does not begin with the genesis of {origin}"))),
    };
    let mut tx = db.begin().await?;
    writer::put_genesis(&mut tx, first, us).await?;
    Turn::of(tx).await
}

/// The entries of one bundle, not yet believed.
fn entries(mirror: &dyn TileSource, index: u64, size: u64) -> Result<Vec<Vec<u8>>> {
    let Some(path) = TilePath::in_row(TileRow::Entries, index, size) else { return Ok(Vec::new()) };
    let unreadable = |error: ledger::tiles::ReadError| StoreError::Mirror(error.to_string());
    let bytes = fetch_tile(mirror, path).map_err(unreadable)?;
    let entries = bundle_entries(&bytes, path).map_err(unreadable)?;
    Ok(entries.into_iter().map(<[u8]>::to_vec).collect())
}

/// A transaction that takes over entries. Dropped unfinished, it leaves everything as it was.
struct Recovery<'a> {
    turn: Turn,
    keys: &'a Keys,
    /// Roots by size that were signed.
    signed: BTreeMap<u64, Vec<Hash>>,
}

impl Recovery<'_> {
    /// Takes over those entries of a bundle that the database lacks.
    async fn bundle(&mut self, mirror: &dyn TileSource, index: u64, size: u64) -> Result<()> {
        for (entry, at) in entries(mirror, index, size)?.into_iter().zip(index * TILE_WIDTH..) {
            if at == self.turn.head.size {
                self.entry(at, entry).await?;
            }
        }
        Ok(())
    }

    async fn entry(&mut self, idx: u64, bytes: Vec<u8>) -> Result<()> {
        let Ok(Leaf::Event(event)) = Leaf::parse(&bytes) else {
            return Err(StoreError::Mirror(format!("entry {idx} is not one that this store writes")));
        };
        let leaf_hash = leaf_hash(&bytes);
        let mut head = self.turn.head.clone();
        head.frontier.append(leaf_hash);
        head.size += 1;
        let at_us = microseconds(&event.t);
        head.last_us = head.last_us.max(at_us);
        let erasure = self.erasure(&event).await?;
        let sealed = Payload::lost(idx, &self.keys.payload)?;
        let row =
            EventRow { idx, n: event.n, at_us, act: event.act, leaf: bytes, leaf_hash, sealed, erasure };
        self.turn.add(&event.case, vec![row], head).await?;
        self.compare_signed()
    }

    /// The backup may still hold what was erased since: it is erased again.
    async fn erasure(&mut self, event: &leaf::Event) -> Result<Option<(u64, Vec<u8>)>> {
        let Some(erasure) = &event.erased else { return Ok(None) };
        let left = erasure::repeat(&mut self.turn.tx, &self.keys.payload, erasure).await?;
        Ok(left.map(|sealed| (erasure.target, sealed)))
    }

    /// At every size that was signed, the root must be the signed one.
    fn compare_signed(&mut self) -> Result<()> {
        let head = &self.turn.head;
        let signed = self.signed.get(&head.size).into_iter().flatten();
        if signed.clone().any(|root| *root != head.frontier.root()) {
            return Err(StoreError::Mirror(format!(
                "its tree of {} entries is not the one that was signed",
                head.size
            )));
        }
        Ok(())
    }

    async fn finish(mut self, db: &Db, held: u64, root: Hash) -> Result<Recovered> {
        let size = self.turn.head.size;
        if self.turn.head.frontier.root() != root {
            return Err(StoreError::Mirror(format!(
                "its {size} entries do not continue the {held} of the database up to the root that it signs"
            )));
        }
        let cases = std::mem::take(&mut self.turn.cases);
        if size > held {
            // What was signed on the way must be found again at the next opening.
            for (size, roots) in self.signed.range(held + 1..size) {
                for root in roots.iter().take(1) {
                    self.turn.put_tree_head(*size, root).await?;
                }
            }
            summary::forget(&mut self.turn.tx, cases.iter().map(String::as_str)).await?;
            self.turn.commit().await?;
            db.forget_deleted().await?;
        }
        Ok(Recovered { held, size, root, cases })
    }
}

/// A leaf that parsed has a time.
fn microseconds(t: &str) -> i64 {
    parse_instant(t).unwrap_or(0).saturating_mul(1_000_000)
}
