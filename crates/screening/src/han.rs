//! Chinese characters in names of people who are not Chinese: names written by their sound
//! ("扎瓦希里", Zawahiri), and names of Koreans.

use std::collections::BTreeMap;

use content::yaml::Malformed;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::config::read;

/// The most readings of one word that are looked at, as a foreign name and as a Korean one.
const MOST_READINGS: usize = 32;
const MOST_KOREAN: usize = 4;

/// How a word may be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Readings<T> {
    /// The readings; none when a character has none that is known.
    pub found: Vec<T>,
    /// Whether there are more than are looked at.
    pub cut: bool,
}

/// How characters are read, from `han.yaml`.
#[derive(Debug, Clone)]
pub(crate) struct Characters {
    consonants: FxHashMap<char, Vec<String>>,
    korean: FxHashMap<char, Vec<String>>,
    double_family_names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    consonants: BTreeMap<String, String>,
    korean: BTreeMap<String, String>,
    #[serde(rename = "double-family-names")]
    double_family_names: Vec<String>,
}

impl Characters {
    /// Reads `han.yaml`.
    ///
    /// # Errors
    ///
    /// When it is not of its shape.
    pub fn parse(yaml: &str) -> Result<Self, Malformed> {
        let Tables { consonants, korean, double_family_names } = read("han.yaml", yaml)?;
        let by_character = |table: BTreeMap<String, String>| {
            let mut readings: FxHashMap<char, Vec<String>> = FxHashMap::default();
            for (reading, characters) in table {
                for character in characters.chars() {
                    readings.entry(character).or_default().push(reading.trim_matches('-').to_owned());
                }
            }
            readings
        };
        Ok(Self { consonants: by_character(consonants), korean: by_character(korean), double_family_names })
    }

    /// Whether a Chinese name begins with a family name of two characters.
    pub fn has_double_family_name(&self, name: &str) -> bool {
        self.double_family_names.iter().any(|family| name.starts_with(family))
    }

    /// Whether a word may be a foreign name written by its sound.
    pub fn may_be_foreign(&self, word: &str) -> bool {
        word.chars().count() > 1 && word.chars().all(|character| self.consonants.contains_key(&character))
    }

    /// The skeletons that a foreign name may have which is written by its sound; none when a character is
    /// not used so.
    pub fn skeletons(&self, word: &str) -> Readings<Box<str>> {
        // "Abdul Aziz" and "Abd al-Aziz" are one name: the article after "abd" is no part of it.
        let word = match word.strip_prefix("阿卜杜勒") {
            Some(rest) if !rest.is_empty() => format!("阿卜杜{rest}"),
            _ => word.to_owned(),
        };
        if !self.may_be_foreign(&word) {
            return Readings::default();
        }
        let mut cut = false;
        let mut skeletons = vec![String::new()];
        for character in word.chars() {
            let Some(readings) = self.consonants.get(&character) else { return Readings::default() };
            skeletons = skeletons
                .iter()
                .flat_map(|skeleton| readings.iter().map(move |reading| joined(skeleton, reading)))
                .collect();
            skeletons.sort_unstable();
            skeletons.dedup();
            cut |= skeletons.len() > MOST_READINGS;
            skeletons.truncate(MOST_READINGS);
        }
        // An "h" that closes a word is not heard in others either.
        let mut skeletons: Vec<Box<str>> =
            skeletons.iter().map(|skeleton| skeleton.strip_suffix('h').unwrap_or(skeleton).into()).collect();
        skeletons.retain(|skeleton| !skeleton.is_empty());
        skeletons.dedup();
        Readings { found: skeletons, cut }
    }

    /// A word in Hangul, as Koreans read its characters; none when a reading is not known.
    pub fn korean(&self, word: &str) -> Readings<String> {
        let mut cut = false;
        let mut korean = vec![String::new()];
        for character in word.chars() {
            let Some(readings) = self.korean.get(&character) else { return Readings::default() };
            korean = korean
                .iter()
                .flat_map(|word| readings.iter().map(move |reading| format!("{word}{reading}")))
                .collect();
            cut |= korean.len() > MOST_KOREAN;
            korean.truncate(MOST_KOREAN);
        }
        Readings { found: korean, cut }
    }
}

/// A skeleton with more consonants; two of one kind that meet are one.
fn joined(skeleton: &str, more: &str) -> String {
    let mut joined = skeleton.to_owned();
    for consonant in more.chars() {
        if !joined.ends_with(consonant) {
            joined.push(consonant);
        }
    }
    joined
}
