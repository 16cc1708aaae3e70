//! From the fields of a form to what a page shows.

use serde_json::Value;

use super::field::{Field, Kind, Start};
use super::read::{blocks_sent, is_filled};
use crate::components::{Choice, Form};
use crate::desk::look::Look;
use crate::page::Page;

/// A field ready to be shown.
pub(crate) struct Shown {
    /// Its name, which is also its `id`.
    pub(crate) name: String,
    /// Its label.
    pub(crate) label: String,
    /// Its hint; empty where there is none.
    pub(crate) hint: String,
    /// How it is shown.
    pub(crate) shape: Shape,
}

/// How a field is shown.
pub(crate) enum Shape {
    /// A line.
    Line,
    /// A paragraph of about so many rows.
    Text(usize),
    /// Day, month and year.
    Day,
    /// A list to choose one from.
    Select(Vec<Choice>),
    /// Radio buttons.
    Radios(Vec<Choice>),
    /// Checkboxes.
    Boxes(Vec<Choice>),
    /// Blocks of fields, with a button for one more.
    Blocks(Vec<Vec<Shown>>),
    /// Blocks of fields, each for something that the page knows.
    Each(Vec<Vec<Shown>>),
    /// Words, and what is sent back for them.
    Kept(String),
    /// Only sent back.
    Hidden,
}

/// At most this many are shown side by side; more become a list.
const MOST_RADIOS: usize = 6;

/// The fields that are asked, in their order.
pub(crate) fn show(fields: &[Field], form: &Form, look: &Look, page: &Page) -> Vec<Shown> {
    fields.iter().filter_map(|field| one(field, field.name.to_owned(), form, look, page)).collect()
}

fn one(field: &Field, name: String, form: &Form, look: &Look, page: &Page) -> Option<Shown> {
    let mut label = page.t(&format!("field-{}", field.label)).plain();
    if field.optional && !matches!(field.kind, Kind::Each(_)) {
        label = format!("{label} ({})", page.t("form-optional").plain());
    }
    let shape = match field.kind {
        Kind::Given(_) => return None,
        Kind::Line | Kind::Number | Kind::Decimal => Shape::Line,
        Kind::Kept => Shape::Kept(form.value(&format!("{name}-words")).to_owned()),
        Kind::Hidden => Shape::Hidden,
        Kind::Text => Shape::Text(6),
        Kind::Lines => Shape::Text(4),
        Kind::Day => Shape::Day,
        Kind::Tick => Shape::Boxes(vec![Choice {
            value: "true".into(),
            label: page.t("field-tick").plain(),
            hint: None,
        }]),
        Kind::YesNo => Shape::Radios(
            [("true", "answer-yes"), ("false", "answer-no")]
                .map(|(value, key)| Choice { value: value.into(), label: page.t(key).plain(), hint: None })
                .into(),
        ),
        Kind::Code(word, codes) => one_of(with_words(word, codes, page), page),
        Kind::Codes(word, codes) => Shape::Boxes(with_words(word, codes, page)),
        Kind::One(choices) => select(choices(look, page), page),
        Kind::Many(choices) => Shape::Boxes(choices(look, page)),
        Kind::Group(fields) => {
            let empty = filled(form, &name);
            Shape::Blocks(blocks(0..empty + 1, fields, &name, form, look, page))
        }
        Kind::Each(_) if filled(form, &name) == 0 => return None,
        Kind::Each(fields) => Shape::Each(blocks(0..filled(form, &name), fields, &name, form, look, page)),
    };
    let hint =
        if field.hinted { page.t(&format!("field-{}-hint", field.label)).plain() } else { String::new() };
    Some(Shown { name, label, hint, shape })
}

fn one_of(choices: Vec<Choice>, page: &Page) -> Shape {
    if choices.len() > MOST_RADIOS { select(choices, page) } else { Shape::Radios(choices) }
}

/// A list that begins with no choice: nothing is chosen for anybody.
fn select(choices: Vec<Choice>, page: &Page) -> Shape {
    let none = Choice { label: page.t("field-choose").plain(), ..Choice::default() };
    Shape::Select(std::iter::once(none).chain(choices).collect())
}

fn with_words(word: &str, codes: &[&str], page: &Page) -> Vec<Choice> {
    let choice =
        |code: &&str| Choice { value: code.to_string(), label: page.word(word, code).plain(), hint: None };
    codes.iter().map(choice).collect()
}

/// How many blocks there are up to the last in which anything is filled in.
fn filled(form: &Form, name: &str) -> usize {
    let last = (0..blocks_sent(form, name)).rev().find(|index| is_filled(form, name, *index));
    last.map_or(0, |last| last + 1)
}

/// So many blocks of fields. Where one can be added, an empty one comes with each time that the form is shown.
fn blocks(
    count: std::ops::Range<usize>,
    fields: &[Field],
    name: &str,
    form: &Form,
    look: &Look,
    page: &Page,
) -> Vec<Vec<Shown>> {
    let block = |index: usize| {
        let inner = fields.iter();
        inner
            .filter_map(|field| one(field, format!("{name}.{index}.{}", field.name), form, look, page))
            .collect()
    };
    count.map(block).collect()
}

/// Fills in what a form starts with, where the address does not say otherwise.
pub(crate) fn start(fields: &[Field], form: &mut Form, look: &Look) {
    for field in fields {
        if form.values.contains_key(field.name) {
            continue;
        }
        let values = match field.start {
            Start::Empty => continue,
            Start::Recorded => recorded(look, field.name),
            Start::Of(start) => start(look, form),
        };
        match field.kind {
            Kind::Day => values.iter().for_each(|day| fill_day(form, field.name, day)),
            _ => {
                form.values.insert(field.name.into(), values);
            }
        }
    }
}

/// `2026-03-27` as `27`, `3` and `2026`.
pub(crate) fn fill_day(form: &mut Form, name: &str, day: &str) {
    for (part, value) in ["year", "month", "day"].iter().zip(day.split('-')) {
        form.values.insert(format!("{name}-{part}"), vec![value.trim_start_matches('0').into()]);
    }
}

/// What the record says at a path, as the values of a form.
fn recorded(look: &Look, path: &str) -> Vec<String> {
    let record = serde_json::to_value(&look.case.record).unwrap_or_default();
    let found = path.split('.').try_fold(&record, |value, part| value.get(part));
    match found {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
