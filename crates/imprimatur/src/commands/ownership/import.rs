//! `ownership import`: a register of ownership as a dated edition that is kept whole.

use std::path::PathBuf;

use clap::Args;
use ownership::Graph;
use store::shelves::{Imported, Shelf, Terms};

use crate::commands::lists::list_id;
use crate::commands::{ContentOption, editions};
use crate::exit::{Exit, Failure};
use crate::output::{Page, Terminal};
use crate::{clock, registers};

/// Imports a register of ownership that was fetched
///
/// Reads the files to their end and keeps them, byte for byte, as one dated edition. A file that is cut or
/// broken changes nothing, nor do files that lost many statements since the edition before, or are older than
/// it, until somebody confirms them. A running `serve` takes the newest edition of each register within a minute.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ownership import psc.jsonl --as gb-psc --data /var/lib/imprimatur")]
pub struct Import {
    /// The files that make up the register: BODS 0.2 to 0.4 (JSON array or lines), FollowTheMoney entities, GLEIF XML
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What to call the register, now and at every later import
    #[arg(long = "as", value_name = "NAME", value_parser = list_id)]
    name: String,
    /// The data folder
    #[arg(long, value_name = "DIR", env = "IMPRIMATUR_DATA")]
    data: PathBuf,
    /// Why a register that lost many statements is right nevertheless; it is kept with the edition
    #[arg(long, value_name = "REASON", default_value = "")]
    confirm_shrunk: String,
    /// Why a register that is older than the edition in force, or may be, is right nevertheless; the reason is kept with it
    #[arg(long, value_name = "REASON", default_value = "")]
    confirm_older: String,
    #[command(flatten)]
    content: ContentOption,
}

impl Import {
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let shrink_limit = self.content.load()?.known_lists()?.shrink_limit;
        let progress = editions::bar(self.files.iter().map(PathBuf::as_path))?;
        let mut all = Graph::builder();
        let imported = Shelf::of_register(&self.data, &self.name).import_statements(
            &self.files,
            &Terms {
                shrink_limit,
                confirmed: &self.confirm_shrunk,
                confirmed_older: &self.confirm_older,
                now: clock::now(),
            },
            &mut |path| registers::add(&mut all, path, &progress),
            &mut |bytes| progress.inc(bytes),
        );
        progress.finish_and_clear();
        let mut page = Page::new(terminal.width());
        let exit = match imported? {
            Imported::New(edition, ()) => {
                let (graph, problems) = all.build();
                page.heading(&format!("{} imported", self.name));
                page.row("statements", &edition.about.entities.to_string());
                page.row("parties", &graph.parties().to_string());
                page.row("ties", &graph.ties().to_string());
                page.row("published", edition.about.dated.as_deref().unwrap_or("not said"));
                page.row("SHA-256", &edition.about.sha256);
                page.row("edition", &edition.name());
                super::note(terminal, &problems);
                Exit::Clear
            }
            Imported::Unchanged(edition) => {
                page.heading(&format!("{} is unchanged", self.name));
                page.row("edition", &edition.name());
                Exit::Clear
            }
            Imported::Held(held) => {
                let danger = "A failed download must make no owner disappear.";
                editions::held(&mut page, &self.name, &held, "statements", danger);
                Exit::Blocked
            }
        };
        terminal.print(&page.finish())?;
        Ok(exit)
    }
}
