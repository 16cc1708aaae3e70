//! The one door behind all doors: page, API, command line and import do acts through [`Office::act`].
//!
//! It asks the policy who may, and the case what may be done now; it does neither itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::available_parallelism;
use std::time::Duration;

use benchmark::Library;
use content::Edition;
use engagement::acts::{Act, Opened};
use engagement::{Actor, Context, Engagement, Judgement};
use jiff::Timestamp;
use policy::{Decision, Grants, Subject};
use store::{Recorded, Store};
use tokio::sync::{Notify, Semaphore};

use crate::interests::{Declared, Weighed};
use crate::lists::Lists;
use crate::problem::Problem;
use crate::registers::Registers;

/// Tells the time. Only the outermost layer knows a real clock.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// How long to wait before publishing is tried again when nothing new was recorded.
const RETRY: Duration = Duration::from_secs(60);

/// Who acts where nobody is signed in.
pub const STRANGER: &str = "public";

/// An open office.
#[derive(Clone)]
pub struct Office {
    /// The store.
    pub store: Store,
    /// The edition that new cases are judged by.
    pub edition: Arc<Edition>,
    /// Every edition that some case is pinned to, by hash.
    pub editions: Arc<BTreeMap<String, Arc<Edition>>>,
    /// The benchmark editions.
    pub library: Arc<Library>,
    /// Who may do what.
    pub grants: Arc<Grants>,
    /// How conflicts of interest are looked for.
    pub conflict_rules: Arc<conflicts::Rules>,
    /// The imported lists, to look names up on.
    pub lists: Lists,
    /// Turns for what keeps a processor busy: as many as there are of them.
    pub(crate) desks: Arc<Semaphore>,
    /// The cases in which interests could not be weighed again, for the next round of the watch.
    pub(crate) unweighed: Arc<Mutex<BTreeSet<String>>>,
    /// The clock.
    pub clock: Clock,
    recorded: Arc<Notify>,
    registers: Arc<RwLock<Option<Registers>>>,
}

impl Office {
    /// Opens an office over a store. `former` are editions that cases may still be pinned to.
    pub fn new(
        store: Store,
        edition: Edition,
        former: impl IntoIterator<Item = Edition>,
        library: Library,
        rules: (Grants, conflicts::Rules),
        clock: Clock,
    ) -> Self {
        let (grants, conflict_rules) = rules;
        let edition = Arc::new(edition);
        let mut editions: BTreeMap<String, Arc<Edition>> =
            former.into_iter().map(|former| (former.hash.clone(), Arc::new(former))).collect();
        editions.insert(edition.hash.clone(), edition.clone());
        Office {
            store,
            edition,
            editions: Arc::new(editions),
            library: Arc::new(library),
            grants: Arc::new(grants),
            conflict_rules: Arc::new(conflict_rules),
            lists: Lists::none(),
            desks: Arc::new(Semaphore::new(available_parallelism().map_or(1, usize::from))),
            unweighed: Arc::default(),
            clock,
            recorded: Arc::new(Notify::new()),
            registers: Arc::default(),
        }
    }

    /// The instant, to the second: what the ledger says of it and what the case knows of it are the same.
    pub fn now(&self) -> Timestamp {
        let now = (self.clock)();
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    /// Today, in the calendar in which deadlines run.
    pub fn today(&self) -> evidence::Date {
        self.edition.calendar().day_of(self.now())
    }

    /// Who owns and controls whom, as far as registers were imported; none where there was none.
    pub fn ownership(&self) -> Option<Arc<ownership::Graph>> {
        self.registers().map(|registers| registers.graph)
    }

    /// The same, with the editions of the registers that say so.
    pub fn registers(&self) -> Option<Registers> {
        self.registers.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on, this is who owns and controls whom.
    pub fn use_ownership(&self, registers: impl Into<Registers>) {
        *self.registers.write().unwrap_or_else(PoisonError::into_inner) = Some(registers.into());
    }

    /// Does an act for `actor`, in `role`. With `expected`, the case must still have that many events.
    ///
    /// # Errors
    /// [`Problem`]: not allowed, refused by the case, changed meanwhile, or a failure. Nothing of it was
    /// recorded then.
    pub async fn act(
        &self,
        actor: &policy::Actor,
        role: &str,
        case_id: &str,
        expected: Option<u64>,
        act: Act,
    ) -> Result<Recorded, Problem> {
        self.act_declaring(actor, role, (case_id, expected), act, None).await
    }

    /// The same, with what is declared by it.
    pub(crate) async fn act_declaring(
        &self,
        actor: &policy::Actor,
        role: &str,
        (case_id, expected): (&str, Option<u64>),
        act: Act,
        declared: Option<Declared>,
    ) -> Result<Recorded, Problem> {
        let case = match &act {
            // There is no case yet, and nothing of it is asked.
            Act::Opened(_) => Engagement::empty(case_id),
            _ => self.store.case(case_id).await?,
        };
        let doer = self.doer(actor, role, &act, &case)?;
        let n = case.n;
        let Weighed { act, expected, sealed } = self.weighed(&case, &doer, (expected, act), declared).await?;
        let act = self.screened(case, act).await?;
        let describes = matches!(act, Act::Described(_));
        // A look is for the case as it stood: one that was overtaken must not take the place of a newer.
        let expected = if matches!(act, Act::ScreeningRun(_)) { expected.or(Some(n)) } else { expected };
        let office = self.clone();
        let decide = move |case: &Engagement| {
            // Read when the case is at hand, not when the request came: requests may overtake each other.
            let now = office.now();
            let edition = office.edition_for(case, &act);
            case.decide(act, &Context { now, actor: &doer, edition, library: &office.library })
        };
        let recorded = self.store.perform_keeping(case_id, expected, sealed, decide).await?;
        self.recorded.notify_one();
        if describes {
            self.weigh_described(case_id).await;
        }
        Ok(recorded)
    }

    /// Who does an act, in the role that lets them.
    ///
    /// # Errors
    /// The policy's reason.
    pub(crate) fn doer(
        &self,
        actor: &policy::Actor,
        role: &str,
        act: &Act,
        case: &Engagement,
    ) -> Result<Actor, Problem> {
        let subject = match act {
            Act::Opened(opened) => Subject::institution(&opened.institution.id),
            _ => Subject::from(case),
        };
        match self.grants.decide(&actor.acting_as(role), policy::Act::from(act), &subject) {
            Decision::Allow(allowed) => {
                Ok(Actor { person: actor.id().unwrap_or(STRANGER).to_owned(), role: allowed.role.to_owned() })
            }
            Decision::Refuse(refused) => Err(Problem::not_allowed(actor, &refused)),
        }
    }

    /// Whether the case as it stands would let an act through. Nothing is recorded.
    ///
    /// # Errors
    /// The case's refusal.
    pub(crate) fn would(&self, case: &Engagement, doer: &Actor, act: Act) -> Result<(), Problem> {
        let edition = self.edition_for(case, &act);
        let context = Context { now: self.now(), actor: doer, edition, library: &self.library };
        Ok(case.decide(act, &context).map(|_| ())?)
    }

    /// Opens a case for `actor`, in `role`.
    ///
    /// # Errors
    /// As [`Office::act`].
    pub async fn open(&self, actor: &policy::Actor, role: &str, opened: Opened) -> Result<Recorded, Problem> {
        // Two may be given the same number at once; whoever comes second takes the next.
        for _ in 0..5 {
            let case_id = self.store.next_case_id(self.today().year()).await?;
            match self.act(actor, role, &case_id, Some(0), Act::Opened(opened.clone())).await {
                Err(problem) if problem.kind == "changed" => {}
                settled => return settled,
            }
        }
        Err(Problem::failed(&"no case number was free"))
    }

    /// Whether `actor` may do or read something, as a [`Problem`] where not.
    ///
    /// # Errors
    /// The policy's reason.
    pub fn may(&self, actor: &policy::Actor, act: policy::Act, subject: &Subject) -> Result<(), Problem> {
        match self.grants.decide(actor, act, subject) {
            Decision::Allow(_) => Ok(()),
            Decision::Refuse(refused) => Err(Problem::not_allowed(actor, &refused)),
        }
    }

    /// The judgement of a case today, or of what was knowable on another day.
    pub fn judgement(&self, case: &Engagement, on: Option<evidence::Date>) -> Judgement {
        let edition = self.edition_of(&case.edition);
        let day = on.unwrap_or_else(|| self.today());
        engagement::judge(
            &case.record,
            case.stage,
            engagement::Yardstick { edition, library: &self.library, day },
        )
    }

    /// Publishes what is recorded, as it comes, for as long as the office is open. A failure, or a quorum
    /// that is not met, is tried again with the next act and once a minute: recording goes on meanwhile.
    pub async fn keep_publishing(self) {
        loop {
            if let Err(error) = self.store.publish().await {
                tracing::error!(%error, "the ledger could not be published");
            }
            // Whichever comes first; that the minute passed is no failure.
            let _ = tokio::time::timeout(RETRY, self.recorded.notified()).await;
        }
    }

    /// A case is judged by the edition that it is pinned to; adopting another is judged by that one.
    pub(crate) fn edition_for<'a>(&'a self, case: &Engagement, act: &Act) -> &'a Edition {
        match act {
            Act::Opened(_) | Act::EditionAdopted(_) => &self.edition,
            _ => self.edition_of(&case.edition),
        }
    }

    /// The edition with a hash that a case is pinned to.
    pub(crate) fn edition_of(&self, hash: &str) -> &Arc<Edition> {
        self.editions.get(hash).unwrap_or(&self.edition)
    }
}
