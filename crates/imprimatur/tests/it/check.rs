//! `check`: the figures that were public on the day, and nothing later.

use serde_json::json;

use crate::run::{OWN_GATE, Ran, SHORT, file, folder, run, run_with, shipped};

fn check(dossier: &str, more: &[&str]) -> Ran {
    let dossier = shipped(&format!("examples/{dossier}"));
    run(&[&["check", &dossier], more].concat())
}

#[test]
fn on_the_day_of_the_announcement_everything_that_stood_against_it_was_public() {
    let ran = check("un75-tencent.yaml", &["--as-known-on", "2020-03-31"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let words = ran.words();
    for expected in [
        "partner Tencent",
        "public since 2019-05-16",
        "total 25.86 of 100, 16th of 24",
        "governance 4.17 of 100, 22nd of 24",
        "at zero G2, G3, G4, G5, G6, F2, F4, F6, F7, F8, F11, P10, P11, P12 (14 indicators)",
        "disclosure, not conduct",
        "result it may not be announced",
        "risk to people high tier",
        "What excludes it",
        "Red flags: ",
        "What cannot be told: ",
        "What must happen next 1. ",
    ] {
        assert!(words.contains(expected), "no `{expected}` in\n{}", ran.out);
    }
}

#[test]
fn a_shut_gate_says_what_is_unmet_how_to_meet_it_and_where_that_comes_from() {
    let ran = check("un75-tencent.yaml", &["--as-known-on", "2020-03-31"]);
    let gates = ran.out.split_once("\nGates\n").unwrap().1;
    let shut = gates.split_once("  shut  ").unwrap().1;
    assert!(shut.contains("How: ") && shut.contains("Basis: "), "{shut}");
}

#[test]
fn fifteen_days_before_the_next_edition_the_earlier_one_is_weighed() {
    let ran = check("un75-tencent.yaml", &["--as-known-on", "2019-05-01", "--format", "json"]);
    assert_eq!(ran.code, Some(1));
    let benchmark = &ran.json()["benchmark"];
    assert_eq!(benchmark["edition"], "2018");
    assert_eq!(benchmark["total"], 22.62);
}

#[test]
fn a_year_later_the_next_edition_is_weighed() {
    let ran = check("un75-tencent.yaml", &["--as-known-on", "2021-06-01", "--format", "json"]);
    let benchmark = &ran.json()["benchmark"];
    assert_eq!((&benchmark["edition"], &benchmark["total"]), (&json!("2020"), &json!(21.91)));
}

#[test]
fn text_and_json_tell_the_same() {
    let json = check("un75-tencent.yaml", &["--as-known-on", "2020-03-31", "--format", "json"]).json();
    let text = check("un75-tencent.yaml", &["--as-known-on", "2020-03-31"]).words();
    assert_eq!(json["benchmark"]["governance-rank"], 22);
    let codes = |list: &str, path: &str| -> Vec<String> {
        let all = json[list].as_array().unwrap().iter();
        all.map(|one| one.pointer(path).unwrap().as_str().unwrap().to_owned()).collect()
    };
    for (list, path) in
        [("exclusions", "/code"), ("flags", "/finding/code"), ("unknown", "/code"), ("gates", "/title")]
    {
        for code in codes(list, path) {
            assert!(text.contains(&code), "{code} of {list} is not in the text");
        }
    }
}

#[test]
fn the_approved_example_passes_every_gate() {
    let ran = check("approved.yaml", &["--as-known-on", "2026-07-02"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.words().contains("result nothing stands in the way"));
    assert!(!ran.out.contains("  shut  "));
}

#[test]
fn one_shut_gate_blocks_also_where_the_announcement_is_free() {
    let folder = folder("one-gate");
    file(&folder, "gates/stages/99-ours.yaml", OWN_GATE);
    let ran = check("approved.yaml", &["--as-known-on", "2026-07-02", "--content", folder.to_str().unwrap()]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.words().contains("result it may be announced, but not every gate is open"), "{}", ran.out);
}

#[test]
fn another_company_is_looked_up_in_the_partners_place_and_the_reader_is_told() {
    let ran = check(
        "un75-tencent.yaml",
        &["--as-known-on", "2020-03-31", "--partner", "Microsoft", "--format", "json"],
    );
    assert_eq!((&ran.json()["partner"], &ran.json()["benchmark"]["rank"]), (&json!("Microsoft"), &json!(1)));
    assert!(ran.err.contains("Microsoft stands in for Tencent"), "{}", ran.err);
}

#[test]
fn a_company_that_no_benchmark_scores_cannot_be_told_and_is_not_thereby_good() {
    let ran = run_with(&["check", "-", "--as-known-on", "2020-03-31"], SHORT.as_bytes());
    assert_eq!(ran.code, Some(1));
    assert!(ran.words().contains("It cannot be told: `A company` is not scored"), "{}", ran.out);
    assert!(ran.words().contains("Nothing that is known. What cannot be told may still do so."));
}

#[test]
fn without_a_day_today_is_meant() {
    let ran = run_with(&["check", "-", "--format", "json"], SHORT.as_bytes());
    let day: jiff::civil::Date = ran.json()["as-known-on"].as_str().unwrap().parse().unwrap();
    assert!(day > jiff::civil::date(2026, 1, 1));
}

#[test]
fn an_answer_that_no_question_asks_for_is_pointed_out() {
    let dossier = format!("{SHORT}answers: {{EX-999: {{value: no}}}}\n");
    let ran = run_with(&["check", "-", "--as-known-on", "2020-03-31"], dossier.as_bytes());
    assert!(ran.err.contains("the answer to EX-999 was not weighed"), "{}", ran.err);
}

#[test]
fn the_partner_is_looked_for_on_the_lists_that_were_known_on_the_day() {
    let folder = folder("check-lists");
    let data = folder.join("data");
    let data = data.to_str().unwrap();
    let list = file(
        &folder,
        "list.json",
        br#"{"id":"7","schema":"Company","properties":{"name":["Lindenfield Meetings Cooperative (invented)"]}}"#,
    );
    assert_eq!(run(&["lists", "import", &list, "--list", "watch", "--data", data]).code, Some(0));

    let ran = check("approved.yaml", &["--as-known-on", "2027-01-15", "--data", data]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    for expected in [
        "looked on 2027-01-15",
        "may be Lindenfield Meetings",
        "on watch.7 of watch",
        "G-SIG-19",
        "The group is not known",
    ] {
        assert!(ran.words().contains(expected), "no `{expected}` in\n{}", ran.out);
    }
    let json =
        check("approved.yaml", &["--as-known-on", "2027-01-15", "--data", data, "--format", "json"]).json();
    assert_eq!(json["screening"]["hits"][0]["entry"], "watch.7");

    let before = check("approved.yaml", &["--as-known-on", "2020-03-31", "--data", data]);
    assert_eq!(before.code, Some(2));
    assert!(before.err.contains("no list that was known on 2020-03-31"), "{}", before.err);
}

#[test]
fn the_edition_in_use_on_the_day_is_looked_in_also_where_another_bears_a_later_date() {
    let folder = folder("check-editions");
    let data = folder.join("data");
    let edition = |id: &str, day: &str| {
        let line = format!(
            r#"{{"id":"{id}","schema":"Company","properties":{{"name":["Lindenfield Meetings Cooperative (invented)"]}},"last_seen":"{day}"}}"#
        );
        file(&folder, &format!("{id}.json"), line.as_bytes())
    };
    let import = |file: &str| {
        let data = data.to_str().unwrap();
        let ran = run(&[
            "lists",
            "import",
            file,
            "--list",
            "watch",
            "--data",
            data,
            "--confirm-older",
            "It is right.",
        ]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    };
    let found = |day: &str| {
        let data = data.to_str().unwrap();
        let json = check("approved.yaml", &["--as-known-on", day, "--data", data, "--format", "json"]).json();
        json["screening"]["hits"][0]["entry"].as_str().unwrap_or_default().to_owned()
    };
    import(&edition("forged", "2026-02-01"));
    import(&edition("right", "2026-01-31"));
    assert_eq!(found("2999-01-15"), "watch.right", "a person put it in the place of the other");
    assert_eq!(found("2026-03-01"), "watch.right", "both were public, and neither was in use");

    // As if the first had been imported in February.
    let shelf = data.join("lists/watch");
    let mut editions: Vec<_> =
        std::fs::read_dir(&shelf).unwrap().map(|entry| entry.unwrap().path()).collect();
    editions.retain(|path| path.is_dir());
    editions.sort();
    let about = std::fs::read_to_string(editions[0].join("about.json")).unwrap();
    let (before, after) = about.split_once(r#""imported-at": ""#).unwrap();
    let after = after.split_once('"').unwrap().1;
    let moved = format!("{before}\"imported-at\": \"2026-02-02T00:00:00Z\"{after}");
    std::fs::write(editions[0].join("about.json"), moved).unwrap();
    std::fs::rename(&editions[0], shelf.join("20260202T000000.000000Z-000000000000")).unwrap();
    assert_eq!(found("2026-03-01"), "watch.forged", "it was in use then, whatever was found out later");
}
