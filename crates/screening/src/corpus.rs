//! How common words and keys are: the statistics by which a rare word tells more than a common one.
//!
//! They are fixed for an epoch of an index and passed in, so that a score does not drift when
//! somebody else is added to a list.

use content::yaml::Malformed;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::{
    config::read,
    keys::{self, Keyed},
    lexicon::Lexicon,
    name::Reading,
    prepared::Prepared,
    token::Token,
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
    pub fn parse(yaml: &str, lexicon: &Lexicon) -> Result<Self, Malformed> {
        let read: Frequencies = read("frequencies.yaml", yaml)?;
        let mut corpus = Self { entities: read.entities, counts: FxHashMap::default() };
        for counted in &read.words {
            for word in &counted.words {
                let token = Token::new(word, Reading::Other, lexicon);
                let keys = [token.counted_as(), token.skeleton_id].into_iter().chain(token.meanings());
                for key in keys {
                    *corpus.counts.entry(key).or_default() += counted.count;
                }
            }
        }
        Ok(corpus)
    }

    /// Counts the words and keys of a set of entities.
    pub fn count(entities: &[Prepared]) -> Self {
        let mut corpus = Self::of_entities(entities.len());
        keys::of_all(entities).for_each(|keyed| corpus.add(&keyed));
        corpus.counts.shrink_to_fit();
        corpus
    }

    /// The statistics of so many entities before their keys are counted.
    pub(crate) fn of_entities(entities: usize) -> Self {
        Self { entities: u32::try_from(entities).unwrap_or(u32::MAX), counts: FxHashMap::default() }
    }

    /// Counts keys, which are sorted; what is rarer tells no more than what nobody bears.
    pub(crate) fn add(&mut self, keyed: &[Keyed]) {
        for bearers in keyed.chunk_by(|one, other| one.0 == other.0) {
            if bearers.len() as f32 > UNSEEN {
                self.counts.insert(bearers[0].0, u32::try_from(bearers.len()).unwrap_or(u32::MAX));
            }
        }
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
