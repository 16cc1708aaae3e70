//! Appends to a store and says what was acknowledged, for tests that kill it and for other people's verifiers.
//!
//! `appender DATA BATCHES EACH [WITNESS-KEY URL]...` prints the log's key, `ack INDEX` for every event once it
//! is durable, and `published SIZE` for every checkpoint; one is published after each batch.

#![expect(clippy::print_stdout, reason = "what it prints is its purpose")]

use std::error::Error;

use store::{Settings, Store, WitnessAddress};
use test_support::acts;
use tokio::task::JoinSet;

/// Cases among which the events are spread.
const CASES: u64 = 50;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, batches, each, witnesses @ ..] = arguments.as_slice() else {
        return Err("usage: appender DATA BATCHES EACH [WITNESS-KEY URL]...".into());
    };
    let (batches, each): (u64, u64) = (batches.parse()?, each.parse()?);
    let mut settings = Settings::embedded(data.into(), "ledger.example/log", acts::day_of());
    for pair in witnesses.chunks_exact(2) {
        settings.witnesses.push(WitnessAddress { key: pair[0].parse()?, url: pair[1].clone() });
    }
    settings.quorum = settings.witnesses.len();
    let store = Store::open(settings, acts::at(0)).await?;
    println!("key {}", store.log_key());
    let before = store.size().await?;
    for batch in 0..batches {
        append(&store, before + batch * each, each).await?;
        println!("published {}", store.publish().await?);
    }
    Ok(())
}

/// All at once, so that they share a transaction.
async fn append(store: &Store, start: u64, count: u64) -> Result<(), Box<dyn Error>> {
    let mut waiting = JoinSet::new();
    for number in start..start + count {
        let store = store.clone();
        let case_id = format!("IMP-2026-{:04}", number % CASES);
        waiting.spawn(async move {
            let decide = move |case: &engagement::Engagement| {
                let act = if case.n == 0 { acts::opened("A pilot") } else { acts::commented("A comment") };
                Ok(vec![acts::event(case, acts::at(number as i64), "anna", act)])
            };
            store.perform(&case_id, None, decide).await
        });
    }
    while let Some(recorded) = waiting.join_next().await {
        println!("ack {}", recorded??.first_index);
    }
    Ok(())
}
