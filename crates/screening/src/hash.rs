//! A hash that is the same on every machine and in every run, for keys that are stored or compared.

/// FNV-1a over 64 bits, mixed at the end; its lowest three bits say what it is of.
pub fn hash(kind: u8, text: &str) -> u64 {
    of_bytes(kind, text.bytes())
}

/// The hash of two parts of a text, without putting them together.
pub fn of_parts(kind: u8, one: &str, other: &str) -> u64 {
    of_bytes(kind, one.bytes().chain(other.bytes()))
}

/// The hash of a number.
pub fn of_number(kind: u8, number: u16) -> u64 {
    of_bytes(kind, number.to_le_bytes().into_iter())
}

/// The hash of two hashes, whichever comes first.
pub fn of_pair(kind: u8, one: u64, other: u64) -> u64 {
    of_bytes(kind, one.min(other).to_le_bytes().into_iter().chain(one.max(other).to_le_bytes()))
}

fn of_bytes(kind: u8, bytes: impl Iterator<Item = u8>) -> u64 {
    let mut state: u64 = 0xCBF2_9CE4_8422_2325;
    for byte in std::iter::once(kind).chain(bytes) {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    state ^= state >> 32;
    state = state.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (state ^ (state >> 29)) & !7 | u64::from(kind & 7)
}

/// What a hash is of.
pub fn kind_of(hash: u64) -> u8 {
    (hash & 7) as u8
}

/// What a hash may be of, at most eight, so that a form is never taken for a skeleton.
pub mod kind {
    /// What a word means, or two words of one name (see [`crate::lexicon::Lexicon`]).
    pub const MEANING: u8 = 0;
    /// A word as it is written, folded.
    pub const FORM: u8 = 1;
    /// A word as it sounds.
    pub const SOUND: u8 = 2;
    /// The consonants of a word.
    pub const SKELETON: u8 = 3;
    /// A sound with one letter left out.
    pub const DELETION: u8 = 4;
    /// Several words, or a whole name, run together.
    pub const RUN: u8 = 5;
    /// An identifier.
    pub const IDENTIFIER: u8 = 6;
    /// Two words of one name.
    pub const PAIR: u8 = 7;
}
