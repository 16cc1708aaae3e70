//! The figures by which scores are judged.

use screening::evaluation::{Judged, evaluate};

fn judged(scores: &[(f64, bool)]) -> Vec<Judged> {
    scores.iter().map(|&(score, same)| Judged { score, same }).collect()
}

#[test]
fn figures_are_as_counted_by_hand() {
    let pairs = judged(&[(0.9, true), (0.8, true), (0.8, false), (0.6, true), (0.2, false), (0.1, false)]);
    let figures = evaluate(&pairs, 0.7);
    let at = figures.at_default;
    assert_eq!((at.precision, at.recall, at.false_positive_rate), (2.0 / 3.0, 2.0 / 3.0, 1.0 / 3.0));
    assert!((at.f1 - 2.0 / 3.0).abs() < 1e-12);
    assert!((figures.auc - 7.5 / 9.0).abs() < 1e-12);
    assert!((figures.tied - 2.0 / 6.0).abs() < 1e-12);
    assert!(figures.at_best.f1 > 0.85 && figures.at_best.threshold <= 0.6);
}

#[test]
fn scores_that_say_what_is_observed_are_calibrated() {
    let pairs = judged(&[(0.75, true), (0.75, true), (0.75, true), (0.75, false)]);
    assert!(evaluate(&pairs, 0.7).calibration_error < 1e-12);
    assert!((evaluate(&judged(&[(0.95, false)]), 0.7).calibration_error - 0.95).abs() < 1e-12);
}

#[test]
fn nothing_judged_gives_no_nonsense() {
    let figures = evaluate(&[], 0.7);
    assert_eq!((figures.pairs, figures.auc, figures.calibration_error, figures.tied), (0, 0.0, 0.0, 0.0));
}
