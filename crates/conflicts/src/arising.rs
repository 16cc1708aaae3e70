//! Conflicts that will arise: days on which something can begin, or on which what is known ends.

use jiff::civil::Date;
use ownership::Path;
use serde::Serialize;

use crate::confidential::print_nothing_of;
use crate::matching::{Finding, Surroundings, add_months};
use crate::{Case, Certainty, Interest, Participant, Rules};

/// A day on which a conflict can arise, for the ethics officer.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Arising {
    /// Whose.
    pub person: String,
    /// The first day.
    pub on: Date,
    /// The last day, where it ends by itself.
    pub until: Option<Date>,
    /// Why.
    pub why: Why,
    /// The interest in question; none where it is about the person.
    pub interest: Option<Interest>,
    /// The chain from the counterparty to the partner.
    pub path: Path,
}

print_nothing_of!(Arising);

/// Why a conflict can arise on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// An interest begins, or can begin: an option vests, an offer opens, a post is taken up.
    Begins,
    /// What kept an interest from doing harm ends.
    MitigationEnds,
    /// The interest was to be looked at again.
    ReviewDue,
    /// The declaration is no longer current.
    DeclarationExpires,
    /// The person leaves the institution, and this window opens.
    CoolingOff(String),
}

/// What can arise from an interest that leads to the partner.
pub(crate) fn from_finding(finding: &Finding, case: &Case, around: &Surroundings<'_>) -> Vec<Arising> {
    let Some(interest) = &finding.interest else { return Vec::new() };
    let arising = |on: Date, until, why| Arising {
        person: finding.person.clone(),
        on: on.max(case.today),
        until,
        why,
        interest: Some(interest.clone()),
        path: finding.path.clone(),
    };
    let mut all = Vec::new();
    let last = around.horizon().to.unwrap_or(Date::MAX);
    let begins = interest.from.unwrap_or(case.today);
    let to_come = interest.certainty != Certainty::InForce || begins > case.today;
    if to_come && begins <= last {
        all.push(arising(begins, interest.to, Why::Begins));
    }
    if let Some(mitigation) = interest.mitigation.as_ref().filter(|one| one.until < case.last_day) {
        let day_after = mitigation.until.tomorrow().unwrap_or(Date::MAX);
        all.push(arising(day_after, interest.to, Why::MitigationEnds));
    }
    if let Some(day) = interest.review_by.filter(|day| *day <= case.last_day) {
        all.push(arising(day, None, Why::ReviewDue));
    }
    all
}

/// What can arise from a person's own days.
pub(crate) fn from_participant(participant: &Participant, case: &Case, rules: &Rules) -> Vec<Arising> {
    let arising = |on: Date, until, why| Arising {
        person: participant.id.clone(),
        on,
        until,
        why,
        interest: None,
        path: Path::new(),
    };
    let mut all = Vec::new();
    if let Some(declaration) = &participant.declaration {
        let expires = add_months(declaration.declared_on, rules.declaration_months.value);
        if expires <= case.last_day {
            all.push(arising(expires.max(case.today), None, Why::DeclarationExpires));
        }
    }
    if let Some(leaves) = participant.leaves_on.filter(|day| *day <= case.last_day) {
        let windows = rules.cooling_off.iter().map(|window| {
            let until = Some(add_months(leaves, window.months));
            arising(leaves, until, Why::CoolingOff(window.code.clone()))
        });
        all.extend(windows);
    }
    all
}
