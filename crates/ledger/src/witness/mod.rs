//! The witness protocol: C2SP tlog-witness v1.0.0 with the status codes of July 2026.
//!
//! A log asks witnesses to cosign its newest checkpoint. [`AddCheckpoint`] is the request, [`respond`] the
//! witness's side, [`interpret`] the log's side. Sending and storing is the caller's part.

mod feed;
mod request;
mod serve;

pub use feed::{Alarm, Outcome, interpret};
pub use request::{AddCheckpoint, MAX_PROOF_LINES, RequestError};
pub use serve::{Answer, Evidence, WitnessedLog, respond};

/// Content type of a 409 whose body is the witness's tree size.
pub const TREE_SIZE_TYPE: &str = "text/x.tlog.size";
