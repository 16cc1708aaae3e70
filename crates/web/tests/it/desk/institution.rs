//! What ties the institution itself to the partner; and declaring by a program.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use engagement::record::InterestOutcome;
use serde_json::{Value, json};

use super::house::{Answer, House};
use super::interests::{CANARY, house};
use super::story::{CASE, Fields};

impl House {
    /// Sends JSON, as a program does for a person.
    pub async fn post_json(&self, person: &str, path: &str, body: &Value) -> Answer {
        self.post_text(person, path, body.to_string()).await
    }

    async fn post_text(&self, person: &str, path: &str, body: String) -> Answer {
        let token = self.session(person).await;
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.send(request, "", Body::from(body)).await
    }
}

const FUNDING: Fields<'static> = &[
    ("interests.0.counterparty", CANARY),
    ("interests.0.identifiers", "TEST:FIRST"),
    ("interests.0.kind", "funding"),
    ("interests.0.certainty", "in-force"),
    ("interests.0.value", "250"),
];

async fn stands(house: &House) -> Option<InterestOutcome> {
    let case = house.office.store.case(CASE).await.unwrap();
    case.record.steps.institution.map(|one| one.outcome)
}

#[tokio::test]
async fn what_the_institution_takes_from_the_group_is_decided_by_the_ethics_office_and_published() {
    let house = house().await;
    assert_eq!(stands(&house).await, None);
    house.does("d.officer", "institution.declared", FUNDING).await;
    assert_eq!(stands(&house).await, Some(InterestOutcome::Referred));
    let again = house.get("d.officer", &format!("/office/cases/{CASE}/do/institution.declared")).await.body;
    assert!(!again.contains(CANARY), "the officer wrote it, and does not read it again");
    house.tries("d.officer", "institution.declared", &[]).await;
    assert_eq!(stands(&house).await, Some(InterestOutcome::Referred), "what stood stands");

    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body;
    for expected in ["A conflict of the institution itself", CANARY, "S-PARTNER-FIRST"] {
        assert!(page.contains(expected), "{expected} is missing:\n{page}");
    }
    let refused = house.tries("e.ethics", "institution.concluded", &[("outcome", "clear")]).await;
    assert!(refused.body.contains("a conflict was found"), "{}", refused.body);
    let plan = [("outcome", "managed"), ("plan", "The funding ends before the decision.")];
    house.does("e.ethics", "institution.concluded", &plan).await;
    house.office.store.publish().await.unwrap();
    let register = house.get("", &format!("/register/{CASE}")).await.body;
    assert!(
        register.contains("The funding ends before the decision.") && !register.contains(CANARY),
        "{register}"
    );
}

#[tokio::test]
async fn nothing_that_ties_the_institution_is_clear_without_anybody() {
    let house = house().await;
    house.does("d.officer", "institution.declared", &[]).await;
    assert_eq!(stands(&house).await, Some(InterestOutcome::Clear));
    for person in ["h.diligence", "m.expert", "a.approver"] {
        let page = house.get(person, &format!("/office/cases/{CASE}/do/institution.declared")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{person}");
    }
}

fn declares(declared: Value) -> Value {
    json!({ "role": "expert", "declared": declared })
}

fn planted() -> Value {
    json!({ "interests": [{ "counterparty": CANARY, "identifiers": ["TEST:THIRD"], "kind": "office",
        "held-by": "spouse", "certainty": "in-force" }] })
}

#[tokio::test]
async fn a_program_declares_as_the_page_does() {
    let house = house().await;
    let path = format!("/api/v1/engagements/{CASE}/interests");
    let answer = house.post_json("m.expert", &path, &declares(planted())).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    assert!(
        answer.body.contains(r#""outcome":"referred""#) && !answer.body.contains(CANARY),
        "{}",
        answer.body
    );
    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body;
    assert!(page.contains(CANARY) && page.contains("An actual conflict"), "{page}");

    let own = house.get("m.expert", &path).await;
    let own: Value = serde_json::from_str(&own.body).unwrap();
    assert_eq!(own["interests"][0]["declared"]["counterparty"], CANARY);
    assert_eq!(own["currency"], "USD");
    let id = own["interests"][0]["interest"].as_str().unwrap().to_owned();
    for person in ["d.officer", "e.ethics"] {
        let others = house.get(person, &path).await;
        assert!(others.status.is_success() && !others.body.contains(CANARY), "one's own and nobody else's");
    }
    let ended = json!({ "earlier": [{ "interest": id, "still": "ended", "ended-on": "2026-03-01" }] });
    let answer = house.post_json("m.expert", &path, &declares(ended)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    let own: Value = serde_json::from_str(&house.get("m.expert", &path).await.body).unwrap();
    assert_eq!(own["interests"][0]["ended-on"], "2026-03-01");

    let nothing = json!({ "role": "officer", "declared": {} });
    let path = format!("/api/v1/engagements/{CASE}/institution-interests");
    assert_eq!(house.post_json("d.officer", &path, &nothing).await.status, StatusCode::CREATED);
    assert_eq!(stands(&house).await, Some(InterestOutcome::Clear));
}

#[tokio::test]
async fn no_answer_to_a_program_repeats_what_it_declared() {
    let house = house().await;
    let (path, n) = (format!("/api/v1/engagements/{CASE}/interests"), house.n().await);
    let spoilt = |at: &str, value: Value| {
        let mut declared = planted();
        declared["interests"][0][at] = value;
        declares(declared).to_string()
    };
    let text = declares(planted()).to_string();
    let long = |characters: usize| format!("TEST:{}", "7".repeat(characters - 5));
    let bodies = [
        (spoilt("kind", CANARY.into()), 400, "declared.interests.0.kind"),
        (spoilt("from", CANARY.into()), 400, "declared.interests.0.from"),
        (spoilt(CANARY, 1.into()), 400, "declared.interests.0"),
        (spoilt("identifiers", json!([CANARY])), 422, "interests.0.identifiers"),
        (spoilt("share", json!(101)), 422, "interests.0.share"),
        (
            declares(json!({ "earlier": [{ "interest": CANARY, "still": "holds" }] })).to_string(),
            422,
            "earlier.0.interest",
        ),
        (declares(json!({ "known-as": CANARY })).to_string(), 422, "known-as"),
        (
            spoilt("identifiers", json!(vec!["TEST:THIRD"; 21])),
            422,
            "interests.0.identifiers: Give at most \u{2068}20",
        ),
        (
            spoilt("identifiers", json!([long(201)])),
            422,
            "interests.0.identifiers: Shorten it to \u{2068}200",
        ),
        (declares(json!({ "known-as": long(201) })).to_string(), 422, "known-as: Shorten it to \u{2068}200"),
        (spoilt("trigger", json!(long(2001))), 422, "interests.0.trigger: Shorten it to \u{2068}2000"),
        (
            declares(json!({ "explained": [{ "party": CANARY, "text": long(2001) }] })).to_string(),
            422,
            "explained.0.text: Shorten it to \u{2068}2000",
        ),
        (
            declares(json!({ "explained": [{ "party": long(201) }] })).to_string(),
            422,
            "explained.0.party: Shorten it to \u{2068}200",
        ),
        (
            declares(json!({ "earlier": vec![json!({ "interest": CANARY, "still": "holds" }); 501] }))
                .to_string(),
            422,
            "earlier: Give at most \u{2068}500",
        ),
        (
            declares(json!({ "interests": vec![planted()["interests"][0].clone(); 101] })).to_string(),
            422,
            "interests: Give at most \u{2068}100",
        ),
        (text[..text.len() - 3].to_owned(), 400, "EOF"),
        (format!("{text} {CANARY}"), 400, ""),
        (
            text.replacen(r#""declared":"#, &format!(r#""{CANARY}":1,"{CANARY}":2,"declared":"#), 1),
            400,
            "twice",
        ),
        (text.replace("expert", CANARY), 403, ""),
    ];
    for (body, status, message) in bodies {
        let answer = house.post_text("m.expert", &path, body.clone()).await;
        assert_eq!(answer.status.as_u16(), status, "{body}: {}", answer.body);
        assert!(answer.body.contains(message), "{body}: {}", answer.body);
        assert!(!answer.body.contains(CANARY) || status == 403, "{}", answer.body);
    }
    assert_eq!(house.n().await, n, "nothing was recorded");
    assert_eq!(house.declarations_of("m.expert").await, 0, "and nothing was kept");
}

#[tokio::test]
async fn nobody_declares_more_than_can_be_weighed() {
    let house = house().await;
    let path = format!("/api/v1/engagements/{CASE}/interests");
    let declare = async |declared: Value| {
        let answer = house.post_json("m.expert", &path, &declares(declared)).await;
        (answer.status.as_u16(), answer.body)
    };
    for number in 0..20 {
        assert_eq!(declare(json!({ "known-as": format!("TEST:{number}") })).await.0, 201);
    }
    let refused = declare(json!({ "known-as": "TEST:20" })).await;
    assert!(refused.0 == 422 && refused.1.contains("known-as: Give at most"), "{}", refused.1);
    assert_eq!(declare(json!({ "known-as": "TEST:7" })).await.0, 201, "it was said before");
    let hundred = json!({ "interests": vec![planted()["interests"][0].clone(); 100] });
    for _ in 0..5 {
        assert_eq!(declare(hundred.clone()).await.0, 201);
    }
    let refused = declare(planted()).await;
    assert!(refused.0 == 422 && refused.1.contains("interests: Give at most"), "{}", refused.1);
    assert_eq!(declare(json!({})).await.0, 201, "what stood before stands");
}

#[tokio::test]
async fn a_declaration_that_the_case_refuses_leaves_nothing() {
    let house = house().await;
    let acts = format!("/api/v1/engagements/{CASE}/acts");
    let n = house.n().await;
    let nothing = json!({ "outcome": "clear", "role": "lawyer" });
    let mut body = json!({ "role": "expert", "act": { "act": "interests.declared", "with": nothing } });
    let refused = house.post_json("m.expert", &acts, &body).await;
    assert!(refused.status == 422 && refused.body.contains("you act as expert"), "{}", refused.body);
    body["act"]["with"]["role"] = "expert".into();
    body["expected"] = (n - 1).into();
    let changed = house.post_json("m.expert", &acts, &body).await;
    assert_eq!(changed.status, StatusCode::CONFLICT, "{}", changed.body);
    assert_eq!((house.declarations_of("m.expert").await, house.n().await), (0, n));
    body["expected"] = n.into();
    assert_eq!(house.post_json("m.expert", &acts, &body).await.status, StatusCode::CREATED);
    assert_eq!(house.declarations_of("m.expert").await, 1, "who says so now has declared now");
}

#[tokio::test]
async fn the_ethics_office_reads_what_the_institution_declared_in_its_own_role() {
    let house = house().await;
    house.does("d.officer", "institution.declared", FUNDING).await;
    let form = house.get("e.ethics", &format!("/office/cases/{CASE}/do/institution.declared")).await.body;
    assert!(form.contains(CANARY), "{form}");
    let readings = house.office.store.readings_of("the institution home").await.unwrap();
    let read: Vec<&str> =
        readings.iter().filter(|one| one.reader == "e.ethics").map(|one| one.role.as_str()).collect();
    assert_eq!(read, ["ethics"]);
}

impl House {
    /// How many declarations of somebody are kept.
    async fn declarations_of(&self, person: &str) -> usize {
        let reading = store::Reading {
            reader: String::new(),
            role: "test".into(),
            case_id: CASE.into(),
            at: self.now(),
        };
        let kept: Vec<store::Kept<Value>> = self.office.store.declarations(person, &reading).await.unwrap();
        kept.len()
    }
}
