//! Keys in the text forms of signed-note: `name+id+base64` for verifying, and Go's
//! `PRIVATE+KEY+name+id+base64` for signing.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signer, Verifier};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::encoding::{from_base64, to_base64};

/// The first four bytes of SHA-256 over name, kind and public key: tells keys of one name apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

/// What a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// Notes, as their author: type 0x01.
    Ed25519,
    /// Checkpoints with a time, as a witness: type 0x04, cosignature/v1.
    Cosignature,
}

impl KeyKind {
    fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 0x01,
            Self::Cosignature => 0x04,
        }
    }

    fn from_byte(byte: u8) -> Result<Self, KeyError> {
        match byte {
            0x01 => Ok(Self::Ed25519),
            0x04 => Ok(Self::Cosignature),
            other => Err(KeyError::UnknownKind(other)),
        }
    }
}

/// A key that cannot be read or must not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not of the form that keys have.
    #[error("a verifying key reads `name+id+base64`, a signing key `PRIVATE+KEY+name+id+base64`")]
    Malformed,
    /// The name is empty, or holds a space or a plus.
    #[error("a key's name must not be empty, and must hold neither white space nor `+`")]
    BadName,
    /// The id is not the one that follows from name, kind and key.
    #[error("the key id {found} does not belong to this key, whose id is {expected}: a typing error?")]
    WrongId {
        /// As written.
        found: String,
        /// As computed.
        expected: KeyId,
    },
    /// A kind of key that is not supported here.
    #[error("key type 0x{0:02x} is not supported: only 0x01 (Ed25519) and 0x04 (cosignature/v1)")]
    UnknownKind(u8),
    /// The public key is no point of the curve, or one that would accept forged signatures.
    #[error("the public key is not a sound Ed25519 key (not canonical, or of small order)")]
    WeakKey,
}

/// A public key with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: String,
    kind: KeyKind,
    id: KeyId,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifyingKey {
    /// Names a public key.
    ///
    /// # Errors
    /// [`KeyError::BadName`] or [`KeyError::WeakKey`].
    pub fn new(name: &str, kind: KeyKind, public: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::BadName);
        }
        let key = ed25519_dalek::VerifyingKey::from_bytes(public).map_err(|_| KeyError::WeakKey)?;
        // Signatures are checked by the cofactorless equation that browsers, Go and witnesses share, not
        // strictly; with unsound keys kept out here, a hostile signer gains nothing by that.
        if key.is_weak() || key.to_edwards().compress().0 != *public {
            return Err(KeyError::WeakKey);
        }
        Ok(Self { name: name.to_owned(), kind, id: key_id(name, kind, public), key })
    }

    /// The key's name: for a log, its origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the key signs.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The key's id.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The public key alone: the same under whatever name.
    pub fn public(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// Is this the key's signature over these bytes?
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        holds(&self.key, message, signature)
    }
}

/// Whether the equation of Ed25519 holds for these bytes, whatever the key: an unsound one makes it hold for
/// signatures that nobody made. For comparison with other verifiers; to believe something, take a
/// [`VerifyingKey`].
pub fn equation_holds(public: &[u8; 32], message: &[u8], signature: &[u8]) -> bool {
    ed25519_dalek::VerifyingKey::from_bytes(public).is_ok_and(|key| holds(&key, message, signature))
}

fn holds(key: &ed25519_dalek::VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    ed25519_dalek::Signature::from_slice(signature)
        .is_ok_and(|signature| key.verify(message, &signature).is_ok())
}

/// The text form, `name+id+base64`.
impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{}+{}", self.name, self.id, encode(self.kind, self.key.as_bytes()))
    }
}

impl FromStr for VerifyingKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, id, kind, public) = decode(text)?;
        let key = Self::new(name, kind, &public)?;
        check_id(id, key.id)?;
        Ok(key)
    }
}

/// A private key with its name. Wiped from memory when dropped; never shown by `Debug`.
pub struct SigningKey {
    key: ed25519_dalek::SigningKey,
    public: VerifyingKey,
}

impl SigningKey {
    /// Names a private key. `seed` must come from a cryptographic random source.
    ///
    /// # Errors
    /// [`KeyError::BadName`].
    pub fn from_seed(name: &str, kind: KeyKind, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        let public = VerifyingKey::new(name, kind, key.verifying_key().as_bytes())?;
        Ok(Self { key, public })
    }

    /// The key's name.
    pub fn name(&self) -> &str {
        &self.public.name
    }

    /// The key's id.
    pub fn id(&self) -> KeyId {
        self.public.id
    }

    /// The public half.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }

    /// The secret text form, `PRIVATE+KEY+name+id+base64`, as Go's `note` package writes it.
    pub fn to_secret_text(&self) -> Zeroizing<String> {
        let VerifyingKey { name, id, kind, .. } = &self.public;
        let data = Zeroizing::new(encode(*kind, self.key.as_bytes()));
        Zeroizing::new(format!("PRIVATE+KEY+{name}+{id}+{}", *data))
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl FromStr for SigningKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, id, kind, seed) = decode(text.strip_prefix("PRIVATE+KEY+").ok_or(KeyError::Malformed)?)?;
        let key = Self::from_seed(name, kind, &Zeroizing::new(seed))?;
        check_id(id, key.id())?;
        Ok(key)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({} {})", self.public.name, self.public.id)
    }
}

/// Key names: not empty, no Unicode white space, no plus.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|letter: char| letter.is_whitespace() || letter == '+')
}

fn key_id(name: &str, kind: KeyKind, public: &[u8; 32]) -> KeyId {
    let digest =
        Sha256::new().chain_update(name).chain_update([b'\n', kind.byte()]).chain_update(public).finalize();
    KeyId([digest[0], digest[1], digest[2], digest[3]])
}

fn encode(kind: KeyKind, key: &[u8; 32]) -> String {
    let mut data = Zeroizing::new([kind.byte(); 33]);
    data[1..].copy_from_slice(key);
    to_base64(&*data)
}

/// Takes `name+id+base64` apart. The data may itself hold `+`, names and ids cannot.
fn decode(text: &str) -> Result<(&str, &str, KeyKind, [u8; 32]), KeyError> {
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(id), Some(data)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyError::Malformed);
    };
    let data = Zeroizing::new(from_base64(data).ok_or(KeyError::Malformed)?);
    let (kind, key) = data.split_first().ok_or(KeyError::Malformed)?;
    let kind = KeyKind::from_byte(*kind)?;
    Ok((name, id, kind, key.try_into().map_err(|_| KeyError::Malformed)?))
}

fn check_id(found: &str, expected: KeyId) -> Result<(), KeyError> {
    // Compared as text, so that a key has one spelling.
    if found == expected.to_string() {
        return Ok(());
    }
    Err(KeyError::WrongId { found: found.chars().take(20).collect(), expected })
}
