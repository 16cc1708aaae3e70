//! Standard padded base64 and plain decimals, each with exactly one spelling per value.

use base64ct::{Base64, Encoding};

/// Encodes as standard base64 with padding (RFC 4648, section 4).
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// Decodes standard padded base64; anything but the one canonical spelling yields `None`.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    // Stray bits in the last symbol would give one value two spellings: compare with the encoder's.
    Base64::decode_vec(text).ok().filter(|bytes| to_base64(bytes) == text)
}

/// Decodes base64 of exactly `N` bytes.
pub(crate) fn from_base64_array<const N: usize>(text: &str) -> Option<[u8; N]> {
    from_base64(text)?.try_into().ok()
}

/// Reads a decimal without sign or leading zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    plain.then(|| text.parse().ok()).flatten()
}
