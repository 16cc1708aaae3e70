//! Weighed again when the world changes: registers, the partner's identifiers, a day on which something arises, or
//! what somebody declared in another case. The house does it, unasked, and makes nothing lighter.

use std::pin::Pin;

use conflicts::{Concerns, INSTITUTION};
use engagement::acts::InterestsWeighed;
use engagement::record::{Declaration, InterestOutcome};
use engagement::{Act, Engagement};
use policy::{Assignment, Body, MONITOR};
use store::Recorded;

use super::weighing::{Weighing, key_of};
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
    /// longer act; where something arises sooner, the day is brought forward. Does nothing where nothing changed.
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
        let acting =
            |(person, stands): &(&str, &Declaration)| stands.is_good() && !case.recused.contains(*person);
        let standing: Vec<(&str, &Declaration)> = people.chain(institution).filter(acting).collect();
        let names: Vec<String> = standing.iter().map(|(person, _)| (*person).to_owned()).collect();
        let weighing = self.weigh(&case, &names, &self.reading("", "matching", case_id)).await?;
        let (mut recorded, mut n) = (Vec::<Recorded>::new(), case.n);
        for (person, stands) in standing {
            let before = self.store.weighing::<Concerns>(case_id, &key_of(&case, person)).await?;
            let Some(act) = self.graver(person, stands, &weighing, &before.unwrap_or_default()) else {
                continue;
            };
            // Whatever was decided meanwhile was decided on more than is seen here.
            let weighed = self.act(&self.monitor(&case), MONITOR, case_id, Some(n), act).await?;
            n += weighed.events.len() as u64;
            recorded.push(weighed);
        }
        Ok(recorded)
    }

    /// The act that is called for, where it is graver with a person than before.
    fn graver(
        &self,
        person: &str,
        stands: &Declaration,
        weighing: &Weighing,
        before: &Concerns,
    ) -> Option<Act> {
        let is_graver = weighing.concerns(person).are_graver_than(before);
        let review_by = stands.review_by.into_iter().chain(weighing.review_by(person)).min();
        if !is_graver && review_by == stands.review_by {
            return None;
        }
        Some(Act::InterestsWeighed(InterestsWeighed {
            person: if person == INSTITUTION { String::new() } else { person.to_owned() },
            outcome: if is_graver { InterestOutcome::Referred } else { stands.outcome },
            review_by,
            answer_by: self.answer_by(person, Some(stands), weighing).filter(|_| is_graver),
        }))
    }

    /// Weighs again after the partner or the terms of a case were described anew. The description stands whatever
    /// comes of it; the daily look comes back to what fails.
    pub(crate) fn weigh_described<'o>(
        &'o self,
        case_id: &'o str,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'o>> {
        Box::pin(async move { self.weigh_quietly(case_id).await })
    }

    async fn weigh_quietly(&self, case_id: &str) {
        if let Err(problem) = self.weigh_again(case_id).await {
            tracing::error!(case = %case_id, problem = %problem.message, "interests were not weighed again");
        }
    }

    /// Weighs again in the other cases in which somebody's declarations count. What fails there is no failure of
    /// what was just declared; the daily look comes back to it.
    pub(super) async fn weigh_elsewhere(&self, key: &str, case_id: &str) -> Result<(), Problem> {
        for other in self.store.cases_weighed(key).await?.iter().filter(|other| *other != case_id) {
            self.weigh_quietly(other).await;
        }
        Ok(())
    }
}
