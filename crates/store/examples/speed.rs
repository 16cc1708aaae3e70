//! How fast the ledger is: durable appends, audits, replays, proofs. Results and their reading:
//! `docs/benchmarks.md`.
//!
//! `cargo run --release --package store --example speed [FOLDER]`; the folder should lie on the disk that is to
//! be measured.

#![expect(clippy::print_stdout, reason = "what it prints is its purpose")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ledger::audit::{Options, audit};
use ledger::policy::Policy;
use ledger::tree::{leaf_hash, verify_inclusion};
use store::{Settings, Store};
use test_support::acts;
use tokio::task::JoinSet;

type Done = Result<(), Box<dyn Error>>;

/// Cases among which appended events are spread, as in an office at work.
const CASES: u64 = 200;

/// Events of the long case.
const LONG: u64 = 10_000;

#[tokio::main]
async fn main() -> Done {
    let folder = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(folder)?;
    let load = || std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load average before: {}", load().trim());
    let log = appends(folder.path()).await?;
    audits(&log)?;
    proofs(&log)?;
    replay(&folder.path().join("long")).await?;
    println!("load average after: {}", load().trim());
    Ok(())
}

async fn open(data: &Path) -> Result<Store, Box<dyn Error>> {
    Ok(Store::open(Settings::embedded(data.into(), "ledger.example/log", acts::day_of()), acts::at(0))
        .await?)
}

/// Each batch is acknowledged, then published with tiles, tree head and signed checkpoint: all of it on the disk.
async fn appends(folder: &Path) -> Result<Store, Box<dyn Error>> {
    println!("\n| batch | events/s recorded | events/s recorded and published | p50 of a batch | p99 |");
    println!("| --- | --- | --- | --- | --- |");
    let mut largest = None;
    for (batch, rounds) in [(1, 200), (10, 200), (100, 100), (1000, 100)] {
        let store = open(&folder.join(format!("batch-{batch}"))).await?;
        // The cases are opened beforehand: what is measured is the daily work.
        append(&store, 0, CASES).await?;
        let (mut recorded, mut whole) = (Vec::new(), Vec::new());
        for round in 0..rounds {
            let start = Instant::now();
            append(&store, CASES + round * batch, batch).await?;
            recorded.push(start.elapsed());
            store.publish().await?;
            whole.push(start.elapsed());
        }
        let rate =
            |times: &[Duration]| (batch * rounds) as f64 / times.iter().sum::<Duration>().as_secs_f64();
        let rates = (rate(&recorded), rate(&whole));
        whole.sort_unstable();
        let at = |share: usize| whole[(whole.len() - 1) * share / 100];
        println!("| {batch} | {:.0} | {:.0} | {:.1?} | {:.1?} |", rates.0, rates.1, at(50), at(99));
        largest = Some(store);
    }
    largest.ok_or_else(|| "nothing was measured".into())
}

/// Events of as many clients at once.
async fn append(store: &Store, start: u64, count: u64) -> Done {
    let mut waiting = JoinSet::new();
    for number in start..start + count {
        let store = store.clone();
        waiting.spawn(async move {
            let decide = move |case: &engagement::Engagement| {
                let act = if case.n == 0 { acts::opened("A pilot") } else { acts::commented("A comment") };
                Ok(vec![acts::event(case, acts::at(1), "anna", act)])
            };
            store.perform(&format!("IMP-2026-{:04}", number % CASES), None, decide).await
        });
    }
    while let Some(recorded) = waiting.join_next().await {
        recorded??;
    }
    Ok(())
}

/// The fastest of several: the others waited for somebody else.
fn audits(store: &Store) -> Done {
    let policy = Policy::log_only(store.log_key().clone());
    let (mut wall, mut processor, mut size) = (Duration::MAX, Duration::MAX, 0);
    for _ in 0..7 {
        let (start, spent) = (Instant::now(), on_processor());
        size = audit(store.folder(), &policy, &Options::default())?.size;
        (wall, processor) = (wall.min(start.elapsed()), processor.min(on_processor() - spent));
    }
    let rate = |time: Duration| size as f64 / time.as_secs_f64();
    println!(
        "\nfull audit of {size} leaves: {:.0}/s by the clock, {:.0}/s of processor time",
        rate(wall),
        rate(processor)
    );
    Ok(())
}

fn proofs(store: &Store) -> Done {
    const PROOFS: u64 = 2000;
    let size = store.folder().checkpoint()?.ok_or("nothing is published")?.checkpoint().size;
    let indexes = || (0..PROOFS).map(|number| number * 7919 % size);
    let processor = on_processor();
    let made = indexes().map(|index| store.prove(index)).collect::<Result<Vec<_>, _>>()?;
    let making = on_processor() - processor;
    let leaf = leaf_hash(&[0; 300]);
    let processor = on_processor();
    let mut refused = 0;
    for _ in 0..50 {
        for proof in &made {
            let head = proof.checkpoint.checkpoint();
            // A leaf of another entry costs the same.
            refused += usize::from(
                verify_inclusion(&head.root, head.size, proof.index, &leaf, &proof.path).is_err(),
            );
        }
    }
    let verifying = on_processor() - processor;
    println!(
        "inclusion proofs from tiles: {:.0}/s made, {:.0}/s verified (processor time)",
        PROOFS as f64 / making.as_secs_f64(),
        refused as f64 / verifying.as_secs_f64()
    );
    Ok(())
}

async fn replay(data: &Path) -> Done {
    let store = open(data).await?;
    for start in (0..LONG).step_by(1000) {
        let mut waiting = JoinSet::new();
        for _ in start..start + 1000 {
            let store = store.clone();
            let comment = acts::doing(acts::at(1), acts::commented("A comment"));
            waiting.spawn(async move { store.perform(acts::CASE, None, comment).await });
        }
        while let Some(recorded) = waiting.join_next().await {
            recorded??;
        }
    }
    let start = Instant::now();
    let case = store.case(acts::CASE).await?;
    println!("replay of a case of {} events: {:.0?}", case.n, start.elapsed());
    Ok(())
}

/// What this thread has had of a processor, so that others' load counts less.
fn on_processor() -> Duration {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(
        spent.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()).unwrap_or(0),
    )
}
