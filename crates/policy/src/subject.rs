//! What is asked about.

use std::collections::BTreeSet;

use engagement::Engagement;

/// What is asked about: a case, an institution's business, or what belongs to no institution.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// Identifier of the institution whose business it is.
    pub institution: Option<String>,
    /// Identifier of the partner that it concerns.
    pub partner: Option<String>,
    /// The people whom the case names: those who were asked for a review.
    pub named: BTreeSet<String>,
    /// The people who were set aside from the case.
    pub set_aside: BTreeSet<String>,
}

impl Subject {
    /// What belongs to no institution, such as the ledger or the matrix of grants.
    pub fn commons() -> Self {
        Subject::default()
    }

    /// An institution's business outside of any case; also a case that is not open yet.
    pub fn institution(id: impl Into<String>) -> Self {
        Subject { institution: Some(id.into()), ..Subject::default() }
    }
}

impl From<&Engagement> for Subject {
    fn from(case: &Engagement) -> Self {
        Subject {
            institution: Some(case.record.institution.id.clone()),
            partner: Some(case.record.partner.id.clone()),
            named: case.record.steps.reviews.iter().map(|review| review.reviewer.clone()).collect(),
            set_aside: case.recused.clone(),
        }
    }
}
