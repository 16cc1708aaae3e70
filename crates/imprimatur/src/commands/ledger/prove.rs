//! `ledger prove`: that an entry is in a log, as a file that verifies offline.

use std::path::PathBuf;

use clap::Args;
use ledger::checkpoint::SignedCheckpoint;
use ledger::proof::LogProof;
use ledger::tiles::{CHECKPOINT_PATH, TileReader, TileSource};
use ledger::tree::{inclusion_proof, leaf_hash, verify_inclusion};

use super::source::Source;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::output::Terminal;

/// Prove that an entry is in a log
///
/// Writes a C2SP tlog-proof, which any verifier of that format reads. The proof is tried before it is written;
/// whether the log's signature is to be believed is for the reader to say.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ledger prove data/ 1234 --out 1234.tlog-proof")]
pub struct Prove {
    /// The log: its folder, the data folder above it, or its address
    #[arg(value_name = "DIR|URL")]
    log: String,
    /// The entry, counted from 0
    index: u64,
    /// Where to write; to the screen if left out
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Prove {
    /// Makes the proof, tries it, and writes it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let source = Source::new(&self.log)?;
        let checkpoint = published(&source)?;
        let head = checkpoint.checkpoint();
        let reader = TileReader::new(&source, head.size);
        let wrong = |error: String| Failure::Input(format!("{source}: {error}"));
        let path = inclusion_proof(head.size, self.index, |node| reader.hash(node))
            .map_err(|error| wrong(error.to_string()))?;
        let entry = reader.entry(self.index).map_err(|error| wrong(error.to_string()))?;
        if let Err(error) = verify_inclusion(&head.root, head.size, self.index, &leaf_hash(&entry), &path) {
            terminal.note(&format!("the log does not hold together at entry {}: {error}", self.index));
            return Ok(Exit::Blocked);
        }
        let proof = LogProof { extra: None, index: self.index, path, checkpoint }.to_string();
        match &self.out {
            Some(file) => files::write(file, proof.as_bytes())?,
            None => terminal.print_exactly(&proof)?,
        }
        Ok(Exit::Clear)
    }
}

/// The newest checkpoint of a log, not yet believed.
///
/// # Errors
/// There is none, or it cannot be read.
pub fn published(source: &Source) -> Result<SignedCheckpoint, Failure> {
    let wrong = |what: String| Failure::Input(format!("{source}: {what}"));
    let bytes = source.fetch(CHECKPOINT_PATH).map_err(|error| Failure::Input(error.to_string()))?;
    let bytes = bytes.ok_or_else(|| wrong("there is no checkpoint".into()))?;
    SignedCheckpoint::parse(&bytes).map_err(|error| wrong(error.to_string()))
}
