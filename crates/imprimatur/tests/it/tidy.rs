//! The house kept tidy: who may lean on whom, how long a file may grow, and that each says what it
//! is about.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// Our crates, and on which of ours each may depend. Lower rooms never look up.
const ALLOWED: &[(&str, &[&str])] = &[
    ("evidence", &[]),
    ("entities", &[]),
    ("lists", &["entities", "content"]),
    ("screening", &["entities", "content"]),
    ("ownership", &["entities"]),
    ("conflicts", &["ownership", "content"]),
    ("accounts", &["policy"]),
    ("ledger", &[]),
    ("content", &["evidence"]),
    ("benchmark", &["content", "evidence"]),
    ("engagement", &["evidence", "content", "benchmark"]),
    ("policy", &["engagement", "content", "evidence"]),
    (
        "store",
        &[
            "ledger",
            "engagement",
            "content",
            "benchmark",
            "evidence",
            "accounts",
            "policy",
            "entities",
            "lists",
        ],
    ),
    (
        "web",
        &[
            "store",
            "policy",
            "accounts",
            "engagement",
            "content",
            "benchmark",
            "evidence",
            "ledger",
            "ownership",
            "conflicts",
        ],
    ),
    (
        "imprimatur",
        &[
            "web",
            "store",
            "policy",
            "accounts",
            "engagement",
            "content",
            "benchmark",
            "evidence",
            "ledger",
            "entities",
            "lists",
            "screening",
            "ownership",
            "conflicts",
        ],
    ),
    (FOR_TESTS, &["engagement", "content", "benchmark", "evidence"]),
];

/// A file above this is a question to answer.
const MOST_LINES: usize = 600;

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The crate that tests may use, from whichever room. What it leans on itself is in the list.
const FOR_TESTS: &str = "test-support";

/// Our crates with those of ours that each depends on. Nothing but tests may lean on the crate for tests.
fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = env::var_os("CARGO").unwrap_or("cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(house())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |package: &Value| package["name"].as_str().unwrap().to_owned();
    let ours: BTreeSet<String> = packages.iter().map(name).collect();
    let of = |package: &Value| {
        package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| name(one) != FOR_TESTS || one["kind"] != "dev")
            .map(name)
            .filter(|one| ours.contains(one))
            .collect()
    };
    packages.iter().map(|package| (name(package), of(package))).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_dependency_between_our_crates_is_an_allowed_one() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut faults = Vec::new();
    for (from, onto) in edges() {
        let Some(allowed) = allowed.get(from.as_str()) else {
            faults.push(format!("{from} is not in the list of this test; say what it may lean on"));
            continue;
        };
        let foreign = onto.iter().filter(|one| !allowed.contains(&one.as_str()));
        faults.extend(foreign.map(|one| format!("{from} must not lean on {one}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_source_file_is_too_long_and_each_says_what_it_is_about() {
    let files = rust_files(&house().join("crates"));
    assert!(files.len() > 50, "the files were looked for in the wrong place");
    let mut faults = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{}: {lines} lines; divide it by subject", path.display()));
        }
        if !text.starts_with("//! ") {
            faults.push(format!("{}: begin with `//! ` and what the file is about", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
