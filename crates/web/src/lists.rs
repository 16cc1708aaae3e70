//! The imported lists, ready to be asked by everybody: read from the data folder in the background, and again
//! when a newer edition is there. Whoever asks meanwhile is answered from the former ones.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::available_parallelism;
use std::time::Duration;

use engagement::record::ListLookedIn;
use entities::Entity;
use jiff::Timestamp;
use lists::{KnownList, KnownLists, Standing};
use screening::{Catalogue, Config, Listed};
use store::shelves::{About, Shelf, ShelfError, Snapshot};
use tokio::sync::{Notify, Semaphore};

use crate::problem::Problem;

/// How often is looked whether a newer edition was imported.
const LOOK: Duration = Duration::from_secs(60);

/// How many may ask or wait for their turn; whoever comes then is told to come again.
const MOST_WAITING: usize = 64;

/// The lists of one house. Cheap to clone; every clone sees the same.
#[derive(Clone)]
pub struct Lists {
    inner: Arc<Inner>,
}

struct Inner {
    source: Option<Source>,
    loaded: RwLock<Option<Arc<Loaded>>>,
    /// Told whenever other editions are in force.
    changed: Notify,
    /// Comparing is work for a processor: as many at once as there are of them.
    visitors: Desks,
    /// One more for the house's own looks, so that nobody who only asks can keep it from them.
    house: Desks,
}

/// Where questions are worked on, and how many may wait for it.
struct Desks {
    waiting: Arc<Semaphore>,
    desks: Arc<Semaphore>,
}

impl Desks {
    fn new(desks: usize) -> Self {
        let [waiting, desks] = [MOST_WAITING, desks].map(|places| Arc::new(Semaphore::new(places)));
        Desks { waiting, desks }
    }
}

struct Source {
    data: PathBuf,
    known: KnownLists,
    config: Config,
}

/// The lists as they stood when they were read.
#[derive(Debug)]
pub struct Loaded {
    /// Everybody on them.
    pub catalogue: Arc<Catalogue>,
    /// Their editions, by list.
    pub editions: BTreeMap<String, Edition>,
}

/// An edition that is looked in.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Its name on the shelf.
    pub name: String,
    /// When it was imported, and how.
    pub about: About,
    /// What is known of the list; absent where the content does not describe it.
    pub known: Option<KnownList>,
}

impl Edition {
    /// What it means to stand on the list. Where nobody says, that speaks against whoever does.
    pub fn standing(&self) -> Standing {
        self.known.as_ref().map_or(Standing::Adverse, |known| known.standing)
    }

    /// Whether it is older at `now` than the list is promised to be.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        let days = now.duration_since(self.about.seen_at).as_hours() / 24;
        self.known.as_ref().is_some_and(|known| days > i64::from(known.refresh_days))
    }
}

impl Loaded {
    /// The lists as a look finds them.
    pub fn looked_in(&self, is_overdue: impl Fn(&Edition) -> bool) -> Vec<ListLookedIn> {
        let looked_in = |(list, edition): (&String, &Edition)| ListLookedIn {
            list: list.clone(),
            edition: edition.name.clone(),
            adverse: edition.standing() == Standing::Adverse,
            overdue: is_overdue(edition),
        };
        self.editions.iter().map(looked_in).collect()
    }

    /// Some editions, one of each list, read to be asked.
    ///
    /// # Errors
    /// One of them is damaged.
    pub fn of(editions: &[Snapshot], known: &KnownLists, config: Config) -> Result<Self, ShelfError> {
        let catalogue = Arc::new(Catalogue::new(everybody(editions)?, config));
        Ok(Loaded { catalogue, editions: described(editions, known) })
    }

    /// The edition on which somebody stands.
    pub fn edition_of(&self, listed: &Listed) -> Option<&Edition> {
        self.editions.get(&listed.list)
    }
}

impl Lists {
    /// No lists at all: everybody who asks is told so.
    pub fn none() -> Self {
        Lists::over(None)
    }

    /// The lists that are imported into the folder `data`, compared by `config`. Nothing is read yet.
    pub fn new(data: PathBuf, known: KnownLists, config: Config) -> Self {
        Lists::over(Some(Source { data, known, config }))
    }

    fn over(source: Option<Source>) -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        let (visitors, house) = (Desks::new(cores), Desks::new(1));
        let (loaded, changed) = (RwLock::new(None), Notify::new());
        Lists { inner: Arc::new(Inner { source, loaded, changed, visitors, house }) }
    }

    /// The lists as they stand; none before they were read, and where nothing was imported.
    pub fn loaded(&self) -> Option<Arc<Loaded>> {
        let loaded = self.inner.loaded.read().unwrap_or_else(PoisonError::into_inner).clone();
        // Nobody found on no list would read as a clearance.
        loaded.filter(|loaded| !loaded.catalogue.is_empty())
    }

    /// Reads the lists where an edition is another than that in force, and says whether one was. Takes its
    /// time, and the memory of both; not for a thread that answers requests.
    ///
    /// # Errors
    /// An edition is damaged or cannot be read. What was in force stays in force.
    pub fn refresh(&self) -> Result<bool, ShelfError> {
        let Some(source) = &self.inner.source else { return Ok(false) };
        let mut newest: Vec<Snapshot> = Vec::new();
        for shelf in Shelf::all(&source.data)? {
            newest.extend(shelf.newest()?);
        }
        let editions = described(&newest, &source.known);
        let former = self.inner.loaded.read().unwrap_or_else(PoisonError::into_inner).clone();
        let names = |editions: &BTreeMap<String, Edition>| -> Vec<(String, String)> {
            editions.iter().map(|(list, one)| (list.clone(), one.name.clone())).collect()
        };
        let catalogue = match &former {
            Some(former) if former.editions == editions => return Ok(false),
            // The same bytes were seen again at the publisher's: only the age is another.
            Some(former) if names(&former.editions) == names(&editions) => former.catalogue.clone(),
            // Counted as before, so that a score moves only where one of the two says something else.
            Some(former) if !former.catalogue.is_empty() => {
                Arc::new(former.catalogue.renewed(everybody(&newest)?))
            }
            _ => Arc::new(Catalogue::new(everybody(&newest)?, source.config.clone())),
        };
        let loaded = Some(Arc::new(Loaded { catalogue, editions }));
        *self.inner.loaded.write().unwrap_or_else(PoisonError::into_inner) = loaded;
        self.inner.changed.notify_one();
        Ok(true)
    }

    /// Keeps the lists fresh for as long as the house is open.
    pub async fn keep_fresh(self) {
        loop {
            let lists = self.clone();
            match tokio::task::spawn_blocking(move || lists.refresh()).await {
                Ok(Ok(true)) => tracing::info!("the imported lists were read"),
                Ok(Ok(false)) => {}
                Ok(Err(error)) => tracing::error!(%error, "the imported lists could not be read"),
                Err(error) => tracing::error!(%error, "reading the imported lists failed inside"),
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until other editions are in force, but no longer than `most`.
    pub(crate) async fn changed_within(&self, most: Duration) {
        // Whichever comes first; that the time passed is no failure.
        let _ = tokio::time::timeout(most, self.inner.changed.notified()).await;
    }

    /// Answers a question of a visitor from the lists, on a thread that may take its time.
    ///
    /// # Errors
    /// [`Problem`]: no list was read, or too many ask at once.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Loaded) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        self.ask_at(&self.inner.visitors, question).await
    }

    /// The same for a look of the house itself, however many visitors there are.
    ///
    /// # Errors
    /// As [`Lists::ask`]; visitors are not counted.
    pub(crate) async fn ask_for_house<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Loaded) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        self.ask_at(&self.inner.house, question).await
    }

    async fn ask_at<T: Send + 'static>(
        &self,
        Desks { waiting, desks }: &Desks,
        question: impl FnOnce(&Loaded) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let busy = || Problem::unavailable("too many are looking names up just now; try again in a moment");
        let loaded = self.loaded().ok_or_else(Problem::no_lists)?;
        let place = waiting.clone().try_acquire_owned().map_err(|_| busy())?;
        let desk = desks.clone().acquire_owned().await.map_err(|_| busy())?;
        // Who asked may go away; the work goes on until it is done, and so long it has its desk.
        let work = move || {
            let _held = (place, desk);
            question(&loaded)
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| Problem::failed(&error))
    }
}

/// The editions by list, with what is known of each.
fn described(editions: &[Snapshot], known: &KnownLists) -> BTreeMap<String, Edition> {
    let edition = |snapshot: &Snapshot| Edition {
        name: snapshot.name(),
        about: snapshot.about.clone(),
        known: known.get(&snapshot.about.list).cloned(),
    };
    editions.iter().map(|snapshot| (snapshot.about.list.clone(), edition(snapshot))).collect()
}

fn everybody(newest: &[Snapshot]) -> Result<Vec<(String, Entity)>, ShelfError> {
    let mut everybody = Vec::new();
    for snapshot in newest {
        let list = &snapshot.about.list;
        everybody.extend(snapshot.entities()?.into_iter().map(|entity| (list.clone(), entity)));
    }
    Ok(everybody)
}
