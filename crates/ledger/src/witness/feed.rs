//! The log's side: what a witness's answer means, and when to stop signing.

use super::TREE_SIZE_TYPE;
use crate::checkpoint::SignedCheckpoint;
use crate::encoding::decimal;
use crate::note::{Note, Signature, VerifyingKey};

/// What to do after a witness's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The witness cosigned: add this to the checkpoint.
    Cosigned {
        /// The cosignature, checked.
        signature: Signature,
        /// Its time, in seconds since 1970.
        time: u64,
    },
    /// The witness last saw a smaller tree: ask again with a proof from this size.
    RetryFrom(u64),
    /// The witness is out of order or busy: ask again later.
    RetryLater(u16),
    /// The witness does not know this log or its key (403 and 404 mean the same in practice): tell its operator.
    NotTrusted,
    /// Something is wrong that a person must look at before anything else is signed.
    Alarm(Alarm),
}

/// Why no further checkpoint may be signed until a person has looked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Alarm {
    /// The witness cosigned a tree larger than ours: our store was rolled back, or someone else signs with our
    /// key.
    #[error(
        "the witness has seen {witnessed} entries, this log has {ours}: the store was rolled back; stop signing"
    )]
    RolledBack {
        /// The witness's size.
        witnessed: u64,
        /// Our size.
        ours: u64,
    },
    /// A conflict without a size: how some witnesses say "another root at this size".
    #[error("the witness reports a conflict without naming its size: it may hold another root; stop signing")]
    Conflict,
    /// The witness holds a tree that ours does not continue.
    #[error("the witness cannot reconcile this tree with the one that it saw: a fork; stop signing")]
    Fork,
    /// The request was malformed: our own fault.
    #[error("the witness calls the request malformed: {0}")]
    Malformed(String),
    /// A 200 without a true cosignature of this witness.
    #[error("the witness answered without a true cosignature of its own key")]
    FalseCosignature,
    /// A status that the protocol does not know.
    #[error("the witness answered with status {0}, which the protocol does not know")]
    UnknownStatus(u16),
}

/// Reads a witness's answer to `offered`. `content_type` is the header's value; `witness` the witness's key.
pub fn interpret(
    status: u16,
    content_type: Option<&str>,
    body: &[u8],
    offered: &SignedCheckpoint,
    witness: &VerifyingKey,
) -> Outcome {
    match status {
        200 => cosignature(body, offered, witness).unwrap_or(Outcome::Alarm(Alarm::FalseCosignature)),
        403 | 404 => Outcome::NotTrusted,
        409 => conflict(content_type, body, offered.checkpoint().size),
        422 => Outcome::Alarm(Alarm::Fork),
        400 => Outcome::Alarm(Alarm::Malformed(String::from_utf8_lossy(body).chars().take(200).collect())),
        408 | 429 | 500.. => Outcome::RetryLater(status),
        other => Outcome::Alarm(Alarm::UnknownStatus(other)),
    }
}

fn conflict(content_type: Option<&str>, body: &[u8], ours: u64) -> Outcome {
    let kind = content_type.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    let line = std::str::from_utf8(body).ok().and_then(|text| text.strip_suffix('\n'));
    match line.and_then(decimal).filter(|_| kind == TREE_SIZE_TYPE) {
        Some(witnessed) if witnessed > ours => Outcome::Alarm(Alarm::RolledBack { witnessed, ours }),
        Some(witnessed) => Outcome::RetryFrom(witnessed),
        None => Outcome::Alarm(Alarm::Conflict),
    }
}

fn cosignature(body: &[u8], offered: &SignedCheckpoint, witness: &VerifyingKey) -> Option<Outcome> {
    let lines = Signature::parse_lines(std::str::from_utf8(body).ok()?).ok()?;
    // Lines by other keys are ignored, as the protocol asks.
    let signature = lines.into_iter().find(|line| line.claims(witness))?;
    let mut note = Note::new(offered.note().text().to_owned()).ok()?;
    note.add(signature.clone());
    let time = note.verify([witness]).ok()?.first()?.time.filter(|time| *time != 0)?;
    Some(Outcome::Cosigned { signature, time })
}
