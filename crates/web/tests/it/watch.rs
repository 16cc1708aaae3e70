//! The watch: what changes on a list or in a case reaches the cases that it concerns, and no other.

use axum::http::StatusCode;
use engagement::record::Hit;
use jiff::civil::date;
use ownership::{
    Content, Digest, End, Graph, Identifier, Interest, Interval, Link, Party, PartyKind, Record,
    StatementRef, Tie,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use web::watch::{MONITOR, Watch};

use crate::fixture::{APPROVED, BLOCKED, Fixture};

fn company(id: &str, name: &str) -> Value {
    json!({ "id": id, "schema": "Company", "properties": { "name": [name] } })
}

/// Both cases; in the approved one somebody has looked in the lists, in the other nobody.
async fn watched() -> (Fixture, Watch) {
    let fixture = Fixture::with_both_cases().await;
    assert!(fixture.app.office.lists.refresh().unwrap());
    let mut watch = Watch::default();
    assert_eq!(recorded(&fixture, &mut watch).await, [""; 0], "nothing has changed since somebody looked");
    (fixture, watch)
}

/// The cases in which a round recorded something.
async fn recorded(fixture: &Fixture, watch: &mut Watch) -> Vec<String> {
    fixture
        .app
        .office
        .watch_round(watch)
        .await
        .unwrap_or_else(|problem| panic!("{}", problem.message))
        .recorded
}

async fn hits(fixture: &Fixture, case: &str) -> Vec<Hit> {
    let case = fixture.app.office.store.case(case).await.unwrap();
    case.record.steps.screening.map(|screening| screening.hits).unwrap_or_default()
}

/// What is decided, with the hit and its fingerprint as they were seen.
fn with(hit: &str, fingerprint: &str, mut decided: Value) -> Value {
    decided["hit"] = hit.into();
    decided["fingerprint"] = fingerprint.into();
    decided
}

async fn events(fixture: &Fixture, case: &str) -> u64 {
    fixture.app.office.store.case(case).await.unwrap().n
}

#[tokio::test]
async fn who_appears_on_a_list_reaches_the_case_as_a_red_flag_and_who_goes_leaves_it() {
    let (fixture, mut watch) = watched().await;
    let untouched = events(&fixture, BLOCKED).await;
    fixture.import_list("watched", &[company("1", "Harbour Crane Works"), company("2", "Lake Cooperative")]);
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    assert_eq!(hits(&fixture, APPROVED).await.len(), 1);
    let history = fixture.app.office.store.history(APPROVED).await.unwrap();
    let last: Vec<_> =
        history.iter().rev().take(2).map(|one| (one.event.act.name(), &*one.event.by)).collect();
    assert_eq!(last, [("flag.raised", MONITOR), ("screening.run", MONITOR)]);
    assert!(fixture.app.office.store.case(APPROVED).await.unwrap().record.flags.contains_key("RF-19"));

    assert_eq!(recorded(&fixture, &mut watch).await, [""; 0], "the same is not recorded twice");
    fixture.import_list("watched", &[company("1", "Harbour Crane Works")]);
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    assert!(hits(&fixture, APPROVED).await.is_empty());
    assert_eq!(
        events(&fixture, BLOCKED).await,
        untouched,
        "where nobody has looked, the first look is a person's"
    );
}

#[tokio::test]
async fn a_change_that_concerns_nobody_is_looked_at_in_no_case() {
    let (fixture, mut watch) = watched().await;
    let before = events(&fixture, APPROVED).await;
    fixture.import_list("watched", &[company("1", "Harbour Crane Works"), company("2", "Zanzibar Fishers")]);
    let round = fixture.app.office.watch_round(&mut watch).await.unwrap();
    assert!(round.looked.is_empty(), "{:?}", round.looked);
    assert_eq!(events(&fixture, APPROVED).await, before);
}

#[tokio::test]
async fn a_clearance_outlives_a_remark_and_not_another_name() {
    let (fixture, mut watch) = watched().await;
    let listed = |name: &str, notes: &str| {
        [json!({ "id": "2", "schema": "Company", "properties": { "name": [name], "notes": [notes] } })]
    };
    fixture.import_list("watched", &listed("Lake Cooperative", "Listed in March."));
    recorded(&fixture, &mut watch).await;
    let Hit { id, fingerprint, .. } = hits(&fixture, APPROVED).await.remove(0);
    let said = |decided: Value| with(&id, &fingerprint, decided);
    let judged = said(json!({ "verdict": "false-positive", "reasons": "Another lake." }));
    fixture.done(APPROVED, "due-diligence", "hit.judged", judged).await;
    let looked = said(json!({ "verdict": "false-positive", "holds": true, "reasons": "So it is." }));
    fixture.done(APPROVED, "lawyer", "hit.reviewed", looked).await;
    let open = async |fixture: &Fixture| hits(fixture, APPROVED).await[0].is_open(0);
    assert!(!open(&fixture).await);

    fixture.import_list("watched", &listed("Lake Cooperative", "Listed in March, amended in May."));
    assert_eq!(recorded(&fixture, &mut watch).await, [""; 0]);
    fixture.import_list("watched", &listed("The Lake Cooperative", "Listed in March, amended in May."));
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    assert!(open(&fixture).await, "who is meant may be another now");
}

#[tokio::test]
async fn a_look_that_has_grown_old_is_made_again() {
    // The lowest tier asks for one every 24 months.
    let (fixture, mut watch) = watched().await;
    fixture.set_day("2028-01-11");
    assert_eq!(recorded(&fixture, &mut watch).await, [""; 0]);
    fixture.set_day("2028-01-12");
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    assert_eq!(recorded(&fixture, &mut watch).await, [""; 0]);
}

#[tokio::test]
async fn what_is_said_anew_of_the_partner_is_looked_for() {
    let (fixture, mut watch) = watched().await;
    fixture.import_list("watched", &[company("1", "Harbour Crane Works")]);
    recorded(&fixture, &mut watch).await;
    fixture.done(BLOCKED, "officer", "screening.run", json!({})).await;
    assert_eq!(recorded(&fixture, &mut watch).await, [""; 0]);
    let partner =
        json!({ "id": "tencent", "name": "Harbour Crane Works", "country": "CN", "state-owned": "unknown" });
    fixture.done(BLOCKED, "officer", "engagement.described", json!({ "partner": partner })).await;
    assert_eq!(recorded(&fixture, &mut watch).await, [BLOCKED]);
    assert_eq!(hits(&fixture, BLOCKED).await.len(), 1);
}

#[tokio::test]
async fn a_case_that_refuses_keeps_the_watch_from_no_other() {
    let (fixture, mut watch) = watched().await;
    fixture.done(BLOCKED, "officer", "screening.run", json!({})).await;
    let set_aside = json!({ "person": MONITOR, "reasons": "A mistake." });
    let nothing = json!({ "outcome": "clear", "role": "ethics" });
    fixture.done(BLOCKED, "ethics", "interests.declared", nothing).await;
    let refused = fixture.act(BLOCKED, "ethics", "person.recused", set_aside.clone()).await;
    assert!(refused.is_err(), "the watch cannot be switched off in a case");
    // From before that was a rule.
    let act = serde_json::from_value(json!({ "act": "person.recused", "with": set_aside })).unwrap();
    let now = fixture.app.office.now();
    fixture.app.office.store.perform(BLOCKED, None, test_support::acts::doing(now, act)).await.unwrap();
    fixture.import_list("watched", &[company("2", "Lake Cooperative"), company("3", "Tencent")]);
    let round = fixture.app.office.watch_round(&mut watch).await.unwrap();
    assert_eq!((round.failed, round.recorded), (vec![BLOCKED.to_owned()], vec![APPROVED.to_owned()]));
    let again = fixture.app.office.watch_round(&mut watch).await.unwrap();
    assert_eq!(again.failed, [BLOCKED], "it is tried again");
}

/// The partner's register: somebody owns it and directs it, another directs it from April on.
fn register() -> Graph {
    let mut builder = Graph::builder();
    let statement = |id: &str| StatementRef {
        register: String::new(),
        id: format!("S-{id}"),
        sha256: Digest::of(id.as_bytes()),
        date: Some(date(2024, 5, 6)),
    };
    let mut add = |id: &str, content| {
        builder.record(Record { id: id.into(), statement: statement(id), closed: false, content });
    };
    let identifiers = vec![Identifier::new("TEST", "PARTNER").unwrap()];
    add("PARTNER", Content::Party(Party { identifiers, ..Party::new(PartyKind::Company, "Partner Ltd") }));
    add("ONE", Content::Party(Party::new(PartyKind::Person, "Kwabena Osei Tutu")));
    add("TWO", Content::Party(Party::new(PartyKind::Person, "Ingeborg Sandvik")));
    let directs = || Tie::new(Interest::Directorship);
    let owns = Tie { share: Some(Interval::exact(0.6)), ..Tie::new(Interest::Shareholding) };
    let from_april = Tie { start: Some(date(2026, 4, 1)), ..directs() };
    for (id, party, ties) in [("OWNS", "ONE", vec![owns, directs()]), ("LATER", "TWO", vec![from_april])] {
        let end = |id: &str| End::Record(id.to_owned());
        add(id, Content::Link(Link { subject: end("PARTNER"), party: end(party), ties }));
    }
    builder.build().0
}

#[tokio::test]
async fn whoever_belongs_to_the_group_is_one_question_and_is_met_when_their_term_begins() {
    let (fixture, mut watch) = watched().await;
    let person =
        |id: &str, name: &str| json!({ "id": id, "schema": "Person", "properties": { "name": [name] } });
    fixture.import_list("watched", &[person("4", "Kwabena Osei Tutu"), person("5", "Ingeborg Sandvik")]);
    fixture.set_day("2026-03-20");
    let partner = json!({ "id": "tencent", "name": "Tencent", "country": "CN", "state-owned": "unknown",
        "identifiers": ["TEST:PARTNER"] });
    fixture.done(BLOCKED, "officer", "engagement.described", json!({ "partner": partner })).await;
    fixture.done(BLOCKED, "officer", "screening.run", json!({})).await;
    recorded(&fixture, &mut watch).await;
    assert!(hits(&fixture, BLOCKED).await.is_empty(), "no register knows the partner yet");

    fixture.app.office.use_ownership(register());
    assert_eq!(recorded(&fixture, &mut watch).await, [BLOCKED]);
    let found: Vec<String> = hits(&fixture, BLOCKED).await.into_iter().map(|hit| hit.subject).collect();
    assert_eq!(found, ["Kwabena Osei Tutu"], "owner and director are one person");
    fixture.set_day("2026-04-02");
    assert_eq!(recorded(&fixture, &mut watch).await, [BLOCKED]);
    assert_eq!(hits(&fixture, BLOCKED).await.len(), 2);
}

#[tokio::test]
async fn a_list_that_is_imported_for_the_first_time_concerns_every_case() {
    let (fixture, mut watch) = watched().await;
    fixture.import_list("another", &[company("9", "Zanzibar Fishers")]);
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    let screening = fixture.app.office.store.case(APPROVED).await.unwrap().record.steps.screening.unwrap();
    assert_eq!(screening.lists.len(), 2);
}

#[tokio::test]
async fn a_list_that_grows_old_shuts_the_gate_and_the_same_bytes_again_open_it() {
    let (fixture, mut watch) = watched().await;
    let promised_daily = || fixture.import_list("un-sc", &[company("9", "Zanzibar Fishers")]);
    promised_daily();
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    let overdue = async || {
        let case = fixture.app.office.store.case(APPROVED).await.unwrap();
        case.record.steps.screening.unwrap().lists.iter().any(|list| list.overdue)
    };
    assert!(!overdue().await);
    fixture.set_day("2026-12-24");
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    assert!(overdue().await);
    promised_daily();
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    assert!(!overdue().await);
    assert_eq!(recorded(&fixture, &mut watch).await, [""; 0]);
}

#[tokio::test]
async fn a_later_look_does_not_take_away_what_an_earlier_one_had_found() {
    let (fixture, mut watch) = watched().await;
    fixture.import_list("watched", &[company("2", "Lake Cooperative")]);
    recorded(&fixture, &mut watch).await;
    let hit = hits(&fixture, APPROVED).await.remove(0);
    let judged =
        json!({ "hit": hit.id, "fingerprint": hit.fingerprint, "verdict": "match", "reasons": "It is." });
    fixture.done(APPROVED, "due-diligence", "hit.judged", judged).await;
    let day = fixture.app.office.today();
    fixture.set_day("2027-01-20");
    fixture.import_list("watched", &[company("1", "Harbour Crane Works")]);
    assert_eq!(recorded(&fixture, &mut watch).await, [APPROVED]);
    let flags = async |day: &str| {
        let judged = fixture.get(&format!("/api/v1/engagements/{APPROVED}/judgement?on={day}")).await.json();
        let case = fixture.get(&format!("/register/{APPROVED}.json?on={day}")).await.json();
        [&judged["flags"], &case["known"]["knowable"]["flags"]]
            .map(|flags| flags.to_string().contains("RF-18"))
    };
    assert_eq!(flags(&day.to_string()).await, [true, true]);
    assert_eq!(flags("2027-01-20").await, [false, false]);
}

#[tokio::test]
async fn what_was_settled_on_a_day_stays_so_there_though_the_flag_is_raised_anew() {
    let (fixture, mut watch) = watched().await;
    let finds = async |entry: &str| {
        let hit = hits(&fixture, APPROVED).await.into_iter().find(|hit| hit.entry.ends_with(entry)).unwrap();
        let judged =
            json!({ "hit": hit.id, "fingerprint": hit.fingerprint, "verdict": "match", "reasons": "It is." });
        fixture.done(APPROVED, "due-diligence", "hit.judged", judged).await;
    };
    fixture.import_list("watched", &[company("2", "Lake Cooperative")]);
    recorded(&fixture, &mut watch).await;
    finds(".2").await;
    for code in ["RF-18", "RF-19"] {
        let answer = json!({ "code": code, "outcome": "outweighed", "reasons": "An old listing." });
        fixture.done(APPROVED, "officer", "flag.answered", answer).await;
        let review = json!({ "code": code, "holds": true, "reasons": "So it is." });
        fixture.done(APPROVED, "due-diligence", "flag.reviewed", review).await;
    }
    let day = fixture.app.office.today();
    let later = day.tomorrow().unwrap().to_string();
    fixture.set_day(&later);
    let both = [company("2", "Lake Cooperative"), company("3", "Lake Cooperative")];
    fixture.import_list("watched", &both);
    recorded(&fixture, &mut watch).await;
    finds(".3").await;
    let settled = async |day: &str| {
        let judged = fixture.get(&format!("/api/v1/engagements/{APPROVED}/judgement?on={day}")).await.json();
        let flags = judged["flags"].as_array().unwrap().clone();
        flags.iter().find(|flag| flag["finding"]["code"] == "RF-18").unwrap()["settled"].clone()
    };
    assert_eq!(settled(&day.to_string()).await, true);
    assert_eq!(settled(&later).await, false);
}

#[tokio::test]
async fn the_public_reads_that_somebody_looked_and_not_whom_they_found() {
    let (fixture, mut watch) = watched().await;
    let listed = json!({ "id": "secret-entry", "schema": "Company",
        "properties": { "name": ["Lake Cooperative"], "alias": ["Secret Alias"] } });
    fixture.import_list("watched", &[listed]);
    recorded(&fixture, &mut watch).await;
    let Hit { id, fingerprint, .. } = hits(&fixture, APPROVED).await.remove(0);
    let said = |decided: Value| with(&id, &fingerprint, decided);
    let judged = said(json!({ "verdict": "cannot-tell", "reasons": "Secret reasons." }));
    fixture.done(APPROVED, "due-diligence", "hit.judged", judged).await;
    let looked = said(json!({ "verdict": "cannot-tell", "holds": true, "reasons": "Secret reasons." }));
    fixture.done(APPROVED, "lawyer", "hit.reviewed", looked).await;
    fixture.app.office.store.publish().await.unwrap();

    let case = format!("/register/{APPROVED}");
    let page = fixture.get(&case).await.text;
    assert!(page.contains("Likenesses that wait for somebody to look at them: \u{2068}1"), "{page}");
    let partner = fixture.get("/partners/cooperative").await.text;
    assert!(partner.contains("Looked for on lists") && partner.contains("watched"), "{partner}");
    let (api, n) = (format!("/api/v1/engagements/{APPROVED}"), events(&fixture, APPROVED).await);
    let mut paths =
        vec![case.clone(), format!("{case}.json"), format!("{case}/feed.atom"), format!("{api}/judgement")];
    paths.push("/partners/cooperative.json".into());
    for event in n - 3..=n {
        for form in ["", ".json", ".tlog-proof", "/receipt"] {
            paths.push(format!("{case}/events/{event}{form}"));
        }
    }
    for path in paths {
        let answer = fixture.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        for secret in ["secret-entry", "Secret Alias", "Secret reasons", &*id, &*fingerprint, "cannot-tell"] {
            assert!(!answer.text.contains(secret), "{path} tells {secret}: {}", answer.text);
        }
    }
    let json = fixture.get(&format!("{case}.json")).await.json();
    assert_eq!((&json["screening"]["open"], &json["screening"]["matches"]), (&1.into(), &0.into()));
}

/// Editions of a list, each a choice of these.
const POOL: [(&str, &str); 6] = [
    ("1", "Harbour Crane Works"),
    ("2", "Lake Cooperative"),
    ("2", "Lake Co-operative (Geneva)"),
    ("3", "The Lake Cooperative Society"),
    ("4", "Mountain Cooperative"),
    ("5", "Zanzibar Fishers"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// What stands in the case after any editions is what looking for everybody in the last one finds.
    #[test]
    fn the_watch_comes_to_the_same_as_a_full_look(
        editions in prop::collection::vec(prop::collection::btree_set(0..POOL.len(), 1..4), 1..4)
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (fixture, mut watch) = watched().await;
            for edition in editions {
                let listed: Vec<Value> = edition.iter().map(|at| company(POOL[*at].0, POOL[*at].1)).collect();
                fixture.import_list("watched", &listed);
                recorded(&fixture, &mut watch).await;
            }
            let said = |hits: Vec<Hit>| -> Vec<(String, String)> {
                hits.into_iter().map(|hit| (hit.id, hit.fingerprint)).collect()
            };
            let on_file = said(hits(&fixture, APPROVED).await);
            fixture.done(APPROVED, "officer", "screening.run", json!({})).await;
            assert_eq!(on_file, said(hits(&fixture, APPROVED).await));
        });
    }
}
