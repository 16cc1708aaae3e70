//! Claim 3: tiles are those of the specification, whatever the steps in which a log grew.

use std::collections::{BTreeMap, BTreeSet};

use ledger::tiles::{
    BundleError, ReadError, TilePath, TileReader, TileRow, decode_bundle, encode_bundle, fetch_tile, project,
};
use ledger::tree::{
    consistency_proof, inclusion_proof, leaf_hash, root_at, verify_consistency, verify_inclusion,
};
use proptest::prelude::*;

use crate::support::{Files, root_over};

fn path(text: &str) -> TilePath {
    text.parse().unwrap()
}

fn entries(size: usize) -> Vec<Vec<u8>> {
    (0..size).map(|index| index.to_string().into_bytes()).collect()
}

fn grow(files: &mut Files, old: usize, all: &[Vec<u8>]) {
    for file in project(old as u64, &all[old..], files).unwrap() {
        let before = files.insert(file.path.clone(), file.bytes.clone());
        assert!(before.is_none_or(|bytes| bytes == file.bytes), "{} was rewritten", file.path);
    }
}

#[test]
fn paths_are_spelled_as_the_specification_spells_them() {
    let hashes = |level, index, width| TilePath { row: TileRow::Hashes(level), index, width }.to_string();
    assert_eq!(hashes(0, 0, 256), "tile/0/000");
    assert_eq!(hashes(0, 999, 256), "tile/0/999");
    assert_eq!(hashes(0, 1000, 256), "tile/0/x001/000");
    assert_eq!(hashes(3, 1_234_067, 17), "tile/3/x001/x234/067.p/17");
    assert_eq!(hashes(63, u64::MAX, 1), "tile/63/x018/x446/x744/x073/x709/x551/615.p/1");
    let bundle = TilePath { row: TileRow::Entries, index: 273, width: 112 };
    assert_eq!(bundle.to_string(), "tile/entries/273.p/112");
}

#[test]
fn paths_have_one_spelling() {
    for wrong in [
        "tile/0/0",
        "tile/0/0000",
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/x001/x000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/",
        "tile/entry/000",
        "/tile/0/000",
        "tile/0/000/",
        "tile/-1/000",
        "tile/0/+01",
        "tile/0/x999/x999/x999/x999/x999/x999/x999",
        "tile/0/٠٠٠",
        "tile/8/0/000",
        "",
    ] {
        assert!(wrong.parse::<TilePath>().is_err(), "{wrong:?} was accepted");
    }
}

#[test]
fn a_tree_of_70000_has_the_tiles_that_the_specification_names() {
    let all = entries(70_000);
    let mut files = Files::new();
    grow(&mut files, 0, &all);
    let count =
        |prefix: &str| files.keys().filter(|path| path.starts_with(prefix) && !path.contains(".p/")).count();
    assert_eq!((count("tile/0/"), count("tile/1/"), count("tile/2/")), (273, 1, 0));
    assert_eq!(count("tile/entries/"), 273);
    let partial: BTreeSet<&str> =
        files.keys().map(String::as_str).filter(|path| path.contains(".p/")).collect();
    let expected = ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"];
    assert_eq!(partial, BTreeSet::from(expected));
    let reader = TileReader::new(&files, 70_000);
    let root = root_at(70_000, |node| reader.hash(node)).unwrap();
    assert_eq!(root.to_string(), "Gkzfy2Y3SgwNy+9JrL1JdtE+6GT7PLJB/JQ8rQTwL34=");
    assert_eq!(reader.entry(69_999).unwrap(), b"69999");
    assert!(reader.entry(70_000).is_err());
    for index in [0, 255, 256, 65_535, 65_536, 69_999] {
        let path = inclusion_proof(70_000, index, |node| reader.hash(node)).unwrap();
        let leaf = leaf_hash(index.to_string().as_bytes());
        assert_eq!(verify_inclusion(&root, 70_000, index, &leaf, &path), Ok(()));
    }
}

#[test]
fn the_edges_of_tiles_are_right() {
    let names = |size: usize| {
        let mut files = Files::new();
        grow(&mut files, 0, &entries(size));
        files.into_keys().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(1), "tile/0/000.p/1 tile/entries/000.p/1");
    assert_eq!(names(255), "tile/0/000.p/255 tile/entries/000.p/255");
    assert_eq!(names(256), "tile/0/000 tile/1/000.p/1 tile/entries/000");
    assert_eq!(names(257), "tile/0/000 tile/0/001.p/1 tile/1/000.p/1 tile/entries/000 tile/entries/001.p/1");
}

#[test]
fn nothing_grows_without_entries() {
    assert_eq!(project(5, &Vec::<Vec<u8>>::new(), &Files::new()), Ok(Vec::new()));
}

#[test]
fn a_log_is_not_continued_on_tiles_that_are_missing_or_short() {
    let all = entries(10);
    let mut files = Files::new();
    grow(&mut files, 0, &all[..7]);
    files.remove("tile/0/000.p/7");
    let error = project(7, &all[7..], &files).unwrap_err();
    assert_eq!(error, ReadError::Missing("tile/0/000.p/7".to_owned()));
    files.insert("tile/0/000.p/7".to_owned(), vec![0; 6 * 32]);
    let error = project(7, &all[7..], &files).unwrap_err().to_string();
    assert_eq!(error, "tile/0/000.p/7 has 192 bytes where 224 are expected");
    let six = encode_bundle(all[..6].iter().map(Vec::as_slice)).unwrap();
    files.insert("tile/entries/000.p/7".to_owned(), six);
    let error = project(7, &all[7..], &files).unwrap_err().to_string();
    assert_eq!(error, "tile/entries/000.p/7 holds 6 entries where 7 are expected");
    files.insert(
        "tile/entries/000.p/7".to_owned(),
        encode_bundle(all[..8].iter().map(Vec::as_slice)).unwrap(),
    );
    let error = project(7, &all[7..], &files).unwrap_err().to_string();
    assert_eq!(error, "tile/entries/000.p/7 holds 8 entries where 7 are expected");
}

#[test]
fn entries_too_long_for_a_bundle_are_refused() {
    let error = project(0, &[vec![0; 65_536]], &Files::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "tile/entries/000.p/1 is damaged: an entry of 65536 bytes is longer than the 65535 that a bundle can hold"
    );
    assert!(project(0, &[vec![0; 65_535]], &Files::new()).is_ok());
}

#[test]
fn a_full_tile_stands_in_for_a_deleted_partial_one() {
    let all = entries(300);
    let mut files = Files::new();
    grow(&mut files, 0, &all);
    let reader = TileReader::new(&files, 100);
    assert_eq!(root_at(100, |node| reader.hash(node)).unwrap(), root_over(&all[..100]));
    assert_eq!(reader.entry(99).unwrap(), b"99");
    assert!(fetch_tile(&files, path("tile/0/001.p/43")).is_err());
}

#[test]
fn a_bundle_cut_anywhere_inside_an_entry_is_noticed() {
    let bytes = encode_bundle([b"one".as_slice(), b"", b"three"]).unwrap();
    assert_eq!(decode_bundle(&bytes), Ok(vec![b"one".as_slice(), b"", b"three"]));
    for end in [1, 2, 4, 6, 8, 10, 13] {
        assert!(matches!(decode_bundle(&bytes[..end]), Err(BundleError::CutShort(_))), "cut at {end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn paths_read_back(level in 0u8..64, index: u64, small in 0u64..5_000, width in 1u16..=256, entries: bool) {
        let row = if entries { TileRow::Entries } else { TileRow::Hashes(level) };
        for index in [index, index >> 24, small] {
            let path = TilePath { row, index, width };
            prop_assert_eq!(path.to_string().parse(), Ok(path));
        }
    }

    #[test]
    fn the_steps_of_growth_leave_no_trace_in_the_files_of_a_size(
        size in 1usize..1_200, steps in prop::collection::btree_set(0usize..1_200, 0..5),
    ) {
        let all = entries(size);
        let mut stepwise = Files::new();
        let mut old = 0;
        for step in steps.into_iter().filter(|step| *step < size).chain([size]) {
            grow(&mut stepwise, old, &all[..step]);
            old = step;
        }
        let mut at_once = Files::new();
        grow(&mut at_once, 0, &all);
        for (path, bytes) in &at_once {
            prop_assert_eq!(stepwise.get(path), Some(bytes), "{}", path);
        }
    }

    #[test]
    fn tiles_serve_proofs_between_any_two_sizes(old in 1usize..900, more in 0usize..900) {
        let all = entries(old + more);
        let mut files = BTreeMap::new();
        grow(&mut files, 0, &all);
        let (old, new) = (old as u64, all.len() as u64);
        let reader = TileReader::new(&files, new);
        let path = consistency_proof(old, new, |node| reader.hash(node)).unwrap();
        let (old_root, new_root) = (root_over(&all[..old as usize]), root_over(&all));
        prop_assert_eq!(verify_consistency(old, &old_root, new, &new_root, &path), Ok(()));
    }
}
