//! Screening: the lists are looked in, a person decides on each hit, and a second looks at each clearance of a
//! likely one.

use ::evidence::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{Hit, HitJudgement, HitReview, HitVerdict, ListLookedIn, Screening};
use crate::refusal::{Refusal, say, sentence};

/// The partner and its group are looked for on the lists. The office fills in what it finds, whatever was
/// sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct ScreeningRun {
    /// The lists that were looked in.
    pub lists: Vec<ListLookedIn>,
    /// How many were looked for.
    pub subjects: u64,
    /// Whether a register knows the partner.
    pub group_known: bool,
    /// Whom they may be.
    pub hits: Vec<Hit>,
    /// How many more hits there are that found no place.
    pub left_out: u64,
    /// How many of the group were not looked for.
    pub not_looked_for: u64,
    /// How many of the group are declared as unknown or unnamed.
    pub unnamed: u64,
}

impl ScreeningRun {
    /// The look, made on `day`.
    pub fn on(self, day: Date) -> Screening {
        let ScreeningRun { lists, subjects, group_known, hits, left_out, not_looked_for, unnamed } = self;
        Screening {
            run_on: day,
            lists,
            subjects,
            group_known,
            hits,
            left_out,
            not_looked_for,
            unnamed,
            outdated: false,
        }
    }
}

impl Doing for ScreeningRun {
    fn allow(&self, _: &Engagement, _: &Context) -> Result<(), Refusal> {
        match self.lists.is_empty() {
            // Nobody found on no list would read as a clearance.
            true => Err(Refusal::field("lists", say!("no-list", "no list was looked in"))),
            false => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let before = case.record.steps.screening.take();
        case.record.steps.screening = Some(self.clone().on(when.day).keeping(before.as_ref()));
    }
}

/// A person decides on a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HitJudged {
    /// The hit.
    pub hit: String,
    /// The decision.
    pub verdict: HitVerdict,
    /// Why.
    pub reasons: String,
}

impl Doing for HitJudged {
    fn subject(&self) -> &str {
        &self.hit
    }

    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 4000)?;
        hit(case, &self.hit).map(|_| ())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        if let Some(hit) = hit_mut(case, &self.hit) {
            hit.judgement = Some(HitJudgement {
                verdict: self.verdict,
                reasons: self.reasons.clone(),
                by: when.by.clone(),
                on: when.day,
            });
            // A new decision is not covered by an old look.
            hit.review = None;
        }
    }
}

/// A second person looks at what was decided on a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HitReviewed {
    /// The hit.
    pub hit: String,
    /// Whether the decision holds.
    pub holds: bool,
    /// Why.
    pub reasons: String,
}

impl Doing for HitReviewed {
    fn subject(&self) -> &str {
        &self.hit
    }

    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("reasons", &self.reasons, 4000)?;
        match &hit(case, &self.hit)?.judgement {
            None => Err(Refusal::field(
                "hit",
                say!("hit-undecided", "nobody has decided on the hit {id} yet", id = self.hit),
            )),
            // A clearance may come from a screening before this one, so the pair of acts alone cannot tell.
            Some(judgement) if judgement.by == context.actor.person => Err(Refusal::field(
                "hit",
                say!("own-decision", "you decided on it yourself; let somebody else look"),
            )),
            Some(_) => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        if let Some(hit) = hit_mut(case, &self.hit) {
            hit.review = Some(HitReview {
                holds: self.holds,
                reasons: self.reasons.clone(),
                by: when.by.clone(),
                on: when.day,
            });
        }
    }
}

fn hit<'a>(case: &'a Engagement, id: &str) -> Result<&'a Hit, Refusal> {
    let hits = case.record.steps.screening.iter().flat_map(|screening| &screening.hits);
    hits.into_iter()
        .find(|hit| hit.id == id)
        .ok_or_else(|| Refusal::field("hit", say!("no-hit", "the newest screening has no hit {id}", id = id)))
}

fn hit_mut<'a>(case: &'a mut Engagement, id: &str) -> Option<&'a mut Hit> {
    case.record.steps.screening.as_mut()?.hits.iter_mut().find(|hit| hit.id == id)
}
