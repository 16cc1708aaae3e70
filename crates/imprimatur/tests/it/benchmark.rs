//! `benchmark`: figures shown and imported.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::run::{file, folder, run, shipped};

#[test]
fn a_company_is_shown_as_it_stood_on_the_day() {
    let ran = run(&["benchmark", "show", "Tencent", "--as-known-on", "2020-03-31"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let words = ran.words();
    for expected in [
        "public since 2019-05-16",
        "total 25.86 of 100, 16th of 24",
        "governance 4.17 of 100, 22nd of 24",
        "freedom 14.12 of 100",
        "privacy 38.96 of 100",
        "disclosure, not conduct",
        "RDRindex2019data_csv.zip",
    ] {
        assert!(words.contains(expected), "no `{expected}` in\n{}", ran.out);
    }
    assert_eq!(ran.out.lines().filter(|line| line.starts_with("  P1")).count(), 3, "P10, P11, P12 at zero");
}

#[test]
fn indicators_that_are_not_held_are_not_shown_as_good() {
    let ran = run(&["benchmark", "show", "Tencent", "--as-known-on", "2018-06-01"]);
    assert!(ran.words().contains("not held here: it cannot be told"), "{}", ran.out);
}

#[test]
fn json_holds_the_same_figures() {
    let json =
        run(&["benchmark", "show", "Tencent", "--as-known-on", "2020-03-31", "--format", "json"]).json();
    assert_eq!((&json["total"], &json["rank"]), (&serde_json::json!(25.86), &serde_json::json!(16)));
}

#[test]
fn a_new_edition_is_imported_once_its_publication_is_recorded() {
    let folder = folder("import");
    let zip = file(&folder, "2024.zip", zip());
    let out = folder.join("2024.yaml");
    let args = ["benchmark", "import", "rdr", &zip, "--out", out.to_str().unwrap()];

    let unknown = run(&args);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("edition `2024` is not known"), "{}", unknown.err);
    assert!(!out.exists());

    file(&folder, "ours/benchmarks/rdr/2024.yaml", RECORDED);
    let ours = folder.join("ours");
    let ran = run(&[&args[..], &["--content", ours.to_str().unwrap()]].concat());
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    let yaml = fs::read_to_string(&out).unwrap();
    assert!(yaml.contains("company: Alpha") && yaml.contains("total: 50.25"), "{yaml}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "the zip, the folder and the new file");

    for (out, expected) in [(folder.join("none/2024.yaml"), "cannot be written"), (ours.clone(), "a folder")]
    {
        let args = ["benchmark", "import", "rdr", &zip, "--out", out.to_str().unwrap()];
        let ran = run(&[&args[..], &["--content", ours.to_str().unwrap()]].concat());
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(expected), "{}", ran.err);
    }
}

const RECORDED: &str = "\
imprint:
  benchmark: rdr
  edition: '2024'
  title: An edition
  published-on: 2024-04-01
  published-on-basis: Read on the publisher's site
  method: 2020-58-indicators
  source: https://example.org/
  release: {file: 2024.zip}
companies: []
";

fn zip() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        (
            "2024-rdr-index-01-quick-overview.csv",
            "Company,Type,Total,Governance,Freedom of Expression,Privacy\nAlpha,Digital Platform,50.25,40,50,60.75\n",
        ),
        (
            "2024-rdr-index-02-summary-scores.csv",
            "Company,Company Type,Class,Service,Total,Governance,Freedom of Expression,Privacy,G1\nAlpha,Digital Platform,Total,Total,50.25,40,50,60.75,33.33\n",
        ),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_published_zip_becomes_the_shipped_file() {
    let shared = std::env::var_os("IMPRIMATUR_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let zip = shared.join("data/rdr/RDRindex2019data_csv.zip");
    if !zip.exists() {
        eprintln!("skipped: a_published_zip_becomes_the_shipped_file: shared data not found");
        return;
    }
    let ran = run(&["benchmark", "import", "rdr", zip.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.out, fs::read_to_string(shipped("benchmarks/rdr/2019.yaml")).unwrap());
}
