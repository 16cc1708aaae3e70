//! `ledger`: the verbs about the accountability log, and what they share: where a log is read, and whom to
//! believe.

mod compare;
mod disclose;
mod mirror;
mod prove;
mod receipt;
mod recover;
mod source;
mod verify;
mod witness;
mod witness_state;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use ledger::note::{KeyKind, VerifyingKey};
use ledger::policy::Policy;
use ledger::tiles::TileSource;

use source::Source;

use super::Format;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::output::Terminal;

/// Largest file read here, in bytes.
pub const MOST_READ: usize = 4 << 20;

/// The accountability log: check it, prove from it, witness it
#[derive(Subcommand)]
pub enum Verb {
    Verify(verify::Verify),
    Prove(prove::Prove),
    #[command(subcommand)]
    Receipt(receipt::Verb),
    Disclose(disclose::Disclose),
    Compare(compare::Compare),
    Mirror(mirror::Mirror),
    Recover(recover::Recover),
    Witness(witness::Witness),
}

impl Verb {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        match self {
            Verb::Verify(verify) => verify.run(terminal),
            Verb::Prove(prove) => prove.run(terminal),
            Verb::Receipt(verb) => verb.run(terminal),
            Verb::Disclose(disclose) => disclose.run(terminal),
            Verb::Compare(compare) => compare.run(terminal),
            Verb::Mirror(mirror) => mirror.run(terminal),
            Verb::Recover(recover) => recover.run(terminal),
            Verb::Witness(witness) => witness.run(terminal),
        }
    }
}

/// Whom to believe.
#[derive(Args)]
pub struct Trust {
    /// Believe this log key (such as example.org/ledger+d455c521+AQOh…), without witnesses
    #[arg(long, value_name = "VKEY", value_parser = log_key, conflicts_with = "policy")]
    key: Option<VerifyingKey>,
    /// Believe the logs, witnesses and quorum of this policy file (C2SP tlog-policy)
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
}

/// Whom to believe, and how to print what was found: the options of every check.
#[derive(Args)]
pub struct Judging {
    #[command(flatten)]
    trust: Trust,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A policy, and where it comes from.
pub struct Trusted {
    /// What is believed.
    pub policy: Policy,
    /// In words, for the reader.
    pub because: String,
    /// The log vouches for itself: that proves consistency, not identity.
    pub by_itself: bool,
}

impl Trust {
    /// What the options say.
    ///
    /// # Errors
    /// Neither is given, or the policy cannot be read.
    pub fn given(&self) -> Result<Trusted, Failure> {
        self.read()?.ok_or_else(|| {
            Failure::Input("say whom to believe: --key VKEY, or --policy FILE with witnesses".into())
        })
    }

    /// What the options say, or else the key that the log itself names.
    ///
    /// # Errors
    /// The policy cannot be read, or the log names no key.
    pub fn or_the_logs_own(&self, source: &Source) -> Result<Trusted, Failure> {
        if let Some(trusted) = self.read()? {
            return Ok(trusted);
        }
        let named = source.fetch(store::KEY_PATH).map_err(|error| Failure::Input(error.to_string()))?;
        let named = named.and_then(|bytes| log_key(String::from_utf8(bytes).ok()?.trim_end()).ok());
        let key = named.ok_or_else(|| {
            Failure::Input(format!(
                "{source} names no key of its own; say whom to believe with --key or --policy"
            ))
        })?;
        let because = format!("{key}, which was taken from the log itself and is not verified");
        Ok(Trusted { policy: Policy::log_only(key), because, by_itself: true })
    }

    fn read(&self) -> Result<Option<Trusted>, Failure> {
        if let Some(key) = &self.key {
            let because = format!("{key}, as given");
            return Ok(Some(Trusted { policy: Policy::log_only(key.clone()), because, by_itself: false }));
        }
        let Some(path) = &self.policy else { return Ok(None) };
        let wrong = |what: String| Failure::Input(format!("{}: {what}", path.display()));
        let text = String::from_utf8(files::read(path, MOST_READ)?).map_err(|_| wrong("not UTF-8".into()))?;
        let policy = text.parse().map_err(|error: ledger::policy::PolicyError| wrong(error.to_string()))?;
        Ok(Some(Trusted { policy, because: format!("the policy {}", path.display()), by_itself: false }))
    }
}

/// Reads a log's key.
pub fn log_key(text: &str) -> Result<VerifyingKey, String> {
    let key: VerifyingKey = text.parse().map_err(|error: ledger::note::KeyError| error.to_string())?;
    match key.kind() {
        KeyKind::Ed25519 => Ok(key),
        KeyKind::Cosignature => Err("a witness's key; a log signs with a key of type 0x01".into()),
    }
}

/// A time of a cosignature, in words.
pub fn instant(seconds: u64) -> String {
    let time = i64::try_from(seconds).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    time.map_or_else(|| format!("{seconds} s after 1970"), |time| time.to_string())
}
