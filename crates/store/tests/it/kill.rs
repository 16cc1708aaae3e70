//! Killed at any write, or failed by the disk: nothing acknowledged is lost, and the store goes on.
//!
//! A process of its own (`examples/appender.rs`) appends under `strace`, which kills it, or makes a call fail,
//! at the N-th call of a kind.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;

use store::{Settings, Store};
use tempfile::TempDir;

use crate::support::acts::{day_of, opened, perform};
use crate::support::at;
use crate::support::place::{ORIGIN, audited, run};
use crate::support::trace::{Program, WRITES, calls_in, fails_cleanly, sample};

/// Batches and events in each.
const STORY: [&str; 2] = ["3", "4"];

#[test]
fn a_kill_at_any_write_loses_nothing_acknowledged() {
    let Some(appender) = Program::traceable("appender", "a_kill_at_any_write_loses_nothing_acknowledged")
    else {
        return;
    };
    let mut tried = 0;
    for (call, last) in count_calls(&appender, &WRITES) {
        for n in sample(last) {
            let folder = TempDir::new().unwrap();
            let output =
                traced(&appender, folder.path(), &[&format!("inject={call}:signal=KILL:when={n}")], &[]);
            survives(folder.path(), &output, &format!("killed at {call} number {n}"));
            tried += 1;
        }
    }
    assert!(tried > 30, "only {tried} points were tried");
}

#[test]
fn a_failing_disk_stops_the_store_and_corrupts_nothing() {
    let Some(appender) =
        Program::traceable("appender", "a_failing_disk_stops_the_store_and_corrupts_nothing")
    else {
        return;
    };
    for (call, error) in
        [("fsync", "EIO"), ("fdatasync", "EIO"), ("syncfs", "EIO"), ("pwrite64", "ENOSPC"), ("rename", "EIO")]
    {
        let last = count_calls(&appender, &[call]).remove(call).unwrap_or(0);
        for n in sample(last) {
            let folder = TempDir::new().unwrap();
            let output =
                traced(&appender, folder.path(), &[&format!("inject={call}:error={error}:when={n}")], &[]);
            fails_cleanly(&output, &format!("{error} at {call} number {n}"));
            survives(folder.path(), &output, &format!("{error} at {call} number {n}"));
        }
    }
}

#[test]
fn a_full_disk_under_the_ledgers_files_publishes_nothing() {
    let Some(appender) =
        Program::traceable("appender", "a_full_disk_under_the_ledgers_files_publishes_nothing")
    else {
        return;
    };
    for path in [
        "ledger/checkpoint.new",
        "ledger/tile/0/000.p/5.new",
        "ledger/tile/entries/000.p/9.new",
        "keys/last-signed.new",
    ] {
        let folder = TempDir::new().unwrap();
        let output = traced(&appender, folder.path(), &["inject=write:error=ENOSPC"], &[path]);
        let what = format!("no space for {path}");
        assert!(!output.status.success(), "{what}: it should have failed");
        fails_cleanly(&output, &what);
        survives(folder.path(), &output, &what);
    }
}

/// The appender's story in a folder, under `strace`.
fn traced(appender: &Program, folder: &Path, expressions: &[&str], paths: &[&str]) -> Output {
    let data = folder.join("data");
    let paths: Vec<PathBuf> = paths.iter().map(|path| data.join(path)).collect();
    let mut arguments = vec![data.into_os_string()];
    arguments.extend(STORY.map(Into::into));
    appender.traced(folder, &arguments, expressions, &paths)
}

/// How often the appender makes each call.
fn count_calls(appender: &Program, calls: &[&'static str]) -> BTreeMap<&'static str, u64> {
    let folder = TempDir::new().unwrap();
    let output = traced(appender, folder.path(), &[&format!("trace={}", calls.join(","))], &[]);
    assert!(output.status.success(), "{output:?}");
    calls_in(folder.path(), calls)
}

/// Opens the store that the appender left behind, and goes on with it.
fn survives(folder: &Path, output: &Output, what: &str) {
    let told = String::from_utf8_lossy(&output.stdout);
    let numbers = |word: &str| -> Vec<u64> {
        told.lines().filter_map(|line| line.strip_prefix(word)?.trim().parse().ok()).collect()
    };
    let (acknowledged, published) = (numbers("ack "), numbers("published "));
    run(async {
        let settings = Settings::embedded(folder.join("data"), ORIGIN, day_of());
        let store = Store::open(settings, at(0)).await.unwrap_or_else(|error| panic!("{what}: {error}"));
        let size = store.size().await.unwrap();
        assert!(
            acknowledged.iter().all(|index| *index < size),
            "{what}: {size} entries, acknowledged {acknowledged:?}"
        );
        let checkpoint = store.folder().checkpoint().unwrap_or_else(|error| panic!("{what}: {error}"));
        let now_published = checkpoint.map_or(0, |signed| signed.checkpoint().size);
        assert!(
            published.iter().all(|size| *size <= now_published),
            "{what}: {published:?}, now {now_published}"
        );
        if now_published > 0 {
            audited(&store).unwrap_or_else(|problem| panic!("{what}: {problem}"));
        }
        perform(&store, "IMP-2026-AFTER", at(100), opened("Afterwards")).await.unwrap();
        assert_eq!(store.publish().await.unwrap_or_else(|error| panic!("{what}: {error}")), size + 1);
        assert_eq!(audited(&store).unwrap_or_else(|problem| panic!("{what}: {problem}")).size, size + 1);
        assert_eq!(store.check().await.unwrap(), size + 1, "{what}");
    });
}
