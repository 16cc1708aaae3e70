//! Asking witnesses for their cosignatures (C2SP tlog-witness, the log's side).

use std::time::Duration;

use ledger::checkpoint::SignedCheckpoint;
use ledger::note::Signature;
use ledger::tiles::TileReader;
use ledger::tree::consistency_proof;
use ledger::witness::{AddCheckpoint, Alarm, Outcome, interpret};

use crate::db::Db;
use crate::error::{Result, StoreError};
use crate::publisher::held;
use crate::{LogFolder, WitnessAddress};

/// How long one witness may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The largest answer that is read, in bytes.
const MOST_ANSWERED: u64 = 64 * 1024;

/// Asks every witness; returns the checkpoint with their cosignatures and how many there are. A
/// witness that is away or does not know us costs its cosignature and nothing else.
///
/// # Errors
/// A witness gives an alarm: nothing may be published until a person has looked.
pub(crate) async fn ask(
    witnesses: &[WitnessAddress],
    signed: SignedCheckpoint,
    folder: &LogFolder,
) -> Result<(SignedCheckpoint, usize)> {
    let mut asked = Vec::new();
    for witness in witnesses {
        let (witness, signed, folder) = (witness.clone(), signed.clone(), folder.clone());
        asked.push(tokio::task::spawn_blocking(move || ask_one(&witness, &signed, &folder)));
    }
    let mut cosigned = signed;
    let mut count = 0;
    for answer in asked {
        if let Some(signature) = answer.await.map_err(|_| StoreError::Stopped)?? {
            cosigned.add(signature);
            count += 1;
        }
    }
    Ok((cosigned, count))
}

/// Refuses to go on where a witness has seen more entries than the database holds. Witnesses are shown the
/// published checkpoint again, so that nothing new is signed for the question; one that is away is passed over.
pub(crate) async fn refuse_rollback(witnesses: &[WitnessAddress], folder: &LogFolder, db: &Db) -> Result<()> {
    let Some(published) = folder.checkpoint()? else { return Ok(()) };
    let held = held(db).await?;
    let mut asked = Vec::new();
    for witness in witnesses {
        let (witness, published, folder) = (witness.clone(), published.clone(), folder.clone());
        asked.push(tokio::task::spawn_blocking(move || (post(&witness, 0, &published, &folder), witness)));
    }
    for answer in asked {
        let (outcome, witness) = answer.await.map_err(|_| StoreError::Stopped)?;
        match outcome? {
            Some(Outcome::Alarm(Alarm::RolledBack { witnessed, .. })) if witnessed > held => {
                let witness = format!("the witness {} has seen it", witness.key.name());
                return Err(StoreError::RolledBack { held, signed: witnessed, witness });
            }
            _ => {}
        }
    }
    Ok(())
}

fn ask_one(
    witness: &WitnessAddress,
    signed: &SignedCheckpoint,
    folder: &LogFolder,
) -> Result<Option<Signature>> {
    // Start from 0: the witness answers with the size that it has.
    let mut old = 0;
    for _ in 0..3 {
        match post(witness, old, signed, folder)? {
            Some(Outcome::Cosigned { signature, .. }) => return Ok(Some(signature)),
            Some(Outcome::RetryFrom(size)) => old = size,
            Some(Outcome::Alarm(alarm)) => {
                return Err(StoreError::Alarm { name: witness.key.name().into(), alarm });
            }
            Some(Outcome::NotTrusted | Outcome::RetryLater(_)) | None => break,
        }
    }
    tracing::warn!(witness = witness.key.name(), "no cosignature this time");
    Ok(None)
}

/// One request; `None` where the witness could not be reached.
fn post(
    witness: &WitnessAddress,
    old: u64,
    signed: &SignedCheckpoint,
    folder: &LogFolder,
) -> Result<Option<Outcome>> {
    let size = signed.checkpoint().size;
    let reader = TileReader::new(folder, size);
    let proof = match old {
        0 => Vec::new(),
        old => consistency_proof(old, size, |node| reader.hash(node))
            .map_err(|error| StoreError::Tampered(format!("tiles of size {size} ({error})")))?,
    };
    let request = AddCheckpoint { old, proof, checkpoint: signed.clone() };
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(0)
        .build()
        .into();
    let url = format!("{}/add-checkpoint", witness.url.trim_end_matches('/'));
    let mut answer = match agent.post(&url).send(request.to_string().as_bytes()) {
        Ok(answer) => answer,
        Err(error) => {
            tracing::warn!(witness = witness.key.name(), %error, "the witness cannot be reached");
            return Ok(None);
        }
    };
    let kind = answer.headers().get("content-type").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let status = answer.status().as_u16();
    let Ok(body) = answer.body_mut().with_config().limit(MOST_ANSWERED).read_to_vec() else {
        return Ok(None);
    };
    Ok(Some(interpret(status, kind.as_deref(), &body, signed, &witness.key)))
}
