//! The lines of arrows, their heads, and where their labels stand.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::rows::{ARC, Route, Rows};
use super::{Arrow, BETWEEN, BOX_HEIGHT, BOX_WIDTH, LABEL_HEIGHT, Plan, Point};

/// Where on a line its label may stand, best first: parts of the way.
const PLACES: [f64; 9] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85];
/// The most space between two arrows on one side of a box.
const APART: i32 = 32;
/// Length and half width of a head.
const HEAD: (i32, i32) = (9, 5);

/// A piece of a line between two rows, or above one: a curve that leaves and arrives upright.
#[derive(Clone, Copy)]
struct Curve {
    from: Point,
    to: Point,
    /// How far its two handles are from its ends, down if positive.
    handles: (i32, i32),
}

impl Curve {
    /// The point at a part of the way (0 to 1) of the cubic Bézier curve.
    fn at(&self, t: f64) -> Point {
        let [a, b, c, d] =
            [(1.0 - t).powi(3), 3.0 * (1.0 - t).powi(2) * t, 3.0 * (1.0 - t) * t * t, t.powi(3)];
        let mix = |p: i32, q: i32, r: i32, s: i32| {
            (a * f64::from(p) + b * f64::from(q) + c * f64::from(r) + d * f64::from(s)).round() as i32
        };
        let Curve { from, to, handles: (first, last) } = *self;
        Point { x: mix(from.x, from.x, to.x, to.x), y: mix(from.y, from.y + first, to.y + last, to.y) }
    }
}

/// The place of a label.
struct Label {
    middle: Point,
    width: i32,
}

impl Label {
    fn overlaps(&self, other: &Label) -> bool {
        (self.middle.x - other.middle.x).abs() * 2 < self.width + other.width
            && (self.middle.y - other.middle.y).abs() < LABEL_HEIGHT
    }
}

/// One end of an arrow, at a side of a box.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct End {
    /// How far right the arrow comes from.
    from: i32,
    /// The number of its route.
    number: usize,
    /// It is at the last slot of the route, not the first.
    last: bool,
}

/// Draws all arrows.
pub(super) fn draw(plan: &Plan, rows: &Rows, width: i32) -> Vec<Arrow> {
    let ports = ports(rows);
    let mut labels: Vec<Label> = Vec::new();
    let mut arrows = Vec::new();
    for (number, route) in rows.routes.iter().enumerate() {
        let ends = [(number, false), (number, true)].map(|end| ports[&end]);
        let curves = curves(rows, route, ends);
        let label = place(&curves, plan.arrows[route.planned].label_width, &labels, width);
        arrows.push(Arrow {
            planned: route.planned,
            line: line(&curves),
            head: head(rows, route, ends),
            label: label.middle,
        });
        labels.push(label);
    }
    arrows
}

/// How far right each arrow leaves and arrives, by its number and whether it is its last slot: spread over
/// the side of the box in the order of where the arrows come from, so that none hides another.
fn ports(rows: &Rows) -> BTreeMap<(usize, bool), i32> {
    // By box, and whether it is its lower side.
    let mut sides: BTreeMap<(usize, bool), Vec<End>> = BTreeMap::new();
    for (number, route) in rows.routes.iter().enumerate() {
        let count = route.slots.len();
        let (first, last) = (route.slots[0], route.slots[count - 1]);
        let below = rows.slots[first].row != rows.slots[last].row;
        let center = |at: usize| rows.slots[route.slots[at]].center;
        sides.entry((first, below)).or_default().push(End { from: center(1), number, last: false });
        sides.entry((last, false)).or_default().push(End { from: center(count - 2), number, last: true });
    }
    let mut ports = BTreeMap::new();
    for ((slot, _), mut ends) in sides {
        ends.sort_unstable();
        let many = ends.len() as i32;
        let apart = APART.min((BOX_WIDTH - 24) / many);
        for (at, End { number, last, .. }) in ends.into_iter().enumerate() {
            let offset = (2 * at as i32 - (many - 1)) * apart / 2;
            ports.insert((number, last), rows.slots[slot].center + offset);
        }
    }
    ports
}

/// The curves of an arrow between rows; within a row, one above it.
fn curves(rows: &Rows, route: &Route, [first, last]: [i32; 2]) -> Vec<Curve> {
    let slot = |at: usize| rows.slots[route.slots[at]];
    let top = |at: usize| rows.top(slot(at).row);
    let count = route.slots.len();
    if slot(0).row == slot(count - 1).row {
        let [from, to] = [first, last].map(|x| Point { x, y: top(0) });
        return vec![Curve { from, to, handles: (-ARC, -ARC) }];
    }
    let x = |at: usize| match at {
        0 => first,
        at if at == count - 1 => last,
        at => slot(at).center,
    };
    (1..count)
        .map(|at| Curve {
            from: Point { x: x(at - 1), y: top(at - 1) + BOX_HEIGHT },
            to: Point { x: x(at), y: top(at) },
            handles: (BETWEEN / 2, -BETWEEN / 2),
        })
        .collect()
}

fn line(curves: &[Curve]) -> String {
    let mut path = String::new();
    for (at, Curve { from, to, handles: (first, last) }) in curves.iter().enumerate() {
        let step = if at == 0 { 'M' } else { 'L' };
        let (x, y) = (from.x, from.y);
        // Writing to a text cannot fail.
        let _ = write!(path, "{step}{x} {y} C{x} {} {} {} {} {} ", y + first, to.x, to.y + last, to.x, to.y);
    }
    path.trim_end().to_owned()
}

fn head(rows: &Rows, route: &Route, [first, last]: [i32; 2]) -> String {
    let (length, half) = HEAD;
    let row = |at: usize| rows.slots[route.slots[at]].row;
    let (x, y, back) = match route.upwards {
        true => (first, rows.top(row(0)) + BOX_HEIGHT, length),
        false => (last, rows.top(row(route.slots.len() - 1)), -length),
    };
    format!("M{x} {y} l{half} {back} h{} z", -2 * half)
}

/// The best place on the line at which the label covers no other; the best of all where there is none.
fn place(curves: &[Curve], label_width: i32, others: &[Label], width: i32) -> Label {
    let half = label_width.min(width) / 2;
    let candidates = PLACES.iter().flat_map(|part| curves.iter().map(|curve| curve.at(*part))).map(|point| {
        let middle = Point { x: point.x.clamp(half, width - half), y: point.y };
        Label { middle, width: label_width.min(width) }
    });
    let mut candidates: Vec<Label> = candidates.collect();
    let free = candidates.iter().position(|label| !others.iter().any(|other| label.overlaps(other)));
    candidates.swap_remove(free.unwrap_or_default())
}
