//! The judgement: tier, exclusions, red flags, gates, what is unknown, what comes next.

use content::{Duties, Tier};
use evidence::{Date, Finding, Flag, Verdict};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Measure;
use crate::record::{Exception, Record, Screening};
use crate::stage::Stage;

/// A requirement that is not met, with how to meet it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unmet {
    /// The gate.
    pub gate: String,
    /// Code of the requirement.
    pub code: String,
    /// What must hold.
    pub text: String,
    /// How to meet it.
    pub how: String,
    /// What is missing, where it cannot be told whether it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Where the requirement comes from.
    pub basis: String,
}

/// A gate and whether it is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GateState {
    /// Its name.
    pub gate: String,
    /// Its title.
    pub title: String,
    /// Whether everything that it asks is met.
    pub open: bool,
    /// What is not.
    pub unmet: Vec<Unmet>,
    /// What the emergency path let through for now, and is owed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<String>,
}

/// A reason for the tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TierReason {
    /// Code of the rule.
    pub code: String,
    /// The tier that it gives.
    pub tier: Tier,
    /// The reason.
    pub text: String,
    /// What is missing, where it cannot be told and so counts as holding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Where the rule comes from.
    pub basis: String,
}

/// A red flag and how far it has been answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RaisedFlag {
    /// What raised it.
    pub finding: Finding,
    /// Whether a named person answered it.
    pub answered: bool,
    /// Whether a second person found that the answer holds.
    pub settled: bool,
}

/// What the benchmark edition says, in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BenchmarkSummary {
    /// Its title.
    pub title: String,
    /// Label of the edition, such as `2019`.
    pub edition: String,
    /// The day on which the edition became public.
    #[schema(value_type = String, format = Date)]
    pub published_on: Date,
    /// Total score, 0 to 100.
    pub total: f64,
    /// Rank by total, from 1.
    pub rank: usize,
    /// How many companies were ranked.
    pub of: usize,
    /// Governance score, 0 to 100.
    pub governance: f64,
    /// Rank by governance, from 1.
    pub governance_rank: usize,
    /// Indicators scored at zero.
    pub zero: Vec<String>,
    /// Where the figures come from.
    pub source: String,
    /// The caveat: what the benchmark measures and what it does not.
    pub measures: String,
}

/// The judgement of a record on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Judgement {
    /// Only what was knowable on this day was weighed.
    #[schema(value_type = String, format = Date)]
    pub as_known_on: Date,
    /// SHA-256 of the content edition.
    pub edition: String,
    /// Title of the engagement.
    pub engagement: String,
    /// Name of the partner.
    pub partner: String,
    /// Where the engagement stands.
    pub stage: Stage,
    /// The tier of risk to people.
    pub tier: Tier,
    /// Why.
    pub tier_reasons: Vec<TierReason>,
    /// What the tier demands.
    pub duties: Duties,
    /// What the newest benchmark edition of the day says of the partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<BenchmarkSummary>,
    /// Why there is no benchmark, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark_missing: Option<String>,
    /// What excludes the engagement, excepted or not.
    pub exclusions: Vec<Finding>,
    /// The exceptions in force: until they end, their exclusions do not stand in the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    /// The red flags.
    pub flags: Vec<RaisedFlag>,
    /// What cannot be told.
    pub unknown: Vec<Finding>,
    /// What was looked at and is clear.
    pub clear: Vec<Finding>,
    /// The gates.
    pub gates: Vec<GateState>,
    /// What must happen next, in order.
    pub next: Vec<String>,
    /// What the newest look at the lists found, for a reader who may know whom it found: the judge leaves it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screening: Option<Screening>,
}

impl Judgement {
    /// Whether anything stands between the engagement and its announcement.
    pub fn blocks(&self) -> bool {
        self.barring().next().is_some() || self.gates.iter().any(|gate| !gate.open)
    }

    /// The exclusions that no exception in force lifts: a hard stop, whatever the gates say.
    pub fn barring(&self) -> impl Iterator<Item = &Finding> {
        let excepted = |code: &str| self.exceptions.iter().any(|granted| granted.code == code);
        self.exclusions.iter().filter(move |finding| !excepted(&finding.code))
    }

    /// Whether partnership may be announced.
    pub fn may_announce(&self) -> bool {
        self.barring().next().is_none()
            && self.gates.iter().filter(|gate| gate.gate == "announcement").all(|gate| gate.open)
    }
}

/// The basis of a flag that no rule raised.
pub const RAISED_BY_A_PERSON: &str = "raised by a person";

/// Flags that rules raise now together with those that were raised on the file by people.
pub(super) fn raised_flags(findings: &[Finding], record: &Record) -> Vec<RaisedFlag> {
    let raised = |flag: Option<&Flag>, finding| RaisedFlag {
        answered: flag.is_some_and(|flag| flag.answer.is_some()),
        settled: flag.is_some_and(Flag::is_settled),
        finding,
    };
    let from_rules =
        findings.iter().filter(|finding| finding.verdict == Verdict::Flag).cloned().map(|finding| {
            raised(record.flags.get(&finding.code).filter(|flag| flag.is_of_rule(&finding.figures)), finding)
        });
    let by_people = record.flags.iter().filter(|(_, flag)| !flag.raised_by.is_empty()).map(|(code, flag)| {
        let finding = Finding {
            code: code.clone(),
            title: flag.summary.clone(),
            verdict: Verdict::Flag,
            reasons: Vec::new(),
            figures: Vec::new(),
            sources: Vec::new(),
            missing: Vec::new(),
            basis: RAISED_BY_A_PERSON.into(),
        };
        raised(Some(flag), finding)
    });
    from_rules.chain(by_people).collect()
}

pub(super) fn assemble(
    record: &Record,
    stage: Stage,
    measure: &Measure<'_>,
    (findings, exceptions): (Vec<Finding>, Vec<Exception>),
    flags: Vec<RaisedFlag>,
    (tier, tier_reasons, duties): (Tier, Vec<TierReason>, Duties),
    gates: Vec<GateState>,
) -> Judgement {
    let with =
        |verdict: Verdict| findings.iter().filter(|finding| finding.verdict == verdict).cloned().collect();
    let mut judgement = Judgement {
        as_known_on: measure.day,
        edition: measure.edition.hash.clone(),
        engagement: record.engagement.title.clone(),
        partner: record.partner.name.clone(),
        stage,
        tier,
        tier_reasons,
        duties,
        benchmark: measure.standing().map(|standing| BenchmarkSummary {
            title: standing.title.clone(),
            edition: standing.edition.clone(),
            published_on: standing.published_on,
            total: standing.total,
            rank: standing.rank,
            of: standing.of,
            governance: standing.governance,
            governance_rank: standing.governance_rank,
            zero: standing.zero.iter().map(ToString::to_string).collect(),
            source: standing.source.clone(),
            measures: measure.benchmark.measures.english().into(),
        }),
        benchmark_missing: measure.standing.as_ref().err().map(ToString::to_string),
        exclusions: with(Verdict::Excludes),
        exceptions,
        flags,
        unknown: with(Verdict::CannotTell),
        clear: with(Verdict::Clear),
        gates,
        next: Vec::new(),
        screening: None,
    };
    judgement.next = next_steps(&judgement);
    judgement
}

/// What must happen next: the first closed gate, each requirement's way to meet it.
fn next_steps(judgement: &Judgement) -> Vec<String> {
    let mut steps: Vec<String> = judgement
        .barring()
        .map(|finding| {
            format!("{}: reject, or refute the exclusion with evidence ({})", finding.code, finding.title)
        })
        .collect();
    if let Some(gate) = judgement.gates.iter().find(|gate| !gate.open) {
        steps.extend(gate.unmet.iter().map(|unmet| format!("{}: {}", unmet.code, unmet.how)));
    }
    steps
}
