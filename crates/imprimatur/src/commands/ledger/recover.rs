//! `ledger recover`: entries that a database lost, from a mirror of its log.

use std::path::PathBuf;

use clap::Args;
use store::{Recovered, recover};

use super::disclose::{failure, settings};
use super::prove::published;
use super::source::Source;
use crate::commands::serve::runtime;
use crate::exit::{Exit, Failure};
use crate::output::{Mood, Page, Terminal};

/// Bring entries that the database lost back from a mirror
///
/// For a database that was restored from an older backup, or is gone: the store refuses to open on it, because
/// going on would fork the log. What comes back are the public leaves, proven by this log's own signature. Their
/// private fields were lost with the database: the cases concerned can no longer be read or carried on, and are
/// named. All other cases go on.
///
/// The server must be stopped, and the keys must be in place. Give the newest mirror that there is.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ledger recover data/ --from https://mirror.example.org/ledger")]
pub struct Recover {
    /// The data folder
    data: PathBuf,
    /// The mirror: its folder or address. The log's own folder is one, where only the database was lost
    #[arg(long, value_name = "DIR|URL")]
    from: String,
    /// The database, where it is not in the data folder (postgres://…)
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

impl Recover {
    /// Takes the entries over, and says which they are.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let mirror = Source::new(&self.from)?;
        let origin = published(&mirror)?.checkpoint().origin.clone();
        let settings = settings(self.data, self.database, &origin);
        let back = runtime()?.block_on(recover(&settings, &mirror)).map_err(|error| failure(&error))?;
        terminal.print(&page(&mirror, &back, terminal.width()))?;
        Ok(Exit::Clear)
    }
}

fn page(mirror: &Source, back: &Recovered, width: usize) -> String {
    let Recovered { held, size, root, cases } = back;
    let mut page = Page::new(width);
    page.heading(&format!("Recovery from {mirror}"));
    if held == size {
        page.marked_row("result", "the database lacks none of its entries", Mood::Good);
    } else {
        let what = format!("entries {held} to {} came back, without their private fields", size - 1);
        page.marked_row("result", &what, Mood::Open);
    }
    page.row("the log", &format!("{size} entries, root {root}, as signed before"));
    for case in cases {
        page.row(
            "lost",
            &format!("case {case} can no longer be read or carried on; its entries keep their proofs"),
        );
    }
    page.finish()
}
