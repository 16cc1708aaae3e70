//! Names of tiles: `tile/<level>/<index>[.p/<width>]` and `tile/entries/<index>[.p/<width>]`.

use std::fmt;
use std::str::FromStr;

use super::TILE_WIDTH;
use crate::encoding::decimal;

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileRow {
    /// The entries themselves.
    Entries,
    /// Hashes of complete subtrees of `256^level` leaves; the level is 0 to 63.
    Hashes(u8),
}

/// The name of one tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TilePath {
    /// Entries, or hashes of a level.
    pub row: TileRow,
    /// Position in its row, from the left, from 0.
    pub index: u64,
    /// How many hashes or entries: 256 for a full tile, 1 to 255 for a partial one.
    pub width: u16,
}

/// The text names no tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a tile's path such as `tile/0/x001/x234/067`, `tile/1/000.p/17` or `tile/entries/000`")]
pub struct PathError(String);

impl TilePath {
    /// The tile at `index` as it is in a tree whose row holds `row_length` items; `None` if it is not there.
    pub fn in_row(row: TileRow, index: u64, row_length: u64) -> Option<Self> {
        let left = row_length.checked_sub(index.checked_mul(TILE_WIDTH)?)?;
        (left > 0).then(|| Self { row, index, width: left.min(TILE_WIDTH) as u16 })
    }

    /// Does the tile hold fewer than 256 items?
    pub fn is_partial(&self) -> bool {
        u64::from(self.width) < TILE_WIDTH
    }

    /// The full tile at the same place.
    pub fn full(self) -> Self {
        Self { width: TILE_WIDTH as u16, ..self }
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            TileRow::Entries => f.write_str("tile/entries")?,
            TileRow::Hashes(level) => write!(f, "tile/{level}")?,
        }
        let digits = self.index.to_string();
        let groups = digits.len().div_ceil(3);
        let padded = format!("{:0>width$}", digits, width = groups * 3);
        for group in 0..groups {
            let more = if group + 1 < groups { "x" } else { "" };
            write!(f, "/{more}{}", &padded[group * 3..group * 3 + 3])?;
        }
        if self.is_partial() { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

impl FromStr for TilePath {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let wrong = || PathError(text.chars().take(80).collect());
        let path = read(text).ok_or_else(wrong)?;
        // One tile, one name: anything that would be written otherwise is refused.
        if path.to_string() == text { Ok(path) } else { Err(wrong()) }
    }
}

fn read(text: &str) -> Option<TilePath> {
    let (row, rest) = text.strip_prefix("tile/")?.split_once('/')?;
    let row = match row {
        "entries" => TileRow::Entries,
        level => TileRow::Hashes(decimal(level).filter(|level| *level < 64)? as u8),
    };
    let (index, width) = match rest.split_once(".p/") {
        Some((index, width)) => (index, decimal(width).filter(|width| (1..TILE_WIDTH).contains(width))?),
        None => (rest, TILE_WIDTH),
    };
    let digits: String = index.split('/').map(|group| group.strip_prefix('x').unwrap_or(group)).collect();
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let index = all_digits.then(|| digits.parse().ok()).flatten()?;
    Some(TilePath { row, index, width: width as u16 })
}
