//! Broken input is refused whole, with the place and the way to mend it.

use benchmark::{Library, rdr, rdr::ImportError};

use crate::zips::{good, imprint, overview, summary, with, zip};

fn refusal(bytes: &[u8]) -> String {
    rdr::import(bytes, [&imprint("2020")]).unwrap_err().to_string()
}

#[test]
fn cells_are_named_by_file_line_and_column() {
    for (from, to, says) in [
        ("10,0,0,N/A", "ten,0,0,N/A", "line 3, column F5a: `ten` is not a number from 0 to 100"),
        ("10,0,0,N/A", "101,0,0,N/A", "line 3, column F5a: `101` is not a number"),
        ("10,0,0,N/A", "NaN,0,0,N/A", "line 3, column F5a: `NaN` is not a number"),
        ("10,0,0,N/A", "-1,0,0,N/A", "line 3, column F5a"),
        ("10,0,0,N/A", ",0,0,N/A", "line 3, column F5a: the cell is empty"),
        ("0,0,0,50,100", "0,0,0,50", "line 5, column 14: the row has 14 cells and the header 15"),
        (
            "50.2541,40",
            "51.2541,40",
            "line 3, column Total: 51.25 for `Alpha`, where the quick overview says 50.25",
        ),
        ("Alpha,Digital Platform,Total", "Gamma,Digital Platform,Total", "no row for the whole of `Alpha`"),
        (
            "Platform,Group,Group,1,1,,,1,,,,,,",
            "Platform,Total,Total,1,1,1,1,1,1,1,1,1,1,1",
            "line 4, column Class: `Alpha` has two",
        ),
        ("F6,F9", "F06,F9", "line 1, column 13: `F06` is not an indicator"),
        ("F6,F9", "F9,F9", "line 1, column 14: `F9` heads two columns"),
        ("Class", "Klass", "column Class: no such column"),
    ] {
        let broken = summary("2020").replacen(from, to, 1);
        let error = refusal(&with("2020", &overview("2020"), &broken));
        assert!(error.starts_with("2020-rdr-index-02-summary-scores.csv"), "{error}");
        assert!(error.contains(says), "{to}: {error}");
    }
}

#[test]
fn a_byte_order_mark_does_not_shift_the_lines() {
    let broken = format!("\u{feff}{}", summary("2020").replace(",50,100", ",50,1000"));
    assert!(refusal(&with("2020", &overview("2020"), &broken)).contains("line 5, column P18: `1000`"));
}

#[test]
fn the_overview_is_read_as_strictly() {
    for (from, to, says) in [
        ("Digital Platform", "Bank", "line 2, column Type: `Bank` is no known kind of company"),
        ("\"Beta\n& Sons\"", "Alpha", "line 3, column Company: `Alpha` occurs twice"),
        ("50.25", "", "line 2, column Total: the cell is empty"),
    ] {
        let error = refusal(&with("2020", &overview("2020").replacen(from, to, 1), &summary("2020")));
        assert!(error.contains(says), "{error}");
    }
    let header = overview("2020").lines().next().unwrap().to_owned();
    assert!(refusal(&with("2020", &header, &summary("2020"))).contains("there is no company"));
    assert!(refusal(&with("2020", "", &summary("2020"))).contains("no such column"));
}

#[test]
fn bytes_that_are_not_utf_8_are_named_by_line() {
    let mut bytes = overview("2020").into_bytes();
    let at = bytes.windows(5).position(|five| five == b"Alpha").unwrap();
    bytes[at] = 0xe9;
    let error = refusal(&zip(&[
        ("2020-rdr-index-01-quick-overview.csv", &bytes),
        ("2020-rdr-index-02-summary-scores.csv", summary("2020").as_bytes()),
    ]));
    assert!(error.contains("line 2") && error.contains("UTF-8"), "{error}");
}

#[test]
fn a_zip_cut_anywhere_is_refused() {
    let whole = good("2020");
    for length in 0..whole.len() {
        assert!(rdr::import(&whole[..length], [&imprint("2020")]).is_err(), "cut after {length} bytes");
    }
}

#[test]
fn a_damaged_file_in_the_zip_is_refused() {
    let text = summary("2020");
    let stored = {
        use std::io::Write;
        let options =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in [
            ("2020-rdr-index-01-quick-overview.csv", overview("2020")),
            ("2020-rdr-index-02-summary-scores.csv", text.clone()),
        ] {
            writer.start_file(name, options).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    assert!(rdr::import(&stored, [&imprint("2020")]).is_ok());
    let at = stored.windows(7).position(|seven| seven == b"50.2541").unwrap();
    let mut altered = stored;
    altered[at + 6] = b'2';
    assert!(refusal(&altered).contains("02-summary-scores.csv in the zip cannot be read"));
}

#[test]
fn what_unpacks_to_far_too_much_is_refused() {
    let bomb = "x".repeat(1 + usize::try_from(rdr::MAX_FILE_BYTES).unwrap());
    assert!(matches!(
        rdr::import(&with("2020", &bomb, &summary("2020")), [&imprint("2020")]),
        Err(ImportError::TooLarge { limit: rdr::MAX_FILE_BYTES, .. })
    ));
    let bystander = vec![0; 1 + usize::try_from(rdr::MAX_UNPACKED_BYTES).unwrap()];
    let error = refusal(&zip(&[("other.csv", &bystander)]));
    assert!(error.starts_with("the content of the zip has"), "{error}");
    let vast = vec![0; 1 + usize::try_from(rdr::MAX_ZIP_BYTES).unwrap()];
    assert!(refusal(&vast).starts_with("the zip has"));
}

#[test]
fn zips_of_something_else_are_refused() {
    assert!(refusal(b"no zip").contains("download it again"));
    assert!(refusal(&zip(&[])).contains("holds 0 files named like `…-01-quick-overview.csv`"));
    assert!(refusal(&good("2024")).contains("edition `2024` is not known"));
    let mixed = zip(&[
        ("2020-rdr-index-01-quick-overview.csv", overview("2020").as_bytes()),
        ("2022-rdr-index-02-summary-scores.csv", summary("2022").as_bytes()),
    ]);
    assert!(refusal(&mixed).contains("of one edition"));
}

const BENCHMARK: &str = "{id: t, name: T, publisher: P, licence: L, measures: M, source: s}\n";
const METHODS: &str = "methods: [{id: m, note: n, indicators: {G1: One, G2: Two}}]\n";
const EDITION: &str = "\
imprint:
  {benchmark: t, edition: '2020', title: T, published-on: 2021-02-24, published-on-basis: Read, method: m, source: s, release: {file: f}}
companies:
  - {company: Alpha, kind: platform, total: 1, governance: 1, freedom: 1, privacy: 1, indicators: {G1: 0, G2: null}}
  - {company: Beta, kind: telco, total: 1, governance: 1, freedom: 1, privacy: 1}
";

fn load(benchmark: &str, methods: &str, edition: &str) -> Result<Library, String> {
    Library::from_files([
        ("t/benchmark.yaml", benchmark.as_bytes()),
        ("t/indicators.yaml", methods.as_bytes()),
        ("t/2020.yaml", edition.as_bytes()),
    ])
    .map_err(|error| error.to_string())
}

#[test]
fn a_broken_edition_file_is_named_with_its_line() {
    assert!(load(BENCHMARK, METHODS, EDITION).is_ok());
    for (from, to, says) in [
        ("total: 1", "total: 100.5", "t/2020.yaml:4:"),
        ("total: 1", "total: .nan", "is not between 0 and 100 points"),
        ("G1: 0", "G1: -3", "is not between 0 and 100 points"),
        ("G1: 0", "Q1: 0", "`Q1` is not an indicator"),
        ("kind: telco", "kind: bank", "t/2020.yaml:5:"),
        ("kind: telco", "kind: telco, colour: red", "t/2020.yaml:5:"),
        ("2021-02-24", "2021-02-30", "t/2020.yaml:2:"),
        ("benchmark: t", "benchmark: u", "t/2020.yaml: this is an edition of `u`, not of `t`"),
        ("method: m", "method: n", "the method `n` is not in indicators.yaml"),
        ("company: Beta", "company: alpha", "`alpha` is scored twice"),
        ("G1: 0, ", "", "give all of them or none"),
    ] {
        let error = load(BENCHMARK, METHODS, &EDITION.replacen(from, to, 1)).unwrap_err();
        assert!(error.contains(says), "{to}: {error}");
    }
}

#[test]
fn names_must_be_of_one_company_and_in_order() {
    let with = |names: &str| BENCHMARK.replace("source: s", &format!("source: s, companies: [{names}]"));
    let dated = |id: &str, first: &str, second: &str| {
        format!(
            "{{id: {id}, names: [{{name: {first}, basis-status: read}}, {{name: {second}, from: 2020-01-01, basis-status: read}}]}}"
        )
    };
    assert!(load(&with(&dated("a", "Alpha", "Omega")), METHODS, EDITION).is_ok());
    let two = format!("{}, {}", dated("a", "Alpha", "Omega"), dated("b", "Beta", "OMEGA"));
    assert!(load(&with(&two), METHODS, EDITION).unwrap_err().contains("is the name of two companies"));
    let undated = dated("a", "Alpha", "Omega").replace("from: 2020-01-01, ", "");
    assert!(load(&with(&undated), METHODS, EDITION).unwrap_err().contains("oldest first"));
}

#[test]
fn the_benchmark_and_its_methods_occur_once() {
    let none = Library::from_files([("benchmark.yaml", BENCHMARK.as_bytes())]).unwrap_err();
    assert_eq!(none.to_string(), "there must be one `indicators.yaml`, and there are 0");
    let two = Library::from_files([
        ("a/benchmark.yaml", BENCHMARK.as_bytes()),
        ("b/benchmark.yaml", BENCHMARK.as_bytes()),
    ]);
    assert_eq!(two.unwrap_err().to_string(), "there must be one `benchmark.yaml`, and there are 2");
}
