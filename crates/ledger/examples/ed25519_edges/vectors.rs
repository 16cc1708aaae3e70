//! Signatures on which verifiers of Ed25519 disagree: every kind of point that a public key or a signature can
//! begin with, in every combination.
//!
//! The curve's group has a part of prime order, in which honest points lie, and a small part of order 8. A point
//! may lie in the one, in the other, or have a share in both, and six spellings of points in the small part are not
//! canonical. The kinds are those of H. de Valence, "It's 255:19AM. Do you know what your validation criteria are?"
//! (2020), which the 914 vectors of C2SP/CCTV extend; the signatures here are made from seeds of our own.

use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::{EdwardsPoint, Scalar};
use sha2::{Digest, Sha512};

/// A signature, and what is true of it.
pub struct Vector {
    /// The public key.
    pub key: [u8; 32],
    /// The signature.
    pub signature: [u8; 64],
    /// What it is over. Ends in a line feed, so that it can be a note's text.
    pub message: String,
    /// Whether the equation holds by which Go, OpenSSL, browsers and witnesses verify: without the cofactor, and
    /// with the signature's first half compared as bytes.
    pub holds: bool,
    /// Whether the key may be believed: spelt as it should be, and not of small order.
    pub sound_key: bool,
}

/// A point as a key or the first half of a signature spells it.
struct End {
    spelling: [u8; 32],
    canonical: [u8; 32],
    /// Its share in the small part, as a multiple of the part's generator.
    small: u8,
    /// Its share in the large part, as a multiple of the base point.
    large: Scalar,
}

/// Not canonical: what is spelt so, as a multiple of the small part's generator, and how. Either the coordinate y
/// is not below the field's prime, or x is zero with a sign.
fn misspelt() -> Vec<(u8, [u8; 32])> {
    let spelling = |first: u8, middle: u8, last: u8| {
        let mut bytes = [middle; 32];
        (bytes[0], bytes[31]) = (first, last);
        bytes
    };
    let candidates = [
        spelling(0xed, 0xff, 0x7f), // y = p, which is 0
        spelling(0xed, 0xff, 0xff),
        spelling(0xee, 0xff, 0x7f), // y = p + 1, which is 1
        spelling(0xee, 0xff, 0xff),
        spelling(0x01, 0x00, 0x80), // y = 1, x = -0
        spelling(0xec, 0xff, 0xff), // y = -1, x = -0
    ];
    let small = |bytes: &[u8; 32]| {
        let point = curve25519_dalek::edwards::CompressedEdwardsY(*bytes).decompress();
        (0..8).find(|multiple| point == Some(EIGHT_TORSION[usize::from(*multiple)]))
    };
    candidates.iter().filter_map(|bytes| Some((small(bytes)?, *bytes))).collect()
}

/// All of them, always the same and in the same order.
pub fn all() -> Vec<Vector> {
    let (keys, firsts) = (ends(b"key"), ends(b"nonce"));
    let pairs = keys.iter().flat_map(|key| firsts.iter().map(move |first| (key, first)));
    pairs.flat_map(|(key, first)| signatures(key, first)).collect()
}

fn ends(seed: &[u8]) -> Vec<End> {
    let large = Scalar::from_bytes_mod_order_wide(&Sha512::digest(seed).into());
    let mut ends = Vec::new();
    for small in 0..8 {
        for large in [Scalar::ZERO, large] {
            let point = EIGHT_TORSION[usize::from(small)] + EdwardsPoint::mul_base(&large);
            let canonical = point.compress().0;
            ends.push(End { spelling: canonical, canonical, small, large });
        }
    }
    for (small, spelling) in misspelt() {
        let canonical = EIGHT_TORSION[usize::from(small)].compress().0;
        ends.push(End { spelling, canonical, small, large: Scalar::ZERO });
    }
    ends
}

/// One signature for which the shares in the small part cancel, one for which they do not, as far as there are
/// messages that lead to it; and both again for a verifier that hashes points as they should be spelt, if there is
/// a share in the large part to be signed for.
fn signatures(key: &End, first: &End) -> Vec<Vector> {
    let as_spelt = key.spelling == key.canonical && first.spelling == first.canonical;
    let all_small = key.large == Scalar::ZERO && first.large == Scalar::ZERO;
    let hashes: &[bool] = if as_spelt || all_small { &[false] } else { &[false, true] };
    let wanted = hashes.iter().flat_map(|respell| [(*respell, true), (*respell, false)]);
    let found = wanted.filter_map(|(respell, cancel)| {
        let mut messages = (0..64).map(|number| format!("edge {number}\n"));
        let message = messages.find(|message| {
            let k = challenge(key, first, message, respell);
            cancels(key, first, &k) == cancel
        })?;
        Some(sign(key, first, message, respell))
    });
    found.collect()
}

fn sign(key: &End, first: &End, message: String, respell: bool) -> Vector {
    let (hashed, right) = (challenge(key, first, &message, respell), challenge(key, first, &message, false));
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&first.spelling);
    signature[32..].copy_from_slice((first.large + hashed * key.large).as_bytes());
    Vector {
        key: key.spelling,
        signature,
        message,
        holds: first.spelling == first.canonical
            && cancels(key, first, &right)
            && (hashed == right || key.large == Scalar::ZERO),
        sound_key: key.spelling == key.canonical && key.large != Scalar::ZERO,
    }
}

fn challenge(key: &End, first: &End, message: &str, respell: bool) -> Scalar {
    let spelt = |end: &End| if respell { end.canonical } else { end.spelling };
    let hash = Sha512::new().chain_update(spelt(first)).chain_update(spelt(key)).chain_update(message);
    Scalar::from_bytes_mod_order_wide(&hash.finalize().into())
}

/// Whether R + kA has no share in the small part, whose order is 8.
fn cancels(key: &End, first: &End, k: &Scalar) -> bool {
    (first.small + (k.as_bytes()[0] % 8) * key.small).is_multiple_of(8)
}
