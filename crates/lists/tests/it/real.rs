//! Real published lists, where they are at hand: `IMPRIMATUR_SHARED`, or `../shared` beside the
//! repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use entities::Entity;
use lists::{diff, sniff};

use crate::samples::{entities, try_read};

const UN_OLD: &str = "unsc/UN_consolidated_2018-10-29.xml";
const UN_NEW: &str = "unsc/UN_consolidated_2026-02-27.xml";

fn shared(file: &str, test: &str) -> Option<Vec<u8>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = env::var_os("IMPRIMATUR_SHARED").map_or_else(beside, PathBuf::from);
    let bytes = fs::read(folder.join("data").join(file)).ok();
    if bytes.is_none() {
        eprintln!("skipped: {test} (no shared data)");
    }
    bytes
}

fn read(bytes: &[u8]) -> Vec<Entity> {
    entities(sniff(&bytes[..bytes.len().min(4096)]).unwrap(), bytes)
}

/// The numbers of all entries under one tag, found by looking for text and not by reading XML.
fn numbers(bytes: &[u8], tag: &str) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes);
    let start = format!("<{tag}>");
    let entries = text.split(&start).skip(1);
    entries
        .map(|entry| {
            let number = entry.split("<DATAID>").nth(1).unwrap().split('<').next().unwrap();
            format!("un-{number}")
        })
        .collect()
}

#[test]
fn the_difference_of_two_un_lists_is_what_a_hand_count_says() {
    let test = "the_difference_of_two_un_lists_is_what_a_hand_count_says";
    let (Some(old), Some(new)) = (shared(UN_OLD, test), shared(UN_NEW, test)) else { return };
    let (before, after) = (read(&old), read(&new));
    assert_eq!((before.len(), after.len()), (1_093, 1_003));
    let diff = diff(before, after);
    let ids = |listed: &[lists::Listed]| listed.iter().map(|one| one.id.clone()).collect::<BTreeSet<_>>();
    let (mut added, mut removed) = (BTreeSet::new(), BTreeSet::new());
    for (tag, came, went) in [("INDIVIDUAL", 81, 54), ("ENTITY", 31, 148)] {
        let (old, new) = (numbers(&old, tag), numbers(&new, tag));
        assert_eq!((new.difference(&old).count(), old.difference(&new).count()), (came, went), "{tag}");
        added.extend(new.difference(&old).cloned());
        removed.extend(old.difference(&new).cloned());
    }
    assert_eq!((ids(&diff.added), ids(&diff.removed)), (added, removed));
    assert!(diff.repeated.is_empty());
}

#[test]
fn the_un_list_agrees_with_another_reading_of_it() {
    let test = "the_un_list_agrees_with_another_reading_of_it";
    let (Some(xml), Some(json)) = (shared(UN_NEW, test), shared("screening/un.json", test)) else { return };
    let (ours, theirs) = (read(&xml), read(&json));
    assert_eq!(ours.len(), theirs.len());
    let squash = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let names =
        |entity: &Entity| entity.values("name").iter().map(|name| squash(name)).collect::<BTreeSet<_>>();
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert_eq!((&ours.id, &ours.schema), (&theirs.id, &theirs.schema));
        assert_eq!(names(ours), names(theirs), "{}", ours.id);
        // Aliases that stand in one field with semicolons are divided here.
        let all = |entity: &Entity| {
            let kinds = ["alias", "weakAlias", "previousName"];
            let values = kinds.into_iter().flat_map(|kind| entity.values(kind).to_vec());
            values.flat_map(|name| name.split(';').map(squash).collect::<Vec<_>>()).collect::<BTreeSet<_>>()
        };
        assert_eq!(all(ours), all(theirs), "{}", ours.id);
    }
}

#[test]
fn real_lists_are_read_whole_and_refused_when_cut() {
    let test = "real_lists_are_read_whole_and_refused_when_cut";
    for (file, count) in [
        (UN_NEW, 1_003),
        ("screening/csl.json", 14_160),
        ("screening/eu.json", 8_017),
        ("opendata/data/gleif/lei-data.xml", 13),
        ("opendata/data/gleif/rr-data.xml", 10),
        ("opendata/data/gleif/repex-data.xml", 10),
    ] {
        let Some(bytes) = shared(file, test) else { return };
        assert_eq!(read(&bytes).len(), count, "{file}");
        let format = sniff(&bytes[..4096.min(bytes.len())]).unwrap();
        for part in [3, 7, 11] {
            let cut = bytes.len() * part / 13;
            assert!(try_read(format, &bytes[..cut]).is_err(), "{file} cut at {cut}");
        }
    }
}
