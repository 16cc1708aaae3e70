//! `content`: the criteria, gates and benchmarks that are judged by.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::dossier;
use crate::embedded::Content;
use crate::exit::{Exit, Failure};
use crate::output::{Page, Terminal};

/// The criteria, gates and benchmarks that are judged by
#[derive(Subcommand)]
pub enum Verb {
    Check(Check),
}

/// Whether the content is sound: its hash and counts, or every fault with file and line
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur content check our-content/")]
pub struct Check {
    /// Folder with the institution's own content, laid over the defaults
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Verb {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        match self {
            Verb::Check(check) => check.run(terminal),
        }
    }
}

impl Check {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let content = Content::load(self.folder.as_deref())?;
        let examples = examples(&content)?;
        let mut page = Page::new(terminal.width());
        page.heading("The content is sound");
        page.row("edition", &content.edition.hash);
        for (what, count) in counts(&content) {
            page.row(what, &count.to_string());
        }
        page.row("examples", &examples.to_string());
        terminal.print(&page.finish())?;
        Ok(Exit::Clear)
    }
}

fn counts(content: &Content) -> [(&'static str, usize); 9] {
    let edition = &content.edition;
    [
        ("questions", edition.questions().count()),
        ("sectors", edition.sectors.len()),
        ("red-flag rules", edition.flag_rules.len()),
        ("tier rules", edition.tier_rules.len()),
        ("gates", edition.gates.len()),
        ("requirements", edition.gates.iter().map(|gate| gate.requirements.len()).sum()),
        ("separations", edition.four_eyes.separations.len()),
        ("calendars", edition.calendars.len()),
        ("benchmarks", content.library.editions().len()),
    ]
}

/// How many example dossiers there are, once all of them were read and asked for nothing that the
/// edition does not ask.
fn examples(content: &Content) -> Result<usize, Failure> {
    let mut faults = Vec::new();
    let mut count = 0;
    for (path, bytes) in content.files.iter().filter(|(path, _)| is_dossier(path)) {
        count += 1;
        match dossier::parse(path, bytes) {
            Ok(record) => {
                let strange = dossier::not_asked(&record, &content.edition);
                faults.extend(strange.iter().map(|fault| format!("{path}: {fault}")));
            }
            Err(failure) => faults.push(failure.to_string()),
        }
    }
    if faults.is_empty() { Ok(count) } else { Err(Failure::faults(&faults)) }
}

/// Dossiers lie in the folder itself; what lies deeper is something else.
fn is_dossier(path: &str) -> bool {
    path.strip_prefix("examples/").is_some_and(|name| name.ends_with(".yaml") && !name.contains('/'))
}
