//! Finds the entities worth comparing: an immutable index in memory, from keys to those who have them.
//!
//! The same index serves both sides: over a list, to screen a partner; over a portfolio, to find whom a
//! change of the list concerns.

use entities::Entity;
use rustc_hash::FxHashMap;

use crate::{
    align::Desk,
    compare::{bits_above, probability},
    config::Config,
    corpus::Corpus,
    hash::{kind as of, kind_of},
    keys::{self, Keyed},
    parallel::on_parts,
    prepared::Prepared,
    token::Words,
};

/// A key borne by more than one in this many bits tells too little to be worth a comparison by itself.
const LEAST_BITS: f32 = 6.0;

/// Two that share no more than this tell too little to be compared: less than the two commonest names of a
/// list together, in whatever order. It depends on the two alone, whoever else is on the list.
const LEAST_SHARED: f32 = 5.0;
/// Unless one key that they share is as rare as this: a slip of one letter in one rare word leaves nothing else.
const RARE_BITS: f32 = 10.0;

/// Entities and the keys under which they are found.
#[derive(Debug)]
pub struct Index {
    entities: Vec<Prepared>,
    places: FxHashMap<Box<str>, u32>,
    /// The different keys, sorted.
    keys: Vec<u64>,
    /// Where the bearers of each key begin in `bearers`; one more than there are keys.
    starts: Vec<u32>,
    bearers: Vec<u32>,
}

/// How to screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The lowest score that is a hit.
    pub least_score: f64,
    /// How many candidates are compared at most, the likeliest first; none compares all that share a
    /// telling key, which is what every look at the lists does.
    pub candidates: Option<usize>,
}

/// An entity that was found.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'a> {
    /// The entity.
    pub entity: &'a Prepared,
    /// The probability that it is the one screened.
    pub score: f64,
}

impl Index {
    /// Builds an index. Of two entities with one identifier, the later takes the place of the earlier.
    pub fn build<'a>(entities: impl IntoIterator<Item = &'a Entity>, config: &Config) -> Self {
        let entities: Vec<&Entity> = entities.into_iter().collect();
        Self::of_prepared(prepare(&entities, config), config)
    }

    /// Builds an index of entities that are prepared already, with the same configuration.
    pub fn of_prepared(prepared: impl IntoIterator<Item = Prepared>, config: &Config) -> Self {
        let mut index = Self::without_keys(prepared);
        keys::of_all(&index.entities).for_each(|keyed| index.add(&keyed, &config.corpus));
        index.close();
        index
    }

    /// Builds an index of entities, and the configuration that it begins an epoch of: how telling a name is
    /// depends on how many bear it, so the entities are counted; statistics of `config` that rest on more
    /// entities stay in force, because a short list cannot tell that.
    pub fn counted(entities: &[&Entity], mut config: Config) -> (Self, Config) {
        let mut index = Self::without_keys(prepare(entities, &config));
        let count = index.entities.len();
        let mut counted = (count > config.corpus.entities() as usize).then(|| Corpus::of_entities(count));
        for keyed in keys::of_all(&index.entities) {
            counted.iter_mut().for_each(|corpus| corpus.add(&keyed));
            index.add(&keyed, counted.as_ref().unwrap_or(&config.corpus));
        }
        if let Some(corpus) = counted {
            index.entities.iter_mut().for_each(|entity| entity.weigh(&corpus));
            config.corpus = corpus;
        }
        index.close();
        (index, config)
    }

    fn without_keys(prepared: impl IntoIterator<Item = Prepared>) -> Self {
        let mut entities: Vec<Prepared> = Vec::new();
        let mut places: FxHashMap<Box<str>, u32> = FxHashMap::default();
        for entity in prepared {
            match places.get(&entity.id) {
                Some(&place) => entities[place as usize] = entity,
                None => {
                    places.insert(entity.id.clone(), u32::try_from(entities.len()).unwrap_or(u32::MAX));
                    entities.push(entity);
                }
            }
        }
        Self { entities, places, keys: Vec::new(), starts: vec![0], bearers: Vec::new() }
    }

    /// Adds keys behind those that are there, as far as they are telling.
    fn add(&mut self, keyed: &[Keyed], corpus: &Corpus) {
        for bearers in keyed.chunk_by(|one, other| one.0 == other.0) {
            if corpus.bits(bearers[0].0) < LEAST_BITS {
                continue;
            }
            self.keys.push(bearers[0].0);
            self.bearers.extend(bearers.iter().map(|&(_, place)| place));
            self.starts.push(u32::try_from(self.bearers.len()).unwrap_or(u32::MAX));
        }
    }

    /// Gives back the room that was kept for more keys.
    fn close(&mut self) {
        self.keys.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.bearers.shrink_to_fit();
    }

    /// The entities, in the order in which they were given.
    pub fn entities(&self) -> &[Prepared] {
        &self.entities
    }

    /// The entity with an identifier.
    pub fn get(&self, id: &str) -> Option<&Prepared> {
        self.places.get(id).map(|&place| &self.entities[place as usize])
    }

    /// The entities that share a telling key with another, and how much the keys that they share tell,
    /// the most first; equal ones in the order of the index.
    pub fn candidates(&self, query: &Prepared, config: &Config, desk: &mut Search) -> Vec<(u32, f32)> {
        keys::of_entity(query, &mut desk.keys);
        desk.told.resize(self.entities.len(), 0.0);
        desk.rare.resize(self.entities.len(), false);
        let mut found: Vec<u32> = Vec::new();
        for &key in &desk.keys {
            let Ok(at) = self.keys.binary_search(&key) else { continue };
            let whole = config.corpus.bits(key);
            let bits = whole * share(key);
            for &place in &self.bearers[self.starts[at] as usize..self.starts[at + 1] as usize] {
                let told = &mut desk.told[place as usize];
                if *told == 0.0 {
                    found.push(place);
                }
                *told += bits;
                desk.rare[place as usize] |= whole >= RARE_BITS;
            }
        }
        let mut candidates: Vec<(u32, f32)> = Vec::new();
        for place in found {
            let told = std::mem::take(&mut desk.told[place as usize]);
            let is_rare = std::mem::take(&mut desk.rare[place as usize]);
            if told >= LEAST_SHARED || is_rare {
                candidates.push((place, told));
            }
        }
        candidates.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        candidates
    }

    /// The entities that are likely the one asked for, the likeliest first.
    pub fn screen(&self, query: &Prepared, options: Options, config: &Config) -> Vec<Hit<'_>> {
        self.screen_with(query, options, config, &mut Search::default())
    }

    /// The same as [`Index::screen`], with room that is used again from one query to the next.
    pub fn screen_with(
        &self,
        query: &Prepared,
        options: Options,
        config: &Config,
        search: &mut Search,
    ) -> Vec<Hit<'_>> {
        let mut candidates = self.candidates(query, config, search);
        candidates.truncate(options.candidates.unwrap_or(usize::MAX));
        let least = (options.least_score / (1.0 - options.least_score)).log2();
        let mut hits: Vec<Hit> = Vec::new();
        for (place, _) in candidates {
            let entity = &self.entities[place as usize];
            let score = probability(bits_above(query, entity, config, &mut search.desk, least));
            if score >= options.least_score {
                hits.push(Hit { entity, score });
            }
        }
        hits.sort_by(|one, other| {
            other.score.total_cmp(&one.score).then(one.entity.id.cmp(&other.entity.id))
        });
        hits
    }
}

fn prepare(entities: &[&Entity], config: &Config) -> impl Iterator<Item = Prepared> {
    let prepared = on_parts(entities, |_, part| {
        let mut words = Words::default();
        part.iter().map(|entity| Prepared::with(entity, config, &mut words)).collect::<Vec<_>>()
    });
    prepared.into_iter().flatten()
}

/// How much a shared key counts for in the order of candidates. Words that agree share several kinds of
/// key; those that only pairs, runs and near words share besides count for less.
fn share(key: u64) -> f32 {
    match kind_of(key) {
        of::DELETION => 0.2,
        of::PAIR | of::RUN => 0.7,
        of::IDENTIFIER => 3.0,
        _ => 1.0,
    }
}

/// Room for searching, used again and again.
#[derive(Debug, Default)]
pub struct Search {
    keys: Vec<u64>,
    told: Vec<f32>,
    rare: Vec<bool>,
    desk: Desk,
}
