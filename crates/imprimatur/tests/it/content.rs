//! `content`, and an institution's own files laid over the defaults.

use std::fs;

use crate::run::{OWN_GATE, Ran, SHORT, file, folder, run, run_with, shipped};

#[test]
fn the_shipped_content_is_sound() {
    let ran = run(&["content", "check"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let words = ran.words();
    for what in
        ["The content is sound", "edition ", "questions ", "requirements ", "benchmarks 5", "examples "]
    {
        assert!(words.contains(what), "no `{what}` in\n{}", ran.out);
    }
}

/// Checks the shipped content with one file laid over it.
fn with(test: &str, path: &str, bytes: impl AsRef<[u8]>) -> Ran {
    let folder = folder(test);
    file(&folder, path, bytes);
    run(&["content", "check", folder.to_str().unwrap()])
}

#[test]
fn an_institutions_own_file_replaces_the_default_and_changes_the_edition() {
    let edition = |ran: &Ran| ran.out.lines().find(|line| line.contains("edition")).unwrap().to_owned();
    let settings = fs::read_to_string(shipped("settings.yaml")).unwrap();
    let ours = with("ours", "settings.yaml", format!("{settings}\n# ours\n"));
    assert_eq!(ours.code, Some(0), "{}", ours.err);
    assert_ne!(edition(&ours), edition(&run(&["content", "check"])));
}

#[test]
fn a_check_is_made_by_the_institutions_own_content() {
    let folder = folder("own-gate");
    file(&folder, "gates/stages/99-ours.yaml", OWN_GATE);
    let ran = run_with(&["check", "-", "--content", folder.to_str().unwrap()], SHORT.as_bytes());
    assert!(ran.words().contains("OURS-1 It is Tuesday How: Wait until Tuesday"), "{}", ran.out);
    assert!(!run_with(&["check", "-"], SHORT.as_bytes()).out.contains("OURS-1"));
}

#[test]
fn every_fault_is_told_with_file_and_line() {
    let folder = folder("faults");
    file(&folder, "settings.yaml", "calendar: nowhere\ncolour: red\n");
    file(&folder, "criteria/tiers.yaml", "duties: [\n");
    let ran = run(&["content", "check", folder.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("settings.yaml:2:") && ran.err.contains("criteria/tiers.yaml:"), "{}", ran.err);
}

#[test]
fn a_condition_that_speaks_of_what_no_case_has_is_a_fault() {
    let gate = OWN_GATE.replace("'false'", "moon.full");
    let ran = with("moon", "gates/stages/99-ours.yaml", gate);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("OURS-1") && ran.err.contains("moon"), "{}", ran.err);
}

#[test]
fn a_benchmark_file_that_cannot_be_right_is_a_fault() {
    let twice = fs::read(shipped("benchmarks/rdr/2020.yaml")).unwrap();
    let ran = with("restated", "benchmarks/rdr/2020-again.yaml", twice);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("benchmarks/rdr/2020"), "{}", ran.err);
}

#[test]
fn an_example_that_cannot_be_read_is_a_fault() {
    let ran = with("example", "examples/ours.yaml", format!("{SHORT}colour: red\n"));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("examples/ours.yaml:4:"), "{}", ran.err);
    let ran =
        with("example-code", "examples/ours.yaml", format!("{SHORT}answers: {{EX-999: {{value: no}}}}\n"));
    assert!(ran.err.contains("EX-999"), "{}", ran.err);
}

#[test]
fn a_file_that_nothing_reads_is_a_mistyped_name() {
    let ran = with("mistyped", "criteria/tier.yaml", "");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("criteria/tier.yaml: nothing reads"), "{}", ran.err);
}

#[test]
fn what_editors_leave_behind_is_passed_over() {
    assert_eq!(with("hidden", ".git/config", "x").code, Some(0));
}

#[test]
fn a_folder_that_is_none_is_refused() {
    let folder = folder("none");
    let ran = run(&["content", "check", folder.join("missing").to_str().unwrap()]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("not a folder"), "{}", ran.err);
}
