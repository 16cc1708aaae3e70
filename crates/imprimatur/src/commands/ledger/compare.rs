//! `ledger compare`: do two people see the same log?

use std::path::Path;

use clap::Args;
use ledger::checkpoint::SignedCheckpoint;
use ledger::compare::{Comparison, compare};
use ledger::note::VerifyingKey;
use ledger::tiles::TileReader;
use ledger::tree::{Hash, consistency_proof};
use serde_json::json;

use super::prove::published;
use super::source::Source;
use super::{Format, Judging, MOST_READ};
use crate::exit::{Exit, Failure};
use crate::files;
use crate::output::{Mood, Page, Terminal};

/// Compare two views of one log
///
/// Each is a checkpoint's file, a log's folder, or its address. Where the sizes differ, one of them must be the
/// log itself, so that the larger can be seen to continue the smaller.
///
/// Leaves with 0 where both tell one story, with 1 where they do not or it cannot be told.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ledger compare https://register.example.org/ledger yesterday.checkpoint --key example.org/ledger+d455c521+AQOh...")]
pub struct Compare {
    /// One view: a checkpoint's file, a log's folder or address
    a: String,
    /// The other view
    b: String,
    #[command(flatten)]
    judging: Judging,
}

/// A checkpoint, and the log that it came from if there is one.
struct View {
    checkpoint: SignedCheckpoint,
    log: Option<Source>,
}

impl Compare {
    /// Compares, prints, and says whether both tell one story.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let trusted = self.judging.trust.given()?;
        let keys: Vec<VerifyingKey> = trusted.policy.logs().iter().map(|log| log.key.clone()).collect();
        let (a, b) = (View::of(&self.a)?, View::of(&self.b)?);
        let proof = consistency(&a, &b);
        let [first, second] = [&a, &b].map(|view| view.checkpoint.to_string());
        let comparison = compare(first.as_bytes(), second.as_bytes(), &keys, proof.as_deref())
            .map_err(|error| Failure::Input(error.to_string()))?;
        let (word, sentence, mood) = told(&comparison);
        match self.judging.format {
            Format::Text => {
                let mut page = Page::new(terminal.width());
                page.heading("Two views of one log");
                page.marked_row("result", word, mood);
                page.row("", &sentence);
                page.row("believed", &trusted.because);
                terminal.print(&page.finish())?;
            }
            Format::Json => terminal.print_json(&json!({"result": word, "says": sentence}))?,
        }
        Ok(if mood == Mood::Good { Exit::Clear } else { Exit::Blocked })
    }
}

impl View {
    fn of(place: &str) -> Result<View, Failure> {
        if Path::new(place).is_file() {
            let bytes = files::read(Path::new(place), MOST_READ)?;
            let checkpoint = SignedCheckpoint::parse(&bytes)
                .map_err(|error| Failure::Input(format!("{place}: {error}")))?;
            return Ok(View { checkpoint, log: None });
        }
        let source = Source::new(place)?;
        Ok(View { checkpoint: published(&source)?, log: Some(source) })
    }
}

/// The proof that the larger view continues the smaller, from the log of the larger.
fn consistency(a: &View, b: &View) -> Option<Vec<Hash>> {
    let size = |view: &View| view.checkpoint.checkpoint().size;
    let (old, new) = if size(a) <= size(b) { (a, b) } else { (b, a) };
    let log = new.log.as_ref()?;
    let reader = TileReader::new(log, size(new));
    consistency_proof(size(old), size(new), |node| reader.hash(node)).ok()
}

fn told(comparison: &Comparison) -> (&'static str, String, Mood) {
    match comparison {
        Comparison::Same => ("the same", "Both checkpoints have the same size and root.".into(), Mood::Good),
        Comparison::Continues { old, new } => {
            ("one story", format!("The log of {new} entries begins with the log of {old}."), Mood::Good)
        }
        Comparison::Equivocation { size, first, second } => {
            let sentence = format!(
                "The log signed two roots for {size} entries, {first} and {second}: it shows different people \
                 different histories. These two checkpoints prove it; keep both."
            );
            ("equivocation", sentence, Mood::Bad)
        }
        Comparison::Unproven { old, new, reason } => {
            let sentence = format!(
                "The log of {new} entries was not shown to continue the one of {old} ({reason}): a fork, or damaged \
                 tiles. Keep both checkpoints, and ask the log for a proof."
            );
            ("not proven", sentence, Mood::Bad)
        }
        Comparison::NeedsProof { old, new } => {
            let sentence = format!(
                "One view has {old} entries and the other {new}; only the log of {new} can prove that they go together. \
                 Name its folder or address."
            );
            ("cannot be told", sentence, Mood::Open)
        }
    }
}
