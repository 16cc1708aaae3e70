//! The writer: acts in, events out, many to a transaction.

use std::collections::{BTreeSet, HashMap};

use engagement::{Act, Engagement, Event, Refusal};
use jiff::Timestamp;
use ledger::leaf::{self, Erasure, Genesis, Know, Leaf};
use ledger::tree::{Frontier, Hash, leaf_hash, root_of};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

use crate::db::{Db, DbError, Tx, Value, args};
use crate::error::{Result, StoreError};
use crate::history::{self, newest_leaf};
use crate::keys::Keys;
use crate::payload::Payload;
use crate::{DayOf, LogFolder, erasure, summary};

/// Requests that may wait; a further caller waits with its request in hand.
pub(crate) const MOST_WAITING: usize = 4096;

/// Requests that go into one transaction.
const MOST_AT_ONCE: usize = 1000;

/// Cases whose state is kept at hand.
const MOST_AT_HAND: usize = 512;

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
    pub(crate) answer: oneshot::Sender<Result<Recorded>>,
}

/// A case at hand, with what its next leaf needs.
#[derive(Clone)]
struct AtHand {
    case: Engagement,
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

/// The log's end while a transaction is being put together.
struct Head {
    size: u64,
    frontier: Frontier,
    last_us: i64,
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
        if let Err(error) = &outcome {
            // The batch is rolled back, so what is at hand is ahead of the database.
            self.cases.clear();
            // A lost race leaves the database as it was; anything else leaves its state unknown.
            self.failed = !matches!(error, StoreError::Db(DbError::Conflict(_)));
            tracing::error!(%error, "a transaction failed; nothing of it was recorded");
        }
        let erased = answers.iter().any(|(_, answer)| answer.as_ref().is_ok_and(erasure::is_one));
        if outcome.is_ok() && erased && let Err(error) = self.db.forget_deleted().await {
            tracing::error!(%error, "erased bytes may still be in the database's files");
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

    async fn transaction(
        &mut self,
        batch: Vec<Request>,
        answers: &mut Vec<(oneshot::Sender<Result<Recorded>>, Result<Recorded>)>,
    ) -> Result<()> {
        let know = self.known_checkpoint()?;
        let mut requests = batch.into_iter();
        let begun = async {
            let mut tx = self.db.begin().await?;
            let head = take_turn(&mut tx).await?;
            Ok::<_, StoreError>((tx, head))
        };
        let (mut tx, mut head) = match begun.await {
            Ok(begun) => begun,
            Err(error) => {
                answers.extend(requests.map(|request| (request.answer, Err(StoreError::Failed))));
                return Err(error);
            }
        };
        let mut rows = Rows::default();
        let mut failure = None;
        for request in requests.by_ref() {
            let Request { case_id, expected, decide, answer } = request;
            match self.one(&mut tx, &mut head, &know, &case_id, expected, decide, &mut rows).await {
                Ok(recorded) => answers.push((answer, Ok(recorded))),
                Err(error @ (StoreError::Db(_) | StoreError::File { .. })) => {
                    answers.push((answer, Err(StoreError::Failed)));
                    failure = Some(error);
                    break;
                }
                Err(error) => answers.push((answer, Err(error))),
            }
        }
        answers.extend(requests.map(|request| (request.answer, Err(StoreError::Failed))));
        if let Some(failure) = failure {
            return Err(failure);
        }
        self.finish(tx, head, rows).await
    }

    async fn finish(&mut self, mut tx: Tx, head: Head, rows: Rows) -> Result<()> {
        if rows.events.is_empty() {
            return Ok(());
        }
        tx.insert("INSERT INTO event (idx, case_id, n, at_us, act, leaf, leaf_hash)", rows.events).await?;
        tx.insert("INSERT INTO payload (idx, sealed)", rows.payloads).await?;
        for case_id in &rows.cases {
            if let Some(at_hand) = self.cases.get(case_id) {
                summary::write(&mut tx, &at_hand.case).await?;
            }
        }
        tx.run("INSERT INTO tree_head (size, root) VALUES ($1, $2)", args![head.size, head.frontier.root().0.to_vec()])
            .await?;
        tx.run(
            "UPDATE head SET size = $1, frontier = $2, last_us = $3 WHERE id = 1",
            args![head.size, head.frontier.to_bytes(), head.last_us],
        )
        .await?;
        Ok(tx.commit().await?)
    }

    /// One request: decides, and queues the rows. Refusals leave everything as it was.
    #[expect(clippy::too_many_arguments, reason = "the parts of one transaction, each borrowed on its own")]
    async fn one(
        &mut self,
        tx: &mut Tx,
        head: &mut Head,
        know: &Know,
        case_id: &str,
        expected: Option<u64>,
        decide: Decide,
        rows: &mut Rows,
    ) -> Result<Recorded> {
        let mut at_hand = self.take_in_hand(case_id).await?;
        if let Some(expected) = expected
            && expected != at_hand.case.n
        {
            let found = at_hand.case.n;
            let since = self.acts_since(case_id, expected).await?;
            return Err(StoreError::Changed { case_id: case_id.into(), expected, found, since });
        }
        let events = decide(&at_hand.case)?;
        let first_index = head.size;
        let mut ahead = Head { size: head.size, frontier: head.frontier.clone(), last_us: head.last_us };
        let mut queued = Vec::with_capacity(events.len());
        for event in &events {
            if event.at.as_microsecond() < ahead.last_us {
                return Err(StoreError::ClockBack {
                    now: event.at,
                    newest: Timestamp::from_microsecond(ahead.last_us).unwrap_or(event.at),
                });
            }
            let row = self.row(tx, &ahead, know, &at_hand, event).await?;
            ahead.frontier.append(row.leaf_hash);
            ahead.size += 1;
            ahead.last_us = event.at.as_microsecond();
            at_hand.newest = Some(row.leaf_hash);
            at_hand.case.apply(event, (self.day_of)(event.at));
            queued.push(row);
        }
        *head = ahead;
        for row in queued {
            rows.queue(case_id, row);
        }
        self.cases.insert(case_id.into(), at_hand);
        Ok(Recorded { case_id: case_id.into(), events, first_index })
    }

    async fn row(&self, tx: &mut Tx, head: &Head, know: &Know, at_hand: &AtHand, event: &Event) -> Result<EventRow> {
        let payload = Payload::of(event)?;
        let erased = match &event.act {
            Act::PayloadErased(act) => {
                let (target, fields) =
                    erasure::erase(tx, &self.keys.payload, &at_hand.case.id, act).await?;
                Some(Erasure { basis: act.basis.clone(), fields, target })
            }
            _ => None,
        };
        let seen = match &event.act {
            Act::DecisionSigned(_) => Some(self.seen(tx, &at_hand.case.id).await?),
            _ => None,
        };
        let leaf = Leaf::Event(leaf::Event {
            act: event.act.name().into(),
            case: at_hand.case.id.clone(),
            cm: payload.opening.cm(),
            know: *know,
            n: event.n,
            prev: at_hand.newest,
            role: event.role.clone(),
            seen,
            erased,
            t: to_the_second(event.at),
        });
        let leaf = leaf.to_bytes().map_err(|error| StoreError::Leaf(error.to_string()))?;
        let leaf_hash = leaf_hash(&leaf);
        let sealed = payload.seal(head.size, &self.keys.payload)?;
        Ok(EventRow {
            idx: head.size,
            n: event.n,
            at_us: event.at.as_microsecond(),
            act: event.act.name(),
            leaf,
            leaf_hash,
            sealed,
        })
    }

    /// The root over every event of the case so far: what was shown to who signs.
    async fn seen(&self, tx: &mut Tx, case_id: &str) -> Result<Hash> {
        let rows = tx.all("SELECT leaf_hash FROM event WHERE case_id = $1 ORDER BY n", args![case_id]).await?;
        let hashes = rows.iter().map(|row| history::hash(&row.bytes("leaf_hash")?)).collect::<Result<Vec<_>>>()?;
        Ok(root_of(&hashes))
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
        if let Some(at_hand) = self.cases.get(case_id) {
            // This process is the only writer on SQLite, and rows of this very transaction are not
            // yet in the database.
            if matches!(self.db, Db::Sqlite { .. }) || newest_leaf(&self.db, case_id).await?.0 <= at_hand.case.n {
                return Ok(at_hand.clone());
            }
        }
        let (_, newest) = newest_leaf(&self.db, case_id).await?;
        let history = history::read(&self.db, &self.keys.payload, case_id, 0).await?;
        Ok(AtHand { case: history::fold(case_id, &history, &self.day_of), newest })
    }

    async fn acts_since(&self, case_id: &str, n: u64) -> Result<Vec<String>> {
        let rows =
            self.db.all("SELECT act FROM event WHERE case_id = $1 AND n > $2 ORDER BY n", args![case_id, n]).await?;
        rows.iter().map(|row| Ok(row.text("act")?)).collect()
    }
}

struct EventRow {
    idx: u64,
    n: u64,
    at_us: i64,
    act: &'static str,
    leaf: Vec<u8>,
    leaf_hash: Hash,
    sealed: Vec<u8>,
}

#[derive(Default)]
struct Rows {
    events: Vec<Vec<Value>>,
    payloads: Vec<Vec<Value>>,
    cases: BTreeSet<String>,
}

impl Rows {
    fn queue(&mut self, case_id: &str, row: EventRow) {
        self.cases.insert(case_id.into());
        self.events.push(args![row.idx, case_id, row.n, row.at_us, row.act, row.leaf, row.leaf_hash.0.to_vec()]);
        self.payloads.push(args![row.idx, row.sealed]);
    }
}

/// Makes writers take turns, in this process and in others, and reads the log's end.
async fn take_turn(tx: &mut Tx) -> Result<Head> {
    let rows = tx
        .all("UPDATE head SET turn = turn + 1 WHERE id = 1 RETURNING size, frontier, last_us", vec![])
        .await?;
    let row = rows.first().ok_or_else(|| StoreError::Tampered("head".into()))?;
    let frontier = Frontier::from_bytes(&row.bytes("frontier")?).map_err(|_| StoreError::Tampered("head".into()))?;
    Ok(Head { size: row.count("size")?, frontier, last_us: row.int("last_us")? })
}

/// Writes the genesis leaf of a new log.
pub(crate) async fn begin_log(db: &Db, origin: &str, now: Timestamp) -> Result<()> {
    if !db.all("SELECT id FROM head", vec![]).await?.is_empty() {
        return Ok(());
    }
    let genesis = Genesis { origin: origin.into(), last_of_former: None, t: to_the_second(now) };
    let leaf = Leaf::Genesis(genesis).to_bytes().map_err(|error| StoreError::Leaf(error.to_string()))?;
    let leaf_hash = leaf_hash(&leaf);
    let mut frontier = Frontier::new();
    frontier.append(leaf_hash);
    let us = now.as_microsecond();
    let mut tx = db.begin().await?;
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
    Ok(tx.commit().await?)
}

fn to_the_second(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
