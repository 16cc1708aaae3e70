//! What can go wrong with editions of lists and registers.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use lists::ListError;

use crate::error::StoreError;

/// Why an edition cannot be read or kept. Whoever runs the program can mend each of these.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// A file or folder cannot be read.
    #[error("{path}: cannot be read ({reason})")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file or folder cannot be written.
    #[error("{path}: cannot be written ({reason})")]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A line of an edition is no entity.
    #[error("{path}:{line}: {reason}")]
    Line {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// The note that stands beside an edition is gone or is none.
    #[error(
        "{path}: {reason}; this edition was damaged: put its folder back from a copy, or take it away and import the \
         file again"
    )]
    Note {
        /// The note.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// An edition has other entities than were imported.
    #[error("{path}: {found} entities, and {imported} were imported; it was damaged, import the list again")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// How many it has.
        found: u64,
        /// How many were imported.
        imported: u64,
    },
    /// A file is not the list that it should be.
    #[error("{files}: {error}")]
    Refused {
        /// The file, or the files that make up the list.
        files: String,
        /// What is wrong with it.
        error: ListError,
    },
    /// A file is not the register that it should be.
    #[error("{path}: {reason}")]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Somebody else imports the same just now.
    #[error("{0}: another import of it is under way; wait for it")]
    Busy(String),
    /// The clock says an earlier time than that of the edition in force.
    #[error(
        "the clock says {now}, and the edition in force was imported at {newest}; set the clock right, or take that \
         edition away"
    )]
    ClockBack {
        /// What the clock says.
        now: Timestamp,
        /// When the edition in force was imported.
        newest: Timestamp,
    },
    /// A file could not be put in place.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ShelfError {
    pub(super) fn unreadable<E: Display>(path: &Path) -> impl FnOnce(E) -> ShelfError + use<'_, E> {
        |error| ShelfError::Unreadable { path: path.to_owned(), reason: error.to_string() }
    }

    pub(super) fn note<E: Display>(path: &Path) -> impl FnOnce(E) -> ShelfError + use<'_, E> {
        |error| ShelfError::Note { path: path.to_owned(), reason: error.to_string() }
    }

    pub(super) fn unwritable<E: Display>(path: &Path) -> impl FnOnce(E) -> ShelfError + use<'_, E> {
        |error| ShelfError::Unwritable { path: path.to_owned(), reason: error.to_string() }
    }
}
