//! People, and the ways in which they can prove who they are.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Person {
    /// Identifier, such as `a.officer`: what events name, and what is typed to sign in. It stays.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// Where the person can be reached; absent where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// Random bytes by which the person's passkeys know the account. They say nothing about the
    /// person, since an authenticator shows them to whoever holds it (WebAuthn Level 3, 14.6.1).
    pub handle: Uuid,
    /// Since when the account is closed; absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
}

impl Person {
    /// A person whose account is open. `random` makes the handle.
    pub fn new(id: impl Into<String>, name: impl Into<String>, random: [u8; 16]) -> Self {
        Person {
            id: id.into(),
            name: name.into(),
            mail: None,
            handle: Uuid::from_bytes(random),
            closed_at: None,
        }
    }

    /// Whether the person can sign in at `now`.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.closed_at.is_none_or(|closed| now < closed)
    }
}

/// One way in which a person can prove who they are. It points to what is kept for it and holds no
/// secret, so that a session can say how it began.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", tag = "by")]
pub enum Identity {
    /// A password kept here.
    Password {
        /// Whether a one-time code was asked for as well.
        with_code: bool,
    },
    /// A passkey. It asks for a PIN, a finger or a face, so it is two factors by itself.
    Passkey {
        /// Identifier of the credential, base64url without padding.
        credential: String,
    },
    /// An account at another house, by OpenID Connect.
    Oidc {
        /// The issuer's address, exactly as it stands in `iss`.
        issuer: String,
        /// The account there, `sub`: unique with the issuer, never by itself.
        subject: String,
    },
}
