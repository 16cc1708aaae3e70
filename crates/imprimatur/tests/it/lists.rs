//! `lists`, `screen` and `ownership`, as somebody at the command line uses them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Ran, file, folder, run};

/// A list as FollowTheMoney streams have it.
fn list(entities: &[(&str, &str, &str)]) -> String {
    let line = |(id, schema, name): &(&str, &str, &str)| {
        format!(r#"{{"id":"{id}","schema":"{schema}","properties":{{"name":["{name}"]}}}}"#) + "\n"
    };
    entities.iter().map(line).collect()
}

const TEN: [(&str, &str, &str); 10] = [
    ("a", "Person", "Ayman Muhammad Rabi al-Zawahiri"),
    ("b", "Person", "Viktor Anatolyevich But"),
    ("c", "Company", "Harbin Quartz Trading Company Limited"),
    ("d", "Person", "Ri Won Ho"),
    ("e", "Person", "Maria Teresa Quintanilla Rosales"),
    ("f", "Company", "Ostrava Lathe Works"),
    ("g", "Vessel", "Grey Heron"),
    ("h", "Person", "Kwabena Osei Tutu"),
    ("i", "Person", "Ingeborg Sandvik"),
    ("j", "Person", "Tomasz Wieczorkowski"),
];

fn import(data: &Path, path: &str, more: &[&str]) -> Ran {
    let data = data.to_str().unwrap();
    run(&[&["lists", "import", path, "--list", "watch", "--data", data], more].concat())
}

fn editions(data: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(data.join("lists/watch")).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn a_list_is_kept_whole_and_compared_with_the_one_before() {
    let folder = folder("lists-kept");
    let data = folder.join("data");
    let old = list(&TEN);
    let new = old.replace("Grey Heron", "Grey Heron II").replace(r#""id":"j""#, r#""id":"k""#);
    let (old, new) = (file(&folder, "old.json", old.as_bytes()), file(&folder, "new.json", new.as_bytes()));
    assert_eq!(import(&data, &old, &[]).code, Some(0));
    assert!(import(&data, &old, &[]).words().contains("watch is unchanged"));
    assert_eq!(import(&data, &new, &[]).code, Some(0));
    let kept = editions(&data);
    assert_eq!(kept.len(), 2, "the same bytes are one edition");
    assert_eq!(fs::read(kept[0].join("source")).unwrap(), fs::read(&old).unwrap());
    let data = data.to_str().unwrap();
    let args = ["lists", "diff", "watch@previous", "watch@newest", "--data", data, "--format", "json"];
    let json = run(&args).json();
    assert_eq!((&json["added"], &json["removed"], &json["changed"]), (&1.into(), &1.into(), &1.into()));
    assert_eq!(json["entries"]["changed"][0]["fields"][0]["added"][0], "Grey Heron II");
    let files = run(&["lists", "diff", &old, &new, "--format", "json"]);
    assert_eq!(files.json(), json, "two files are compared like two editions");
    assert_eq!(run(&["lists", "status", "--data", data]).code, Some(0));
}

#[test]
fn a_file_that_was_cut_changes_nothing() {
    let folder = folder("lists-cut");
    let data = folder.join("data");
    let whole = list(&TEN);
    import(&data, &file(&folder, "whole.json", whole.as_bytes()), &[]);
    let cut = import(&data, &file(&folder, "cut.json", &whole.as_bytes()[..whole.len() - 20]), &[]);
    assert_eq!(cut.code, Some(2), "{}", cut.out);
    assert!(cut.err.contains("line 10"), "{}", cut.err);
    assert_eq!(editions(&data).len(), 1);
}

#[test]
fn a_list_that_lost_many_waits_for_a_reason() {
    let folder = folder("lists-shrunk");
    let data = folder.join("data");
    import(&data, &file(&folder, "ten.json", list(&TEN).as_bytes()), &[]);
    let five = file(&folder, "five.json", list(&TEN[..5]).as_bytes());
    let held = import(&data, &five, &[]);
    assert_eq!(held.code, Some(1), "{}", held.out);
    assert!(held.words().contains("It has 5 entries, and the edition in force has 10."), "{}", held.out);
    assert_eq!(editions(&data).len(), 1, "a failed download clears nobody");
    assert_eq!(import(&data, &five, &["--confirm-shrunk", "Half of them were delisted."]).code, Some(0));
    let about = fs::read_to_string(editions(&data)[1].join("about.json")).unwrap();
    assert!(about.contains("Half of them were delisted."), "{about}");
}

#[test]
fn a_list_that_is_older_waits_for_a_reason() {
    let folder = folder("lists-older");
    let data = folder.join("data");
    let made = |day: &str| {
        let seen = format!(r#""last_seen":"{day}T04:00:00","properties""#);
        file(&folder, &format!("{day}.json"), list(&TEN).replace(r#""properties""#, &seen).as_bytes())
    };
    let (old, new) = (made("2026-01-31"), made("2026-02-01"));
    assert_eq!(import(&data, &new, &[]).code, Some(0));
    let held = import(&data, &old, &[]);
    assert_eq!(held.code, Some(1), "{}", held.out);
    let said =
        "It was made at 2026-01-31T04:00:00, and one that was imported before it at 2026-02-01T04:00:00.";
    assert!(held.words().contains(said), "{}", held.out);
    assert_eq!(import(&data, &old, &["--confirm-shrunk", "Nothing is missing."]).code, Some(1));
    assert_eq!(editions(&data).len(), 1);
    assert_eq!(import(&data, &old, &["--confirm-older", "The newer one is forged."]).code, Some(0));
    let about = fs::read_to_string(editions(&data)[1].join("about.json")).unwrap();
    assert!(about.contains("The newer one is forged."), "{about}");
    let status = run(&["lists", "status", "--data", data.to_str().unwrap()]).words();
    assert!(
        status.contains("confirmed although it is older, or may be: The newer one is forged."),
        "{status}"
    );
    let back = import(&data, &new, &[]);
    assert_eq!(back.code, Some(1), "{}", back.out);
    let said = "It is newer than the edition in force, but somebody put an older one in its place: \
                “The newer one is forged.”. If that was wrong, import it again with --confirm-older";
    assert!(back.words().contains(said), "{}", back.out);
    assert_eq!(import(&data, &new, &["--confirm-older", "It is right after all."]).code, Some(0));
    let back = import(&data, &old, &[]);
    assert!(back.words().contains("another took the place of that"), "{}", back.out);
}

#[test]
fn a_list_that_lost_names_or_its_date_waits_for_a_reason() {
    let folder = folder("lists-names");
    let data = folder.join("data");
    let ten = list(&TEN);
    let named = ten.replace(r#""name":"#, r#""alias":["One","Two"],"name":"#);
    let dated = named.replace(r#""properties""#, r#""last_seen":"2026-02-01","properties""#);
    let dated = file(&folder, "dated.json", dated.as_bytes());
    assert!(import(&data, &dated, &[]).words().contains("names 30"));
    let bare = file(&folder, "bare.json", ten.as_bytes());
    let held = import(&data, &bare, &["--confirm-older", "It bears no date."]);
    assert_eq!(held.code, Some(1), "{}", held.out);
    assert!(
        held.words().contains("It has 10 names that can be read, and the edition in force has 30."),
        "{}",
        held.out
    );
    assert!(!held.words().contains("entries, and"), "{}", held.out);
    let held = import(&data, &file(&folder, "undated.json", named.as_bytes()), &[]);
    assert_eq!(held.code, Some(1), "{}", held.out);
    let said = "It does not say when it was made, and the edition in force was at 2026-02-01.";
    assert!(held.words().contains(said), "{}", held.out);
    assert_eq!(editions(&data).len(), 1);
    let lost = named.replace("Ingeborg", "Ingeb\u{FFFD}rg");
    let lost = import(&data, &file(&folder, "lost.json", lost), &["--confirm-older", "It bears no date."]);
    assert!(lost.words().contains("names 29 illegible names 1"), "{}{}", lost.out, lost.err);
}

#[test]
fn the_csv_files_of_ofac_are_one_list_in_any_order_and_none_may_be_missing() {
    let folder = folder("lists-ofac");
    let data = folder.join("data").to_str().unwrap().to_owned();
    let nothing = r#","#.to_owned() + &["-0- "; 8].join(",");
    let names = format!("11,\"HENTZAU, Rupert\",\"individual\",\"RURITANIA\"{nothing}\r\n\u{1a}");
    let names = file(&folder, "SDN.CSV", names.as_bytes());
    let addresses = file(&folder, "ADD.CSV", b"11,1,\"Tower\",\"Zenda\",\"Ruritania\",-0- \r\n\x1a");
    let aliases = file(&folder, "ALT.CSV", b"11,1,\"aka\",\"COUNT, The\",-0- \r\n\x1a");
    let import = |files: &[&str]| {
        run(&[&["lists", "import"], files, &["--list", "ofac-sdn", "--data", &data]].concat())
    };
    for incomplete in [import(&[&names, &addresses]), import(&[&names])] {
        assert_eq!(incomplete.code, Some(2), "{}", incomplete.out);
        assert!(incomplete.err.contains("belong together"), "{}", incomplete.err);
    }
    let whole = import(&[&aliases, &names, &addresses]);
    assert_eq!(whole.code, Some(0), "{}", whole.err);
    let kept = fs::read_dir(folder.join("data/lists/ofac-sdn")).unwrap().flatten();
    let kept = kept.map(|entry| entry.path()).find(|path| path.is_dir()).unwrap();
    let entities = fs::read_to_string(kept.join("entities.jsonl")).unwrap();
    assert!(entities.contains("The COUNT") && entities.contains("Tower, Zenda"), "{entities}");
    assert_eq!(fs::read_dir(kept).unwrap().count(), 5, "three files, what was read, and the note");
    let otherwise = import(&[&addresses, &aliases, &names]);
    assert!(otherwise.words().contains("ofac-sdn is unchanged"), "{}", otherwise.out);
    assert_eq!(import(&[&names, &names, &addresses, &aliases]).code, Some(2));
    let ten = file(&folder, "ten.json", list(&TEN));
    let two = run(&["lists", "import", &ten, &ten, "--list", "watch", "--data", &data]);
    assert!(two.err.contains("2 files of a list that has one"), "{}", two.err);
}

#[test]
fn a_file_of_another_kind_is_called_what_it_is() {
    let folder = folder("lists-kind");
    let data = folder.join("data").to_str().unwrap().to_owned();
    let import = |name: &str, bytes: &[u8], list: &str| {
        run(&["lists", "import", &file(&folder, name, bytes), "--list", list, "--data", &data])
    };
    let ten = list(&TEN);
    for list in ["un-sc", "ofac-sdn", "world-bank-ineligible"] {
        let ran = import("ten.json", ten.as_bytes(), list);
        assert_eq!(ran.code, Some(2), "{}", ran.out);
        assert!(ran.err.contains("ten.json: it looks like FollowTheMoney JSON, and"), "{}", ran.err);
    }
    let packed = import("un.xml.gz", b"\x1F\x8B\x08\0\0", "un-sc");
    assert!(packed.err.contains("the file is compressed. Unpack it"), "{}", packed.err);
    assert!(!folder.join("data/lists").join("un-sc").join(".importing").exists());

    let typo = import("ten.json", ten.as_bytes(), "un-cs");
    assert_eq!(typo.code, Some(0), "{}", typo.err);
    let note = "un-cs is none of the lists that lists/lists.yaml describes";
    assert!(typo.err.contains(note), "{}", typo.err);
    let again = import("ten.json", ten.replace("Grey Heron", "Grey Heron II").as_bytes(), "un-cs");
    assert_eq!((again.code, again.err.as_str()), (Some(0), ""), "who meant it is told once");
}

#[test]
fn what_a_killed_import_left_is_no_edition() {
    let folder = folder("lists-killed");
    let data = folder.join("data");
    let beside = data.join("lists/watch/.importing");
    fs::create_dir_all(&beside).unwrap();
    fs::write(beside.join("source"), "half").unwrap();
    let status = run(&["lists", "status", "--data", data.to_str().unwrap()]);
    assert!(status.words().contains("Nothing yet."), "{}{}", status.out, status.err);
    assert_eq!(import(&data, &file(&folder, "ten.json", list(&TEN).as_bytes()), &[]).code, Some(0));
    assert!(!beside.exists());
}

#[test]
fn an_edition_without_a_sound_note_is_told_with_what_to_do() {
    let folder = folder("lists-note");
    let data = folder.join("data");
    import(&data, &file(&folder, "ten.json", list(&TEN)), &[]);
    let about = editions(&data)[0].join("about.json");
    let status = || run(&["lists", "status", "--data", data.to_str().unwrap()]);
    fs::write(&about, "{").unwrap();
    let cut = status();
    fs::remove_file(&about).unwrap();
    for ran in [cut, status()] {
        assert_eq!(ran.code, Some(2), "{}", ran.out);
        assert!(ran.err.contains("this edition was damaged: put its folder back"), "{}", ran.err);
    }
    let nowhere = run(&["lists", "status", "--data", folder.join("dota").to_str().unwrap()]);
    assert_eq!(nowhere.code, Some(2), "{}", nowhere.out);
    assert!(nowhere.err.contains("dota: there is no such folder"), "{}", nowhere.err);
}

#[test]
fn names_in_four_scripts_are_found_and_explained() {
    let folder = folder("screen");
    let listed = file(&folder, "watch.json", list(&TEN).as_bytes());
    let table = "name,schema,birthDate\nAyman Al Zawahiri,Person,1951-06-19\nأيمن محمد ربيع الظواهري,Person,\n\
                 Виктор Анатольевич Бут,Person,\n리원호,Person,\nMaria Rossi,Person,1980\n";
    let names = file(&folder, "names.csv", table.as_bytes());
    let ran = run(&["screen", &names, "--against", &listed, "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let json = ran.json();
    let found: Vec<Option<&str>> = (0..5)
        .map(|at| json["screened"][at]["hits"][0]["entity"]["properties"]["name"][0].as_str())
        .collect();
    let expected = [Some(TEN[0].2), Some(TEN[0].2), Some(TEN[1].2), Some(TEN[3].2), None];
    assert_eq!(found, expected);
    let hit = &json["screened"][1]["hits"][0];
    let total: f64 =
        hit["features"].as_array().unwrap().iter().map(|feature| feature["bits"].as_f64().unwrap()).sum();
    assert!((total - hit["bits"].as_f64().unwrap()).abs() < 1e-6, "the features add up to the score");
    assert!(hit["score"].as_f64().unwrap() < 1.0);
    let none = file(&folder, "none.csv", b"name\nMaria Rossi\n");
    assert_eq!(run(&["screen", &none, "--against", &listed]).code, Some(0));
}

/// Names as newspapers write them, with the identifier of whom they are on the list of 2026; most last.
const IN_FOUR_SCRIPTS: [(&str, Option<&str>); 20] = [
    ("Joseph Kony", Some("un-6908538")),
    ("Hafiz Mohammed Saeed", Some("un-2833107")),
    ("Alvi Masood Azhar", Some("un-6908769")),
    ("Ri Won-ho", Some("un-6908555")),
    ("Maria Rossi", None),
    ("أيمن الظواهري", Some("un-111923")),
    ("حمزة بن لادن", Some("un-6908767")),
    ("عبد الكبير محمد جان", Some("un-110578")),
    ("جوزيف كوني", Some("un-6908538")),
    ("هند الفاسي الفهري", None),
    ("Айман Мухаммед аз-Завахири", Some("un-111923")),
    ("Джозеф Кони", Some("un-6908538")),
    ("Хафиз Мухаммад Саид", Some("un-2833107")),
    ("Боско Нтаганда", Some("un-6908021")),
    ("Ингеборга Сандвик", None),
    ("艾曼·扎瓦希里", Some("un-111923")),
    ("约瑟夫·科尼", Some("un-6908538")),
    ("哈姆扎·本·拉登", Some("un-6908767")),
    ("金英哲", Some("un-6908511")),
    ("王小梅", None),
];

#[test]
fn names_in_four_scripts_are_found_on_the_real_list_and_each_is_explained() {
    let shared = std::env::var_os("IMPRIMATUR_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let list = shared.join("data/unsc/UN_consolidated_2026-02-27.xml");
    if !list.exists() {
        eprintln!("skipped: names_in_four_scripts_are_found_on_the_real_list: shared data not found");
        return;
    }
    let folder = folder("screen-real");
    let table: String = IN_FOUR_SCRIPTS.iter().map(|(name, _)| format!("{name},Person\n")).collect();
    let names = file(&folder, "names.csv", format!("name,schema\n{table}"));
    let list = list.to_str().unwrap();
    let json = run(&["screen", &names, "--against", list, "--format", "json"]).json();
    for (at, (name, listed)) in IN_FOUR_SCRIPTS.iter().enumerate() {
        let hits = json["screened"][at]["hits"].as_array().unwrap();
        let Some(listed) = listed else {
            assert!(hits.is_empty(), "{name}: {hits:#?}");
            continue;
        };
        let of_listed = |hit: &&serde_json::Value| hit["entity"]["id"].as_str().unwrap().ends_with(listed);
        let hit = hits.iter().find(of_listed).unwrap_or_else(|| panic!("{name} is not found: {hits:#?}"));
        let features = hit["features"].as_array().unwrap();
        let bits: f64 = features.iter().map(|feature| feature["bits"].as_f64().unwrap()).sum();
        assert!((bits - hit["bits"].as_f64().unwrap()).abs() < 1e-6, "{name}: the features add up");
        let of_name = features.iter().find(|feature| feature["feature"] == "name").unwrap();
        assert!(of_name["why"].as_str().unwrap().contains("information that agrees"), "{of_name:#}");
        assert_eq!(
            of_name["left"].as_str(),
            Some(*name),
            "the explanation shows the name that was asked for"
        );
    }
    let heard = &json["screened"][15]["hits"][0]["features"][0]["why"];
    assert!(heard.as_str().unwrap().contains("扎瓦希里 ~ zawahari"), "{heard}");
}

#[test]
fn every_name_of_an_entity_in_several_rows_is_looked_for() {
    let folder = folder("screen-rows");
    let rows = [("g1", "Person", "Ingeborg Sandvik"), ("g1", "Person", "Tomasz Wieczorkowski")];
    let listed = file(&folder, "watch.json", list(&rows));
    let names = file(&folder, "names.csv", "name\nIngeborg Sandvik\nTomasz Wieczorkowski\n");
    let json = run(&["screen", &names, "--against", &listed, "--format", "json"]).json();
    assert!(
        (0..2).all(|at| json["screened"][at]["hits"][0]["entity"]["id"].as_str().unwrap().ends_with(".g1")),
        "{json:#}"
    );
}

#[test]
fn a_damaged_edition_is_no_clearance() {
    let folder = folder("screen-damaged");
    let data = folder.join("data");
    import(&data, &file(&folder, "ten.json", list(&TEN)), &[]);
    let entities = editions(&data)[0].join("entities.jsonl");
    let whole = fs::read_to_string(&entities).unwrap();
    fs::write(&entities, whole.lines().take(3).map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    let names = file(&folder, "names.csv", "name\nTomasz Wieczorkowski\n");
    let ran = run(&["screen", &names, "--data", data.to_str().unwrap()]);
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    assert!(ran.err.contains("3 entities, and 10 were imported"), "{}", ran.err);
}

#[test]
fn a_mended_mapping_makes_a_new_edition_of_the_same_file() {
    let folder = folder("lists-mapping");
    let data = folder.join("data");
    let table = file(&folder, "table.csv", "Number,Name,Also\n1,Ingeborg Sandvik,Inga Berg\n");
    let mapping = |columns: &str| {
        format!(
            "dataset: watch\nschema: Person\nid: {{ column: Number }}\ncolumns: {{ {columns} }}\nignore: [Also]\n"
        )
    };
    let first = mapping("Name: { property: name }");
    let second =
        mapping("Name: { property: name }, Also: { property: alias }").replace("ignore: [Also]\n", "");
    for (number, mapping) in [(1, first), (2, second)] {
        let mapping = file(&folder, "mapping.yaml", mapping);
        let ran = import(&data, &table, &["--mapping", &mapping]);
        assert_eq!((ran.code, editions(&data).len()), (Some(0), number), "{}{}", ran.out, ran.err);
    }
}

#[test]
fn screening_against_nothing_is_no_clearance() {
    let folder = folder("screen-nothing");
    let names = file(&folder, "names.csv", b"name\nMaria Rossi\n");
    let ran = run(&["screen", &names, "--data", folder.to_str().unwrap()]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("no list to look in"), "{}", ran.err);
}

#[test]
fn a_table_without_names_is_refused_with_the_line() {
    let folder = folder("screen-bad");
    let listed = file(&folder, "watch.json", list(&TEN).as_bytes());
    for (table, expected) in [
        ("title\nX\n", "no column `name`"),
        ("name,schema\nX,Person\n,Person\n", "line 3: the name is empty"),
        ("name,schema\nX,person\n", "line 2: `person` is no schema"),
        ("name\n", "no line below the heading"),
        (
            "name,birthdate\nX,1980\n",
            "by a column `birthdate`; take it away, or call it one of id, schema, name",
        ),
        ("name\n?!\n", "no letter that could be compared"),
        ("name;schema\nX;Person\n", "commas divide the columns"),
        ("name\nX, Y\n", "line 2: 2 columns, and the first line has 1; put what has a comma in it between"),
        ("name,schema\nX,Person\nJos\u{E9},Person\n", "line 3: not UTF-8; save the table as CSV in UTF-8"),
    ] {
        // As a spreadsheet saves it that knows of no other letters.
        let western: Vec<u8> = table.chars().map(|letter| letter as u8).collect();
        let names = file(&folder, "names.csv", western);
        let ran = run(&["screen", &names, "--against", &listed]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(expected), "{}", ran.err);
    }
}

#[test]
fn to_stand_on_a_list_of_countermeasures_is_shown_and_is_no_hit() {
    let folder = folder("screen-context");
    let data = folder.join("data");
    let data = data.to_str().unwrap();
    let table = file(&folder, "table.csv", "Name\nIngeborg Sandvik\n");
    let mapping = "dataset: critics\nschema: Person\nid: row-hash\ncolumns: { Name: { property: name } }\n";
    let mapping = file(&folder, "mapping.yaml", mapping);
    let import =
        ["lists", "import", &table, "--list", "counter-sanctions", "--mapping", &mapping, "--data", data];
    assert_eq!(run(&import).code, Some(0));
    let names = file(&folder, "names.csv", "name,schema\nIngeborg Sandvik,Person\n");
    let ran = run(&["screen", &names, "--data", data, "--format", "json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    let json = ran.json();
    let one = &json["screened"][0];
    assert_eq!((one["hits"].as_array().unwrap().len(), one["context"].as_array().unwrap().len()), (0, 1));
    let text = run(&["screen", &names, "--data", data]).words();
    assert!(text.contains("to know also named where that is no finding"), "{text}");
    assert!(text.contains("not looked in un-sc, ofac-sdn"), "{text}");
}

#[test]
fn the_lists_that_were_looked_in_are_named_with_their_age() {
    let folder = folder("screen-lists");
    let data = folder.join("data");
    import(&data, &file(&folder, "ten.json", list(&TEN)), &[]);
    let names = file(&folder, "names.csv", "name\nMaria Rossi\n");
    let args = ["screen", &names, "--data", data.to_str().unwrap()];
    let json = run(&[&args[..], &["--format", "json"]].concat()).json();
    let looked = &json["lists"][0];
    assert_eq!(
        (&looked["list"], &looked["entities"], &looked["days"]),
        (&"watch".into(), &10.into(), &0.into())
    );
    assert_eq!(looked["edition"].as_str(), editions(&data)[0].file_name().unwrap().to_str());
    let text = run(&args).words();
    assert!(text.contains("current watch") && text.contains("0 days; no promise"), "{text}");
}

#[test]
fn what_is_too_long_to_be_looked_at_is_told() {
    let folder = folder("screen-capped");
    let listed = file(&folder, "watch.json", list(&TEN));
    let names = file(&folder, "names.csv", format!("name\n{}\n", "Ada ".repeat(200)));
    let text = run(&["screen", &names, "--against", &listed]).words();
    assert!(
        text.contains("has a name of more than 384 characters or 64 words; the rest was not looked at"),
        "{text}"
    );
}

#[test]
fn names_of_a_list_file_that_cannot_be_read_are_told() {
    let folder = folder("screen-illegible");
    let lost = list(&TEN).replace("Ingeborg", "Ingeb\u{FFFD}rg");
    let listed = file(&folder, "watch.json", lost);
    let names = file(&folder, "names.csv", "name\nMaria Rossi\n");
    let ran = run(&["screen", &names, "--against", &listed]);
    assert!(ran.err.contains("names that cannot be read, and by which nobody is found: 1"), "{}", ran.err);
}

#[test]
fn judged_pairs_are_evaluated() {
    let folder = folder("screen-evaluate");
    let pair = |left: &str, right: &str, judgement: &str| {
        let entity =
            |name: &str| format!(r#"{{"id":"x","schema":"Person","properties":{{"name":["{name}"]}}}}"#);
        format!("{{\"left\":{},\"right\":{},\"judgement\":\"{judgement}\"}}\n", entity(left), entity(right))
    };
    let pairs = pair("Ingeborg Sandvik", "Sandvik, Ingeborg", "positive")
        + &pair("Ingeborg Sandvik", "Tomasz Wieczorkowski", "negative");
    let pairs = file(&folder, "pairs.jsonl", pairs.as_bytes());
    let json = run(&["screen", "evaluate", &pairs, "--format", "json"]).json();
    assert_eq!((&json[0]["pairs"], &json[0]["at-default"]["f1"]), (&2.into(), &1.0.into()));
}

/// A 60 % of B, B 60 % of C, in FollowTheMoney.
const CHAIN: &str = r#"{"id":"a","schema":"Person","properties":{"name":["Ada"]}}
{"id":"b","schema":"Company","properties":{"name":["Beech Ltd"]}}
{"id":"c","schema":"Company","properties":{"name":["Cedar Ltd"]}}
{"id":"ab","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"percentage":["60%"]}}
{"id":"bc","schema":"Ownership","properties":{"owner":["b"],"asset":["c"],"percentage":["60%"]}}
"#;

#[test]
fn owners_are_shown_with_their_shares_and_statements() {
    let folder = folder("ownership");
    let chain = file(&folder, "chain.json", CHAIN.as_bytes());
    let owners = run(&["ownership", "owners", &chain, "--of", "Cedar Ltd", "--on", "2025-03-01"]);
    assert_eq!(owners.code, Some(0), "{}", owners.err);
    let words = owners.words();
    assert!(words.contains("36.00 % Ada") && words.contains("60.00 % Beech Ltd"), "{words}");
    let json =
        run(&["ownership", "control", &chain, "--of", "c", "--on", "2025-03-01", "--format", "json"]).json();
    let names: Vec<&str> = json["controllers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["party"]["name"].as_str().unwrap())
        .collect();
    assert!(names.contains(&"Ada"), "36 % of the shares, and control: {json:#}");
    let paths =
        run(&["ownership", "paths", &chain, "--from", "Ada", "--to", "Cedar Ltd", "--on", "2025-03-01"]);
    assert!(paths.words().contains("2 steps"), "{}", paths.out);
    let nobody = run(&["ownership", "owners", &chain, "--of", "Elm Ltd"]);
    assert_eq!(nobody.code, Some(2));
    assert!(nobody.err.contains("nobody in these files"), "{}", nobody.err);
}

#[test]
fn two_registers_may_use_one_identifier() {
    let folder = folder("ownership-registers");
    let company =
        |name: &str| format!(r#"{{"id":"c","schema":"Company","properties":{{"name":["{name}"]}}}}"#) + "\n";
    let chain = file(&folder, "chain.json", CHAIN.as_bytes());
    let other = file(&folder, "other.json", company("Dahlia SA"));
    let (chain, other) = (format!("one={chain}"), format!("two={other}"));
    let owners = |of: &str| run(&["ownership", "owners", &chain, &other, "--of", of, "--on", "2025-03-01"]);
    assert!(owners("one/c").words().contains("36.00 % Ada"), "{}", owners("one/c").err);
    assert!(owners("Dahlia SA").words().contains("Nobody is known"), "{}", owners("Dahlia SA").err);
}

#[test]
fn a_key_that_could_be_guessed_is_refused_and_not_repeated() {
    let folder = folder("serve-keys");
    let data = folder.join("data");
    for (text, expected) in [
        ("# procurement\nhunter2\n", "line 2: a key has at least 32"),
        ("0123456789abcdef 0123456789abcdef\n", "line 1: a key has at least 32"),
        ("# nothing yet\n", "it has no key"),
    ] {
        let keys = file(&folder, "keys", text);
        let ran = run(&["serve", "--data", data.to_str().unwrap(), "--matching-key-file", &keys]);
        assert_eq!(ran.code, Some(2), "{}", ran.out);
        assert!(ran.err.contains(expected) && !ran.err.contains("hunter2"), "{}", ran.err);
    }
    assert!(!data.exists(), "nothing was begun");
}
