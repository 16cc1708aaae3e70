//! One-time codes from an app: TOTP (RFC 6238) with six digits and steps of thirty seconds.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The secret that an app shares with us: 160 bits, as RFC 4226, 4 recommends.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CodeSecret([u8; 20]);

impl CodeSecret {
    /// The secret made of `random` bytes.
    pub fn new(random: [u8; 20]) -> Self {
        CodeSecret(random)
    }

    /// The secret in base32, to be typed into an app.
    pub fn base32(&self) -> String {
        Secret::new_stack(self.0).to_base32()
    }

    /// The address that apps read from a QR code. A colon in `issuer` or `account`, which the format
    /// keeps for itself, becomes a space.
    ///
    /// # Errors
    /// A sentence, where `account` is empty.
    pub fn uri(&self, issuer: &str, account: &str) -> Result<String, String> {
        self.builder()
            .with_issuer(Some(issuer.replace(':', " ")))
            .with_account_name(account.replace(':', " "))
            .build()
            .and_then(|totp| totp.to_url())
            .map_err(|error| error.to_string())
    }

    fn builder(&self) -> Builder {
        // SHA-1, six digits, thirty seconds, one step either way: what every app can do.
        Builder::new().with_secret(Secret::new_stack(self.0))
    }

    fn totp(&self) -> Totp {
        self.builder().build_noncompliant()
    }
}

impl std::fmt::Debug for CodeSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeSecret(not shown)")
    }
}

impl From<CodeSecret> for String {
    fn from(secret: CodeSecret) -> String {
        secret.base32()
    }
}

impl TryFrom<String> for CodeSecret {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let secret = Secret::try_from_base32(&text).map_err(|_| "the secret is not base32")?;
        let bytes = secret.as_bytes().try_into().map_err(|_| "the secret has not 20 bytes")?;
        Ok(CodeSecret(bytes))
    }
}

/// One-time codes as they are kept for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Codes {
    /// The shared secret.
    pub secret: CodeSecret,
    /// The step of the last code that was taken, in thirty seconds since 1970. No code of this or an
    /// earlier step is taken again.
    pub last_step: Option<u64>,
}

impl Codes {
    /// Codes of which none was used.
    pub fn new(secret: CodeSecret) -> Self {
        Codes { secret, last_step: None }
    }

    /// The codes after `code` was taken at `now`; nothing where it is wrong, or was used before.
    ///
    /// Two requests can bring the same code at once: keep the result only where the kept `last_step`
    /// is still the one that was read, and treat anything else as a wrong code (RFC 6238, 5.2).
    pub fn take(&self, code: &str, now: Timestamp) -> Option<Codes> {
        let seconds = u64::try_from(now.as_second()).ok()?;
        // People copy codes with the space that apps show in the middle.
        let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
        let step = self.secret.totp().check(&digits, seconds)?;
        let is_new = self.last_step.is_none_or(|last| step > last);
        is_new.then(|| Codes { secret: self.secret.clone(), last_step: Some(step) })
    }
}
