//! The tree computed anew from the entries, compared with every stored tile of its size.

use std::collections::HashMap;

use super::Problem;
use crate::checkpoint::Checkpoint;
use crate::tiles::{
    CHECKPOINT_PATH, ReadError, TILE_WIDTH, TilePath, TileReader, TileRow, TileSource, tile_hashes,
};
use crate::tree::{Hash, Node, root_at, root_of};

const WIDTH: usize = TILE_WIDTH as usize;

#[derive(Clone)]
pub(super) struct Rebuilt<'a> {
    source: &'a dyn TileSource,
    head: Checkpoint,
    /// The newest level-0 tile, by its index.
    newest: (u64, Vec<Hash>),
    /// An older one that was read again for the sake of an earlier root.
    older: (u64, Vec<Hash>),
    /// All hashes so far of the tile levels 1, 2, …
    above: Vec<Vec<Hash>>,
    /// Leaves cite few sizes, many times each.
    roots: HashMap<u64, Hash>,
}

impl<'a> Rebuilt<'a> {
    pub(super) fn new(source: &'a dyn TileSource, head: Checkpoint) -> Self {
        Self {
            source,
            head,
            newest: (0, Vec::new()),
            older: (0, Vec::new()),
            above: Vec::new(),
            roots: HashMap::new(),
        }
    }

    /// Takes in the leaf hashes of one bundle and compares the tiles that it completes.
    pub(super) fn append_tile(&mut self, bundle: TilePath, hashes: &[Hash]) -> Result<(), Problem> {
        let path = TilePath { row: TileRow::Hashes(0), ..bundle };
        let stored = self.stored(path)?;
        if let Some(at) = first_difference(&stored, hashes) {
            return Err(self.blame(bundle, path, &stored, at));
        }
        self.newest = (path.index, stored);
        if path.is_partial() { Ok(()) } else { self.carry(0, root_of(hashes)) }
    }

    /// Compares the unfinished tiles on the right edge, and the root.
    pub(super) fn finish(&mut self) -> Result<(), Problem> {
        for level in 0..self.above.len() {
            let begun = self.above[level].len() % WIDTH;
            if begun > 0 {
                self.compare_last(level, begun)?;
            }
        }
        let root = self.root_at(self.head.size)?;
        if root == self.head.root {
            return Ok(());
        }
        let what = format!("it signs the root {}, but the entries have the root {root}", self.head.root);
        Err(Problem { file: CHECKPOINT_PATH.to_owned(), entry: None, what })
    }

    /// The root of the first `size` entries, all of which were taken in.
    pub(super) fn root_at(&mut self, size: u64) -> Result<Hash, Problem> {
        if let Some(root) = self.roots.get(&size) {
            return Ok(*root);
        }
        let root = root_at(size, |node| self.hash(node))?;
        self.roots.insert(size, root);
        Ok(root)
    }

    /// Adds a hash to tile level `level + 1`.
    fn carry(&mut self, level: usize, hash: Hash) -> Result<(), Problem> {
        if self.above.len() == level {
            self.above.push(Vec::new());
        }
        self.above[level].push(hash);
        let length = self.above[level].len();
        if !length.is_multiple_of(WIDTH) {
            return Ok(());
        }
        self.compare_last(level, WIDTH)?;
        let root = root_of(&self.above[level][length - WIDTH..]);
        self.carry(level + 1, root)
    }

    /// Compares the last `width` hashes of tile level `level + 1` with the stored tile.
    fn compare_last(&self, level: usize, width: usize) -> Result<(), Problem> {
        let hashes = &self.above[level];
        let start = hashes.len() - width;
        let row = TileRow::Hashes(level as u8 + 1);
        let path = TilePath { row, index: (start / WIDTH) as u64, width: width as u16 };
        let stored = self.stored(path)?;
        match first_difference(&stored, &hashes[start..]) {
            None => Ok(()),
            Some(at) => Err(damaged(path, at, "its hash is not that of the tiles below it")),
        }
    }

    fn stored(&self, path: TilePath) -> Result<Vec<Hash>, Problem> {
        let problem = |error: ReadError| damaged(path, 0, &error.to_string());
        tile_hashes(self.source, path).map_err(problem)
    }

    /// Bundle and tile disagree: the one that does not fit what stands above is the damaged one.
    fn blame(&self, bundle: TilePath, tile: TilePath, stored: &[Hash], at: usize) -> Problem {
        let reader = TileReader::new(self.source, self.head.size);
        let fits = if tile.is_partial() {
            root_at(self.head.size, |node| reader.hash(node)).is_ok_and(|root| root == self.head.root)
        } else {
            reader.hash(Node { level: 8, index: tile.index }).is_ok_and(|hash| hash == root_of(stored))
        };
        if fits {
            damaged(
                bundle,
                at,
                "the entry is not the one that was logged: its hash is not under the signed root",
            )
        } else {
            damaged(tile, at, "its hash is not that of the entry")
        }
    }

    /// Hash of a complete subtree. What is read again is compared again: a source may change its mind.
    fn hash(&mut self, node: Node) -> Result<Hash, Problem> {
        let (level, height) = (usize::from(node.level / 8), node.level % 8);
        let first = (node.index << height) as usize;
        if level > 0 {
            return Ok(root_of(&self.above[level - 1][first..first + (1 << height)]));
        }
        let (index, start) = ((first / WIDTH) as u64, first % WIDTH);
        let in_tile = |hashes: &[Hash]| root_of(&hashes[start..start + (1 << height)]);
        if self.newest.0 == index {
            return Ok(in_tile(&self.newest.1));
        }
        if self.older.0 != index || self.older.1.is_empty() {
            self.older = (index, self.reread(index)?);
        }
        Ok(in_tile(&self.older.1))
    }

    fn reread(&self, index: u64) -> Result<Vec<Hash>, Problem> {
        let path = TilePath { row: TileRow::Hashes(0), index, width: WIDTH as u16 };
        let hashes = self.stored(path)?;
        if self.above.first().and_then(|row| row.get(index as usize)) == Some(&root_of(&hashes)) {
            return Ok(hashes);
        }
        Err(damaged(path, 0, "it changed while it was being read"))
    }
}

fn first_difference(stored: &[Hash], computed: &[Hash]) -> Option<usize> {
    stored.iter().zip(computed).position(|(a, b)| a != b)
}

fn damaged(path: TilePath, at: usize, what: &str) -> Problem {
    let span = match path.row {
        TileRow::Entries => 0,
        TileRow::Hashes(level) => 8 * u32::from(level),
    };
    let entry = (path.index * TILE_WIDTH + at as u64) << span;
    Problem { file: path.to_string(), entry: Some(entry), what: what.to_owned() }
}
