//! `ledger verify`: a whole log, from its files alone.

use std::time::Instant;

use clap::Args;
use ledger::audit::{Options, Problem, Report, audit};
use ledger::policy::PolicyWarning;
use serde::Serialize;

use super::source::Source;
use super::{Format, Judging, Trusted, instant};
use crate::exit::{Exit, Failure};
use crate::output::{Mood, Page, Terminal};

/// Most warnings shown as text; JSON has more of them.
const MOST_SHOWN: usize = 20;

/// Check a whole log: signatures, every tile, every entry, every case
///
/// Reads everything that the log published and computes its tree anew. Needs no server and no account.
///
/// Leaves with 0 where the log holds together, with 1 where it does not.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ledger verify https://register.example.org/ledger --policy trust.policy
  imprimatur ledger verify data/ --key example.org/ledger+d455c521+AQOhB7/z...")]
pub struct Verify {
    /// The log: its folder, the data folder above it, or its address
    #[arg(value_name = "DIR|URL")]
    log: String,
    #[command(flatten)]
    judging: Judging,
}

/// What an audit came to.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Outcome<'a> {
    /// Whether the log holds together.
    sound: bool,
    /// Whom the audit believed.
    believed: &'a str,
    /// The key was taken from the log itself: somebody else's log would look as sound.
    key_unverified: bool,
    /// What is unwise in the policy.
    policy_warnings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'a Problem>,
    seconds: f64,
    entries_per_second: f64,
}

impl Verify {
    /// Audits, prints, and says whether the log holds together.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let source = Source::new(&self.log)?;
        let trusted = self.judging.trust.or_the_logs_own(&source)?;
        let start = Instant::now();
        let outcome = audit(&source, &trusted.policy, &Options::default());
        let seconds = start.elapsed().as_secs_f64();
        match self.judging.format {
            Format::Text => terminal.print(&page(&source, &trusted, &outcome, seconds, terminal.width()))?,
            Format::Json => terminal.print_json(&summed_up(&trusted, &outcome, seconds))?,
        }
        Ok(if outcome.is_ok() { Exit::Clear } else { Exit::Blocked })
    }
}

fn summed_up<'a>(trusted: &'a Trusted, outcome: &'a Result<Report, Problem>, seconds: f64) -> Outcome<'a> {
    let report = outcome.as_ref().ok();
    Outcome {
        sound: report.is_some(),
        believed: &trusted.because,
        key_unverified: trusted.by_itself,
        policy_warnings: trusted.policy.warnings().iter().map(PolicyWarning::to_string).collect(),
        report,
        problem: outcome.as_ref().err(),
        seconds,
        entries_per_second: report.map_or(0.0, |report| report.size as f64 / seconds),
    }
}

fn page(
    source: &Source,
    trusted: &Trusted,
    outcome: &Result<Report, Problem>,
    seconds: f64,
    width: usize,
) -> String {
    let mut page = Page::new(width);
    page.heading(&format!("The log at {source}"));
    match outcome {
        Ok(report) => {
            page.marked_row("result", "it holds together", Mood::Good);
            sound(&mut page, report, seconds);
        }
        Err(problem) => {
            page.marked_row("result", "it does not hold together", Mood::Bad);
            page.row("first problem", &problem.to_string());
        }
    }
    page.row("believed", &trusted.because);
    if trusted.by_itself {
        page.marked_row("", "The key is not verified: somebody else's log would look as sound.", Mood::Open);
        page.row("", "Get the key from another place than the log, and give it with --key.");
    }
    for warning in trusted.policy.warnings() {
        page.row("beware", &warning.to_string());
    }
    page.finish()
}

fn sound(page: &mut Page, report: &Report, seconds: f64) {
    let Report { origin, size, root, cosigned, cases, events, sealed, warnings, warnings_left_out } = report;
    page.row("origin", origin);
    page.row("checkpoint", &format!("{size} entries, root {root}"));
    page.row("entries", &format!("{events} public events in {cases} cases, {sealed} sealed events"));
    for (witness, time) in cosigned {
        page.row("cosigned", &format!("by {witness} at {}", instant(*time)));
    }
    if cosigned.is_empty() {
        page.row("cosigned", "by no witness that is believed");
    }
    page.row("read in", &format!("{seconds:.2} s, {:.0} entries a second", *size as f64 / seconds));
    for warning in warnings.iter().take(MOST_SHOWN) {
        page.marked_row("look at", &format!("entry {}: {}", warning.entry, warning.what), Mood::Open);
    }
    let hidden = warnings.len().saturating_sub(MOST_SHOWN) as u64 + warnings_left_out;
    if hidden > 0 {
        page.row("look at", &format!("and {hidden} more; --format json lists up to 1000"));
    }
}
