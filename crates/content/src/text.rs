//! A sentence in several languages.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// A sentence by language tag. English is always there; in a file a bare string is English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// The sentence in English.
    pub fn english(&self) -> &str {
        self.0.get("en").map(String::as_str).unwrap_or_default()
    }

    /// The sentence in `language`, or in English with the tag that says so.
    pub fn in_language<'a>(&'a self, language: &'a str) -> (&'a str, &'a str) {
        match self.0.get(language) {
            Some(sentence) => (language, sentence),
            None => ("en", self.english()),
        }
    }
}

impl From<&str> for Text {
    fn from(english: &str) -> Self {
        Text(BTreeMap::from([("en".into(), english.into())]))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Sentence;
        impl<'de> Visitor<'de> for Sentence {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a sentence in English, or a map from language tag to sentence with `en` in it")
            }

            fn visit_str<E: de::Error>(self, sentence: &str) -> Result<Text, E> {
                Ok(Text::from(sentence))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut sentences = BTreeMap::new();
                while let Some((language, sentence)) = map.next_entry::<String, String>()? {
                    sentences.insert(language, sentence);
                }
                if !sentences.contains_key("en") {
                    return Err(de::Error::custom("a sentence needs its English: add `en`"));
                }
                Ok(Text(sentences))
            }
        }
        deserializer.deserialize_any(Sentence)
    }
}
