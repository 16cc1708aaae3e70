//! `screen`: names against lists, with what speaks for and against each hit.

mod evaluate;
mod names;
mod shown;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use entities::Entity;
use lists::{KnownLists, Standing};
use screening::{Catalogue, Comparison, Config, Options};
use serde::Serialize;
use store::shelves::Shelf;

use super::lists::{Looked, entities_of};
use super::{ContentOption, Format};
use crate::clock;
use crate::exit::{Exit, Failure};
use crate::output::Terminal;

/// Looks for names on the imported lists, or on given ones
///
/// The table has a heading line with `name`, and may have `id`, `schema` (Person, Company, Vessel …) and the
/// properties of FollowTheMoney that are compared, such as alias, birthDate, nationality, country, leiCode,
/// registrationNumber. Several values of one property are parted by `;`. Leaves with 1 where somebody was
/// found on a list that speaks against whoever stands on it.
#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "\
Examples:
  imprimatur screen partners.csv --data /var/lib/imprimatur
  imprimatur screen partners.csv --against consolidated.xml --format json
  imprimatur screen evaluate pairs.jsonl"
)]
pub struct Screen {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// The table of names (CSV)
    #[arg(required = true)]
    names: Option<PathBuf>,
    /// The data folder with the imported lists
    #[arg(long, value_name = "DIR", env = "IMPRIMATUR_DATA", required_unless_present = "against")]
    data: Option<PathBuf>,
    /// A list file to look in, instead of the imported ones. Can be given several times
    #[arg(long, value_name = "FILE")]
    against: Vec<PathBuf>,
    /// The lowest score that is a hit, above 0 and below 1; from where the content says that a person
    /// should look, if left out
    #[arg(long, value_name = "SCORE", value_parser = probability)]
    threshold: Option<f64>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    content: ContentOption,
}

/// What can be done besides
#[derive(Subcommand)]
pub enum Verb {
    Evaluate(evaluate::Evaluate),
}

fn probability(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| *number > 0.0 && *number < 1.0);
    number.ok_or_else(|| "write a number above 0 and below 1, such as 0.7".into())
}

/// What was looked for, and where.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Screening {
    lists: Vec<Looked>,
    /// Known lists that speak against whoever stands on them, and were never imported.
    never_imported: Vec<String>,
    /// How many entities of the lists have more names or values than are looked at.
    capped: usize,
    screened: Vec<Screened>,
}

/// Somebody who was looked for, and whom they may be.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Screened {
    query: Entity,
    /// What the query has more of than is looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    capped: Vec<&'static str>,
    hits: Vec<Found>,
    /// Found on lists on which to stand is something to know, and no finding.
    context: Vec<Found>,
}

/// Somebody on a list.
#[derive(Serialize)]
struct Found {
    list: String,
    #[serde(flatten)]
    comparison: Comparison,
    entity: Entity,
}

impl Screen {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        if let Some(Verb::Evaluate(evaluate)) = self.verb {
            return evaluate.run(terminal);
        }
        let content = self.content.load()?;
        let config = content.screening()?;
        let known = content.known_lists()?;
        let queries = self.names.as_deref().map(names::queries).transpose()?.unwrap_or_default();
        let (lists, catalogue) = self.catalogue(&known, config, terminal)?;
        let least_score = self.threshold.unwrap_or(catalogue.config().weights.alert);
        let screened: Result<Vec<Screened>, Failure> =
            queries.into_iter().map(|query| screened(query, &catalogue, &lists, least_score)).collect();
        let screening = Screening {
            never_imported: self.never_imported(&known, &lists),
            lists,
            capped: catalogue.capped(),
            screened: screened?,
        };
        match self.format {
            Format::Json => terminal.print_json(&screening)?,
            Format::Text => terminal.print(&shown::text(&screening, terminal.width()))?,
        }
        let found = screening.screened.iter().any(|one| !one.hits.is_empty());
        Ok(if found { Exit::Blocked } else { Exit::Clear })
    }

    /// Everybody on the lists, and the lists.
    fn catalogue(
        &self,
        known: &KnownLists,
        config: Config,
        terminal: &Terminal,
    ) -> Result<(Vec<Looked>, Catalogue), Failure> {
        let mut looked = Vec::new();
        let mut listed = Vec::new();
        let mut take = |list: Looked, entities: Vec<Entity>| {
            listed.extend(entities.into_iter().map(|entity| (list.list.clone(), entity)));
            looked.push(list);
        };
        for path in &self.against {
            let (summary, entities) = entities_of(path)?;
            if summary.illegible > 0 {
                terminal.note(&format!(
                    "{}: names that cannot be read, and by which nobody is found: {}. Where the publisher has them whole, fetch the file again, byte for byte",
                    path.display(),
                    summary.illegible
                ));
            }
            take(Looked::file(path, summary.dated, entities.len()), entities);
        }
        if let Some(data) = self.data.as_deref().filter(|_| self.against.is_empty()) {
            for shelf in Shelf::all(data)? {
                if let Some(snapshot) = shelf.newest()? {
                    take(Looked::edition(&snapshot, known, clock::now()), snapshot.entities()?);
                }
            }
        }
        let catalogue = Catalogue::new(listed, config);
        // Nobody found on no list would read as a clearance.
        match catalogue.is_empty() {
            true => Err(Failure::Input(
                "there is no list to look in; import one with `lists import`, or give a file with --against"
                    .into(),
            )),
            false => Ok((looked, catalogue)),
        }
    }

    /// Nobody found tells nothing of a list that was not looked in.
    fn never_imported(&self, known: &KnownLists, looked: &[Looked]) -> Vec<String> {
        let adverse = known.lists.iter().filter(|list| list.standing == Standing::Adverse);
        adverse
            .filter(|_| self.against.is_empty())
            .filter(|list| !looked.iter().any(|one| one.list == list.id))
            .map(|list| list.id.clone())
            .collect()
    }
}

fn screened(
    query: Entity,
    catalogue: &Catalogue,
    lists: &[Looked],
    least_score: f64,
) -> Result<Screened, Failure> {
    let prepared = catalogue.prepared(&query);
    if prepared.names.is_empty() {
        return Err(Failure::Input(format!(
            "{} (id {}): the name has no letter that could be compared; write the name, in any script",
            query.label(),
            query.id
        )));
    }
    let is_context =
        |list: &str| lists.iter().any(|one| one.list == list && one.standing == Standing::Context);
    let likely = catalogue.likely(&prepared, Options { least_score, candidates: None });
    let (context, hits) = likely
        .into_iter()
        .map(|likely| catalogue.explained(&prepared, likely))
        .map(|found| Found {
            list: found.listed.list.clone(),
            comparison: found.comparison,
            entity: found.listed.entity.clone(),
        })
        .partition(|found| is_context(&found.list));
    let capped = prepared.caps.iter().map(|cap| cap.in_words()).collect();
    Ok(Screened { query, capped, hits, context })
}
