//! One judge for dossiers and cases: record + edition + benchmark + day → judgement.

mod fields;
mod gates;
mod judgement;
mod questions;
mod tiers;
mod view;

pub use fields::{FIELDS, ForeignVariable, check_variables};
pub use judgement::{GateState, Judgement, RAISED_BY_A_PERSON, RaisedFlag, TierReason, Unmet};
pub use questions::exception;

use benchmark::{Benchmark, Library, NoStanding, Standing};
use content::{Edition, Facts, Trigger, Truth};
use evidence::{Date, Figure, Finding, Missing, SourceKind, SourceRef, Verdict};

use crate::record::{Exception, Record};
use crate::stage::Stage;
use view::View;

/// What a record is judged by.
#[derive(Clone, Copy)]
pub struct Yardstick<'a> {
    /// The criteria, tiers and gates.
    pub edition: &'a Edition,
    /// The benchmark editions; the newest that was public on the day is asked about the partner.
    pub library: &'a Library,
    /// The day on which it is judged.
    pub day: Date,
}

/// The yardstick laid against one partner.
struct Measure<'a> {
    edition: &'a Edition,
    benchmark: &'a Benchmark,
    standing: Result<Standing, NoStanding>,
    day: Date,
}

impl<'a> Measure<'a> {
    fn of(record: &Record, yardstick: Yardstick<'a>) -> Self {
        let Yardstick { edition, library, day } = yardstick;
        let standing = match library.score_of(&record.partner.name, day) {
            // Today's name of a company that had another one then: the same company.
            Err(NoStanding::NameNotYet { then: Some(then), .. }) => library.score_of(&then, day),
            standing => standing,
        };
        Measure { edition, benchmark: library.benchmark(), standing, day }
    }

    fn standing(&self) -> Option<&Standing> {
        self.standing.as_ref().ok()
    }

    /// The benchmark edition as a source.
    fn source(&self) -> Option<SourceRef> {
        self.standing().map(|standing| SourceRef {
            id: format!("{}-{}", standing.benchmark, standing.edition),
            kind: SourceKind::Independent,
            publisher: self.benchmark.publisher.clone(),
            title: standing.title.clone(),
            url: standing.source.clone(),
            published_on: standing.published_on,
        })
    }
}

/// Judges `record` with only what was knowable on the yardstick's day.
pub fn judge(record: &Record, stage: Stage, yardstick: Yardstick<'_>) -> Judgement {
    let known = record.as_known_on(yardstick.day);
    let measure = Measure::of(&known, yardstick);
    let mut view = View::of(&known, stage, &measure);
    let mut findings = questions::findings(&known, &view.facts(), &measure);
    let exceptions = exceptions(&known, &findings, &measure);
    view.take_findings(&findings, &exceptions, measure.edition);
    findings.extend(flag_findings(&view.facts(), &measure));
    view.take_findings(&findings, &exceptions, measure.edition);
    let flags = judgement::raised_flags(&findings, &known);
    view.take_flags(&flags);
    let (tier, reasons) = tiers::tier(&view.facts(), measure.edition);
    let duties = measure.edition.duties_of(tier).clone();
    view.take_tier(tier, &duties);
    let gates = gates::states(&view.facts(), known.steps.emergency.is_some(), measure.edition);
    judgement::assemble(
        &known,
        stage,
        &measure,
        (findings, exceptions),
        flags,
        (tier, reasons, duties),
        gates,
    )
}

/// The exceptions in force from what excludes the engagement.
fn exceptions(record: &Record, findings: &[Finding], measure: &Measure<'_>) -> Vec<Exception> {
    let excludes = findings.iter().filter(|finding| finding.verdict == Verdict::Excludes);
    excludes
        .filter_map(|finding| questions::exception(measure.edition.question(&finding.code)?, record))
        .filter(|granted| granted.is_in_force_on(measure.day))
        .cloned()
        .collect()
}

/// The gates that guard `trigger`, with what is unmet, for a record that was judged already.
pub fn unmet_for<'a>(judgement: &'a Judgement, edition: &Edition, trigger: &Trigger) -> Vec<&'a Unmet> {
    let guarding: Vec<&str> = edition.gates_for(trigger).map(|gate| gate.gate.as_str()).collect();
    judgement
        .gates
        .iter()
        .filter(|state| guarding.contains(&state.gate.as_str()))
        .flat_map(|state| &state.unmet)
        .collect()
}

/// Findings of the red-flag rules that hold or cannot be told.
fn flag_findings(facts: &Facts, measure: &Measure<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in &measure.edition.flag_rules {
        let (verdict, missing) = match rule.when.ask(facts) {
            Truth::Holds => (Verdict::Flag, Vec::new()),
            Truth::Fails => continue,
            Truth::CannotTell(what) => (Verdict::CannotTell, vec![Missing::Fact(what)]),
        };
        let figures = rule.figures.iter().filter_map(|figure| {
            Some(Figure { label: figure.label.english().into(), value: figure.value.figure(facts)? })
        });
        let sources = measure.source().filter(|_| rule.from_benchmark);
        findings.push(Finding {
            code: rule.code.clone(),
            title: rule.text.english().into(),
            verdict,
            reasons: Vec::new(),
            figures: figures.collect(),
            sources: sources.into_iter().collect(),
            missing,
            basis: rule.basis.to_string(),
        });
    }
    findings
}
