//! The view of a case that conditions are written over. Documented in `docs/conditions.md`.

use std::collections::BTreeSet;

use content::{Duties, Edition, Facts, Tier};
use evidence::{Finding, SourceKind, Verdict};
use serde_json::{Map, Value, json};

use super::{Measure, RaisedFlag};
use crate::record::{
    AssessmentStatus, ClauseResult, Exception, InterestOutcome, ListLookedIn, PersonalData, Record,
};
use crate::stage::Stage;

/// The view, filled in the order in which the judge learns things.
pub(super) struct View(pub(super) Map<String, Value>);

impl View {
    pub(super) fn of(record: &Record, stage: Stage, measure: &Measure<'_>) -> View {
        let day = measure.day;
        let steps = &record.steps;
        let mut map = Map::new();
        let mut set = |name: &str, value: Value| map.insert(name.into(), value);
        set("today", json!(day.to_string()));
        set("stage", json!(stage.word()));
        set("institution", json!({ "id": record.institution.id, "name": record.institution.name }));
        set("partner", partner(record, measure.edition));
        set("engagement", engagement(record, day));
        let technology = &record.technology;
        set(
            "technology",
            json!({
                "proprietary": technology.proprietary.word(),
                "algorithmic": technology.algorithmic.word(),
                "account_required": technology.account_required.word(),
                "identity_required": technology.identity_required.word(),
                "alternative_offered": technology.alternative_offered.word(),
            }),
        );
        set(
            "data",
            json!({
                "personal": personal(record.data.personal),
                "partner_access": record.data.partner_access.word(),
                "own_purposes": record.data.own_purposes.word(),
                "kept_where_known": !record.data.kept_where.is_empty(),
            }),
        );
        set("answers", answers(record, measure.edition));
        set("benchmark", benchmark(measure));
        let of_kind =
            |kind| record.evidence.iter().filter(|one| one.counts_on(day) && one.kind == kind).count();
        set(
            "evidence",
            json!({
                "independent": of_kind(SourceKind::Independent),
                "partner": of_kind(SourceKind::Partner),
                "institution": of_kind(SourceKind::Institution),
            }),
        );
        set("contract", contract(record, measure.edition));
        set(
            "notice",
            match &steps.notice {
                Some(notice) => json!({ "published": true, "days": days_between(notice.published_on, day) }),
                None => json!({ "published": false, "days": 0 }),
            },
        );
        set("screening", screening(record, measure.edition, day));
        set(
            "interests",
            json!({
                "declared": steps.interests.len(),
                "disqualifying": steps.interests.iter()
                    .filter(|one| one.outcome == InterestOutcome::Disqualifying).count(),
                "referred": steps.interests.iter()
                    .filter(|one| one.outcome == InterestOutcome::Referred).count(),
                "undeclared": undeclared(record),
                "institution": institution(record, day),
            }),
        );
        set(
            "assessment",
            match &steps.assessment {
                Some(assessment) => json!({
                    "recorded": true,
                    "final": assessment.status == AssessmentStatus::Final,
                    "covers_partner": assessment.covers_partner,
                    "independent_expert": assessment.independent_expert,
                    "severe_impacts": assessment.severe_impacts.len(),
                }),
                None => json!({ "recorded": false, "final": false, "covers_partner": false,
                    "independent_expert": false, "severe_impacts": 0 }),
            },
        );
        set("consultation", consultation(record, day));
        set(
            "reply",
            match &steps.reply {
                Some(reply) => json!({ "invited": true, "about": reply.about,
                    "received": reply.received_on.is_some(), "expired": reply.due_on < day }),
                None => json!({ "invited": false, "about": [], "received": false, "expired": false }),
            },
        );
        set(
            "reviews",
            json!({
                "requested": steps.reviews.len(),
                "given": steps.reviews.iter().filter(|one| one.given_on.is_some()).count(),
                "missing": steps.reviews.iter().filter(|one| one.given_on.is_none()).count(),
                "reservations": steps.reviews.iter().filter(|one| one.leaves_reservation()).count(),
            }),
        );
        set("decision", decision(record));
        set(
            "safeguards",
            match &steps.safeguards {
                Some(one) => {
                    json!({ "published": true, "languages": one.languages, "promises": one.promises.len(),
                    "report_channel": !one.report_channel.is_empty() })
                }
                None => {
                    json!({ "published": false, "languages": [], "promises": 0, "report_channel": false })
                }
            },
        );
        set(
            "emergency",
            json!({
                "invoked": steps.emergency.is_some(),
                "overdue": steps.emergency.as_ref().is_some_and(|one| one.post_hoc_on < day),
            }),
        );
        View(map)
    }

    /// Takes what was found so far: the codes by verdict, the exceptions in force, and which families still have
    /// gaps.
    pub(super) fn take_findings(
        &mut self,
        findings: &[Finding],
        exceptions: &[Exception],
        edition: &Edition,
    ) {
        let codes = |verdict: Verdict| -> Vec<&str> {
            findings.iter().filter(|one| one.verdict == verdict).map(|one| one.code.as_str()).collect()
        };
        let cannot_tell = codes(Verdict::CannotTell);
        let open: Map<String, Value> = edition
            .families
            .iter()
            .map(|family| {
                let gaps: Vec<&str> = family
                    .questions
                    .iter()
                    .map(|question| question.code.as_str())
                    .filter(|code| cannot_tell.contains(code))
                    .collect();
                (family.family.replace('-', "_"), json!(gaps))
            })
            .collect();
        self.0.insert(
            "findings".into(),
            json!({
                "excluded": codes(Verdict::Excludes),
                "excepted": exceptions.iter().map(|granted| granted.code.as_str()).collect::<Vec<_>>(),
                "flagged": codes(Verdict::Flag),
                "clear": codes(Verdict::Clear),
                "open": open,
            }),
        );
    }

    /// Takes the red flags and how far they are answered.
    pub(super) fn take_flags(&mut self, flags: &[RaisedFlag]) {
        let codes = |keep: &dyn Fn(&RaisedFlag) -> bool| -> Vec<&str> {
            flags.iter().filter(|flag| keep(flag)).map(|flag| flag.finding.code.as_str()).collect()
        };
        self.0.insert(
            "flags".into(),
            json!({
                "raised": codes(&|_| true),
                "unanswered": codes(&|flag| !flag.answered),
                "unsettled": codes(&|flag| !flag.settled),
            }),
        );
    }

    /// Takes the tier and its duties.
    pub(super) fn take_tier(&mut self, tier: Tier, duties: &Duties) {
        self.0.insert("tier".into(), json!(tier.word()));
        self.0.insert(
            "duties".into(),
            json!({
                "diligence": duties.diligence,
                "assessment": duties.assessment,
                "consultation": duties.consultation,
                "comment_days": duties.comment_days,
                "screening_months": duties.screening_months,
            }),
        );
    }

    pub(super) fn facts(&self) -> Facts {
        Facts::new(&Value::Object(self.0.clone()))
    }
}

fn partner(record: &Record, edition: &Edition) -> Value {
    let known: Vec<&String> = record
        .partner
        .sectors
        .iter()
        .filter(|code| edition.sectors.iter().any(|one| one.code == **code))
        .collect();
    json!({
        "id": record.partner.id,
        "name": record.partner.name,
        "country": record.partner.country,
        "state_owned": record.partner.state_owned.word(),
        "sectors": known,
    })
}

fn engagement(record: &Record, day: evidence::Date) -> Value {
    let terms = &record.engagement;
    json!({
        "kind": terms.kind,
        "uses": terms.uses,
        "free_of_charge": terms.free_of_charge.word(),
        "exclusive": terms.exclusive.word(),
        "used_by_civil_society": terms.used_by_civil_society.word(),
        "renews_itself": terms.renews_itself.word(),
        "has_end": terms.ends_on.is_some(),
        "ended": terms.ends_on.is_some_and(|last| last < day),
    })
}

fn personal(data: PersonalData) -> &'static str {
    match data {
        PersonalData::None => "none",
        PersonalData::Staff => "staff",
        PersonalData::Participants => "participants",
        PersonalData::PeopleAtRisk => "people-at-risk",
        PersonalData::Unknown => "unknown",
    }
}

fn answers(record: &Record, edition: &Edition) -> Value {
    edition
        .questions()
        .map(|question| {
            let word = record.answers.get(&question.code).map_or("not-looked-at", |given| given.value.word());
            (question.code.clone(), json!(word))
        })
        .collect::<Map<String, Value>>()
        .into()
}

/// The benchmark's figures are there only where it ranks the partner: a condition that asks for
/// them otherwise cannot be told, and should ask `benchmark.known` first.
fn benchmark(measure: &Measure<'_>) -> Value {
    match measure.standing() {
        None => json!({ "known": false }),
        Some(standing) => json!({
            "known": true,
            "edition": standing.edition,
            "total": standing.total,
            "rank": standing.rank,
            "of": standing.of,
            "governance": standing.governance,
            "governance_rank": standing.governance_rank,
            "zero": standing.zero,
            "indicators": standing.indicators.iter()
                .filter_map(|(code, score)| Some((code.to_string(), json!((*score)?))))
                .collect::<Map<String, Value>>(),
        }),
    }
}

fn contract(record: &Record, edition: &Edition) -> Value {
    let open: Vec<&String> = edition
        .settings
        .required_clauses
        .iter()
        .filter(|code| {
            record
                .contract
                .get(*code)
                .is_none_or(|clause| matches!(clause.result, ClauseResult::NotAligned | ClauseResult::Silent))
        })
        .collect();
    json!({ "reviewed": record.contract.len(), "open": open })
}

fn screening(record: &Record, edition: &Edition, day: evidence::Date) -> Value {
    let settings = &edition.settings;
    match &record.steps.screening {
        None => json!({ "run": false, "days": 0, "months": 0, "open": 0, "matches": 0, "questions_so_far": 0,
            "matches_so_far": 0, "lists": [], "group_known": false, "not_looked_for": 0, "unnamed": 0,
            "overdue": [], "missing": settings.required_lists }),
        Some(one) => {
            let adverse = || one.lists.iter().filter(|looked| looked.adverse);
            let names = |lists: &mut dyn Iterator<Item = &ListLookedIn>| -> Vec<String> {
                lists.map(|looked| looked.list.clone()).collect()
            };
            json!({
                "run": !one.outdated,
                "days": days_between(one.run_on, day),
                "months": one.months_on(day),
                "open": one.open(settings.second_look_from()),
                "matches": one.matches(),
                "questions_so_far": one.questions_so_far,
                "matches_so_far": one.matches_so_far,
                "group_known": one.is_group_known(),
                "not_looked_for": one.not_looked_for,
                "unnamed": one.unnamed,
                "lists": names(&mut adverse()),
                "overdue": names(&mut adverse().filter(|looked| looked.overdue)),
                "missing": one.missing(&settings.required_lists),
            })
        }
    }
}

fn consultation(record: &Record, day: evidence::Date) -> Value {
    match &record.steps.consultation {
        None => json!({ "opened": false, "over": false, "closed": false, "days": 0, "comments": 0,
            "all_answered": false, "safe_channel": false, "languages": [], "options": 0 }),
        Some(one) => json!({
            "opened": true,
            "over": one.closes_on < day,
            "closed": one.closed_on.is_some(),
            "days": one.days(),
            "comments": one.comments,
            "all_answered": one.is_answered(),
            "safe_channel": one.safe_channel,
            "languages": one.languages,
            "options": one.options.len(),
        }),
    }
}

fn decision(record: &Record) -> Value {
    match &record.steps.decision {
        None => json!({ "proposed": false, "approves": false, "conditions": 0, "signed": false,
            "published": false, "proposed_by": "", "signed_by": "" }),
        Some(one) => json!({
            "proposed": true,
            "approves": one.kind.approves(),
            "conditions": one.conditions.len(),
            "signed": one.signed_by.is_some(),
            "published": one.published_on.is_some(),
            "proposed_by": one.proposed_by,
            "signed_by": one.signed_by.as_deref().unwrap_or_default(),
        }),
    }
}

/// What came of the interests of the institution itself: `undeclared`, `due` where it must be looked at again, or
/// the outcome.
fn institution(record: &Record, day: evidence::Date) -> &'static str {
    match &record.steps.institution {
        None => "undeclared",
        Some(one) if one.is_good() && one.is_due(day) => "due",
        Some(one) => one.outcome.word(),
    }
}

/// Who answered or reviewed a flag, gave a review, proposed or signed, without a declaration that
/// lets them act. That it has grown old since takes nothing from what was done before.
fn undeclared(record: &Record) -> BTreeSet<&str> {
    let steps = &record.steps;
    let flags = record.flags.values().flat_map(|flag| {
        let answered = flag.answer.as_ref().map(|answer| answer.by.as_str());
        answered.into_iter().chain(flag.review.as_ref().map(|review| review.by.as_str()))
    });
    let reviewers =
        steps.reviews.iter().filter(|one| one.given_on.is_some()).map(|one| one.reviewer.as_str());
    let deciders =
        steps.decision.iter().flat_map(|one| std::iter::once(&one.proposed_by).chain(&one.signed_by));
    flags
        .chain(reviewers)
        .chain(deciders.map(String::as_str))
        .filter(|person| !steps.interests.iter().any(|one| one.person == *person && one.is_good()))
        .collect()
}

fn days_between(from: evidence::Date, to: evidence::Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
