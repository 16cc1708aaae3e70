//! What words of names mean: legal forms, titles, particles, numbers, and words that stand for others.

use std::collections::BTreeMap;

use content::yaml::Malformed;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::{
    config::{Sources, read},
    fold::{self, Script},
    han::Characters,
    romanise::romanise,
    terms::Terms,
};

/// What a word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Carries identity.
    Word,
    /// One letter standing for a word.
    Initial,
    /// A number or an ordinal, however written.
    Number,
    /// "al-", "bin", "von".
    Particle,
    /// A form of address or a rank.
    Title,
    /// "of", "and", "the".
    Filler,
}

/// The classes of legal form, as bits of a set: a name may show several.
pub mod legal {
    /// Liability limited to the capital, shares not offered: Ltd, GmbH, ООО, 有限公司.
    pub const LIMITED: u8 = 1;
    /// Capital in shares: AG, plc, ОАО, 株式会社.
    pub const JOINT_STOCK: u8 = 2;
    /// LP, KG.
    pub const PARTNERSHIP: u8 = 4;
    /// Foundation, association, trust.
    pub const NON_PROFIT: u8 = 8;
    /// A State's own enterprise.
    pub const STATE: u8 = 16;
    /// "Company", "Corp.", which contradict nothing.
    pub const ANY: u8 = 32;
}

/// What `content/screening/` says of words, ready to be asked.
#[derive(Debug, Clone)]
pub struct Lexicon {
    particles: FxHashSet<String>,
    patronymics: FxHashSet<String>,
    patronymic_endings: Vec<String>,
    titles: FxHashSet<String>,
    fillers: FxHashSet<String>,
    numbers: FxHashMap<String, u32>,
    legal: FxHashMap<String, u8>,
    legal_words: usize,
    pub(crate) terms: Terms,
    pub(crate) characters: Characters,
    equivalents: FxHashMap<String, Vec<u16>>,
    /// How much two words of a group agree, and how much a word of it tells, by the group's number.
    agreements: Vec<f32>,
    tells: Vec<f32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Words {
    particles: Vec<String>,
    patronymics: Vec<String>,
    patronymic_endings: Vec<String>,
    titles: Vec<String>,
    fillers: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct LegalForms {
    limited: Vec<Vec<String>>,
    joint_stock: Vec<Vec<String>>,
    partnership: Vec<Vec<String>>,
    non_profit: Vec<Vec<String>>,
    state: Vec<Vec<String>>,
    any: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    agreement: f32,
    /// How much of what its rarity suggests a word tells, from 0 to 1.
    #[serde(default = "everything")]
    tells: f32,
    #[expect(dead_code, reason = "the reason is for the reader of the file")]
    why: String,
    groups: Vec<Vec<String>>,
}

fn everything() -> f32 {
    1.0
}

impl Section {
    fn groups(&self) -> impl Iterator<Item = (&Self, &[String])> {
        self.groups.iter().map(move |group| (self, group.as_slice()))
    }
}

impl Lexicon {
    /// Reads its files.
    ///
    /// # Errors
    ///
    /// When one of them is not of its shape; the message names the file and the place.
    pub fn parse(sources: &Sources) -> Result<Self, Malformed> {
        let words: Words = read("words.yaml", sources.words)?;
        let forms: LegalForms = read("legal_forms.yaml", sources.legal_forms)?;
        let terms: BTreeMap<String, Section> = read("terms.yaml", sources.terms)?;
        let equivalents: BTreeMap<String, Section> = read("equivalents.yaml", sources.equivalents)?;
        let set = |list: Vec<String>| list.iter().map(|word| fold::bare(word)).collect::<FxHashSet<_>>();
        let mut lexicon = Self {
            particles: set(words.particles),
            patronymics: set(words.patronymics),
            patronymic_endings: words.patronymic_endings,
            titles: set(words.titles),
            fillers: set(words.fillers),
            numbers: words.numbers.into_iter().collect(),
            legal: FxHashMap::default(),
            legal_words: 1,
            terms: Terms::default(),
            characters: Characters::parse(sources.han)?,
            equivalents: FxHashMap::default(),
            agreements: Vec::new(),
            tells: Vec::new(),
        };
        lexicon.fillers.iter().for_each(|filler| lexicon.terms.can_be_cut_out(filler));
        lexicon.add_legal_forms(forms);
        for (section, group) in terms.values().flat_map(Section::groups) {
            let number = lexicon.add_group(section);
            for word in group {
                lexicon.terms.add(&fold::bare(word), number).map_err(|message| Malformed {
                    path: "screening/terms.yaml".into(),
                    line: None,
                    column: None,
                    message,
                })?;
            }
        }
        for (section, group) in equivalents.values().flat_map(Section::groups) {
            let number = lexicon.add_group(section);
            for word in group {
                lexicon.equivalents.entry(fold::bare(word)).or_default().push(number);
            }
        }
        Ok(lexicon)
    }

    fn add_legal_forms(&mut self, forms: LegalForms) {
        let classes = [
            (forms.limited, legal::LIMITED),
            (forms.joint_stock, legal::JOINT_STOCK),
            (forms.partnership, legal::PARTNERSHIP),
            (forms.non_profit, legal::NON_PROFIT),
            (forms.state, legal::STATE),
            (forms.any, legal::ANY),
        ];
        for (lists, class) in classes {
            for form in lists.iter().flatten() {
                let form = fold::bare(form);
                self.legal_words = self.legal_words.max(form.split(' ').count());
                self.terms.can_be_cut_out(&form);
                *self.legal.entry(form).or_default() |= class;
            }
        }
    }

    /// The number of a new group.
    fn add_group(&mut self, section: &Section) -> u16 {
        self.agreements.push(section.agreement.clamp(0.0, 1.0));
        self.tells.push(section.tells.clamp(0.0, 1.0));
        u16::try_from(self.agreements.len() - 1).unwrap_or(u16::MAX)
    }

    /// What a bare word of a name is, before its neighbours are looked at.
    pub fn kind(&self, form: &str, of_person: bool) -> Kind {
        let is_digit = |letter: char| letter.is_numeric();
        if self.number(form, of_person).is_some() || form.chars().any(is_digit) {
            Kind::Number
        } else if self.titles.contains(form) && of_person {
            Kind::Title
        } else if self.particles.contains(form) && of_person {
            Kind::Particle
        } else if !of_person && self.fillers.contains(form) {
            Kind::Filler
        } else if form.chars().nth(1).is_none() && form.is_ascii() {
            Kind::Initial
        } else {
            Kind::Word
        }
    }

    /// The number that a word says: "2nd", "second" and "II" are 2. Words count only in names of
    /// organisations and things.
    pub fn number(&self, form: &str, of_person: bool) -> Option<u32> {
        let digits = form.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let ending = &form[digits.len()..];
        if !digits.is_empty() && matches!(ending, "" | "st" | "nd" | "rd" | "th") {
            return digits.parse().ok();
        }
        if of_person { None } else { self.numbers.get(form).copied() }
    }

    /// Whether the word names what follows as the father's name.
    pub fn opens_patronymic(&self, form: &str) -> bool {
        self.patronymics.contains(form)
    }

    /// Whether the word's ending makes it a father's name.
    pub fn is_patronymic(&self, romanised: &str) -> bool {
        self.patronymic_endings
            .iter()
            .any(|ending| romanised.len() > ending.len() + 1 && romanised.ends_with(ending))
    }

    /// The class of the longest legal form that a run of words begins with, and its length in words.
    pub fn legal_form(&self, words: &[&str]) -> Option<(u8, usize)> {
        (1..=self.legal_words.min(words.len())).rev().find_map(|length| {
            let phrase = if length == 1 {
                self.legal.get(words[0])
            } else {
                self.legal.get(&words[..length].join(" "))
            };
            phrase.map(|class| (*class, length))
        })
    }

    /// The groups of words that a word belongs to, by its form, its first romanisation and its first sound.
    /// Those that say what it means come first, and are counted; names of persons mean nothing.
    pub(crate) fn groups_of(&self, word: &Written, of_person: bool) -> (Vec<u16>, u8) {
        let mut groups =
            if of_person { Vec::new() } else { self.terms.meanings(word.form, word.script, word.heard) };
        let meanings = u8::try_from(groups.len()).unwrap_or(u8::MAX);
        groups.extend(self.equivalents.get(word.form).into_iter().flatten());
        if word.romanised != word.form {
            groups.extend(self.equivalents.get(word.romanised).into_iter().flatten());
        }
        groups.sort_unstable();
        groups.dedup();
        (groups, meanings)
    }

    /// How much of what its rarity suggests a word tells that means all this: the most that one meaning does.
    pub fn tells(&self, meanings: &[u16]) -> f32 {
        meanings.iter().map(|&group| self.tells[usize::from(group)]).reduce(f32::max).unwrap_or(1.0)
    }

    /// How much two words agree for standing in one group; 0 when they share none.
    pub fn agreement(&self, left: &[u16], right: &[u16]) -> f32 {
        left.iter()
            .filter(|group| right.contains(group))
            .map(|&group| self.agreements[usize::from(group)])
            .fold(0.0, f32::max)
    }
}

/// A word in the ways in which it is looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written<'a> {
    /// Bare, in its own script.
    pub form: &'a str,
    /// The script.
    pub script: Script,
    /// Its first romanisation; empty for scripts without written vowels.
    pub romanised: &'a str,
    /// Its first sound, likewise.
    pub heard: &'a str,
}

/// The first romanisation of a bare word; empty for scripts that are compared by skeleton.
pub fn first_romanisation(form: &str) -> String {
    let script = form.chars().next().map_or(Script::Latin, fold::script_of);
    romanise(form, script).into_iter().next().unwrap_or_default()
}
