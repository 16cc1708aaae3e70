//! `ownership import`: a register of ownership as a dated edition that is kept whole.

use std::path::PathBuf;

use clap::Args;
use indicatif::ProgressBar;
use ownership::Graph;
use store::shelves::{Imported, Shelf, Terms};

use crate::commands::ContentOption;
use crate::commands::lists::list_id;
use crate::exit::{Exit, Failure};
use crate::output::{Page, Terminal};
use crate::{clock, registers};

/// Imports a register of ownership that was fetched
///
/// Reads the files to their end and keeps them, byte for byte, as one dated edition. A file that is cut or
/// broken, or files that lost many statements since the edition before, change nothing. A running `serve`
/// takes the newest edition of each register within a minute.
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
    #[command(flatten)]
    content: ContentOption,
}

impl Import {
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let shrink_limit = self.content.load()?.known_lists()?.shrink_limit;
        let progress = ProgressBar::new(self.files.len() as u64);
        let mut all = Graph::builder();
        let imported = Shelf::of_register(&self.data, &self.name).import_statements(
            &self.files,
            &Terms { shrink_limit, confirmed: &self.confirm_shrunk, now: clock::now() },
            &mut |path| {
                let counted = registers::add(&mut all, path);
                progress.inc(1);
                counted
            },
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
            Imported::Held { before, now } => {
                page.heading(&format!("{} is held: nothing was changed", self.name));
                page.paragraph(&format!(
                    "It has {now} statements, and the edition in force has {before}. A failed download must make \
                     no owner disappear. If the register is right, import it again with --confirm-shrunk and your \
                     reason."
                ));
                Exit::Blocked
            }
        };
        terminal.print(&page.finish())?;
        Ok(exit)
    }
}
