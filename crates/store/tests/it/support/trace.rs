//! A program of ours under `strace`, which kills it, or makes a call fail, at the N-th call of a kind.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::skipped;

/// Calls by which a program leaves traces on a disk.
pub const WRITES: [&str; 10] =
    ["write", "pwrite64", "fsync", "fdatasync", "syncfs", "rename", "unlink", "ftruncate", "mkdir", "openat"];

/// Most points tried of one kind of call; all of them where the variable below is set.
const SAMPLE: u64 = 12;
const ALL: &str = "IMPRIMATUR_EVERY_KILL";

/// An example of this crate.
pub struct Program(PathBuf);

impl Program {
    /// The example, if it can be traced here; otherwise the test is skipped by name.
    pub fn traceable(example: &str, test: &str) -> Option<Program> {
        let traced =
            Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
        match traced {
            Err(_) => skipped(test, "strace is not installed"),
            Ok(status) if !status.success() => skipped(test, "processes may not be traced here"),
            Ok(_) => return Some(Program(built(example))),
        }
        None
    }

    /// Runs it to its end or to its death; the trace is kept in `folder`. Only calls on one of `paths` are
    /// looked at, where there are any.
    pub fn traced(
        &self,
        folder: &Path,
        arguments: &[OsString],
        expressions: &[&str],
        paths: &[PathBuf],
    ) -> Output {
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-o"]).arg(folder.join("trace"));
        for expression in expressions {
            // Tracing nothing but the call that is tampered with keeps the rest at its own speed.
            if let Some((call, _)) = expression.strip_prefix("inject=").and_then(|rest| rest.split_once(':'))
            {
                command.arg("-e").arg(format!("trace={call}"));
            }
            command.arg("-e").arg(expression);
        }
        for path in paths {
            command.arg("-P").arg(path);
        }
        command.arg(&self.0).args(arguments).output().unwrap()
    }
}

/// Tests are built together with the examples, but a single test binary may be built alone.
fn built(example: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.set_file_name("examples");
    path.push(example);
    if !path.exists() {
        let built =
            Command::new(env!("CARGO")).args(["build", "--package", "store", "--example", example]).status();
        assert!(built.unwrap().success());
    }
    path
}

/// How often each call stands in the trace in `folder`, by the thread that makes it most often: strace counts
/// by thread.
pub fn calls_in(folder: &Path, calls: &[&'static str]) -> BTreeMap<&'static str, u64> {
    let trace = std::fs::read_to_string(folder.join("trace")).unwrap();
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
pub fn sample(last: u64) -> Vec<u64> {
    if last <= SAMPLE || std::env::var_os(ALL).is_some() {
        return (1..=last).collect();
    }
    (0..SAMPLE).map(|at| 1 + at * (last - 1) / (SAMPLE - 1)).collect()
}

/// It ends by itself, without a panic, and says what is wrong.
pub fn fails_cleanly(output: &Output, what: &str) {
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!complaint.contains("panicked"), "{what}: {complaint}");
    // Some failures are harmless, such as that of a folder's sync inside of SQLite.
    assert!(
        output.status.success() || complaint.contains("Error"),
        "{what}: {:?} {complaint}",
        output.status
    );
}
