//! How much of each company reaches given parties: bounds on the sums over all chains.
//!
//! Say that every share of a company is handed to its holders, theirs to their holders, and so on.
//! What reaches a party `a` from a company `t` satisfies x(t) = Σ w(t, h) · x(h) with x(a) = 1, which
//! is the equation of integrated ownership, Y = W + W · Y, read from the side of `a`.
//!
//! The least that reaches it takes every share at its lower bound. The most hands what is left of
//! each company, within the upper bounds, to the holders from which most reaches `a`. Loops are
//! solved component by component: exactly where shares are exact, otherwise by approaching the
//! greatest solution from above, so that every value on the way is an upper bound.

use super::components::{components, solve};
use crate::interval::TOLERANCE;

/// The largest loop that is solved as a linear system.
const MOST_SOLVED: usize = 150;
/// How often a larger or uncertain loop is gone round.
const MOST_ROUNDS: usize = 10_000;

/// A part of a company that somebody holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub holder: usize,
    pub lo: f64,
    pub hi: f64,
}

/// A small graph of parts.
pub(super) struct Shares {
    /// The parts of each company, which are parts of one whole.
    parts: Vec<Vec<Part>>,
    /// Parts that are stated beside the others and cut across them: an indirect share of which the
    /// stated chain does not account for all.
    beside: Vec<Vec<Part>>,
    /// Companies whose holders are not all known here: anything may be behind them.
    open: Vec<bool>,
    /// Loops, and single companies, holders first.
    order: Vec<Vec<usize>>,
}

/// What reaches the parties that were asked for, from each company.
pub(super) struct Reach {
    pub lo: Vec<f64>,
    pub hi: Vec<f64>,
}

impl Shares {
    pub fn new(mut parts: Vec<Vec<Part>>, beside: Vec<Vec<Part>>, open: Vec<bool>) -> Self {
        for parts in &mut parts {
            let least: f64 = parts.iter().map(|part| part.lo).sum();
            let left = (1.0 - least).max(0.0);
            for part in parts {
                part.hi = part.hi.min(part.lo + left);
            }
        }
        let holders = |at: usize| parts[at].iter().chain(&beside[at]).map(|part| part.holder).collect();
        let next: Vec<Vec<usize>> = (0..parts.len()).map(holders).collect();
        Self { order: components(&next), parts, beside, open }
    }

    /// The parts of a company, none above what the others leave of it.
    pub fn parts(&self, company: usize) -> &[Part] {
        &self.parts[company]
    }

    /// Companies that are held by each other to the last share, so that nobody outside owns them.
    pub fn closed_loops(&self) -> Vec<&Vec<usize>> {
        let closed = |members: &&Vec<usize>| {
            members.iter().all(|at| {
                let inside = self.parts[*at].iter().filter(|part| members.contains(&part.holder));
                inside.map(|part| part.lo).sum::<f64>() >= 1.0 - TOLERANCE
            })
        };
        self.order.iter().filter(closed).collect()
    }

    /// What reaches the members that `wanted` marks.
    pub fn reach(&self, wanted: &[bool]) -> Reach {
        let start: Vec<f64> = wanted.iter().map(|wanted| f64::from(u8::from(*wanted))).collect();
        let mut reach = Reach { lo: start.clone(), hi: start };
        for (at, open) in self.open.iter().enumerate() {
            if *open {
                reach.hi[at] = 1.0;
            }
        }
        for members in &self.order {
            let free: Vec<usize> = members.iter().copied().filter(|at| !wanted[*at]).collect();
            match free.as_slice() {
                [] => {}
                // Most companies in a large world are not below the wanted ones.
                free if !free.iter().any(|at| self.is_reached(*at, &reach.hi)) => {}
                [one] if !self.parts[*one].iter().any(|part| part.holder == *one) => {
                    reach.lo[*one] = self.least(*one, &reach.lo);
                    if !self.open[*one] {
                        reach.hi[*one] = self.most(*one, &reach.hi);
                    }
                }
                _ => self.go_round(&free, &mut reach),
            }
        }
        reach
    }

    /// Whether anything may reach the wanted parties from a company.
    fn is_reached(&self, company: usize, x: &[f64]) -> bool {
        self.open[company]
            || self.parts[company].iter().chain(&self.beside[company]).any(|part| x[part.holder] > 0.0)
    }

    fn least(&self, company: usize, x: &[f64]) -> f64 {
        let all = self.parts[company].iter().chain(&self.beside[company]);
        all.map(|part| part.lo * x[part.holder]).sum::<f64>().min(1.0)
    }

    fn most(&self, company: usize, x: &[f64]) -> f64 {
        let parts = &self.parts[company];
        let mut left = (1.0 - parts.iter().map(|part| part.lo).sum::<f64>()).max(0.0);
        let mut sum: f64 = parts.iter().map(|part| part.lo * x[part.holder]).sum();
        let mut loose: Vec<&Part> =
            parts.iter().filter(|part| part.hi > part.lo && x[part.holder] > 0.0).collect();
        loose.sort_by(|one, other| x[other.holder].total_cmp(&x[one.holder]));
        for part in loose {
            let more = (part.hi - part.lo).min(left);
            sum += more * x[part.holder];
            left -= more;
        }
        let beside: f64 = self.beside[company].iter().map(|part| part.hi * x[part.holder]).sum();
        (sum + beside).min(1.0)
    }

    /// Solves a loop, whose members outside of `free` have their values already.
    fn go_round(&self, free: &[usize], reach: &mut Reach) {
        self.settle(free, &mut reach.lo, |part| part.lo, Self::least, 0.0);
        let settled = self.is_settled(free);
        let open = free.iter().any(|at| self.open[*at]);
        if settled && !open {
            self.settle(free, &mut reach.hi, |part| part.hi, Self::most, 1.0);
            return;
        }
        self.approach(free, &mut reach.hi, Self::most, 1.0);
    }

    /// Whether every share in a loop is exact, so that one linear system gives both bounds.
    fn is_settled(&self, free: &[usize]) -> bool {
        let parts = free.iter().flat_map(|at| self.parts[*at].iter().chain(&self.beside[*at]));
        parts.clone().all(|part| part.hi - part.lo <= TOLERANCE)
    }

    /// By the linear system where it is small and no company has more than the whole handed out;
    /// else by rounds from `from`.
    fn settle(
        &self,
        free: &[usize],
        x: &mut [f64],
        amount: fn(&Part) -> f64,
        step: fn(&Self, usize, &[f64]) -> f64,
        from: f64,
    ) {
        let all = |at: usize| self.parts[at].iter().chain(&self.beside[at]);
        let sound = |at: &usize| all(*at).map(amount).sum::<f64>() <= 1.0 + TOLERANCE;
        let outside: Vec<f64> = free
            .iter()
            .map(|at| {
                all(*at)
                    .filter(|part| !free.contains(&part.holder))
                    .map(|part| amount(part) * x[part.holder])
                    .sum()
            })
            .collect();
        // Nothing reaches the loop from outside: going round adds nothing.
        if outside.iter().all(|share| *share <= 0.0) {
            free.iter().for_each(|at| x[*at] = 0.0);
            return;
        }
        if free.len() <= MOST_SOLVED && free.iter().all(sound) {
            let row = |at: usize| {
                let mut row = vec![0.0; free.len()];
                for part in all(at) {
                    if let Some(column) = free.iter().position(|one| *one == part.holder) {
                        row[column] -= amount(part);
                    }
                }
                row
            };
            let matrix: Vec<Vec<f64>> = (0..free.len())
                .map(|at| {
                    let mut row = row(free[at]);
                    row[at] += 1.0;
                    row
                })
                .collect();
            if let Some(solution) = solve(matrix, outside) {
                for (at, value) in free.iter().zip(solution) {
                    x[*at] = value.clamp(0.0, 1.0);
                }
                return;
            }
        }
        self.approach(free, x, step, from);
    }

    /// Rounds from above or from below; every value on the way is a bound.
    fn approach(&self, free: &[usize], x: &mut [f64], step: fn(&Self, usize, &[f64]) -> f64, from: f64) {
        free.iter().for_each(|at| x[*at] = 0.0);
        // From nothing, nothing: a loop that the wanted parties do not reach stays at nought, which
        // the way down from one would not find.
        let reached = free.iter().any(|at| self.open[*at] || step(self, *at, x) > 0.0);
        if !reached {
            return;
        }
        free.iter().for_each(|at| x[*at] = from);
        for _ in 0..MOST_ROUNDS {
            let mut change: f64 = 0.0;
            for at in free.iter().filter(|at| from == 0.0 || !self.open[**at]) {
                let value = step(self, *at, x);
                change = change.max((value - x[*at]).abs());
                x[*at] = value;
            }
            if change < 1e-13 {
                break;
            }
        }
    }
}
