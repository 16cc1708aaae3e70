//! The style sheet: readable in both schemes, and the same sheet in both directions.

use std::collections::BTreeMap;

const SHEET: &str = include_str!("../../static/style.css");

/// Colours by token for light and for dark, where dark inherits what it does not set.
fn schemes() -> [BTreeMap<String, [f64; 3]>; 2] {
    let tokens = SHEET.split_once("@layer tokens {").unwrap().1.split_once("@layer base {").unwrap().0;
    let (light, dark) = tokens.split_once("@media").unwrap();
    let light = colours(light);
    let mut both = light.clone();
    both.extend(colours(dark));
    [light, both]
}

fn colours(css: &str) -> BTreeMap<String, [f64; 3]> {
    let declaration = |line: &str| {
        let (name, value) = line.trim().strip_suffix(';')?.split_once(": #")?;
        let digits =
            if value.len() == 3 { value.chars().flat_map(|c| [c, c]).collect() } else { value.to_owned() };
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap().into();
        Some((name.trim_start_matches("--").to_owned(), [channel(0), channel(2), channel(4)]))
    };
    css.lines().filter_map(declaration).collect()
}

/// Relative luminance (WCAG 2.2, definitions).
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour
        .map(|c| c / 255.0)
        .map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for what marks a field or the focus (1.4.11).
#[test]
fn every_colour_can_be_read_on_every_ground_in_both_schemes() {
    for colours in schemes() {
        let check = |front: &str, ground: &str, least: f64| {
            let ratio = contrast(colours[front], colours[ground]);
            assert!(ratio >= least, "{front} on {ground}: {ratio:.2} is less than {least}");
        };
        for ground in ["paper", "surface", "sunk"] {
            ["ink", "muted", "link", "link-visited", "grave", "caution"]
                .iter()
                .for_each(|text| check(text, ground, 4.5));
            ["edge", "focus", "accent"].iter().for_each(|mark| check(mark, ground, 3.0));
        }
        check("on-accent", "accent", 4.5);
        check("on-grave", "grave", 4.5);
        check("caution", "caution-sunk", 4.5);
    }
}

#[test]
fn no_rule_speaks_of_left_and_right() {
    let physical = ["-left", "-right", "left:", "right:", ": left", ": right", "float:"];
    for (index, line) in SHEET.lines().enumerate().filter(|(_, line)| !line.contains("-to-")) {
        assert!(!physical.iter().any(|word| line.contains(word)), "line {}: {line}", index + 1);
    }
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    assert!(!SHEET.contains("url(") && !SHEET.contains("@import") && !SHEET.contains("@font-face"));
}
