//! The verbs, a module each, and the options that several of them share.

pub mod act;
pub mod admin;
pub mod benchmark;
pub mod check;
pub mod content;
pub mod demo;
mod editions;
pub mod ledger;
pub mod lists;
pub mod ownership;
pub mod schema;
pub mod screen;
pub mod serve;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use evidence::Date;

use crate::embedded::Content;
use crate::exit::Failure;

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs; see `imprimatur schema`
    Json,
}

/// Which content to judge by.
#[derive(Args)]
pub struct ContentOption {
    /// Folder with the institution's own content, laid over the defaults
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
}

impl ContentOption {
    fn load(&self) -> Result<Content, Failure> {
        Content::load(self.content.as_deref())
    }
}

/// Reads a day, in the one spelling that cannot be misread.
fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .ok()
        .filter(|day: &Date| day.to_string() == text)
        .ok_or_else(|| "not a day of the calendar; write it as 2020-03-31".into())
}
