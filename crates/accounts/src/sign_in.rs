//! Signing in with a name, a password and, where it is set up, a one-time code.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Attempts, Codes, Identity, MayTry, Password, PasswordHash};

/// What is kept for a person who signs in with a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LocalPassword {
    /// The hash of the password.
    pub hash: PasswordHash,
    /// The one-time codes, where they are set up.
    pub codes: Option<Codes>,
}

/// What comes of an attempt to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// It is the person. Keep `codes`, set the attempts back, and begin a session.
    Welcome {
        /// How the person proved it, for the session.
        identity: Identity,
        /// The codes with the step that was used, where there are any.
        codes: Option<Codes>,
        /// Whether the password is to be hashed anew, since what we ask of a hash has risen.
        rehash: bool,
    },
    /// The password is right and a code is set up: ask for it. Nothing failed yet.
    CodeNeeded,
    /// Something is wrong: name, password or code. Which one is not told. Keep the attempts.
    Wrong(Attempts),
    /// Too many attempts failed; none is heard before this instant, right or wrong.
    Wait(Timestamp),
    /// Far too many failed; somebody has to set the count back.
    Closed,
}

/// Weighs an attempt at `now`. `local` is what is kept for the name that was typed, or nothing where
/// the name is unknown or its account is closed; both take the same time and end in the same answer.
///
/// It hashes the password and so takes tens of milliseconds and 19 MiB: run it where it blocks
/// nobody.
pub fn sign_in(
    local: Option<&LocalPassword>,
    attempts: Attempts,
    password: &Password,
    code: Option<&str>,
    now: Timestamp,
) -> SignIn {
    match attempts.may_try(now) {
        MayTry::Now => {}
        MayTry::At(at) => return SignIn::Wait(at),
        MayTry::NoMore => return SignIn::Closed,
    }
    let nobody = LocalPassword { hash: PasswordHash::nobodys(), codes: None };
    let kept = local.unwrap_or(&nobody);
    let wrong = SignIn::Wrong(attempts.after_failure(now));
    if !password.is_behind(&kept.hash) {
        return wrong;
    }
    let welcome = |codes: Option<Codes>| SignIn::Welcome {
        identity: Identity::Password { with_code: codes.is_some() },
        codes,
        rehash: kept.hash.is_dated(),
    };
    match (&kept.codes, code.filter(|code| !code.trim().is_empty())) {
        (None, _) => welcome(None),
        (Some(_), None) => SignIn::CodeNeeded,
        (Some(codes), Some(code)) => match codes.take(code, now) {
            Some(codes) => welcome(Some(codes)),
            None => wrong,
        },
    }
}
