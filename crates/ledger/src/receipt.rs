//! Receipts: what someone who submitted something keeps. One JSON file that verifies offline, given a policy.

use serde::{Deserialize, Serialize};

use crate::commitment::Disclosure;
use crate::leaf::{Leaf, LeafError};
use crate::policy::{Policy, Verdict};
use crate::proof::{LogProof, LogProofError};
use crate::tree::ProofError;

/// What stands in [`Receipt::format`].
pub const FORMAT: &str = "imprimatur/receipt/v1";

/// A leaf, the proof that it is in the log, and fields shown of what it commits to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Always [`FORMAT`].
    pub format: String,
    /// The leaf, exactly as logged.
    pub leaf: String,
    /// The text of a `.tlog-proof` file.
    pub proof: String,
    /// Private fields shown; may be empty.
    pub disclosures: Vec<Disclosure>,
}

/// A receipt that cannot be read or proves nothing.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptError {
    /// Not the JSON of a receipt.
    #[error("this is not a receipt: {0}")]
    Json(#[from] serde_json::Error),
    /// A receipt of another version.
    #[error("the receipt's format is {0:?}; only \"imprimatur/receipt/v1\" is known here")]
    Format(String),
    /// The leaf is malformed.
    #[error("the receipt's leaf is malformed: {0}")]
    Leaf(#[from] LeafError),
    /// The leaf is not in the log that the policy trusts.
    #[error(transparent)]
    Proof(#[from] LogProofError),
    /// A field shown is not one that the leaf commits to.
    #[error("the field {name:?} is not what the leaf commits to: {reason}")]
    Disclosure {
        /// The field's name.
        name: String,
        /// What is wrong.
        reason: ProofError,
    },
    /// The leaf commits to nothing, so nothing can be shown of it.
    #[error("the leaf commits to no fields, yet the receipt shows some")]
    NothingCommitted,
}

/// What a verified receipt proves.
#[derive(Debug)]
pub struct Proven<'p> {
    /// The leaf.
    pub leaf: Leaf,
    /// Its index in the log.
    pub index: u64,
    /// Why the checkpoint above it is believed, and since when the leaf existed at the latest.
    pub verdict: Verdict<'p>,
}

impl Receipt {
    /// Puts a receipt together. Nothing is verified here.
    ///
    /// # Errors
    /// `leaf` is not the bytes of a leaf.
    pub fn new(leaf: &[u8], proof: &LogProof, disclosures: Vec<Disclosure>) -> Result<Self, LeafError> {
        Leaf::parse(leaf)?;
        // A leaf that parsed is UTF-8.
        let leaf = String::from_utf8_lossy(leaf).into_owned();
        Ok(Self { format: FORMAT.to_owned(), leaf, proof: proof.to_string(), disclosures })
    }

    /// Reads a receipt's file.
    ///
    /// # Errors
    /// Not the JSON of a receipt of this version.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReceiptError> {
        let receipt: Self = serde_json::from_slice(bytes)?;
        if receipt.format == FORMAT { Ok(receipt) } else { Err(ReceiptError::Format(receipt.format)) }
    }

    /// The file: indented JSON.
    ///
    /// # Errors
    /// None in practice: all members can be written.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }

    /// Checks everything: the leaf's form, its place in a log that the policy trusts, every field shown.
    ///
    /// # Errors
    /// The first thing that fails.
    pub fn verify<'p>(&self, policy: &'p Policy) -> Result<Proven<'p>, ReceiptError> {
        let leaf = Leaf::parse(self.leaf.as_bytes())?;
        let proof = LogProof::parse(self.proof.as_bytes())?;
        let verdict = proof.verify(self.leaf.as_bytes(), policy)?;
        for disclosure in &self.disclosures {
            let cm = leaf.cm().ok_or(ReceiptError::NothingCommitted)?;
            disclosure.verify(cm).map_err(|reason| {
                let name = disclosure.name.clone();
                ReceiptError::Disclosure { name, reason }
            })?;
        }
        Ok(Proven { leaf, index: proof.index, verdict })
    }
}
