//! The screening of a partner and its group against lists, and what people made of each hit.

use evidence::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One look at the lists. The office makes it; nobody writes it by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Screening {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub run_on: Date,
    /// The lists that were looked in.
    pub lists: Vec<ListLookedIn>,
    /// How many were looked for: the partner and those of its group that registers know.
    pub subjects: u64,
    /// Whether a register that was imported knows the partner. A look from before this was noted does not say.
    #[serde(default)]
    pub group_known: bool,
    /// Whom they may be.
    #[serde(default)]
    pub hits: Vec<Hit>,
    /// How many more hits on adverse lists there are that found no place on the file.
    #[serde(default)]
    pub left_out: u64,
    /// How many of the group were not looked for: it is too large, its ties were not followed, or a register refers to
    /// them without saying who they are.
    #[serde(default)]
    pub not_looked_for: u64,
    /// How many of the group are declared to a register as unknown or unnamed, so that nobody can look for them.
    #[serde(default)]
    pub unnamed: u64,
    /// Whether the partner was described otherwise since: it is a look for somebody else.
    #[serde(default)]
    pub outdated: bool,
    /// How often a hit that nobody had decided on came up in this case, or was opened again. It never falls, so
    /// that two questions are told from one that went away and another that came.
    #[serde(default)]
    pub questions_so_far: u64,
    /// How often somebody found a match in this case; it never falls either.
    #[serde(default)]
    pub matches_so_far: u64,
}

/// A list that was looked in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ListLookedIn {
    /// Its identifier.
    pub list: String,
    /// The name of the edition: when it was imported, and the beginning of its hash.
    pub edition: String,
    /// Whether it speaks against somebody to stand on it.
    #[serde(default = "adverse")]
    pub adverse: bool,
    /// Whether the edition was older than the list is promised to be.
    #[serde(default)]
    pub overdue: bool,
}

/// Where nobody says, it speaks against whoever stands on a list.
fn adverse() -> bool {
    true
}

/// How somebody belongs to the partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The partner itself.
    Partner,
    /// Somebody above it.
    Parent,
    /// A company that it controls.
    Subsidiary,
    /// A director or manager of it or of its group.
    Officer,
}

/// Somebody on a list who may be the partner, or one of its group: a question for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Hit {
    /// Its identifier: the same for the same two, however often they are compared.
    pub id: String,
    /// Who was looked for.
    pub subject: String,
    /// How they belong to the partner.
    pub relation: Relation,
    /// The list.
    pub list: String,
    /// Whether it speaks against somebody to stand on the list.
    pub adverse: bool,
    /// The entry of the list, as its identifier there.
    pub entry: String,
    /// The name that the list gives.
    pub name: String,
    /// The probability that they are one, in hundredths of a percent: 1 to 9999.
    pub score: u16,
    /// What was compared, the strongest first.
    pub features: Vec<HitFeature>,
    /// SHA-256 over what both sides said: 64 hexadecimal digits. A decision holds for as long as it stays.
    pub fingerprint: String,
    /// What a person decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<HitJudgement>,
    /// What a second person found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<HitReview>,
    /// The day on which somebody first found that the two are one, or that a decision does not hold: from then on
    /// nobody clears it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub contested_on: Option<Date>,
}

/// Two texts that were compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HitFeature {
    /// What they are.
    pub what: String,
    /// What is known of who was looked for.
    pub sought: String,
    /// What the list says.
    pub listed: String,
    /// Evidence for (above zero) or against, in hundredths of a bit.
    pub weight: i64,
}

/// What a person decides on a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HitVerdict {
    /// They are one.
    Match,
    /// They are two.
    FalsePositive,
    /// Nobody can tell from what is known.
    CannotTell,
}

/// A decision on a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HitJudgement {
    /// The decision.
    pub verdict: HitVerdict,
    /// Why.
    pub reasons: String,
    /// Who decided.
    pub by: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

/// A second look at a clearance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HitReview {
    /// Whether the decision holds.
    pub holds: bool,
    /// Why.
    pub reasons: String,
    /// Who looked.
    pub by: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

impl Hit {
    /// Whether somebody has still to look: nobody decided, nobody can tell, or the clearance of a hit that is
    /// contested, or as likely as `second_look_from` (in hundredths of a percent), has no second pair of eyes that
    /// finds that it holds. Whoever looks a second time and finds otherwise opens any hit again.
    pub fn is_open(&self, second_look_from: u16) -> bool {
        match (&self.judgement, &self.review) {
            (None, _) => true,
            (Some(_), Some(review)) if !review.holds => true,
            (Some(judgement), review) => match judgement.verdict {
                HitVerdict::CannotTell => true,
                HitVerdict::Match => false,
                HitVerdict::FalsePositive => {
                    review.is_none() && (self.contested_on.is_some() || self.score >= second_look_from)
                }
            },
        }
    }

    /// Whether a person found that the two are one, and nobody finds otherwise.
    pub fn is_match(&self) -> bool {
        let found = self.judgement.as_ref().is_some_and(|judgement| judgement.verdict == HitVerdict::Match);
        found && self.review.as_ref().is_none_or(|review| review.holds)
    }
}

impl Screening {
    /// How many hits on adverse lists somebody has still to look at; see [`Hit::is_open`]. Those that found no place
    /// on the file wait as well.
    pub fn open(&self, second_look_from: u16) -> usize {
        let open = self.hits.iter().filter(|hit| hit.adverse && hit.is_open(second_look_from)).count();
        open + self.left_out as usize
    }

    /// Whether registers say who belongs to the group. Where none does, only the partner was looked for; a look from
    /// before that was noted tells it by having been for more.
    pub fn is_group_known(&self) -> bool {
        self.group_known || self.subjects > 1
    }

    /// Those of `required` that were not looked in.
    pub fn missing<'a>(&self, required: &'a [String]) -> Vec<&'a str> {
        let looked_in = |id: &str| self.lists.iter().any(|one| one.list == id);
        required.iter().map(String::as_str).filter(|id| !looked_in(id)).collect()
    }

    /// Whether everybody was looked for, in every list of `required` and in none that was older than promised.
    pub fn is_complete(&self, required: &[String]) -> bool {
        let up_to_date = |list: &ListLookedIn| !(list.adverse && list.overdue);
        self.not_looked_for == 0 && self.missing(required).is_empty() && self.lists.iter().all(up_to_date)
    }

    /// How many are found to stand on a list that speaks against them.
    pub fn matches(&self) -> usize {
        self.hits.iter().filter(|hit| hit.adverse && hit.is_match()).count()
    }

    /// How many whole months old it is on `day`: from 31 January to 28 February it is none.
    pub fn months_on(&self, day: Date) -> i64 {
        self.run_on.until((jiff::Unit::Month, day)).map_or(0, |span| i64::from(span.get_months()))
    }

    /// The hit on file on the same two, where both still say the same.
    pub fn same(&self, hit: &Hit) -> Option<&Hit> {
        self.hits.iter().find(|one| one.id == hit.id && one.fingerprint == hit.fingerprint)
    }

    /// Takes over what was decided before on hits of which both sides still say the same.
    pub fn keeping(mut self, before: Option<&Screening>) -> Screening {
        (self.questions_so_far, self.matches_so_far) =
            before.map_or((0, 0), |before| (before.questions_so_far, before.matches_so_far));
        for hit in &mut self.hits {
            let same = before.and_then(|before| before.same(hit));
            if same.is_none() && hit.adverse {
                self.questions_so_far += 1;
            }
            if let Some(same) = same {
                hit.judgement = same.judgement.clone();
                hit.review = same.review.clone();
            }
            // Whatever either side says since, nobody clears alone what somebody found to be a match.
            let known = before.and_then(|before| before.hits.iter().find(|one| one.id == hit.id));
            hit.contested_on = known.and_then(|known| known.contested_on);
        }
        self
    }

    /// Only what had been decided by `day`.
    pub fn as_known_on(mut self, day: Date) -> Screening {
        for hit in &mut self.hits {
            hit.judgement = hit.judgement.take().filter(|judgement| judgement.on <= day);
            hit.review = hit.review.take().filter(|review| review.on <= day);
            hit.contested_on = hit.contested_on.filter(|on| *on <= day);
        }
        self
    }
}
