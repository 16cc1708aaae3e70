//! Claim 16: any flipped bit is found, and its file and entry named. Every bit of a small log; a hundred thousand
//! bits of a large one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use ledger::audit::{Audit, Options, Problem};
use ledger::policy::Policy;
use ledger::tiles::{CHECKPOINT_PATH, FetchError, TILE_WIDTH, TilePath, TileRow, TileSource};

use crate::support::{Files, files_of, log_policy, story};

/// A log of which one bit can be flipped at will, and that notes which files were read.
struct Damaged {
    files: Files,
    /// The file, and the bit in it.
    flipped: RefCell<Option<(String, usize)>>,
    read: RefCell<Vec<String>>,
    noting: Cell<bool>,
}

impl TileSource for Damaged {
    fn fetch(&self, path: &str) -> Result<Option<Vec<u8>>, FetchError> {
        if self.noting.get() {
            self.read.borrow_mut().push(path.to_owned());
        }
        let mut bytes = self.files.get(path).cloned();
        if let (Some((damaged, bit)), Some(bytes)) = (&*self.flipped.borrow(), &mut bytes)
            && damaged == path
        {
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        Ok(bytes)
    }
}

/// A sound log, with its audit as it stood before each step.
///
/// What an audit does before it first reads a damaged file, it does as on the sound log: from there on the verdict
/// is its own, without all the steps before it.
struct Audited<'a> {
    source: &'a Damaged,
    policy: &'a Policy,
    options: &'a Options,
    /// The audit before each step, and at the end.
    before: Vec<Audit<'a>>,
    /// In which step a file is first read; files that only the end needs come after all of them.
    first_read: BTreeMap<String, usize>,
}

impl<'a> Audited<'a> {
    fn new(source: &'a Damaged, policy: &'a Policy, options: &'a Options) -> Self {
        let mut audit = Audit::begin(source, policy, options).unwrap();
        source.noting.set(true);
        let (mut before, mut first_read) = (Vec::new(), BTreeMap::new());
        loop {
            before.push(audit.clone());
            let more = audit.step().unwrap();
            for path in source.read.take() {
                first_read.entry(path).or_insert(before.len() - 1);
            }
            if !more {
                break;
            }
        }
        audit.finish().unwrap();
        let last = before.len() - 1;
        for path in source.read.take() {
            first_read.entry(path).or_insert(last);
        }
        source.noting.set(false);
        Audited { source, policy, options, before, first_read }
    }

    /// What an audit finds with this bit flipped.
    fn with_flipped(&self, path: &str, bit: usize) -> Option<Problem> {
        *self.source.flipped.borrow_mut() = Some((path.to_owned(), bit));
        let verdict = || {
            let mut audit = match path {
                CHECKPOINT_PATH => Audit::begin(self.source, self.policy, self.options)?,
                _ => self.before[self.first_read[path]].clone(),
            };
            while audit.step()? {}
            audit.finish()
        };
        verdict().err()
    }

    /// Asserts that this flipped bit is found and its place named.
    fn find(&self, path: &str, bit: usize) {
        let found = self.with_flipped(path, bit);
        let found = found.unwrap_or_else(|| panic!("bit {bit} of {path} escaped the audit"));
        assert_eq!(found.file, path, "bit {bit}: {found}");
        let Ok(tile) = path.parse::<TilePath>() else {
            return assert_eq!(found.entry, None, "bit {bit}: {found}");
        };
        match tile.row {
            TileRow::Entries => {
                let start = tile.index * TILE_WIDTH;
                let entries = start..start + u64::from(tile.width);
                assert!(found.entry.is_some_and(|entry| entries.contains(&entry)), "bit {bit}: {found}");
            }
            TileRow::Hashes(level) => {
                let hash = tile.index * TILE_WIDTH + bit as u64 / 256;
                assert_eq!(found.entry, Some(hash << (8 * level)), "bit {bit}: {found}");
            }
        }
    }
}

fn damaged(files: Files) -> Damaged {
    Damaged { files, flipped: RefCell::default(), read: RefCell::default(), noting: Cell::new(false) }
}

#[test]
fn every_flipped_bit_of_a_small_log_is_found() {
    let (source, policy, options) = (damaged(story(1).files()), log_policy(), Options::default());
    let audited = Audited::new(&source, &policy, &options);
    for (path, bytes) in &source.files {
        for bit in 0..bytes.len() * 8 {
            audited.find(path, bit);
        }
    }
}

/// Bits are drawn over all files alike, weighted by their length: an entry's bytes and each hash above it.
#[test]
fn a_hundred_thousand_flipped_bits_of_a_large_log_are_found() {
    let entries: Vec<Vec<u8>> =
        (0..66_000).map(|index| format!("entry {index} of a log of other content").into_bytes()).collect();
    let (source, policy) = (damaged(files_of(&entries, &[])), log_policy());
    let options = Options { read_leaves: false, ..Options::default() };
    let audited = Audited::new(&source, &policy, &options);
    let lengths: Vec<(&String, usize)> =
        source.files.iter().map(|(path, bytes)| (path, bytes.len() * 8)).collect();
    let all: usize = lengths.iter().map(|(_, bits)| bits).sum();
    let mut drawn = 0_u64;
    let mut draw = |below: usize| {
        // Knuth's constants for a linear generator of 64 bits; the upper half of them is even enough.
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (drawn >> 32) as usize % below
    };
    for _ in 0..100_000 {
        let mut bit = draw(all);
        for (path, bits) in &lengths {
            if bit < *bits {
                audited.find(path, bit);
                break;
            }
            bit -= bits;
        }
    }
    // Above the leaves there are few tiles, so that chance alone would pass most of them by.
    for (path, bits) in
        lengths.iter().filter(|(path, _)| !path.starts_with("tile/0") && !path.contains("entries"))
    {
        for _ in 0..1_000.min(*bits) {
            audited.find(path, draw(*bits));
        }
    }
}
