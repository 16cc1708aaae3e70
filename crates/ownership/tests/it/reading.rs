//! Data sets come as an array or as lines, whole or broken.

use std::path::Path;

use jiff::civil::date;
use ownership::bods::{ReadError, Statement, Statements};
use ownership::{Graph, NodeId};
use proptest::prelude::*;

fn texts(dataset: &str) -> Vec<String> {
    Statements::new(dataset.as_bytes()).map(|one| one.unwrap().verbatim).collect()
}

#[test]
fn statements_are_kept_verbatim_whatever_the_layout() {
    let (one, other) = (r#"{"a" : "],}\"[{", "b":[1,{}]}"#, r#"{ "c": {"d": "\\"} }"#);
    for dataset in [
        format!("[{one},{other}]"),
        format!(" [\n\t{one}\n ,\r\n {other} ]\n"),
        format!("{one}\n{other}"),
        format!("\u{feff}\n{one}\r\n\n{other}\n"),
    ] {
        assert_eq!(texts(&dataset), [one, other], "{dataset}");
    }
}

#[test]
fn an_empty_data_set_has_no_statements() {
    for dataset in ["", " \n", "[]", "[ ]"] {
        assert_eq!(texts(dataset), Vec::<String>::new(), "{dataset:?}");
    }
}

#[test]
fn the_digest_is_that_of_the_text() {
    let statement = Statement::parse("{}", 0).unwrap();
    let known = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assert_eq!(statement.sha256.to_string(), known);
}

#[test]
fn a_broken_line_does_not_hide_the_next() {
    let all: Vec<_> = Statements::new(&b"{\"a\":1}\n{\"b\":\n7\n{\"c\":3}"[..]).collect();
    let good: Vec<usize> = all.iter().flatten().map(|one| one.at).collect();
    assert_eq!(good, [0, 3]);
    let message = all[1].as_ref().unwrap_err().to_string();
    assert!(message.starts_with("statement 1: this is no JSON"), "{message}");
    assert!(matches!(all[2], Err(ReadError::Statement(_))), "a number is no statement");
}

#[test]
fn a_file_that_is_cut_off_ends_with_an_error_and_not_in_silence() {
    for dataset in ["[{\"a\":1}", "[{\"a\":1},", "[{\"a\":", "[", "[}", "[{\"a\":1},\"b\":2}]", "[{}}]"] {
        let last = Statements::new(dataset.as_bytes()).last();
        assert!(matches!(last, Some(Err(ReadError::Broken { .. }))), "{dataset}");
    }
}

#[test]
fn an_endless_statement_is_given_up() {
    let dataset = format!("[\"{}", "x".repeat(5 << 20));
    let all: Vec<_> = Statements::new(dataset.as_bytes()).collect();
    assert_eq!(all.len(), 1);
    assert!(all[0].as_ref().unwrap_err().to_string().contains("longer than"));
}

#[test]
fn deep_nesting_and_bad_text_are_errors() {
    let deep = "[".repeat(100_000);
    assert!(Statements::new(deep.as_bytes()).any(|one| one.is_err()));
    assert!(Statements::new(&b"{\"a\":\"\xff\"}"[..]).any(|one| one.is_err()));
}

/// The register that the demonstration is shipped with.
fn shipped() -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/examples/ownership/lindenfield.json"),
    )
    .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_wrong_byte_anywhere_breaks_nothing_but_the_file(at in any::<prop::sample::Index>(), byte: u8) {
        let mut bytes = shipped();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let mut builder = Graph::builder();
        for statement in Statements::new(bytes.as_slice()).flatten() {
            builder.statement(&statement);
        }
        let (graph, _) = builder.build();
        let view = graph.at(date(2026, 1, 1), date(2026, 1, 1));
        let nodes: Vec<NodeId> = graph.nodes().collect();
        for node in nodes {
            let owners = view.owners(node).owners;
            prop_assert!(owners.iter().all(|one| one.shares.lo <= one.shares.hi && one.shares.hi <= 1.0));
            view.control(node);
            view.opacity(node);
        }
    }

    #[test]
    fn a_cut_anywhere_is_noticed(at in any::<prop::sample::Index>()) {
        let bytes = shipped();
        let whole = bytes.trim_ascii_end().len();
        let cut = &bytes[..1 + at.index(whole - 1)];
        prop_assert!(Statements::new(cut).any(|one| one.is_err()), "{} of {whole}", cut.len());
    }
}
