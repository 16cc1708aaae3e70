//! The watch: when a list, a register or a case changes, whoever is concerned is looked for again, and declared
//! interests are weighed again, without anybody asking. What is found anew stands in the case as an act of the house.
//!
//! Only cases in which somebody has looked before are watched: the first look is a person's. Only what can have
//! changed is compared: entries of the lists that came, went or say something else, and cases whose partner or
//! group is another. That this comes to the same as looking for everybody again is a test
//! (`tests/it/watch.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use engagement::acts::ScreeningRun;
use engagement::record::{Hit, ListLookedIn};
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
    weighed: Option<Weighed>,
}

/// What interests were last weighed against: registers, and the day on which something may begin.
struct Weighed {
    graph: Option<Arc<Graph>>,
    day: Date,
}

/// The world as the last round saw it.
struct Seen {
    loaded: Arc<Loaded>,
    graph: Option<Arc<Graph>>,
    day: Date,
    /// By case. One that could not be looked at again is not among them, and so is new to the next round.
    cases: BTreeMap<String, Watched>,
}

/// A case as it was seen.
#[derive(Clone)]
struct Watched {
    /// How many events it had.
    n: u64,
    /// Whom it is about; empty where nobody has looked for them yet.
    subjects: Arc<[Entity]>,
    /// The entries of lists that its hits are about.
    entries: BTreeSet<String>,
    /// The lists on file.
    lists: ListsSaid,
}

/// Of each list, whether it is adverse, and then whether it is older than promised: what gates ask of lists.
type ListsSaid = BTreeSet<(String, bool, bool)>;

/// What a round did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Round {
    /// The cases in which something can have changed, and was looked for.
    pub looked: Vec<String>,
    /// Those of them in which something was found that was not on file, or no more.
    pub recorded: Vec<String>,
    /// Those that could not be looked at; the next round tries again.
    pub failed: Vec<String>,
}

impl Office {
    /// Keeps watch for as long as the house is open.
    pub async fn keep_watch(self) {
        let mut watch = Watch::default();
        loop {
            match self.watch_round(&mut watch).await {
                Ok(round) if round == Round::default() => {}
                Ok(Round { looked, recorded, failed }) => {
                    tracing::info!(?looked, ?recorded, ?failed, "partners were looked for again");
                }
                Err(problem) => tracing::error!(%problem.message, "the watch could not go its round"),
            }
            match self.weigh_round(&mut watch).await {
                Ok(weighed) if weighed.is_empty() => {}
                Ok(weighed) => tracing::info!(?weighed, "declared interests are graver than they were"),
                Err(problem) => tracing::error!(%problem.message, "interests could not be weighed again"),
            }
            self.lists.changed_within(ROUND).await;
        }
    }

    /// One round: every open case in which something can have changed since the last is looked at again.
    ///
    /// # Errors
    /// The store failed, or too many ask at once; the next round does what this one did not.
    pub async fn watch_round(&self, watch: &mut Watch) -> Result<Round, Problem> {
        let Some(loaded) = self.lists.loaded() else { return Ok(Round::default()) };
        let (graph, day) = (self.ownership(), self.today());
        let seen = watch.seen.as_ref();
        let mut round = Round::default();
        let mut cases = self.watched(seen, graph.as_ref(), &mut round.failed).await?;
        let mut concerned = changed_cases(seen, &cases);
        concerned.extend(self.with_other_lists(&loaded, &cases));
        if let Some(seen) = seen {
            if !Arc::ptr_eq(&seen.loaded.catalogue, &loaded.catalogue) {
                concerned.extend(self.concerned_by_lists(seen.loaded.clone(), &cases).await?);
            }
            if seen.day != day {
                concerned.extend(self.due(&mut cases, &mut round.failed).await);
            }
        }
        for case_id in concerned {
            match self.look_again(&case_id).await {
                Ok(None) => {}
                Ok(Some(recorded)) => {
                    round.recorded.push(case_id.clone());
                    cases.insert(case_id.clone(), recorded);
                }
                Err(problem) => {
                    cases.remove(&case_id);
                    left_alone(&case_id, &problem, &mut round.failed);
                }
            }
            round.looked.push(case_id);
        }
        watch.seen = Some(Seen { loaded, graph, day, cases });
        Ok(round)
    }

    /// Weighs the interests declared in every open case again where registers were imported since, and once a day.
    /// So are those in which it failed since, on whatever occasion. Yields the cases in which something was
    /// recorded.
    ///
    /// # Errors
    /// The store failed. A case that could not be weighed is named in the log, and weighed again in the next round.
    pub async fn weigh_round(&self, watch: &mut Watch) -> Result<Vec<String>, Problem> {
        let (graph, day) = (self.ownership(), self.today());
        let as_before = |weighed: &&Weighed| weighed.day == day && is_same(&weighed.graph, graph.as_ref());
        let left = std::mem::take(&mut *self.unweighed.lock().unwrap_or_else(PoisonError::into_inner));
        let cases: BTreeSet<String> = match watch.weighed.as_ref().filter(as_before) {
            Some(_) => left,
            None => self.store.list(&Filter::default()).await?.into_iter().map(|one| one.case_id).collect(),
        };
        let mut recorded = Vec::new();
        for case_id in cases {
            if self.weigh_quietly(&case_id).await {
                recorded.push(case_id);
            }
        }
        watch.weighed = Some(Weighed { graph, day });
        Ok(recorded)
    }

    /// Every open case. One that has not changed since it was seen, nor the registers, nor the day on which terms
    /// of owners and directors begin and end, is not read again. One that cannot be read is not among them.
    async fn watched(
        &self,
        seen: Option<&Seen>,
        graph: Option<&Arc<Graph>>,
        failed: &mut Vec<String>,
    ) -> Result<BTreeMap<String, Watched>, Problem> {
        let today = self.today();
        let seen = seen.filter(|seen| is_same(&seen.graph, graph) && seen.day == today);
        let known = |summary: &Summary| {
            let before = seen?.cases.get(&summary.case_id)?;
            (before.n == summary.n).then(|| before.clone())
        };
        let mut cases = BTreeMap::new();
        for summary in self.store.list(&Filter::default()).await? {
            if summary.stage.is_end() {
                continue;
            }
            let watched = match known(&summary) {
                Some(watched) => watched,
                None => match self.store.case(&summary.case_id).await {
                    Ok(case) => self.watched_case(&case),
                    Err(error) => {
                        left_alone(&summary.case_id, &error.into(), failed);
                        continue;
                    }
                },
            };
            cases.insert(summary.case_id, watched);
        }
        Ok(cases)
    }

    fn watched_case(&self, case: &Engagement) -> Watched {
        let looked = case.record.steps.screening.as_ref();
        let subjects = looked.map(|_| self.subjects(case).all).unwrap_or_default();
        Watched {
            n: case.n,
            subjects: subjects.into_iter().map(|subject| subject.entity).collect(),
            entries: looked.iter().flat_map(|one| &one.hits).map(|hit| hit.entry.clone()).collect(),
            lists: looked.map(|one| lists_said(&one.lists)).unwrap_or_default(),
        }
    }

    /// The cases that were looked for in other lists than there are now, or in lists that were older than promised
    /// and are no more, or the reverse: that happens with the time, and without an import.
    fn with_other_lists(&self, loaded: &Loaded, cases: &BTreeMap<String, Watched>) -> BTreeSet<String> {
        let time = self.now();
        let now = lists_said(&loaded.looked_in(|edition| edition.is_overdue(time)));
        let looked_for = cases.iter().filter(|(_, watched)| !watched.subjects.is_empty());
        looked_for.filter(|(_, watched)| watched.lists != now).map(|(id, _)| id.clone()).collect()
    }

    /// The cases with a hit on an entry that went or says something else, or with somebody who may be an entry that
    /// came or says something else.
    async fn concerned_by_lists(
        &self,
        before: Arc<Loaded>,
        cases: &BTreeMap<String, Watched>,
    ) -> Result<BTreeSet<String>, Problem> {
        let looked_for = cases.iter().filter(|(_, watched)| !watched.subjects.is_empty());
        let cases: Vec<(String, Watched)> =
            looked_for.map(|(id, watched)| (id.clone(), watched.clone())).collect();
        self.lists
            .ask_for_house(move |now| {
                let changes = now.catalogue.changes_since(&before.catalogue);
                let mut whose: Vec<&String> = Vec::new();
                let mut everybody: Vec<Entity> = Vec::new();
                let mut concerned = BTreeSet::new();
                for (case, watched) in &cases {
                    if watched.entries.iter().any(|entry| changes.touch(entry)) {
                        concerned.insert(case.clone());
                        continue;
                    }
                    for subject in watched.subjects.iter() {
                        // One company may be in the group of several partners.
                        let place = everybody.len().to_string();
                        everybody.push(Entity { id: place, ..subject.clone() });
                        whose.push(case);
                    }
                }
                let portfolio = Index::build(&everybody, now.catalogue.config());
                let found = now.catalogue.concerned(&changes, &portfolio);
                let places = found.iter().filter_map(|id| id.parse::<usize>().ok());
                concerned.extend(places.filter_map(|place| whose.get(place).map(|case| (*case).clone())));
                concerned
            })
            .await
    }

    /// The cases in which the last look is as old as their tier allows. Those that cannot be read are taken out.
    async fn due(&self, cases: &mut BTreeMap<String, Watched>, failed: &mut Vec<String>) -> BTreeSet<String> {
        let looked_for = cases.iter().filter(|(_, watched)| !watched.subjects.is_empty());
        let mut due = BTreeSet::new();
        for id in looked_for.map(|(id, _)| id.clone()).collect::<Vec<_>>() {
            match self.store.case(&id).await {
                Ok(case) if self.is_due(&case) => {
                    due.insert(id);
                }
                Ok(_) => {}
                Err(error) => {
                    cases.remove(&id);
                    left_alone(&id, &error.into(), failed);
                }
            }
        }
        due
    }

    fn is_due(&self, case: &Engagement) -> bool {
        let looked = case.record.steps.screening.as_ref();
        looked.is_some_and(|one| {
            one.months_on(self.today()) >= self.judgement(case, None).duties.screening_months
        })
    }

    /// Looks for the partner of a case and its group again. Where what is found differs from what is on file, or
    /// the look on file is too old, it is recorded, and the case as it is then comes back.
    async fn look_again(&self, case_id: &str) -> Result<Option<Watched>, Problem> {
        let case = self.store.case(case_id).await?;
        let Some(on_file) = &case.record.steps.screening else { return Ok(None) };
        let second_look_from = self.edition_of(&case.edition).settings.second_look_from();
        let found = self.look_for(&case).await?;
        let same = !on_file.outdated
            && Said::of(&found.hits, &found.lists, second_look_from)
                == Said::of(&on_file.hits, &on_file.lists, second_look_from)
            && (found.left_out, found.not_looked_for, found.unnamed, found.group_known)
                == (on_file.left_out, on_file.not_looked_for, on_file.unnamed, on_file.group_known);
        if same && !self.is_due(&case) {
            return Ok(None);
        }
        let act = Act::ScreeningRun(ScreeningRun::default());
        // What was changed meanwhile is not what was looked for: then the next round looks.
        let recorded = self.act(&self.monitor(&case), MONITOR, case_id, Some(case.n), act).await?;
        let after = self.watched_case(&self.store.case(case_id).await?);
        // Seen is what was looked for, also where the case has changed again by now.
        let n = case.n + recorded.events.len() as u64;
        Ok(Some(Watched { n, subjects: self.watched_case(&case).subjects, ..after }))
    }
}

/// One case must not keep the watch from the others: it is named, and the next round tries again.
fn left_alone(case_id: &str, problem: &Problem, failed: &mut Vec<String>) {
    tracing::error!(case_id, %problem.message, "a case could not be looked at again");
    failed.push(case_id.to_owned());
}

fn lists_said(lists: &[ListLookedIn]) -> ListsSaid {
    lists.iter().map(|list| (list.list.clone(), list.adverse, list.overdue)).collect()
}

/// Whether registers were not imported anew in between.
fn is_same(before: &Option<Arc<Graph>>, now: Option<&Arc<Graph>>) -> bool {
    match (before, now) {
        (Some(before), Some(now)) => Arc::ptr_eq(before, now),
        (before, now) => before.is_none() && now.is_none(),
    }
}

/// What gates and decisions rest on of a look: another look that says the same changes nothing.
#[derive(PartialEq)]
struct Said<'a> {
    /// Identifier, fingerprint, whether the list is adverse, whether a clearance needs a second person.
    hits: BTreeSet<(&'a str, &'a str, bool, bool)>,
    lists: ListsSaid,
}

impl<'a> Said<'a> {
    fn of(hits: &'a [Hit], lists: &'a [ListLookedIn], second_look_from: u16) -> Self {
        let hits = hits.iter().map(|hit| {
            (hit.id.as_str(), hit.fingerprint.as_str(), hit.adverse, hit.score >= second_look_from)
        });
        Said { hits: hits.collect(), lists: lists_said(lists) }
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
