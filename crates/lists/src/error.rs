//! Why a list cannot be read: what, where, and how to mend it.

use crate::Format;

/// Whatever the receiver of entities has to say when it cannot take one.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A list that was not read to its end. Whatever was handed out before is not a list and must be
/// thrown away.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The text is not what its format asks for, or is cut, or is larger than the limits.
    #[error("{format}, line {line}: {what}. {mend}")]
    Refused {
        /// The kind of file that it was read as.
        format: Format,
        /// Line, from 1.
        line: u64,
        /// What is wrong.
        what: String,
        /// How to mend it.
        mend: String,
    },
    /// The bytes could not be had.
    #[error("{format}, line {line}: the input could not be read: {source}")]
    Input {
        /// The kind of file that it was read as.
        format: Format,
        /// Line, from 1, up to which it could be read.
        line: u64,
        /// What the input said.
        source: std::io::Error,
    },
    /// The receiver of the entities stopped.
    #[error("{format}, line {line}: stopped by the receiver: {source}")]
    Stopped {
        /// The kind of file that it was read as.
        format: Format,
        /// Line, from 1, up to which it was read.
        line: u64,
        /// What the receiver said.
        source: BoxError,
    },
}

/// What to do about a file that ends before it should.
pub(crate) const FETCH_AGAIN: &str = "Fetch the file again; nothing of it may be used";
