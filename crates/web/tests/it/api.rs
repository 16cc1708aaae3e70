//! The API as programs meet it: what is shut, and what is said of a request that cannot be read.

use accounts::{Identity, LocalPassword, Password, Person, Session, SessionToken};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::fixture::{BLOCKED, Fixture};

/// What is open to everybody.
const OPEN: [(&str, &str); 10] = [
    ("get", "/api/v1/edition"),
    ("get", "/api/v1/engagements"),
    ("get", "/api/v1/engagements/{case}/events/{n}/receipt"),
    ("get", "/api/v1/engagements/{case}/judgement"),
    ("get", "/api/v1/partners/{partner}/ownership"),
    ("get", "/api/v1/policy"),
    ("get", "/healthz"),
    ("get", "/readyz"),
    ("post", "/api/v1/check"),
    ("post", "/api/v1/session"),
];
/// What is open to whoever is signed in: one's own session.
const OWN: [(&str, &str); 1] = [("delete", "/api/v1/session")];

const PERSON: &str = "n.nobody";
const PASSWORD: &str = "tarpaulin ginger eleven moths";
const JSON: &str = "application/json";

/// A register with two cases, and a person without any role.
struct Door {
    fixture: Fixture,
    router: Router,
}

impl Door {
    async fn new() -> Door {
        let fixture = Fixture::with_both_cases().await;
        fixture.import_list(
            "watch",
            &[json!({ "id": "a", "schema": "Person", "properties": { "name": ["Ada"] } })],
        );
        let store = &fixture.app.office.store;
        store.keep_person(&Person::new(PERSON, "N. Nobody", [7; 16])).await.unwrap();
        let local = LocalPassword { hash: Password::new(PASSWORD).hash([7; 16]), codes: None };
        store.keep_local_password(PERSON, &local).await.unwrap();
        Door { router: web::app::router(fixture.app.clone()), fixture }
    }

    async fn token(&self) -> String {
        let office = &self.fixture.app.office;
        let token = SessionToken::new(office.store.random().unwrap());
        let identity = Identity::Password { with_code: false };
        office.store.keep_session(&Session::begin(&token, PERSON, identity, office.now())).await.unwrap();
        token.text().to_owned()
    }

    /// Status and JSON of the answer; a text is a JSON string here.
    async fn ask(
        &self,
        method: &str,
        path: &str,
        token: &str,
        kind: &str,
        body: Vec<u8>,
    ) -> (StatusCode, Value) {
        let request = Request::builder()
            .method(method.to_uppercase().as_str())
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_LENGTH, body.len())
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        let answer = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (status, bytes) = (answer.status(), to_bytes(answer.into_body(), usize::MAX).await.unwrap());
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// How many events the ledger has.
    async fn size(&self) -> u64 {
        self.fixture.app.office.store.size().await.unwrap()
    }
}

/// Every operation that the document describes.
fn operations() -> Vec<(String, String)> {
    let document = serde_json::to_value(web::api::document()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let of_path = |(path, item): (&String, &Value)| {
        let methods: Vec<String> = item.as_object().unwrap().keys().cloned().collect();
        methods.into_iter().map(|method| (method, path.clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_path).collect()
}

#[test]
fn the_document_calls_acts_by_their_names() {
    let document = serde_json::to_value(web::api::document()).unwrap();
    let acts = document["components"]["schemas"]["Act"]["oneOf"].as_array().unwrap();
    let names: Vec<&str> =
        acts.iter().map(|act| act["properties"]["act"]["enum"][0].as_str().unwrap()).collect();
    assert_eq!(names, engagement::Act::NAMES);
}

/// A body that reads well, for each operation that takes one.
fn body_for(method: &str, path: &str) -> Value {
    let institution = json!({ "id": "un-examples", "name": "Office of Examples" });
    let partner = json!({ "id": "cooperative", "name": "Lake Cooperative" });
    let engagement = json!({ "title": "Chairs", "kind": "donation", "summary": "A hundred chairs." });
    match (method, path) {
        ("post", "/api/v1/check") => {
            json!({ "institution": institution, "partner": partner, "engagement": engagement })
        }
        ("post", "/api/v1/engagements") => {
            json!({ "role": "officer", "institution": institution, "partner": partner, "engagement": engagement })
        }
        ("post", "/api/v1/engagements/{case}/acts") => {
            json!({ "role": "officer", "act": { "act": "engagement.withdrawn", "with": { "reason": "No." } } })
        }
        ("post", path) if path.ends_with("interests") => json!({ "role": "officer", "declared": {} }),
        ("post", "/api/v1/session") => json!({ "name": PERSON, "password": PASSWORD }),
        ("post", "/match/{dataset}") => {
            json!({ "queries": { "q": { "schema": "Person", "properties": { "name": ["Ada"] } } } })
        }
        ("post" | "put" | "patch", _) => panic!("say here what {method} {path} takes"),
        _ => Value::Null,
    }
}

fn at(path: &str) -> String {
    path.replace("{case}", BLOCKED)
        .replace("{n}", "1")
        .replace("{partner}", "tencent")
        .replace("{dataset}", "default")
        .replace("{id}", "watch.a")
}

#[tokio::test]
async fn what_is_not_open_to_everybody_is_shut_to_strangers_and_to_people_without_a_role() {
    let door = Door::new().await;
    let before = door.size().await;
    let operations = operations();
    for (method, path) in &operations {
        let (method, path) = (method.as_str(), path.as_str());
        let ask = async |token: &str| {
            let body = serde_json::to_vec(&body_for(method, path)).unwrap();
            let (status, said) = door.ask(method, &at(path), token, JSON, body).await;
            (status.as_u16(), said)
        };
        let is_open = OPEN.contains(&(method, path));
        let is_own = OWN.contains(&(method, path));
        for (token, shut, is_let_in) in [
            (String::new(), (401, "sign-in"), is_open),
            (door.token().await, (403, "not-allowed"), is_open || is_own),
        ] {
            let (status, said) = ask(&token).await;
            match is_let_in {
                true => assert_eq!(status / 100, 2, "{method} {path}: {said}"),
                false => assert_eq!((status, &said["kind"]), (shut.0, &json!(shut.1)), "{method} {path}"),
            }
        }
    }
    for open in OPEN.iter().chain(&OWN) {
        assert!(
            operations.iter().any(|(method, path)| (method.as_str(), path.as_str()) == *open),
            "{open:?}"
        );
    }
    assert_eq!(door.size().await, before, "nothing was recorded");
}

#[tokio::test]
async fn a_role_that_somebody_does_not_hold_opens_nothing_and_a_made_up_one_neither() {
    let door = Door::new().await;
    let before = door.size().await;
    for role in ["officer", "head-of-entity", "administrator", "signed-in", "public", "", "root"] {
        let act =
            json!({ "role": role, "act": { "act": "engagement.withdrawn", "with": { "reason": "No." } } });
        let path = format!("/api/v1/engagements/{BLOCKED}/acts");
        let (status, said) = door.ask("post", &path, &door.token().await, JSON, act.to_string().into()).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{role}: {said}");
    }
    assert_eq!(door.size().await, before);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_refused_before_anything_else() {
    let door = Door::new().await;
    let before = door.size().await;
    let too_large = format!("\"{}\"", "a".repeat(web::app::MOST_READ));
    let unfit: [(&str, Vec<u8>, StatusCode, &str); 7] = [
        (JSON, b"".into(), StatusCode::BAD_REQUEST, "EOF"),
        (JSON, b"{\"role\": ".into(), StatusCode::BAD_REQUEST, "EOF"),
        (JSON, b"{} {}".into(), StatusCode::BAD_REQUEST, "trailing"),
        (JSON, b"{\"role\": \"\xff\"}".into(), StatusCode::BAD_REQUEST, "unicode"),
        (JSON, "[".repeat(10_000).into(), StatusCode::BAD_REQUEST, "recursion"),
        ("text/plain", b"{}".into(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "application/json"),
        (JSON, too_large.into(), StatusCode::PAYLOAD_TOO_LARGE, "1048576"),
    ];
    for (method, path) in operations().iter().filter(|(method, _)| method == "post") {
        for (kind, body, status, word) in &unfit {
            let (answered, said) = door.ask(method, &at(path), "", kind, body.clone()).await;
            // The clients whose API it is read `detail`.
            let message = said["message"].as_str().or(said["detail"].as_str()).unwrap_or_default();
            assert_eq!((answered, &said["kind"]), (*status, &json!("malformed")), "{path}: {said}");
            assert!(message.contains(word), "{path}: {message}");
        }
    }
    assert_eq!(door.size().await, before);
}

#[tokio::test]
async fn a_field_that_does_not_fit_is_named() {
    let door = Door::new().await;
    let before = door.size().await;
    let check = "/api/v1/check".to_owned();
    let open = "/api/v1/engagements".to_owned();
    let acts = format!("/api/v1/engagements/{BLOCKED}/acts");
    let with = |from: &str, to: &str| {
        let whole = body_for("post", "/api/v1/engagements").to_string();
        assert!(whole.contains(from), "{whole}");
        whole.replace(from, to)
    };
    let dossier = |more: &str| {
        let whole = body_for("post", "/api/v1/check").to_string();
        format!("{}, {more}}}", whole.strip_suffix('}').unwrap())
    };
    for (path, body, names) in [
        // Unknown, missing, of another kind, twice.
        (&open, with("\"kind\"", "\"kynd\""), ["engagement", "kynd"]),
        (&open, with("\"role\":\"officer\"", "\"role\":7"), ["role", "string"]),
        (&open, with(",\"role\":\"officer\"", ""), ["missing", "role"]),
        (&open, with("\"kind\":\"donation\"", "\"kind\":\"donation\",\"kind\":\"pilot\""), ["engagement", "kind"]),
        (&acts, "{\"role\":\"officer\",\"act\":{\"act\":\"engagement.vanished\"}}".into(), ["act", "vanished"]),
        (
            &acts,
            "{\"role\":\"officer\",\"act\":{\"act\":\"engagement.withdrawn\",\"with\":{\"reason\":\"a\",\"reason\":\"b\"}}}".into(),
            ["act.with", "reason"],
        ),
        (&check, dossier("\"colour\": \"red\""), ["colour", "unknown field"]),
        (
            &check,
            dossier("\"answers\": {\"EX-01\": {\"value\": \"no\"}, \"EX-01\": {\"value\": \"yes\"}}"),
            ["answers", "EX-01"],
        ),
        (&check, dossier("\"answers\": {\"EX-01\": {\"value\": \"perhaps\"}}"), ["answers.EX-01.value", "perhaps"]),
    ] {
        let (status, said) = door.ask("post", path, "", JSON, body.clone().into()).await;
        let message = said["message"].as_str().unwrap_or_default();
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}: {said}");
        assert!(names.iter().all(|name| message.contains(name)), "{body}: {message}");
    }
    assert_eq!(door.size().await, before);
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_answered_with_json_too() {
    let door = Door::new().await;
    for (path, word) in [
        ("/api/v1/engagements?stages=decision", "stages"),
        ("/api/v1/engagements/%ff", "UTF-8"),
        ("/api/v1/engagements/IMP-2026-0001/events/one/receipt", "one"),
        ("/api/v1/engagements/IMP-2026-0001/judgement?on=tomorrow", "on"),
        (
            "/api/v1/partners/tencent/ownership?on=2019-02-30",
            "on: \"2019-02-30\" is no date; write it as 2026-",
        ),
        ("/api/v1/partners/tencent/ownership?known-on=2031-01-01", "known-on: 2031-01-01 is still to come"),
        ("/api/v1/partners/tencent/ownership?day=2020-01-01", "unknown field `day`"),
    ] {
        let (status, said) = door.ask("get", path, "", JSON, Vec::new()).await;
        assert_eq!((status, &said["kind"]), (StatusCode::BAD_REQUEST, &json!("malformed")), "{path}: {said}");
        assert!(said["message"].as_str().unwrap().contains(word), "{path}: {said}");
    }
}
