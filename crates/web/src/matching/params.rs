//! What stands after the `?`, where a name may stand several times.

use std::ops::RangeInclusive;
use std::str::FromStr;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::problem::Problem;

/// The pairs of the query. Names that nobody asks for are passed over, as these clients expect.
#[derive(Debug, Default)]
pub struct Params(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let read = Query::try_from_uri(&parts.uri);
        read.map(|Query(pairs)| Params(pairs)).map_err(|error| Problem::malformed(error.body_text()))
    }
}

impl Params {
    /// Every value of a name that says something.
    pub fn all(&self, name: &str) -> Vec<String> {
        let named = self.0.iter().filter(|(key, value)| key == name && !value.is_empty());
        named.map(|(_, value)| value.clone()).collect()
    }

    /// The value of a name; of several, the last.
    pub fn one(&self, name: &str) -> Option<String> {
        self.all(name).pop()
    }

    /// A number within a range; `default` where there is none.
    ///
    /// # Errors
    /// It is no number, or lies outside.
    pub fn number<T>(&self, name: &str, range: RangeInclusive<T>, default: T) -> Result<T, Problem>
    where
        T: FromStr + PartialOrd + std::fmt::Display,
    {
        let Some(text) = self.one(name) else { return Ok(default) };
        text.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
            let (least, most) = range.into_inner();
            Problem::malformed(format!("`{name}` is `{text}`; write a number from {least} to {most}"))
        })
    }

    /// Yes or no; `default` where it is not said.
    ///
    /// # Errors
    /// Another word.
    pub fn flag(&self, name: &str, default: bool) -> Result<bool, Problem> {
        match self.one(name).map(|text| text.to_lowercase()).as_deref() {
            None => Ok(default),
            Some("true" | "1" | "yes" | "on") => Ok(true),
            Some("false" | "0" | "no" | "off") => Ok(false),
            Some(other) => Err(Problem::malformed(format!("`{name}` is `{other}`; write true or false"))),
        }
    }
}
