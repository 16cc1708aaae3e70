//! Passkeys (WebAuthn): registering one, and signing in with it.
//!
//! Each is a ceremony of two steps. The first gives a challenge for the browser and a [`Ceremony`] to
//! be kept *here*, never with the browser; the second takes the browser's answer with the ceremony.
//! A ceremony is good for one answer: whoever keeps it deletes it as they read it.
//!
//! The challenge is the one thing in this crate that is drawn and not passed in. `webauthn-rs` takes
//! it from the operating system and offers no other way, which is right for it: a challenge that a
//! caller could choose would be a challenge that a caller could repeat. Tests can do without choosing
//! it, since a software authenticator signs whatever it is shown.

use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyRegistration, Url, WebauthnBuilder, WebauthnError,
};
use webauthn_rs::{Webauthn, prelude};
use webauthn_rs_proto::ResidentKeyRequirement;

pub use webauthn_rs::prelude::{
    CreationChallengeResponse, PublicKeyCredential, RegisterPublicKeyCredential, RequestChallengeResponse,
};

use crate::{Identity, Person};

/// How long an answer may take: the time that the WebAuthn standard recommends to give people.
const LONGEST: SignedDuration = SignedDuration::from_mins(5);

/// A passkey as it is kept: a public key and a counter, no secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Passkey {
    /// What its owner calls it.
    pub label: String,
    /// When it was registered.
    pub added_at: Timestamp,
    /// The credential.
    credential: prelude::Passkey,
}

impl Passkey {
    /// Identifier of the credential, base64url without padding; unique among everybody's.
    pub fn id(&self) -> String {
        Base64UrlUnpadded::encode_string(self.credential.cred_id())
    }
}

/// The first step, to be kept until the second.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ceremony<T> {
    /// When the challenge was given.
    began_at: Timestamp,
    state: T,
}

/// A registration that waits for the browser's answer.
pub type Registration = Ceremony<PasskeyRegistration>;

/// A sign-in that waits for the browser's answer.
pub type Authentication = Ceremony<DiscoverableAuthentication>;

/// Why a passkey was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The address of this service cannot carry passkeys.
    #[error("{0} is no address for passkeys; give it as https://host, or http://localhost for a trial")]
    Address(String),
    /// The answer came too late.
    #[error("the answer took longer than five minutes; start again")]
    Late,
    /// Nobody here has this passkey.
    #[error("this passkey is not known here; sign in another way")]
    Unknown,
    /// The passkey's counter went back: there may be a copy of it.
    #[error("this passkey may have been copied; remove it and register another")]
    Copied,
    /// The answer does not fit the challenge, the address or the key.
    #[error("the answer of the browser does not hold: {0}")]
    Answer(WebauthnError),
}

impl From<WebauthnError> for Fault {
    fn from(error: WebauthnError) -> Self {
        match error {
            WebauthnError::CredentialPossibleCompromise => Fault::Copied,
            other => Fault::Answer(other),
        }
    }
}

/// A passkey that was recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// The passkey with its counter moved on; keep it in place of the old one.
    pub passkey: Passkey,
    /// How the person proved who they are, for the session.
    pub identity: Identity,
}

/// This service as passkeys see it.
#[derive(Debug, Clone)]
pub struct Passkeys {
    webauthn: Webauthn,
}

impl Passkeys {
    /// The service at `address` (scheme and host, such as `https://imprimatur.example.org`), shown as
    /// `name`. Passkeys are bound to the host: moving to another one loses them all.
    ///
    /// # Errors
    /// [`Fault::Address`].
    pub fn new(address: &str, name: &str) -> Result<Self, Fault> {
        let fault = || Fault::Address(address.into());
        let url = Url::parse(address).map_err(|_| fault())?;
        let host = url.domain().ok_or_else(fault)?;
        let safe = url.scheme() == "https" || (url.scheme() == "http" && host == "localhost");
        if !safe {
            return Err(fault());
        }
        let webauthn = WebauthnBuilder::new(host, &url)
            .map(|builder| builder.rp_name(name).timeout(LONGEST.unsigned_abs()))
            .and_then(WebauthnBuilder::build)
            .map_err(|_| fault())?;
        Ok(Passkeys { webauthn })
    }

    /// Starts to register a passkey for `person`. Authenticators that hold one of `held` already will
    /// not offer another.
    ///
    /// # Errors
    /// [`Fault::Answer`], where the person's names cannot be told to an authenticator.
    pub fn start_registration(
        &self,
        person: &Person,
        held: &[Passkey],
        now: Timestamp,
    ) -> Result<(CreationChallengeResponse, Registration), Fault> {
        let known = held.iter().map(|passkey| passkey.credential.cred_id().clone()).collect();
        let (mut challenge, state) =
            self.webauthn.start_passkey_registration(person.handle, &person.id, &person.name, Some(known))?;
        // The authenticator has to find the key without being told a name: see `start_authentication`.
        if let Some(wanted) = &mut challenge.public_key.authenticator_selection {
            wanted.resident_key = Some(ResidentKeyRequirement::Required);
            wanted.require_resident_key = true;
        }
        Ok((challenge, Ceremony { began_at: now, state }))
    }

    /// Takes the browser's answer. The passkey is called `label`. Keep it only where nobody has a
    /// passkey of the same [`Passkey::id`] yet.
    ///
    /// # Errors
    /// [`Fault`], where the answer is late or does not hold.
    pub fn finish_registration(
        &self,
        started: &Registration,
        answer: &RegisterPublicKeyCredential,
        label: &str,
        now: Timestamp,
    ) -> Result<Passkey, Fault> {
        let credential = self.webauthn.finish_passkey_registration(answer, started.state_at(now)?)?;
        Ok(Passkey { label: label.into(), added_at: now, credential })
    }

    /// Starts to sign in whoever holds a passkey of this house. No name is asked for: a challenge that
    /// listed somebody's keys would tell strangers whose names exist (WebAuthn Level 3, 14.6.2).
    ///
    /// # Errors
    /// [`Fault::Answer`], where no challenge could be made.
    pub fn start_authentication(
        &self,
        now: Timestamp,
    ) -> Result<(RequestChallengeResponse, Authentication), Fault> {
        let (challenge, state) = self.webauthn.start_discoverable_authentication()?;
        Ok((challenge, Ceremony { began_at: now, state }))
    }

    /// Takes the browser's answer, which claims to be of `person` with `passkey`: what is kept under
    /// the identifier that the answer bears ([`credential_of`]).
    ///
    /// # Errors
    /// [`Fault`], where the answer is late, does not hold, is somebody else's, or its counter went
    /// back.
    pub fn finish_authentication(
        &self,
        started: &Authentication,
        answer: &PublicKeyCredential,
        person: &Person,
        passkey: &Passkey,
        now: Timestamp,
    ) -> Result<Recognised, Fault> {
        let state = started.state_at(now)?.clone();
        let (handle, _) = self.webauthn.identify_discoverable_authentication(answer)?;
        if handle != person.handle {
            return Err(Fault::Unknown);
        }
        let result =
            self.webauthn.finish_discoverable_authentication_v2(answer, state, &passkey.credential)?;
        let mut passkey = passkey.clone();
        passkey.credential.update_credential(&result);
        let identity = Identity::Passkey { credential: passkey.id() };
        Ok(Recognised { passkey, identity })
    }
}

/// The identifier of the passkey that an answer was made with, as in [`Passkey::id`]. Only a claim
/// until the answer is taken.
pub fn credential_of(answer: &PublicKeyCredential) -> String {
    Base64UrlUnpadded::encode_string(answer.get_credential_id())
}

impl<T> Ceremony<T> {
    fn state_at(&self, now: Timestamp) -> Result<&T, Fault> {
        if now.duration_since(self.began_at) > LONGEST { Err(Fault::Late) } else { Ok(&self.state) }
    }
}
