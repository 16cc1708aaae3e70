//! Passwords: which are good enough, and how they are kept.
//!
//! The rules are those of NIST SP 800-63B-4, 3.1.1.2: long, any characters at all, no composition
//! rules, no forced changes, never truncated, none that is commonly used or to be expected here.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc};
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The fewest characters: what NIST SP 800-63B-4 asks of a password that stands alone, since a
/// one-time code is offered and not forced.
const SHORTEST: usize = 15;

/// The most characters. NIST asks for at least 64; the bound only keeps a request small.
const LONGEST: usize = 256;

/// Memory in KiB, passes and lanes of Argon2id: the least that the OWASP Password Storage Cheat
/// Sheet recommends (19 MiB, 2, 1). Raise them here; kept hashes carry their own and are renewed
/// when their owners next sign in.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Passwords of [`SHORTEST`] characters or more that people are known to fall back on, one a line, in
/// small letters. Reasoned rather than counted: lists of breached passwords hold few that are this
/// long, and length does the work.
const COMMON: &str = include_str!("common-passwords.txt");

/// A password as typed, in Unicode's composed form (NFC), so that it is the same from every keyboard.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Password(String);

impl Password {
    /// Takes a password as typed.
    pub fn new(typed: &str) -> Self {
        Password(typed.nfc().collect())
    }

    /// Hashes it with `salt`, random and for this password alone.
    pub fn hash(&self, salt: [u8; 16]) -> PasswordHash {
        // Cost and salt are constants of a kind that Argon2 takes, so this cannot fail. Were it
        // otherwise, the hash of nobody's password would let nobody in.
        let hash = argon2().hash_password_with_salt(self.0.as_bytes(), &salt);
        hash.map_or_else(|_| PasswordHash::nobodys(), |hash| PasswordHash(hash.to_string()))
    }

    /// Whether it is the password behind `hash`.
    pub fn is_behind(&self, hash: &PasswordHash) -> bool {
        argon2().verify_password(self.0.as_bytes(), hash.0.as_str()).is_ok()
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(not shown)")
    }
}

/// A password as it is kept: Argon2id in the PHC string format, cost and salt included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A hash that no password is known for, as slow to try as any: for names that belong to nobody.
    pub fn nobodys() -> Self {
        let (memory, passes, lanes) = COST;
        let (salt, hash) = ("A".repeat(22), "A".repeat(43));
        PasswordHash(format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}"))
    }

    /// Whether it was made with another cost than we ask for today.
    pub fn is_dated(&self) -> bool {
        let cost = phc::PasswordHash::new(&self.0).ok().and_then(|hash| Params::try_from(&hash).ok());
        cost.is_none_or(|cost| (cost.m_cost(), cost.t_cost(), cost.p_cost()) != COST)
    }
}

fn argon2() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let cost = Params::new(memory, passes, lanes, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost)
}

/// Why a password is not good enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weak {
    /// Too few characters.
    #[error(
        "it has {0} characters; use at least {SHORTEST}, for example four or five words that do not belong together"
    )]
    Short(usize),
    /// Too many characters.
    #[error("it has {0} characters; use at most {LONGEST}")]
    Long(usize),
    /// People choose it often.
    #[error("it is one that many people use; take words of your own that do not belong together")]
    Common,
    /// The same over and over, or a run such as `0123456789`.
    #[error("it repeats itself or counts on; take words that do not belong together")]
    Regular,
    /// Made of one's own name, or of the name of this service or institution.
    #[error("it is made of your name or ours; take words that have nothing to do with either")]
    Expected,
}

/// Whether `password` may be chosen. `about` are words to be expected: the person's name and
/// identifier, the names of the institution and of this service.
///
/// # Errors
/// [`Weak`], with what to choose instead.
pub fn allow_password(password: &Password, about: &[&str]) -> Result<(), Weak> {
    let length = password.0.chars().count();
    if length < SHORTEST {
        return Err(Weak::Short(length));
    }
    if length > LONGEST {
        return Err(Weak::Long(length));
    }
    let small: Vec<char> = password.0.to_lowercase().chars().collect();
    if COMMON.lines().any(|common| common.chars().eq(small.iter().copied())) {
        return Err(Weak::Common);
    }
    if repeats(&small) || counts_on(&small) {
        return Err(Weak::Regular);
    }
    if is_made_of(&small, about) { Err(Weak::Expected) } else { Ok(()) }
}

/// Whether it is one piece, at most half as long, over and over.
fn repeats(letters: &[char]) -> bool {
    (1..=letters.len() / 2)
        .any(|period| letters[period..].iter().zip(letters).all(|(later, first)| later == first))
}

/// Whether each character follows the one before in Unicode, up or down; 0 may follow 9.
fn counts_on(letters: &[char]) -> bool {
    let step = |pair: &[char]| match (pair[0], pair[1]) {
        ('9', '0') => 1,
        ('0', '9') => -1,
        (one, next) => i64::from(u32::from(next)) - i64::from(u32::from(one)),
    };
    [1, -1].iter().any(|way| letters.windows(2).all(|pair| step(pair) == *way))
}

/// Whether nothing is left of its letters once the words of `about` are taken out.
fn is_made_of(small: &[char], about: &[&str]) -> bool {
    let mut rest: String = small.iter().filter(|letter| letter.is_alphabetic()).collect();
    let mut words: Vec<String> = about
        .iter()
        .flat_map(|text| text.split(|letter: char| !letter.is_alphabetic()))
        .map(|word| word.nfc().collect::<String>().to_lowercase())
        .filter(|word| word.chars().count() > 2)
        .collect();
    // The longest first: a short name may be part of a longer one.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in &words {
        rest = rest.replace(word, "");
    }
    rest.is_empty() && small.iter().any(|letter| letter.is_alphabetic())
}
