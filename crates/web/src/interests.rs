//! Interests: what is declared goes into the sealed store; whether it leads to the partner is weighed here;
//! what reaches the case is an outcome and a day, never the holding.
//!
//! Nobody decides on their own hands. Where nothing leads to the partner, a declaration is clear; where
//! something does, or where nobody can tell, the case says `referred`, and the ethics office decides.

use std::collections::{BTreeMap, BTreeSet};

use conflicts::{
    Assessment, Confidential, Counterparty, Disposition, Level, Mitigation, Participant, Role, Window,
};
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

    /// That there is nothing to declare.
    fn nothing() -> Self {
        Declared { declared_on: None, known_as: None, leaves_on: None, interests: Vec::new() }
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
    /// What was found, for each party that registers know under one of the partner's identifiers; empty where
    /// no register that was imported knows any.
    pub assessments: Vec<Assessment>,
    /// What was declared, by person; for the ethics office alone.
    pub declared: BTreeMap<String, Declared>,
    /// When each declaration is too old; by person.
    expiries: BTreeMap<String, Date>,
}

impl Weighing {
    /// How grave it is with a person; none where nobody can tell.
    pub fn level(&self, person: &str) -> Option<Level> {
        self.assessments.iter().filter_map(|one| one.level(person)).max()
    }

    /// Whether a person may act without anybody looking: nothing was found, nothing is open, what was declared
    /// could be looked up, and it has not grown old.
    fn is_free(&self, person: &str, today: Date) -> bool {
        let Some(declared) = self.declared.get(person) else { return true };
        let is_old = self.expiries.get(person).is_some_and(|expires| *expires <= today);
        if declared.is_nil() || is_old {
            return declared.is_nil();
        }
        let asked = |one: &Assessment| one.findings.reveal().questions.iter().any(|one| one.person == person);
        let sure = |one: &Assessment| !asked(one) && one.coverage.counterparties_not_found == 0;
        self.level(person) == Some(Level::NoneFound) && self.assessments.iter().all(sure)
    }

    /// The first day after `today` on which a person must be looked at again.
    fn review_by(&self, person: &str, today: Date) -> Option<Date> {
        let arising = self.assessments.iter().flat_map(|one| &one.findings.reveal().arising);
        let arising = arising.filter(|one| one.person == person).map(|one| one.on);
        let expires = self.expiries.get(person).copied();
        arising.chain(expires).filter(|on| *on > today).min()
    }
}

impl Office {
    /// Seals what a person declares, and records in the case what comes of it.
    ///
    /// # Errors
    /// As [`Office::act`]. What would be refused is not kept.
    pub(crate) async fn declare(
        &self,
        actor: &policy::Actor,
        role: &str,
        case_id: &str,
        expected: Option<u64>,
        (declared, outcome): (Declared, InterestOutcome),
    ) -> Result<Recorded, Problem> {
        let act = |outcome| {
            let role = role.to_owned();
            Act::InterestsDeclared(InterestsDeclared { outcome, role, review_by: None })
        };
        let case = self.store.case(case_id).await?;
        let doer = self.doer(actor, role, &act(outcome), &case)?;
        let nothing_new = InterestOutcome::Referred;
        self.would(&case, &doer, act(if outcome == InterestOutcome::Clear { nothing_new } else { outcome }))?;
        self.seal(&doer.person, declared).await?;
        self.act(actor, role, case_id, expected, act(outcome)).await
    }

    async fn seal(&self, person: &str, declared: Declared) -> Result<(), Problem> {
        let declared = Declared { declared_on: Some(self.today()), ..declared };
        Ok(self.store.keep_declaration(person, &declared, self.now()).await?)
    }

    /// The act with the outcome that what was declared allows, and with the day on which it must be
    /// looked at again. Other acts stay as they are.
    pub(crate) async fn weighed(&self, case: &Engagement, doer: &Actor, act: Act) -> Result<Act, Problem> {
        let today = self.today();
        match act {
            Act::InterestsDeclared(mut declared) => {
                let person = &doer.person;
                let weighing = self.weigh_one(case, person).await?;
                // Who says that there is nothing, as before if there was a before, has declared so now.
                let fresh = weighing
                    .declared
                    .get(person)
                    .is_some_and(|one| !one.is_nil() || one.declared_on == Some(today));
                if declared.outcome == InterestOutcome::Clear && !fresh {
                    self.seal(person, Declared::nothing()).await?;
                }
                let before = case.record.steps.interests.iter().find(|one| one.person == *person);
                let waits = before.is_some_and(|one| one.outcome != InterestOutcome::Clear);
                if declared.outcome == InterestOutcome::Clear && (waits || !weighing.is_free(person, today)) {
                    declared.outcome = InterestOutcome::Referred;
                }
                let due = weighing.review_by(person, today).unwrap_or_else(|| self.expiry(today));
                declared.review_by = declared.review_by.into_iter().chain([due]).min();
                Ok(Act::InterestsDeclared(declared))
            }
            Act::InterestsConcluded(mut concluded) => {
                let weighing = self.weigh_one(case, &concluded.person).await?;
                refuse_clear_hands(&concluded, &weighing, today)?;
                let due = weighing.review_by(&concluded.person, today);
                concluded.review_by = concluded.review_by.into_iter().chain(due).min();
                Ok(Act::InterestsConcluded(concluded))
            }
            other => Ok(other),
        }
    }

    /// Compares what one person declared with registers; nobody sees it.
    async fn weigh_one(&self, case: &Engagement, person: &String) -> Result<Weighing, Problem> {
        let matching = self.reading("", "matching", &case.id);
        self.weigh(case, std::slice::from_ref(person), &matching).await
    }

    /// The day on which a declaration of `day` is too old.
    fn expiry(&self, day: Date) -> Date {
        let months = i32::from(self.conflict_rules.declaration_months.value);
        day.checked_add(months.months()).unwrap_or(Date::MAX)
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
        let (mut declared, mut expiries) = (BTreeMap::new(), BTreeMap::new());
        for person in people {
            if let Some(newest) = self.store.declaration::<Declared>(person, reading).await? {
                expiries.insert(person.clone(), self.expiry(newest.declared_on.unwrap_or(today)));
                declared.insert(person.clone(), newest);
            }
        }
        let participants: Vec<Participant> =
            people.iter().map(|person| participant(person, declared.get(person), today)).collect();
        let assessments = self.ownership().map_or_else(Vec::new, |graph| {
            let nodes = nodes_of(&graph, &case.record.partner.identifiers).into_iter();
            let against = |partner| {
                let around = surroundings(case, partner, today);
                conflicts::assess(&graph, &around, &participants, &[], &self.conflict_rules)
            };
            nodes.map(against).collect()
        });
        Ok(Weighing { assessments, declared, expiries })
    }

    /// A line in the book of who opened a declaration.
    pub(crate) fn reading(&self, reader: &str, role: &str, case_id: &str) -> Reading {
        Reading { reader: reader.into(), role: role.into(), case_id: case_id.into(), at: self.now() }
    }
}

/// The parties that registers know under the identifiers, each once.
pub(crate) fn nodes_of(graph: &Graph, identifiers: &[String]) -> BTreeSet<NodeId> {
    let known = identifiers.iter().filter_map(|text| identifier(text));
    known.filter_map(|one| graph.find_identifier(&one)).collect()
}

/// Nobody is cleared against what was found.
fn refuse_clear_hands(
    concluded: &InterestsConcluded,
    weighing: &Weighing,
    today: Date,
) -> Result<(), Problem> {
    if concluded.outcome != InterestOutcome::Clear {
        return Ok(());
    }
    for assessment in &weighing.assessments {
        if let Err(reason) = assessment.conclude(&concluded.person, Disposition::Clear, today) {
            let text = reason.to_string();
            let (because, mend) = text.split_once("; ").unwrap_or((&text, "choose another outcome"));
            return Err(Refusal::new("interests", because, mend).into());
        }
    }
    Ok(())
}

fn participant(person: &str, declared: Option<&Declared>, today: Date) -> Participant {
    let known_as = declared.and_then(|one| identifier(one.known_as.as_ref()?));
    let declaration = declared.map(|one| conflicts::Declaration {
        declared_on: one.declared_on.unwrap_or(today),
        interests: Confidential::new(one.interests.iter().map(DeclaredInterest::interest).collect()),
    });
    // Whoever declares in a case takes a part in it; which part changes nothing of how grave a tie is.
    Participant {
        id: person.to_owned(),
        roles: vec![Role::Advise],
        known_as,
        leaves_on: declared.and_then(|one| one.leaves_on),
        declaration,
    }
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
