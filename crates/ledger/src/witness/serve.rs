//! The witness's side, as a function from request and state to answer and new state.

use std::collections::BTreeMap;

use super::{AddCheckpoint, TREE_SIZE_TYPE};
use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::cosignature::cosign;
use crate::note::{SigningKey, VerifyingKey};
use crate::tree::{Hash, verify_consistency};

/// What a witness knows of one log.
#[derive(Debug, Clone)]
pub struct WitnessedLog {
    /// The keys trusted for the origin.
    pub keys: Vec<VerifyingKey>,
    /// The largest checkpoint that was cosigned, with the log's signature: the evidence, should the log ever
    /// contradict it.
    pub latest: Option<SignedCheckpoint>,
}

/// What a witness answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Content type of the body.
    pub content_type: &'static str,
    /// The body.
    pub body: String,
    /// The checkpoint to store as the origin's latest, **durably and before the body is sent**, provided that
    /// the stored one is still the one that was passed in.
    pub store: Option<SignedCheckpoint>,
    /// To be kept for ever and published.
    pub evidence: Option<Evidence>,
}

/// Two statements of one log that do not go together, both bearing its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// Two roots for one size: proof of misbehaviour without further ado.
    TwoRoots {
        /// What was cosigned before.
        held: SignedCheckpoint,
        /// What was offered now.
        offered: SignedCheckpoint,
    },
    /// A larger tree, offered with a proof that fails: ground to ask the log for a true one.
    Unproven {
        /// What was cosigned before.
        held: SignedCheckpoint,
        /// What was offered now.
        offered: SignedCheckpoint,
    },
}

/// Answers one `add-checkpoint`. `logs` is what the witness knows, by origin; `time` is now, in seconds since
/// 1970 and not 0; `key` is the witness's, of the kind [`crate::note::KeyKind::Cosignature`].
pub fn respond(body: &[u8], logs: &BTreeMap<String, WitnessedLog>, key: &SigningKey, time: u64) -> Answer {
    let request = match AddCheckpoint::parse(body) {
        Ok(request) => request,
        Err(error) => return refuse(400, &error.to_string()),
    };
    let head = request.checkpoint.checkpoint();
    let Some(log) = logs.get(&head.origin) else {
        return refuse(404, "this origin is not known here");
    };
    if let Err(error) = request.checkpoint.verify_log(&log.keys) {
        return refuse(403, &error.to_string());
    }
    if request.old > head.size {
        return refuse(400, "the old size exceeds the checkpoint's");
    }
    let latest = log.latest.as_ref().map(SignedCheckpoint::checkpoint);
    let (held, held_root) = latest.map_or((0, Hash::empty_root()), |latest| (latest.size, latest.root));
    if request.old != held {
        return Answer { content_type: TREE_SIZE_TYPE, ..refuse(409, &held.to_string()) };
    }
    if verify_consistency(held, &held_root, head.size, &head.root, &request.proof).is_err()
        || !sound_if_empty(head)
    {
        return Answer {
            evidence: evidence(log, &request.checkpoint),
            ..refuse(422, "the proof does not verify")
        };
    }
    let Some(cosignature) = cosign(key, request.checkpoint.note().text(), time).filter(|_| time != 0) else {
        return refuse(500, "this witness is set up wrongly: it needs a key of type 0x04 and a clock");
    };
    let store = Some(request.checkpoint);
    Answer { body: cosignature.to_string(), store, ..refuse(200, "") }
}

fn refuse(status: u16, reason: &str) -> Answer {
    let content_type = "text/plain; charset=utf-8";
    Answer { status, content_type, body: format!("{reason}\n"), store: None, evidence: None }
}

/// A tree without entries has one root.
fn sound_if_empty(head: &Checkpoint) -> bool {
    head.size > 0 || head.root == Hash::empty_root()
}

fn evidence(log: &WitnessedLog, offered: &SignedCheckpoint) -> Option<Evidence> {
    let held = log.latest.clone()?;
    let (old, new) = (held.checkpoint(), offered.checkpoint());
    let two_roots = old.size == new.size && old.root != new.root;
    let offered = offered.clone();
    Some(if two_roots { Evidence::TwoRoots { held, offered } } else { Evidence::Unproven { held, offered } })
}
