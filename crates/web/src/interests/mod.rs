//! Interests: what is declared goes into the sealed store; whether it leads to the partner is weighed here;
//! what reaches the case is an outcome and a day, never the holding.
//!
//! Nobody decides on their own hands. Where nothing leads to the partner, a declaration is clear; where
//! something does, or where nobody can tell, the case says `referred`, and the ethics office decides.

mod again;
mod declared;
mod weighing;

use conflicts::{Concerns, Disposition, HeldBy, INSTITUTION};
use engagement::acts::{InstitutionDeclared, InterestsDeclared};
use engagement::record::{Declaration, InterestOutcome};
use engagement::{Act, Actor, Engagement, Refusal};
use evidence::Date;
use store::Recorded;

pub(crate) use declared::{Declared, DeclaredInterest, Fault, Standing, StandingInterest, Still, identifier};
pub(crate) use weighing::{Weighing, key_of, nodes_of};

use crate::office::Office;
use crate::problem::Problem;

/// Whose interests are declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// One's own; and whether the person stands aside.
    Own { aside: bool },
    /// Those of the institution of the case.
    Institution,
}

impl Whose {
    fn act(self, role: &str, outcome: InterestOutcome) -> Act {
        match self {
            Whose::Own { .. } => Act::InterestsDeclared(InterestsDeclared {
                outcome,
                role: role.to_owned(),
                review_by: None,
                answer_by: None,
            }),
            Whose::Institution => Act::InstitutionDeclared(InstitutionDeclared { outcome, review_by: None }),
        }
    }

    /// Under which name they are weighed.
    pub(crate) fn name(self, person: &str) -> &str {
        match self {
            Whose::Own { .. } => person,
            Whose::Institution => INSTITUTION,
        }
    }
}

/// What stands against somebody after an act, to be kept once it is recorded.
pub(crate) struct Weighed {
    key: String,
    concerns: Concerns,
}

impl Office {
    /// What is wrong with a declaration, beside what its author declared before.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn fault(
        &self,
        case: &Engagement,
        person: &str,
        (declared, whose): (&Declared, Whose),
    ) -> Result<Option<Fault>, Problem> {
        let reading = self.reading(person, "declarant", &case.id);
        let key = key_of(case, whose.name(person));
        let before = self.store.declarations::<Declared>(&key, &reading).await?;
        Ok(declared.fault(&Standing::of(&before)))
    }

    /// Whether somebody may declare in a case.
    ///
    /// # Errors
    /// The policy's reason.
    pub(crate) fn may_declare(
        &self,
        actor: &policy::Actor,
        role: &str,
        case: &Engagement,
        whose: Whose,
    ) -> Result<(), Problem> {
        self.doer(actor, role, &whose.act(role, InterestOutcome::Clear), case).map(|_| ())
    }

    /// Seals what is declared, and records in the case what comes of it. It counts in every case.
    ///
    /// # Errors
    /// As [`Office::act`]. What would be refused is not kept.
    pub(crate) async fn declare(
        &self,
        actor: &policy::Actor,
        role: &str,
        case_id: &str,
        expected: Option<u64>,
        (declared, whose): (Declared, Whose),
    ) -> Result<Recorded, Problem> {
        let outcome = match whose {
            Whose::Own { aside: true } => InterestOutcome::Recused,
            _ => InterestOutcome::Clear,
        };
        let case = self.store.case(case_id).await?;
        let doer = self.doer(actor, role, &whose.act(role, outcome), &case)?;
        if expected.is_some_and(|expected| expected != case.n) {
            // Refused before anything is sealed, in the store's own words.
            self.store.perform(case_id, expected, |_| Ok(Vec::new())).await?;
        }
        // Asked for as it would end at the gravest: whether it is clear is weighed below.
        let gravest = if outcome == InterestOutcome::Clear { InterestOutcome::Referred } else { outcome };
        self.would(&case, &doer, whose.act(role, gravest))?;
        let key = key_of(&case, whose.name(&doer.person));
        self.seal(&case, &key, declared).await?;
        let recorded = self.act(actor, role, case_id, expected, whose.act(role, outcome)).await?;
        self.weigh_elsewhere(&key, case_id).await?;
        Ok(recorded)
    }

    async fn seal(&self, case: &Engagement, key: &str, declared: Declared) -> Result<(), Problem> {
        let mut declared = Declared { declared_on: Some(self.today()), case_id: case.id.clone(), ..declared };
        if key == key_of(case, INSTITUTION) {
            declared.interests.iter_mut().for_each(|one| one.held_by = HeldBy::Institution);
        }
        Ok(self.store.keep_declaration(key, &declared, self.now()).await?)
    }

    /// The act with the outcome that what was declared allows, and with the day on which it must be
    /// looked at again; and what is to be kept once it is recorded. Other acts stay as they are.
    pub(crate) async fn weighed(
        &self,
        case: &Engagement,
        doer: &Actor,
        mut act: Act,
    ) -> Result<(Act, Option<Weighed>), Problem> {
        let Some(person) = weighs_whom(&act, doer) else { return Ok((act, None)) };
        let steps = &case.record.steps;
        let mut weighing = self.weigh_one(case, &person).await?;
        let clear = InterestOutcome::Clear;
        let declares = match &act {
            Act::InterestsDeclared(declared) => Some(declared.outcome),
            Act::InstitutionDeclared(declared) => Some(declared.outcome),
            _ => None,
        };
        if declares == Some(clear) && !weighing.is_fresh(&person) {
            // Who says that there is nothing more has declared so now; what stood before stands.
            self.seal(case, &key_of(case, &person), Declared::default()).await?;
            weighing = self.weigh_one(case, &person).await?;
        }
        let concerns = weighing.concerns(&person);
        let due = weighing.review_by(&person);
        let today = self.today();
        let outcome = |said: InterestOutcome, before: Option<&Declaration>| {
            let waits = before.is_some_and(|one| one.outcome != clear);
            let refers = said == clear && (waits || !concerns.is_empty());
            if refers { InterestOutcome::Referred } else { said }
        };
        let until = |said: Option<Date>| said.into_iter().chain(due).min();
        match &mut act {
            Act::InterestsDeclared(declared) => {
                let before = steps.interests.iter().find(|one| one.person == person);
                declared.outcome = outcome(declared.outcome, before);
                declared.review_by = until(declared.review_by).or_else(|| Some(self.expiry(today)));
                declared.answer_by = self.answer_by(&person, before, &weighing);
            }
            Act::InstitutionDeclared(declared) => {
                declared.outcome = outcome(declared.outcome, steps.institution.as_ref());
                declared.review_by = until(declared.review_by).or_else(|| Some(self.expiry(today)));
            }
            Act::InterestsConcluded(concluded) => {
                refuse_clear_hands(&person, concluded.outcome, &weighing, today)?;
                concluded.review_by = until(concluded.review_by);
            }
            Act::InstitutionConcluded(concluded) => {
                refuse_clear_hands(&person, concluded.outcome, &weighing, today)?;
                concluded.review_by = until(concluded.review_by);
            }
            _ => {}
        }
        Ok((act, Some(Weighed { key: key_of(case, &person), concerns })))
    }

    /// Keeps what stood against somebody, so that the next look can be compared with it. The act is recorded by
    /// then: a failure here makes the next look find more than there is, and never less.
    pub(crate) async fn keep_weighed(&self, case_id: &str, weighed: Option<Weighed>) {
        let Some(Weighed { key, concerns }) = weighed else { return };
        if let Err(error) = self.store.keep_weighing((case_id, &key), &concerns, self.now()).await {
            tracing::error!(%error, "what was weighed could not be kept");
        }
    }

    /// The day by which a person is to answer what registers say of them; none where there is nothing to answer.
    /// One day is given, and declaring once more does not put it off.
    fn answer_by(&self, person: &str, before: Option<&Declaration>, weighing: &Weighing) -> Option<Date> {
        if weighing.unanswered(person).is_empty() {
            return None;
        }
        let days = u32::from(self.conflict_rules.answer_days.value);
        let given = before.and_then(|one| one.answer_by);
        given.or_else(|| self.edition.calendar().working_day_after(self.today(), days))
    }
}

/// Whose interests an act is about; none where it is about none.
fn weighs_whom(act: &Act, doer: &Actor) -> Option<String> {
    match act {
        Act::InterestsDeclared(_) => Some(doer.person.clone()),
        Act::InterestsConcluded(concluded) => Some(concluded.person.clone()),
        Act::InterestsWeighed(weighed) if !weighed.person.is_empty() => Some(weighed.person.clone()),
        Act::InstitutionDeclared(_) | Act::InstitutionConcluded(_) | Act::InterestsWeighed(_) => {
            Some(INSTITUTION.to_owned())
        }
        _ => None,
    }
}

/// Nobody is cleared against what was found.
fn refuse_clear_hands(
    person: &str,
    outcome: InterestOutcome,
    weighing: &Weighing,
    today: Date,
) -> Result<(), Problem> {
    if outcome != InterestOutcome::Clear {
        return Ok(());
    }
    for assessment in &weighing.assessments {
        if let Err(reason) = assessment.conclude(person, Disposition::Clear, today) {
            let text = reason.to_string();
            let (because, mend) = text.split_once("; ").unwrap_or((&text, "choose another outcome"));
            return Err(Refusal::new("interests", because, mend).into());
        }
    }
    Ok(())
}
