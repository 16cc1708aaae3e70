//! Why a zip is refused.

/// Why a published zip cannot be imported: what, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Larger than anything that was ever published.
    #[error("{what} has {bytes} bytes, the limit is {limit}; this is not a published data file")]
    TooLarge {
        /// The zip, its contents together, or the name of a file in it.
        what: String,
        /// Its size, or as much of it as was read.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// No zip, or a damaged one.
    #[error("the zip cannot be read ({0}); download it again")]
    NotAZip(String),
    /// A file in the zip is damaged.
    #[error("{file} in the zip cannot be read ({reason}); download it again")]
    Damaged {
        /// The file.
        file: String,
        /// What the reader said.
        reason: String,
    },
    /// A file that is needed occurs not once.
    #[error("the zip holds {found} files named like `…{wanted}`; it must hold one, of one edition")]
    Files {
        /// The end of the file name.
        wanted: &'static str,
        /// How many there are.
        found: usize,
    },
    /// Nothing is recorded of the edition.
    #[error(
        "edition `{edition}` is not known; record its title, day of publication and method before importing figures"
    )]
    UnknownEdition {
        /// The edition that the file names name.
        edition: String,
    },
    /// The file is not the one that was recorded for the edition.
    #[error(
        "this is another release of edition {edition} (SHA-256 {found}, recorded is {recorded}); a later release is not what was public at first"
    )]
    OtherRelease {
        /// The edition.
        edition: String,
        /// The hash in the imprint.
        recorded: String,
        /// The hash of the zip.
        found: String,
    },
    /// A company has no row.
    #[error("{file}: no row for the whole of `{company}`, which is in the quick overview")]
    Absent {
        /// The file.
        file: String,
        /// The company.
        company: String,
    },
    /// A cell, or the line as a whole, cannot be read.
    #[error("{file}, line {line}, column {column}: {message}")]
    Cell {
        /// The file in the zip.
        file: String,
        /// The line, from 1, on which the row begins.
        line: u64,
        /// The column's header, or its number from 1 where the header is at fault.
        column: String,
        /// What is wrong.
        message: String,
    },
}
