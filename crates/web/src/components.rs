//! What the component macros in `templates/components/` are given: plain views, all text ready to be shown.
//!
//! Dates are ISO 8601 (`2026-05-14`), codes are those of the domain (`cannot-tell`), texts are not escaped yet:
//! askama does that.

use std::collections::BTreeMap;

/// A form as the reader last sent it, and what was wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Values by field name; several for checkboxes.
    pub values: BTreeMap<String, Vec<String>>,
    /// What has to be mended, in the order of the fields.
    pub errors: Vec<FieldError>,
}

/// One message of the error summary.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// Name of the field, which is also its `id`.
    pub field: String,
    /// What is wrong and how to mend it, in the language of the page.
    pub message: String,
}

impl Form {
    /// The (first) value of a field; empty if there is none.
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// Whether a radio button, checkbox or option is chosen.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.values.get(field).is_some_and(|values| values.iter().any(|v| v == value))
    }

    /// The message for a field, if something is wrong with it.
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
    }

    /// The value of `aria-describedby`: the ids of hint and error, as far as they exist.
    pub fn described_by(&self, field: &str, hint: impl std::fmt::Display) -> Option<String> {
        let hint = (!hint.to_string().is_empty()).then(|| format!("{field}-hint"));
        let error = self.error(field).map(|_| format!("{field}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// One option of a select, a set of radio buttons or checkboxes.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What it means, if the label does not say.
    pub hint: Option<String>,
}

/// A line of a task list.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// What there is to do.
    pub label: String,
    /// Where it is done; none while it cannot be started.
    pub href: Option<String>,
    /// Code of its status (`done`, `to-do`, `in-progress`, `cannot-start`, `needs-answer`).
    pub status: String,
    /// Deadline or remark.
    pub note: Option<String>,
}

/// Where the reader is in a long list.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// Number of the page shown, from 1.
    pub current: usize,
    /// Number of the last page.
    pub last: usize,
    /// Path to which the number is appended: `/register?page=`.
    pub path: String,
}

impl Pages {
    /// Path of the page with this number.
    pub fn at(&self, number: usize) -> String {
        format!("{}{number}", self.path)
    }
}

/// A source as shown beside what rests on it.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Title of the source.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// `independent`, `partner` or `institution`.
    pub source_class: String,
    /// The words relied on, if they may be shown.
    pub quote: Option<Said>,
    /// Page, paragraph or selector.
    pub locator: Option<String>,
    /// Address of the source.
    pub href: Option<String>,
    /// Date from which the world could have known.
    pub published_on: Option<String>,
    /// Date on which the institution fetched it; empty where there is no copy.
    pub retrieved_on: String,
    /// SHA-256 of the copy at hand, in hexadecimal.
    pub hash: Option<String>,
    /// Code of what a reviewer made of it (`confirmed`, `credible`, `unverified`, `refuted`).
    pub reliability: Option<String>,
}

/// Words of a person or a source, in their own language.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The words as they were written.
    pub text: String,
    /// Language tag, where it is known.
    pub language: Option<String>,
}

/// What somebody answered: a partner to a finding, an official to a red flag, a member to a decision.
#[derive(Debug, Clone, Default)]
pub struct Statement {
    /// Name of who answered.
    pub who: String,
    /// Date.
    pub on: String,
    /// Code of the kind of answer, for the answer to a flag: `accepted-with-measure`, `refuted` or
    /// `outweighed`.
    pub kind: Option<String>,
    /// The answer.
    pub said: Said,
}

/// A number that a finding rests on.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// What is counted or measured.
    pub label: Said,
    /// The number with its unit, a range where it is uncertain; or a word.
    pub value: Said,
}

/// A finding with all that it rests on.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// What was examined.
    pub title: String,
    /// Language of the title, where it is known.
    pub title_language: Option<String>,
    /// Code of the verdict: `clear`, `cannot-tell`, `flag` or `excludes`.
    pub verdict: String,
    /// Code of the question or rule: `RF-03`.
    pub code: String,
    /// Instrument and paragraph that the rule rests on.
    pub basis: Said,
    /// Figures.
    pub figures: Vec<Figure>,
    /// Reasons, a sentence each.
    pub reasons: Vec<Said>,
    /// What is missing, for *cannot tell*.
    pub missing: Vec<Said>,
    /// Sources.
    pub evidence: Vec<Evidence>,
    /// The partner's reply.
    pub reply: Option<Statement>,
    /// Until when the partner may reply, while the clock runs.
    pub reply_due_on: Option<String>,
    /// The answer to it, if it is a red flag that has been answered.
    pub answer: Option<Statement>,
    /// What a second person made of that answer.
    pub check: Option<Statement>,
    /// The exception from it, if it excludes and one was granted.
    pub exception: Option<Exception>,
    /// How many of its sources are withheld.
    pub withheld_sources: usize,
}

/// An exception from an exclusion.
#[derive(Debug, Clone, Default)]
pub struct Exception {
    /// Who excepts, and until when.
    pub title: String,
    /// Why.
    pub reasons: Said,
    /// On which conditions.
    pub conditions: Vec<Said>,
    /// The day on which it was granted and published.
    pub on: String,
}

/// Something that exists and is not shown.
#[derive(Debug, Clone, Default)]
pub struct Withheld {
    /// What it is, as far as that can be said.
    pub what: String,
    /// Why it is withheld.
    pub reason: String,
    /// Provision that allows it.
    pub ground: String,
    /// Role of who decided to withhold it.
    pub author_role: String,
    /// When that is looked at again.
    pub review_on: String,
}

/// An event in the timeline of an engagement.
#[derive(Debug, Clone, Default)]
pub struct TimelineEvent {
    /// Date.
    pub on: String,
    /// Code of the act: `decision.signed`.
    pub act: String,
    /// Arguments of the act's sentence, such as `("stage", "Review")`.
    pub words: Vec<(&'static str, String)>,
    /// Name or role of who acted.
    pub who: String,
    /// Where the event has a page of its own, and its index in the ledger.
    pub place: Option<Place>,
    /// One more line.
    pub note: Option<Said>,
    /// Where its receipt is downloaded.
    pub receipt: Option<String>,
    /// Set where the content of the event is not shown.
    pub withheld: Option<Withheld>,
}

/// Where an event stands.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Its page.
    pub href: String,
    /// Its index in the ledger, from 0.
    pub index: u64,
}

/// A source in the comparison of what was recorded with what was knowable.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Title of the source.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When the world could have known.
    pub knowable_on: String,
    /// When the institution recorded it, if it had by the date in question.
    pub recorded_on: Option<String>,
    /// Code: `weighed`, `recorded` (not weighed), `knowable` (not recorded), `later` (nobody could know yet).
    pub state: String,
}

/// A decision with its reasons, conditions, signatures and dissent.
#[derive(Debug, Clone, Default)]
pub struct Decision {
    /// Code of the kind: `approve-with-conditions`.
    pub kind: String,
    /// Date.
    pub on: String,
    /// Reasons, a paragraph each.
    pub reasons: Vec<Said>,
    /// Conditions, a sentence each.
    pub conditions: Vec<Said>,
    /// Who signed: name, role and date.
    pub signatures: Vec<Signature>,
    /// Dissent, published with it.
    pub dissent: Vec<Statement>,
    /// Where its receipt is downloaded.
    pub receipt: Option<String>,
}

/// A signature over what the signer was shown.
#[derive(Debug, Clone, Default)]
pub struct Signature {
    /// Name.
    pub who: String,
    /// Role in this engagement, in the language of the page; empty where only the role is named, as `who`.
    pub role: String,
    /// Date.
    pub on: String,
    /// Hash of the snapshot that was signed; empty for who did not sign one.
    pub hash: String,
}
