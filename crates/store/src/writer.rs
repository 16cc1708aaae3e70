//! The writer: acts in, events out, many to a transaction.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use engagement::{Act, Engagement, Event, Refusal};
use jiff::Timestamp;
use ledger::leaf::{self, Genesis, Know, Leaf};
use ledger::tree::{Frontier, Hash, leaf_hash, root_of};
use tokio::sync::{mpsc, oneshot};

use crate::db::{Db, DbError, Tx, args};
use crate::declarations::Sealed;
use crate::error::{Result, StoreError};
use crate::history::{self, newest_leaf};
use crate::keys::Keys;
use crate::payload::Payload;
use crate::turn::{EventRow, Head, Turn};
use crate::{DayOf, LogFolder, erasure, summary};

/// Requests that may wait; a further caller waits with its request in hand.
pub(crate) const MOST_WAITING: usize = 4096;

/// Requests that go into one transaction.
const MOST_AT_ONCE: usize = 1000;

/// Cases whose state is kept at hand.
const MOST_AT_HAND: usize = 512;

/// How far an event may lie before the log's newest one, in microseconds: acts wait for their turn, and the
/// clocks of several machines differ a little. Within a case, time never goes back.
const TOLERANCE_US: i64 = 60_000_000;

pub(crate) type Decide = Box<dyn FnOnce(&Engagement) -> std::result::Result<Vec<Event>, Refusal> + Send>;

/// What was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The case.
    pub case_id: String,
    /// Its new events.
    pub events: Vec<Event>,
    /// Index in the log of the first of them.
    pub first_index: u64,
}

pub(crate) struct Request {
    pub(crate) case_id: String,
    pub(crate) expected: Option<u64>,
    pub(crate) decide: Decide,
    /// What is kept with the act.
    pub(crate) sealed: Vec<Sealed>,
    pub(crate) answer: oneshot::Sender<Result<Recorded>>,
}

/// A case at hand, with what its next leaf needs.
struct AtHand {
    case: Engagement,
    newest: Option<Hash>,
}

/// What an act adds, before it is queued.
struct Addition {
    events: Vec<Event>,
    rows: Vec<EventRow>,
    head: Head,
    newest: Option<Hash>,
}

pub(crate) struct Writer {
    db: Db,
    keys: Arc<Keys>,
    folder: LogFolder,
    day_of: DayOf,
    cases: HashMap<String, AtHand>,
    /// Set when a commit failed: what is on the disk is then unknown until the store is opened again.
    failed: bool,
}

impl Writer {
    pub(crate) fn new(db: Db, keys: Arc<Keys>, folder: LogFolder, day_of: DayOf) -> Self {
        Writer { db, keys, folder, day_of, cases: HashMap::new(), failed: false }
    }

    /// Works until every sender is gone.
    pub(crate) async fn run(mut self, mut waiting: mpsc::Receiver<Request>) {
        let mut batch = Vec::new();
        while waiting.recv_many(&mut batch, MOST_AT_ONCE).await > 0 {
            self.record(std::mem::take(&mut batch)).await;
        }
    }

    async fn record(&mut self, batch: Vec<Request>) {
        if self.failed {
            for request in batch {
                let _ = request.answer.send(Err(StoreError::Failed));
            }
            return;
        }
        let mut answers = Vec::with_capacity(batch.len());
        let outcome = self.transaction(batch, &mut answers).await;
        match &outcome {
            Ok(()) => self.forget_erased(&answers).await,
            Err(error) => {
                // The batch is rolled back, so what is at hand is ahead of the database.
                self.cases.clear();
                // A lost race leaves the database as it was; anything else leaves its state unknown.
                self.failed = !matches!(error, StoreError::Db(DbError::Conflict(_)));
                tracing::error!(%error, "a transaction failed; nothing of it was recorded");
            }
        }
        for (sender, answer) in answers {
            let answer = match (&outcome, answer) {
                (Ok(()), answer) | (Err(_), answer @ Err(_)) => answer,
                (Err(_), Ok(_)) => Err(StoreError::Failed),
            };
            // A caller that went away does not need its answer.
            let _ = sender.send(answer);
        }
        if self.cases.len() > MOST_AT_HAND {
            self.cases.clear();
        }
    }

    /// What was erased must go from memory and from the database's files too.
    async fn forget_erased(&mut self, answers: &[(oneshot::Sender<Result<Recorded>>, Result<Recorded>)]) {
        let mut erased = false;
        for recorded in
            answers.iter().filter_map(|(_, answer)| answer.as_ref().ok()).filter(|one| erasure::is_one(one))
        {
            self.cases.remove(&recorded.case_id);
            erased = true;
        }
        if erased && let Err(error) = self.db.forget_deleted().await {
            tracing::error!(%error, "erased bytes may still be in the database's files");
        }
    }

    async fn transaction(
        &mut self,
        batch: Vec<Request>,
        answers: &mut Vec<(oneshot::Sender<Result<Recorded>>, Result<Recorded>)>,
    ) -> Result<()> {
        let mut requests = batch.into_iter();
        let begun = async { Ok::<_, StoreError>((self.known_checkpoint()?, Turn::begin(&self.db).await?)) };
        let (know, mut turn) = match begun.await {
            Ok(begun) => begun,
            Err(error) => {
                answers.extend(requests.map(|request| (request.answer, Err(StoreError::Failed))));
                return Err(error);
            }
        };
        let mut failure = None;
        for request in requests.by_ref() {
            let Request { case_id, expected, decide, sealed, answer } = request;
            match self.one(&mut turn, &know, (&case_id, expected), decide, sealed).await {
                Err(error @ (StoreError::Db(_) | StoreError::File { .. })) => {
                    answers.push((answer, Err(StoreError::Failed)));
                    failure = Some(error);
                    break;
                }
                outcome => answers.push((answer, outcome)),
            }
        }
        answers.extend(requests.map(|request| (request.answer, Err(StoreError::Failed))));
        match failure {
            Some(failure) => Err(failure),
            None => self.finish(turn).await,
        }
    }

    async fn finish(&mut self, mut turn: Turn) -> Result<()> {
        if turn.cases.is_empty() {
            return Ok(());
        }
        let changed = std::mem::take(&mut turn.cases);
        let cases = changed.iter().filter_map(|case_id| self.cases.get(case_id)).map(|at_hand| &at_hand.case);
        summary::write(&mut turn.tx, cases).await?;
        turn.commit().await
    }

    /// One request: decides, and queues the rows. Refusals leave everything as it was.
    async fn one(
        &mut self,
        turn: &mut Turn,
        know: &Know,
        (case_id, expected): (&str, Option<u64>),
        decide: Decide,
        sealed: Vec<Sealed>,
    ) -> Result<Recorded> {
        let mut at_hand = self.take_in_hand(case_id).await?;
        let addition = self.addition(turn, know, &at_hand, expected, decide).await;
        if let Ok(Addition { events, newest, .. }) = &addition {
            for event in events {
                at_hand.case.apply(event, (self.day_of)(event.at));
            }
            at_hand.newest = *newest;
        }
        if at_hand.case.n > 0 {
            self.cases.insert(case_id.into(), at_hand);
        }
        let Addition { events, rows, head, .. } = addition?;
        let first_index = turn.head.size;
        turn.add(case_id, rows, head).await?;
        for Sealed { sql, args } in sealed {
            turn.tx.run(sql, args).await?;
        }
        Ok(Recorded { case_id: case_id.into(), events, first_index })
    }

    /// What the act adds, or why not. Nothing is written yet.
    async fn addition(
        &self,
        turn: &mut Turn,
        know: &Know,
        at_hand: &AtHand,
        expected: Option<u64>,
        decide: Decide,
    ) -> Result<Addition> {
        let case = &at_hand.case;
        if let Some(expected) = expected
            && expected != case.n
        {
            let since = acts_since(turn, &case.id, expected).await?;
            return Err(StoreError::Changed { case_id: case.id.clone(), expected, found: case.n, since });
        }
        // A panic would be a fault of ours in one act; it must not stop the writer for everybody.
        let events = catch_unwind(AssertUnwindSafe(|| decide(case))).map_err(|_| StoreError::Broken)??;
        let (mut head, mut newest, mut rows) =
            (turn.head.clone(), at_hand.newest, Vec::with_capacity(events.len()));
        let mut last = (case.n, case.last_at);
        for event in &events {
            follows(event, last, head.last_us)?;
            let row = self.row(turn, head.size, know, newest, &case.id, event).await?;
            head.frontier.append(row.leaf_hash);
            head.size += 1;
            head.last_us = head.last_us.max(row.at_us);
            newest = Some(row.leaf_hash);
            last = (event.n, event.at);
            rows.push(row);
        }
        Ok(Addition { events, rows, head, newest })
    }

    async fn row(
        &self,
        turn: &mut Turn,
        idx: u64,
        know: &Know,
        prev: Option<Hash>,
        case_id: &str,
        event: &Event,
    ) -> Result<EventRow> {
        let payload = Payload::of(event)?;
        let (erased, erasure) = match &event.act {
            Act::PayloadErased(act) => {
                turn.flush().await?;
                let done = erasure::erase(&mut turn.tx, &self.keys.payload, case_id, act).await?;
                (Some(done.statement), Some((done.target, done.sealed)))
            }
            _ => (None, None),
        };
        let seen = match &event.act {
            Act::DecisionSigned(_) => Some(seen(turn, case_id).await?),
            _ => None,
        };
        let leaf = Leaf::Event(leaf::Event {
            act: event.act.name().into(),
            case: case_id.into(),
            cm: payload.opening.cm(),
            know: *know,
            n: event.n,
            prev,
            role: event.role.clone(),
            seen,
            erased,
            t: to_the_second(event.at),
        });
        let leaf = leaf.to_bytes().map_err(|error| StoreError::Leaf(error.to_string()))?;
        let leaf_hash = leaf_hash(&leaf);
        let sealed = payload.seal(idx, &self.keys.payload)?;
        let at_us = event.at.as_microsecond();
        Ok(EventRow {
            idx,
            n: event.n,
            at_us,
            act: event.act.name().into(),
            leaf,
            leaf_hash,
            sealed,
            erasure,
        })
    }

    /// The newest published checkpoint: whatever cites it cannot be older.
    fn known_checkpoint(&self) -> Result<Know> {
        Ok(match self.folder.checkpoint()? {
            Some(signed) => Know { root: signed.checkpoint().root, size: signed.checkpoint().size },
            None => Know::nothing(),
        })
    }

    /// The case as the database has it. Another replica may have moved it on since it was last at hand.
    async fn take_in_hand(&mut self, case_id: &str) -> Result<AtHand> {
        if let Some(at_hand) = self.cases.remove(case_id) {
            // This process is the only writer on SQLite, and rows of this very transaction are not
            // yet in the database.
            if matches!(self.db, Db::Sqlite { .. })
                || newest_leaf(&self.db, case_id).await?.0 <= at_hand.case.n
            {
                return Ok(at_hand);
            }
        }
        let (_, newest) = newest_leaf(&self.db, case_id).await?;
        let history = history::read(&self.db, &self.keys.payload, case_id, 0).await?;
        Ok(AtHand { case: history::fold(case_id, &history, &self.day_of), newest })
    }
}

/// Whether an event can come next: the case's number after the last, no time before it.
fn follows(event: &Event, (n, at): (u64, Timestamp), newest_us: i64) -> Result<()> {
    if event.n != n + 1 {
        return Err(StoreError::Leaf(format!(
            "it is numbered {} and follows event {n} of its case",
            event.n
        )));
    }
    let earliest = at.as_microsecond().max(newest_us.saturating_sub(TOLERANCE_US));
    if event.at.as_microsecond() < earliest {
        let newest = Timestamp::from_microsecond(newest_us).unwrap_or(event.at).max(at);
        return Err(StoreError::ClockBack { now: event.at, newest });
    }
    Ok(())
}

/// The root over every event of the case so far: what was shown to who signs.
async fn seen(turn: &mut Turn, case_id: &str) -> Result<Hash> {
    turn.flush().await?;
    let rows =
        turn.tx.all("SELECT leaf_hash FROM event WHERE case_id = $1 ORDER BY n", args![case_id]).await?;
    let hashes =
        rows.iter().map(|row| history::hash(&row.bytes("leaf_hash")?)).collect::<Result<Vec<_>>>()?;
    Ok(root_of(&hashes))
}

async fn acts_since(turn: &mut Turn, case_id: &str, n: u64) -> Result<Vec<String>> {
    turn.flush().await?;
    let rows = turn
        .tx
        .all("SELECT act FROM event WHERE case_id = $1 AND n > $2 ORDER BY n", args![case_id, n])
        .await?;
    rows.iter().map(|row| Ok(row.text("act")?)).collect()
}

/// Whether the log has its genesis leaf.
pub(crate) async fn has_begun(db: &Db) -> Result<bool> {
    Ok(!db.all("SELECT id FROM head", vec![]).await?.is_empty())
}

/// Writes the genesis leaf of a new log.
pub(crate) async fn begin_log(db: &Db, origin: &str, now: Timestamp) -> Result<()> {
    let genesis = Genesis { origin: origin.into(), last_of_former: None, t: to_the_second(now) };
    let leaf = Leaf::Genesis(genesis).to_bytes().map_err(|error| StoreError::Leaf(error.to_string()))?;
    let mut tx = db.begin().await?;
    put_genesis(&mut tx, leaf, now.as_microsecond()).await?;
    Ok(tx.commit().await?)
}

/// Writes the log's first entry, made at `us`.
pub(crate) async fn put_genesis(tx: &mut Tx, leaf: Vec<u8>, us: i64) -> Result<()> {
    let leaf_hash = leaf_hash(&leaf);
    let mut frontier = Frontier::new();
    frontier.append(leaf_hash);
    tx.run(
        "INSERT INTO event (idx, case_id, n, at_us, act, leaf, leaf_hash) VALUES (0, '', 0, $1, $2, $3, $4)",
        args![us, leaf::GENESIS, leaf, leaf_hash.0.to_vec()],
    )
    .await?;
    tx.run("INSERT INTO tree_head (size, root) VALUES (1, $1)", args![frontier.root().0.to_vec()]).await?;
    tx.run(
        "INSERT INTO head (id, turn, size, frontier, last_us) VALUES (1, 0, 1, $1, $2)",
        args![frontier.to_bytes(), us],
    )
    .await?;
    Ok(())
}

fn to_the_second(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
