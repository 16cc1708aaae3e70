//! What words of names mean: legal forms, titles, particles, numbers, and words that stand for others.

use std::collections::BTreeMap;

use content::yaml::Malformed;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::{config::read, fold, romanise::romanise};

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

/// The words of `content/screening/{words,legal_forms,equivalents}.yaml`, ready to be asked.
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
    /// Legal forms of scripts that leave no space, to be cut from the ends of a word.
    legal_affixes: Vec<(String, u8)>,
    groups: FxHashMap<String, Vec<u16>>,
    agreements: Vec<f32>,
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
    #[expect(dead_code, reason = "the reason is for the reader of the file")]
    why: String,
    groups: Vec<Vec<String>>,
}

impl Lexicon {
    /// Reads the three files.
    ///
    /// # Errors
    ///
    /// When one of them is not of its shape; the message names the file and the place.
    pub fn parse(words: &str, legal_forms: &str, equivalents: &str) -> Result<Self, Malformed> {
        let words: Words = read("words.yaml", words)?;
        let forms: LegalForms = read("legal_forms.yaml", legal_forms)?;
        let sections: BTreeMap<String, Section> = read("equivalents.yaml", equivalents)?;
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
            legal_affixes: Vec::new(),
            groups: FxHashMap::default(),
            agreements: Vec::new(),
        };
        lexicon.add_legal_forms(forms);
        for section in sections.into_values() {
            for group in section.groups {
                lexicon.add_group(section.agreement, &group);
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
                let unspaced =
                    |letter| matches!(fold::script_of(letter), fold::Script::Han | fold::Script::Hangul);
                if form.chars().all(unspaced) {
                    self.legal_affixes.push((form.clone(), class));
                }
                *self.legal.entry(form).or_default() |= class;
            }
        }
        self.legal_affixes.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    }

    fn add_group(&mut self, agreement: f32, group: &[String]) {
        let Ok(number) = u16::try_from(self.agreements.len()) else { return };
        self.agreements.push(agreement.clamp(0.0, 1.0));
        for word in group {
            let of_word = self.groups.entry(fold::bare(word)).or_default();
            if !of_word.contains(&number) {
                of_word.push(number);
            }
        }
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
        } else if !of_person && (self.fillers.contains(form) || matches!(form, "al" | "el" | "ال")) {
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

    /// A word of a script without spaces, with a legal form cut from its end or beginning.
    pub fn cut_legal_form<'a>(&self, word: &'a str) -> (&'a str, u8) {
        for (form, class) in &self.legal_affixes {
            let stem = word.strip_suffix(form.as_str()).or_else(|| word.strip_prefix(form.as_str()));
            if let Some(stem) = stem.filter(|stem| !stem.is_empty()) {
                return (stem, *class);
            }
        }
        (word, 0)
    }

    /// The groups of words that a word belongs to, by its form or its first romanisation.
    pub fn groups_of(&self, form: &str, romanised: &str) -> Vec<u16> {
        let mut groups = self.groups.get(form).cloned().unwrap_or_default();
        if romanised != form {
            groups.extend(self.groups.get(romanised).into_iter().flatten());
        }
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// How much two words agree for standing in one group; 0 when they share none.
    pub fn agreement(&self, left: &[u16], right: &[u16]) -> f32 {
        left.iter()
            .filter(|group| right.contains(group))
            .map(|&group| self.agreements[usize::from(group)])
            .fold(0.0, f32::max)
    }
}

/// The first romanisation of a bare word; empty for scripts that are compared by skeleton.
pub fn first_romanisation(form: &str) -> String {
    let script = form.chars().next().map_or(fold::Script::Latin, fold::script_of);
    romanise(form, script).into_iter().next().unwrap_or_default()
}
