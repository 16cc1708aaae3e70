//! Sealed events: in public, nothing ties them to a case. Whoever holds the case's key finds them all, and
//! every gap; publishing the key later lets everyone do so.
//!
//! A case's sealed events count from 1 on their own, apart from its public events: a public chain that ran
//! through them would give them away.

use std::collections::HashMap;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// The key of one case's sealed events: 32 bytes from a cryptographic random source.
#[derive(ZeroizeOnDrop)]
pub struct CaseKey([u8; 32]);

/// What a case's key finds in a log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SealedCase {
    /// `(n, index)`: the case's sealed event `n` is entry `index` of the log.
    pub found: Vec<(u64, u64)>,
    /// Numbers below the highest one found that no entry bears: events left out, or removed. What is missing
    /// after the last one cannot be seen.
    pub gaps: Vec<u64>,
    /// `(n, index)` of further entries that bear a number already found: an event logged twice.
    pub repeated: Vec<(u64, u64)>,
}

impl CaseKey {
    /// Wraps a key.
    pub fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// The tag of the case's sealed event `n`, from 1: HMAC-SHA256(key, "imprimatur/tag/v1" || n as u64,
    /// big-endian), its first 16 bytes.
    pub fn tag(&self, n: u64) -> [u8; 16] {
        // HMAC fills a key up with zeros to one block of its hash; done here, it cannot fail.
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(&self.0);
        let mac = <Hmac<Sha256> as KeyInit>::new((&*block).into())
            .chain_update(b"imprimatur/tag/v1")
            .chain_update(n.to_be_bytes());
        let digest: [u8; 32] = mac.finalize().into_bytes().into();
        std::array::from_fn(|at| digest[at])
    }

    /// Finds this case's events among the log's sealed ones, given as `(index, tag)`.
    ///
    /// `lookahead` is how many numbers beyond the count of `sealed` are tried: as many events may be missing
    /// without hiding those that follow.
    pub fn find(&self, sealed: impl IntoIterator<Item = (u64, [u8; 16])>, lookahead: u64) -> SealedCase {
        let mut by_tag: HashMap<[u8; 16], Vec<u64>> = HashMap::new();
        for (index, tag) in sealed {
            by_tag.entry(tag).or_default().push(index);
        }
        let mut case = SealedCase::default();
        let mut missing = Vec::new();
        for n in 1..=(by_tag.len() as u64).saturating_add(lookahead) {
            match by_tag.get(&self.tag(n)).map(Vec::as_slice) {
                Some([first, repeated @ ..]) => {
                    case.gaps.append(&mut missing);
                    case.found.push((n, *first));
                    case.repeated.extend(repeated.iter().map(|index| (n, *index)));
                }
                _ => missing.push(n),
            }
        }
        case
    }
}
