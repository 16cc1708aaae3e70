//! Cosignatures of witnesses: C2SP tlog-cosignature v1.0.1, Ed25519 (type 0x04).
//!
//! Meaning: "at this time, this was the largest consistent tree that I had seen for this origin".

use crate::note::{KeyKind, Signature, SigningKey, VerifyingKey};

/// Cosigns a checkpoint's text at `time` (seconds since 1970); the caller has checked that the checkpoint is
/// consistent with all that this key cosigned before.
///
/// `None` if the key is not of the kind [`KeyKind::Cosignature`].
pub fn cosign(key: &SigningKey, text: &str, time: u64) -> Option<Signature> {
    let signed = key.sign(message(text, time).as_bytes());
    let bytes = time.to_be_bytes().into_iter().chain(signed).collect();
    (key.verifying_key().kind() == KeyKind::Cosignature).then(|| Signature::new(key, bytes))
}

/// The time of the cosignature, or `None` if it is false.
pub(crate) fn verify(key: &VerifyingKey, bytes: &[u8], text: &str) -> Option<u64> {
    let (time, signature) = bytes.split_first_chunk::<8>()?;
    let time = u64::from_be_bytes(*time);
    key.verify(message(text, time).as_bytes(), signature).then_some(time)
}

fn message(text: &str, time: u64) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}
