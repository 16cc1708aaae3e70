//! What a JSON value must look like, as data, and the faults of one that does not.

use serde::Serialize;
use serde_json::{Map, Value};

use super::format;

/// The shape of a value.
pub(super) enum Shape {
    /// A text.
    Text,
    /// A text of that many characters, both ends included.
    Length(usize, usize),
    /// One of these codes.
    Code(&'static [&'static str]),
    /// A text of a format.
    Format(&'static Format),
    /// True or false.
    Flag,
    /// A number from 0 to 100.
    Percent,
    /// A list, each item of this shape.
    List(&'static Shape),
    /// An object.
    Object(&'static Object),
    /// An object whose content is judged elsewhere.
    AnyObject,
    /// A text, or else this object.
    TextOr(&'static Object),
}

/// A format of a text, and the keyword under which the schema asks for it.
pub(super) struct Format {
    pub keyword: &'static str,
    pub what: &'static str,
    pub holds: fn(&str) -> bool,
}

pub(super) const DATE: Shape =
    Shape::Format(&Format { keyword: "format", what: "a date like 2020-12-31", holds: format::is_date });
pub(super) const DATE_OR_TIME: Shape = Shape::Format(&Format {
    keyword: "anyOf",
    what: "a date like 2020-12-31, or a date and time like 2020-12-31T09:00:00Z",
    holds: |text| format::is_date(text) || format::is_date_time(text),
});
pub(super) const PARTIAL_DATE: Shape = Shape::Format(&Format {
    keyword: "anyOf",
    what: "a year, a year and month, or a date like 2020-12-31",
    holds: format::is_partial_date,
});
pub(super) const URI: Shape = Shape::Format(&Format {
    keyword: "format",
    what: "an address with its scheme, like https://…",
    holds: format::is_uri,
});
pub(super) const VERSION: Shape =
    Shape::Format(&Format { keyword: "pattern", what: "a version like 0.4", holds: format::is_version });

/// An object: fields that must be there, the shapes of the fields that are known, and what else
/// holds of them together. Fields that are not known are allowed.
pub(super) struct Object {
    pub required: &'static [&'static str],
    /// At least one of these must be there; no condition when empty.
    pub one_of: &'static [&'static str],
    pub fields: &'static [(&'static str, Shape)],
    pub also: fn(&Map<String, Value>, &mut Report<'_>),
}

/// An object with no condition but those on its fields.
pub(super) const PLAIN: Object = Object { required: &[], one_of: &[], fields: &[], also: |_, _| {} };

/// A fault of a statement: where, against which rule, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{path}: {message}")]
pub struct Fault {
    /// Where, as a JSON path: `$[0].recordDetails.interests[2].share.exact`.
    pub path: String,
    /// The keyword of the JSON Schema that it breaks: `required`, `type`, `enum`, …
    pub keyword: &'static str,
    /// What is wanted there.
    pub message: String,
}

/// Collects the faults of one value.
pub(super) struct Report<'a> {
    path: String,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Report<'a> {
    pub fn at(path: String, faults: &'a mut Vec<Fault>) -> Self {
        Self { path, faults }
    }

    pub fn field(&mut self, name: &str) -> Report<'_> {
        Report { path: format!("{}.{name}", self.path), faults: self.faults }
    }

    fn item(&mut self, at: usize) -> Report<'_> {
        Report { path: format!("{}[{at}]", self.path), faults: self.faults }
    }

    pub fn add(&mut self, keyword: &'static str, message: String) {
        self.faults.push(Fault { path: self.path.clone(), keyword, message });
    }
}

impl Shape {
    /// Adds the faults of `value` to the report.
    pub fn check(&self, value: &Value, report: &mut Report<'_>) {
        match self {
            Self::Text => drop(text(value, report)),
            Self::Length(least, most) => length(value, *least, *most, report),
            Self::Code(codes) => code(value, codes, report),
            Self::Format(wanted) => {
                if text(value, report).is_some_and(|text| !(wanted.holds)(text)) {
                    report.add(wanted.keyword, format!("must be {}", wanted.what));
                }
            }
            Self::Flag if value.is_boolean() => {}
            Self::Flag => report.add("type", "must be true or false".into()),
            Self::Percent => percent(value, report),
            Self::List(item) => match value.as_array() {
                Some(items) => {
                    for (at, value) in items.iter().enumerate() {
                        item.check(value, &mut report.item(at));
                    }
                }
                None => report.add("type", "must be a list".into()),
            },
            Self::Object(object) => match value.as_object() {
                Some(map) => object.check(map, report),
                None => report.add("type", "must be an object".into()),
            },
            Self::AnyObject if value.is_object() => {}
            Self::AnyObject => report.add("type", "must be an object".into()),
            Self::TextOr(object) => text_or(value, object, report),
        }
    }
}

impl Object {
    fn check(&self, map: &Map<String, Value>, report: &mut Report<'_>) {
        for name in self.required.iter().filter(|name| !map.contains_key(**name)) {
            report.add("required", format!("`{name}` is missing"));
        }
        if !self.one_of.is_empty() && !self.one_of.iter().any(|name| map.contains_key(*name)) {
            report.add("anyOf", format!("one of these must be given: {}", self.one_of.join(", ")));
        }
        for (name, shape) in self.fields {
            if let Some(value) = map.get(*name) {
                shape.check(value, &mut report.field(name));
            }
        }
        (self.also)(map, report);
    }
}

fn text<'v>(value: &'v Value, report: &mut Report<'_>) -> Option<&'v str> {
    if !value.is_string() {
        report.add("type", "must be a text".into());
    }
    value.as_str()
}

fn length(value: &Value, least: usize, most: usize, report: &mut Report<'_>) {
    let Some(found) = text(value, report).map(|text| text.chars().count()) else { return };
    if found < least {
        report.add("minLength", format!("has {found} characters, and must have at least {least}"));
    } else if found > most {
        report.add("maxLength", format!("has {found} characters, and may have at most {most}"));
    }
}

fn code(value: &Value, codes: &[&str], report: &mut Report<'_>) {
    if text(value, report).is_some_and(|code| !codes.contains(&code)) {
        report.add("enum", format!("must be one of: {}", codes.join(", ")));
    }
}

fn percent(value: &Value, report: &mut Report<'_>) {
    match value.as_f64() {
        None => report.add("type", "must be a number".into()),
        Some(share) if share < 0.0 => report.add("minimum", "must not be below 0".into()),
        Some(share) if share > 100.0 => report.add("maximum", "must not be above 100".into()),
        Some(_) => {}
    }
}

fn text_or(value: &Value, object: &Object, report: &mut Report<'_>) {
    let mut faults = Vec::new();
    match value.as_object() {
        Some(map) => object.check(map, &mut Report::at(report.path.clone(), &mut faults)),
        None if value.is_string() => return,
        None => {}
    }
    if faults.is_empty() && value.is_object() {
        return;
    }
    report.add("oneOf", "must be the identifier of a record, or an object with a `reason`".into());
}
