//! Refusals: which rule, what is unmet, and how to meet it.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::judge::Unmet;

/// Why an act was not let through. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Refusal {
    /// The rule: a short name such as `gate`, `four-eyes`, or the code of a rule in the content.
    pub rule: String,
    /// Why.
    pub because: String,
    /// What to do about it.
    pub mend: String,
    /// The requirements that are not met, where a gate is shut.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<Unmet>,
}

impl Refusal {
    /// A refusal without unmet requirements.
    pub fn new(rule: &str, because: impl Into<String>, mend: impl Into<String>) -> Self {
        Refusal { rule: rule.into(), because: because.into(), mend: mend.into(), unmet: Vec::new() }
    }

    /// A field that must be filled in, or is filled in wrongly.
    pub(crate) fn field(field: &str, problem: impl fmt::Display) -> Self {
        Refusal::new("input", format!("{field}: {problem}"), format!("correct {field} and send it again"))
    }

    /// Whether a field is missing or written wrongly: nothing of the case stands in the way.
    pub fn is_about_input(&self) -> bool {
        self.rule == "input"
    }

    /// A shut gate.
    pub(crate) fn gate(unmet: Vec<Unmet>) -> Self {
        Refusal {
            rule: "gate".into(),
            because: format!("{} requirement(s) are not met", unmet.len()),
            mend: "meet each requirement below, then try again".into(),
            unmet,
        }
    }

    /// An act out of its stage.
    pub(crate) fn stage(because: impl Into<String>) -> Self {
        Refusal::new("stage", because, "see the task list for what can be done now")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused ({}): {}; {}", self.rule, self.because, self.mend)?;
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
        return Err(Refusal::field(field, "it is empty"));
    }
    let length = text.chars().count();
    if length > most {
        return Err(Refusal::field(field, format!("it has {length} characters; at most {most} are read")));
    }
    Ok(())
}
