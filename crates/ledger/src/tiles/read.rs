//! Reading tiles, and the hashes that proofs need from them. Nothing read is trusted: a proof made from a
//! damaged tile does not verify.

use std::cell::RefCell;
use std::collections::HashMap;

use super::{BundleError, FetchError, TILE_WIDTH, TilePath, TileRow, TileSource, decode_bundle};
use crate::tree::{Hash, Node, root_of};

/// A tile could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The source has neither this tile nor the full one at its place.
    #[error("{0} is missing")]
    Missing(String),
    /// The source could not answer.
    #[error("{path} cannot be read: {reason}")]
    Source {
        /// The tile asked for.
        path: String,
        /// The source's own words.
        reason: FetchError,
    },
    /// The file has a wrong length.
    #[error("{path} has {found} bytes where {expected} are expected")]
    WrongLength {
        /// The tile asked for.
        path: String,
        /// The file's length.
        found: usize,
        /// What its name calls for.
        expected: usize,
    },
    /// The bundle holds more or fewer entries than its name says.
    #[error("{path} holds {found} entries where {expected} are expected")]
    WrongCount {
        /// The tile asked for.
        path: String,
        /// How many entries the file holds.
        found: usize,
        /// What its name calls for.
        expected: usize,
    },
    /// The file is not a bundle of entries, or an entry is too long for one.
    #[error("{path} is damaged: {reason}")]
    Damaged {
        /// The tile.
        path: String,
        /// What is wrong with it.
        reason: BundleError,
    },
    /// The tree has no such complete subtree.
    #[error("the tree of {size} entries has no complete subtree {index} at level {level}")]
    NoSuchNode {
        /// The tree's size.
        size: u64,
        /// Height of the subtree.
        level: u8,
        /// Position of the subtree.
        index: u64,
    },
}

/// The bytes of a tile. A partial tile may have been deleted once the full one existed, so that one stands in
/// for it; then more items come back than asked for.
///
/// # Errors
/// [`ReadError::Missing`] or [`ReadError::Source`].
pub fn fetch_tile(source: &dyn TileSource, path: TilePath) -> Result<Vec<u8>, ReadError> {
    let fetch = |path: TilePath| {
        let name = path.to_string();
        source.fetch(&name).map_err(|reason| ReadError::Source { path: name, reason })
    };
    let mut found = fetch(path)?;
    if found.is_none() && path.is_partial() {
        found = fetch(path.full())?;
    }
    found.ok_or_else(|| ReadError::Missing(path.to_string()))
}

/// The hashes of a tile, exactly as many as its path says.
///
/// # Errors
/// The tile is missing, unreadable or of a wrong length.
pub fn tile_hashes(source: &dyn TileSource, path: TilePath) -> Result<Vec<Hash>, ReadError> {
    let bytes = fetch_tile(source, path)?;
    let expected = usize::from(path.width) * 32;
    let full = TILE_WIDTH as usize * 32;
    if bytes.len() != expected && bytes.len() != full {
        return Err(ReadError::WrongLength { path: path.to_string(), found: bytes.len(), expected });
    }
    Ok(bytes[..expected].as_chunks::<32>().0.iter().map(|bytes| Hash(*bytes)).collect())
}

/// The entries in the bytes of a bundle, exactly as many as its path says.
///
/// # Errors
/// The bytes are not a bundle, or one of another length.
pub fn bundle_entries(bytes: &[u8], path: TilePath) -> Result<Vec<&[u8]>, ReadError> {
    let mut entries =
        decode_bundle(bytes).map_err(|reason| ReadError::Damaged { path: path.to_string(), reason })?;
    let (found, expected) = (entries.len(), usize::from(path.width));
    if found != expected && found != TILE_WIDTH as usize {
        return Err(ReadError::WrongCount { path: path.to_string(), found, expected });
    }
    entries.truncate(expected);
    Ok(entries)
}

/// Hashes of complete subtrees of one tree, read from its tiles; each tile is fetched once.
pub struct TileReader<'a> {
    source: &'a dyn TileSource,
    size: u64,
    tiles: RefCell<HashMap<TilePath, Vec<Hash>>>,
}

impl<'a> TileReader<'a> {
    /// Reads the tree of `size` leaves.
    pub fn new(source: &'a dyn TileSource, size: u64) -> Self {
        Self { source, size, tiles: RefCell::default() }
    }

    /// The hash of a complete subtree: pass it to [`crate::tree::inclusion_proof`] and its like as
    /// `|node| reader.hash(node)`.
    ///
    /// # Errors
    /// The subtree is not complete in this tree, or its tile cannot be read.
    pub fn hash(&self, node: Node) -> Result<Hash, ReadError> {
        let missing = ReadError::NoSuchNode { size: self.size, level: node.level, index: node.index };
        let complete = self.size.checked_shr(node.level.into()).unwrap_or(0);
        if node.index >= complete {
            return Err(missing);
        }
        // A tile level spans eight tree levels; within it, a node is the root over a run of the tile's hashes.
        let (level, height) = (node.level / 8, node.level % 8);
        let first = node.index << height;
        let path = TilePath::in_row(TileRow::Hashes(level), first / TILE_WIDTH, self.size >> (8 * level));
        let path = path.ok_or(missing)?;
        let start = (first % TILE_WIDTH) as usize;
        self.with_tile(path, |hashes| root_of(&hashes[start..start + (1 << height)]))
    }

    /// The entry at `index`.
    ///
    /// # Errors
    /// There is no such entry in this tree, or its bundle cannot be read.
    pub fn entry(&self, index: u64) -> Result<Vec<u8>, ReadError> {
        let missing = ReadError::NoSuchNode { size: self.size, level: 0, index };
        if index >= self.size {
            return Err(missing);
        }
        let path = TilePath::in_row(TileRow::Entries, index / TILE_WIDTH, self.size).ok_or(missing)?;
        let bytes = fetch_tile(self.source, path)?;
        Ok(bundle_entries(&bytes, path)?[(index % TILE_WIDTH) as usize].to_vec())
    }

    fn with_tile<T>(&self, path: TilePath, read: impl Fn(&[Hash]) -> T) -> Result<T, ReadError> {
        if let Some(hashes) = self.tiles.borrow().get(&path) {
            return Ok(read(hashes));
        }
        let hashes = tile_hashes(self.source, path)?;
        let result = read(&hashes);
        self.tiles.borrow_mut().insert(path, hashes);
        Ok(result)
    }
}
