//! Each question of the edition to a finding.

use content::{Condition, Effect, Facts, Question, Truth};
use evidence::{
    Answer, Date, Evidence, Figure, Finding, Given, Missing, Reason, SourceKind, SourceRef, Verdict,
};

use super::Measure;
use crate::record::{Exception, Record};

/// One finding for every question that arises.
pub(super) fn findings(record: &Record, facts: &Facts, measure: &Measure<'_>) -> Vec<Finding> {
    // A condition that cannot be told leaves the question standing.
    let arises =
        |condition: &Option<Condition>| condition.as_ref().is_none_or(|one| one.ask(facts) != Truth::Fails);
    measure
        .edition
        .families
        .iter()
        .filter(|family| arises(&family.applies_if))
        .flat_map(|family| &family.questions)
        .filter(|question| arises(&question.applies_if))
        .map(|question| finding(question, record, measure))
        .collect()
}

/// What the file and the benchmark say to one question; the worse of the two stands.
fn finding(question: &Question, record: &Record, measure: &Measure<'_>) -> Finding {
    let from_file =
        record.answers.get(&question.code).map(|given| from_answer(question, given, record, measure));
    let from_benchmark = from_indicators(question, measure);
    let mut finding = match (from_file, from_benchmark) {
        (Some(file), Some(benchmark)) => worse(file, benchmark),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => Part::cannot_tell(Reason::NobodyLooked, Missing::Answer(question.code.clone())),
    };
    if finding.verdict != Verdict::CannotTell {
        finding.missing.clear();
    }
    if finding.verdict == Verdict::Excludes {
        finding.reasons.extend(exception(question, record).map(|granted| why(granted, measure.day)));
    }
    Finding {
        code: question.code.clone(),
        title: question.text.english().into(),
        verdict: finding.verdict,
        reasons: finding.reasons,
        figures: finding.figures,
        sources: finding.sources,
        missing: finding.missing,
        basis: question.basis.to_string(),
    }
}

/// The newest exception from what the question excludes, granted by the role that the question names.
pub fn exception<'a>(question: &Question, record: &'a Record) -> Option<&'a Exception> {
    let mut granted = record.steps.exceptions.iter().filter(|one| one.code == question.code);
    granted.rfind(|one| question.exception.as_ref() == Some(&one.role))
}

fn why(granted: &Exception, day: Date) -> Reason {
    let (role, until) = (granted.role.clone(), granted.until);
    match granted.is_in_force_on(day) {
        true => Reason::Excepted { role, until, because: granted.reasons.clone() },
        false => Reason::ExceptionEnded { role, until },
    }
}

/// What one voice says.
struct Part {
    verdict: Verdict,
    reasons: Vec<Reason>,
    figures: Vec<Figure>,
    sources: Vec<SourceRef>,
    missing: Vec<Missing>,
}

impl Part {
    fn cannot_tell(reason: Reason, missing: Missing) -> Part {
        Part {
            verdict: Verdict::CannotTell,
            reasons: vec![reason],
            figures: Vec::new(),
            sources: Vec::new(),
            missing: vec![missing],
        }
    }
}

fn worse(one: Part, other: Part) -> Part {
    // A settled answer outweighs a voice that cannot tell; among settled ones the worse stands.
    let rank = |part: &Part| match part.verdict {
        Verdict::CannotTell => 0,
        Verdict::Clear => 1,
        Verdict::Flag => 2,
        Verdict::Excludes => 3,
    };
    let (mut first, second) = if rank(&one) >= rank(&other) { (one, other) } else { (other, one) };
    if second.verdict == first.verdict {
        first.reasons.extend(second.reasons);
        first.figures.extend(second.figures);
        first.sources.extend(second.sources);
    }
    first
}

fn from_answer(question: &Question, given: &Given, record: &Record, measure: &Measure<'_>) -> Part {
    let sources: Vec<&Evidence> = given
        .evidence
        .iter()
        .filter_map(|id| record.source(id))
        .filter(|source| source.counts_on(measure.day))
        .collect();
    let refs: Vec<SourceRef> = sources.iter().map(|source| source_ref(source)).collect();
    let bad = match question.bad {
        content::Bad::Yes => Answer::Yes,
        content::Bad::No => Answer::No,
    };
    let note = Some(&given.note).filter(|note| !note.is_empty()).cloned().map(Reason::Said);
    let said = |verdict, reason: Reason| Part {
        verdict,
        reasons: [Some(reason), note.clone()].into_iter().flatten().collect(),
        figures: Vec::new(),
        sources: refs.clone(),
        missing: Vec::new(),
    };
    match given.value {
        value if value == bad => match question.effect {
            Effect::Exclude => said(Verdict::Excludes, Reason::Answered(value)),
            Effect::Flag => said(Verdict::Flag, Reason::Answered(value)),
        },
        Answer::Alleged => said(Verdict::Flag, Reason::AllegationPending),
        Answer::NotApplicable => said(Verdict::Clear, Reason::DoesNotArise),
        Answer::Unknown | Answer::NotLookedAt => {
            Part::cannot_tell(Reason::Answered(given.value), Missing::SettledAnswer(question.code.clone()))
        }
        Answer::Yes | Answer::No
            if question.independent
                && !sources.iter().any(|source| source.kind == SourceKind::Independent) =>
        {
            Part {
                sources: refs.clone(),
                ..Part::cannot_tell(
                    Reason::Unsupported(given.value),
                    Missing::IndependentSource(question.code.clone()),
                )
            }
        }
        Answer::Yes | Answer::No => said(Verdict::Clear, Reason::Answered(given.value)),
    }
}

fn source_ref(source: &Evidence) -> SourceRef {
    SourceRef {
        id: source.id.clone(),
        kind: source.kind,
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        published_on: source.published_on,
    }
}

/// What the benchmark's indicators say; `None` where the edition has none of them.
fn from_indicators(question: &Question, measure: &Measure<'_>) -> Option<Part> {
    let standing = measure.standing()?;
    let codes = question.indicators.get(&standing.method)?;
    let mut figures = Vec::new();
    let mut bad = Vec::new();
    let mut scored = 0;
    for code in codes {
        let score = match code.parse().ok().and_then(|indicator| standing.indicators.get(&indicator)) {
            Some(Some(score)) => *score,
            // Not applicable, or not published for this edition: says nothing either way.
            _ => continue,
        };
        scored += 1;
        figures.push(Figure { label: code.clone(), value: score.to_string() });
        if score <= question.flag_at {
            bad.push(code.as_str());
        }
    }
    if scored == 0 {
        return None;
    }
    let (verdict, reason) = if bad.is_empty() {
        (Verdict::Clear, Reason::Disclosed { edition: standing.edition.to_string() })
    } else {
        let verdict = match question.effect {
            Effect::Exclude => Verdict::Excludes,
            Effect::Flag => Verdict::Flag,
        };
        (
            verdict,
            Reason::Scored {
                edition: standing.edition.to_string(),
                indicators: bad.join(", "),
                line: question.flag_at.to_string(),
            },
        )
    };
    Some(Part {
        verdict,
        reasons: vec![reason],
        figures,
        sources: measure.source().into_iter().collect(),
        missing: Vec::new(),
    })
}
