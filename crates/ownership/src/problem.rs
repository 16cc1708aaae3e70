//! What is odd about the data. Odd data is kept and answered from as well as it can be; what was
//! odd is said.

use serde::{Deserialize, Serialize};

/// A kind of oddity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Oddity {
    /// A share below 0 or above 100 %; what is outside is left out.
    ShareOutOfRange,
    /// A least share above the greatest; taken the other way round.
    BoundsReversed,
    /// An end before the start; the tie is never in force.
    DatesReversed,
    /// A party that holds an interest in itself.
    HoldsItself,
    /// The shares of one subject add to more than the whole.
    MoreThanWhole,
    /// Two identifiers of one scheme came together in one party.
    TwoIdentifiers,
    /// Two statements with one identifier and different texts.
    StatementReused,
    /// A record that is referred to, and that no statement describes.
    RecordNotDescribed,
    /// A statement that says nothing that can be used; it is left out.
    NotUsable,
    /// An asserted indirect share lies outside of what the chain of direct shares allows.
    AssertionDiffers,
}

/// One oddity: what, where, and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error)]
#[error("{at}: {message}")]
pub struct Problem {
    /// Its kind.
    pub oddity: Oddity,
    /// The statement or the party concerned.
    pub at: String,
    /// What is odd, and what was made of it.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(oddity: Oddity, at: impl Into<String>, message: impl Into<String>) -> Self {
        Self { oddity, at: at.into(), message: message.into() }
    }
}
