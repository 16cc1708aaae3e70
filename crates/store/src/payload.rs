//! What a leaf commits to, sealed: every field of the event with its own salt.

use std::borrow::Cow;

use chacha20poly1305::aead::{Aead, KeyInit, Payload as Sealing};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use engagement::Event;
use ledger::commitment::{Field, Opening, Salt, decoys_needed};
use ledger::tree::Hash;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::keys::fill_random;

/// What an erased field reads as.
pub(crate) const ERASED: &str = "[erased]";

const NONCE: usize = 24;

#[derive(Default, Serialize, Deserialize)]
struct Kept<'a> {
    digests: Cow<'a, [Hash]>,
    fields: Vec<KeptField<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    erased: Vec<String>,
    /// Everything about the entry was lost but its leaf. Under the seal, so that nobody without the key can
    /// pretend it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    lost: bool,
}

#[derive(Serialize, Deserialize)]
struct KeptField<'a> {
    name: Cow<'a, str>,
    /// The value's JSON text, byte for byte as it was committed to.
    value: Cow<'a, str>,
    salt: Salt,
}

/// An event's fields with their commitment.
pub(crate) struct Payload {
    pub(crate) opening: Opening,
    pub(crate) erased: Vec<String>,
}

impl Payload {
    /// Commits to every field of an event: the person who acted, and what the act says.
    pub(crate) fn of(event: &Event) -> Result<Payload> {
        let said = serde_json::to_value(&event.act).map_err(|error| StoreError::Leaf(error.to_string()))?;
        let mut values = match said {
            Value::Object(mut act) => match act.remove("with") {
                Some(Value::Object(with)) => with,
                _ => Map::new(),
            },
            _ => Map::new(),
        };
        values.insert("by".into(), Value::String(event.by.clone()));
        let decoys_count = decoys_needed(values.len());
        let mut random = Zeroizing::new(vec![0; 32 * (values.len() + decoys_count)]);
        fill_random(&mut random)?;
        let (chunks, _) = random.as_chunks::<32>();
        let (salts, decoys) = chunks.split_at(values.len());
        let fields = values
            .iter()
            .zip(salts)
            .map(|((name, value), salt)| Field {
                name: name.clone(),
                value: value.to_string().into_bytes(),
                salt: *salt,
            })
            .collect();
        let opening = Opening::commit(fields, decoys).map_err(|error| StoreError::Leaf(error.to_string()))?;
        Ok(Payload { opening, erased: Vec::new() })
    }

    /// The act's fields, erased ones marked.
    pub(crate) fn values(&self) -> Map<String, Value> {
        let erased = self.erased.iter().map(|name| (name.clone(), Value::String(ERASED.into())));
        self.opening
            .fields()
            .iter()
            .filter_map(|field| Some((field.name.clone(), serde_json::from_slice(&field.value).ok()?)))
            .chain(erased)
            .collect()
    }

    /// Encrypts it for entry `idx`; a row moved to another entry does not open.
    pub(crate) fn seal(&self, idx: u64, key: &[u8; 32]) -> Result<Vec<u8>> {
        let kept = Kept {
            digests: self.opening.digests().into(),
            fields: self
                .opening
                .fields()
                .iter()
                .map(|field| KeptField {
                    name: field.name.as_str().into(),
                    value: String::from_utf8_lossy(&field.value),
                    salt: Salt(field.salt),
                })
                .collect(),
            erased: self.erased.clone(),
            lost: false,
        };
        kept.seal(idx, key)
    }

    /// What stands in the place of a payload that was lost.
    pub(crate) fn lost(idx: u64, key: &[u8; 32]) -> Result<Vec<u8>> {
        Kept { lost: true, ..Kept::default() }.seal(idx, key)
    }

    /// Opens what [`Payload::seal`] made, and compares it with what the leaf commits to.
    pub(crate) fn open(idx: u64, key: &[u8; 32], sealed: &[u8], cm: &Hash) -> Result<Payload> {
        let broken = || StoreError::Payload(idx);
        let plain = open(key, sealed, &idx.to_be_bytes()).ok_or_else(broken)?;
        let kept: Kept = serde_json::from_slice(&plain).map_err(|_| broken())?;
        if kept.lost {
            return Err(StoreError::Lost(idx));
        }
        let fields = kept.fields.into_iter().map(|field| Field {
            name: field.name.into_owned(),
            value: field.value.into_owned().into_bytes(),
            salt: field.salt.0,
        });
        let opening = Opening::from_parts(kept.digests.into_owned(), fields.collect());
        let opening = opening.map_err(|_| broken())?;
        // Whoever holds the key could still put other words here.
        if opening.cm() != *cm {
            return Err(StoreError::NotCommitted(idx));
        }
        Ok(Payload { opening, erased: kept.erased })
    }
}

impl Kept<'_> {
    fn seal(&self, idx: u64, key: &[u8; 32]) -> Result<Vec<u8>> {
        let plain =
            Zeroizing::new(serde_json::to_vec(self).map_err(|error| StoreError::Leaf(error.to_string()))?);
        seal(key, &plain, &idx.to_be_bytes())
    }
}

/// Encrypts `plain` (XChaCha20-Poly1305, random nonce in front). `place` binds it to where it is kept.
pub(crate) fn seal(key: &[u8; 32], plain: &[u8], place: &[u8]) -> Result<Vec<u8>> {
    let mut nonce = [0; NONCE];
    fill_random(&mut nonce)?;
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), Sealing { msg: plain, aad: place })
        .map_err(|_| StoreError::Leaf("it is too long to be encrypted".into()))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] made; `None` for another key, another place or changed bytes.
pub(crate) fn open(key: &[u8; 32], sealed: &[u8], place: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let sealing = Sealing { msg: sealed, aad: place };
    cipher(key).decrypt(&XNonce::from(*nonce), sealing).ok().map(Zeroizing::new)
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}
