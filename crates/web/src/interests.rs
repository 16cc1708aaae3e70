//! Interests: what is declared goes into the sealed store; whether it leads to the partner is weighed here;
//! what reaches the case is an outcome and a day, never the holding.
//!
//! Nobody decides on their own hands. Where nothing leads to the partner, a declaration is clear; where
//! something does, or where nobody can tell, the case says `referred`, and the ethics office decides.

use std::collections::BTreeSet;

use conflicts::{Assessment, Confidential, Counterparty, Disposition, Mitigation, Participant, Role, Window};
use engagement::acts::{InterestsConcluded, InterestsDeclared};
use engagement::record::InterestOutcome;
use engagement::{Act, Actor, Engagement, Refusal};
use evidence::Date;
use jiff::ToSpan as _;
use ownership::{Graph, Identifier, NodeId};
use serde::{Deserialize, Serialize};
use store::{Reading, Recorded};

use crate::office::Office;
use crate::problem::Problem;

/// What a person declares, as it is asked and as it is sealed.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Declared {
    /// The day; the office fills it in.
    #[serde(default)]
    pub declared_on: Option<Date>,
    /// What registers call the person, as `SCHEME:IDENTIFIER`.
    #[serde(default)]
    pub known_as: Option<String>,
    /// The day on which the person leaves the institution, where that is fixed.
    #[serde(default)]
    pub leaves_on: Option<Date>,
    /// The interests; none is a statement too.
    #[serde(default)]
    pub interests: Vec<DeclaredInterest>,
}

/// One interest, as it is asked.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeclaredInterest {
    /// In whom.
    pub counterparty: String,
    /// What registers call them, each as `SCHEME:IDENTIFIER`.
    #[serde(default)]
    pub identifiers: Vec<String>,
    /// Of what kind.
    pub kind: conflicts::Kind,
    /// Who holds it.
    pub held_by: conflicts::HeldBy,
    /// How sure it is.
    pub certainty: conflicts::Certainty,
    /// The first day; for what is to come, the earliest possible.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default)]
    pub to: Option<Date>,
    /// What brings it about.
    #[serde(default)]
    pub trigger: Option<String>,
    /// What keeps it from doing harm at present.
    #[serde(default)]
    pub mitigation: Option<String>,
    /// The last day of that.
    #[serde(default)]
    pub mitigation_until: Option<Date>,
}

/// `SCHEME:IDENTIFIER`.
pub(crate) fn identifier(text: &str) -> Option<Identifier> {
    text.split_once(':').and_then(|(scheme, id)| Identifier::new(scheme, id))
}

impl Declared {
    /// The field that cannot be read, where there is one.
    pub(crate) fn fault(&self) -> Option<String> {
        let known = self.known_as.iter().map(|text| ("known-as".to_owned(), text));
        let others = self.interests.iter().enumerate().flat_map(|(at, interest)| {
            interest.identifiers.iter().map(move |text| (format!("interests.{at}.identifiers"), text))
        });
        known.chain(others).find(|(_, text)| identifier(text).is_none()).map(|(field, _)| field)
    }

    /// Whether there is nothing in it that could lead anywhere.
    fn is_nil(&self) -> bool {
        self.interests.is_empty() && self.known_as.is_none()
    }
}

impl DeclaredInterest {
    fn interest(&self) -> conflicts::Interest {
        let mitigation = self.mitigation.clone().zip(self.mitigation_until);
        conflicts::Interest {
            counterparty: Counterparty {
                name: self.counterparty.clone(),
                identifiers: self.identifiers.iter().filter_map(|text| identifier(text)).collect(),
            },
            kind: self.kind,
            from: self.from,
            to: self.to,
            certainty: self.certainty,
            trigger: self.trigger.clone(),
            review_by: None,
            held_by: self.held_by,
            mitigation: mitigation.map(|(what, until)| Mitigation { what, until }),
        }
    }
}

/// What was weighed of some people.
pub(crate) struct Weighing {
    /// What was found; none where no register that was imported knows the partner.
    pub assessment: Option<Assessment>,
    /// Those who declared something that could lead somewhere.
    declarers: BTreeSet<String>,
    /// When each declaration is too old; by person.
    expiries: Vec<(String, Date)>,
}

impl Weighing {
    /// Whether a person may act without anybody looking: nothing was found, nothing is open, and what
    /// was declared could be looked up.
    fn is_free(&self, person: &str) -> bool {
        if !self.declarers.contains(person) {
            return true;
        }
        let Some(assessment) = &self.assessment else { return false };
        let asked = assessment.findings.reveal().questions.iter().any(|one| one.person == person);
        let found = assessment.level(person) != Some(conflicts::Level::NoneFound);
        !found && !asked && assessment.coverage.counterparties_not_found == 0
    }

    /// The first day after `today` on which a person must be looked at again.
    fn review_by(&self, person: &str, today: Date) -> Option<Date> {
        let arising = self.assessment.iter().flat_map(|one| &one.findings.reveal().arising);
        let arising = arising.filter(|one| one.person == person).map(|one| one.on);
        let expiries = self.expiries.iter().filter(|(one, _)| one == person).map(|(_, on)| *on);
        arising.chain(expiries).filter(|on| *on > today).min()
    }
}

impl Office {
    /// Seals what a person declares, then records in the case what comes of it.
    ///
    /// # Errors
    /// As [`Office::act`]. What was declared may have been kept then.
    pub(crate) async fn declare(
        &self,
        actor: &policy::Actor,
        role: &str,
        case_id: &str,
        expected: Option<u64>,
        (declared, outcome): (Declared, InterestOutcome),
    ) -> Result<Recorded, Problem> {
        let act = InterestsDeclared { outcome, role: role.to_owned(), review_by: None };
        if let Some(person) = actor.id() {
            let declared = Declared { declared_on: Some(self.today()), ..declared };
            self.store.keep_declaration(person, &declared, self.now()).await?;
        }
        self.act(actor, role, case_id, expected, Act::InterestsDeclared(act)).await
    }

    /// The act with the outcome that what was declared allows, and with the day on which it must be
    /// looked at again. Other acts stay as they are.
    pub(crate) async fn weighed(&self, case_id: &str, doer: &Actor, act: Act) -> Result<Act, Problem> {
        let (person, today) = match &act {
            Act::InterestsDeclared(_) => (doer.person.clone(), self.today()),
            Act::InterestsConcluded(concluded) => (concluded.person.clone(), self.today()),
            _ => return Ok(act),
        };
        let case = self.store.case(case_id).await?;
        // Read for matching; nobody sees it.
        let matching = self.reading("", "matching", case_id);
        let weighing = self.weigh(&case, std::slice::from_ref(&person), &matching).await?;
        let due = weighing.review_by(&person, today);
        Ok(match act {
            Act::InterestsDeclared(mut declared) => {
                if declared.outcome == InterestOutcome::Clear && !weighing.is_free(&person) {
                    declared.outcome = InterestOutcome::Referred;
                }
                declared.review_by = declared.review_by.into_iter().chain(due).min();
                Act::InterestsDeclared(declared)
            }
            Act::InterestsConcluded(mut concluded) => {
                refuse_clear_hands(&concluded, &weighing, today)?;
                concluded.review_by = concluded.review_by.into_iter().chain(due).min();
                Act::InterestsConcluded(concluded)
            }
            other => other,
        })
    }

    /// Weighs what `people` declared against a case. Each declaration that is opened is written down
    /// with `reading`.
    pub(crate) async fn weigh(
        &self,
        case: &Engagement,
        people: &[String],
        reading: &Reading,
    ) -> Result<Weighing, Problem> {
        let today = self.today();
        let months = self.conflict_rules.declaration_months.value;
        let mut weighing = Weighing { assessment: None, declarers: BTreeSet::new(), expiries: Vec::new() };
        let mut participants = Vec::new();
        for person in people {
            let declared: Option<Declared> = self.store.declaration(person, reading).await?;
            if let Some(declared) = declared.as_ref().filter(|one| !one.is_nil()) {
                weighing.declarers.insert(person.clone());
                let declared_on = declared.declared_on.unwrap_or(today);
                let expires = declared_on.checked_add(i32::from(months).months()).unwrap_or(Date::MAX);
                weighing.expiries.push((person.clone(), expires));
            }
            participants.push(participant(person, declared, today));
        }
        let graph = self.ownership();
        weighing.assessment = graph.and_then(|graph| {
            let partner = node_of(&graph, &case.record.partner.identifiers)?;
            let around = surroundings(case, partner, today);
            Some(conflicts::assess(&graph, &around, &participants, &[], &self.conflict_rules))
        });
        Ok(weighing)
    }

    /// A line in the book of who opened a declaration.
    pub(crate) fn reading(&self, reader: &str, role: &str, case_id: &str) -> Reading {
        Reading { reader: reader.into(), role: role.into(), case_id: case_id.into(), at: self.now() }
    }
}

/// The party that registers know under one of the identifiers.
pub(crate) fn node_of(graph: &Graph, identifiers: &[String]) -> Option<NodeId> {
    identifiers.iter().filter_map(|text| identifier(text)).find_map(|one| graph.find_identifier(&one))
}

/// Nobody is cleared against what was found.
fn refuse_clear_hands(
    concluded: &InterestsConcluded,
    weighing: &Weighing,
    today: Date,
) -> Result<(), Problem> {
    let Some(assessment) = weighing.assessment.as_ref() else { return Ok(()) };
    if concluded.outcome != InterestOutcome::Clear {
        return Ok(());
    }
    let concluded = assessment.conclude(&concluded.person, Disposition::Clear, today);
    concluded.map(|_| ()).map_err(|reason| {
        let text = reason.to_string();
        let (because, mend) = text.split_once("; ").unwrap_or((&text, "choose another outcome"));
        Refusal::new("interests", because, mend).into()
    })
}

fn participant(person: &str, declared: Option<Declared>, today: Date) -> Participant {
    let known_as = declared.as_ref().and_then(|one| identifier(one.known_as.as_ref()?));
    let leaves_on = declared.as_ref().and_then(|one| one.leaves_on);
    let declaration = declared.map(|one| conflicts::Declaration {
        declared_on: one.declared_on.unwrap_or(today),
        interests: Confidential::new(one.interests.iter().map(DeclaredInterest::interest).collect()),
    });
    // Whoever declares in a case takes a part in it; which part changes nothing of how grave a tie is.
    Participant { id: person.to_owned(), roles: vec![Role::Advise], known_as, leaves_on, declaration }
}

/// The days that matter: from the notice to the decision, and to the last day of the engagement. An
/// engagement without an end never stops mattering.
fn surroundings(case: &Engagement, partner: NodeId, today: Date) -> conflicts::Case {
    let steps = &case.record.steps;
    let from = steps.notice.as_ref().map_or(today, |notice| notice.published_on);
    let terms = &case.record.engagement;
    let to = terms.starts_on.unwrap_or(today).max(today);
    conflicts::Case {
        partner,
        decision: Window::new(from, to),
        last_day: terms.ends_on.unwrap_or(Date::MAX),
        today,
    }
}
