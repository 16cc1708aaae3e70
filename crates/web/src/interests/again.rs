//! Weighed again when the world changes: registers, the partner's identifiers, a day on which something arises, or
//! what somebody declared in another case. The house does it, unasked, and makes nothing lighter.

use std::pin::Pin;
use std::sync::PoisonError;

use conflicts::INSTITUTION;
use engagement::acts::InterestsWeighed;
use engagement::record::{Declaration, InterestOutcome};
use engagement::{Act, Actor, Engagement};
use policy::{Assignment, Body, MONITOR};
use store::Recorded;

use super::{Weighing, stands};
use crate::office::Office;
use crate::problem::Problem;

impl Office {
    /// The house itself, for a case: it has the role [`MONITOR`], which nobody can hold, and no account can be called
    /// like it.
    pub fn monitor(&self, case: &Engagement) -> policy::Actor {
        let body = Body::Institution(case.record.institution.id.clone());
        policy::Actor::person(MONITOR, vec![Assignment { role: MONITOR.into(), body }])
    }

    /// Weighs again what those declared who act in a case, and what was declared for the institution. Where
    /// something is graver than when it was last looked at, it goes to the ethics office, and the person can no
    /// longer act; whoever is there already is asked what registers say anew. Where something arises sooner, the day
    /// is brought forward. Does nothing where nothing changed.
    ///
    /// To be called for open cases whenever registers of ownership were imported, and once a day.
    ///
    /// # Errors
    /// As [`Office::act`]. What was recorded before a failure stays.
    pub async fn weigh_again(&self, case_id: &str) -> Result<Vec<Recorded>, Problem> {
        let case = self.store.case(case_id).await?;
        if case.stage.is_end() {
            return Ok(Vec::new());
        }
        let steps = &case.record.steps;
        let people = steps.interests.iter().map(|one| (one.person.as_str(), one));
        let institution = steps.institution.iter().map(|one| (INSTITUTION, one));
        let stays = |(person, _): &(&str, &Declaration)| !case.recused.contains(*person);
        let standing: Vec<(&str, &Declaration)> = people.chain(institution).filter(stays).collect();
        let names: Vec<String> = standing.iter().map(|(person, _)| (*person).to_owned()).collect();
        let weighing = self.weigh(&case, &names, &self.reading("", "matching", case_id)).await?;
        let (mut recorded, mut n) = (Vec::<Recorded>::new(), case.n);
        for (person, stands) in standing {
            if weighing.is_first(person) && !weighing.is_graver(person, stands) {
                // The next look is compared with this one.
                let sealed = self.seal_weighing(&case, person, &weighing.concerns(person))?;
                self.store.keep(sealed).await?;
            }
            let Some(act) = self.graver(person, stands, &weighing) else { continue };
            // Whatever was decided meanwhile was decided on more than is seen here.
            let weighed = self.act(&self.monitor(&case), MONITOR, case_id, Some(n), act).await?;
            n += weighed.events.len() as u64;
            recorded.push(weighed);
        }
        Ok(recorded)
    }

    /// The act that is called for, where it is graver with a person than before.
    fn graver(&self, person: &str, stands: &Declaration, weighing: &Weighing) -> Option<Act> {
        let is_graver = weighing.is_graver(person, stands);
        let review_by = stands.review_by.into_iter().chain(weighing.review_by(person)).min();
        let is_sooner = stands.is_good() && review_by != stands.review_by;
        if !is_graver && !is_sooner {
            return None;
        }
        let refers = is_graver && stands.is_good();
        Some(Act::InterestsWeighed(InterestsWeighed {
            person: if person == INSTITUTION { String::new() } else { person.to_owned() },
            outcome: if refers { InterestOutcome::Referred } else { stands.outcome },
            review_by,
            answer_by: self.answer_by(person, Some(stands), weighing).filter(|_| is_graver),
        }))
    }

    /// Whoever acts where interests are to be declared first is weighed in that moment: the watch comes by later than
    /// registers are imported, or somebody is appointed to sign.
    ///
    /// # Errors
    /// The case's refusal, where more has turned up; that is on file then.
    pub(super) async fn refuse_tied_hands(
        &self,
        case: &Engagement,
        doer: &Actor,
        act: &Act,
    ) -> Result<(), Problem> {
        let first = &self.edition_for(case, act).four_eyes.declare_first;
        let lets_act = stands(case, &doer.person).is_some_and(|one| one.lets_act(self.today()));
        if !lets_act || !first.iter().any(|name| name == act.name()) {
            return Ok(());
        }
        let weighing = self.weigh_one(case, &doer.person, None).await?;
        if !self.put_on_file(case, &doer.person, &weighing).await? {
            return Ok(());
        }
        self.would(&self.store.case(&case.id).await?, doer, act.clone())
    }

    /// Puts on file what has turned up of somebody since the case was last looked at. Yields whether anything has.
    pub(super) async fn put_on_file(
        &self,
        case: &Engagement,
        person: &str,
        weighing: &Weighing,
    ) -> Result<bool, Problem> {
        let graver = stands(case, person).filter(|stands| weighing.is_graver(person, stands));
        let Some(act) = graver.and_then(|stands| self.graver(person, stands, weighing)) else {
            return Ok(false);
        };
        self.act_of_the_house(case, act).await?;
        Ok(true)
    }

    /// Boxed, because it is part of an act itself.
    fn act_of_the_house<'o>(
        &'o self,
        case: &'o Engagement,
        act: Act,
    ) -> Pin<Box<dyn Future<Output = Result<Recorded, Problem>> + Send + 'o>> {
        Box::pin(async move { self.act(&self.monitor(case), MONITOR, &case.id, Some(case.n), act).await })
    }

    /// Weighs again after the partner or the terms of a case were described anew. The description stands whatever
    /// comes of it.
    pub(crate) fn weigh_described<'o>(
        &'o self,
        case_id: &'o str,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'o>> {
        Box::pin(async move {
            self.weigh_quietly(case_id).await;
        })
    }

    /// Weighs again where a failure is no failure of what led to it: the next round of the watch comes back to it.
    /// Yields whether anything was recorded.
    pub(crate) async fn weigh_quietly(&self, case_id: &str) -> bool {
        let unweighed = || self.unweighed.lock().unwrap_or_else(PoisonError::into_inner);
        // Noted beforehand: whoever waits for it may go away in the middle.
        unweighed().insert(case_id.to_owned());
        match self.weigh_again(case_id).await {
            Ok(recorded) => {
                unweighed().remove(case_id);
                !recorded.is_empty()
            }
            Err(problem) => {
                tracing::error!(case_id, %problem.message, "interests were not weighed again");
                false
            }
        }
    }
}
