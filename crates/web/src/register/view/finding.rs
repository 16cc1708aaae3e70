//! Findings with their answers, and the sources that they rest on.

use engagement::Judgement;
use engagement::acts::Act;
use engagement::record::Exception;
use evidence::{Date, Evidence, Finding, FlagOutcome, Verdict};
use serde::Serialize;
use utoipa::ToSchema;

use super::file::File;

/// A finding with what was said to it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicFinding {
    /// The finding, with the sources that are public.
    #[serde(flatten)]
    pub finding: Finding,
    /// How many of its sources are withheld.
    pub withheld_sources: usize,
    /// The day on which the flag was put on the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub raised_on: Option<Date>,
    /// Whether it was put to the partner.
    pub put_to_partner: bool,
    /// The institution's answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<PublicAnswer>,
    /// What a second person made of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<PublicCheck>,
    /// The newest exception from it, in force or over, if it excludes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<Exception>,
    /// Whether it no longer stands in the way: answered, and the answer held before a second person.
    pub settled: bool,
}

/// The institution's answer to a red flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicAnswer {
    /// Which of the three ways.
    pub outcome: FlagOutcome,
    /// The reasons.
    pub reasons: String,
    /// What is done about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// The role of who answered.
    pub role: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

/// What a second person made of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicCheck {
    /// Whether the answer holds.
    pub holds: bool,
    /// Why.
    pub reasons: String,
    /// The role of who looked at it.
    pub role: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
}

/// A red flag on the file that no rule raises any more: facts changed, or a better answer came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct FormerFlag {
    /// Its code.
    pub code: String,
    /// What it said.
    pub summary: String,
    /// The day on which it was raised.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub raised_on: Option<Date>,
}

/// A public source with both of its times: when the world could know, and when it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicSource {
    /// The source.
    #[serde(flatten)]
    pub source: Evidence,
    /// The day on which the institution recorded it.
    #[schema(value_type = String, format = Date)]
    pub recorded_on: Date,
    /// Number of the event that added it.
    pub event: u64,
}

/// The findings by what they come to.
pub(super) struct Findings {
    pub(super) exclusions: Vec<PublicFinding>,
    pub(super) flags: Vec<PublicFinding>,
    pub(super) unknown: Vec<PublicFinding>,
    pub(super) clear: Vec<PublicFinding>,
}

pub(super) fn all(file: &File<'_>, judgement: &Judgement) -> Findings {
    let each = |findings: &[Finding]| findings.iter().map(|finding| shown(file, finding, false)).collect();
    Findings {
        exclusions: each(&judgement.exclusions),
        flags: judgement.flags.iter().map(|flag| shown(file, &flag.finding, flag.settled)).collect(),
        unknown: each(&judgement.unknown),
        clear: each(&judgement.clear),
    }
}

fn shown(file: &File<'_>, finding: &Finding, settled: bool) -> PublicFinding {
    let mut open = finding.clone();
    open.sources.retain(|source| file.is_open_source(&source.id));
    let code = finding.code.as_str();
    let flag = file.case.record.flags.get(code);
    let reply = file.case.record.steps.reply.as_ref();
    PublicFinding {
        withheld_sources: finding.sources.len() - open.sources.len(),
        finding: open,
        raised_on: flag.and_then(|flag| flag.raised_on),
        put_to_partner: reply.is_some_and(|reply| reply.about.iter().any(|about| about == code)),
        answer: flag.and_then(|flag| flag.answer.as_ref()).map(|answer| PublicAnswer {
            outcome: answer.outcome,
            reasons: answer.reasons.clone(),
            measure: answer.measure.clone(),
            role: file.role_in(|act| matches!(act, Act::FlagAnswered(answer) if answer.code == code)),
            on: answer.on,
        }),
        exception: exception(file, finding),
        check: flag.and_then(|flag| flag.review.as_ref()).map(|review| PublicCheck {
            holds: review.holds,
            reasons: review.reasons.clone(),
            role: file.role_in(|act| matches!(act, Act::FlagReviewed(review) if review.code == code)),
            on: review.on,
        }),
        settled,
    }
}

pub(super) fn former_flags(file: &File<'_>, judgement: &Judgement) -> Vec<FormerFlag> {
    let raised = |code: &str| judgement.flags.iter().any(|flag| flag.finding.code == code);
    let former = file.case.record.flags.iter().filter(|(code, _)| !raised(code));
    former
        .map(|(code, flag)| FormerFlag {
            code: code.clone(),
            summary: flag.summary.clone(),
            raised_on: flag.raised_on,
        })
        .collect()
}

/// The sources that are public, each as a reviewer left it, oldest publication first.
pub(super) fn sources(file: &File<'_>) -> Vec<PublicSource> {
    let mut sources: Vec<PublicSource> = file
        .history
        .iter()
        .filter_map(|stored| match &stored.event.act {
            Act::EvidenceAdded(added) => {
                let source = file.case.record.source(&added.id)?;
                let open = source.publication.is_open_on(file.today);
                let (recorded_on, event) = (file.day_of(stored), stored.event.n);
                open.then(|| PublicSource { source: source.clone(), recorded_on, event })
            }
            _ => None,
        })
        .collect();
    sources.sort_by_key(|shown| shown.source.published_on);
    sources
}

fn exception(file: &File<'_>, finding: &Finding) -> Option<Exception> {
    let question = file.edition.question(&finding.code).filter(|_| finding.verdict == Verdict::Excludes)?;
    engagement::judge::exception(question, &file.case.record).cloned()
}
