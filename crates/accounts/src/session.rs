//! Sessions: what a browser holds, and what is kept of it.

use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::Identity;

/// The longest that a session lasts. NIST SP 800-63B-4, 2.2.3 asks for at most 24 hours; a working
/// day needs no more than this.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);

/// The longest that it lasts unused (NIST SP 800-63B-4, 2.2.3).
const LONGEST_UNUSED: SignedDuration = SignedDuration::from_hours(1);

/// What the browser holds: 256 random bits. Only their hash is kept here, so that whoever reads the
/// store cannot sign in with what they find.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SessionToken(String);

impl SessionToken {
    /// A token made of `random` bytes.
    pub fn new(random: [u8; 32]) -> Self {
        SessionToken(Base64UrlUnpadded::encode_string(&random))
    }

    /// The token that a browser sent. Anything may be sent; what is no token opens no session.
    pub fn sent(text: &str) -> Self {
        SessionToken(text.to_owned())
    }

    /// The token as it goes into a cookie: 43 letters, digits, `-` and `_`.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn hash(&self) -> TokenHash {
        TokenHash(hex::encode(Sha256::digest(self.0.as_bytes())))
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(not shown)")
    }
}

/// SHA-256 of a token, 64 hexadecimal digits. Two are compared in constant time.
#[derive(Debug, Clone, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenHash(String);

impl TokenHash {
    /// The digits: the session's key in the store, and its name in a list of sessions.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl PartialEq for TokenHash {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

/// A session as it is kept. It says nothing of the machine at the other end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Session {
    /// Hash of the token that opens it.
    pub token: TokenHash,
    /// Identifier of the person.
    pub person: String,
    /// How the person proved who they are.
    pub identity: Identity,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was last used.
    pub used_at: Timestamp,
    /// When it was ended; absent where nobody ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

impl Session {
    /// Begins a session.
    pub fn begin(
        token: &SessionToken,
        person: impl Into<String>,
        identity: Identity,
        now: Timestamp,
    ) -> Self {
        Session {
            token: token.hash(),
            person: person.into(),
            identity,
            began_at: now,
            used_at: now,
            ended_at: None,
        }
    }

    /// Whether it can still be used at `now`: it was neither ended nor left too long.
    pub fn is_alive(&self, now: Timestamp) -> bool {
        let young = now.duration_since(self.began_at) < LONGEST;
        let in_use = now.duration_since(self.used_at) < LONGEST_UNUSED;
        self.ended_at.is_none() && young && in_use
    }

    /// Whether `token` opens it at `now`: it is the right one, and the session is alive.
    pub fn is_opened_by(&self, token: &SessionToken, now: Timestamp) -> bool {
        self.token == token.hash() && self.is_alive(now)
    }

    /// The session after it was used at `now`. To be kept at most once a minute: a write for every
    /// page would buy nothing.
    pub fn used(&self, now: Timestamp) -> Session {
        let due = now.duration_since(self.used_at) >= SignedDuration::from_mins(1);
        Session { used_at: if due { now } else { self.used_at }, ..self.clone() }
    }
}
