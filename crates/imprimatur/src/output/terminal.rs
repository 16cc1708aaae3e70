//! Standard output and standard error.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;
use terminal_size::{Width, terminal_size};

use super::page::safe;
use crate::exit::Failure;

/// Lines longer than this tire the eye.
const WIDEST: usize = 100;
/// Narrower than this the labels leave no room for words.
const NARROWEST: usize = 40;
/// Where there is no terminal to ask.
const ELSEWHERE: usize = 80;

/// Where the program speaks to. Colour appears only where the terminal can show it and `NO_COLOR`
/// is not set.
pub struct Terminal {
    width: usize,
}

impl Terminal {
    /// The terminal that the program runs in.
    pub fn here() -> Self {
        let width = terminal_size().map_or(ELSEWHERE, |(Width(width), _)| usize::from(width));
        Terminal { width: width.clamp(NARROWEST, WIDEST) }
    }

    /// Columns to write in.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Prints a page.
    ///
    /// # Errors
    /// Where the words cannot be written, as on a full disk.
    pub fn print(&self, page: &str) -> Result<(), Failure> {
        written(anstream::stdout().write_all(page.as_bytes()))
    }

    /// Prints a file's own bytes.
    ///
    /// # Errors
    /// As [`Terminal::print`].
    pub fn print_exactly(&self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout();
        written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    /// Prints a value as JSON.
    ///
    /// # Errors
    /// As [`Terminal::print`].
    pub fn print_json(&self, value: &impl Serialize) -> Result<(), Failure> {
        let text =
            serde_json::to_string_pretty(value).map_err(|error| Failure::Internal(error.to_string()))?;
        self.print_exactly(&format!("{text}\n"))
    }

    /// Says something beside the result, on standard error.
    pub fn note(&self, words: &str) {
        complain(&format!("note: {}", safe(words)));
    }

    /// Says why a command was not done.
    pub fn complain(&self, failure: &Failure) {
        for line in failure.to_string().lines() {
            complain(&format!("error: {}", safe(line)));
        }
    }
}

/// A reader that has read enough (`| head`) is not a failure.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Internal(format!("the result cannot be written ({error})")))
        }
        _ => Ok(()),
    }
}

fn complain(line: &str) {
    // Where even standard error is shut there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{line}");
}
