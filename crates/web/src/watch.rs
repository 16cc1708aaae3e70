//! The watch: when a list, a register or a case changes, whoever is concerned is looked for again, without
//! anybody asking. What is found anew stands in the case as an act of the house.
//!
//! Only cases in which somebody has looked before are watched: the first look is a person's. Only what can have
//! changed is compared: entries of the lists that came, went or say something else, and cases whose partner or
//! group is another. That this comes to the same as looking for everybody again is a test
//! (`tests/it/watch.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use engagement::acts::ScreeningRun;
use engagement::{Act, Engagement};
use entities::Entity;
use evidence::Date;
use ownership::Graph;
pub use policy::MONITOR;
use screening::Index;
use store::{Filter, Summary};

use crate::lists::Loaded;
use crate::office::Office;
use crate::problem::Problem;

/// How often is looked whether anything changed.
const ROUND: Duration = Duration::from_secs(60);

/// What the last round left behind.
#[derive(Default)]
pub struct Watch {
    seen: Option<Seen>,
}

/// The world as the last round saw it.
struct Seen {
    loaded: Arc<Loaded>,
    graph: Option<Arc<Graph>>,
    day: Date,
    /// By case.
    cases: BTreeMap<String, Watched>,
}

/// A case as it was seen.
#[derive(Clone)]
struct Watched {
    /// How many events it had.
    n: u64,
    /// Whom it is about; empty where nobody has looked for them yet.
    subjects: Vec<Entity>,
    /// The entries of lists that its hits are about.
    entries: BTreeSet<String>,
}

/// What a round did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Round {
    /// The cases in which something can have changed, and was looked for.
    pub looked: Vec<String>,
    /// Those of them in which something was found that was not on file, or no more.
    pub recorded: Vec<String>,
}

impl Office {
    /// Keeps watch for as long as the house is open.
    pub async fn keep_watch(self) {
        let mut watch = Watch::default();
        loop {
            match self.watch_round(&mut watch).await {
                Ok(round) if round.looked.is_empty() => {}
                Ok(round) => {
                    let (looked, recorded) = (round.looked.len(), round.recorded.len());
                    tracing::info!(looked, recorded, "partners were looked for again");
                }
                Err(problem) => tracing::error!(%problem.message, "the watch could not go its round"),
            }
            tokio::time::sleep(ROUND).await;
        }
    }

    /// One round: every open case in which something can have changed since the last is looked at again.
    ///
    /// # Errors
    /// The store failed, or too many ask at once; the next round does what this one did not.
    pub async fn watch_round(&self, watch: &mut Watch) -> Result<Round, Problem> {
        let Some(loaded) = self.lists.loaded() else { return Ok(Round::default()) };
        let (graph, day) = (self.ownership(), self.today());
        let seen = watch.seen.take();
        let cases = self.watched(seen.as_ref(), graph.as_ref()).await?;
        let mut concerned = changed_cases(seen.as_ref(), &cases);
        if let Some(seen) = &seen {
            if !Arc::ptr_eq(&seen.loaded.catalogue, &loaded.catalogue) {
                concerned.extend(self.concerned_by_lists(seen.loaded.clone(), &cases).await?);
            }
            if seen.day != day {
                concerned.extend(self.due(&cases).await?);
            }
        }
        let mut round = Round::default();
        let mut cases = cases;
        for case_id in concerned {
            if self.look_again(&case_id).await? {
                // What was just recorded is no change to the next round.
                let case = self.store.case(&case_id).await?;
                cases.insert(case_id.clone(), self.watched_case(&case));
                round.recorded.push(case_id.clone());
            }
            round.looked.push(case_id);
        }
        watch.seen = Some(Seen { loaded, graph, day, cases });
        Ok(round)
    }

    /// Every open case. One that has not changed since it was seen, nor the registers, is not read again.
    async fn watched(
        &self,
        seen: Option<&Seen>,
        graph: Option<&Arc<Graph>>,
    ) -> Result<BTreeMap<String, Watched>, Problem> {
        let same_registers = |seen: &&Seen| match (&seen.graph, graph) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let known = |summary: &Summary| {
            let before = seen.filter(same_registers)?.cases.get(&summary.case_id)?;
            (before.n == summary.n).then(|| before.clone())
        };
        let mut cases = BTreeMap::new();
        for summary in self.store.list(&Filter::default()).await? {
            if summary.stage.is_end() {
                continue;
            }
            let watched = match known(&summary) {
                Some(watched) => watched,
                None => self.watched_case(&self.store.case(&summary.case_id).await?),
            };
            cases.insert(summary.case_id, watched);
        }
        Ok(cases)
    }

    fn watched_case(&self, case: &Engagement) -> Watched {
        let looked = case.record.steps.screening.as_ref();
        let subjects = looked.map(|_| self.subjects(case)).unwrap_or_default();
        Watched {
            n: case.n,
            subjects: subjects.into_iter().map(|subject| subject.entity).collect(),
            entries: looked.iter().flat_map(|one| &one.hits).map(|hit| hit.entry.clone()).collect(),
        }
    }

    /// The cases with a hit on an entry that went or says something else, or with somebody who may be an entry that
    /// came or says something else.
    async fn concerned_by_lists(
        &self,
        before: Arc<Loaded>,
        cases: &BTreeMap<String, Watched>,
    ) -> Result<BTreeSet<String>, Problem> {
        let members: Vec<(String, Vec<Entity>, BTreeSet<String>)> = cases
            .iter()
            .map(|(id, watched)| (id.clone(), watched.subjects.clone(), watched.entries.clone()))
            .collect();
        self.lists
            .ask(move |now| {
                let changes = now.catalogue.changes_since(&before.catalogue);
                let mut whose: Vec<String> = Vec::new();
                let mut everybody: Vec<Entity> = Vec::new();
                let mut concerned = BTreeSet::new();
                for (case, subjects, entries) in members {
                    if entries.iter().any(|entry| changes.touch(entry)) {
                        concerned.insert(case.clone());
                    }
                    for mut subject in subjects {
                        // One company may be in the group of several partners.
                        subject.id = everybody.len().to_string();
                        everybody.push(subject);
                        whose.push(case.clone());
                    }
                }
                let portfolio = Index::build(&everybody, now.catalogue.config());
                let found = now.catalogue.concerned(&changes, &portfolio);
                let places = found.iter().filter_map(|id| id.parse::<usize>().ok());
                concerned.extend(places.filter_map(|place| whose.get(place).cloned()));
                concerned
            })
            .await
    }

    /// The cases in which the last look is as old as their tier allows.
    async fn due(&self, cases: &BTreeMap<String, Watched>) -> Result<BTreeSet<String>, Problem> {
        let mut due = BTreeSet::new();
        for id in cases.iter().filter(|(_, watched)| !watched.subjects.is_empty()).map(|(id, _)| id) {
            if self.is_due(&self.store.case(id).await?) {
                due.insert(id.clone());
            }
        }
        Ok(due)
    }

    fn is_due(&self, case: &Engagement) -> bool {
        let looked = case.record.steps.screening.as_ref();
        looked.is_some_and(|one| {
            one.months_on(self.today()) >= self.judgement(case, None).duties.screening_months
        })
    }

    /// Looks for the partner of a case and its group again. Whether what is found differs from what is on file, or
    /// the look on file is too old: then it is recorded.
    async fn look_again(&self, case_id: &str) -> Result<bool, Problem> {
        let case = self.store.case(case_id).await?;
        let Some(on_file) = &case.record.steps.screening else { return Ok(false) };
        let found = self.look_for(&case).await?;
        let says = |hits: &[engagement::record::Hit]| -> BTreeSet<(String, String)> {
            hits.iter().map(|hit| (hit.id.clone(), hit.fingerprint.clone())).collect()
        };
        if says(&found.hits) == says(&on_file.hits) && !self.is_due(&case) {
            return Ok(false);
        }
        let act = Act::ScreeningRun(ScreeningRun::default());
        self.act(&self.monitor(&case), MONITOR, case_id, None, act).await?;
        Ok(true)
    }
}

/// The cases that are new, or of which the partner or its group is another than it was.
fn changed_cases(seen: Option<&Seen>, cases: &BTreeMap<String, Watched>) -> BTreeSet<String> {
    let looked_for = cases.iter().filter(|(_, watched)| !watched.subjects.is_empty());
    let as_before = |id: &str, watched: &Watched| {
        let before = seen.and_then(|seen| seen.cases.get(id));
        before.is_some_and(|before| before.subjects == watched.subjects)
    };
    looked_for.filter(|(id, watched)| !as_before(id, watched)).map(|(id, _)| id.clone()).collect()
}
