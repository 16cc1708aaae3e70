//! Canonical JSON: RFC 8785 (JCS) in the restricted profile that leaves use, so that one meaning has one
//! spelling.
//!
//! Objects, arrays, strings, booleans and integers up to ±(2⁵³−1); no floats and no null; strings in Unicode
//! normal form C without control characters; at most [`MAX_DEPTH`] levels and [`MAX_BYTES`] bytes. Own code
//! rather than a general JSON library, because those keep the last of two duplicate keys and round large
//! numbers in silence.

mod parse;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

pub use parse::parse;

/// Longest canonical text, in bytes.
pub const MAX_BYTES: usize = 16_384;
/// Most levels of objects and arrays inside each other.
pub const MAX_DEPTH: usize = 4;
/// Largest magnitude of an integer: above it, readers that use doubles disagree.
pub const MAX_INT: i64 = (1 << 53) - 1;

/// A value of the restricted profile. Strings are borrowed from the text that they were read from, wherever they
/// stand there as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Members by name.
    Object(Object<'a>),
    /// Values in order.
    Array(Vec<Value<'a>>),
    /// Text in normal form C, without control characters.
    String(Cow<'a, str>),
    /// `true` or `false`.
    Bool(bool),
    /// A whole number of at most [`MAX_INT`] in magnitude.
    Int(i64),
}

/// The members of an object, sorted as RFC 8785, section 3.2.3 asks: by UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Object<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

/// Text that is not canonical, or a value that has no canonical text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not canonical JSON at byte {offset}: {reason}")]
pub struct Error {
    /// Where, in bytes from the start of the text.
    pub offset: usize,
    /// What is wrong, and what is expected instead.
    pub reason: &'static str,
}

impl Value<'_> {
    /// The canonical bytes.
    ///
    /// # Errors
    /// The value lies outside of the profile (too large, too deep, a string not in normal form C); the offset
    /// is that in the text that would have been written.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let text = self.to_text();
        // The reader is the one authority on what is canonical.
        parse(text.as_bytes())?;
        Ok(text.into_bytes())
    }

    /// The text that [`Value::to_bytes`] would check.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::with_capacity(512);
        write(self, &mut text);
        text
    }
}

impl<'a> Object<'a> {
    /// An object without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a member; returns the value that it had.
    pub fn insert(&mut self, name: impl Into<Cow<'a, str>>, value: Value<'a>) -> Option<Value<'a>> {
        let name = name.into();
        match self.find(&name) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (name, value));
                None
            }
        }
    }

    /// The member's value.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.find(name).ok().map(|at| &self.0[at].1)
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Value<'a>> {
        self.find(name).ok().map(|at| self.0.remove(at).1)
    }

    /// The members in canonical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// The members in canonical order, by value.
    pub fn into_members(self) -> std::vec::IntoIter<(Cow<'a, str>, Value<'a>)> {
        self.0.into_iter()
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| key_order(other, name))
    }
}

impl<'a, const N: usize> From<[(&'a str, Value<'a>); N]> for Object<'a> {
    fn from(members: [(&'a str, Value<'a>); N]) -> Self {
        let mut object = Self::new();
        for (name, value) in members {
            object.insert(name, value);
        }
        object
    }
}

/// Shows the text that [`Value::to_bytes`] would check.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

/// By UTF-16 code units: differs from byte order only beyond the basic plane.
fn key_order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

fn write(value: &Value<'_>, out: &mut String) {
    match value {
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Int(number) => out.push_str(&number.to_string()),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            write_list('[', ']', items, out, write);
        }
        Value::Object(members) => {
            write_list('{', '}', &members.0, out, |(name, value), out| {
                write_string(name, out);
                out.push(':');
                write(value, out);
            });
        }
    }
}

fn write_list<T>(
    open: char,
    close: char,
    items: &[T],
    out: &mut String,
    mut each: impl FnMut(&T, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        each(item, out);
    }
    out.push(close);
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for piece in text.split_inclusive(['"', '\\']) {
        let plain = piece.trim_end_matches(['"', '\\']);
        out.push_str(plain);
        if plain.len() < piece.len() {
            out.push('\\');
            out.push_str(&piece[plain.len()..]);
        }
    }
    out.push('"');
}
