//! What a comparison is made with: weights, words, countries and statistics, all of it data.

use std::collections::BTreeMap;

use content::yaml::{self, Malformed};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{corpus::Corpus, fold, lexicon::Lexicon, weights::Weights};

/// Reads a file of `content/screening/`.
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Malformed> {
    yaml::read(&format!("screening/{file}"), text.as_bytes())
}

/// The texts of `content/screening/`, one for each file.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// `weights.yaml`
    pub weights: &'a str,
    /// `words.yaml`
    pub words: &'a str,
    /// `legal_forms.yaml`
    pub legal_forms: &'a str,
    /// `equivalents.yaml`
    pub equivalents: &'a str,
    /// `terms.yaml`
    pub terms: &'a str,
    /// `han.yaml`
    pub han: &'a str,
    /// `countries.yaml`
    pub countries: &'a str,
    /// `frequencies.yaml`
    pub frequencies: &'a str,
}

/// Everything that a comparison asks besides the two entities.
#[derive(Debug, Clone)]
pub struct Config {
    /// How much each feature tells.
    pub weights: Weights,
    /// What words mean in names.
    pub lexicon: Lexicon,
    /// How common words are, fixed for an epoch.
    pub corpus: Corpus,
    countries: FxHashMap<String, String>,
}

impl Config {
    /// Reads the content.
    ///
    /// # Errors
    ///
    /// When a file is not of its shape, or a weight breaks the order that its feature keeps.
    pub fn parse(sources: &Sources) -> Result<Self, Malformed> {
        let countries: BTreeMap<String, Vec<String>> = read("countries.yaml", sources.countries)?;
        let named =
            |(code, names): (String, Vec<String>)| names.into_iter().map(move |name| (name, code.clone()));
        let lexicon = Lexicon::parse(sources)?;
        Ok(Self {
            weights: Weights::parse(sources.weights)?,
            corpus: Corpus::parse(sources.frequencies, &lexicon)?,
            lexicon,
            countries: countries.into_iter().flat_map(named).collect(),
        })
    }

    /// The same configuration with the statistics of an epoch.
    #[must_use]
    pub fn with_corpus(self, corpus: Corpus) -> Self {
        Self { corpus, ..self }
    }

    /// The code of a country, written as a code or as a name; an unknown name stays what it is.
    pub fn country(&self, text: &str) -> String {
        let (text, _) = fold::normal(text, 64);
        let letters = |letter: char| if letter.is_alphanumeric() { letter } else { ' ' };
        let marks = |letter: &char| !matches!(letter, '\'' | '’');
        let spaced: String = fold::bare(&text).chars().filter(marks).map(letters).collect();
        let name = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
        self.countries.get(&name).cloned().unwrap_or(name)
    }
}

/// One weight: how many bits a feature's level adds to the evidence, and why that many.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// The logarithm to base 2 of how much likelier the level is among equal entities than among others.
    pub bits: f64,
    /// The reason and the source, for the reader.
    pub why: String,
}
