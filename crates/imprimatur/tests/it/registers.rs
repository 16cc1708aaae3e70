//! Registers of ownership, imported and asked as somebody at the command line does it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Ran, file, folder, run};

/// A register of BODS 0.4 in lines: companies, and what each holds of the next.
fn register(scheme: &str, companies: &[&str], share: u32) -> String {
    let statement = |kind: &str, record: &str, details: &str| {
        let id = format!("{:0>32}", format!("{kind}-{record}"));
        format!(
            r#"{{"statementId":"{id}","declarationSubject":"x","recordId":"{record}","recordType":"{kind}","statementDate":"2026-01-01","publicationDetails":{{"publicationDate":"2026-01-15","bodsVersion":"0.4","publisher":{{"name":"P"}}}},"recordDetails":{details}}}"#
        ) + "\n"
    };
    let company = |record: &str| {
        let details = format!(
            r#"{{"isComponent":false,"entityType":{{"type":"registeredEntity"}},"name":"{record}","identifiers":[{{"scheme":"{scheme}","id":"{record}"}}]}}"#
        );
        statement("entity", record, &details)
    };
    let holding = |pair: &[&str]| {
        let [party, subject] = [pair[0], pair[1]];
        let details = format!(
            r#"{{"isComponent":false,"subject":"{subject}","interestedParty":"{party}","interests":[{{"type":"shareholding","directOrIndirect":"direct","share":{{"exact":{share}}}}}]}}"#
        );
        statement("relationship", &format!("{party}-{subject}"), &details)
    };
    companies.iter().map(|one| company(one)).chain(companies.windows(2).map(holding)).collect()
}

/// An entry of a list, which owns nothing.
const SDN: &[u8] = b"36,\"AEROCARIBBEAN\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";

const CHAIN: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn import(data: &Path, name: &str, files: &[&str], more: &[&str]) -> Ran {
    let data = data.to_str().unwrap();
    run(&[&["ownership", "import"], files, &["--as", name, "--data", data], more].concat())
}

fn editions(data: &Path, name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(data.join("ownership").join(name)).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn owners(data: &Path, of: &str) -> Ran {
    let data = data.to_str().unwrap();
    run(&["ownership", "owners", "--data", data, "--of", of, "--on", "2026-06-01", "--format", "json"])
}

#[test]
fn a_register_is_kept_whole_and_asked_in_place_of_files() {
    let folder = folder("registers-kept");
    let data = folder.join("data");
    let text = register("XX-ONE", &CHAIN, 60);
    let path = file(&folder, "one.jsonl", text.as_bytes());
    let imported = import(&data, "one", &[&path], &[]);
    assert_eq!(imported.code, Some(0), "{}", imported.err);
    assert!(imported.words().contains("published 2026-01-15"), "{}", imported.out);
    assert!(import(&data, "one", &[&path], &[]).words().contains("one is unchanged"));
    let kept = editions(&data, "one");
    assert_eq!(kept.len(), 1, "the same bytes are one edition");
    assert_eq!(fs::read_to_string(kept[0].join("source-001")).unwrap(), text);
    let answer = owners(&data, "XX-ONE:b").json();
    assert_eq!(answer["owners"][0]["party"]["id"], "one/a");
    assert_eq!(answer["owners"][0]["path"][0]["ties"][0]["statement"]["register"], "one");
    let files = run(&["ownership", "owners", &path, "--of", "b", "--on", "2026-06-01", "--format", "json"]);
    assert_eq!(files.json()["owners"][0]["shares"], answer["owners"][0]["shares"]);
}

#[test]
fn two_registers_with_one_numbering_stay_apart_and_files_of_one_are_read_together() {
    let folder = folder("registers-two");
    let data = folder.join("data");
    let text = register("XX-ONE", &CHAIN, 60);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let parties = file(&folder, "parties.jsonl", lines[..6].concat().as_bytes());
    let ties = file(&folder, "ties.jsonl", lines[6..].concat().as_bytes());
    assert_eq!(import(&data, "one", &[&parties, &ties], &[]).code, Some(0));
    let other = file(&folder, "two.jsonl", register("XX-TWO", &["b", "z"], 10).as_bytes());
    assert_eq!(import(&data, "two", &[&other], &[]).code, Some(0));
    let of_one = owners(&data, "XX-ONE:c").json();
    assert_eq!(of_one["owners"].as_array().unwrap().len(), 2, "{of_one}");
    let of_two = owners(&data, "XX-TWO:z").json();
    assert_eq!(of_two["owners"].as_array().unwrap().len(), 1, "b of the one is not b of the other");
}

#[test]
fn a_broken_file_changes_nothing() {
    let folder = folder("registers-broken");
    let data = folder.join("data");
    let text = register("XX-ONE", &CHAIN, 60);
    import(&data, "one", &[&file(&folder, "whole.jsonl", text.as_bytes())], &[]);
    let whole = file(&folder, "again.jsonl", text.as_bytes());
    for (name, bytes) in [
        ("cut.jsonl", &text.as_bytes()[..text.len() - 30]),
        ("none.txt", b"hello"),
        ("empty", b""),
        ("none.json", b"[]"),
        ("SDN.CSV", SDN),
    ] {
        let broken = import(&data, "one", &[&whole, &file(&folder, name, bytes)], &[]);
        assert_eq!(broken.code, Some(2), "{}", broken.out);
        assert!(broken.err.contains(name), "{}", broken.err);
    }
    assert_eq!(editions(&data, "one").len(), 1);
    assert!(!data.join("ownership/one/.importing").exists());
}

#[test]
fn a_register_that_lost_many_waits_for_a_reason() {
    let folder = folder("registers-shrunk");
    let data = folder.join("data");
    import(&data, "one", &[&file(&folder, "six.jsonl", register("XX-ONE", &CHAIN, 60).as_bytes())], &[]);
    let fewer = file(&folder, "three.jsonl", register("XX-ONE", &CHAIN[..3], 60).as_bytes());
    let held = import(&data, "one", &[&fewer], &[]);
    assert_eq!(held.code, Some(1), "{}", held.out);
    assert!(held.words().contains("It has 5 statements, and the edition in force has 11."), "{}", held.out);
    assert_eq!(editions(&data, "one").len(), 1);
    assert_eq!(
        import(&data, "one", &[&fewer], &["--confirm-shrunk", "Three were struck off."]).code,
        Some(0)
    );
    assert_eq!(owners(&data, "XX-ONE:f").code, Some(2), "the newest edition is asked");
}

#[test]
fn a_register_that_is_older_waits_for_a_reason() {
    let folder = folder("registers-older");
    let data = folder.join("data");
    let text = register("XX-ONE", &CHAIN, 60);
    import(&data, "one", &[&file(&folder, "new.jsonl", text.as_bytes())], &[]);
    let older = text.replace(r#""publicationDate":"2026-01-15""#, r#""publicationDate":"2025-12-31""#);
    let older = file(&folder, "older.jsonl", older.as_bytes());
    let held = import(&data, "one", &[&older], &[]);
    assert_eq!(held.code, Some(1), "{}", held.out);
    assert!(
        held.words()
            .contains("It was made at 2025-12-31, and one that was imported before it at 2026-01-15."),
        "{}",
        held.out
    );
    assert_eq!(import(&data, "one", &[&older], &["--confirm-older", "It is right."]).code, Some(0));
    assert_eq!(editions(&data, "one").len(), 2);
}

#[test]
fn a_register_in_several_files_is_as_old_as_the_oldest_of_them() {
    let folder = folder("registers-dates");
    let data = folder.join("data");
    let text = register("XX-ONE", &CHAIN, 60);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let made = |name: &str, lines: &[&str], day: &str| {
        file(&folder, name, lines.concat().replace("2026-01-15", day).as_bytes())
    };
    let parties = made("parties.jsonl", &lines[..6], "2026-01-20");
    let ties = made("ties.jsonl", &lines[6..], "2026-01-10");
    let imported = import(&data, "one", &[&parties, &ties], &[]);
    assert!(imported.words().contains("published 2026-01-10"), "{}", imported.out);
    let newer = made("newer.jsonl", &lines[..6], "2026-01-31");
    let older = made("older.jsonl", &lines[6..], "2025-12-31");
    let held = import(&data, "one", &[&newer, &older], &[]);
    let said = "It was made at 2025-12-31, and one that was imported before it at 2026-01-10.";
    assert!(held.words().contains(said), "{}", held.out);
    let silent = lines[6..].concat().replace(r#""publicationDate":"2026-01-15","#, "");
    let silent = file(&folder, "silent.jsonl", silent.as_bytes());
    let held = import(&data, "one", &[&newer, &silent], &[]);
    assert!(held.words().contains("It does not say when it was made"), "{}", held.out);
    assert_eq!(editions(&data, "one").len(), 1);
}

#[test]
fn an_edition_that_was_damaged_is_not_answered_from() {
    let folder = folder("registers-damaged");
    let data = folder.join("data");
    let text = register("XX-ONE", &CHAIN, 60);
    import(&data, "one", &[&file(&folder, "one.jsonl", text.as_bytes())], &[]);
    let source = editions(&data, "one")[0].join("source-001");
    fs::write(source, text.split_inclusive('\n').take(8).collect::<String>()).unwrap();
    let asked = owners(&data, "XX-ONE:b");
    assert_eq!(asked.code, Some(2), "{}", asked.out);
    assert!(asked.err.contains("has 8 statements, and 11 were imported"), "{}", asked.err);
}

#[test]
fn where_no_register_was_imported_that_is_said() {
    let asked = owners(&folder("registers-none"), "XX-ONE:b");
    assert_eq!(asked.code, Some(2));
    assert!(asked.err.contains("no register was imported"), "{}", asked.err);
}
