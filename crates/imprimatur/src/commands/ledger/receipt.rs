//! `ledger receipt`: what somebody who took part holds, checked offline.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use ledger::leaf::Leaf;
use ledger::receipt::{Proven, Receipt};
use serde::Serialize;

use super::{Format, Judging, MOST_READ, instant};
use crate::exit::{Exit, Failure};
use crate::files;
use crate::output::{Mood, Page, Terminal};

/// Receipts of those who took part
#[derive(Subcommand)]
pub enum Verb {
    Verify(Verify),
}

/// Check a receipt, offline
///
/// Leaves with 0 where the receipt proves what it says, with 1 where it does not.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ledger receipt verify comment-17.json --policy trust.policy")]
pub struct Verify {
    /// The receipt; - reads standard input
    #[arg(value_name = "RECEIPT.json")]
    receipt: PathBuf,
    #[command(flatten)]
    judging: Judging,
}

/// What a receipt proves.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Outcome<'a> {
    proven: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<u64>,
    /// When witnesses had seen it at the latest, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    witnessed_by: Option<u64>,
    leaf: &'a str,
    /// The fields shown, by name.
    shown: Vec<(&'a str, String)>,
}

impl Verb {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let Verb::Verify(verify) = self;
        verify.run(terminal)
    }
}

impl Verify {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let trusted = self.judging.trust.given()?;
        let bytes = files::read(&self.receipt, MOST_READ)?;
        let receipt = Receipt::from_json(&bytes)
            .map_err(|error| Failure::Input(format!("{}: {error}", self.receipt.display())))?;
        let proven = receipt.verify(&trusted.policy).map_err(|error| error.to_string());
        match self.judging.format {
            Format::Text => terminal.print(&page(&receipt, &proven, &trusted.because, terminal.width()))?,
            Format::Json => terminal.print_json(&summed_up(&receipt, &proven))?,
        }
        Ok(if proven.is_ok() { Exit::Clear } else { Exit::Blocked })
    }
}

fn summed_up<'a>(receipt: &'a Receipt, proven: &Result<Proven<'_>, String>) -> Outcome<'a> {
    let good = proven.as_ref().ok();
    Outcome {
        proven: good.is_some(),
        problem: proven.as_ref().err().cloned(),
        index: good.map(|proven| proven.index),
        witnessed_by: good.and_then(|proven| proven.verdict.latest()),
        leaf: &receipt.leaf,
        shown: if good.is_some() { shown(receipt) } else { Vec::new() },
    }
}

fn shown(receipt: &Receipt) -> Vec<(&str, String)> {
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    receipt.disclosures.iter().map(|field| (field.name.as_str(), text(&field.value.0))).collect()
}

fn page(receipt: &Receipt, proven: &Result<Proven<'_>, String>, believed: &str, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading("The receipt");
    match proven {
        Err(problem) => {
            page.marked_row("result", "it proves nothing", Mood::Bad);
            page.row("because", problem);
        }
        Ok(proven) => {
            page.marked_row("result", "it proves what it says", Mood::Good);
            what_it_says(&mut page, proven);
            for (name, value) in shown(receipt) {
                page.row("shown", &format!("{name}: {value}"));
            }
        }
    }
    page.row("believed", believed);
    page.finish()
}

fn what_it_says(page: &mut Page, proven: &Proven<'_>) {
    page.row("entry", &format!("{} of {}", proven.index, proven.verdict.log.name()));
    match &proven.leaf {
        Leaf::Event(event) => {
            page.row("what", &format!("{}, event {} of case {}", event.act, event.n, event.case));
            page.row("who", &format!("in the role {}", event.role));
            page.row("when", &format!("{}, as claimed", event.t));
        }
        Leaf::Sealed(sealed) => page.row("what", &format!("a sealed event of {}, as claimed", sealed.t)),
        Leaf::Genesis(genesis) => {
            page.row("what", &format!("the log's first entry, of {}, as claimed", genesis.t))
        }
    }
    match proven.verdict.latest() {
        Some(time) => page.row("seen by witnesses", &format!("by {}", instant(time))),
        None => {
            page.row("seen by witnesses", "by none that is believed: the time rests on the log's word alone")
        }
    }
}
