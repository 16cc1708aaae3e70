//! How common words and keys are: the statistics by which a rare word tells more than a common one.
//!
//! They are fixed for an epoch of an index and passed in, so that a score does not drift when
//! somebody else is added to a list.

use content::yaml::Malformed;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::{
    config::read,
    hash::{hash, kind as of},
    keys,
    lexicon::first_romanisation,
    prepared::Prepared,
    sound,
};

/// The most that one word can tell, in bits: beyond it rarity is an accident of the sample.
const MOST_BITS: f32 = 12.0;
/// A word that the statistics do not know is taken to be borne by this many.
const UNSEEN: f32 = 3.0;

/// Counts of entities by word and by key, of one epoch.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Corpus {
    entities: u32,
    counts: FxHashMap<u64, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frequencies {
    entities: u32,
    words: Vec<Counted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    count: u32,
    words: Vec<String>,
}

impl Corpus {
    /// Reads `frequencies.yaml`, the statistics used when no index gives its own.
    ///
    /// # Errors
    ///
    /// When it is not of its shape.
    pub fn parse(yaml: &str) -> Result<Self, Malformed> {
        let read: Frequencies = read("frequencies.yaml", yaml)?;
        let mut corpus = Self { entities: read.entities, counts: FxHashMap::default() };
        for counted in &read.words {
            for word in &counted.words {
                let heard = sound::sound(&first_romanisation(word));
                *corpus.counts.entry(hash(of::SOUND, &heard)).or_default() += counted.count;
                *corpus.counts.entry(hash(of::SKELETON, &sound::skeleton(&heard))).or_default() +=
                    counted.count;
            }
        }
        Ok(corpus)
    }

    /// Counts the words and keys of a set of entities.
    pub fn count<'a>(entities: impl IntoIterator<Item = &'a Prepared>) -> Self {
        let mut corpus = Self::default();
        let mut keys = Vec::new();
        for entity in entities {
            corpus.entities = corpus.entities.saturating_add(1);
            keys::of_entity(entity, &mut keys);
            for &key in &keys {
                *corpus.counts.entry(key).or_default() += 1;
            }
        }
        corpus.counts.retain(|_, count| *count > 1);
        corpus.counts.shrink_to_fit();
        corpus
    }

    /// How many bits a word or a key tells: the logarithm to base 2 of entities over bearers.
    pub fn bits(&self, key: u64) -> f32 {
        let bearers = self.counts.get(&key).map_or(UNSEEN, |&count| (count as f32).max(UNSEEN));
        (self.entities.max(1000) as f32 / bearers).log2().clamp(0.5, MOST_BITS)
    }

    /// How many entities were counted.
    pub fn entities(&self) -> u32 {
        self.entities
    }
}
