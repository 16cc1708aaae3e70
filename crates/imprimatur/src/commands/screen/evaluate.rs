//! `screen evaluate`: what the scores are worth, on pairs that people judged.

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use entities::Entity;
use screening::evaluation::{AtThreshold, Judged};
use screening::{Config, Prepared, score};
use serde::{Deserialize, Serialize};

use super::{ContentOption, Format};
use crate::exit::{Exit, Failure};
use crate::files::open;
use crate::output::{Page, Terminal};

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
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let config = self.content.load()?.screening()?;
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
