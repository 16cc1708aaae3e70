//! What people declare, and what the decision is.

use jiff::civil::Date;
use ownership::Identifier;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Confidential;
use crate::confidential::print_nothing_of;

/// Days from the first to the last, both included; an end that is not known is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Window {
    /// From one day to another.
    pub fn new(from: Date, to: Date) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// Whether the two share a day.
    pub fn meets(&self, other: &Self) -> bool {
        let starts_in_time = |one: &Self, other: &Self| match (one.from, other.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

/// What a person does in the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Role {
    Assess,
    Advise,
    Approve,
    Sign,
    Evaluate,
    Manage,
}

/// The decision that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The partner's record in the ownership graph.
    pub partner: ownership::NodeId,
    /// What the case calls the partner; registers may call it otherwise.
    pub partner_name: String,
    /// While the decision is made.
    pub decision: Window,
    /// The last day of the engagement, with every possible renewal.
    pub last_day: Date,
    /// The day of this look.
    pub today: Date,
}

/// Somebody who takes part.
#[derive(Clone)]
pub struct Participant {
    /// Who: an identifier of the institution, which the outcome is filed under.
    pub id: String,
    /// What the person does in the decision; empty for somebody near it without a part in it.
    pub roles: Vec<Role>,
    /// The person's own identifiers in registers, as declared; none where none is declared.
    pub known_as: Vec<Identifier>,
    /// The day on which the person leaves the institution, where that is fixed.
    pub leaves_on: Option<Date>,
    /// What the person declared; none where nothing has been handed in.
    pub declaration: Option<Declaration>,
}

/// A declaration, with or without interests. Nothing to declare is a statement too, and grows old.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// The day on which it was made.
    pub declared_on: Date,
    /// What was declared.
    pub interests: Confidential<Vec<Interest>>,
}

/// An interest as it was declared.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Interest {
    /// What later declarations call it.
    pub id: String,
    /// In whom.
    pub counterparty: Counterparty,
    /// Of what kind.
    pub kind: Kind,
    /// The first day; for what is to come, the earliest possible.
    pub from: Option<Date>,
    /// The last day; none where no end is fixed.
    pub to: Option<Date>,
    /// How sure it is.
    pub certainty: Certainty,
    /// What it is worth, in the currency of the rules; none where nobody said, and then it counts as large.
    pub value: Option<u64>,
    /// The share of the capital, in percent; none where nobody said, and then it counts as large.
    pub share: Option<f64>,
    /// What brings it about, where it is conditional.
    pub trigger: Option<String>,
    /// The day on which it is to be looked at again.
    pub review_by: Option<Date>,
    /// Who holds it.
    pub held_by: HeldBy,
    /// What keeps it from doing harm at present.
    pub mitigation: Option<Mitigation>,
    /// Whether the declarant has since said that it was declared in error.
    pub taken_back: bool,
}

impl Interest {
    /// When it holds.
    pub fn window(&self) -> Window {
        Window { from: self.from, to: self.to }
    }
}

print_nothing_of!(Participant, Interest);

/// In whom an interest is held.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Counterparty {
    /// The name as declared.
    pub name: String,
    /// What registers call it; without one it can only be asked about.
    pub identifiers: Vec<Identifier>,
}

/// The kind of an interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = InterestKind)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Kind {
    Shareholding,
    Option,
    Employment,
    Offer,
    Office,
    Consultancy,
    Income,
    Gift,
    Debt,
    ResearchSupport,
    IntellectualProperty,
    Award,
    Membership,
    Funding,
    Supply,
    Other,
}

/// How sure an interest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = InterestCertainty)]
pub enum Certainty {
    /// It exists.
    InForce,
    /// It will begin: announced, signed.
    Committed,
    /// It begins if something happens: an option, an earn-out.
    Conditional,
    /// It may begin: an offer, a tender, an application.
    Expected,
}

/// Who holds an interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeldBy {
    /// The declarant.
    Oneself,
    /// Wife, husband, partner.
    Spouse,
    /// A child.
    Child,
    /// Another relative.
    Relative,
    /// An employer of the declarant.
    Employer,
    /// The institution itself.
    Institution,
}

/// What keeps an interest from doing harm, for as long as it lasts: a blind trust, a recusal.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Mitigation {
    /// In the declarant's words.
    pub what: String,
    /// The last day.
    pub until: Date,
}
