//! One statement, verbatim and parsed.

use jiff::civil::Date;
use serde_json::Value;

use super::shape::Fault;
use crate::{Digest, StatementRef, day};

/// A statement as it was received.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its text, byte for byte.
    pub verbatim: String,
    /// The SHA-256 of that text.
    pub sha256: Digest,
    /// Its place in the data set, from 0.
    pub at: usize,
    /// Its content in the words of BODS 0.4.
    pub value: Value,
}

/// A text that is no statement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("statement {at}: {message}")]
pub struct NotAStatement {
    /// Its place in the data set, from 0.
    pub at: usize,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl Statement {
    /// Reads the text of a statement of BODS 0.4, at place `at` of its data set.
    ///
    /// # Errors
    ///
    /// When the text is no JSON object. Whether the object is a valid statement is asked of
    /// [`Statement::faults`].
    pub fn parse(verbatim: &str, at: usize) -> Result<Self, NotAStatement> {
        let value: Value = serde_json::from_str(verbatim)
            .map_err(|error| NotAStatement { at, message: format!("this is no JSON: {error}") })?;
        if !value.is_object() {
            let message = "a statement must be a JSON object, in braces".into();
            return Err(NotAStatement { at, message });
        }
        Ok(Self { verbatim: verbatim.to_owned(), sha256: Digest::of(verbatim.as_bytes()), at, value })
    }

    /// What BODS 0.4 says against it; nothing when it is valid.
    pub fn faults(&self) -> Vec<Fault> {
        super::faults(&self.value, self.at)
    }

    /// The identifier that its publisher gave it; empty when it has none.
    pub fn id(&self) -> &str {
        self.value["statementId"].as_str().unwrap_or_default()
    }

    /// The day on which its source stated it.
    pub fn date(&self) -> Option<Date> {
        day::first_of(self.value["statementDate"].as_str()?)
    }

    /// How an answer refers to it.
    pub fn reference(&self) -> StatementRef {
        StatementRef {
            register: String::new(),
            id: self.id().to_owned(),
            sha256: self.sha256,
            date: self.date(),
        }
    }
}
