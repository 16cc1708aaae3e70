//! Drawings of graphs in rows: boxes, and arrows between them. Only places are worked out here, in pixels;
//! words, colours and shapes are the template's.
//!
//! The way is that of Sugiyama, Tagawa and Toda (1981): an arrow that passes a row gets a place of its own in
//! it, rows are ordered by the mean place of their neighbours, and then moved towards them. Which row a box
//! stands in is the caller's knowledge, and there are few boxes; that is why no library for layout is used.

mod arrows;
mod rows;

use rows::Rows;

/// Width of every box.
pub const BOX_WIDTH: i32 = 164;
/// Height of every box.
pub const BOX_HEIGHT: i32 = 84;
/// Height that is left for the label of an arrow.
pub const LABEL_HEIGHT: i32 = 18;

/// The least space between what is drawn and the edge of the drawing.
const MARGIN: i32 = 12;
/// Space between two places in a row.
const BESIDE: i32 = 24;
/// Space between two rows.
const BETWEEN: i32 = 96;

/// What is to be drawn.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The row of each box, the least on top. Within a row, boxes stand in their order as far as arrows allow.
    pub rows: Vec<i32>,
    /// The arrows. One from a box to itself, or to or from a box that is not there, is not drawn.
    pub arrows: Vec<Planned>,
}

/// An arrow to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    /// The box where it begins.
    pub from: usize,
    /// The box where it ends, with a head.
    pub to: usize,
    /// Width of its label.
    pub label_width: i32,
}

/// A place in a drawing, from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

/// What was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The upper left corner of each box.
    pub boxes: Vec<Point>,
    /// The arrows, those of the plan that could be drawn.
    pub arrows: Vec<Arrow>,
}

/// An arrow that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrow {
    /// Its number in the plan.
    pub planned: usize,
    /// Its line, as an SVG path.
    pub line: String,
    /// Its head, as an SVG path.
    pub head: String,
    /// The middle of its label.
    pub label: Point,
}

/// Draws a plan; from right to left where `mirrored`.
pub fn draw(plan: &Plan, mirrored: bool) -> Drawing {
    let mut rows = Rows::of(plan);
    rows.order();
    let width = rows.place();
    if mirrored {
        rows.mirror(width);
    }
    let boxes = (0..plan.rows.len())
        .map(|at| Point { x: rows.slots[at].center - BOX_WIDTH / 2, y: rows.top(rows.slots[at].row) })
        .collect();
    Drawing { width, height: rows.height(), boxes, arrows: arrows::draw(plan, &rows, width) }
}
