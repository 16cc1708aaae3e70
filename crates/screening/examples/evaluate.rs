//! Scores judged pairs and prints how well the scores tell them apart, with the CPU time a pair takes.
//!
//! `cargo run --release -p screening --example evaluate -- PAIRS.jsonl… [--errors] [--dump]`
//!
//! A line of PAIRS.jsonl: `{"left": entity, "right": entity, "judgement": "positive" | "negative"}`.
//! `--errors` shows the pairs on the wrong side of the threshold, `--dump` the features of every pair.

#![expect(clippy::print_stdout, reason = "printing is what this example is for")]

use std::{error::Error, fs};

use entities::Entity;
use screening::{
    Config, Prepared, compare,
    evaluation::{Judged, evaluate},
    score,
};
use serde::Deserialize;

mod clock;
mod sources;

#[derive(Deserialize)]
struct Pair {
    left: Entity,
    right: Entity,
    judgement: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let has = |flag: &str| flags.iter().any(|given| given == flag);
    let config = Config::parse(&sources::SOURCES)?;
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let pairs: Vec<Pair> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let start = clock::Start::now();
        let prepared: Vec<(Prepared, Prepared)> = pairs
            .iter()
            .map(|pair| (Prepared::new(&pair.left, &config), Prepared::new(&pair.right, &config)))
            .collect();
        let preparing = start.micros();
        let start = clock::Start::now();
        let judged: Vec<Judged> = pairs
            .iter()
            .zip(&prepared)
            .map(|(pair, (left, right))| Judged {
                score: score(left, right, &config),
                same: pair.judgement == "positive",
            })
            .collect();
        let scoring = start.micros();
        let each = |micros: f64| micros / pairs.len().max(1) as f64;
        let (preparing, scoring) = (each(preparing), each(scoring));
        let threshold = config.weights.threshold;
        println!("{path}: {}", evaluate(&judged, threshold));
        println!("  {preparing:.1} us a pair to prepare, {scoring:.1} us a pair to score");
        for ((pair, judged), (left, right)) in pairs.iter().zip(&judged).zip(&prepared) {
            let wrong = (judged.score >= threshold) != judged.same;
            if has("--dump") {
                let compared = compare(left, right, &config);
                let line = serde_json::json!({
                    "left": pair.left.id, "right": pair.right.id, "same": judged.same, "compared": compared,
                });
                println!("DUMP {line}");
            } else if wrong && has("--errors") {
                println!("{} {:.3} {} | {}", pair.judgement, judged.score, pair.left.id, pair.right.id);
                for feature in compare(left, right, &config).features {
                    let screening::Feature { feature, bits, why, left, right } = feature;
                    println!("    {bits:+.2} {feature}: {left} | {right}: {why}");
                }
            }
        }
    }
    Ok(())
}
