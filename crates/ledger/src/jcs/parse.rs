//! The strict reader: accepts a text only if it is the canonical spelling of its value.

use std::borrow::Cow;

use unicode_normalization::is_nfc;

use super::{Error, MAX_BYTES, MAX_DEPTH, MAX_INT, Object, Value, key_order};

/// Reads canonical bytes.
///
/// # Errors
/// Anything that is not canonical in the profile, with the byte where it was noticed: white space, unsorted or
/// duplicate keys, needless escapes, floats, null, numbers beyond ±(2⁵³−1), strings with control characters or
/// not in normal form C, too many levels or bytes, anything after the value.
pub fn parse(bytes: &[u8]) -> Result<Value<'_>, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error { offset: MAX_BYTES, reason: "longer than 16384 bytes" });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Error { offset: error.valid_up_to(), reason: "not UTF-8" })?;
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = reader.value()?;
    if reader.at < text.len() {
        return reader.fail("something follows the value");
    }
    Ok(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self) -> Result<Value<'a>, Error> {
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.integer(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.fail("null is not allowed: leave the member out"),
            Some(b' ' | b'\t' | b'\n' | b'\r') => self.fail("white space is not allowed"),
            Some(_) => self.fail("a value is expected: object, array, string, integer, true or false"),
            None => self.fail("the text ends where a value is expected"),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value<'a>, Error>) -> Result<Value<'a>, Error> {
        if self.depth == MAX_DEPTH {
            return self.fail("more than 4 levels of objects and arrays");
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value<'a>, Error> {
        // Room for a leaf's members: growing step by step is what would cost most here.
        let mut members: Vec<(Cow<'a, str>, Value<'a>)> = Vec::with_capacity(10);
        let mut more = !self.take(b'}');
        while more {
            let key_at = self.at;
            let name = self.string()?;
            if members.last().is_some_and(|(last, _)| key_order(last, &name).is_ge()) {
                let reason = "keys must be unique and sorted by UTF-16 code units";
                return Err(Error { offset: key_at, reason });
            }
            self.expect(b':', "`:` is expected directly after a key")?;
            members.push((name, self.value()?));
            more = self.another(b'}', "`,` or `}` is expected directly after a member")?;
        }
        Ok(Value::Object(Object(members)))
    }

    fn array(&mut self) -> Result<Value<'a>, Error> {
        let mut items = Vec::new();
        let mut more = !self.take(b']');
        while more {
            items.push(self.value()?);
            more = self.another(b']', "`,` or `]` is expected directly after an item")?;
        }
        Ok(Value::Array(items))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Error> {
        self.expect(b'"', "a string in double quotes is expected")?;
        let start = self.at;
        let mut value = Cow::Borrowed(self.plain());
        while let Some(b'\\') = self.peek() {
            let Some(escaped @ (b'"' | b'\\')) = self.text.as_bytes().get(self.at + 1) else {
                return self.fail("only `\\\"` and `\\\\` may be escaped");
            };
            self.at += 2;
            let value = value.to_mut();
            value.push(char::from(*escaped));
            value.push_str(self.plain());
        }
        if self.peek().is_none() {
            return self.fail("the string is not closed");
        }
        self.check_letters(start, &value)?;
        self.at += 1;
        Ok(value)
    }

    /// The letters up to the next quote, backslash or end.
    fn plain(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let length = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Refuses control characters and anything not in normal form C. `start` is where the string begins.
    fn check_letters(&self, start: usize, value: &str) -> Result<(), Error> {
        // Nearly all strings are printable ASCII, and need no closer look.
        if value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Ok(());
        }
        if let Some(at) = self.text[start..self.at].find(char::is_control) {
            return Err(Error {
                offset: start + at,
                reason: "control characters are not allowed in strings",
            });
        }
        if is_nfc(value) {
            return Ok(());
        }
        Err(Error { offset: start, reason: "the string is not in Unicode normal form C" })
    }

    fn integer(&mut self) -> Result<Value<'a>, Error> {
        let start = self.at;
        let rest = &self.text[start..];
        let length = rest.find(|c: char| !matches!(c, '0'..='9' | '-')).unwrap_or(rest.len());
        let digits = &rest[..length];
        self.at += length;
        if matches!(self.peek(), Some(b'.' | b'e' | b'E' | b'+')) {
            return self.fail("only whole numbers, without fraction and exponent");
        }
        // An integer is canonical if writing it again gives the same text: no leading zeros, no `-0`.
        match digits.parse::<i64>() {
            Ok(number) if number.unsigned_abs() > MAX_INT.unsigned_abs() => {
                Err(Error { offset: start, reason: "the integer exceeds 2^53-1" })
            }
            Ok(number) if number.to_string() == digits => Ok(Value::Int(number)),
            _ => Err(Error { offset: start, reason: "not the shortest spelling of an integer up to 2^53-1" }),
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Error> {
        if !self.text[self.at..].starts_with(word) {
            return self.fail("`true` or `false` is expected");
        }
        self.at += word.len();
        Ok(value)
    }

    /// After an item of a list: is there another, or does the list end?
    fn another(&mut self, close: u8, reason: &'static str) -> Result<bool, Error> {
        if self.take(close) {
            return Ok(false);
        }
        self.expect(b',', reason).map(|()| true)
    }

    fn expect(&mut self, byte: u8, reason: &'static str) -> Result<(), Error> {
        if self.take(byte) { Ok(()) } else { self.fail(reason) }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fail<T>(&self, reason: &'static str) -> Result<T, Error> {
        Err(Error { offset: self.at, reason })
    }
}
