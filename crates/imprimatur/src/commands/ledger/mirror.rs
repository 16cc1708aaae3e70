//! `ledger mirror`: a copy of a log that was checked before it was believed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use clap::Args;
use ledger::audit::{Options, audit};
use ledger::checkpoint::SignedCheckpoint;
use ledger::tiles::{CHECKPOINT_PATH, FetchError, TileSource};

use super::Trust;
use super::prove::published;
use super::source::Source;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::output::{Mood, Page, Terminal};

/// Copy a log, checking everything on the way
///
/// Fetches what is new, audits the whole, and only then puts the new checkpoint in place. A log that no longer
/// continues the copy is refused, and its checkpoint kept as evidence. Serve the folder with any web server.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ledger mirror https://register.example.org/ledger mirror/ --policy trust.policy")]
pub struct Mirror {
    /// The log: its address or folder
    #[arg(value_name = "URL|DIR")]
    log: String,
    /// The copy's folder
    #[arg(value_name = "DIR")]
    copy: PathBuf,
    #[command(flatten)]
    trust: Trust,
}

impl Mirror {
    /// Fetches, audits, and puts the checkpoint in place.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let trusted = self.trust.given()?;
        let log = Source::new(&self.log)?;
        fs::create_dir_all(&self.copy)
            .map_err(|error| Failure::Input(format!("{}: {error}", self.copy.display())))?;
        let newest = published(&log)?;
        let copying = Copying { log, copy: &self.copy, newest: newest.clone() };
        let history = held(&self.copy)?.into_iter().collect();
        let mut page = Page::new(terminal.width());
        page.heading(&format!("The copy of {} in {}", copying.log, self.copy.display()));
        let exit = match audit(&copying, &trusted.policy, &Options { history, ..Options::default() }) {
            Ok(report) => {
                files::write(&self.copy.join(CHECKPOINT_PATH), newest.to_string().as_bytes())?;
                page.marked_row("result", &format!("{} entries, all checked", report.size), Mood::Good);
                Exit::Clear
            }
            Err(problem) => {
                let evidence = self.copy.join(format!("refused-{}.checkpoint", newest.checkpoint().size));
                files::write(&evidence, newest.to_string().as_bytes())?;
                page.marked_row(
                    "result",
                    "the log does not hold together; the copy stays as it was",
                    Mood::Bad,
                );
                page.row("first problem", &problem.to_string());
                page.row("evidence", &evidence.display().to_string());
                Exit::Blocked
            }
        };
        page.row("believed", &trusted.because);
        terminal.print(&page.finish())?;
        Ok(exit)
    }
}

/// The checkpoint up to which the copy was checked.
fn held(copy: &Path) -> Result<Option<SignedCheckpoint>, Failure> {
    match copy.join(CHECKPOINT_PATH).is_file() {
        true => published(&Source::Folder(copy.into())).map(Some),
        false => Ok(None),
    }
}

/// Reads from the copy what it has, and from the log, into the copy, what it lacks.
struct Copying<'a> {
    log: Source,
    copy: &'a Path,
    newest: SignedCheckpoint,
}

impl TileSource for Copying<'_> {
    fn fetch(&self, path: &str) -> Result<Option<Vec<u8>>, FetchError> {
        if path == CHECKPOINT_PATH {
            return Ok(Some(self.newest.to_string().into_bytes()));
        }
        let file = self.copy.join(path);
        if file.is_file() {
            return fs::read(&file)
                .map(Some)
                .map_err(|error| FetchError(format!("{}: {error}", file.display())));
        }
        let fetched = self.log.fetch(path)?;
        if let Some(bytes) = &fetched {
            keep(&file, bytes).map_err(|error| FetchError(format!("{}: {error}", file.display())))?;
        }
        Ok(fetched)
    }
}

/// Writes a tile. Not synced one by one: what a power cut damages, the next audit finds.
fn keep(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = file.with_extension("new");
    std::io::Write::write_all(&mut File::create(&beside)?, bytes)?;
    fs::rename(beside, file)
}
