//! `schema`: the JSON Schema of what is read and printed.

use clap::{Args, ValueEnum};

use crate::exit::{Exit, Failure};
use crate::output::Terminal;
use crate::schema;

/// The JSON Schema (2020-12) of what is read and printed
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur schema dossier > dossier.schema.json")]
pub struct Schema {
    /// Of what
    of: Of,
}

#[derive(Clone, Copy, ValueEnum)]
enum Of {
    /// What `check` reads
    Dossier,
    /// What `check --format json` prints
    Judgement,
}

impl Schema {
    /// Prints it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        terminal.print_json(&match self.of {
            Of::Dossier => schema::dossier(),
            Of::Judgement => schema::judgement(),
        })?;
        Ok(Exit::Clear)
    }
}
