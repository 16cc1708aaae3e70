//! Claims 13 and 18: what was changed in a log's files is found, and named. Claim 16, bit by bit, is in
//! `flipped_bits.rs`.

use std::cell::Cell;

use ledger::audit::{Options, Problem, Report, audit};
use ledger::leaf::{Genesis, Know, Leaf, Sealed};
use ledger::policy::Policy;
use ledger::tiles::{FetchError, TileSource};
use ledger::tree::Hash;

use crate::support::{Files, NOW, Writer, files_of, log_policy, policy_text, root_over, sign, story};

fn check(files: &dyn TileSource) -> Result<Report, Problem> {
    audit(files, &log_policy(), &Options::default())
}

/// The message that a log gets.
fn problem(files: &dyn TileSource) -> String {
    check(files).expect_err("the audit found nothing").to_string()
}

fn warnings(report: &Report) -> Vec<String> {
    report.warnings.iter().map(|warning| format!("{}: {}", warning.entry, warning.what)).collect()
}

#[test]
fn a_sound_log_passes_at_every_size_around_the_edges_of_tiles() {
    let whole = story(60);
    for size in [0, 1, 2, 255, 256, 257, 511, 512, 513, whole.entries.len()] {
        let files = files_of(&whole.entries[..size], &[100, 300]);
        let report = check(&files).unwrap_or_else(|problem| panic!("{size}: {problem}"));
        assert_eq!((report.size, report.root), (size as u64, root_over(&whole.entries[..size])));
        assert_eq!(report.events, (size as u64).saturating_sub(1));
    }
}

#[test]
fn the_report_counts_and_can_be_written_as_json() {
    let mut writer = story(2);
    writer.sealed([1; 16]);
    let mut files = writer.files();
    let head = sign(writer.entries.len() as u64, root_over(&writer.entries), &[1, 2, 3], NOW);
    files.insert("checkpoint".to_owned(), head.to_string().into_bytes());
    let policy: Policy = policy_text(3, 4).parse().unwrap();
    let report = audit(&files, &policy, &Options::default()).unwrap();
    assert_eq!((report.cases, report.events, report.sealed), (2, 18, 1));
    let cosigned: Vec<&str> = report.cosigned.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(cosigned, ["w1", "w2", "w3"]);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["root"], root_over(&writer.entries).to_string());
}

#[test]
fn a_changed_entry_is_named_by_its_number() {
    let writer = story(60);
    let mut files = writer.files();
    let bundle = files.get_mut("tile/entries/001").unwrap();
    let at = bundle.windows(11).position(|window| window == b"focal-point").unwrap();
    bundle[at] = b'v';
    let found = problem(&files);
    assert!(
        found.starts_with("tile/entries/001, entry 256: the entry is not the one that was logged"),
        "{found}"
    );
}

#[test]
fn missing_and_shortened_files_are_named() {
    let files = story(60).files();
    for path in files.keys() {
        let mut missing = files.clone();
        missing.remove(path);
        assert_eq!(check(&missing).unwrap_err().file, *path);
        let mut shortened = files.clone();
        shortened.get_mut(path).unwrap().pop();
        assert_eq!(check(&shortened).unwrap_err().file, *path);
        let mut lengthened = files.clone();
        lengthened.get_mut(path).unwrap().push(0);
        assert_eq!(check(&lengthened).unwrap_err().file, *path);
    }
}

#[test]
fn a_log_with_a_quorum_is_not_believed_without_its_witnesses() {
    let policy: Policy = policy_text(3, 4).parse().unwrap();
    let found = audit(&story(1).files(), &policy, &Options::default()).unwrap_err();
    assert_eq!(
        found.to_string(),
        "checkpoint: the policy's quorum is not met: only none of its witnesses cosigned"
    );
}

#[test]
fn a_log_of_other_content_can_be_audited_without_reading_its_leaves() {
    let entries: Vec<Vec<u8>> = (0..600).map(|index| format!("entry {index}").into_bytes()).collect();
    let mut files = files_of(&entries, &[]);
    assert!(problem(&files).starts_with("tile/entries/000, entry 0: not canonical JSON"));
    let tree_only = Options { read_leaves: false, ..Options::default() };
    assert_eq!(audit(&files, &log_policy(), &tree_only).map(|report| report.size), Ok(600));
    files.get_mut("tile/entries/001").unwrap()[5] ^= 1;
    let found = audit(&files, &log_policy(), &tree_only).unwrap_err();
    assert_eq!((found.file.as_str(), found.entry), ("tile/entries/001", Some(256)));
}

#[test]
fn damage_high_up_in_a_large_tree_is_named() {
    let entries: Vec<Vec<u8>> = (0..65_537).map(|index| index.to_string().into_bytes()).collect();
    let files = files_of(&entries, &[]);
    let tree_only = Options { read_leaves: false, ..Options::default() };
    assert!(audit(&files, &log_policy(), &tree_only).is_ok());
    for (path, at, entry) in
        [("tile/1/000", 33, 256), ("tile/2/000.p/1", 0, 0), ("tile/0/256.p/1", 0, 65_536)]
    {
        let mut changed = files.clone();
        changed.get_mut(path).unwrap()[at] ^= 1;
        let found = audit(&changed, &log_policy(), &tree_only).unwrap_err();
        assert_eq!((found.file.as_str(), found.entry), (path, Some(entry)));
    }
}

#[test]
fn a_source_that_fails_or_changes_its_mind_is_noticed() {
    struct Failing;
    impl TileSource for Failing {
        fn fetch(&self, _path: &str) -> Result<Option<Vec<u8>>, FetchError> {
            Err(FetchError("connection reset".to_owned()))
        }
    }
    assert_eq!(problem(&Failing), "checkpoint: connection reset");

    /// Serves a forged tile from the second time on.
    struct Fickle(Files, Cell<u32>);
    impl TileSource for Fickle {
        fn fetch(&self, path: &str) -> Result<Option<Vec<u8>>, FetchError> {
            let mut bytes = self.0.get(path).cloned();
            if path == "tile/0/000" && self.1.replace(self.1.get() + 1) > 0 {
                bytes = bytes.map(|bytes| vec![0; bytes.len()]);
            }
            Ok(bytes)
        }
    }
    // The last events cite a tree whose root needs the first tile again.
    let mut writer = story(60);
    writer.sealed([1; 16]);
    let mut know_of_old = Writer::new();
    know_of_old.entries = writer.entries[..200].to_vec();
    let know = Know { root: root_over(&know_of_old.entries), size: 200 };
    let t = "2026-11-21".to_owned();
    writer.push(&Leaf::Sealed(Sealed { cm: Hash([1; 32]), know, tag: [2; 16], t }));
    assert!(check(&writer.files()).is_ok());
    let found = problem(&Fickle(writer.files(), Cell::new(0)));
    assert!(found.contains("tile/0/000, entry 0: it changed while it was being read"), "{found}");
}

#[test]
fn entries_that_are_no_leaves_are_named() {
    let mut writer = story(1);
    writer.entries.push(b"{ }".to_vec());
    let found = problem(&writer.files());
    assert!(found.starts_with("tile/entries/000.p/11, entry 10: not canonical JSON at byte 1"), "{found}");
}

/// Claim 18: nobody can cite a tree from the future, or one that never was.
#[test]
fn a_leaf_cites_only_what_was_there_before_it() {
    let cite = |know: Know| {
        let mut writer = story(1);
        let t = "2026-11-21".to_owned();
        writer.push(&Leaf::Sealed(Sealed { cm: Hash([1; 32]), know, tag: [2; 16], t }));
        writer
    };
    let before = story(1).entries;
    assert!(check(&cite(Know { root: root_over(&before), size: 10 }).files()).is_ok());
    let forged = problem(&cite(Know { root: Hash([3; 32]), size: 10 }).files());
    assert!(forged.contains("entry 10: it cites the root"), "{forged}");
    let future = problem(&cite(Know { root: Hash([3; 32]), size: 11 }).files());
    assert!(
        future.ends_with("entry 10: it claims to know 11 entries, which is more than come before it"),
        "{future}"
    );
}

#[test]
fn times_outside_of_the_proven_interval_are_flagged() {
    let mut writer = Writer::new();
    writer.event("UNP-1", "engagement.opened");
    let history = vec![sign(2, root_over(&writer.entries), &[1], NOW)];
    writer.witnessed();
    let instants = [
        ("2026-11-21T17:31:57Z", None), // when the cited checkpoint was witnessed
        ("2026-11-20T17:31:57Z", Some("86400 s before the checkpoint that it cites was witnessed")),
        ("2026-11-22T17:31:57Z", Some("86340 s after it was witnessed itself")),
    ];
    for (t, expected) in instants {
        let mut later = Writer::new();
        later.entries = writer.entries.clone();
        let event = ledger::leaf::Event {
            t: t.to_owned(),
            case: "UNP-2".to_owned(),
            n: 1,
            prev: None,
            ..writer.next("UNP-1", "engagement.opened")
        };
        later.push(&Leaf::Event(event));
        let mut files = later.files();
        let head = sign(3, root_over(&later.entries), &[1], NOW + 60);
        files.insert("checkpoint".to_owned(), head.to_string().into_bytes());
        let policy: Policy = policy_text(1, 1).parse().unwrap();
        let options = Options { history: history.clone(), ..Options::default() };
        let report = audit(&files, &policy, &options).unwrap();
        let found = warnings(&report);
        assert_eq!(found.is_empty(), expected.is_none(), "{t}: {found:?}");
        if let Some(expected) = expected {
            assert!(found[0].starts_with(&format!("2: it claims the time {t}, {expected}")), "{found:?}");
        }
    }
}

/// A tree that is cosigned again, as a sign of life, is no younger for that.
#[test]
fn the_first_cosignature_of_a_size_is_the_one_that_counts() {
    let mut writer = Writer::new();
    let mut event = writer.next("UNP-1", "engagement.opened");
    event.t = "2026-11-21T19:31:57Z".to_owned();
    writer.put(event);
    let root = root_over(&writer.entries);
    let mut files = writer.files();
    files.insert("checkpoint".to_owned(), sign(2, root, &[1], NOW + 86_400).to_string().into_bytes());
    let policy: Policy = policy_text(1, 1).parse().unwrap();
    let again = audit(&files, &policy, &Options::default()).unwrap();
    assert_eq!(warnings(&again), Vec::<String>::new());
    let options = Options { history: vec![sign(2, root, &[1], NOW)], ..Options::default() };
    let found = warnings(&audit(&files, &policy, &options).unwrap());
    assert_eq!(found, ["1: it claims the time 2026-11-21T19:31:57Z, 7200 s after it was witnessed itself"]);
}

#[test]
fn a_clock_that_runs_backwards_is_flagged_beyond_the_tolerance() {
    let at = |t: &str| {
        let mut writer = Writer::new();
        let mut event = writer.next("UNP-1", "engagement.opened");
        event.t = "2026-11-21T12:00:00Z".to_owned();
        writer.put(event);
        let mut event = writer.next("UNP-1", "note.added");
        event.t = t.to_owned();
        writer.put(event);
        warnings(&check(&writer.files()).unwrap())
    };
    assert_eq!(at("2026-11-21T11:55:00Z"), Vec::<String>::new());
    let found = at("2026-11-21T11:54:59Z");
    assert_eq!(
        found,
        ["2: it claims the time 2026-11-21T11:54:59Z, 301 s before an entry that precedes it in the log"]
    );
}

#[test]
fn a_sealed_day_is_never_earlier_than_an_instant_of_that_day() {
    let mut writer = story(1);
    writer.sealed([1; 16]);
    assert_eq!(check(&writer.files()).unwrap().warnings, []);
}

/// Claims 13 and 15: earlier checkpoints, whoever kept them, must be beginnings of the log.
#[test]
fn an_earlier_checkpoint_unmasks_a_fork_and_a_rollback() {
    let entries = story(60).entries;
    let files = files_of(&entries, &[]);
    let earlier = |size: u64, root: Hash| {
        let options = Options { history: vec![sign(size, root, &[], NOW)], ..Options::default() };
        audit(&files, &log_policy(), &options).map(drop).map_err(|problem| problem.to_string())
    };
    for size in [0, 1, 255, 256, 257, 300, entries.len()] {
        assert_eq!(earlier(size as u64, root_over(&entries[..size])), Ok(()));
    }
    let fork = earlier(300, Hash([1; 32])).unwrap_err();
    assert!(fork.starts_with("checkpoint: equivocation: an earlier checkpoint signed the root"), "{fork}");
    let rollback = earlier(entries.len() as u64 + 1, Hash([1; 32])).unwrap_err();
    assert_eq!(
        rollback,
        "checkpoint: rolled back: an earlier checkpoint covers 542 entries, this one only 541"
    );
}

#[test]
fn a_log_begins_with_its_genesis() {
    let genesis = |origin: &str| {
        let t = "2026-11-21T09:00:00Z".to_owned();
        Leaf::Genesis(Genesis { origin: origin.to_owned(), last_of_former: None, t }).to_bytes().unwrap()
    };
    let other = problem(&files_of(&[genesis("other.example")], &[]));
    assert!(
        other.contains("it begins the log \"other.example\", but this is \"ledger.example/log\""),
        "{other}"
    );
    let mut twice = story(1).entries;
    twice.push(genesis("ledger.example/log"));
    assert!(problem(&files_of(&twice, &[])).ends_with("log.genesis can only be the first entry"));
    let mut without = Writer::default();
    without.event("UNP-1", "engagement.opened");
    let report = check(&without.files()).unwrap();
    assert_eq!(warnings(&report), ["0: the log does not begin with log.genesis"]);
}

#[test]
fn warnings_are_counted_beyond_those_listed() {
    let mut writer = Writer::new();
    let mut event = writer.next("UNP-1", "engagement.opened");
    event.t = "2027-01-01T00:00:00Z".to_owned();
    writer.put(event);
    for _ in 0..1_005 {
        writer.event("UNP-1", "note.added");
    }
    let report = check(&writer.files()).unwrap();
    assert_eq!((report.warnings.len(), report.warnings_left_out), (1_000, 5));
}
