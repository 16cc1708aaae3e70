//! Commitments to private fields: any one field can be shown or erased later without touching the others.
//!
//! ```text
//! d  = SHA-256("imprimatur/field/v1\0" || salt[32] || u32be(|name|) || name || u64be(|value|) || value)
//! cm = SHA-256("imprimatur/object/v1\0" || u32be(count) || root of RFC 6962 over the sorted d)
//! ```
//!
//! The digests are filled up with random decoys to 4, 8, 16 or 32, so that their number says little. Every
//! field has its own salt: were salts derived from one key, no single field could be erased. A document is a
//! field whose value is the document's SHA-256, so that a file can be shown without the rest.

mod disclosure;

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::tree::{Hash, Node, inclusion_proof, leaf_hash, root_of};

pub use disclosure::{Disclosure, FieldValue, Salt};

/// Most fields of one commitment.
pub const MAX_FIELDS: usize = 32;

/// A private field with the salt that hides it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its value, as bytes.
    pub value: Vec<u8>,
    /// 32 bytes from a cryptographic random source, drawn for this field alone.
    pub salt: [u8; 32],
}

impl Field {
    /// What is committed to: says nothing about name and value to who lacks the salt.
    pub fn digest(&self) -> Hash {
        field_digest(&self.name, &self.value, &self.salt)
    }
}

/// Fields together with all digests of their commitment: what is kept, so that fields can be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    digests: Vec<Hash>,
    fields: Vec<Field>,
}

/// Fields that cannot be committed to, or do not belong to a commitment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommitmentError {
    /// More than [`MAX_FIELDS`].
    #[error("{0} fields, where one event can commit to 32: hash some of them together")]
    TooManyFields(usize),
    /// Two fields with one name.
    #[error("the field {0:?} is given twice")]
    Repeated(String),
    /// Another number of decoys than [`decoys_needed`].
    #[error("{expected} random decoys are needed, not {found}")]
    Decoys {
        /// How many are needed.
        expected: usize,
        /// How many were given.
        found: usize,
    },
    /// A field that the digests do not hold: another salt, name or value.
    #[error("the field {0:?} with this value and salt is not in the commitment")]
    Foreign(String),
    /// Digests that are not sorted, distinct, and 4, 8, 16 or 32.
    #[error("the stored digests must be 4, 8, 16 or 32, sorted and distinct")]
    BadDigests,
    /// No such field, or it was erased.
    #[error("there is no field {0:?}, or it was erased")]
    Absent(String),
}

/// How many random decoys go with this many fields: up to the next of 4, 8, 16, 32.
pub fn decoys_needed(fields: usize) -> usize {
    fields.next_power_of_two().max(4) - fields
}

impl Opening {
    /// Commits to fields. `decoys` are random, as many as [`decoys_needed`] says.
    ///
    /// # Errors
    /// Too many fields, a name given twice, or a wrong number of decoys.
    pub fn commit(fields: Vec<Field>, decoys: &[[u8; 32]]) -> Result<Self, CommitmentError> {
        if fields.len() > MAX_FIELDS {
            return Err(CommitmentError::TooManyFields(fields.len()));
        }
        if let Some(repeated) = repeated(&fields) {
            return Err(CommitmentError::Repeated(repeated.to_owned()));
        }
        let expected = decoys_needed(fields.len());
        if decoys.len() != expected {
            return Err(CommitmentError::Decoys { expected, found: decoys.len() });
        }
        let mut digests: Vec<Hash> = fields.iter().map(Field::digest).collect();
        digests.extend(decoys.iter().map(|decoy| Hash(*decoy)));
        digests.sort_unstable();
        if !digests.is_sorted_by(|a, b| a < b) {
            return Err(CommitmentError::BadDigests);
        }
        Ok(Self { digests, fields })
    }

    /// Puts a stored commitment together again: all its digests, and the fields not erased.
    ///
    /// # Errors
    /// Damaged digests, or a field that is not among them.
    pub fn from_parts(digests: Vec<Hash>, fields: Vec<Field>) -> Result<Self, CommitmentError> {
        let sizes = [4, 8, 16, MAX_FIELDS];
        if !sizes.contains(&digests.len()) || !digests.is_sorted_by(|a, b| a < b) {
            return Err(CommitmentError::BadDigests);
        }
        if let Some(repeated) = repeated(&fields) {
            return Err(CommitmentError::Repeated(repeated.to_owned()));
        }
        for field in &fields {
            if digests.binary_search(&field.digest()).is_err() {
                return Err(CommitmentError::Foreign(field.name.clone()));
            }
        }
        Ok(Self { digests, fields })
    }

    /// The commitment, to be put in a leaf.
    pub fn cm(&self) -> Hash {
        let leaves: Vec<Hash> = self.digests.iter().map(|digest| leaf_hash(&digest.0)).collect();
        object_digest(self.digests.len() as u32, &root_of(&leaves))
    }

    /// All digests, sorted; fields and decoys look alike.
    pub fn digests(&self) -> &[Hash] {
        &self.digests
    }

    /// The fields that can still be shown.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Forgets a field, name, value and salt; returns its digest, for the event that records the erasure. The
    /// commitment and all other disclosures stay valid.
    ///
    /// # Errors
    /// [`CommitmentError::Absent`].
    pub fn erase(&mut self, name: &str) -> Result<Hash, CommitmentError> {
        let at = self.position(name)?;
        Ok(self.fields.remove(at).digest())
    }

    /// Shows one field and nothing of the others.
    ///
    /// # Errors
    /// [`CommitmentError::Absent`].
    pub fn disclose(&self, name: &str) -> Result<Disclosure, CommitmentError> {
        let field = &self.fields[self.position(name)?];
        let absent = || CommitmentError::Absent(name.to_owned());
        let index = self.digests.binary_search(&field.digest()).map_err(|_| absent())?;
        let leaves: Vec<Hash> = self.digests.iter().map(|digest| leaf_hash(&digest.0)).collect();
        let read = |node: Node| {
            let start = (node.index as usize) << node.level;
            Ok::<_, std::convert::Infallible>(root_of(&leaves[start..start + (1 << node.level)]))
        };
        let path = inclusion_proof(leaves.len() as u64, index as u64, read).map_err(|_| absent())?;
        Ok(Disclosure {
            name: field.name.clone(),
            value: FieldValue(field.value.clone()),
            salt: Salt(field.salt),
            index: index as u64,
            count: leaves.len() as u32,
            path,
        })
    }

    fn position(&self, name: &str) -> Result<usize, CommitmentError> {
        let at = self.fields.iter().position(|field| field.name == name);
        at.ok_or_else(|| CommitmentError::Absent(name.to_owned()))
    }
}

/// A name that stands twice.
fn repeated(fields: &[Field]) -> Option<&str> {
    let mut names = BTreeSet::new();
    fields.iter().map(|field| field.name.as_str()).find(|name| !names.insert(*name))
}

fn field_digest(name: &str, value: &[u8], salt: &[u8; 32]) -> Hash {
    // Lengths stand before name and value: no two fields give the same bytes.
    let hasher = Sha256::new().chain_update(b"imprimatur/field/v1\0").chain_update(salt);
    let hasher = hasher.chain_update((name.len() as u32).to_be_bytes()).chain_update(name);
    Hash(hasher.chain_update((value.len() as u64).to_be_bytes()).chain_update(value).finalize().into())
}

fn object_digest(count: u32, root: &Hash) -> Hash {
    let hasher = Sha256::new().chain_update(b"imprimatur/object/v1\0").chain_update(count.to_be_bytes());
    Hash(hasher.chain_update(root.0).finalize().into())
}
