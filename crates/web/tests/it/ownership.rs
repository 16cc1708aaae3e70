//! The page on who owns a partner: what it tells, and what it must never tell.

use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use ownership::Graph;
use ownership::bods::Statement;
use serde_json::{Value, json};
use web::registers::{RegisterEdition, Registers};

use crate::fixture::{BLOCKED, Fixture};
use crate::register::assert_whole;

const PAGE: &str = "/partners/tencent/ownership";
const JSON: &str = "/partners/tencent/ownership.json";
const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// A register with these statements.
fn registers(statements: &[Value]) -> Registers {
    let mut builder = Graph::builder();
    builder.source("paper-register");
    for (at, value) in statements.iter().enumerate() {
        builder.statement(&Statement::parse(&value.to_string(), at).unwrap());
    }
    let (graph, problems) = builder.build();
    let edition = RegisterEdition {
        register: "paper-register".into(),
        imported_at: "2026-03-01T10:00:00Z".parse().unwrap(),
        dated: Some("2026-02-27".into()),
        statements: statements.len() as u64,
        sha256: HASH.into(),
    };
    Registers { graph: graph.into(), editions: vec![edition], problems: problems.into() }
}

fn statement(kind: &str, record: &str, details: Value) -> Value {
    json!({ "statementId": format!("{:0>32}", format!("{kind}-{record}")), "declarationSubject": "x",
        "recordId": record, "recordType": kind, "statementDate": "2020-01-01", "recordDetails": details })
}

fn company(record: &str, name: &str) -> Value {
    let identifiers = json!([{ "scheme": "XX-PAPER", "id": record }]);
    statement(
        "entity",
        record,
        json!({ "isComponent": false, "entityType": { "type": "registeredEntity" }, "name": name, "identifiers": identifiers }),
    )
}

fn holds(party: &str, subject: &str, share: f64) -> Value {
    let interests =
        json!([{ "type": "shareholding", "directOrIndirect": "direct", "share": { "exact": share } }]);
    statement(
        "relationship",
        &format!("{party}-{subject}"),
        json!({ "isComponent": false, "subject": subject, "interestedParty": party, "interests": interests }),
    )
}

/// The register that the demonstration is shipped with.
fn invented() -> Vec<Value> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/examples/ownership/lindenfield.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A house in which the partner has these identifiers, and these statements are known.
async fn house(identifiers: &[&str], known: Registers) -> Fixture {
    let house = Fixture::with_both_cases().await;
    let partner = json!({ "id": "tencent", "name": "Tencent", "country": "CN", "identifiers": identifiers });
    house.done(BLOCKED, "officer", "engagement.described", json!({ "partner": partner })).await;
    house.app.office.use_ownership(known);
    house
}

/// The page in English, without the marks that isolate names and numbers.
async fn english(house: &Fixture) -> String {
    house.get(&format!("{PAGE}?lang=en")).await.text.replace(['\u{2068}', '\u{2069}'], "")
}

#[tokio::test]
async fn owners_control_states_and_what_is_not_known_are_told_with_their_statements() {
    let house = house(&["XX-INVENTED:lmc-0001"], registers(&invented())).await;
    assert_whole(&house, PAGE).await;
    let page = english(&house).await;
    for shown in [
        "Between 27.5 % and 41.25 %",
        "Stated: 11 %. By what is not known it could be: Between 11 % and 72.5 %.",
        "Republic of Exampleland (invented)",
        "a majority of votes",
        "the right to appoint the board",
        "the owner did not say",
        "They hold each other to the last share",
        "invented-lindenfield-relationship-0012",
        "paper-register",
        "2026-02-27",
        HASH,
        r#"class="arrow arrow-controls""#,
        r#"class="box box-subject""#,
        r#"class="box box-unknown""#,
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    let json = house.get(JSON).await.json();
    assert_eq!(json["standing"], "found");
    let party = &json["parties"][0];
    assert_eq!(party["owners"]["owners"][0]["shares"], json!({ "lo": 0.55, "hi": 0.55 }));
    assert_eq!(party["controlled"].as_array().unwrap().len(), 3);
    assert_eq!(party["drawn"]["rest"], json!([]));
    assert_eq!(party["others-above"][0]["party"]["kind"], "state", "a State above a fund is drawn, too");
    assert_eq!(json["registers"][0]["sha256"], HASH);
    assert!(
        house.get("/partners/tencent?lang=en").await.text.contains(PAGE),
        "the partner's page leads there"
    );
}

#[tokio::test]
async fn what_cannot_be_looked_up_is_said_and_a_name_finds_nobody() {
    let nothing = Fixture::with_both_cases().await;
    assert!(english(&nothing).await.contains("No register of ownership was imported here."));
    assert_eq!(nothing.get(JSON).await.json()["standing"], "no-register");
    nothing.app.office.use_ownership(registers(&[company("A", "Tencent")]));
    assert!(english(&nothing).await.contains("The partner has no identifier in any register on its file"));
    assert_whole(&nothing, PAGE).await;

    let unknown = house(&["XX-PAPER:B", "XX-OTHER:1"], registers(&[company("A", "Tencent")])).await;
    let page = english(&unknown).await;
    assert!(page.contains("No register that was imported here knows this partner."));
    assert!(page.contains("XX-PAPER:B") && !page.contains("<svg"), "a namesake is not the partner");
    assert_whole(&unknown, PAGE).await;
    assert_eq!(unknown.get("/partners/nobody/ownership").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn another_day_has_other_owners_and_a_day_to_come_has_none() {
    let mut held = holds("B", "A", 40.0);
    held["recordDetails"]["interests"][0]["startDate"] = "2022-05-01".into();
    let known = registers(&[company("A", "Alpha"), company("B", "Beta"), held]);
    let house = house(&["XX-PAPER:A"], known).await;
    let owners = async |query: &str| {
        let json = house.get(&format!("{JSON}{query}")).await.json();
        json["parties"][0]["owners"]["owners"].as_array().map(Vec::len)
    };
    assert_eq!(owners("").await, Some(1));
    assert_eq!(owners("?on=2022-04-30").await, Some(0));
    assert_eq!(owners("?on=2022-05-01&known-on=2019-12-31").await, Some(0), "stated in 2020");
    for wrong in ["?on=2031-01-01", "?on=yesterday", "?known-on=x"] {
        assert_eq!(house.get(&format!("{JSON}{wrong}")).await.status, StatusCode::BAD_REQUEST, "{wrong}");
        let page = house.get(&format!("{PAGE}{wrong}&lang=en")).await.text;
        assert!(page.contains("error-summary"), "{wrong}");
    }
    assert_whole(&house, &format!("{PAGE}?on=2022-04-30")).await;
}

#[tokio::test]
async fn the_api_gives_what_the_page_shows() {
    let house = house(&["XX-INVENTED:lmc-0001"], registers(&invented())).await;
    let api = "/api/v1/partners/tencent/ownership";
    for days in ["", "?on=2021-06-30", "?on=2021-06-30&known-on=2021-01-01"] {
        let answer = house.get(&format!("{api}{days}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert_eq!(answer.json(), house.get(&format!("{JSON}{days}")).await.json(), "{days}");
    }
    let nobody = house.get("/api/v1/partners/nobody/ownership").await;
    assert_eq!((nobody.status, &nobody.json()["kind"]), (StatusCode::NOT_FOUND, &json!("not-found")));
}

#[tokio::test]
async fn what_is_odd_about_statements_is_said_in_the_readers_language() {
    let turned = json!({ "minimum": 60, "maximum": 40 });
    let mut twice = company("A", "Alpha");
    twice["recordDetails"]["identifiers"] =
        json!([{ "scheme": "XX-PAPER", "id": "A" }, { "scheme": "XX-PAPER", "id": "A2" }]);
    let mut reversed = holds("B", "A", 40.0);
    reversed["recordDetails"]["interests"][0]["share"] = turned;
    let known = registers(&[
        twice,
        company("B", "Beta"),
        company("C", "Gamma"),
        reversed,
        holds("C", "A", 90.0),
        holds("A", "A", 5.0),
    ]);
    let house = house(&["XX-PAPER:A"], known).await;
    let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
    let english = english(&house).await;
    let arabic = plain(house.get(&format!("{PAGE}?lang=ar")).await.text);
    for (in_english, in_arabic) in [
        (
            "The stated shares add to 135 % of the whole, or more.",
            "مجموع الحصص المصرَّح بها 135٪ من الكل أو أكثر.",
        ),
        (
            "The least share is above the greatest; they are taken the other way round.",
            "الحد الأدنى للحصة فوق حدها الأعلى",
        ),
        ("A party is said to hold an interest in itself.", "يُذكر أن طرفًا يملك في نفسه."),
        (
            "One party has two identifiers of one register: XX-PAPER:A and XX-PAPER:A2.",
            "XX-PAPER:A وXX-PAPER:A2",
        ),
    ] {
        assert!(english.contains(in_english), "{in_english}");
        assert!(arabic.contains(in_arabic), "{in_arabic}");
        assert!(!arabic.contains(in_english), "{in_english}");
    }
    let problems = house.get(JSON).await.json()["parties"][0]["owners"]["problems"].clone();
    assert_eq!(problems[0]["oddity"], "more-than-whole");
    assert!((problems[0]["least"].as_f64().unwrap() - 1.35).abs() < 1e-9, "{problems}");
}

#[tokio::test]
async fn names_stay_text_whatever_they_are() {
    let long = "A very long name of a company ".repeat(200);
    let known = registers(&[
        company("A", "</title></svg><script>alert(1)</script>"),
        company("B", "\u{202e}evil & \"quoted\""),
        company("C", &long),
        company("D", ""),
        holds("B", "A", 40.0),
        holds("C", "A", 30.0),
        holds("A", "D", 90.0),
        holds("missing", "A", 10.0),
    ]);
    let house = house(&["XX-PAPER:A"], known).await;
    assert_whole(&house, PAGE).await;
    let page = english(&house).await;
    assert!(!page.contains("<script>alert") && page.contains("&#60;script&#62;alert"));
    assert!(page.contains("&#38; &#34;quoted&#34;"));
    assert!(page.contains("A party is referred to, and no statement describes it."), "the problem is told");
    let svg = &page[page.find("<svg").unwrap()..page.find("</svg>").unwrap()];
    let lines = svg.matches("<text x=").count();
    assert!(lines <= 3 * 5, "a name has three lines at most: {lines}");
}

#[tokio::test]
async fn births_and_addresses_never_show() {
    let details = json!({ "isComponent": false, "personType": "knownPerson",
        "names": [{ "type": "legal", "fullName": "Paula Person" }], "birthDate": "1970-05-17",
        "placeOfBirth": { "address": "Secret Street 1" },
        "addresses": [{ "type": "residence", "address": "Secret Street 1" }] });
    let known = registers(&[company("A", "Alpha"), statement("person", "P", details), holds("P", "A", 60.0)]);
    let house = house(&["XX-PAPER:A"], known).await;
    for path in [PAGE, JSON] {
        let text = house.get(path).await.text;
        assert!(text.contains("Paula Person"), "{path}");
        assert!(!text.contains("1970") && !text.contains("Secret Street"), "{path}");
    }
}

#[tokio::test]
async fn identifiers_of_two_parties_show_both() {
    let known = registers(&[company("A", "Alpha"), company("B", "Beta")]);
    let house = house(&["XX-PAPER:A", "XX-PAPER:B", "XX-PAPER:C"], known).await;
    let page = english(&house).await;
    assert!(page.contains("The identifiers lead to more than one party"));
    assert!(page.contains("<h2><bdi>Alpha</bdi></h2>") && page.contains("<h2><bdi>Beta</bdi></h2>"));
    assert_eq!(house.get(JSON).await.json()["not-found"], json!(["XX-PAPER:C"]));
    assert_whole(&house, PAGE).await;
}

#[tokio::test]
async fn what_the_picture_has_no_room_for_is_counted() {
    let mut statements = vec![company("A", "Alpha")];
    for at in 0..150 {
        let record = format!("S{at}");
        statements.extend([company(&record, &format!("Sub {at}")), holds("A", &record, 100.0)]);
    }
    statements.extend([company("O", "Owner"), holds("O", "A", 100.0)]);
    let house = house(&["XX-PAPER:A"], registers(&statements)).await;
    let page = english(&house).await;
    assert!(page.contains("Owner") && page.contains("145 parties below it are not drawn"));
    let svg = &page[page.find("<svg").unwrap()..page.find("</svg>").unwrap()];
    assert!(svg.contains("and 145 more") && svg.contains("href=\"#controlled-1\""), "{svg}");
    assert!(page.contains("id=\"controlled-1\""), "the box leads to the table");
    assert!(page.contains("50 more are in the open data below."));
    let json = house.get(JSON).await.json();
    assert_eq!(json["parties"][0]["controlled"].as_array().unwrap().len(), 150);
    let drawn = &json["parties"][0]["drawn"];
    assert_eq!(drawn["parties"].as_array().unwrap().len(), 7, "five in the row, and the box of the rest");
    let rest = &drawn["rest"];
    assert_eq!(
        (&rest[0]["row"], &rest[0]["count"], rest.as_array().unwrap().len()),
        (&1.into(), &145.into(), 1)
    );
    assert_eq!(rest[0]["beside"][0]["name"], "Alpha");
    assert_whole(&house, PAGE).await;
}

#[tokio::test]
async fn in_a_loop_those_below_are_drawn_and_counted_below() {
    let mut statements = vec![company("A", "Alpha"), company("S", "Loop")];
    statements.extend([holds("A", "S", 100.0), holds("S", "A", 20.0)]);
    for at in 0..10 {
        let record = format!("T{at}");
        statements.extend([company(&record, &format!("Sub {at}")), holds("S", &record, 100.0)]);
    }
    let house = house(&["XX-PAPER:A"], registers(&statements)).await;
    assert!(english(&house).await.contains("5 parties below it are not drawn"));
    let json = house.get(JSON).await.json();
    let drawn = json["parties"][0]["drawn"]["parties"].as_array().unwrap().clone();
    let beside: Vec<&Value> = drawn.iter().filter(|one| one[1] == 0).collect();
    assert_eq!(beside.len(), 1, "nobody stands beside the one in question: {drawn:#?}");
}

#[tokio::test]
async fn a_row_that_just_fits_has_no_box_of_the_rest_and_many_owners_lead_to_their_table() {
    let group = |owners: usize| {
        let mut statements = vec![company("A", "Alpha")];
        for at in 0..owners {
            let record = format!("O{at:02}");
            statements.extend([company(&record, &format!("Owner {at}")), holds(&record, "A", 3.0)]);
        }
        registers(&statements)
    };
    for (owners, drawn, rest) in [(6, 7, 0), (7, 6, 2), (30, 6, 25)] {
        let house = house(&["XX-PAPER:A"], group(owners)).await;
        let json = house.get(JSON).await.json();
        let chart = &json["parties"][0]["drawn"];
        assert_eq!(chart["parties"].as_array().unwrap().len(), drawn, "{owners}");
        assert_eq!(chart["rest"][0]["count"].as_u64().unwrap_or_default(), rest, "{owners}");
        let page = english(&house).await;
        assert_eq!(page.contains("href=\"#owners-1\""), rest > 0, "{owners}");
        assert_eq!(page.contains(&format!("and {rest} more")), rest > 0, "{owners}");
        assert_whole(&house, PAGE).await;
    }
}

/// Two groups of real statements of GLEIF and the British register (Open Ownership, OGL v3 and CC0).
#[tokio::test]
async fn real_groups_are_drawn() {
    let shared = std::env::var_os("IMPRIMATUR_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/opendata/data/bods-real/all_demo.jsonl");
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: real_groups_are_drawn (no shared data)");
        return;
    };
    let statements: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let house = house(&["GB-COH:00102498", "GB-COH:00184594"], registers(&statements)).await;
    assert_whole(&house, PAGE).await;
    let json = house.get(JSON).await.json();
    let [bp, dmgt] = [0, 1].map(|at| &json["parties"][at]);
    assert_eq!(bp["owners"]["owners"], json!([]), "no register says who owns it");
    assert!(bp["controlled"].as_array().unwrap().len() > 100);
    assert_eq!(
        dmgt["controllers"].as_array().unwrap().iter().filter(|one| one["party"]["kind"] == "person").count(),
        5
    );
    for party in [bp, dmgt] {
        let drawn = party["drawn"]["parties"].as_array().unwrap().len();
        assert!((10..=40).contains(&drawn), "{drawn}");
    }
}
