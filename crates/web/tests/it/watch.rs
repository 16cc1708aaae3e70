//! The watch: what changes on a list or in a case reaches the cases that it concerns, and no other.

use engagement::record::Hit;
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
    let hit = hits(&fixture, APPROVED).await[0].id.clone();
    let judged = json!({ "hit": hit, "verdict": "false-positive", "reasons": "Another lake." });
    fixture.done(APPROVED, "due-diligence", "hit.judged", judged).await;
    let looked = json!({ "hit": hit, "holds": true, "reasons": "So it is." });
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
async fn the_public_reads_that_somebody_looked_and_not_whom_they_found() {
    let (fixture, mut watch) = watched().await;
    let listed = json!({ "id": "secret-entry", "schema": "Company",
        "properties": { "name": ["Lake Cooperative"], "alias": ["Secret Alias"] } });
    fixture.import_list("watched", &[listed]);
    recorded(&fixture, &mut watch).await;
    let case = format!("/register/{APPROVED}");
    let page = fixture.get(&case).await.text;
    assert!(page.contains("Likenesses that wait for somebody to look at them: \u{2068}1"), "{page}");
    let partner = fixture.get("/partners/cooperative").await.text;
    assert!(partner.contains("Looked for on lists") && partner.contains("watched"), "{partner}");
    let api = format!("/api/v1/engagements/{APPROVED}");
    for path in [
        case.clone(),
        format!("{case}.json"),
        format!("{api}/judgement"),
        "/partners/cooperative.json".into(),
    ] {
        let said = fixture.get(&path).await.text;
        assert!(!said.contains("secret-entry") && !said.contains("Secret Alias"), "{path}: {said}");
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
