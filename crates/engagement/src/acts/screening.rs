//! Screening: the lists are looked in, a person decides on each hit, and a second looks at each clearance of a
//! likely one.

use ::evidence::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{Hit, HitJudgement, HitReview, HitVerdict, ListLookedIn, Screening};
use crate::refusal::{Refusal, Sentence, say, sentence};

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
    /// How many more hits on adverse lists there are that found no place.
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
            questions_so_far: 0,
            matches_so_far: 0,
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
    /// Its fingerprint, as the person saw it: nobody decides on data that came afterwards. Events from before it
    /// was asked for have none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(required = true)]
    pub fingerprint: String,
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
        hit_as_seen(case, &self.hit, &self.fingerprint).map(|_| ())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let mut is_new_match = false;
        if let Some(hit) = hit_mut(case, &self.hit) {
            is_new_match = self.verdict == HitVerdict::Match && hit.adverse && !hit.is_match();
            hit.judgement = Some(HitJudgement {
                verdict: self.verdict,
                reasons: self.reasons.clone(),
                by: when.by.clone(),
                on: when.day,
            });
            // A new decision is not covered by an old look.
            hit.review = None;
            if self.verdict == HitVerdict::Match {
                hit.contested_on.get_or_insert(when.day);
            }
        }
        if let Some(screening) = &mut case.record.steps.screening {
            screening.matches_so_far += u64::from(is_new_match);
        }
    }
}

/// A second person looks at what was decided on a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HitReviewed {
    /// The hit.
    pub hit: String,
    /// Its fingerprint, as the person saw it. Events from before it was asked for have none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(required = true)]
    pub fingerprint: String,
    /// The decision that the person looked at. Events from before it was asked for have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = HitVerdict, required = true)]
    pub verdict: Option<HitVerdict>,
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
        match &hit_as_seen(case, &self.hit, &self.fingerprint)?.judgement {
            None => Err(Refusal::field(
                "hit",
                say!("hit-undecided", "nobody has decided on the hit {id} yet", id = self.hit),
            )),
            // A clearance may come from a screening before this one, so the pair of acts alone cannot tell.
            Some(judgement) if judgement.by == context.actor.person => Err(Refusal::field(
                "hit",
                say!("own-decision", "you decided on it yourself; let somebody else look"),
            )),
            Some(judgement) if self.verdict != Some(judgement.verdict) => Err(changed(say!(
                "hit-decided-otherwise",
                "the hit {id} is decided otherwise than when you looked",
                id = self.hit
            ))),
            Some(_) => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let mut is_opened = false;
        if let Some(hit) = hit_mut(case, &self.hit) {
            is_opened = !self.holds && hit.adverse && hit.review.as_ref().is_none_or(|review| review.holds);
            hit.review = Some(HitReview {
                holds: self.holds,
                reasons: self.reasons.clone(),
                by: when.by.clone(),
                on: when.day,
            });
            if !self.holds {
                hit.contested_on.get_or_insert(when.day);
            }
        }
        if let Some(screening) = &mut case.record.steps.screening {
            screening.questions_so_far += u64::from(is_opened);
        }
    }
}

/// The hit, where both sides still say what they said when a person saw this fingerprint.
fn hit_as_seen<'a>(case: &'a Engagement, id: &str, fingerprint: &str) -> Result<&'a Hit, Refusal> {
    let mut hits = case.record.steps.screening.iter().flat_map(|screening| &screening.hits);
    match hits.find(|hit| hit.id == id) {
        None => Err(Refusal::field("hit", say!("no-hit", "the newest screening has no hit {id}", id = id))),
        Some(hit) if hit.fingerprint != fingerprint => Err(changed(say!(
            "hit-changed",
            "the hit {id} says something else than when you looked",
            id = id
        ))),
        Some(hit) => Ok(hit),
    }
}

/// What a person saw is no longer so.
fn changed(because: Sentence) -> Refusal {
    Refusal::new("hit-changed", because, say!("mend-hit", "look at the hit again, then decide"))
}

fn hit_mut<'a>(case: &'a mut Engagement, id: &str) -> Option<&'a mut Hit> {
    case.record.steps.screening.as_mut()?.hits.iter_mut().find(|hit| hit.id == id)
}
