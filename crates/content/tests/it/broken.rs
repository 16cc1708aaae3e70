//! Editions that are well written and still cannot be used.

use content::{Edition, Files};

use test_support::shipped::files;

#[track_caller]
fn faults(change: impl FnOnce(&mut Files)) -> Vec<String> {
    let mut files = files().clone();
    change(&mut files);
    Edition::load(&files).unwrap_err().0
}

fn replace(path: &'static str, from: &'static str, to: &'static str) -> impl FnOnce(&mut Files) {
    move |files| {
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains(from), "{path} has no `{from}`");
        files.insert(path.into(), text.replacen(from, to, 1).into_bytes());
    }
}

#[test]
fn every_missing_file_is_named_at_once() {
    let faults = faults(|files| {
        files.remove("settings.yaml");
        files.remove("criteria/tiers.yaml");
        files.retain(|path, _| !path.starts_with("gates/stages/"));
    });
    assert_eq!(
        faults,
        ["criteria/tiers.yaml is missing", "gates/stages/ has no file", "settings.yaml is missing"]
    );
}

#[test]
fn every_malformed_file_is_named_at_once() {
    let faults = faults(|files| {
        replace("gates/stages/10-diligence.yaml", "holds: notice.published", "holds: notice.")(files);
        replace("criteria/sectors.yaml", "code: HS-01", "cod: HS-01")(files);
    });
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("criteria/sectors.yaml:3:"), "{}", faults[0]);
    assert!(faults[1].starts_with("gates/stages/10-diligence.yaml:"), "{}", faults[1]);
    assert!(
        faults[1].contains("requirements[0].holds") && faults[1].contains("not a condition in CEL"),
        "{}",
        faults[1]
    );
}

#[test]
fn a_code_stands_once_in_the_whole_edition() {
    let faults = faults(replace("criteria/red-flags.yaml", "code: RF-02", "code: EX-05"));
    assert_eq!(faults, ["the code EX-05 stands twice; give one of them another"]);
}

#[test]
fn the_second_look_at_a_clearance_cannot_be_switched_off() {
    let path = "settings.yaml";
    let faults = faults(replace(path, "second-look-from-percent: 70", "second-look-from-percent: 100"));
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("`second-look-from-percent` is 100"), "{}", faults[0]);
    let mut files = files().clone();
    replace(path, "second-look-from-percent: 70", "second-look-from-percent: 99")(&mut files);
    assert!(Edition::load(&files).is_ok());
}

#[test]
fn a_separation_that_must_stay_cannot_be_dropped() {
    for (first, then) in [
        ("decision.proposed", "decision.signed"),
        ("flag.answered", "flag.reviewed"),
        ("review.given", "decision.signed"),
    ] {
        let faults = faults(|files| {
            let path = "gates/four-eyes.yaml";
            let text = String::from_utf8(files[path].clone()).unwrap();
            let pair = format!("first: {first}\n  then: {then}");
            assert!(text.contains(&pair));
            files.insert(
                path.into(),
                text.replace(&pair, "first: comment.received\n  then: comment.answered").into_bytes(),
            );
        });
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(
            faults[0].contains(&format!("{first} and {then} must stay with two people")),
            "{}",
            faults[0]
        );
    }
}

#[test]
fn a_separation_that_must_stay_cannot_be_hollowed_out() {
    let pair = "then: decision.signed\n";
    let faults =
        faults(replace("gates/four-eyes.yaml", pair, "then: decision.signed\n  same-subject: true\n"));
    assert!(
        faults[0].contains("decision.proposed and decision.signed")
            && faults[0].contains("without `same-subject`"),
        "{faults:?}"
    );
}

#[test]
fn the_calendar_and_its_time_zone_must_exist() {
    let faults_of_name = faults(replace("settings.yaml", "calendar: geneva", "calendar: atlantis"));
    assert_eq!(faults_of_name, ["settings.yaml: no calendar is called atlantis"]);
    let faults_of_zone = faults(replace("calendars/geneva.yaml", "Europe/Zurich", "Europe/Atlantis"));
    assert_eq!(faults_of_zone, ["calendar geneva: no time zone is called Europe/Atlantis"]);
}

#[test]
fn the_four_tiers_are_all_there_in_their_order() {
    let faults = faults(replace("criteria/tiers.yaml", "tier: moderate", "tier: low"));
    assert!(faults[0].contains("low, moderate, substantial and high, in that order"), "{faults:?}");
}

#[test]
fn a_gate_guards_something_that_can_be_guarded() {
    let faults = faults(replace(
        "gates/stages/80-closing.yaml",
        "- act: engagement.closed",
        "- deed: engagement.closed",
    ));
    assert!(faults[0].contains("80-closing.yaml") && faults[0].contains("guards[0]"), "{faults:?}");
}
