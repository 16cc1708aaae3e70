//! How well scores tell equal pairs from others, over pairs that people have judged.

use std::fmt;

/// One judged pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// The score that the pair was given.
    pub score: f64,
    /// Whether people hold the two for one.
    pub same: bool,
}

/// The four figures at one threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AtThreshold {
    /// The threshold.
    pub threshold: f64,
    /// Of the pairs called one, the part that are.
    pub precision: f64,
    /// Of the pairs that are one, the part called so.
    pub recall: f64,
    /// The harmonic mean of precision and recall.
    pub f1: f64,
    /// Of the pairs that are two, the part called one.
    pub false_positive_rate: f64,
}

/// What the scores are worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// How many pairs.
    pub pairs: usize,
    /// How many of them are one.
    pub positive: usize,
    /// At the threshold asked for.
    pub at_default: AtThreshold,
    /// At the threshold, in hundredths, of the best F1.
    pub at_best: AtThreshold,
    /// The chance that a pair that is one scores above a pair that is not (ties count half).
    pub auc: f64,
    /// Expected calibration error over ten equal bands: how far scores lie from observed shares.
    pub calibration_error: f64,
    /// The share of pairs whose score some other pair has too.
    pub tied: f64,
}

/// Evaluates scores against judgements.
pub fn evaluate(pairs: &[Judged], threshold: f64) -> Evaluation {
    let best = (5..100).map(|hundredths| at(pairs, f64::from(hundredths) / 100.0));
    let best = best.reduce(|best, next| if next.f1 > best.f1 { next } else { best });
    Evaluation {
        pairs: pairs.len(),
        positive: pairs.iter().filter(|pair| pair.same).count(),
        at_default: at(pairs, threshold),
        at_best: best.unwrap_or_else(|| at(pairs, threshold)),
        auc: auc(pairs),
        calibration_error: calibration_error(pairs),
        tied: tied(pairs),
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn at(pairs: &[Judged], threshold: f64) -> AtThreshold {
    let count = |called: bool, same: bool| {
        pairs.iter().filter(|pair| (pair.score >= threshold) == called && pair.same == same).count()
    };
    let (hits, false_alarms, missed, rest) =
        (count(true, true), count(true, false), count(false, true), count(false, false));
    AtThreshold {
        threshold,
        precision: share(hits, hits + false_alarms),
        recall: share(hits, hits + missed),
        f1: share(2 * hits, 2 * hits + false_alarms + missed),
        false_positive_rate: share(false_alarms, false_alarms + rest),
    }
}

fn auc(pairs: &[Judged]) -> f64 {
    let of = |same: bool| {
        let mut scores: Vec<f64> =
            pairs.iter().filter(|pair| pair.same == same).map(|pair| pair.score).collect();
        scores.sort_unstable_by(f64::total_cmp);
        scores
    };
    let (positive, negative) = (of(true), of(false));
    let above = |score: f64| {
        let below = negative.partition_point(|&other| other < score);
        let not_above = negative.partition_point(|&other| other <= score);
        (below + not_above) as f64 / 2.0
    };
    positive.iter().map(|&score| above(score)).sum::<f64>()
        / ((positive.len() * negative.len()).max(1) as f64)
}

fn calibration_error(pairs: &[Judged]) -> f64 {
    let mut bands = [(0usize, 0.0f64, 0usize); 10];
    for pair in pairs {
        let band = &mut bands[((pair.score * 10.0) as usize).min(9)];
        band.0 += 1;
        band.1 += pair.score;
        band.2 += usize::from(pair.same);
    }
    bands.iter().map(|&(_, scores, same)| (scores - same as f64).abs()).sum::<f64>()
        / pairs.len().max(1) as f64
}

fn tied(pairs: &[Judged]) -> f64 {
    let mut scores: Vec<u64> = pairs.iter().map(|pair| pair.score.to_bits()).collect();
    scores.sort_unstable();
    let groups = scores.chunk_by(|one, other| one == other);
    share(groups.filter(|group| group.len() > 1).map(<[u64]>::len).sum(), pairs.len())
}

impl fmt::Display for AtThreshold {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Self { threshold, precision, recall, f1, false_positive_rate } = self;
        write!(out, "@{threshold:.2} P {precision:.4} R {recall:.4} F1 {f1:.4} FPR {false_positive_rate:.4}")
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Self { pairs, positive, at_default, at_best, auc, calibration_error, tied } = self;
        write!(
            out,
            "{pairs} pairs, {positive} positive; {at_default}; best {at_best}; AUC {auc:.4}; ECE {calibration_error:.4}; \
             tied {tied:.4}"
        )
    }
}
