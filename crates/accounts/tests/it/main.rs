//! Proving who somebody is, and holding a role for a time.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod appointment;
mod attempts;
mod code;
mod passkey;
mod password;
mod program;
mod session;
mod sign_in;

use accounts::PasswordHash;
use jiff::Timestamp;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Seconds since 1970.
fn second(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

/// A hash as kept, of a cost other than today's: `memory` in KiB.
fn argon2id(password: &str, memory: u32) -> PasswordHash {
    use argon2::password_hash::PasswordHasher;
    let cost = argon2::Params::new(memory, 1, 1, None).unwrap();
    let hash = argon2::Argon2::from(cost).hash_password_with_salt(password.as_bytes(), &[9; 16]).unwrap();
    serde_json::from_value(hash.to_string().into()).unwrap()
}
