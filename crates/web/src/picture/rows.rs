//! Which place in its row everything gets.

use std::collections::BTreeSet;

use super::{BESIDE, BETWEEN, BOX_HEIGHT, BOX_WIDTH, MARGIN, Plan};

/// How often rows are ordered and moved; more changes nothing to speak of.
const SWEEPS: usize = 4;
/// Width of the place where an arrow passes a row.
const PASSAGE: i32 = 24;
/// How far an arrow between two boxes of one row rises above them.
pub(super) const ARC: i32 = 56;

/// A box, or the passage of an arrow through a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub row: usize,
    pub width: i32,
    pub center: i32,
}

/// An arrow on its way, from its upper end to its lower one, or within a row.
#[derive(Debug)]
pub(super) struct Route {
    /// Its number in the plan.
    pub planned: usize,
    /// The slots that it touches: its two boxes, and passages between them.
    pub slots: Vec<usize>,
    /// Its head is at the upper end.
    pub upwards: bool,
}

/// Everything in rows.
pub(super) struct Rows {
    /// The boxes in the plan's order, then the passages.
    pub slots: Vec<Slot>,
    pub routes: Vec<Route>,
    rows: Vec<Vec<usize>>,
    above: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
}

impl Rows {
    pub fn of(plan: &Plan) -> Self {
        let used: Vec<i32> = plan.rows.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let row = |wanted: &i32| used.binary_search(wanted).unwrap_or_default();
        let slots: Vec<Slot> =
            plan.rows.iter().map(|wanted| Slot { row: row(wanted), width: BOX_WIDTH, center: 0 }).collect();
        let mut rows = vec![Vec::new(); used.len()];
        slots.iter().enumerate().for_each(|(at, slot)| rows[slot.row].push(at));
        let mut all = Rows { slots, routes: Vec::new(), rows, above: Vec::new(), below: Vec::new() };
        for (planned, arrow) in plan.arrows.iter().enumerate() {
            let there = arrow.from.max(arrow.to) < plan.rows.len();
            if there && arrow.from != arrow.to {
                all.route(planned, arrow.from, arrow.to);
            }
        }
        all.join();
        all
    }

    fn route(&mut self, planned: usize, from: usize, to: usize) {
        let upwards = self.slots[from].row > self.slots[to].row;
        let (upper, lower) = if upwards { (to, from) } else { (from, to) };
        let mut slots = vec![upper];
        for row in self.slots[upper].row + 1..self.slots[lower].row {
            slots.push(self.slots.len());
            self.rows[row].push(self.slots.len());
            self.slots.push(Slot { row, width: PASSAGE, center: 0 });
        }
        slots.push(lower);
        self.routes.push(Route { planned, slots, upwards });
    }

    /// Notes who stands next to whom in the rows above and below.
    fn join(&mut self) {
        self.above = vec![Vec::new(); self.slots.len()];
        self.below = vec![Vec::new(); self.slots.len()];
        for pair in self.routes.iter().flat_map(|route| route.slots.windows(2)) {
            let [upper, lower] = [pair[0], pair[1]];
            if self.slots[upper].row != self.slots[lower].row {
                self.below[upper].push(lower);
                self.above[lower].push(upper);
            }
        }
    }

    /// Orders the slots of each row by the mean place of their neighbours, so that few arrows cross.
    pub fn order(&mut self) {
        for _ in 0..SWEEPS {
            for row in 1..self.rows.len() {
                self.order_row(row, row - 1);
            }
            for row in (1..self.rows.len()).rev() {
                self.order_row(row - 1, row);
            }
        }
    }

    fn order_row(&mut self, row: usize, beside: usize) {
        let place = |of: &Vec<usize>, slot: usize| {
            let at = of.iter().position(|one| *one == slot).unwrap_or_default();
            at as f64 - (of.len() as f64 - 1.0) / 2.0
        };
        let mut keyed: Vec<(f64, usize)> = self.rows[row]
            .iter()
            .map(|slot| {
                let neighbours = self.neighbours(*slot, beside);
                let sum: f64 = neighbours.iter().map(|one| place(&self.rows[beside], *one)).sum();
                let mean = sum / neighbours.len() as f64;
                (if neighbours.is_empty() { place(&self.rows[row], *slot) } else { mean }, *slot)
            })
            .collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
        self.rows[row] = keyed.into_iter().map(|(_, slot)| slot).collect();
    }

    /// The neighbours of a slot in the row above or below.
    fn neighbours(&self, slot: usize, beside: usize) -> &[usize] {
        if beside < self.slots[slot].row { &self.above[slot] } else { &self.below[slot] }
    }

    /// Gives every slot its place, as near to its neighbours as the others in the row leave it. Yields the
    /// width of all.
    pub fn place(&mut self) -> i32 {
        for row in 0..self.rows.len() {
            self.settle(row, |_, _| 0);
        }
        for _ in 0..SWEEPS {
            for row in 1..self.rows.len() {
                self.settle(row, |rows, slot| rows.mean(slot, row - 1));
            }
            for row in (1..self.rows.len()).rev() {
                self.settle(row - 1, |rows, slot| rows.mean(slot, row));
            }
        }
        let left = self.slots.iter().map(|slot| slot.center - slot.width / 2).min().unwrap_or_default();
        for slot in &mut self.slots {
            slot.center += MARGIN - left;
        }
        self.slots.iter().map(|slot| slot.center + slot.width / 2).max().unwrap_or_default() + MARGIN
    }

    /// The mean place of a slot's neighbours; its own where it has none.
    fn mean(&self, slot: usize, beside: usize) -> i32 {
        let neighbours = self.neighbours(slot, beside);
        match neighbours.len() as i32 {
            0 => self.slots[slot].center,
            many => neighbours.iter().map(|one| self.slots[*one].center).sum::<i32>() / many,
        }
    }

    /// Moves a row as near to where its slots want to be as their widths allow, the wishes met on the mean. No
    /// row reaches farther than the widest one must.
    fn settle(&mut self, row: usize, wish: impl Fn(&Rows, usize) -> i32) {
        let slots = self.rows[row].clone();
        let wishes: Vec<i32> = slots.iter().map(|slot| wish(self, *slot)).collect();
        // How far left each can stand, and how far right, with all others beside it.
        let room = self.widest() - self.width(row);
        let mut end = -self.widest() / 2;
        let mut least = Vec::new();
        for slot in &slots {
            let width = self.slots[*slot].width;
            least.push(end + width / 2);
            end += width + BESIDE;
        }
        let mut reach = i32::MIN;
        for ((slot, wish), least) in slots.iter().zip(&wishes).zip(&least) {
            let half = self.slots[*slot].width / 2;
            let center = (*wish).clamp(*least, least + room).max(reach.saturating_add(half));
            self.slots[*slot].center = center;
            reach = center + half + BESIDE;
        }
        let missed: i32 = slots.iter().zip(&wishes).map(|(slot, wish)| wish - self.slots[*slot].center).sum();
        let over = slots.iter().zip(&least).map(|(slot, least)| self.slots[*slot].center - least);
        let (down, up) =
            over.fold((i32::MIN, i32::MAX), |(down, up), over| (down.max(-over), up.min(room - over)));
        let shift = (missed / slots.len() as i32).clamp(down, up);
        for slot in &slots {
            self.slots[*slot].center += shift;
        }
    }

    /// The width that a row needs.
    fn width(&self, row: usize) -> i32 {
        let slots = &self.rows[row];
        slots.iter().map(|slot| self.slots[*slot].width + BESIDE).sum::<i32>() - BESIDE
    }

    /// The width that the widest row needs.
    fn widest(&self) -> i32 {
        (0..self.rows.len()).map(|row| self.width(row)).max().unwrap_or_default()
    }

    /// Turns left and right.
    pub fn mirror(&mut self, width: i32) {
        for slot in &mut self.slots {
            slot.center = width - slot.center;
        }
    }

    /// The upper edge of a row.
    pub fn top(&self, row: usize) -> i32 {
        let within = |route: &Route| route.slots.iter().all(|slot| self.slots[*slot].row == 0);
        let above = if self.routes.iter().any(within) { ARC } else { 0 };
        MARGIN + above + row as i32 * (BOX_HEIGHT + BETWEEN)
    }

    /// The height of all.
    pub fn height(&self) -> i32 {
        self.top(self.rows.len().max(1) - 1) + BOX_HEIGHT + MARGIN
    }
}
