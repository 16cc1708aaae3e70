//! An entity made ready to be compared: the work that depends on one side alone, done once.

use std::sync::Arc;

use entities::Entity;
use sha2::{Digest, Sha256};

use crate::{
    config::Config,
    corpus::Corpus,
    dates::PartDate,
    hash::{hash, kind as of},
    identifiers::{self, Identifier},
    lexicon::Kind,
    name::{self, Reading},
    token::{Brief, Token, Words, letters},
};

/// The most names of an entity that are looked at.
pub const MOST_NAMES: usize = 128;
/// The most different words of an entity's names that are looked at.
pub const MOST_TOKENS: usize = 256;
/// The most values of any other property that are looked at.
pub const MOST_VALUES: usize = 32;

/// What sort of thing an entity is, as far as comparing asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A human being.
    Person,
    /// A company, a public body, any organisation.
    Organisation,
    /// A ship, an aircraft, another thing that has a name.
    Thing,
    /// A person or an organisation: the source does not say.
    Either,
}

impl Sort {
    /// The sort of a `FollowTheMoney` schema.
    pub fn of_schema(schema: &str) -> Self {
        match schema {
            "Person" => Self::Person,
            "Company" | "Organization" | "PublicBody" => Self::Organisation,
            "LegalEntity" | "Thing" | "" => Self::Either,
            _ => Self::Thing,
        }
    }

    /// Whether one entity could be of both sorts.
    pub fn meets(self, other: Self) -> bool {
        self == other || self == Self::Either || other == Self::Either
    }
}

/// One name of an entity.
#[derive(Debug, Clone)]
pub struct Name {
    /// As it is written in the source.
    pub written: Box<str>,
    /// Its words, as places in the entity's tokens.
    pub tokens: Vec<u16>,
    /// A bit for each word that names the father.
    pub of_father: u64,
    /// The classes of legal form that it shows.
    pub legal: u8,
    /// Whether its words say that it names an organisation.
    pub of_body: bool,
    /// Whether the source calls it a weak alias: a by-name or a common word.
    pub weak: bool,
    /// How much all its words tell together.
    pub bits: f32,
    /// How it sounds run together; empty when its script has no written vowels.
    pub run: Box<str>,
    pub(crate) run_id: u64,
    pub(crate) run_letters: u32,
}

/// An entity ready to be compared.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The entity's identifier.
    pub id: Box<str>,
    /// What sort of thing it is.
    pub sort: Sort,
    /// Its different words.
    pub tokens: Vec<Arc<Token>>,
    /// The same words at a glance, and how much each tells.
    pub briefs: Vec<Brief>,
    /// Its names, the strong ones first.
    pub names: Vec<Name>,
    /// Its dates of birth.
    pub births: Vec<PartDate>,
    /// Its identifiers, sorted.
    pub identifiers: Vec<Identifier>,
    /// Codes of the countries it is tied to, sorted.
    pub countries: Vec<Box<str>>,
    /// "male", "female" or another single value; none when unknown or several.
    pub gender: Option<Box<str>>,
    /// What was left out because there was too much of it; empty as a rule.
    pub caps: Vec<Cap>,
    /// The hash of everything above: equal content, equal hash (SHA-256, first half).
    pub content: [u8; 16],
}

/// A limit that was reached, so that something of the entity was not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cap {
    /// A name longer than [`name::MOST_LETTERS`] or [`name::MOST_PARTS`].
    LongName,
    /// More names than [`MOST_NAMES`].
    Names,
    /// More different words than [`MOST_TOKENS`].
    Words,
    /// Chinese characters with more readings than are looked at.
    Readings,
    /// More values of another property than [`MOST_VALUES`].
    Values,
}

impl Cap {
    /// What an entity has too much of, to follow its name.
    pub fn in_words(self) -> &'static str {
        match self {
            Cap::LongName => "has a name of more than 384 characters or 64 words",
            Cap::Names => "has more than 128 names",
            Cap::Words => "has more than 256 different words in its names",
            Cap::Readings => {
                "has a name in Chinese characters with more than 32 readings (4 as a Korean name)"
            }
            Cap::Values => "has more than 32 values of one property",
        }
    }
}

/// What somebody who is looked for can be. Another schema would count as something that is neither a person
/// nor an organisation, and so against every hit.
pub const SCHEMAS: [&str; 12] = [
    "Person",
    "Company",
    "Organization",
    "PublicBody",
    "LegalEntity",
    "Vessel",
    "Airplane",
    "Vehicle",
    "Asset",
    "CryptoWallet",
    "Security",
    "Thing",
];

/// Names that say little by themselves.
const WEAK: [&str; 2] = ["abbreviation", "weakAlias"];

const COUNTRIES: [&str; 5] = ["country", "nationality", "citizenship", "jurisdiction", "mainCountry"];

/// The properties of `FollowTheMoney` that are looked at; no other changes a score.
pub fn compared_properties() -> impl Iterator<Item = &'static str> {
    let identifiers = identifiers::PROPERTIES.iter().map(|(property, _)| *property);
    entities::NAMES.into_iter().chain(["birthDate", "gender"]).chain(COUNTRIES).chain(identifiers)
}

/// The most values of a property that are looked at; of one that is not compared, as many as of names.
pub fn most_values(property: &str) -> usize {
    let is_other = compared_properties().skip(entities::NAMES.len()).any(|other| other == property);
    if is_other { MOST_VALUES } else { MOST_NAMES }
}

impl Prepared {
    /// Makes an entity ready: reads its names, dates, identifiers, countries and gender.
    pub fn new(entity: &Entity, config: &Config) -> Self {
        Self::with(entity, config, &mut Words::default())
    }

    /// The same, for one of many: words of those before need not be worked out again.
    pub fn with(entity: &Entity, config: &Config, words: &mut Words) -> Self {
        let mut caps = Vec::new();
        let mut prepared = Self {
            id: entity.id.as_str().into(),
            sort: Sort::of_schema(&entity.schema),
            tokens: Vec::new(),
            briefs: Vec::new(),
            names: Vec::new(),
            births: values(entity, &["birthDate"], &mut caps).filter_map(PartDate::parse).collect(),
            identifiers: Vec::new(),
            countries: Vec::new(),
            gender: None,
            caps: Vec::new(),
            content: [0; 16],
        };
        for (property, scheme) in identifiers::PROPERTIES {
            let read =
                values(entity, &[property], &mut caps).filter_map(|text| Identifier::new(scheme, text));
            prepared.identifiers.extend(read);
        }
        prepared.countries =
            values(entity, &COUNTRIES, &mut caps).map(|text| config.country(text).into()).collect();
        let mut genders: Vec<String> =
            values(entity, &["gender"], &mut caps).map(str::to_lowercase).collect();
        genders.dedup();
        if let [gender] = genders.as_slice() {
            prepared.gender = Some(gender.as_str().into());
        }
        prepared.births.sort_unstable();
        prepared.births.dedup();
        prepared.identifiers.sort_unstable();
        prepared.identifiers.dedup();
        prepared.countries.sort_unstable();
        prepared.countries.dedup();
        prepared.read_names(entity, config, words, &mut caps);
        prepared.briefs = prepared.tokens.iter().map(|token| Brief::new(token, &config.corpus)).collect();
        prepared.add_up();
        caps.sort_unstable();
        caps.dedup();
        prepared.caps = caps;
        prepared.content = prepared.hash_content();
        prepared.give_back();
        prepared
    }

    /// Whether there is a name or an identifier to be found by. Where there is none, that nobody is found tells
    /// nothing.
    pub fn is_findable(&self) -> bool {
        !self.names.is_empty() || !self.identifiers.is_empty()
    }

    /// Gives back the room that was kept for more: thousands are held ready at once.
    fn give_back(&mut self) {
        self.tokens.shrink_to_fit();
        self.names.shrink_to_fit();
        self.births.shrink_to_fit();
        self.identifiers.shrink_to_fit();
        self.countries.shrink_to_fit();
    }

    fn read_names(&mut self, entity: &Entity, config: &Config, words: &mut Words, caps: &mut Vec<Cap>) {
        let mut written: Vec<(&str, bool)> = Vec::new();
        for property in entities::NAMES {
            let weak = WEAK.contains(&property);
            let fields = entity.values(property);
            let mut cut = fields.len() > MOST_NAMES;
            for field in fields.iter().take(MOST_NAMES) {
                // One field may hold several names.
                let mut names = field.split(';').flat_map(|part| part.split(" / "));
                written.extend(names.by_ref().take(MOST_NAMES).map(|name| (name, weak)));
                cut |= names.next().is_some();
            }
            if cut {
                caps.push(Cap::Names);
            }
        }
        if written.is_empty() && !entity.caption.is_empty() {
            written.push((&entity.caption, false));
        }
        for (text, weak) in written {
            if self.names.len() >= MOST_NAMES {
                caps.push(Cap::Names);
                break;
            }
            let readings = match self.sort {
                Sort::Person => name::readings_of_person(text, &config.lexicon),
                _ => &[Reading::Other],
            };
            for &reading in readings {
                if let Some(name) = self.read_name(text, weak, reading, config, words, caps)
                    && !self
                        .names
                        .iter()
                        .any(|known| known.tokens == name.tokens && known.legal == name.legal)
                {
                    self.names.push(name);
                }
            }
        }
    }

    fn read_name(
        &mut self,
        text: &str,
        weak: bool,
        reading: Reading,
        config: &Config,
        words: &mut Words,
        caps: &mut Vec<Cap>,
    ) -> Option<Name> {
        let parts = name::parts(text, reading, &config.lexicon);
        if parts.cut {
            caps.push(Cap::LongName);
        }
        let mut tokens = Vec::with_capacity(parts.words.len());
        let mut of_father = 0;
        for (at, part) in parts.words.into_iter().enumerate() {
            let token = words.token(part.word, reading, &config.lexicon);
            if token.cut {
                caps.push(Cap::Readings);
            }
            let place = match self.tokens.iter().position(|known| Arc::ptr_eq(known, &token)) {
                Some(place) => place,
                None if self.tokens.len() == MOST_TOKENS => {
                    caps.push(Cap::Words);
                    continue;
                }
                None => {
                    self.tokens.push(token);
                    self.tokens.len() - 1
                }
            };
            let place = u16::try_from(place).unwrap_or(u16::MAX);
            // A word said twice tells no more than once: "АО Авангард (ОАО Авангард)".
            if at > 1 && tokens.len() > 1 && tokens.contains(&place) && !is_minor(self.token(place).kind) {
                continue;
            }
            of_father |= u64::from(part.of_father) << tokens.len().min(63);
            tokens.push(place);
        }
        if tokens.is_empty() {
            return None;
        }
        let of = |place: &u16| &self.tokens[usize::from(*place)];
        let terms = tokens.iter().filter(|place| of(place).meanings().next().is_some()).count();
        let has_sound = tokens.iter().all(|place| !of(place).sounds.is_empty());
        let run = if has_sound {
            name::run_together(tokens.iter().map(|place| of(place).heard()))
        } else {
            String::new()
        };
        Some(Name {
            written: text.chars().take(name::MOST_LETTERS).collect::<String>().into(),
            bits: 0.0,
            of_father,
            legal: parts.legal,
            of_body: parts.legal != 0 || terms > 1,
            weak,
            run_id: hash(of::RUN, &run),
            run_letters: letters(&run),
            run: run.into(),
            tokens,
        })
    }

    /// Weighs the words anew by other statistics.
    pub(crate) fn weigh(&mut self, corpus: &Corpus) {
        self.briefs.iter_mut().zip(&self.tokens).for_each(|(brief, token)| brief.weigh(token, corpus));
        self.add_up();
    }

    /// How much all words of each name tell together.
    fn add_up(&mut self) {
        for name in &mut self.names {
            name.bits = name.tokens.iter().map(|&place| self.briefs[usize::from(place)].bits).sum();
        }
    }

    /// How much the token at a place tells.
    pub(crate) fn bits(&self, place: u16) -> f32 {
        self.briefs[usize::from(place)].bits
    }

    /// The token at a place of a name.
    pub(crate) fn token(&self, place: u16) -> &Token {
        &self.tokens[usize::from(place)]
    }

    fn hash_content(&self) -> [u8; 16] {
        let mut hasher = Sha256::new();
        let mut field = |text: &str| {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        };
        field(&self.id);
        field(&format!("{:?} {:?} {:?} {:?}", self.sort, self.gender, self.births, self.caps));
        for name in &self.names {
            field(&name.written);
            field(if name.weak { "weak" } else { "" });
        }
        for identifier in &self.identifiers {
            field(&format!("{:?}", identifier.scheme));
            field(&identifier.value);
        }
        for country in &self.countries {
            field(country);
        }
        let digest = hasher.finalize();
        let mut content = [0; 16];
        content.copy_from_slice(&digest[..16]);
        content
    }
}

/// The values of some properties, no more than are looked at.
fn values<'a>(
    entity: &'a Entity,
    properties: &[&str],
    caps: &mut Vec<Cap>,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let mut found: Vec<&str> = Vec::new();
    for property in properties {
        let all = entity.values(property);
        if all.len() > MOST_VALUES {
            caps.push(Cap::Values);
        }
        found.extend(all.iter().take(MOST_VALUES).map(String::as_str));
    }
    found.into_iter()
}

/// Whether a token is one that an alignment may leave aside at little cost.
pub(crate) fn is_minor(kind: Kind) -> bool {
    matches!(kind, Kind::Particle | Kind::Title | Kind::Filler)
}
