//! What holds of every graph.

use ownership::Graph;
use proptest::prelude::*;
use serde_json::json;

use crate::support::{World, builder, now, shares};

const PARTIES: usize = 7;

fn name(at: usize) -> String {
    format!("N{at}")
}

/// A holding: holder, subject, what is said of the share.
#[derive(Debug, Clone)]
struct Holding(usize, usize, Said);

#[derive(Debug, Clone)]
enum Said {
    Exact(u8),
    Band(u8, u8),
    Nothing,
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        (0..=100u8).prop_map(Said::Exact),
        (0..=60u8, 0..=40u8).prop_map(|(lo, more)| Said::Band(lo, lo + more)),
        Just(Said::Nothing),
    ]
}

fn holdings() -> impl Strategy<Value = Vec<Holding>> {
    let holding = (0..PARTIES, 0..PARTIES, said()).prop_map(|(one, other, said)| Holding(one, other, said));
    prop::collection::vec(holding, 0..16)
}

fn companies() -> World {
    let mut world = World::default();
    for at in 0..PARTIES {
        world.company(&name(at));
    }
    world
}

fn world(holdings: &[Holding]) -> World {
    let mut world = companies();
    for Holding(holder, subject, said) in holdings {
        let (holder, subject) = (name(*holder), name(*subject));
        match said {
            Said::Exact(percent) => world.holds(&holder, &subject, f64::from(*percent)),
            Said::Band(lo, hi) => world.band(&holder, &subject, f64::from(*lo), f64::from(*hi)),
            Said::Nothing => world.unknown(&holder, &subject),
        };
    }
    world
}

/// Every answer about every party, without the texts of paths, which may be any shortest one.
fn answers(graph: &Graph) -> String {
    let view = now(graph);
    let all: Vec<_> = graph
        .nodes()
        .map(|node| {
            json!([
                view.owners(node),
                view.control(node),
                view.group(node),
                view.state(node),
                view.opacity(node)
            ])
        })
        .collect();
    json!(all).to_string()
}

/// Exact shares, W[holder][subject], that add to at most 95 % in each subject.
fn consistent() -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(prop::collection::vec(0..4u8, PARTIES), PARTIES).prop_map(|weights| {
        let mut matrix = vec![vec![0.0; PARTIES]; PARTIES];
        for subject in 0..PARTIES {
            let sum: f64 = (0..PARTIES).map(|holder| f64::from(weights[holder][subject])).sum();
            for holder in (0..PARTIES).filter(|holder| *holder != subject && sum > 0.0) {
                matrix[holder][subject] = 0.95 * f64::from(weights[holder][subject]) / sum;
            }
        }
        matrix
    })
}

/// Y = W + W · Y, by summing the powers of W.
fn dense(matrix: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let times = |one: &[Vec<f64>], other: &[Vec<f64>]| -> Vec<Vec<f64>> {
        let cell = |row: usize, column: usize| (0..PARTIES).map(|at| one[row][at] * other[at][column]).sum();
        (0..PARTIES).map(|row| (0..PARTIES).map(|column| cell(row, column)).collect()).collect()
    };
    let mut sum = matrix.to_vec();
    let mut power = matrix.to_vec();
    for _ in 0..3_000 {
        power = times(matrix, &power);
        for row in 0..PARTIES {
            for column in 0..PARTIES {
                sum[row][column] += power[row][column];
            }
        }
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_answer_comes_and_stays_within_the_whole(holdings in holdings()) {
        let graph = world(&holdings).graph();
        for node in graph.nodes() {
            for owner in now(&graph).owners(node).owners {
                for interval in [Some(owner.shares), owner.direct, Some(owner.votes)].into_iter().flatten() {
                    prop_assert!(0.0 <= interval.lo && interval.lo <= interval.hi && interval.hi <= 1.0, "{:?}", owner);
                }
            }
            let opacity = now(&graph).opacity(node);
            prop_assert!(0.0 <= opacity.opaque.lo && opacity.opaque.lo <= opacity.opaque.hi + 1e-9);
            for other in graph.nodes() {
                now(&graph).paths(node, other, 3);
            }
        }
        now(&graph).ultimate_controllers();
    }

    #[test]
    fn the_order_of_statements_does_not_matter(holdings in holdings(), seed in any::<u64>()) {
        let world = world(&holdings);
        let mut shuffled = world.statements.clone();
        let mut state = seed;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        let ((one, odd), (other, also_odd)) = (world.build(), builder(&shuffled).build());
        prop_assert_eq!(odd, also_odd);
        prop_assert_eq!(answers(&one), answers(&other));
    }

    #[test]
    fn more_holdings_never_lower_what_a_holder_may_have(holdings in holdings(), said in said(), of in 1..PARTIES) {
        let mut consistent = holdings;
        consistent.retain(|Holding(holder, subject, _)| holder != subject);
        let before = world(&consistent).graph();
        consistent.push(Holding(0, of, said));
        let after = world(&consistent).graph();
        // What goes round a closed loop for ever is counted once, which is less than what goes round nearly for ever.
        prop_assume!(after.nodes().all(|node| now(&after).owners(node).closed_loops.is_empty()));
        for subject in 1..PARTIES {
            let (less, more) = (shares(&before, "N0", &name(subject)).1, shares(&after, "N0", &name(subject)).1);
            prop_assert!(more >= less - 1e-6, "of {}: {} and then {}", subject, less, more);
        }
    }

    #[test]
    fn loops_agree_with_the_linear_system(matrix in consistent()) {
        let mut world = companies();
        for (holder, row) in matrix.iter().enumerate() {
            for (subject, share) in row.iter().enumerate().filter(|(_, share)| **share > 0.0) {
                world.holds(&name(holder), &name(subject), share * 100.0);
            }
        }
        let graph = world.graph();
        let wanted = dense(&matrix);
        for subject in 0..PARTIES {
            for holder in (0..PARTIES).filter(|holder| *holder != subject) {
                let found = shares(&graph, &name(holder), &name(subject));
                let wanted = (wanted[holder][subject] * 100.0).min(100.0);
                prop_assert!((found.0 - wanted).abs() < 1e-5, "{} of {}: {:?}, not {}", holder, subject, found, wanted);
                prop_assert!((found.1 - wanted).abs() < 1e-5, "{} of {}: {:?}, not {}", holder, subject, found, wanted);
            }
        }
    }

    #[test]
    fn somebody_controls_whoever_it_is_said_to_control_from_below(holdings in holdings()) {
        let graph = world(&holdings).graph();
        for party in graph.nodes() {
            for one in now(&graph).controlled_by(party) {
                let above = now(&graph).control(one.party.node);
                let same = above.iter().find(|controller| controller.party.node == party);
                prop_assert_eq!(same.map(|controller| controller.certainty), Some(one.certainty));
            }
        }
    }
}
