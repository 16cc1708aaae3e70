//! Bad input: one clear message that says what and where, code 2, and nothing printed or written.

use std::fs;

use crate::run::{Ran, SHORT, file, folder, run, run_with};

#[track_caller]
fn refused(ran: &Ran, expected: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    for words in expected {
        assert!(ran.err.contains(words), "no `{words}` in {}", ran.err);
    }
    assert!(!ran.err.contains("panicked"));
}

#[track_caller]
fn dossier(test: &str, bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let path = file(&folder(test), "dossier.yaml", bytes);
    refused(&run(&["check", &path]), &[&[path.as_str()], expected].concat());
}

#[test]
fn an_unknown_field_is_named_with_its_line() {
    dossier("unknown-field", format!("{SHORT}colour: red\n"), &[":4:", "colour"]);
}

#[test]
fn a_missing_field_is_named() {
    dossier("missing-field", SHORT.replace(", kind: pilot", ""), &[":3:", "kind"]);
}

#[test]
fn a_word_that_is_no_answer_is_met_with_those_that_are() {
    dossier("no-answer", format!("{SHORT}answers: {{EX-01: {{value: maybe}}}}\n"), &[":4:", "not-looked-at"]);
}

#[test]
fn a_day_that_is_none_is_named_with_its_line() {
    let text = SHORT.replace("kind: pilot", "ends-on: 2020-02-30, kind: pilot");
    dossier("no-day", text, &[":3:", "ends-on"]);
}

#[test]
fn malformed_yaml_is_met_with_its_line() {
    dossier("malformed", format!("{SHORT}evidence: [\n"), &["dossier.yaml:"]);
}

#[test]
fn a_key_given_twice_is_refused() {
    dossier("twice", format!("{SHORT}{SHORT}"), &[":4:", "institution"]);
}

#[test]
fn an_empty_file_is_no_dossier() {
    dossier("empty", "", &["dossier.yaml"]);
}

#[test]
fn two_documents_are_not_one() {
    dossier("documents", format!("{SHORT}---\n{SHORT}"), &["dossier.yaml"]);
}

#[test]
fn aliases_that_would_blow_up_are_refused() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x]\n");
    for (name, of) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e")] {
        bomb += &format!("{name}: &{name} [*{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}]\n");
    }
    dossier("aliases", bomb, &["dossier.yaml"]);
}

#[test]
fn an_endless_nest_is_refused() {
    dossier("deep", format!("{SHORT}answers: {}", "[".repeat(100_000)), &["dossier.yaml"]);
}

#[test]
fn bytes_that_are_no_utf_8_are_refused_with_their_line() {
    dossier("latin-1", [SHORT.as_bytes(), b"# caf\xe9\n"].concat(), &[":4", "UTF-8"]);
}

#[test]
fn more_than_a_mebibyte_is_refused() {
    dossier("large", format!("{SHORT}# {}\n", "x".repeat(1 << 20)), &["1048576"]);
}

#[test]
fn a_dossier_that_contradicts_itself_is_refused() {
    let source = "{id: E-1, kind: independent, publisher: P, title: T, published-on: 2019-05-16, retrieved-on: 2020-03-01}";
    dossier("two-sources", format!("{SHORT}evidence: [{source}, {source}]\n"), &["E-1"]);
    dossier(
        "no-source",
        format!("{SHORT}answers: {{EX-01: {{value: no, evidence: [E-7]}}}}\n"),
        &["answers.EX-01", "E-7"],
    );
    dossier("nameless", SHORT.replace("name: A company", "name: \" \""), &["partner.name"]);
}

#[test]
fn a_stranger_cannot_steer_the_terminal_through_a_message() {
    let path = file(&folder("steer"), "dossier.yaml", format!("{SHORT}\"\\e[2Jx\": 1\n"));
    let ran = run(&["check", &path]);
    refused(&ran, &["unknown field"]);
    assert!(!ran.err.contains('\u{1b}'));
}

#[test]
fn standard_input_is_called_by_its_name() {
    refused(&run_with(&["check", "-"], b"colour: red\n"), &["standard input:1"]);
}

#[cfg(unix)]
#[test]
fn a_source_without_end_is_refused() {
    refused(&run(&["check", "/dev/zero"]), &["/dev/zero", "1048576"]);
}

#[test]
fn a_missing_file_and_a_folder_are_told_apart() {
    let folder = folder("missing");
    let folder = folder.to_str().unwrap();
    refused(&run(&["check", &format!("{folder}/none.yaml")]), &["none.yaml", "no such file"]);
    refused(&run(&["check", folder]), &[folder, "a folder"]);
}

#[test]
fn days_are_written_in_one_way() {
    for day in ["31.3.2020", "2020-3-31", "2020-02-30", "20200331", "2020-03-31T00:00", "yesterday", ""] {
        refused(
            &run_with(&["check", "-", "--as-known-on", day], SHORT.as_bytes()),
            &["--as-known-on", "write it as 2020-03-31"],
        );
    }
}

#[test]
fn use_that_makes_no_sense_is_refused() {
    refused(&run(&["check"]), &["DOSSIER.yaml"]);
    refused(&run(&["chekc"]), &["check"]);
    refused(&run_with(&["check", "-", "--partner", ""], SHORT.as_bytes()), &["--partner"]);
    refused(&run_with(&["check", "-", "--format", "xml"], SHORT.as_bytes()), &["json"]);
}

#[test]
fn a_company_that_nobody_scored_is_refused_where_only_its_scores_are_asked_for() {
    refused(
        &run(&["benchmark", "show", "Nobody & Sons", "--as-known-on", "2020-03-31"]),
        &["Nobody & Sons", "check the spelling"],
    );
    refused(&run(&["benchmark", "show", "Tencent", "--as-known-on", "2016-01-01"]), &["2016-01-01", "2015"]);
}

#[test]
fn what_is_no_published_zip_leaves_no_file_behind() {
    let folder = folder("no-zip");
    let zip = file(&folder, "data.zip", "not a zip");
    let out = folder.join("2020.yaml");
    refused(
        &run(&["benchmark", "import", "rdr", &zip, "--out", out.to_str().unwrap()]),
        &["data.zip", "download it again"],
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}
