//! Refusals in the language of the page: why, what to do, and the requirements that are not met.

use engagement::judge::GateState;
use engagement::{Refusal, Sentence};

use super::show::{Show, ShownGate, generated};
use crate::components::Said;

/// A refusal with its words.
pub struct ShownRefusal {
    /// The rule: a short name, or a code of the edition.
    pub rule: String,
    /// Why.
    pub because: Said,
    /// What to do about it.
    pub mend: Said,
    /// The requirements that are not met, where a gate is shut.
    pub unmet: Option<ShownGate>,
}

impl Show<'_> {
    /// A refusal.
    pub fn refusal(&self, refusal: &Refusal) -> ShownRefusal {
        let state = GateState {
            gate: String::new(),
            title: String::new(),
            open: false,
            unmet: refusal.unmet.clone(),
            owed: Vec::new(),
        };
        ShownRefusal {
            rule: refusal.rule.clone(),
            because: self.because(refusal),
            mend: self.sentence(&refusal.mend),
            unmet: (!state.unmet.is_empty()).then(|| self.gate(&state)),
        }
    }

    /// Why, with the field that it is about.
    pub fn because(&self, refusal: &Refusal) -> Said {
        let said = self.sentence(&refusal.because);
        match &refusal.field {
            Some(field) => Said { text: format!("{field}: {}", said.text), ..said },
            None => said,
        }
    }

    /// A sentence of a refusal; in English where it has no key.
    pub fn sentence(&self, sentence: &Sentence) -> Said {
        let key = format!("refusal-{}", sentence.key());
        if !self.page.translations.has(&key) {
            return generated(sentence.english());
        }
        let mut message = self.page.t(&key);
        for (gap, value) in sentence.gaps() {
            message = match value.parse::<usize>() {
                Ok(count) if *gap == "count" => message.count(count),
                _ => message.with(gap, self.gap(gap, value)),
            };
        }
        Said { text: message.plain(), language: Some(self.page.language.clone()) }
    }

    /// What fills a gap: what the content or the translations have words for, in those words.
    fn gap(&self, gap: &str, value: &str) -> String {
        let separations = &self.edition.four_eyes.separations;
        match gap {
            "stage" | "next_stage" | "asked_stage" => self.word("stage", value).text,
            "tier" => self.word("tier", value).text,
            "role" | "roles" => {
                value.split(", ").map(|role| self.role(role).text).collect::<Vec<_>>().join(" · ")
            }
            "rule" => {
                let rule = separations.iter().find(|pair| pair.text.english() == value);
                rule.map_or_else(|| value.to_owned(), |pair| self.text(&pair.text).text)
            }
            "basis" => {
                let bases = separations.iter().map(|pair| &pair.basis);
                let mut bases = bases.chain(std::iter::once(&self.edition.four_eyes.declare_basis));
                let basis = bases.find(|basis| basis.to_string() == value);
                basis.map_or_else(|| value.to_owned(), |basis| self.basis(basis).text)
            }
            _ => value.to_owned(),
        }
    }
}
