//! Why a finding concluded what it did, and what it lacked: kept apart from any language, so that every
//! page can say it in its reader's. Elsewhere it is written as the English sentence.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Answer, Date};

/// A reason for a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Reason {
    /// The question was answered so.
    Answered(Answer),
    /// It was answered so, and no independent source supports the answer.
    Unsupported(Answer),
    /// A credible allegation is pending.
    AllegationPending,
    /// The question does not arise.
    DoesNotArise,
    /// Nobody has looked yet.
    NobodyLooked,
    /// The benchmark found some disclosure.
    Disclosed {
        /// The edition, such as `2019`.
        edition: String,
    },
    /// The benchmark scored indicators at or below the line.
    Scored {
        /// The edition, such as `2019`.
        edition: String,
        /// The indicators, such as `G4, F12`.
        indicators: String,
        /// The line, in percent.
        line: String,
    },
    /// An exclusion that does not stand in the way for a time.
    Excepted {
        /// The role that granted the exception.
        role: String,
        /// Its last day.
        until: Date,
        /// Why, in its author's words.
        because: String,
    },
    /// An exception from the exclusion that is over.
    ExceptionEnded {
        /// The role that granted it.
        role: String,
        /// Its last day.
        until: Date,
    },
    /// In somebody's words.
    Said(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Answered(answer) => write!(f, "the answer is {}", answer.word()),
            Reason::Unsupported(answer) => {
                write!(f, "the answer is {}, and no independent source supports it", answer.word())
            }
            Reason::AllegationPending => f.write_str("a credible allegation is pending"),
            Reason::DoesNotArise => f.write_str("the question does not arise"),
            Reason::NobodyLooked => f.write_str("nobody has looked yet"),
            Reason::Disclosed { edition } => write!(f, "the {edition} edition found some disclosure"),
            Reason::Scored { edition, indicators, line } => {
                write!(f, "the {edition} edition scored {indicators} at {line} or below")
            }
            Reason::Excepted { role, until, because } => {
                write!(f, "exception granted by {role} until {until}, because: {because}")
            }
            Reason::ExceptionEnded { role, until } => {
                write!(f, "the exception granted by {role} ended on {until}")
            }
            Reason::Said(words) => f.write_str(words),
        }
    }
}

/// What would have to be known to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Missing {
    /// An answer to the question with this code.
    Answer(String),
    /// An answer to it that settles the matter.
    SettledAnswer(String),
    /// An independent source for the answer to it.
    IndependentSource(String),
    /// A fact of the file, by the name that conditions give it.
    Fact(String),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Missing::Answer(code) => write!(f, "an answer to {code}"),
            Missing::SettledAnswer(code) => write!(f, "a settled answer to {code}"),
            Missing::IndependentSource(code) => write!(f, "an independent source for {code}"),
            Missing::Fact(name) => f.write_str(name),
        }
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> String {
        reason.to_string()
    }
}

impl From<String> for Reason {
    fn from(words: String) -> Reason {
        Reason::Said(words)
    }
}

impl From<Missing> for String {
    fn from(missing: Missing) -> String {
        missing.to_string()
    }
}

impl From<String> for Missing {
    fn from(name: String) -> Missing {
        Missing::Fact(name)
    }
}
