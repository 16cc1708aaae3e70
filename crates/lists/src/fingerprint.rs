//! What an entity says, as one hash: the same whenever it says the same.

use std::collections::{BTreeMap, BTreeSet};

use entities::Entity;
use sha2::{Digest, Sha256};

/// SHA-256 over the canonical JSON of schema and properties: keys in order, values sorted and each
/// once, no white space.
///
/// The identifier, the caption, the data sets and the dates on which somebody saw the entity are no
/// part of what it says.
pub fn fingerprint(entity: &Entity) -> [u8; 32] {
    let properties: BTreeMap<&str, BTreeSet<&str>> = entity
        .properties
        .iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(property, values)| (property.as_str(), values.iter().map(String::as_str).collect()))
        .collect();
    // Texts in maps and sets always have a JSON form.
    hash(&serde_json::to_vec(&(&entity.schema, properties)).unwrap_or_default())
}

pub(crate) fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
