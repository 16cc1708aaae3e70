//! Sources: who published what, when the world could have known it, and how it can be checked.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Date, Publication};

/// Whose voice a source is. Self-declaration alone satisfies nothing that asks for independence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// Neither the partner nor the institution.
    Independent,
    /// The partner, or somebody paid by it to say so.
    Partner,
    /// The institution itself.
    Institution,
}

impl SourceKind {
    /// The word used in files, in conditions and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            SourceKind::Independent => "independent",
            SourceKind::Partner => "partner",
            SourceKind::Institution => "institution",
        }
    }
}

/// How far a reviewer trusts a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reliability {
    /// Confirmed by a second, independent source.
    Confirmed,
    /// Credible, standing alone.
    Credible,
    /// Not verified.
    Unverified,
    /// Shown to be wrong. It stays on the file and supports nothing.
    Refuted,
}

/// One source, with its two dates: [`published_on`](Evidence::published_on) is when the world
/// could have known; the event that adds it says when the institution recorded it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Evidence {
    /// Identifier within the case, such as `E-3`.
    pub id: String,
    /// Whose voice it is.
    pub kind: SourceKind,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The day on which it became public.
    #[schema(value_type = String, format = Date)]
    pub published_on: Date,
    /// The day on which the copy at hand was taken.
    #[schema(value_type = String, format = Date)]
    pub retrieved_on: Date,
    /// SHA-256 of the copy at hand, 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The words relied on, as they stand in the source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// Where in the source the words stand: page, paragraph, section.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub locator: String,
    /// BCP 47 tag of the quoted words' language.
    #[serde(default = "english")]
    pub language: String,
    /// What a reviewer made of it; `None` until somebody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reliability: Option<Reliability>,
    /// The day after which it no longer supports an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub expires_on: Option<Date>,
    /// Whether the public may read it, and if not, why.
    #[serde(default)]
    pub publication: Publication,
}

fn english() -> String {
    "en".into()
}

impl Evidence {
    /// Whether it may support an answer on `day`: public by then, not expired, not refuted.
    pub fn counts_on(&self, day: Date) -> bool {
        self.published_on <= day
            && self.expires_on.is_none_or(|end| day <= end)
            && self.reliability != Some(Reliability::Refuted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn source() -> Evidence {
        Evidence {
            id: "E-1".into(),
            kind: SourceKind::Independent,
            publisher: "An observatory".into(),
            title: "A report".into(),
            url: String::new(),
            published_on: date(2019, 5, 16),
            retrieved_on: date(2020, 3, 1),
            sha256: None,
            quote: String::new(),
            locator: String::new(),
            language: "en".into(),
            reliability: None,
            expires_on: None,
            publication: Publication::Public,
        }
    }

    #[test]
    fn a_source_counts_from_the_day_it_is_public_until_it_expires() {
        let mut source = source();
        source.expires_on = Some(date(2021, 5, 16));
        assert!(!source.counts_on(date(2019, 5, 15)));
        assert!(source.counts_on(date(2019, 5, 16)));
        assert!(source.counts_on(date(2021, 5, 16)));
        assert!(!source.counts_on(date(2021, 5, 17)));
    }

    #[test]
    fn a_refuted_source_supports_nothing() {
        let source = Evidence { reliability: Some(Reliability::Refuted), ..source() };
        assert!(!source.counts_on(date(2020, 1, 1)));
    }
}
