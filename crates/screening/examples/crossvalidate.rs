//! What the weights are worth on pairs that they were not fitted on.
//!
//! `cargo run --release -p screening --example crossvalidate -- PAIRS.jsonl…`, a set of judged pairs in each
//! file. Scores every set with the weights as they are; then fits all weights anew on one half of all sets,
//! from weights that know no set, and scores the other half, both ways. Records that are one are always in one
//! half; pairs across the halves are in no fit.

#![expect(clippy::print_stdout, reason = "printing is what this example is for")]

use std::{collections::BTreeMap, error::Error, fs};

use entities::Entity;
use screening::{
    Config, Prepared,
    evaluation::{Judged, evaluate},
    score,
    weights::Weights,
};

mod sources;

/// How much each bit of distance from where the fit began counts, beside the loss of a pair.
const INERTIA: f64 = 0.0005;
/// Steps of the fit, in bits.
const STEPS: [f64; 5] = [2.0, 1.0, 0.5, 0.25, 0.1];

struct Pair {
    left: Prepared,
    right: Prepared,
    same: bool,
    /// 0 or 1; none when the two are of different halves.
    half: Option<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut config = Config::parse(&sources::SOURCES)?;
    let mut sets = Vec::new();
    for path in std::env::args().skip(1) {
        let set = read(&path, &config)?;
        println!("{path}: {}", judged(set.iter(), &config));
        sets.push(set);
    }
    let mut unseen: Vec<Vec<Judged>> = sets.iter().map(|_| Vec::new()).collect();
    for fitted_on in [0, 1] {
        config.weights = fit(&sets, fitted_on, &config);
        for (set, unseen) in sets.iter().zip(&mut unseen) {
            // Pairs across the halves were in no fit; they are scored once, with the first.
            let unseen_by_this = |half: Option<usize>| half.map_or(fitted_on == 0, |half| half != fitted_on);
            let other = || set.iter().filter(|pair| unseen_by_this(pair.half));
            println!(
                "fitted on half {fitted_on}, scored on what it has not seen: {}",
                judged(other(), &config)
            );
            unseen.extend(other().map(|pair| judge(pair, &config)));
        }
        println!("{}", in_words(&mut config.weights));
    }
    for (path, unseen) in std::env::args().skip(1).zip(&unseen) {
        println!("{path}, all pairs as unseen: {}", evaluate(unseen, config.weights.threshold));
    }
    Ok(())
}

fn judge(pair: &Pair, config: &Config) -> Judged {
    Judged { score: score(&pair.left, &pair.right, config), same: pair.same }
}

fn judged<'a>(pairs: impl Iterator<Item = &'a Pair>, config: &Config) -> screening::evaluation::Evaluation {
    let judged: Vec<Judged> = pairs.map(|pair| judge(pair, config)).collect();
    evaluate(&judged, config.weights.threshold)
}

fn read(path: &str, config: &Config) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut clusters = BTreeMap::new();
    let mut read: Vec<(Entity, Entity, bool)> = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let pair: serde_json::Value = serde_json::from_str(line)?;
        let side = |side: &str| serde_json::from_value::<Entity>(pair[side].clone());
        let (left, right, same) = (side("left")?, side("right")?, pair["judgement"] == "positive");
        if same {
            let (one, other) = (root(&clusters, &left.id), root(&clusters, &right.id));
            if one != other {
                clusters.insert(one, other);
            }
        }
        read.push((left, right, same));
    }
    let half = |id: &str| {
        root(&clusters, id).bytes().fold(7_usize, |sum, byte| sum * 31 % 65_521 + usize::from(byte)) % 2
    };
    Ok(read
        .into_iter()
        .map(|(left, right, same)| Pair {
            half: Some(half(&left.id)).filter(|&one| one == half(&right.id)),
            left: Prepared::new(&left, config),
            right: Prepared::new(&right, config),
            same,
        })
        .collect())
}

/// The record that stands for all that are one with this one.
fn root(clusters: &BTreeMap<String, String>, id: &str) -> String {
    let mut root = id;
    while let Some(next) = clusters.get(root) {
        root = next;
    }
    root.to_owned()
}

/// Weights that know no set: evidence for counts 3 bits, evidence against as many.
fn unfitted(config: &Config) -> Weights {
    let mut weights = config.weights.clone();
    for weight in all(&mut weights) {
        *weight = if *weight > 0.0 {
            3.0
        } else if *weight < 0.0 {
            -3.0
        } else {
            0.0
        };
    }
    weights
}

/// The weights with the least loss on one half, each set counting the same: one weight after another is moved
/// while that helps.
fn fit(sets: &[Vec<Pair>], half: usize, config: &Config) -> Weights {
    let start = unfitted(config);
    let mut config = config.clone();
    config.weights = start.clone();
    let mut least = loss(sets, half, &start, &config);
    for step in STEPS {
        for _ in 0..3 {
            let before = least;
            for at in 0..all(&mut config.weights).len() {
                for step in [step, -step] {
                    loop {
                        *all(&mut config.weights)[at] += step;
                        let now = loss(sets, half, &start, &config);
                        if config.weights.broken_order().is_some() || now >= least {
                            *all(&mut config.weights)[at] -= step;
                            break;
                        }
                        least = now;
                    }
                }
            }
            if before - least < 1e-4 {
                break;
            }
        }
    }
    config.weights
}

fn loss(sets: &[Vec<Pair>], half: usize, start: &Weights, config: &Config) -> f64 {
    let of_set = |set: &Vec<Pair>| {
        let losses: Vec<f64> = set
            .iter()
            .filter(|pair| pair.half == Some(half))
            .map(|pair| {
                let score = score(&pair.left, &pair.right, config);
                -(if pair.same { score } else { 1.0 - score }).log2()
            })
            .collect();
        losses.iter().sum::<f64>() / losses.len().max(1) as f64
    };
    let (mut start, mut now) = (start.clone(), config.weights.clone());
    let moved: f64 =
        all(&mut start).into_iter().zip(all(&mut now)).map(|(start, now)| (*start - *now).powi(2)).sum();
    sets.iter().map(of_set).sum::<f64>() / sets.len() as f64 + INERTIA * moved
}

/// Every weight, in bits.
fn all(weights: &mut Weights) -> Vec<&mut f64> {
    let Weights {
        person,
        organisation,
        weak_alias,
        legal_form,
        number,
        birth,
        identifier,
        country,
        gender,
        ..
    } = weights;
    let names = [person, organisation].into_iter().flat_map(|name| {
        [
            &mut name.nothing,
            &mut name.all_shared,
            &mut name.shared,
            &mut name.contradicted,
            &mut name.left_over,
        ]
    });
    let agreements = [
        legal_form,
        country,
        gender,
        &mut identifier.global,
        &mut identifier.registration,
        &mut identifier.tax,
        &mut identifier.national,
    ];
    let agreements = agreements.into_iter().flat_map(|both| [&mut both.agree, &mut both.conflict]);
    let births = [
        &mut birth.same_day,
        &mut birth.same_year,
        &mut birth.slip,
        &mut birth.other_day,
        &mut birth.next_year,
        &mut birth.few_years,
        &mut birth.conflict,
    ];
    let others = [
        weak_alias,
        &mut number.conflict,
        &mut number.alone,
        &mut identifier.passport,
        &mut identifier.bic,
        &mut weights.other_sort,
    ];
    names.chain(agreements).chain(births).chain(others).map(|weight| &mut weight.bits).collect()
}

fn in_words(weights: &mut Weights) -> String {
    let bits: Vec<String> = all(weights).into_iter().map(|bits| format!("{bits:.1}")).collect();
    format!(
        "  persons {}; organisations {}; legal form, country, gender {}; identifiers {}; births {}; weak alias, \
         numbers, passport, BIC, other sort {}",
        bits[..5].join(" "),
        bits[5..10].join(" "),
        bits[10..16].join(" "),
        bits[16..24].join(" "),
        bits[24..31].join(" "),
        bits[31..].join(" ")
    )
}
