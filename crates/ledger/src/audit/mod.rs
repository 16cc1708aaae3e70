//! Checking a whole log from its files alone: the signatures, every tile and bundle byte for byte, every leaf,
//! every case.
//!
//! One bundle is held at a time. Kept in memory are 32 bytes for every 256 entries and one small record for
//! every case.
//!
//! What it cannot see: an act that was never entered; sealed events left out (publish the case's key and ask
//! [`crate::sealed::CaseKey::find`]); what all witnesses together hide.

mod case;
mod clock;
mod rebuild;

use serde::Serialize;

use crate::checkpoint::SignedCheckpoint;
use crate::leaf::{Genesis, Know, Leaf};
use crate::policy::{Policy, Verdict};
use crate::tiles::{CHECKPOINT_PATH, TILE_WIDTH, TilePath, TileRow, TileSource, bundle_entries, fetch_tile};
use crate::tree::{Hash, leaf_hash};

use case::Cases;
use clock::Clock;
use rebuild::Rebuilt;

pub use case::{ENDS, FIRST_ACT, MUST_CITE_SEEN, REQUIRED_BEFORE, STILL_ALLOWED};

/// Most warnings that a report lists; the rest are counted.
pub const MAX_WARNINGS: usize = 1_000;

/// What an audit may be told besides the log and the policy.
#[derive(Debug, Clone)]
pub struct Options {
    /// By how many seconds clocks may disagree before a claimed time is worth a warning.
    pub tolerance: i64,
    /// Read the leaves too, and judge the cases. Without, only signatures, tiles and bundles are checked:
    /// several times as fast, and possible for logs with other content.
    pub read_leaves: bool,
    /// Earlier checkpoints of this log, from anyone: all must be beginnings of it, and the times of their
    /// cosignatures narrow down when events were made.
    pub history: Vec<SignedCheckpoint>,
}

impl Default for Options {
    /// Five minutes, leaves and cases, and no earlier checkpoints.
    fn default() -> Self {
        Self { tolerance: 300, read_leaves: true, history: Vec::new() }
    }
}

/// What makes a log unworthy of belief: the first thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{file}{}: {what}", entry.map(|entry| format!(", entry {entry}")).unwrap_or_default())]
pub struct Problem {
    /// The file, by its path below the log's prefix.
    pub file: String,
    /// The entry, counted from 0; for a damaged tile, the first entry below the damage.
    pub entry: Option<u64>,
    /// What is wrong.
    pub what: String,
}

/// Something that a person should look at, but that proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The entry, counted from 0.
    pub entry: u64,
    /// What is strange about it.
    pub what: String,
}

/// A log that holds together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The log's name.
    pub origin: String,
    /// Number of entries.
    pub size: u64,
    /// Root of the tree.
    pub root: Hash,
    /// Witnesses that cosigned the newest checkpoint, with their times (seconds since 1970).
    pub cosigned: Vec<(String, u64)>,
    /// Number of cases with public events.
    pub cases: u64,
    /// Number of public events.
    pub events: u64,
    /// Number of sealed events.
    pub sealed: u64,
    /// What to look at, at most [`MAX_WARNINGS`].
    pub warnings: Vec<Warning>,
    /// Number of further warnings.
    pub warnings_left_out: u64,
}

/// Audits the log at `source` against `policy`.
///
/// # Errors
/// The first thing that is wrong, with file and entry.
pub fn audit(source: &dyn TileSource, policy: &Policy, options: &Options) -> Result<Report, Problem> {
    let mut audit = Audit::begin(source, policy, options)?;
    while audit.step()? {}
    audit.finish()
}

/// An audit under way, a bundle of 256 entries at a time.
#[derive(Clone)]
pub struct Audit<'a> {
    source: &'a dyn TileSource,
    options: &'a Options,
    /// The next bundle's index.
    next: u64,
    tree: Rebuilt<'a>,
    cases: Cases,
    clock: Clock,
    report: Report,
}

fn read_checkpoint(source: &dyn TileSource) -> Result<SignedCheckpoint, Problem> {
    let bytes = source.fetch(CHECKPOINT_PATH).map_err(|error| checkpoint_problem(error.to_string()))?;
    let bytes = bytes.ok_or_else(|| checkpoint_problem("the file is missing".to_owned()))?;
    SignedCheckpoint::parse(&bytes).map_err(|error| checkpoint_problem(error.to_string()))
}

fn checkpoint_problem(what: String) -> Problem {
    Problem { file: CHECKPOINT_PATH.to_owned(), entry: None, what }
}

fn blank_report(signed: &SignedCheckpoint, verdict: &Verdict<'_>) -> Report {
    let head = signed.checkpoint();
    Report {
        origin: head.origin.clone(),
        size: head.size,
        root: head.root,
        cosigned: verdict.cosigned.iter().map(|one| (one.witness.to_owned(), one.time)).collect(),
        cases: 0,
        events: 0,
        sealed: 0,
        warnings: Vec::new(),
        warnings_left_out: 0,
    }
}

impl<'a> Audit<'a> {
    /// Reads the checkpoint and judges its signatures.
    ///
    /// # Errors
    /// The checkpoint, or one of the history, is missing, damaged or not to be believed.
    pub fn begin(source: &'a dyn TileSource, policy: &Policy, options: &'a Options) -> Result<Self, Problem> {
        let signed = read_checkpoint(source)?;
        let verdict = policy.verify(&signed).map_err(|error| checkpoint_problem(error.to_string()))?;
        let clock = Clock::new(&signed, &verdict, policy, options)
            .map_err(|error| checkpoint_problem(error.to_string()))?;
        Ok(Self {
            source,
            options,
            next: 0,
            tree: Rebuilt::new(source, signed.checkpoint().clone()),
            cases: Cases::default(),
            clock,
            report: blank_report(&signed, &verdict),
        })
    }

    /// Checks the next bundle, and the tiles that it completes; `false` once there is none.
    ///
    /// # Errors
    /// The first thing that is wrong, with file and entry. The audit cannot go on then.
    pub fn step(&mut self) -> Result<bool, Problem> {
        let Some(path) = TilePath::in_row(TileRow::Entries, self.next, self.report.size) else {
            return Ok(false);
        };
        self.next += 1;
        self.bundle(path).map(|()| true)
    }

    /// Checks what can be checked only at the end: the right edge, the root, and the history.
    ///
    /// # Errors
    /// As [`Audit::step`].
    pub fn finish(mut self) -> Result<Report, Problem> {
        self.tree.finish()?;
        for earlier in &self.options.history {
            self.begins_with(earlier)?;
        }
        self.report.cases = self.cases.len();
        Ok(self.report)
    }

    /// Checks one bundle: first that its entries are those under the root, then what they say.
    fn bundle(&mut self, path: TilePath) -> Result<(), Problem> {
        let problem = |entry: Option<u64>, what: String| Problem { file: path.to_string(), entry, what };
        let first = path.index * TILE_WIDTH;
        let bytes = fetch_tile(self.source, path).map_err(|error| problem(Some(first), error.to_string()))?;
        let entries =
            bundle_entries(&bytes, path).map_err(|error| problem(Some(first), error.to_string()))?;
        let hashes: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        self.tree.append_tile(path, &hashes)?;
        let leaves = if self.options.read_leaves { entries.as_slice() } else { &[] };
        for ((entry, hash), at) in leaves.iter().zip(&hashes).zip(first..) {
            self.entry(at, entry, hash).map_err(|what| problem(Some(at), what))?;
        }
        Ok(())
    }

    fn entry(&mut self, index: u64, bytes: &[u8], hash: &Hash) -> Result<(), String> {
        let leaf = Leaf::parse(bytes).map_err(|error| error.to_string())?;
        if let Some(know) = leaf.know() {
            self.knows_the_past(index, know)?;
        }
        match &leaf {
            Leaf::Event(event) => {
                self.report.events += 1;
                self.cases.enter(index, event, hash)?;
            }
            Leaf::Sealed(_) => self.report.sealed += 1,
            Leaf::Genesis(genesis) => self.genesis(index, genesis)?,
        }
        if index == 0 && !matches!(leaf, Leaf::Genesis(_)) {
            self.warn(index, "the log does not begin with log.genesis".to_owned());
        }
        for what in self.clock.check(index, &leaf) {
            self.warn(index, what);
        }
        Ok(())
    }

    /// A leaf can only cite a tree that was there before it, and only as it was.
    fn knows_the_past(&mut self, index: u64, know: &Know) -> Result<(), String> {
        if know.size > index {
            return Err(format!(
                "it claims to know {} entries, which is more than come before it",
                know.size
            ));
        }
        let root = self.tree.root_at(know.size).map_err(|problem| problem.to_string())?;
        if root == know.root {
            return Ok(());
        }
        Err(format!("it cites the root {} for size {}, where the log's root is {root}", know.root, know.size))
    }

    fn genesis(&self, index: u64, genesis: &Genesis) -> Result<(), String> {
        if index > 0 {
            return Err("log.genesis can only be the first entry".to_owned());
        }
        if genesis.origin != self.report.origin {
            return Err(format!(
                "it begins the log {:?}, but this is {:?}",
                genesis.origin, self.report.origin
            ));
        }
        Ok(())
    }

    /// Every earlier checkpoint must be a beginning of this log.
    fn begins_with(&mut self, earlier: &SignedCheckpoint) -> Result<(), Problem> {
        let head = earlier.checkpoint();
        if head.size > self.report.size {
            return Err(checkpoint_problem(format!(
                "rolled back: an earlier checkpoint covers {} entries, this one only {}",
                head.size, self.report.size
            )));
        }
        let root = self.tree.root_at(head.size)?;
        if root == head.root {
            return Ok(());
        }
        Err(checkpoint_problem(format!(
            "equivocation: an earlier checkpoint signed the root {} for size {}, where this log has {root}",
            head.root, head.size
        )))
    }

    fn warn(&mut self, entry: u64, what: String) {
        if self.report.warnings.len() < MAX_WARNINGS {
            self.report.warnings.push(Warning { entry, what });
        } else {
            self.report.warnings_left_out += 1;
        }
    }
}
