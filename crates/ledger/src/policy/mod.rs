//! Whom to believe: C2SP tlog-policy. Which keys sign for a log, which witnesses are known, and how many of
//! them must have cosigned.
//!
//! Stricter than the specification in one point: the file must be UTF-8, so that names can be shown.

mod parse;
mod quorum;

use std::collections::BTreeSet;

use crate::checkpoint::SignedCheckpoint;
use crate::note::{NoteError, VerifyingKey};

pub use parse::PolicyError;
pub use quorum::PolicyWarning;

/// A trust policy.
#[derive(Debug, Clone)]
pub struct Policy {
    logs: Vec<Log>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    quorum: Option<Member>,
}

/// A key that signs for a log. Several with one name are how a rotation is expressed.
#[derive(Debug, Clone)]
pub struct Log {
    /// The key; its name is the log's origin.
    pub key: VerifyingKey,
    /// Where the log is read.
    pub url: Option<String>,
}

/// A witness.
#[derive(Debug, Clone)]
pub struct Witness {
    /// Name within the policy, for groups and quorum.
    pub name: String,
    /// The key, of the kind [`crate::note::KeyKind::Cosignature`].
    pub key: VerifyingKey,
    /// Where checkpoints are submitted to it.
    pub url: Option<String>,
}

#[derive(Debug, Clone)]
struct Group {
    name: String,
    threshold: usize,
    members: Vec<Member>,
}

/// Position among the policy's witnesses, or among its groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    Witness(usize),
    Group(usize),
}

/// A cosignature that a policy counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cosigned<'p> {
    /// The witness's name in the policy.
    pub witness: &'p str,
    /// When it cosigned: seconds since 1970.
    pub time: u64,
}

/// Why a checkpoint is believed.
#[derive(Debug, Clone)]
pub struct Verdict<'p> {
    /// The log's key.
    pub log: &'p VerifyingKey,
    /// The cosignatures by known witnesses.
    pub cosigned: Vec<Cosigned<'p>>,
}

impl Verdict<'_> {
    /// The first time at which a known witness saw this tree: what cites it was made later.
    pub fn earliest(&self) -> Option<u64> {
        self.cosigned.iter().map(|cosigned| cosigned.time).min()
    }

    /// The time by which all counted witnesses had seen this tree: what it covers was made before.
    pub fn latest(&self) -> Option<u64> {
        self.cosigned.iter().map(|cosigned| cosigned.time).max()
    }
}

/// A checkpoint that does not satisfy the policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuorumError {
    /// No signature by a log of the policy, or a false one.
    #[error("the policy's logs did not sign this checkpoint of {origin:?}: {reason}")]
    Log {
        /// The checkpoint's origin.
        origin: String,
        /// What is wrong.
        reason: NoteError,
    },
    /// A false cosignature under the name of a known witness.
    #[error("a cosignature is false: {0}")]
    Witness(NoteError),
    /// Not enough witnesses.
    #[error("the policy's quorum is not met: only {} cosigned", list(.0))]
    TooFew(Vec<String>),
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "none of its witnesses".to_owned() } else { names.join(", ") }
}

impl Policy {
    /// The policy that believes one log without witnesses.
    pub fn log_only(key: VerifyingKey) -> Self {
        let logs = vec![Log { key, url: None }];
        Self { logs, witnesses: Vec::new(), groups: Vec::new(), quorum: None }
    }

    /// The keys of logs.
    pub fn logs(&self) -> &[Log] {
        &self.logs
    }

    /// The witnesses.
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// Checks a checkpoint: signed by a log of the policy, every known cosignature true, the quorum met.
    ///
    /// # Errors
    /// Which of these fails.
    pub fn verify(&self, signed: &SignedCheckpoint) -> Result<Verdict<'_>, QuorumError> {
        let origin = || signed.checkpoint().origin.clone();
        let log = signed
            .verify_log(self.logs.iter().map(|log| &log.key))
            .map_err(|reason| QuorumError::Log { origin: origin(), reason })?;
        let verified = match signed.note().verify(self.witnesses.iter().map(|witness| &witness.key)) {
            Ok(verified) => verified,
            Err(NoteError::NoKnownSignature) => Vec::new(),
            Err(reason) => return Err(QuorumError::Witness(reason)),
        };
        let mut cosigned = Vec::new();
        for witness in &self.witnesses {
            let own = verified.iter().filter(|verified| *verified.key == witness.key);
            // A witness may cosign one tree again; what it proves is the first time.
            let time = own.filter_map(|verified| verified.time).min();
            cosigned.extend(time.map(|time| Cosigned { witness: &witness.name, time }));
        }
        let names: Vec<&str> = cosigned.iter().map(|cosigned| cosigned.witness).collect();
        if !self.satisfied_by(&names) {
            return Err(QuorumError::TooFew(names.iter().map(|&name| name.to_owned()).collect()));
        }
        Ok(Verdict { log, cosigned })
    }

    /// Would cosignatures by these witnesses, named as in the policy, meet the quorum?
    pub fn satisfied_by(&self, names: &[&str]) -> bool {
        let known = self.witnesses.iter().enumerate();
        let present: BTreeSet<usize> =
            known.filter(|(_, witness)| names.contains(&witness.name.as_str())).map(|(at, _)| at).collect();
        self.quorum.is_none_or(|member| self.is_met(member, &present))
    }
}
