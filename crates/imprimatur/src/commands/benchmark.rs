//! `benchmark`: what published benchmarks said of a company, and from which day the world could know.

use std::path::PathBuf;

use benchmark::rdr;
use clap::{Args, Subcommand};
use evidence::Date;

use super::{ContentOption, Format, day};
use crate::exit::{Exit, Failure};
use crate::output::{Terminal, standing};
use crate::{clock, files};

/// What published benchmarks said of a company, and from which day the world could know
#[derive(Subcommand)]
pub enum Verb {
    #[command(subcommand)]
    Import(Import),
    Show(Show),
}

/// Turns the file in which a benchmark is published into a content file
#[derive(Subcommand)]
pub enum Import {
    Rdr(ImportRdr),
}

/// Ranking Digital Rights: the zip of CSV files
///
/// Reads the zip in which Ranking Digital Rights publishes an edition's data, checks it, and writes
/// it as a file for `benchmarks/rdr/`. What is known of the edition's publication must already be
/// recorded there; nothing is written where the zip does not fit it.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur benchmark import rdr 2020RDRIndexCSV.zip --out 2020.yaml")]
pub struct ImportRdr {
    /// The published zip
    zip: PathBuf,
    /// Where to write; to the screen if left out
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    content: ContentOption,
}

/// Where a company stood in the newest edition of a day
///
/// Prints where a company stood in the newest edition that was public on a day: totals, ranks, the
/// indicators at zero, and what the figures do not say.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur benchmark show Tencent --as-known-on 2020-03-31")]
pub struct Show {
    /// The company, by any name that it had by then
    #[arg(value_parser = clap::builder::NonEmptyStringValueParser::new())]
    company: String,
    /// Only editions public by this day (such as 2020-03-31; today if left out)
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_known_on: Option<Date>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    content: ContentOption,
}

impl Verb {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        match self {
            Verb::Import(Import::Rdr(import)) => import.run(terminal),
            Verb::Show(show) => show.run(terminal),
        }
    }
}

impl ImportRdr {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let limit = usize::try_from(rdr::MAX_ZIP_BYTES).unwrap_or(usize::MAX);
        let zip = files::read(&self.zip, limit)?;
        let content = self.content.load()?;
        let wrong = |what: String| Failure::Input(format!("{}: {what}", self.zip.display()));
        let edition =
            rdr::import(&zip, content.library.imprints()).map_err(|error| wrong(error.to_string()))?;
        let yaml = edition.to_yaml().map_err(Failure::Internal)?;
        match &self.out {
            Some(path) => files::write(path, yaml.as_bytes())?,
            None => terminal.print_exactly(&yaml)?,
        }
        Ok(Exit::Clear)
    }
}

impl Show {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let content = self.content.load()?;
        let day = self.as_known_on.unwrap_or_else(|| clock::today(&content.edition));
        let standing = content
            .library
            .score_of(&self.company, day)
            .map_err(|reason| Failure::Input(reason.to_string()))?;
        match self.format {
            Format::Text => terminal.print(&standing::text(&standing, &content.library, terminal.width()))?,
            Format::Json => terminal.print_json(&standing)?,
        }
        Ok(Exit::Clear)
    }
}
