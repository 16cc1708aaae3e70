//! Values as they are kept: on one line, without stray marks, one name each.

use crate::track::Track;

/// Any run of white space as one blank, none at the ends.
pub(crate) fn squash(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A longer text: its lines without blanks at their ends, none empty.
pub(crate) fn paragraphs(text: &str) -> String {
    text.lines().map(squash).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The parts that are there, with `between` between them.
pub(crate) fn join<S: AsRef<str>>(parts: impl IntoIterator<Item = S>, between: &str) -> String {
    let there = parts.into_iter().filter(|part| !part.as_ref().is_empty());
    there.map(|part| part.as_ref().to_owned()).collect::<Vec<_>>().join(between)
}

/// The names in a field that holds several with semicolons between them; semicolons inside brackets
/// belong to a remark. A division is reported.
pub(crate) fn names(text: &str, line: u64, track: &Track) -> Vec<String> {
    let mut depth = 0_usize;
    let parts = text.split(|character| {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ';' && depth == 0
    });
    let names: Vec<String> = parts.map(squash).filter(|name| !name.is_empty()).collect();
    if names.len() > 1 {
        let what = "several names in one field were divided at their semicolons";
        track.repair(line, what, text, names.join(" | "));
    }
    names
}

/// The number of a document without what was written around it, and that remainder.
///
/// Only what is plain is taken away: a remark in brackets after the number, words after a comma,
/// words up to a colon, "number" or "no.", quotation and other stray marks. What is left must hold a
/// digit, else the text stays as it is.
pub(crate) fn number(text: &str, line: u64, track: &Track) -> (String, String) {
    let whole = squash(text);
    let (mut number, mut around) = (whole.as_str(), Vec::new());
    // A digit in brackets, as in "D489833 (9)", is part of the number.
    let remark = number.strip_suffix([')', '.']).unwrap_or(number).rsplit_once(" (");
    let worded = |remark: &str| remark.contains(char::is_alphabetic) && !remark.contains(')');
    if let Some((before, remark)) = remark.filter(|(before, remark)| has_digit(before) && worded(remark)) {
        around.push(remark);
        number = before.trim_end();
    }
    if let Some((before, words)) =
        number.split_once(',').filter(|(before, words)| has_digit(before) && !has_digit(words))
    {
        around.push(words.trim_start());
        number = before.trim_end();
    }
    if let Some((words, after)) = after_mark(number) {
        around.insert(0, words);
        number = after;
    }
    let stray = [' ', ';', ':', ',', '"', '\'', '“', '”', '‘', '’', '`', '*', '_'];
    let number = number.trim_matches(stray);
    if number == whole || !has_digit(number) {
        return (whole, String::new());
    }
    track.repair(line, "what stood around the number of a document was moved to the notes", &*whole, number);
    (number.to_owned(), around.join("; "))
}

/// What follows "number", "no." or a colon, where the digits are all behind it.
fn after_mark(text: &str) -> Option<(&str, &str)> {
    let lower = text.to_ascii_lowercase();
    let end =
        [": ", "number ", "no. "].iter().filter_map(|mark| Some(lower.find(mark)? + mark.len())).min()?;
    let (words, after) = text.split_at(end);
    let (words, after) = match after_mark(after) {
        Some((_, beyond)) => (&text[..text.len() - beyond.len()], beyond),
        None => (words, after),
    };
    (has_digit(after) && !has_digit(words)).then(|| (words.trim_end_matches([' ', ':']), after.trim_start()))
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// The addresses of pages that stand in a text.
pub(crate) fn links(text: &str) -> Vec<String> {
    let starts = text
        .match_indices("http")
        .filter(|(at, _)| text[*at..].starts_with("http://") || text[*at..].starts_with("https://"));
    let ends =
        |rest: &str| rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | ';'));
    let link = |(at, _)| {
        let rest: &str = &text[at..];
        rest[..ends(rest).unwrap_or(rest.len())].trim_end_matches(['.', ',', ':']).to_owned()
    };
    starts.map(link).collect()
}
