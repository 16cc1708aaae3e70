//! What the public sees of a case: built here and nowhere else, for the page, the JSON and the API.
//!
//! People are not in it: acts are shown by role. A person is named only where the case names them in
//! public: whoever answers for the engagement, a dissenter or commenter who wants to be named.

mod benchmark;
mod consultation;
mod decision;
mod event;
mod file;
mod finding;
mod history;
mod known;
mod review;
mod screening;
mod withheld;

pub use benchmark::{PublicBenchmark, standing_on};
pub use consultation::{PublicComment, PublicConsultation};
pub use decision::{PublicDecision, PublicDissent};
pub use event::{Erasure, PublicEvent};
pub use finding::{FormerFlag, PublicAnswer, PublicCheck, PublicFinding, PublicSource};
pub use history::PublicHistory;
pub use known::{Known, KnownSource, KnownState, Picture};
pub use review::{PublicDeclaration, PublicReview};
pub use screening::PublicScreening;
pub use withheld::{Withheld, WithheldKind};

use std::collections::BTreeMap;

use ::benchmark::NoStanding;
use content::{Duties, Tier};
use engagement::Stage;
use engagement::judge::{GateState, TierReason};
use engagement::record::{
    Assessment, Clause, DataUse, Emergency, Institution, Partner, Reply, Safeguards, Technology, Terms,
};
use evidence::Date;
use serde::Serialize;
use store::StoredEvent;
use utoipa::ToSchema;

use crate::office::Office;
use crate::problem::Problem;
use file::File;

/// A case as the register shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicCase {
    /// Its identifier, everything that happened, and what of that is withheld.
    #[serde(flatten)]
    pub history: PublicHistory,
    /// The body that lends its name.
    pub institution: Institution,
    /// The partner.
    pub partner: Partner,
    /// What is to be done together. Free of charge counts in full.
    pub engagement: Terms,
    /// The technology that the partner brings.
    pub technology: Technology,
    /// The data that it touches.
    pub data: DataUse,
    /// Where it stands.
    pub stage: Stage,
    /// Where it stood before it was suspended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_from: Option<Stage>,
    /// The person who answers for it, once a decision is proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accountable: Option<String>,
    /// The day of the pre-notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub opened_on: Option<Date>,
    /// The day of the announcement.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub announced_on: Option<Date>,
    /// What is due, nearest first.
    pub deadlines: Vec<Deadline>,
    /// The day for which gates, tier and findings below are worked out.
    #[schema(value_type = String, format = Date)]
    pub judged_on: Date,
    /// The tier of risk to people.
    pub tier: Tier,
    /// Why.
    pub tier_reasons: Vec<TierReason>,
    /// What the tier demands.
    pub duties: Duties,
    /// The gates, open and shut.
    pub gates: Vec<GateState>,
    /// What must happen next, in order.
    pub next: Vec<String>,
    /// What excludes the engagement.
    pub exclusions: Vec<PublicFinding>,
    /// The red flags with their answers.
    pub flags: Vec<PublicFinding>,
    /// Red flags on the file that the rules no longer raise.
    pub former_flags: Vec<FormerFlag>,
    /// What cannot be told. It weighs as much as the bad answer.
    pub unknown: Vec<PublicFinding>,
    /// What was looked at, with nothing standing against it.
    pub clear: Vec<PublicFinding>,
    /// The sources that are public.
    pub sources: Vec<PublicSource>,
    /// What the newest benchmark edition says of the partner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<PublicBenchmark>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub benchmark_missing: Option<NoStanding>,
    /// What was recorded and what was knowable by a chosen day.
    pub known: Known,
    /// The impact assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// The partner's right of reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// The consultation with its comments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consultation: Option<PublicConsultation>,
    /// The contract, clause by clause.
    pub contract: BTreeMap<String, Clause>,
    /// The newest look at the lists; absent where nobody has looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screening: Option<PublicScreening>,
    /// What came of declared interests, by role.
    pub interests: Vec<PublicDeclaration>,
    /// What came of the interests of the institution itself; absent until they are declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub institution_interests: Option<PublicDeclaration>,
    /// The reviews that were asked for.
    pub reviews: Vec<PublicReview>,
    /// The decision, from its proposal on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<PublicDecision>,
    /// Decisions that put the matter off before, oldest first.
    pub deferrals: Vec<PublicDecision>,
    /// What the public is promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safeguards: Option<Safeguards>,
    /// The emergency path, where it was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergency: Option<Emergency>,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Deadline {
    /// `reply`, `consultation`, `emergency` or `end`.
    pub what: &'static str,
    /// The last day.
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    /// Working days from today until then, negative where it is past; absent where the calendar does
    /// not list holidays that far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_days_left: Option<i64>,
    /// The calendar in which they are counted.
    pub calendar: String,
}

impl PublicCase {
    /// Reads a case and shows what the public may see of it. `on` is the day of the question "could
    /// it have been known?"; the day of the signature, or else today, if absent.
    ///
    /// # Errors
    /// No such case, or the store failed.
    pub async fn load(office: &Office, case_id: &str, on: Option<Date>) -> Result<PublicCase, Problem> {
        let history = office.store.history(case_id).await?;
        Ok(PublicCase::of(office, case_id, &history, on))
    }

    /// As [`PublicCase::load`], from events that were read already.
    pub fn of(office: &Office, case_id: &str, history: &[StoredEvent], on: Option<Date>) -> PublicCase {
        let file = File::new(office, case_id, history);
        let judgement = office.judgement(&file.case, None);
        let findings = finding::all(&file, &judgement);
        let known = known::on(&file, on.unwrap_or_else(|| file.day_in_question()));
        let consultation = consultation::shown(&file);
        let decision = decision::shown(&file);
        let deferrals = decision::deferrals(&file);
        let screening = screening::shown(&file);
        let (interests, reviews) = (review::interests(&file), review::reviews(&file));
        let institution = review::institution(&file);
        let (sources, former_flags) = (finding::sources(&file), finding::former_flags(&file, &judgement));
        let history = PublicHistory::from(&file);
        let (benchmark, deadlines) = (benchmark::shown(&file), deadlines(&file));
        let File { case, today, .. } = file;
        let record = case.record;
        PublicCase {
            history,
            institution: record.institution,
            partner: record.partner,
            engagement: record.engagement,
            technology: record.technology,
            data: record.data,
            stage: case.stage,
            suspended_from: case.suspended_from,
            accountable: decision.as_ref().map(|decision| decision.accountable.clone()),
            opened_on: record.steps.notice.map(|notice| notice.published_on),
            announced_on: record.steps.announced_on,
            deadlines,
            judged_on: today,
            tier: judgement.tier,
            tier_reasons: judgement.tier_reasons,
            duties: judgement.duties,
            gates: judgement.gates,
            next: judgement.next,
            exclusions: findings.exclusions,
            flags: findings.flags,
            former_flags,
            unknown: findings.unknown,
            clear: findings.clear,
            sources,
            benchmark_missing: benchmark.as_ref().err().cloned(),
            benchmark: benchmark.ok(),
            known,
            assessment: record.steps.assessment,
            reply: record.steps.reply,
            consultation,
            contract: record.contract,
            screening,
            interests,
            institution_interests: institution,
            reviews,
            decision,
            deferrals,
            safeguards: record.steps.safeguards,
            emergency: record.steps.emergency,
        }
    }
}

fn deadlines(file: &File<'_>) -> Vec<Deadline> {
    if file.case.stage.is_end() {
        return Vec::new();
    }
    let steps = &file.case.record.steps;
    let reply = steps.reply.as_ref().filter(|reply| reply.received_on.is_none()).map(|reply| reply.due_on);
    let consultation =
        steps.consultation.as_ref().filter(|one| one.closed_on.is_none()).map(|one| one.closes_on);
    let emergency = steps.emergency.as_ref().map(|emergency| emergency.post_hoc_on);
    let dates = [
        ("reply", reply),
        ("consultation", consultation),
        ("emergency", emergency),
        ("end", file.case.record.engagement.ends_on),
    ];
    let mut deadlines: Vec<Deadline> =
        dates.into_iter().filter_map(|(what, due_on)| Some(deadline(file, what, due_on?))).collect();
    deadlines.sort_by_key(|deadline| deadline.due_on);
    deadlines
}

fn deadline(file: &File<'_>, what: &'static str, due_on: Date) -> Deadline {
    let calendar = file.edition.calendar();
    let left = match due_on >= file.today {
        true => i64::from(calendar.working_days_between(file.today, due_on)),
        false => -i64::from(calendar.working_days_between(due_on, file.today)),
    };
    let is_listed = due_on.max(file.today) <= calendar.listed_until;
    Deadline {
        what,
        due_on,
        working_days_left: is_listed.then_some(left),
        calendar: calendar.calendar.clone(),
    }
}
