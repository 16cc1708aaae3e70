//! Judged pairs of real lists: no worse than when the weights were fitted.

use entities::Entity;
use screening::{
    evaluation::{Evaluation, Judged, evaluate},
    score,
};
use serde::Deserialize;

use crate::support::{CONFIG, prepare, shared};

#[derive(Deserialize)]
struct Pair {
    left: Entity,
    right: Entity,
    judgement: String,
}

fn figures(test: &str, file: &str) -> Option<Evaluation> {
    let text = shared(test, &format!("data/screening/{file}"))?;
    let judged: Vec<Judged> = text
        .lines()
        .map(|line| serde_json::from_str::<Pair>(line).expect("a pair"))
        .map(|pair| Judged {
            score: score(&prepare(&pair.left), &prepare(&pair.right), &CONFIG),
            same: pair.judgement == "positive",
        })
        .collect();
    Some(evaluate(&judged, CONFIG.weights.threshold))
}

#[track_caller]
fn at_least(test: &str, file: &str, f1: f64, false_positive_rate: f64) {
    let Some(figures) = figures(test, file) else { return };
    let at = figures.at_default;
    assert!(at.f1 >= f1 && at.false_positive_rate <= false_positive_rate, "{figures}");
}

#[test]
fn opensanctions_pairs() {
    at_least("opensanctions_pairs", "opensanctions_pairs_dev.jsonl", 0.979, 0.14);
}

#[test]
fn cross_list_pairs() {
    at_least("cross_list_pairs", "gold_pairs_dev.jsonl", 0.968, 0.0155);
}

#[test]
fn bench_of_names() {
    at_least("bench_of_names", "name_bench.jsonl", 0.84, 0.04);
}
