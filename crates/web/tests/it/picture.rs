//! Drawings: everything is in view, nothing covers anything.

use proptest::prelude::*;
use web::picture::{BOX_HEIGHT, BOX_WIDTH, Drawing, LABEL_HEIGHT, Plan, Planned, Point, draw};

fn plan(rows: &[i32], arrows: &[(usize, usize)]) -> Plan {
    let planned = |(from, to): &(usize, usize)| Planned { from: *from, to: *to, label_width: 60 };
    Plan { rows: rows.to_vec(), arrows: arrows.iter().map(planned).collect() }
}

/// Any graph of some rows, with loops, arrows upwards, across rows and to nowhere.
fn any_plan() -> impl Strategy<Value = Plan> {
    let rows = prop::collection::vec(-4..5i32, 0..40);
    let arrows = prop::collection::vec((0..42usize, 0..42usize, 0..180i32), 0..60);
    (rows, arrows).prop_map(|(rows, arrows)| Plan {
        rows,
        arrows: arrows.into_iter().map(|(from, to, label_width)| Planned { from, to, label_width }).collect(),
    })
}

/// The points that a path names with capital letters; within their hull lie its curves.
fn points(path: &str) -> Vec<(i32, i32)> {
    let numbers: Vec<i32> = path
        .split(|mark: char| !mark.is_ascii_digit() && mark != '-')
        .filter_map(|number| number.parse().ok())
        .collect();
    numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

fn overlap(one: Point, other: Point) -> bool {
    (one.x - other.x).abs() < BOX_WIDTH && (one.y - other.y).abs() < BOX_HEIGHT
}

fn centre(drawing: &Drawing, at: usize) -> i32 {
    drawing.boxes[at].x + BOX_WIDTH / 2
}

proptest! {
    #[test]
    fn every_box_arrow_and_label_is_in_view_and_no_two_boxes_overlap(plan in any_plan(), mirrored: bool) {
        let drawing = draw(&plan, mirrored);
        prop_assert_eq!(drawing.boxes.len(), plan.rows.len());
        for (at, one) in drawing.boxes.iter().enumerate() {
            prop_assert!(one.x >= 0 && one.x + BOX_WIDTH <= drawing.width, "{one:?} in {}", drawing.width);
            prop_assert!(one.y >= 0 && one.y + BOX_HEIGHT <= drawing.height, "{one:?} in {}", drawing.height);
            for other in &drawing.boxes[..at] {
                prop_assert!(!overlap(*one, *other), "{one:?} {other:?}");
            }
        }
        let there = |arrow: &Planned| arrow.from != arrow.to && arrow.from.max(arrow.to) < plan.rows.len();
        prop_assert_eq!(drawing.arrows.len(), plan.arrows.iter().filter(|arrow| there(arrow)).count());
        for arrow in &drawing.arrows {
            for (x, y) in points(&arrow.line) {
                prop_assert!((0..=drawing.width).contains(&x) && (0..=drawing.height).contains(&y), "{}", arrow.line);
            }
            let half = plan.arrows[arrow.planned].label_width.min(drawing.width) / 2;
            prop_assert!(arrow.label.x >= half && arrow.label.x + half <= drawing.width);
            prop_assert!(arrow.label.y * 2 >= LABEL_HEIGHT && arrow.label.y * 2 + LABEL_HEIGHT <= 2 * drawing.height);
        }
    }

    #[test]
    fn the_other_direction_is_the_mirror_image(plan in any_plan()) {
        let (one, other) = (draw(&plan, false), draw(&plan, true));
        prop_assert_eq!((one.width, one.height), (other.width, other.height));
        for at in 0..plan.rows.len() {
            prop_assert_eq!(centre(&one, at), one.width - centre(&other, at));
        }
    }
}

#[test]
fn rows_stand_below_each_other_in_their_order() {
    let drawing = draw(&plan(&[0, -1, 7], &[(1, 0), (0, 2)]), false);
    assert!(drawing.boxes[1].y < drawing.boxes[0].y && drawing.boxes[0].y < drawing.boxes[2].y);
    assert!((0..3).all(|at| centre(&drawing, at) == drawing.width / 2), "a chain is a straight line");
}

#[test]
fn arrows_that_can_keep_from_crossing_do() {
    let drawing = draw(&plan(&[0, 0, 0, 1, 1, 1], &[(0, 5), (1, 4), (2, 3)]), false);
    let order = |of: [usize; 3]| {
        let mut sorted = of;
        sorted.sort_by_key(|at| drawing.boxes[*at].x);
        sorted
    };
    let below: Vec<usize> = order([3, 4, 5]).into_iter().map(|at| 5 - at).collect();
    assert_eq!(order([0, 1, 2]).to_vec(), below);
}

#[test]
fn an_arrow_points_at_what_is_held_upwards_too() {
    let drawing = draw(&plan(&[0, 1], &[(0, 1), (1, 0)]), false);
    let tip = |at: usize| points(&drawing.arrows[at].head)[0];
    assert_eq!(tip(0).1, drawing.boxes[1].y, "from above, at the upper edge");
    assert_eq!(tip(1).1, drawing.boxes[0].y + BOX_HEIGHT, "from below, at the lower edge");
    assert_ne!(drawing.arrows[0].line, drawing.arrows[1].line);
    assert_ne!(tip(0).0, tip(1).0, "neither hides the other");
}

#[test]
fn an_arrow_over_a_row_passes_between_its_boxes() {
    let drawing = draw(&plan(&[0, 1, 2], &[(0, 1), (1, 2), (0, 2)]), false);
    let middle = drawing.boxes[1];
    let passing: Vec<(i32, i32)> = points(&drawing.arrows[2].line)
        .into_iter()
        .filter(|(_, y)| (middle.y..=middle.y + BOX_HEIGHT).contains(y))
        .collect();
    assert!(!passing.is_empty());
    assert!(
        passing.iter().all(|(x, _)| *x < middle.x || *x > middle.x + BOX_WIDTH),
        "{passing:?} {middle:?}"
    );
}

#[test]
fn two_labels_stand_beside_each_other() {
    let drawing = draw(&plan(&[0, 0, 0, 0, 1], &[(0, 4), (1, 4), (2, 4), (3, 4)]), false);
    for (at, one) in drawing.arrows.iter().enumerate() {
        for other in &drawing.arrows[..at] {
            let apart = (one.label.x - other.label.x).abs() >= 60
                || (one.label.y - other.label.y).abs() >= LABEL_HEIGHT;
            assert!(apart, "{:?} {:?}", one.label, other.label);
        }
    }
}
