//! Interests: what is declared goes into the sealed store; whether it leads to the partner is weighed here;
//! what reaches the case is an outcome and a day, never the holding.
//!
//! Nobody decides on their own hands. Where nothing leads to the partner, a declaration is clear; where
//! something does, or where nobody can tell, the case says `referred`, and the ethics office decides.

mod again;
mod declared;
mod weighing;

use conflicts::{Concerns, Disposition, HeldBy, INSTITUTION, NotAllowed};
use engagement::acts::{InstitutionDeclared, InterestsDeclared};
use engagement::record::{Declaration, InterestOutcome};
use engagement::{Act, Actor, Engagement, Refusal};
use evidence::Date;
use store::{Kept, Recorded, Sealed};

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

/// An act that was weighed.
pub(crate) struct Weighed {
    /// With the outcome and the days that what was declared allows.
    pub act: Act,
    /// How many events the case must still have.
    pub expected: Option<u64>,
    /// What is to be kept with it.
    pub sealed: Vec<Sealed>,
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
        let reading = self.reading("", "matching", &case.id);
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
    /// As [`Office::act`].
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
        let act = whose.act(role, outcome);
        let case = self.store.case(case_id).await?;
        let key = key_of(&case, whose.name(actor.id().unwrap_or_default()));
        let elsewhere = self.store.cases_weighed(&key).await?;
        let (office, actor, role) = (self.clone(), actor.clone(), role.to_owned());
        let work = async move {
            let recorded =
                office.act_declaring(&actor, &role, (&case.id, expected), act, Some(declared)).await?;
            for other in elsewhere.iter().filter(|other| **other != case.id) {
                office.weigh_quietly(other).await;
            }
            Ok(recorded)
        };
        // Who declares may go away; what was accepted is weighed in the other cases all the same.
        tokio::spawn(work).await.map_err(|error| Problem::failed(&error))?
    }

    /// The act with the outcome that what was declared allows, and with the day on which it must be looked at
    /// again; and what is to be kept with it. Other acts stay as they are. Nothing is kept yet of what the case
    /// would refuse.
    pub(crate) async fn weighed(
        &self,
        case: &Engagement,
        doer: &Actor,
        (expected, act): (Option<u64>, Act),
        declared: Option<Declared>,
    ) -> Result<Weighed, Problem> {
        self.refuse_tied_hands(case, doer, &act).await?;
        let Some(person) = weighs_whom(&act, doer) else {
            return Ok(Weighed { act, expected, sealed: Vec::new() });
        };
        if expected.is_some_and(|expected| expected != case.n) {
            // In the store's own words, and before anything else.
            self.store.perform(&case.id, expected, |_| Ok(Vec::new())).await?;
        }
        self.would(case, doer, at_its_gravest(act.clone()))?;
        let says_clear = matches!(
            &act,
            Act::InterestsDeclared(InterestsDeclared { outcome: InterestOutcome::Clear, .. })
                | Act::InstitutionDeclared(InstitutionDeclared { outcome: InterestOutcome::Clear, .. })
        );
        // Who says that there is nothing more has declared so now; what stood before stands.
        let declared = declared.or_else(|| says_clear.then(Declared::default));
        let declared = declared.map(|declared| self.named(case, &person, declared)).transpose()?;
        let weighing = self.weigh_one(case, &person, declared.clone()).await?;
        let concludes = matches!(act, Act::InterestsConcluded(_) | Act::InstitutionConcluded(_));
        if concludes && self.put_on_file(case, &person, &weighing).await? {
            return Err(Refusal::more_has_turned_up().into());
        }
        let act = self.weigh_act(case, &person, act, &weighing)?;
        let mut sealed = Vec::new();
        if let Some(declared) = declared {
            sealed.push(self.store.seal_declaration(&key_of(case, &person), &declared)?);
        }
        // Where only a day is brought forward, nobody looks at what else is found meanwhile.
        if !matches!(&act, Act::InterestsWeighed(weighed) if weighed.outcome.is_good()) {
            sealed.push(self.seal_weighing(case, &person, &weighing.concerns(&person))?);
        }
        // What was weighed is what is recorded.
        Ok(Weighed { act, expected: Some(case.n), sealed })
    }

    /// What is declared, as it will be kept.
    fn named(&self, case: &Engagement, person: &str, declared: Declared) -> Result<Kept<Declared>, Problem> {
        let mut declared = Declared { declared_on: Some(self.today()), case_id: case.id.clone(), ..declared };
        if person == INSTITUTION {
            declared.interests.iter_mut().for_each(|one| one.held_by = HeldBy::Institution);
        }
        Ok(self.store.named(declared, self.now())?)
    }

    /// What stands against somebody, sealed: the next look is compared with it.
    fn seal_weighing(&self, case: &Engagement, person: &str, concerns: &Concerns) -> Result<Sealed, Problem> {
        Ok(self.store.seal_weighing((&case.id, &key_of(case, person)), concerns, self.now())?)
    }

    fn weigh_act(
        &self,
        case: &Engagement,
        person: &str,
        mut act: Act,
        weighing: &Weighing,
    ) -> Result<Act, Problem> {
        let (before, today) = (stands(case, person), self.today());
        let outcome = |said: InterestOutcome| {
            let waits = before.is_some_and(|one| one.outcome != InterestOutcome::Clear);
            let refers = waits || !weighing.concerns(person).is_empty();
            if refers && said == InterestOutcome::Clear { InterestOutcome::Referred } else { said }
        };
        let until = |said: Option<Date>| said.into_iter().chain(weighing.review_by(person)).min();
        // Something may have been told to the ethics office alone, and then nothing is sealed here.
        let expires = before.map(|one| self.expiry(one.declared_on)).filter(|day| *day > today);
        match &mut act {
            Act::InterestsDeclared(declared) => {
                declared.outcome = outcome(declared.outcome);
                declared.review_by = until(declared.review_by).or_else(|| Some(self.expiry(today)));
                declared.answer_by = self.answer_by(person, before, weighing);
            }
            Act::InstitutionDeclared(declared) => {
                declared.outcome = outcome(declared.outcome);
                declared.review_by = until(declared.review_by).or_else(|| Some(self.expiry(today)));
            }
            Act::InterestsConcluded(concluded) => {
                refuse_unclear_hands(person, concluded.outcome, weighing, expires, today)?;
                concluded.review_by = until(concluded.review_by).or(expires);
            }
            Act::InstitutionConcluded(concluded) => {
                refuse_unclear_hands(person, concluded.outcome, weighing, expires, today)?;
                concluded.review_by = until(concluded.review_by).or(expires);
            }
            _ => {}
        }
        Ok(act)
    }

    /// The day by which a person is to answer what registers say of them; none where there is nothing to answer.
    /// Each tie is asked about once, and declaring once more does not put it off.
    fn answer_by(&self, person: &str, stands: Option<&Declaration>, weighing: &Weighing) -> Option<Date> {
        if weighing.asks_anew(person) {
            let days = u32::from(self.conflict_rules.answer_days.value);
            return self.edition.calendar().working_day_after(self.today(), days);
        }
        stands.and_then(|one| one.answer_by).filter(|_| !weighing.unanswered(person).is_empty())
    }
}

/// What the case has of somebody's interests, or of those of the institution.
fn stands<'a>(case: &'a Engagement, person: &str) -> Option<&'a Declaration> {
    let steps = &case.record.steps;
    match person {
        INSTITUTION => steps.institution.as_ref(),
        person => steps.interests.iter().find(|one| one.person == person),
    }
}

/// An act as it ends where something leads to the partner: whether it does is not weighed yet.
fn at_its_gravest(mut act: Act) -> Act {
    let outcome = match &mut act {
        Act::InterestsDeclared(declared) => &mut declared.outcome,
        Act::InstitutionDeclared(declared) => &mut declared.outcome,
        _ => return act,
    };
    if *outcome == InterestOutcome::Clear {
        *outcome = InterestOutcome::Referred;
    }
    act
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

/// Nobody is let act without a declaration that is current, or cleared against what was found. `expires` is the day
/// on which the declaration in the case is too old; none where it is.
fn refuse_unclear_hands(
    person: &str,
    outcome: InterestOutcome,
    weighing: &Weighing,
    expires: Option<Date>,
    today: Date,
) -> Result<(), Problem> {
    let is_old = outcome.is_good() && expires.is_none() && !weighing.is_current(person);
    let found = || {
        let clears = outcome == InterestOutcome::Clear;
        let assessments = weighing.assessments.iter().filter(|_| clears);
        assessments.filter_map(|one| one.conclude(person, Disposition::Clear, today).err()).next()
    };
    let Some(reason) = is_old.then_some(NotAllowed::NoCurrentDeclaration).or_else(found) else {
        return Ok(());
    };
    let text = reason.to_string();
    let (because, mend) = text.split_once("; ").unwrap_or((&text, "choose another outcome"));
    Err(Refusal::new("interests", because, mend).into())
}
