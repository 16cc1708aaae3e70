//! `check`: what stands between an engagement and a decision.

use std::path::PathBuf;

use clap::Args;
use engagement::{Stage, Yardstick, judge};
use evidence::Date;

use super::{ContentOption, Format, day};
use crate::exit::{Exit, Failure};
use crate::output::{Terminal, judgement};
use crate::{clock, dossier, lookup};

/// What stands between an engagement and a decision
///
/// Judges a dossier by what was public on a day: tier, benchmark, exclusions, red flags, what cannot
/// be told, gates, and what must happen next.
///
/// Leaves with 0 where every gate is open and nothing excludes the engagement, otherwise with 1.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur check dossier.yaml --as-known-on 2020-03-31
  imprimatur check dossier.yaml --partner Microsoft --format json
  imprimatur check dossier.yaml --data /var/lib/imprimatur")]
pub struct Check {
    /// The dossier; - reads standard input
    #[arg(value_name = "DOSSIER.yaml")]
    dossier: PathBuf,
    /// Weigh only what was public by this day (such as 2020-03-31; today if left out)
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_known_on: Option<Date>,
    /// Look this company up in the benchmark instead of the dossier's partner
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new(),
          conflicts_with = "data")]
    partner: Option<String>,
    /// The data folder: the partner and its group are looked for on the imported lists, as they were known on
    /// the day
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    content: ContentOption,
}

impl Check {
    /// Judges, prints, and says whether anything blocks.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let mut record = dossier::read(&self.dossier)?;
        let content = self.content.load()?;
        for note in dossier::not_asked(&record, &content.edition) {
            terminal.note(&note);
        }
        if let Some(name) = self.partner {
            terminal.note(&format!(
                "{name} stands in for {}: the benchmark is asked about {name}, answers and sources are the dossier's own",
                record.partner.name
            ));
            record.partner.name = name;
        }
        let day = self.as_known_on.unwrap_or_else(|| clock::today(&content.edition));
        if let Some(data) = &self.data {
            lookup::look(&mut record, data, day, &content, terminal)?;
        }
        let yardstick = Yardstick { edition: &content.edition, library: &content.library, day };
        let mut judgement = judge(&record, Stage::default(), yardstick);
        judgement.screening = record.as_known_on(day).steps.screening;
        match self.format {
            Format::Text => {
                let (families, settings) = (&content.edition.families, &content.edition.settings);
                let width = terminal.width();
                terminal.print(&judgement::text(&judgement, families, settings.second_look_from(), width))?;
            }
            Format::Json => terminal.print_json(&judgement)?,
        }
        Ok(if judgement.blocks() { Exit::Blocked } else { Exit::Clear })
    }
}
