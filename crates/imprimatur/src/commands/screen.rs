//! `screen`: names against lists, with what speaks for and against each hit.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, Subcommand};
use entities::Entity;
use screening::evaluation::{AtThreshold, Judged};
use screening::{Comparison, Config, Corpus, Index, Options, Prepared, Sources, compare, score};
use serde::{Deserialize, Serialize};
use store::shelves::Shelf;

use super::lists::entities_of;
use super::{ContentOption, Format};
use crate::exit::{Exit, Failure};
use crate::files::open;
use crate::output::{Mood, Page, Terminal};

/// Looks for names on the imported lists, or on given ones
///
/// The table has a heading line with `name`, and may have `id`, `schema` (Person, Company, Vessel …) and any
/// property of FollowTheMoney, such as birthDate, nationality, country, leiCode, registrationNumber, alias.
/// Several values of one property are parted by `;`. Leaves with 1 where somebody was found.
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
    Evaluate(Evaluate),
}

/// How well scores tell equal pairs from others, on pairs that people judged
///
/// A line of the file: {"left": entity, "right": entity, "judgement": "positive" or "negative"}, entities
/// in FollowTheMoney JSON.
#[derive(Args)]
pub struct Evaluate {
    /// The judged pairs (a line of JSON each)
    #[arg(required = true)]
    pairs: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    content: ContentOption,
}

fn probability(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| *number > 0.0 && *number < 1.0);
    number.ok_or_else(|| "write a number above 0 and below 1, such as 0.7".into())
}

fn config(content: &ContentOption) -> Result<Config, Failure> {
    let content = content.load()?;
    let text = |name: &str| content.text(&format!("screening/{name}.yaml"));
    let sources = Sources {
        weights: &text("weights")?,
        words: &text("words")?,
        legal_forms: &text("legal_forms")?,
        equivalents: &text("equivalents")?,
        countries: &text("countries")?,
        frequencies: &text("frequencies")?,
    };
    Config::parse(&sources).map_err(|fault| Failure::Input(fault.to_string()))
}

/// Somebody who was looked for, and whom they may be.
#[derive(Serialize)]
struct Screened {
    query: Entity,
    hits: Vec<Found>,
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
        let config = config(&self.content)?;
        let queries = self.names.as_deref().map(queries).transpose()?.unwrap_or_default();
        let listed = self.listed()?;
        let prepared: Vec<Prepared> = listed.values().map(|(_, one)| Prepared::new(one, &config)).collect();
        // How telling a name is depends on how many on the lists bear it; a short list cannot tell that.
        let counted = Corpus::count(&prepared);
        let config = match counted.entities() > config.corpus.entities() {
            true => config.with_corpus(counted),
            false => config,
        };
        let index = Index::build(listed.values().map(|(_, entity)| entity), &config);
        let least_score = self.threshold.unwrap_or(config.weights.alert);
        let screened: Vec<Screened> = queries
            .into_iter()
            .map(|query| {
                let hits = hits(&query, &index, &listed, least_score, &config);
                Screened { query, hits }
            })
            .collect();
        match self.format {
            Format::Json => terminal.print_json(&screened)?,
            Format::Text => terminal.print(&screened_text(&screened, listed.len(), terminal.width()))?,
        }
        Ok(if screened.iter().any(|one| !one.hits.is_empty()) { Exit::Blocked } else { Exit::Clear })
    }

    /// Everybody on the lists, with the list, by list and identifier: two lists may use one identifier.
    fn listed(&self) -> Result<BTreeMap<String, (String, Entity)>, Failure> {
        let mut listed = BTreeMap::new();
        let mut take = |list: &str, entities: Vec<Entity>| {
            for mut entity in entities {
                entity.id = format!("{list}/{}", entity.id);
                // A list may speak of one entity in several rows, each with another name.
                match listed.get_mut(&entity.id) {
                    Some((_, first)) => Entity::merge(first, entity),
                    None => drop(listed.insert(entity.id.clone(), (list.to_owned(), entity))),
                }
            }
        };
        for path in &self.against {
            take(&path.display().to_string(), entities_of(path)?);
        }
        if let Some(data) = self.data.as_deref().filter(|_| self.against.is_empty()) {
            for shelf in Shelf::all(data)? {
                if let Some(snapshot) = shelf.newest()? {
                    take(shelf.list(), snapshot.entities()?);
                }
            }
        }
        // Nobody found on no list would read as a clearance.
        match listed.is_empty() {
            true => Err(Failure::Input(
                "there is no list to look in; import one with `lists import`, or give a file with --against"
                    .into(),
            )),
            false => Ok(listed),
        }
    }
}

fn hits(
    query: &Entity,
    index: &Index,
    listed: &BTreeMap<String, (String, Entity)>,
    least_score: f64,
    config: &Config,
) -> Vec<Found> {
    let prepared = Prepared::new(query, config);
    let options = Options { least_score, candidates: None };
    index
        .screen(&prepared, options, config)
        .into_iter()
        .filter_map(|hit| {
            let (list, entity) = listed.get(&*hit.entity.id)?;
            let comparison = compare(&prepared, hit.entity, config);
            Some(Found { list: list.clone(), comparison, entity: entity.clone() })
        })
        .collect()
}

/// What somebody who is looked for can be. Another word would count as something that is neither a person
/// nor a company, and so against every hit.
const SCHEMAS: [&str; 8] =
    ["Person", "Company", "Organization", "PublicBody", "LegalEntity", "Vessel", "Airplane", "Asset"];

/// Reads the table of those to look for.
fn queries(path: &Path) -> Result<Vec<Entity>, Failure> {
    let wrong = |what: String| Failure::Input(format!("{}: {what}", path.display()));
    let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(open(path)?);
    let heads = table.headers().map_err(|error| wrong(error.to_string()))?.clone();
    let heads: Vec<&str> = heads.iter().map(|head| head.trim_start_matches('\u{feff}')).collect();
    if !heads.contains(&"name") {
        return Err(wrong("the first line has no column `name`; write the columns' names there".into()));
    }
    let mut queries = Vec::new();
    for (number, row) in table.records().enumerate() {
        let row = row.map_err(|error| wrong(error.to_string()))?;
        let cell = |head: &str| {
            let at = heads.iter().position(|known| *known == head);
            at.and_then(|at| row.get(at)).unwrap_or_default()
        };
        let line = row.position().map_or(0, csv::Position::line);
        if cell("name").is_empty() {
            return Err(wrong(format!("line {line}: the name is empty; nobody can be looked for")));
        }
        let id = Some(cell("id")).filter(|id| !id.is_empty()).map_or((number + 1).to_string(), str::to_owned);
        let schema = Some(cell("schema")).filter(|schema| !schema.is_empty()).unwrap_or("LegalEntity");
        if !SCHEMAS.contains(&schema) {
            return Err(wrong(format!(
                "line {line}: `{schema}` is no schema; write one of {}",
                SCHEMAS.join(", ")
            )));
        }
        let mut query = Entity::new(id, schema);
        for head in heads.iter().filter(|head| !["id", "schema"].contains(head)) {
            cell(head).split(';').for_each(|value| query.add(head, value.trim()));
        }
        queries.push(query);
    }
    match queries.is_empty() {
        true => Err(wrong("it has no line below the heading".into())),
        false => Ok(queries),
    }
}

fn screened_text(screened: &[Screened], listed: usize, width: usize) -> String {
    let mut page = Page::new(width);
    let found = screened.iter().filter(|one| !one.hits.is_empty()).count();
    page.heading(&format!("{} looked for among {listed}: {found} found", screened.len()));
    page.paragraph("A hit is a question for a person, not a finding. Nobody found is not nobody there.");
    for one in screened {
        page.gap();
        match one.hits.len() {
            0 => page.marked_item("none", Mood::Good, one.query.label()),
            hits => page.marked_item(&format!("{hits} found"), Mood::Bad, one.query.label()),
        }
        for hit in &one.hits {
            let score = format!("{:.4}", hit.comparison.score);
            page.detail(&score, &format!("{} ({})", hit.entity.label(), hit.entity.id));
            for feature in &hit.comparison.features {
                let words = format!("{} [{} | {}]", feature.why, feature.left, feature.right);
                page.detail(&format!("{:+.1} bits", feature.bits), &words);
            }
        }
    }
    page.finish()
}

/// A pair that people judged.
#[derive(Deserialize)]
struct Pair {
    left: Entity,
    right: Entity,
    judgement: Judgement,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Judgement {
    Positive,
    Negative,
}

/// What the scores of one file are worth.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Worth {
    file: String,
    pairs: usize,
    positive: usize,
    at_default: Figures,
    at_best: Figures,
    auc: f64,
    calibration_error: f64,
    tied: f64,
    microseconds_a_pair: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Figures {
    threshold: f64,
    precision: f64,
    recall: f64,
    f1: f64,
    false_positive_rate: f64,
}

impl From<AtThreshold> for Figures {
    fn from(at: AtThreshold) -> Self {
        let AtThreshold { threshold, precision, recall, f1, false_positive_rate } = at;
        Figures { threshold, precision, recall, f1, false_positive_rate }
    }
}

impl Evaluate {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let config = config(&self.content)?;
        let worths: Result<Vec<Worth>, Failure> =
            self.pairs.iter().map(|path| worth(path, &config)).collect();
        let worths = worths?;
        match self.format {
            Format::Json => terminal.print_json(&worths)?,
            Format::Text => terminal.print(&worths_text(&worths, terminal.width()))?,
        }
        Ok(Exit::Clear)
    }
}

fn worth(path: &Path, config: &Config) -> Result<Worth, Failure> {
    let wrong = |line: usize, what: String| Failure::Input(format!("{}:{line}: {what}", path.display()));
    let mut pairs: Vec<Pair> = Vec::new();
    for (number, line) in std::io::BufReader::new(open(path)?).lines().enumerate() {
        let line = line.map_err(|error| wrong(number + 1, error.to_string()))?;
        let pair = serde_json::from_str(&line).map_err(|error| wrong(number + 1, error.to_string()))?;
        pairs.push(pair);
    }
    let began = Instant::now();
    let judge = |pair: &Pair| Judged {
        score: score(&Prepared::new(&pair.left, config), &Prepared::new(&pair.right, config), config),
        same: pair.judgement == Judgement::Positive,
    };
    let judged: Vec<Judged> = pairs.iter().map(judge).collect();
    let micros = began.elapsed().as_secs_f64() * 1e6 / pairs.len().max(1) as f64;
    let found = screening::evaluation::evaluate(&judged, config.weights.threshold);
    Ok(Worth {
        file: path.display().to_string(),
        pairs: found.pairs,
        positive: found.positive,
        at_default: found.at_default.into(),
        at_best: found.at_best.into(),
        auc: found.auc,
        calibration_error: found.calibration_error,
        tied: found.tied,
        microseconds_a_pair: micros,
    })
}

fn worths_text(worths: &[Worth], width: usize) -> String {
    let mut page = Page::new(width);
    for worth in worths {
        page.heading(&format!("{}: {} pairs, {} of them one", worth.file, worth.pairs, worth.positive));
        for (label, at) in [("at default", &worth.at_default), ("at best F1", &worth.at_best)] {
            let Figures { threshold, precision, recall, f1, false_positive_rate } = at;
            page.row(
                label,
                &format!(
                    "{threshold:.2}: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}, false-positive rate \
                     {false_positive_rate:.4}"
                ),
            );
        }
        page.row("area", &format!("{:.4} under the ROC curve", worth.auc));
        page.row("calibration", &format!("error {:.4}", worth.calibration_error));
        page.row("tied", &format!("{:.4} of the scores", worth.tied));
        page.row("time", &format!("{:.1} µs a pair, both sides prepared anew", worth.microseconds_a_pair));
    }
    page.finish()
}
