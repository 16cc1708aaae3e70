//! Runs the binary as a user would.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_imprimatur"));
    // A user's own settings for colour must not reach the test.
    command.env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    command
}

/// Runs with `args`.
pub fn run(args: &[&str]) -> Ran {
    run_with(args, b"")
}

/// Runs with `args` and `input` on standard input.
pub fn run_with(args: &[&str], input: &[u8]) -> Ran {
    let mut child = command()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may stop reading early, which is its good right.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

impl Ran {
    /// The words that were printed, without regard to where lines were broken.
    pub fn words(&self) -> String {
        self.out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// An empty folder of this test's own.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file below `folder` and gives its path.
pub fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A file of the shipped content.
pub fn shipped(path: &str) -> String {
    format!("{}/../../content/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// A dossier that says as little as a dossier can.
pub const SHORT: &str = "\
institution: {id: an-office, name: An office}
partner: {id: a-company, name: A company}
engagement: {title: A pilot, kind: pilot, summary: Something is tried out together}
";

/// A gate of an institution's own, which never opens.
pub const OWN_GATE: &str = "\
gate: ours
title: Ours
guards: [{act: ours.done}]
requirements:
- code: OURS-1
  text: It is Tuesday
  holds: 'false'
  how: Wait until Tuesday
  basis: {source: Us, basis-status: institutions-own}
";
