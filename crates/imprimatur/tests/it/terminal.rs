//! Standard output in all the states that it can be in.

use std::fs::File;
use std::io::{Read, Write};
use std::process::Stdio;

use crate::run::{SHORT, command, run, run_with};

const CHECK: [&str; 4] = ["check", "-", "--as-known-on", "2020-03-31"];

#[test]
fn a_reader_that_leaves_early_is_not_a_failure() {
    let mut child = command()
        .args(CHECK)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(SHORT.as_bytes()).unwrap();
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(1), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure_and_not_a_finding() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = command().args(["benchmark", "show", "Tencent"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be written"));
}

#[test]
fn colour_comes_only_where_it_is_wanted_and_never_carries_the_meaning_alone() {
    let plain = run_with(&CHECK, SHORT.as_bytes()).out;
    assert!(!plain.contains('\u{1b}'), "no terminal, no colour");
    let coloured = |name: &str| {
        let mut child = command();
        let mut child =
            child.args(CHECK).env(name, "1").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(SHORT.as_bytes()).unwrap();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
    };
    assert_eq!(coloured("NO_COLOR"), plain);
    let forced = coloured("CLICOLOR_FORCE");
    assert!(forced.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&forced).to_string(), plain);
}

#[test]
fn a_stranger_cannot_steer_the_terminal() {
    let dossier = SHORT.replace("title: A pilot", "title: \"A\\e[31m pilot \\u202Etolip\"");
    let ran = run_with(&CHECK, dossier.as_bytes());
    assert!(ran.out.starts_with("A\u{fffd}[31m pilot \u{fffd}tolip"), "{}", ran.out);
}

#[test]
fn every_verb_helps_with_an_example() {
    for verb in [
        &["check"][..],
        &["benchmark", "import", "rdr"],
        &["benchmark", "show"],
        &["content", "check"],
        &["schema"],
        &[],
    ] {
        let ran = run(&[verb, &["--help"]].concat());
        assert_eq!(ran.code, Some(0));
        let example = ["Example:", "  imprimatur"].join("\n");
        assert!(ran.out.contains(&example), "{verb:?}\n{}", ran.out);
    }
}
