//! What leaves the ethics officer's desk: codes and dates.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Assessment, Confidential};

/// How grave a conflict is, the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// None was found, in what was looked at.
    NoneFound,
    /// A reasonable observer would see one: a recent tie, or a tie within the same group.
    Apparent,
    /// It would be one if the person had a part in the decision, or when something happens.
    Potential,
    /// It is one.
    Actual,
    /// The institution itself depends on the partner.
    Institutional,
}

/// What the ethics officer decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// The person may act.
    Clear,
    /// The person may act under a plan.
    Managed(Plan),
    /// The person may not act.
    Recused,
    /// The engagement cannot go on with this conflict.
    Disqualifying,
}

/// A measure of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Somebody else does the same work independently.
    SecondReview,
    /// The person takes no part in what touches the interest.
    PartialRecusal,
    /// The interest is given up.
    Divestiture,
    /// The interest is held by others without the person's knowledge.
    BlindTrust,
    /// The conflict is published.
    Disclosure,
    /// Somebody watches.
    Supervision,
}

/// The measures of a plan, the chief one and up to two more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Plan {
    /// The chief measure.
    pub chief: Measure,
    /// A further one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<Measure>,
    /// A further one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third: Option<Measure>,
}

/// What the case learns about one person. It is `Copy`, and so cannot hold a word of what was
/// declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Outcome {
    /// What was decided.
    pub disposition: Disposition,
    /// How grave it is.
    pub level: Level,
    /// The day of the decision.
    pub decided_on: Date,
    /// The day on which it must be looked at again: the first on which a conflict can arise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Date>,
}

/// The compiler's word for it.
const _: () = {
    const fn holds_no_text<T: Copy>() {}
    holds_no_text::<Outcome>();
};

/// Why a disposition is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// Nobody of this identifier was looked at.
    #[error("this person was not looked at; add the person to the participants and assess again")]
    NotLookedAt,
    /// There is a conflict.
    #[error(
        "a conflict was found, so the person cannot be clear; choose a plan, a recusal, or disqualification"
    )]
    ConflictFound,
    /// Nothing was declared, or too long ago.
    #[error("there is no current declaration of this person, and silence is not a clean hand; obtain one")]
    NoCurrentDeclaration,
    /// A name is like one in the partner's group.
    #[error(
        "a declared name is like one in the partner's group; ask the declarant, and assess again with the identifier"
    )]
    QuestionOpen,
}

impl Assessment {
    /// Files the ethics officer's decision on a person.
    ///
    /// # Errors
    ///
    /// A person may be clear only where nothing was found, a current declaration was there, and no
    /// question about a name is open.
    pub fn conclude(&self, person: &str, disposition: Disposition, on: Date) -> Result<Outcome, NotAllowed> {
        let level = self.level(person).ok_or(NotAllowed::NotLookedAt)?;
        let findings = self.findings.reveal();
        if disposition == Disposition::Clear {
            if level != Level::NoneFound {
                return Err(NotAllowed::ConflictFound);
            }
            if self.coverage.without_current_declaration.iter().any(|one| one == person) {
                return Err(NotAllowed::NoCurrentDeclaration);
            }
            if findings.questions.iter().any(|question| question.person == person) {
                return Err(NotAllowed::QuestionOpen);
            }
        }
        let of_person = findings.arising.iter().filter(|one| one.person == person);
        let review_by = of_person.map(|one| one.on).filter(|date| *date > on).min();
        Ok(Outcome { disposition, level, decided_on: on, review_by })
    }
}

/// The days on which somebody must look again, without a word of why: for the case's calendar.
impl Confidential<crate::Findings> {
    /// Each day once, in order.
    pub fn days_to_review(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.reveal().arising.iter().map(|one| one.on).collect();
        days.sort();
        days.dedup();
        days
    }
}
