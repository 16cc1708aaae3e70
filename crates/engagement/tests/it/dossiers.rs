//! The dossiers that are shipped, judged as known on a day.

use content::Tier;
use engagement::record::Record;
use engagement::{Judgement, Stage, Yardstick, judge};
use evidence::{Date, Finding};
use jiff::civil::date;

use test_support::shipped::{dossier, edition, library};

const TENCENT: &str = "examples/un75-tencent.yaml";
const APPROVED: &str = "examples/approved.yaml";

fn judged(record: &Record, day: Date) -> Judgement {
    judge(record, Stage::default(), Yardstick { edition: edition(), library: library(), day })
}

fn tencent_on(day: Date) -> Judgement {
    judged(&dossier(TENCENT), day)
}

fn flag<'a>(judgement: &'a Judgement, code: &str) -> &'a Finding {
    let found = judgement.flags.iter().find(|flag| flag.finding.code == code);
    &found.unwrap_or_else(|| panic!("{code} is not raised")).finding
}

fn figures(finding: &Finding) -> Vec<(&str, &str)> {
    finding.figures.iter().map(|figure| (figure.label.as_str(), figure.value.as_str())).collect()
}

fn unmet<'a>(judgement: &'a Judgement, gate: &str) -> Vec<&'a str> {
    let state = judgement.gates.iter().find(|state| state.gate == gate).unwrap();
    assert_eq!(state.open, state.unmet.is_empty());
    state.unmet.iter().map(|unmet| unmet.code.as_str()).collect()
}

#[test]
fn on_the_day_of_the_announcement_tencent_was_sixteenth_and_its_governance_twenty_second_of_24() {
    let judgement = tencent_on(date(2020, 3, 31));
    let benchmark = judgement.benchmark.as_ref().unwrap();
    assert_eq!(benchmark.edition, "2019");
    assert_eq!((benchmark.total, benchmark.rank, benchmark.of), (25.86, 16, 24));
    assert_eq!((benchmark.governance, benchmark.governance_rank), (4.17, 22));
    assert_eq!(figures(flag(&judgement, "RF-01")), [("RDR total", "25.86"), ("rank", "16 / 24")]);
    assert_eq!(figures(flag(&judgement, "RF-02")), [("governance", "4.17"), ("governance rank", "22 / 24")]);
    assert_eq!(flag(&judgement, "RF-01").sources[0].id, "rdr-2019");
}

#[test]
fn each_zero_of_the_benchmark_is_cited_by_a_red_flag() {
    let judgement = tencent_on(date(2020, 3, 31));
    let cited: Vec<&str> = judgement
        .flags
        .iter()
        .filter(|flag| flag.finding.code.starts_with("DR-"))
        .flat_map(|flag| figures(&flag.finding))
        .filter(|(_, points)| *points == "0")
        .map(|(indicator, _)| indicator)
        .collect();
    for indicator in ["G2", "G3", "G4", "G5", "G6", "F4", "F6", "F8", "P10", "P11", "P12"] {
        assert!(cited.contains(&indicator), "{indicator} is not cited");
    }
    assert_eq!(figures(flag(&judgement, "RF-04")), [("zero indicators", "F6, P10, P11, P12")]);
    assert_eq!(figures(flag(&judgement, "RF-05")), [("zero indicators", "G4")]);
}

#[test]
fn tencent_is_of_the_highest_tier_with_assessment_consultation_and_84_days() {
    let judgement = tencent_on(date(2020, 3, 31));
    assert_eq!(judgement.tier, Tier::High);
    let duties = &judgement.duties;
    assert!(duties.assessment && duties.consultation);
    assert_eq!((duties.diligence.as_str(), duties.comment_days), ("enhanced", 84));
    assert_eq!(duties.decided_by, ["head-of-entity"]);
}

#[test]
fn the_announcement_of_tencent_was_shut_and_says_what_was_missing() {
    let judgement = tencent_on(date(2020, 3, 31));
    assert!(judgement.blocks() && !judgement.may_announce());
    assert_eq!(
        unmet(&judgement, "announcement"),
        [
            "G-ANN-1", "G-ANN-2", "G-ANN-3", "G-ANN-4", "G-ANN-5", "G-ANN-6", "G-ANN-7", "G-ANN-8",
            "G-ANN-9", "G-ANN-11"
        ]
    );
    let signature = unmet(&judgement, "signature");
    let met: Vec<String> =
        (1..=18).map(|n| format!("G-SIG-{n}")).filter(|code| !signature.contains(&code.as_str())).collect();
    assert_eq!(
        met,
        ["G-SIG-2", "G-SIG-6"],
        "nothing excludes it; everything was looked at, and found to be unknown"
    );
    assert_eq!(unmet(&judgement, "diligence"), ["G-DIL-1"]);
    assert_eq!(judgement.next, ["G-DIL-1: Open the case with a pre-notice; it is public from that moment"]);
}

#[test]
fn nothing_that_was_published_later_is_weighed_before() {
    let record = dossier(TENCENT);
    let known: Vec<String> =
        record.as_known_on(date(2020, 3, 31)).evidence.into_iter().map(|one| one.id).collect();
    assert_eq!(known, ["E-1", "E-3"]);
    let known = record.as_known_on(date(2020, 4, 21)).evidence.len();
    assert_eq!(known, 5);
    assert!(record.as_known_on(date(2020, 3, 30)).steps.announced_on.is_none());
}

#[test]
fn each_day_is_judged_by_the_benchmark_edition_of_that_day() {
    for (day, edition, total) in [
        (date(2018, 4, 25), "2018", 22.62),
        (date(2019, 5, 1), "2018", 22.62),
        (date(2019, 5, 15), "2018", 22.62),
        (date(2019, 5, 16), "2019", 25.86),
        (date(2021, 2, 23), "2019", 25.86),
        (date(2021, 6, 1), "2020", 21.91),
        (date(2022, 4, 27), "2022", 25.29),
    ] {
        let benchmark = tencent_on(day).benchmark.unwrap();
        assert_eq!((benchmark.edition.as_str(), benchmark.total), (edition, total), "{day}");
    }
    let early = tencent_on(date(2015, 1, 1));
    assert!(early.benchmark.is_none() && early.benchmark_missing.is_some());
    assert!(early.flags.iter().any(|flag| flag.finding.code == "RF-03"), "unranked is never good");
}

#[test]
fn an_engagement_that_did_all_of_it_is_blocked_by_nothing() {
    let judgement = judged(&dossier(APPROVED), date(2026, 7, 2));
    let shut: Vec<_> = judgement.gates.iter().flat_map(|gate| &gate.unmet).collect();
    assert_eq!(shut, Vec::<&engagement::judge::Unmet>::new());
    assert!(!judgement.blocks() && judgement.may_announce());
    assert_eq!(judgement.tier, Tier::Substantial);
    assert!(judgement.benchmark.is_none());
    let raised: Vec<&str> = judgement.flags.iter().map(|flag| flag.finding.code.as_str()).collect();
    assert_eq!(raised, ["DR-16", "RF-03"]);
    assert!(judgement.flags.iter().all(|flag| flag.settled));
    assert!(judgement.next.is_empty());
}

#[test]
fn before_its_safeguards_were_public_even_the_complete_engagement_was_not_to_be_announced() {
    let judgement = judged(&dossier(APPROVED), date(2026, 6, 30));
    assert_eq!(unmet(&judgement, "announcement"), ["G-ANN-9"]);
    let before_publication = judged(&dossier(APPROVED), date(2026, 6, 25));
    assert_eq!(unmet(&before_publication, "announcement"), ["G-ANN-1", "G-ANN-9"]);
}

/// Each way to spoil the complete dossier, and the requirements that then keep its announcement shut.
#[test]
fn each_gap_in_the_complete_dossier_shuts_the_announcement() {
    type Spoil = fn(&mut Record);
    let spoilt: [(&str, Spoil, &[&str]); 13] = [
        ("no decision", |one| one.steps.decision = None, &["G-ANN-1", "G-ANN-2"]),
        (
            "one person proposed and signed",
            |one| decision(one).signed_by = Some("d.officer".into()),
            &["G-ANN-2"],
        ),
        ("an exclusion", |one| answer(one, "EX-09").value = evidence::Answer::Yes, &["G-ANN-3", "G-ANN-7"]),
        ("an unknown exclusion", |one| answer(one, "EX-09").value = evidence::Answer::Unknown, &["G-ANN-3"]),
        ("only the partner's word", |one| answer(one, "EX-09").evidence = vec!["E-3".into()], &["G-ANN-3"]),
        ("an unanswered flag", |one| drop(one.flags.remove("RF-03")), &["G-ANN-4"]),
        (
            "an answer reviewed by its author",
            |one| review(one, "RF-03").by = "d.officer".into(),
            &["G-ANN-4"],
        ),
        ("an answer that did not hold", |one| review(one, "RF-03").holds = false, &["G-ANN-4"]),
        ("no assessment", |one| one.steps.assessment = None, &["G-ANN-5"]),
        ("no consultation", |one| one.steps.consultation = None, &["G-ANN-6", "G-ANN-7"]),
        ("a consultation of 41 days", |one| shorten(one, date(2026, 4, 11)), &["G-ANN-7"]),
        (
            "a signer without declaration",
            |one| one.steps.interests.retain(|two| two.person != "a.approver"),
            &["G-ANN-8"],
        ),
        ("no safeguards", |one| one.steps.safeguards = None, &["G-ANN-9"]),
    ];
    for (what, spoil, expected) in spoilt {
        let mut record = dossier(APPROVED);
        spoil(&mut record);
        let judgement = judged(&record, date(2026, 7, 2));
        assert_eq!(unmet(&judgement, "announcement"), expected, "{what}");
        assert!(!judgement.may_announce(), "{what}");
    }
}

#[test]
fn a_consultation_of_exactly_42_days_is_long_enough_at_tier_substantial() {
    let mut record = dossier(APPROVED);
    shorten(&mut record, date(2026, 4, 12));
    assert!(judged(&record, date(2026, 7, 2)).may_announce());
}

#[test]
fn a_new_tier_asks_for_more_even_after_the_decision() {
    let mut record = dossier(APPROVED);
    record.data.personal = engagement::record::PersonalData::Unknown;
    let judgement = judged(&record, date(2026, 7, 2));
    assert_eq!(judgement.tier, Tier::High);
    assert_eq!(unmet(&judgement, "announcement"), ["G-ANN-7"], "60 days were held, and 84 are owed");
}

#[test]
fn an_engagement_past_its_last_day_cannot_come_into_force_again() {
    let last = judged(&dossier(APPROVED), date(2027, 7, 31));
    assert_eq!(unmet(&last, "active"), Vec::<&str>::new());
    let after = judged(&dossier(APPROVED), date(2027, 8, 1));
    assert_eq!(unmet(&after, "active"), ["G-ACT-2"]);
}

fn decision(record: &mut Record) -> &mut engagement::record::Decision {
    record.steps.decision.as_mut().unwrap()
}

fn answer<'a>(record: &'a mut Record, code: &str) -> &'a mut evidence::Given {
    record.answers.get_mut(code).unwrap()
}

fn review<'a>(record: &'a mut Record, code: &str) -> &'a mut evidence::FlagReview {
    record.flags.get_mut(code).unwrap().review.as_mut().unwrap()
}

fn shorten(record: &mut Record, closes_on: Date) {
    record.steps.consultation.as_mut().unwrap().closes_on = closes_on;
}
