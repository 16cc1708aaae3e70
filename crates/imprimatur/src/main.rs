//! The binary: reads the command line, runs one verb, and leaves with a code that scripts can rely on.

mod cli;
mod clock;
mod commands;
mod demo;
mod dossier;
mod editions;
mod embedded;
mod exit;
mod files;
mod house;
mod log;
mod lookup;
mod output;
mod registers;
mod schema;

use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic is a fault of ours, and must not look like one of the findings.
    std::panic::catch_unwind(cli::run).unwrap_or(exit::Exit::Internal).into()
}
