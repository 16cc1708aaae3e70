//! From the fields of a form to the content of an act.

use evidence::Date;
use serde_json::{Map, Value};

use super::field::{Field, Kind};
use crate::components::{FieldError, Form};
use crate::desk::look::Look;
use crate::page::Page;

/// The content of an act, or every error that can be told from the form alone.
pub(crate) fn read(
    fields: &[Field],
    form: &Form,
    look: &Look,
    page: &Page,
) -> Result<Value, Vec<FieldError>> {
    let mut content = Map::new();
    let mut errors = Vec::new();
    for field in fields.iter().filter(|field| is_asked(field, form)) {
        match one(field, field.name, form, look, page) {
            Ok(Some(value)) => put(&mut content, field.name, value),
            Ok(None) => {}
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() { Ok(Value::Object(content)) } else { Err(errors) }
}

fn is_asked(field: &Field, form: &Form) -> bool {
    field.only.is_none_or(|(other, value)| form.value(other) == value)
}

/// The value of one field; none where it is left empty and may be.
fn one(
    field: &Field,
    name: &str,
    form: &Form,
    look: &Look,
    page: &Page,
) -> Result<Option<Value>, Vec<FieldError>> {
    let label = || page.t(&format!("field-{}", field.label)).plain();
    let error = |key: &str| {
        vec![FieldError { field: name.into(), message: page.t(key).with("field", label()).plain() }]
    };
    let text = form.value(name).trim();
    let value = match field.kind {
        Kind::Given(given) => Some(given(look)),
        Kind::Tick => Some(form.has(name, "true").into()),
        Kind::Line | Kind::Text | Kind::Kept | Kind::Hidden | Kind::One(_) | Kind::Code(..) => {
            (!text.is_empty()).then(|| text.into())
        }
        Kind::YesNo => match text {
            "true" | "false" => Some((text == "true").into()),
            _ => return Err(error("error-choice")),
        },
        Kind::Number | Kind::Decimal if text.is_empty() && field.optional => None,
        Kind::Decimal => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Some(number.into()),
            _ => return Err(error("error-decimal")),
        },
        Kind::Number => match text.parse::<u64>() {
            Ok(number) => Some(number.into()),
            Err(_) => return Err(error("error-number")),
        },
        Kind::Day => day(form, name).map_err(|()| error("error-date"))?.map(|day| day.to_string().into()),
        Kind::Lines => some(text.lines().map(str::trim).filter(|line| !line.is_empty())),
        Kind::Many(_) | Kind::Codes(..) => some(
            form.values.get(name).into_iter().flatten().map(String::as_str).filter(|value| !value.is_empty()),
        ),
        Kind::Group(fields) | Kind::Each(fields) => group(fields, name, form, look, page)?,
    };
    match value {
        None if !field.optional => Err(error(match field.kind {
            Kind::Code(..) | Kind::One(_) | Kind::Many(_) | Kind::Codes(..) => "error-choice",
            _ => "error-missing",
        })),
        value => Ok(value),
    }
}

fn some<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Value> {
    let texts: Vec<Value> = texts.map(Value::from).collect();
    (!texts.is_empty()).then_some(Value::Array(texts))
}

/// The blocks of a group in which anything is filled in.
fn group(
    fields: &[Field],
    name: &str,
    form: &Form,
    look: &Look,
    page: &Page,
) -> Result<Option<Value>, Vec<FieldError>> {
    let mut blocks = Vec::new();
    let mut errors = Vec::new();
    for index in 0..blocks_sent(form, name) {
        if !is_filled(form, name, index) {
            continue;
        }
        let mut block = Map::new();
        for field in fields {
            match one(field, &format!("{name}.{index}.{}", field.name), form, look, page) {
                Ok(value) => block.extend(value.map(|value| (field.name.to_owned(), value))),
                Err(found) => errors.extend(found),
            }
        }
        blocks.push(Value::Object(block));
    }
    match (errors.is_empty(), blocks.is_empty()) {
        (false, _) => Err(errors),
        (true, empty) => Ok((!empty).then_some(Value::Array(blocks))),
    }
}

/// How many blocks of a group were sent, empty ones included.
pub(crate) fn blocks_sent(form: &Form, name: &str) -> usize {
    // The bound keeps a hostile number from becoming a long loop.
    let index = |field: &str| {
        let rest = field.strip_prefix(name)?.strip_prefix('.')?;
        rest.split('.').next()?.parse::<usize>().ok().filter(|index| *index < 100)
    };
    form.values.keys().filter_map(|field| index(field)).max().map_or(0, |last| last + 1)
}

pub(super) fn is_filled(form: &Form, name: &str, index: usize) -> bool {
    let prefix = format!("{name}.{index}.");
    let values = form.values.iter().filter(|(field, _)| field.starts_with(&prefix));
    values.flat_map(|(_, values)| values).any(|value| !value.trim().is_empty())
}

/// Day, month and year; nothing where all three are empty.
fn day(form: &Form, name: &str) -> Result<Option<Date>, ()> {
    let part = |part: &str| form.value(&format!("{name}-{part}")).trim().to_owned();
    let (day, month, year) = (part("day"), part("month"), part("year"));
    if [&day, &month, &year].iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    let date = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    date().filter(|date| date.year() >= 1900).map(Some).ok_or(())
}

/// Puts `value` at the place that `path` names.
fn put(content: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            content.insert(path.into(), value);
        }
        Some((first, rest)) => {
            let inner = content.entry(first).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}
