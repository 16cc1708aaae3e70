//! What can be asked on a form.

use serde_json::Value;

use crate::components::{Choice, Form};
use crate::desk::look::Look;
use crate::page::Page;

/// One thing that a form asks.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    /// Where the answer stands in the act, with dots between the parts: `partner.name`.
    pub(crate) name: &'static str,
    /// Key of the label after `field-`; the hint's is the same with `-hint`.
    pub(crate) label: &'static str,
    /// How it is asked.
    pub(crate) kind: Kind,
    /// Whether there is a hint.
    pub(crate) hinted: bool,
    /// Whether it may be left empty.
    pub(crate) optional: bool,
    /// It is read only where another field has this value.
    pub(crate) only: Option<(&'static str, &'static str)>,
    /// What stands in it at first.
    pub(crate) start: Start,
}

/// What stands in a field at first.
#[derive(Clone, Copy)]
pub(crate) enum Start {
    /// Nothing.
    Empty,
    /// What the record says at the place of the field's name.
    Recorded,
    /// What is worked out, also from what the address fills in.
    Of(fn(&Look, &Form) -> Vec<String>),
}

/// How something is asked.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A line.
    Line,
    /// A paragraph or more.
    Text,
    /// A day, as day, month and year.
    Day,
    /// A whole number.
    Number,
    /// A number, with a point where it is not whole.
    Decimal,
    /// Sent back as it is; the page says in words what it stands for, as the value of the same name with `-words`.
    Kept,
    /// Sent back as the address has it, and not shown: what the person saw before.
    Hidden,
    /// Yes, where it is ticked.
    Tick,
    /// Yes or no, neither of them beforehand.
    YesNo,
    /// Several texts, one on each line.
    Lines,
    /// One of these codes, whose words have this prefix.
    Code(&'static str, &'static [&'static str]),
    /// Several of these codes.
    Codes(&'static str, &'static [&'static str]),
    /// One of what the case offers.
    One(fn(&Look, &Page) -> Vec<Choice>),
    /// Several of what the case offers.
    Many(fn(&Look, &Page) -> Vec<Choice>),
    /// The same fields several times.
    Group(&'static [Field]),
    /// The same fields for each of several things that the page knows; none can be added.
    Each(&'static [Field]),
    /// Not asked: the case says it.
    Given(fn(&Look) -> Value),
}

impl Field {
    pub(super) const fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Field { name, label, kind, hinted: false, optional: false, only: None, start: Start::Empty }
    }

    pub(super) const fn hinted(self) -> Self {
        Field { hinted: true, ..self }
    }

    pub(super) const fn optional(self) -> Self {
        Field { optional: true, ..self }
    }

    pub(super) const fn only_if(self, field: &'static str, value: &'static str) -> Self {
        Field { only: Some((field, value)), ..self }
    }

    pub(super) const fn starts(self, start: fn(&Look, &Form) -> Vec<String>) -> Self {
        Field { start: Start::Of(start), ..self }
    }

    pub(super) const fn recorded(self) -> Self {
        Field { start: Start::Recorded, ..self }
    }
}
