//! The key of a program that asks without a person: made by the operator, kept in a file.

use crate::{SessionToken, TokenHash};

/// The fewest characters of a key: as many as 128 random bits have in hexadecimal digits.
pub const LEAST_KEY: usize = 32;

/// The keys of programs. Only their hashes are held, so that no dump of the memory shows one.
#[derive(Debug, Clone, Default)]
pub struct ProgramKeys(Vec<TokenHash>);

/// A key that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line}: a key has at least {LEAST_KEY} letters, digits or signs, and no space; make one with \
     `openssl rand -hex 32`"
)]
pub struct NoKey {
    /// Line, from 1.
    pub line: usize,
}

impl ProgramKeys {
    /// Reads a file of keys, one a line; empty lines and those that begin with `#` are passed over.
    ///
    /// # Errors
    /// A line that is no key: short ones can be guessed. The line itself is not repeated.
    pub fn read(text: &str) -> Result<Self, NoKey> {
        let lines = text.lines().map(str::trim).enumerate();
        let keys = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        keys.map(|(at, key)| {
            match key.len() >= LEAST_KEY && key.bytes().all(|byte| byte.is_ascii_graphic()) {
                true => Ok(SessionToken::sent(key).hash()),
                false => Err(NoKey { line: at + 1 }),
            }
        })
        .collect::<Result<_, _>>()
        .map(ProgramKeys)
    }

    /// Whether a key that was sent is one of these. Hashes are compared in constant time.
    pub fn open_to(&self, sent: &str) -> bool {
        let sent = SessionToken::sent(sent).hash();
        self.0.iter().fold(false, |known, key| known | (*key == sent))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
