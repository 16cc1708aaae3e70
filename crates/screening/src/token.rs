//! One word of a name, with everything that comparing asks of it worked out once.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::{
    corpus::Corpus,
    fold::{self, Script},
    han::Readings,
    hash::{hash, kind as of, of_number},
    keys,
    lexicon::{Kind, Lexicon, Written},
    name::Reading,
    romanise::romanise,
    sound,
};

/// A word of a name.
#[derive(Debug, Clone)]
pub struct Token {
    /// Folded, in its own script.
    pub form: Box<str>,
    /// How it sounds, by each romanisation; empty for scripts without written vowels.
    pub sounds: Vec<Box<str>>,
    /// The consonants of the first sound.
    pub skeleton: Box<str>,
    /// The consonants that a word in Chinese characters may stand for by its sound.
    pub foreign: Vec<Box<str>>,
    /// What it does in the name.
    pub kind: Kind,
    /// The script that it is written in.
    pub script: Script,
    /// The number that it says.
    pub number: Option<u32>,
    /// Whether its characters have more readings than are looked at.
    pub cut: bool,
    /// The letters that its first sound has, a bit for each.
    pub letters: u32,
    pub(crate) form_id: u64,
    pub(crate) sound_ids: Vec<u64>,
    pub(crate) skeleton_id: u64,
    pub(crate) groups: Vec<u16>,
    /// How many of the groups, from the first on, say what the word means.
    meanings: u8,
    /// How much of what its rarity suggests the word tells.
    tells: f32,
    /// The keys under which the word by itself is found.
    pub(crate) keys: Box<[u64]>,
}

/// Words that were worked out already: most words of a list are in many names.
#[derive(Debug, Default)]
pub struct Words {
    known: FxHashMap<(Reading, String), Arc<Token>>,
}

impl Words {
    /// The token of a word that is folded to lower case.
    pub(crate) fn token(&mut self, word: String, reading: Reading, lexicon: &Lexicon) -> Arc<Token> {
        let known = self.known.entry((reading, word));
        known.or_insert_with_key(|(_, word)| Arc::new(Token::new(word, reading, lexicon))).clone()
    }
}

impl Token {
    /// Works out a word that is already folded to lower case.
    pub fn new(word: &str, reading: Reading, lexicon: &Lexicon) -> Self {
        let of_person = reading != Reading::Other;
        let form = fold::bare(word);
        let script =
            form.chars().find(|letter| letter.is_alphabetic()).map_or(Script::Latin, fold::script_of);
        let mut cut = false;
        let mut romanised = romanise(word, script);
        if script == Script::Han && reading == Reading::Person {
            let korean = lexicon.characters.korean(&form);
            cut |= korean.cut;
            romanised.extend(korean.found.iter().flat_map(|hangul| romanise(hangul, Script::Hangul)));
        }
        let kind = lexicon.kind(&form, of_person);
        let sounds: Vec<Box<str>> = romanised.iter().map(|written| sound::sound(written).into()).collect();
        let skeleton = match sounds.first() {
            Some(first) => sound::skeleton(first),
            None => sound::abjad_skeleton(&form),
        };
        let number = lexicon.number(&form, of_person);
        let (groups, meanings) = lexicon.groups_of(
            &Written {
                form: &form,
                script,
                romanised: romanised.first().map_or("", String::as_str),
                heard: sounds.first().map_or("", |sound| sound),
            },
            of_person,
        );
        let foreign = match (script, reading) {
            (Script::Han, Reading::PersonBySound) => lexicon.characters.skeletons(&form),
            (Script::Han, Reading::Other) if meanings == 0 => lexicon.characters.skeletons(&form),
            _ => Readings::default(),
        };
        let mut token = Self {
            letters: sounds.first().map_or(0, |sound| letters(sound)),
            form_id: number
                .map_or_else(|| hash(of::FORM, &form), |number| hash(of::FORM, &number.to_string())),
            sound_ids: sounds.iter().map(|sound| hash(of::SOUND, sound)).collect(),
            skeleton_id: hash(of::SKELETON, &skeleton),
            tells: lexicon.tells(&groups[..usize::from(meanings)]),
            groups,
            meanings,
            foreign: foreign.found,
            cut: cut || foreign.cut,
            form: form.into(),
            sounds,
            skeleton: skeleton.into(),
            kind,
            script,
            number,
            keys: Box::default(),
        };
        token.keys = keys::of_token(&token);
        token
    }

    /// The key under which statistics count this word: its sound, or its skeleton when no sound is known.
    pub(crate) fn counted_as(&self) -> u64 {
        self.sound_ids.first().copied().unwrap_or(self.skeleton_id)
    }

    /// The keys of what the word means.
    pub(crate) fn meanings(&self) -> impl Iterator<Item = u64> {
        self.groups.iter().take(self.meanings.into()).map(|&group| of_number(of::MEANING, group))
    }

    /// How much the word tells: the logarithm to base 2 of how rare it is, lessened for words that carry no
    /// identity. A term is as rare as what it means in any language, a name that is known by its consonants as
    /// rare as they are.
    fn information(&self, corpus: &Corpus) -> f32 {
        let share = match self.kind {
            Kind::Word | Kind::Number => self.tells,
            Kind::Initial => return 4.0,
            Kind::Particle | Kind::Title | Kind::Filler => 0.2,
        };
        let commonest =
            |keys: &mut dyn Iterator<Item = u64>| keys.map(|key| corpus.bits(key)).reduce(f32::min);
        let bits = commonest(&mut self.meanings())
            .or_else(|| commonest(&mut self.foreign.iter().map(|skeleton| hash(of::SKELETON, skeleton))))
            .unwrap_or_else(|| corpus.bits(self.counted_as()));
        share * bits
    }

    /// The skeleton of each sound, and those of a foreign name.
    pub(crate) fn skeletons(&self) -> impl Iterator<Item = std::borrow::Cow<'_, str>> {
        use std::borrow::Cow;
        let others = self.sounds.iter().skip(1).map(|sound| Cow::Owned(sound::skeleton(sound)));
        let foreign = self.foreign.iter().map(|skeleton| Cow::Borrowed(&**skeleton));
        std::iter::once(Cow::Borrowed(&*self.skeleton)).chain(others).chain(foreign)
    }

    /// The first sound; for scripts without written vowels, the skeleton.
    pub(crate) fn heard(&self) -> &str {
        self.sounds.first().unwrap_or(&self.skeleton)
    }
}

/// What of a token decides at a glance whether two have anything in common.
#[derive(Debug, Clone, Copy)]
pub struct Brief {
    /// How much the word tells, in bits.
    pub bits: f32,
    form_id: u64,
    sound_id: u64,
    skeleton_id: u64,
    /// The first eight letters of what is heard, and of the consonants.
    opening: u64,
    bones: u64,
    bones_length: u8,
    letters: u32,
    length: u8,
    /// A plain word of one sound, without words that stand for it.
    plain: bool,
    grouped: bool,
    /// Has more than one romanisation.
    several: bool,
}

impl Brief {
    /// What is to be seen of a token at a glance.
    pub fn new(token: &Token, corpus: &Corpus) -> Self {
        Self {
            bits: token.information(corpus),
            form_id: token.form_id,
            sound_id: token.sound_ids.first().copied().unwrap_or_default(),
            skeleton_id: token.skeleton_id,
            opening: first_eight(token.heard()),
            bones: first_eight(&token.skeleton),
            bones_length: u8::try_from(token.skeleton.len()).unwrap_or(u8::MAX),
            letters: token.letters,
            length: u8::try_from(token.heard().len()).unwrap_or(u8::MAX),
            plain: token.sounds.len() == 1
                && !matches!(token.kind, Kind::Number | Kind::Initial)
                && token.script != Script::Han,
            grouped: !token.groups.is_empty(),
            several: token.sounds.len() > 1,
        }
    }

    /// Weighs the word anew by other statistics.
    pub(crate) fn weigh(&mut self, token: &Token, corpus: &Corpus) {
        self.bits = token.information(corpus);
    }

    /// Whether two words surely have nothing in common; when not, they must be compared.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        if self.form_id == other.form_id || !self.plain || !other.plain || self.grouped && other.grouped {
            return false;
        }
        let most = most_changes(self.length.max(other.length).into(), self.skeleton_id == other.skeleton_id);
        let alone = (self.letters ^ other.letters).count_ones() as usize;
        self.sound_id != other.sound_id
            && (usize::from(self.length.abs_diff(other.length)) > most || alone > 2 * most)
    }

    /// Whether the other word begins with this one and goes on, so that more words could complete it.
    pub fn could_begin(&self, other: &Self) -> bool {
        let begins = |length: u8, of: u64, longer: u8, in_: u64| {
            let shown = u32::from(length.min(8));
            let mask = if shown == 8 { u64::MAX } else { (1 << (8 * shown)) - 1 };
            0 < length && length < longer && (of ^ in_) & mask == 0
        };
        self.several
            || other.several
            || begins(self.length, self.opening, other.length, other.opening)
            || !(self.plain && other.plain)
                && begins(self.bones_length, self.bones, other.bones_length, other.bones)
    }
}

fn first_eight(text: &str) -> u64 {
    let mut eight = [0; 8];
    for (place, letter) in eight.iter_mut().zip(text.bytes()) {
        *place = letter;
    }
    u64::from_le_bytes(eight)
}

/// How many letters of two words may differ for them to be one word written otherwise: more when the
/// consonants are the same.
pub(crate) fn most_changes(length: usize, same_consonants: bool) -> usize {
    if same_consonants { length / 3 + 1 } else { length / 4 }
}

/// The set of letters and digits of a text, a bit for each.
pub fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |set, byte| match byte {
        b'a'..=b'z' => set | 1 << (byte - b'a'),
        b'0'..=b'9' => set | 1 << (26 + (byte - b'0') / 2),
        _ => set | 1 << 31,
    })
}
