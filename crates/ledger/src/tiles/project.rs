//! Which files a log gains when it grows. A pure function of the log, so that writing them again after a crash
//! writes the same bytes.

use super::read::{ReadError, bundle_entries, fetch_tile, tile_hashes};
use super::{TILE_WIDTH, TilePath, TileRow, TileSource, encode_bundle};
use crate::tree::{Hash, leaf_hash, root_of};

/// One file to write. Files once written never change: the same path always gets the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileFile {
    /// Path below the log's prefix.
    pub path: String,
    /// The whole content.
    pub bytes: Vec<u8>,
}

/// The tiles and bundles that a log of `old_size` entries gains by `entries`: full ones, and the partial ones
/// of the new size. `existing` holds the files of the old size, from which unfinished tiles are continued.
///
/// # Errors
/// An unfinished tile of the old size cannot be read, or an entry is too long for a bundle.
pub fn project(
    old_size: u64,
    entries: &[impl AsRef<[u8]>],
    existing: &dyn TileSource,
) -> Result<Vec<TileFile>, ReadError> {
    let mut files = bundles(old_size, entries, existing)?;
    let mut gained: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry.as_ref())).collect();
    let mut old_length = old_size;
    for level in 0.. {
        if gained.is_empty() {
            break;
        }
        gained = hash_tiles(level, old_length, gained, existing, &mut files)?;
        old_length /= TILE_WIDTH;
    }
    Ok(files)
}

fn bundles(
    old_size: u64,
    entries: &[impl AsRef<[u8]>],
    existing: &dyn TileSource,
) -> Result<Vec<TileFile>, ReadError> {
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let begun = begun_tile(TileRow::Entries, old_size);
    let kept = begun.map(|path| fetch_tile(existing, path)).transpose()?.unwrap_or_default();
    let mut row = begun.map(|path| bundle_entries(&kept, path)).transpose()?.unwrap_or_default();
    row.extend(entries.iter().map(AsRef::as_ref));
    let tiles = row.chunks(TILE_WIDTH as usize).zip(old_size / TILE_WIDTH..);
    tiles
        .map(|(entries, index)| {
            let path = TilePath { row: TileRow::Entries, index, width: entries.len() as u16 }.to_string();
            match encode_bundle(entries.iter().copied()) {
                Ok(bytes) => Ok(TileFile { path, bytes }),
                Err(reason) => Err(ReadError::Damaged { path, reason }),
            }
        })
        .collect()
}

/// Adds the tiles of one level to `files`; returns the hashes that the level above gains by them.
fn hash_tiles(
    level: u8,
    old_length: u64,
    gained: Vec<Hash>,
    existing: &dyn TileSource,
    files: &mut Vec<TileFile>,
) -> Result<Vec<Hash>, ReadError> {
    let mut row = match begun_tile(TileRow::Hashes(level), old_length) {
        Some(path) => tile_hashes(existing, path)?,
        None => Vec::new(),
    };
    row.extend(gained);
    let mut above = Vec::new();
    for (hashes, index) in row.chunks(TILE_WIDTH as usize).zip(old_length / TILE_WIDTH..) {
        let path = TilePath { row: TileRow::Hashes(level), index, width: hashes.len() as u16 };
        let bytes = hashes.iter().flat_map(|hash| hash.0).collect();
        files.push(TileFile { path: path.to_string(), bytes });
        if !path.is_partial() {
            above.push(root_of(hashes));
        }
    }
    Ok(above)
}

/// The unfinished tile at the end of a row, if the row does not end with a full one.
fn begun_tile(row: TileRow, length: u64) -> Option<TilePath> {
    TilePath::in_row(row, length / TILE_WIDTH, length)
}
