//! Refusals: which rule, what is unmet, and how to meet it.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::judge::Unmet;

/// A sentence of a refusal, kept apart from any language: a page says it in its reader's by the key. Elsewhere it
/// is written in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct Sentence(Box<Words>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Words {
    key: String,
    gaps: Vec<(&'static str, String)>,
    english: String,
}

impl Sentence {
    /// `key`, the sentence in English, and what fills its gaps.
    pub(crate) fn new(key: &str, english: String, gaps: Vec<(&'static str, String)>) -> Self {
        Sentence(Box::new(Words { key: key.into(), gaps, english }))
    }

    /// Names the sentence; empty where it came over the wire or from outside of the case file.
    pub fn key(&self) -> &str {
        &self.0.key
    }

    /// What fills its gaps, by name.
    pub fn gaps(&self) -> &[(&'static str, String)] {
        &self.0.gaps
    }

    /// The sentence in English.
    pub fn english(&self) -> &str {
        &self.0.english
    }
}

impl From<&str> for Sentence {
    fn from(english: &str) -> Self {
        Sentence::new("", english.into(), Vec::new())
    }
}

impl From<String> for Sentence {
    fn from(english: String) -> Self {
        Sentence::new("", english, Vec::new())
    }
}

impl From<Sentence> for String {
    fn from(sentence: Sentence) -> String {
        sentence.0.english
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english())
    }
}

/// `say!("no-flag", "no flag {code} is raised", code = self.code)`: the key under which the translations have it
/// (`refusal-no-flag`), and the English with its gaps filled.
macro_rules! say {
    ($key:literal, $english:literal $(, $gap:ident = $value:expr)* $(,)?) => {
        $crate::refusal::Sentence::new(
            $key,
            format!($english $(, $gap = $value)*),
            vec![$((stringify!($gap), $value.to_string())),*],
        )
    };
}
pub(crate) use say;

/// Why an act was not let through. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Refusal {
    /// The rule: a short name such as `gate`, `four-eyes`, or the code of a rule in the content.
    pub rule: String,
    /// The field that is missing or written wrongly, such as `conditions[0].due-on`, where that is why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Why.
    #[schema(value_type = String)]
    pub because: Sentence,
    /// What to do about it.
    #[schema(value_type = String)]
    pub mend: Sentence,
    /// The requirements that are not met, where a gate is shut.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<Unmet>,
}

impl Refusal {
    /// A refusal without unmet requirements.
    pub fn new(rule: &str, because: impl Into<Sentence>, mend: impl Into<Sentence>) -> Self {
        Refusal {
            rule: rule.into(),
            field: None,
            because: because.into(),
            mend: mend.into(),
            unmet: Vec::new(),
        }
    }

    /// A field that must be filled in, or is filled in wrongly.
    pub(crate) fn field(field: &str, problem: Sentence) -> Self {
        let mend = say!("mend-field", "correct {field} and send it again", field = field);
        Refusal { field: Some(field.into()), ..Refusal::new("input", problem, mend) }
    }

    /// Whether a field is missing or written wrongly: nothing of the case stands in the way.
    pub fn is_about_input(&self) -> bool {
        self.field.is_some()
    }

    /// Why, in English, with the field that it is about.
    pub fn why(&self) -> String {
        match &self.field {
            Some(field) => format!("{field}: {}", self.because),
            None => self.because.to_string(),
        }
    }

    /// Something has turned up of somebody's interests that the ethics office has not looked at.
    pub fn more_has_turned_up() -> Self {
        Refusal::new(
            "interests",
            say!("more-turned-up", "more has turned up since the ethics office last looked"),
            say!("mend-more-turned-up", "look at it again, then decide"),
        )
    }

    /// A shut gate.
    pub(crate) fn gate(unmet: Vec<Unmet>) -> Self {
        let because = say!("gate", "{count} requirement(s) are not met", count = unmet.len());
        let mend = say!("mend-gate", "meet each requirement below, then try again");
        Refusal { unmet, ..Refusal::new("gate", because, mend) }
    }

    /// An exclusion without an exception in force.
    pub(crate) fn excluded(code: &str) -> Self {
        Refusal::new(
            "exclusion",
            say!("excluded", "{code} excludes the engagement, and no exception is in force", code = code),
            say!("mend-exclusion", "reject the engagement, or refute the exclusion with evidence"),
        )
    }

    /// An act out of its stage.
    pub(crate) fn stage(because: Sentence) -> Self {
        Refusal::new("stage", because, say!("mend-stage", "see the task list for what can be done now"))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused ({}): {}; {}", self.rule, self.why(), self.mend)?;
        for unmet in &self.unmet {
            write!(f, "\n  {} {}", unmet.code, unmet.text)?;
            if let Some(missing) = &unmet.missing {
                write!(f, " [cannot tell: {missing} is missing]")?;
            }
            write!(f, "\n    how: {}\n    basis: {}", unmet.how, unmet.basis)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

/// Refuses text that is empty or longer than `most` characters.
pub(crate) fn sentence(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::field(field, say!("empty", "it is empty")));
    }
    let length = text.chars().count();
    if length > most {
        let problem = say!(
            "too-long",
            "it has {length} characters; at most {most} are read",
            length = length,
            most = most
        );
        return Err(Refusal::field(field, problem));
    }
    Ok(())
}
