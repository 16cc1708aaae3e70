//! What is odd about the data. Odd data is kept and answered from as well as it can be; what was
//! odd is said, as a code with what belongs to it, so that each reader can be told in their own words.

use serde::Serialize;
use utoipa::ToSchema;

use crate::Interval;

/// What is odd, and what was made of it.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error, ToSchema)]
#[serde(tag = "oddity", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Oddity {
    /// A share below 0 or above 100 %; what is outside is left out.
    #[error("has a share outside of 0 to 100 %; what is outside is left out")]
    ShareOutOfRange,
    /// A share in words that mean no percentage; it stays unknown.
    #[error("`{text}` cannot be read as a percentage; the share stays unknown")]
    ShareUnreadable {
        /// The words.
        text: String,
    },
    /// A least share above the greatest; taken the other way round.
    #[error("has a least share above the greatest; they are taken the other way round")]
    BoundsReversed,
    /// An end before the start; the tie is never in force.
    #[error("has an interest that ends before it starts; it is never in force")]
    DatesReversed,
    /// A party that holds an interest in itself.
    #[error("says that a party holds an interest in itself")]
    HoldsItself,
    /// The shares of one subject add to more than the whole.
    #[error("the stated shares add to at least {:.2} % of the whole", least * 100.0)]
    MoreThanWhole {
        /// What they add to at the least, as a fraction of the whole.
        least: f64,
    },
    /// Two identifiers of one scheme came together in one party.
    #[error("has two identifiers of one scheme: {one} and {other}")]
    TwoIdentifiers {
        /// The one, with its scheme.
        one: String,
        /// The other.
        other: String,
    },
    /// Two statements with one identifier and different texts; both are read.
    #[error("is the identifier of two statements with different texts; both are read")]
    StatementReused,
    /// A record that is referred to, and that no statement describes.
    #[error("is referred to, and no statement describes it")]
    RecordNotDescribed,
    /// A statement without a record or a kind of record that is known; it is left out.
    #[error("has no recordId or no known recordType; it is left out")]
    NotUsable,
    /// A tie with an end missing; it is left out.
    #[error("names no {party} or no {subject}; it is left out")]
    EndMissing {
        /// The property that should name the party.
        party: String,
        /// The property that should name the subject.
        subject: String,
    },
    /// An asserted indirect share lies outside of what the chain of direct shares allows.
    #[error(
        "is stated to hold {:.2} to {:.2} % of {subject} through others; the stated chains give {:.2} to {:.2} %",
        stated.lo * 100.0, stated.hi * 100.0, chains.lo * 100.0, chains.hi * 100.0
    )]
    AssertionDiffers {
        /// The record of whom the share is.
        subject: String,
        /// What is stated.
        stated: Interval,
        /// What the chains give.
        chains: Interval,
    },
}

/// One oddity, and where.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error, ToSchema)]
#[error("{at}: {oddity}")]
#[schema(as = StatementProblem)]
pub struct Problem {
    /// What is odd.
    #[serde(flatten)]
    pub oddity: Oddity,
    /// The statement or the party concerned.
    pub at: String,
}

impl Problem {
    pub(crate) fn new(oddity: Oddity, at: impl Into<String>) -> Self {
        Self { oddity, at: at.into() }
    }
}
