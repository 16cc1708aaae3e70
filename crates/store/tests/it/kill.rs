//! Killed at any write, or failed by the disk: nothing acknowledged is lost, and the store goes on.
//!
//! A process of its own (`examples/appender.rs`) appends under `strace`, which kills it, or makes a call fail,
//! at the N-th call of a kind.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use store::{Settings, Store};
use tempfile::TempDir;

use crate::support::acts::{day_of, opened, perform};
use crate::support::place::{ORIGIN, audited, run};
use crate::support::{at, skipped};

/// Calls by which a program leaves traces on a disk.
const WRITES: [&str; 10] =
    ["write", "pwrite64", "fsync", "fdatasync", "syncfs", "rename", "unlink", "ftruncate", "mkdir", "openat"];

/// Most points tried of one kind of call; all of them where the variable below is set.
const SAMPLE: u64 = 12;
const ALL: &str = "IMPRIMATUR_EVERY_KILL";

/// Batches and events in each.
const STORY: [&str; 2] = ["3", "4"];

#[test]
fn a_kill_at_any_write_loses_nothing_acknowledged() {
    let Some(appender) = traceable("a_kill_at_any_write_loses_nothing_acknowledged") else { return };
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
    let Some(appender) = traceable("a_failing_disk_stops_the_store_and_corrupts_nothing") else { return };
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
    let Some(appender) = traceable("a_full_disk_under_the_ledgers_files_publishes_nothing") else { return };
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

/// The appender, if it can be traced here; otherwise the test is skipped by name.
fn traceable(test: &str) -> Option<PathBuf> {
    let traced =
        Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    match traced {
        Err(_) => skipped(test, "strace is not installed"),
        Ok(status) if !status.success() => skipped(test, "processes may not be traced here"),
        Ok(_) => return Some(built_appender()),
    }
    None
}

/// Tests are built together with the examples, but a single test binary may be built alone.
fn built_appender() -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.set_file_name("examples");
    path.push("appender");
    if !path.exists() {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--package", "store", "--example", "appender"])
            .status();
        assert!(built.unwrap().success());
    }
    path
}

/// How often each call is made, by the thread that makes it most often: strace counts by thread.
fn count_calls(appender: &Path, calls: &[&'static str]) -> BTreeMap<&'static str, u64> {
    let folder = TempDir::new().unwrap();
    let output = traced(appender, folder.path(), &[&format!("trace={}", calls.join(","))], &[]);
    assert!(output.status.success(), "{output:?}");
    let trace = std::fs::read_to_string(folder.path().join("trace")).unwrap();
    let mut counts: BTreeMap<(&str, &'static str), u64> = BTreeMap::new();
    for line in trace.lines() {
        let Some((thread, text)) = line.split_once(char::is_whitespace) else { continue };
        let name = text.trim_start().split('(').next().unwrap_or_default();
        if let Some(call) = calls.iter().find(|call| **call == name) {
            *counts.entry((thread, call)).or_default() += 1;
        }
    }
    let mut most = BTreeMap::new();
    for ((_, call), count) in counts {
        let known: &mut u64 = most.entry(call).or_default();
        *known = count.max(*known);
    }
    most
}

/// Points spread evenly over 1 to `last`, both included.
fn sample(last: u64) -> Vec<u64> {
    if last <= SAMPLE || std::env::var_os(ALL).is_some() {
        return (1..=last).collect();
    }
    (0..SAMPLE).map(|at| 1 + at * (last - 1) / (SAMPLE - 1)).collect()
}

fn traced(appender: &Path, folder: &Path, expressions: &[&str], paths: &[&str]) -> Output {
    let data = folder.join("data");
    let mut command = Command::new("strace");
    command.args(["-f", "-o"]).arg(folder.join("trace"));
    for expression in expressions {
        // Tracing nothing but the call that is tampered with keeps the rest at its own speed.
        if let Some((call, _)) = expression.strip_prefix("inject=").and_then(|rest| rest.split_once(':')) {
            command.arg("-e").arg(format!("trace={call}"));
        }
        command.arg("-e").arg(expression);
    }
    for path in paths {
        command.arg("-P").arg(data.join(path));
    }
    command.arg(appender).arg(&data).args(STORY).output().unwrap()
}

/// It ends by itself, without a panic, and says what is wrong.
fn fails_cleanly(output: &Output, what: &str) {
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!complaint.contains("panicked"), "{what}: {complaint}");
    // Some failures are harmless, such as that of a folder's sync inside of SQLite.
    assert!(
        output.status.success() || complaint.contains("Error"),
        "{what}: {:?} {complaint}",
        output.status
    );
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
