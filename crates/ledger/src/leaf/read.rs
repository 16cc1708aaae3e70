//! Reading leaves: canonical, known keys only, every value checked.
//!
//! Keys are taken in canonical order, which is the alphabet's: each function below asks for them in that order.

use std::borrow::Cow;
use std::iter::Peekable;

use super::{ERASED, Erasure, Event, GENESIS, Genesis, Know, Leaf, LeafError, SEALED, Sealed};
use crate::encoding::{from_base64, from_base64_array};
use crate::jcs::{self, Object, Value};
use crate::time::{parse_day, parse_instant};
use crate::tree::Hash;

/// Longest case number, role, act and origin, in bytes.
const MAX_WORD: usize = 128;

impl Leaf {
    /// Reads the bytes of an entry.
    ///
    /// # Errors
    /// The bytes are not canonical, a key is missing or unknown, or a value is not what its key calls for.
    pub fn parse(bytes: &[u8]) -> Result<Self, LeafError> {
        let Value::Object(object) = jcs::parse(bytes)? else {
            return Err(LeafError::NotAnObject);
        };
        let mut keys = Keys::of(object);
        let act = keys.text("act", "lower-case words joined by dots", |act| act == SEALED || is_act(act))?;
        let leaf = match &*act {
            SEALED => Self::Sealed(sealed(&mut keys)?),
            GENESIS => Self::Genesis(genesis(&mut keys)?),
            _ => Self::Event(event(act.into_owned(), &mut keys)?),
        };
        if keys.take("v")? != Value::Int(1) {
            return Err(LeafError::Bad { key: "v", expected: "1, the only version known here" });
        }
        keys.end()?;
        Ok(leaf)
    }
}

fn event(act: String, keys: &mut Keys<'_>) -> Result<Event, LeafError> {
    let erases = act == ERASED;
    let basis = if erases {
        Some(keys.text("basis", "a ground for the erasure", |text| !text.is_empty())?.into_owned())
    } else {
        None
    };
    let case =
        keys.text("case", "a case number: letters, digits and signs without spaces", is_word)?.into_owned();
    let cm = keys.hash("cm")?;
    let fields = if erases { erased_fields(keys)? } else { Vec::new() };
    let know = know(keys)?;
    let n = keys.count("n")?;
    let prev = keys.optional_hash("prev")?;
    let role = keys
        .text("role", "a role's public name: letters, digits and signs without spaces", is_word)?
        .into_owned();
    let seen = keys.optional_hash("seen")?;
    let t = instant(keys)?;
    let erased = match basis {
        Some(basis) => Some(Erasure { basis, fields, target: keys.count("target")? }),
        None => None,
    };
    if n == 0 {
        return Err(LeafError::Bad { key: "n", expected: "1 or more" });
    }
    if prev.is_some() != (n > 1) {
        return Err(LeafError::Bad {
            key: "prev",
            expected: "absent for the first event and present for others",
        });
    }
    Ok(Event { act, case, cm, know, n, prev, role, seen, erased, t })
}

fn erased_fields(keys: &mut Keys<'_>) -> Result<Vec<Hash>, LeafError> {
    let digests: Option<Vec<Hash>> = match keys.take("fields")? {
        Value::Array(items) => items.iter().map(as_hash).collect(),
        _ => None,
    };
    let bad = LeafError::Bad { key: "fields", expected: "a list of one or more field digests" };
    digests.filter(|digests| !digests.is_empty()).ok_or(bad)
}

fn sealed(keys: &mut Keys<'_>) -> Result<Sealed, LeafError> {
    let cm = keys.hash("cm")?;
    let know = know(keys)?;
    let t = keys.text("t", "a day: YYYY-MM-DD", |text| parse_day(text).is_some())?.into_owned();
    let tag = keys.text("tag", "16 bytes in base64", |_| true)?;
    let tag = from_base64_array(&tag).ok_or(LeafError::Bad { key: "tag", expected: "16 bytes in base64" })?;
    Ok(Sealed { cm, know, tag, t })
}

fn genesis(keys: &mut Keys<'_>) -> Result<Genesis, LeafError> {
    let bad = LeafError::Bad { key: "final", expected: "a checkpoint in base64" };
    let last_of_former = match keys.optional("final")? {
        Some(Value::String(text)) => Some(from_base64(&text).ok_or(bad)?),
        Some(_) => return Err(bad),
        None => None,
    };
    let origin =
        keys.text("origin", "the log's origin", |text| (1..=MAX_WORD).contains(&text.len()))?.into_owned();
    Ok(Genesis { origin, last_of_former, t: instant(keys)? })
}

fn know(keys: &mut Keys<'_>) -> Result<Know, LeafError> {
    let Value::Object(object) = keys.take("know")? else {
        return Err(LeafError::Bad { key: "know", expected: "an object with root `r` and size `s`" });
    };
    let mut keys = Keys::of(object);
    let know = Know { root: keys.hash("r")?, size: keys.count("s")? };
    keys.end()?;
    if know.size == 0 && know != Know::nothing() {
        return Err(LeafError::Bad { key: "know", expected: "the empty root for size 0" });
    }
    Ok(know)
}

fn instant(keys: &mut Keys<'_>) -> Result<String, LeafError> {
    keys.text("t", "an instant: YYYY-MM-DDThh:mm:ssZ", |text| parse_instant(text).is_some())
        .map(Cow::into_owned)
}

/// Members not yet read.
struct Keys<'a>(Peekable<std::vec::IntoIter<(Cow<'a, str>, Value<'a>)>>);

impl<'a> Keys<'a> {
    fn of(object: Object<'a>) -> Self {
        Self(object.into_members().peekable())
    }

    fn take(&mut self, key: &'static str) -> Result<Value<'a>, LeafError> {
        self.optional(key)?.ok_or(LeafError::Missing(key))
    }

    fn optional(&mut self, key: &'static str) -> Result<Option<Value<'a>>, LeafError> {
        match self.0.peek() {
            Some((name, _)) if name == key => Ok(self.0.next().map(|(_, value)| value)),
            // All keys before this one were asked for: what still stands there does not belong.
            Some((name, _)) if **name < *key => Err(LeafError::Unknown(name.to_string())),
            _ => Ok(None),
        }
    }

    fn text(
        &mut self,
        key: &'static str,
        expected: &'static str,
        good: fn(&str) -> bool,
    ) -> Result<Cow<'a, str>, LeafError> {
        match self.take(key)? {
            Value::String(text) if good(&text) => Ok(text),
            _ => Err(LeafError::Bad { key, expected }),
        }
    }

    fn count(&mut self, key: &'static str) -> Result<u64, LeafError> {
        match self.take(key)? {
            Value::Int(number) if number >= 0 => Ok(number.unsigned_abs()),
            _ => Err(LeafError::Bad { key, expected: "a whole number, 0 or more" }),
        }
    }

    fn hash(&mut self, key: &'static str) -> Result<Hash, LeafError> {
        self.optional_hash(key)?.ok_or(LeafError::Missing(key))
    }

    fn optional_hash(&mut self, key: &'static str) -> Result<Option<Hash>, LeafError> {
        let bad = LeafError::Bad { key, expected: "a hash in base64" };
        self.optional(key)?.map(|value| as_hash(&value).ok_or(bad)).transpose()
    }

    fn end(&mut self) -> Result<(), LeafError> {
        match self.0.next() {
            Some((key, _)) => Err(LeafError::Unknown(key.into_owned())),
            None => Ok(()),
        }
    }
}

fn as_hash(value: &Value<'_>) -> Option<Hash> {
    match value {
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn is_act(text: &str) -> bool {
    let word = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_lowercase())
            && part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    text.len() <= MAX_WORD && text.contains('.') && text.split('.').all(word)
}

fn is_word(text: &str) -> bool {
    (1..=MAX_WORD).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}
