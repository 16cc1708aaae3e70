//! "Could it have been known?": what was recorded by a day, what was knowable by it, and the gap.

use content::Tier;
use engagement::acts::Act;
use engagement::{Engagement, Judgement, Stage};
use evidence::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::file::File;
use crate::hindsight::{recorded_by, with_work_of};

/// The comparison for one day.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Known {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// What follows from the file as it was at the end of that day; absent where there was no case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Picture>,
    /// What follows from every source that was public by then, whenever it was recorded.
    pub knowable: Picture,
    /// Codes of exclusions and red flags that were knowable and not on the file.
    pub missed: Vec<String>,
    /// The sources that are public now, and how each stood on that day.
    pub sources: Vec<KnownSource>,
}

/// What follows from a state of knowledge.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Picture {
    /// Where the engagement stood.
    pub stage: Stage,
    /// The tier of risk to people.
    pub tier: Tier,
    /// Codes of what excluded it.
    pub exclusions: Vec<String>,
    /// Codes of the red flags.
    pub flags: Vec<String>,
    /// How many questions could not be answered.
    pub unknown: usize,
    /// Names of the gates that were shut.
    pub shut: Vec<String>,
    /// Whether the partnership could have been announced.
    pub may_announce: bool,
}

impl Picture {
    fn of(judgement: &Judgement) -> Self {
        let shut = judgement.gates.iter().filter(|gate| !gate.open);
        Picture {
            stage: judgement.stage,
            tier: judgement.tier,
            exclusions: judgement.exclusions.iter().map(|finding| finding.code.clone()).collect(),
            flags: judgement.flags.iter().map(|flag| flag.finding.code.clone()).collect(),
            unknown: judgement.unknown.len(),
            shut: shut.map(|gate| gate.gate.clone()).collect(),
            may_announce: judgement.may_announce(),
        }
    }

    fn stands_in_the_way(&self) -> impl Iterator<Item = &String> {
        self.exclusions.iter().chain(&self.flags)
    }
}

/// How a source stood on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KnownState {
    /// On the file, and an answer rested on it.
    Weighed,
    /// On the file, and no answer rested on it.
    Recorded,
    /// Public, and not on the file.
    Knowable,
    /// Not public yet.
    Later,
}

impl KnownState {
    /// The word used on the wire and in messages.
    pub fn word(self) -> &'static str {
        match self {
            KnownState::Weighed => "weighed",
            KnownState::Recorded => "recorded",
            KnownState::Knowable => "knowable",
            KnownState::Later => "later",
        }
    }
}

/// A source in the comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct KnownSource {
    /// Its identifier in the case, or that of the benchmark edition.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The day on which it became public.
    #[schema(value_type = String, format = Date)]
    pub published_on: Date,
    /// The day on which the institution recorded it, if it had by the day in question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub recorded_on: Option<Date>,
    /// How it stood.
    pub state: KnownState,
}

pub(super) fn on(file: &File<'_>, day: Date) -> Known {
    let then = recorded_by(file.office, &file.case.id, file.history, day);
    let recorded = then.as_ref().map(|case| Picture::of(&file.office.judgement(case, Some(day))));
    let case = with_work_of(then.as_ref(), &dated_by_evidence(&file.case));
    let judged = file.office.judgement(&case, Some(day));
    let knowable = Picture::of(&judged);
    let on_file = |code: &String| {
        recorded.as_ref().is_some_and(|picture| picture.stands_in_the_way().any(|other| other == code))
    };
    let missed = knowable.stands_in_the_way().filter(|code| !on_file(code)).cloned().collect();
    let mut sources: Vec<KnownSource> =
        super::finding::sources(file).into_iter().map(|shown| source(&shown, then.as_ref(), day)).collect();
    sources.extend(benchmark(&judged, file, then.as_ref()));
    sources.sort_by_key(|source| source.published_on);
    Known { on: day, recorded, knowable, missed, sources }
}

/// The case with answers dated by the sources that they rest on and not by when they were entered:
/// what a public source says was knowable from its publication.
fn dated_by_evidence(case: &Engagement) -> Engagement {
    let mut case = case.clone();
    for given in case.record.answers.values_mut().filter(|given| !given.evidence.is_empty()) {
        given.given_on = None;
    }
    case
}

fn source(shown: &super::PublicSource, then: Option<&Engagement>, day: Date) -> KnownSource {
    let id = &shown.source.id;
    let recorded_on = then.and_then(|case| case.record.source(id)).map(|_| shown.recorded_on);
    let weighed =
        then.is_some_and(|case| case.record.answers.values().any(|given| given.evidence.contains(id)));
    let state = match (shown.source.published_on > day, recorded_on) {
        (true, _) => KnownState::Later,
        (_, Some(_)) if weighed => KnownState::Weighed,
        (_, Some(_)) => KnownState::Recorded,
        (_, None) => KnownState::Knowable,
    };
    KnownSource {
        id: id.clone(),
        title: shown.source.title.clone(),
        publisher: shown.source.publisher.clone(),
        published_on: shown.source.published_on,
        recorded_on,
        state,
    }
}

/// The benchmark edition of the day. It is asked for as soon as a case is open.
fn benchmark(judged: &Judgement, file: &File<'_>, then: Option<&Engagement>) -> Option<KnownSource> {
    let edition = judged.benchmark.as_ref()?;
    let benchmark = file.office.library.benchmark();
    let opened = file.history.iter().find(|stored| matches!(stored.event.act, Act::Opened(_)));
    let recorded_on = then.and(opened).map(|stored| file.day_of(stored).max(edition.published_on));
    Some(KnownSource {
        id: format!("{}-{}", benchmark.id, edition.edition),
        title: edition.title.clone(),
        publisher: benchmark.publisher.clone(),
        published_on: edition.published_on,
        recorded_on,
        state: if then.is_some() { KnownState::Weighed } else { KnownState::Knowable },
    })
}
