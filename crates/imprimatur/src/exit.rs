//! How a command ends, in a code that scripts can rely on.

use std::fmt;
use std::process::ExitCode;

/// The four ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, and nothing wrong.
    Clear = 0,
    /// Done, and findings block.
    Blocked = 1,
    /// Bad input or use.
    BadInput = 2,
    /// A failure of the program or of the machine under it.
    Internal = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a command could not be done. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// What was given is wrong: what, where, and how to mend it.
    Input(String),
    /// The program or the machine failed.
    Internal(String),
}

impl Failure {
    /// Several faults of one input, a line each.
    pub fn faults(faults: &[String]) -> Self {
        Failure::Input(faults.join("\n"))
    }

    /// The code to leave with.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::Input(_) => Exit::BadInput,
            Failure::Internal(_) => Exit::Internal,
        }
    }
}

impl From<store::shelves::ShelfError> for Failure {
    fn from(error: store::shelves::ShelfError) -> Self {
        Failure::Input(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Input(what) | Failure::Internal(what) => f.write_str(what),
        }
    }
}
