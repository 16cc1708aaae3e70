//! Names looked up on the imported lists, as clients of yente do it.

use std::future::{Future, poll_fn};
use std::sync::{Arc, Mutex};
use std::task::Poll;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::fixture::{APPROVED, Fixture, PROGRAM_KEY};

fn entity(id: &str, schema: &str, properties: Value) -> Value {
    json!({ "id": id, "schema": schema, "properties": properties })
}

/// A register with a list of sanctions, a register of companies, and a router over both.
struct Service {
    fixture: Fixture,
    router: Router,
}

/// An answer, read to its end.
struct Answer {
    status: StatusCode,
    location: String,
    json: Value,
}

impl Service {
    async fn new() -> Service {
        let fixture = Fixture::empty().await;
        fixture.import_list(
            "watch",
            &[
                entity("p1", "Person", json!({ "name": ["Ayman Muhammad Rabi al-Zawahiri"], "birthDate": ["1951-06-19"],
                    "nationality": ["Egypt"], "topics": ["sanction"] })),
                entity("p2", "Person", json!({ "name": ["Viktor Anatolyevich But"], "modifiedAt": ["2020-01-01"] })),
                entity("c1", "Company", json!({ "name": ["Harbin Quartz Trading Company Limited"], "leiCode": ["5299000J2N45DDNE4Y28"] })),
                entity("v1", "Vessel", json!({ "name": ["Grey Heron"], "imoNumber": ["9074729"] })),
                entity("o1", "Ownership", json!({ "owner": ["p2"], "asset": ["c1"], "percentage": ["60"] })),
            ],
        );
        let company = entity(
            "529900T8BM49AURSDO55",
            "Company",
            json!({ "name": ["Harbin Quartz Trading Company Limited"] }),
        );
        fixture.import_list("gleif-entities", &[company]);
        Service { router: web::app::router(fixture.app.clone()), fixture }
    }

    async fn ask(&self, method: &str, path: &str, authorization: &str, body: &str) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, authorization)
            .body(Body::from(body.to_owned()));
        let answer = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let (head, body) = answer.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let location = head.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: head.status, location: location.to_owned(), json }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("ApiKey {PROGRAM_KEY}"), "").await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, &format!("ApiKey {PROGRAM_KEY}"), &body.to_string()).await
    }

    /// What is found for one example.
    async fn find(&self, path: &str, schema: &str, properties: Value) -> Value {
        let body = json!({ "queries": { "q": { "schema": schema, "properties": properties } } });
        let answer = self.post(path, &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.json);
        answer.json["responses"]["q"].clone()
    }

    async fn ids(&self, path: &str, schema: &str, name: &str) -> Vec<String> {
        let found = self.find(path, schema, json!({ "name": [name] })).await;
        let id = |one: &Value| one["id"].as_str().unwrap().to_owned();
        found["results"].as_array().unwrap().iter().map(id).collect()
    }
}

#[tokio::test]
async fn examples_in_several_scripts_find_who_is_listed() {
    let service = Service::new().await;
    for (schema, name, id) in [
        ("Person", "أيمن محمد ربيع الظواهري", "watch.p1"),
        ("Person", "Виктор Анатольевич Бут", "watch.p2"),
        ("Company", "HARBIN QUARTZ TRADING CO., LTD", "watch.c1"),
        ("Vessel", "Grey Heron", "watch.v1"),
    ] {
        assert_eq!(service.ids("/match/default", schema, name).await, [id], "{name}");
    }
    assert!(service.ids("/match/default", "Person", "Maria Rossi").await.is_empty());
}

#[tokio::test]
async fn an_answer_has_the_entity_the_score_and_what_adds_up_to_it() {
    let service = Service::new().await;
    let known = json!({ "name": ["Ayman al Zawahiri"], "birthDate": "1951-06-19" });
    let found = service.find("/match/watch?limit=1", "Person", known).await;
    assert_eq!((&found["status"], &found["total"]), (&200.into(), &json!({ "value": 1, "relation": "eq" })));
    assert_eq!(found["query"]["properties"]["birthDate"], json!(["1951-06-19"]));
    let one = &found["results"][0];
    assert_eq!(
        (&one["caption"], &one["schema"]),
        (&"Ayman Muhammad Rabi al-Zawahiri".into(), &"Person".into())
    );
    assert_eq!((&one["datasets"], &one["referents"]), (&json!(["watch"]), &json!(["p1"])));
    assert_eq!((&one["match"], &one["last_seen"]), (&true.into(), &"2026-01-05T09:00:01".into()));
    let score = one["score"].as_f64().unwrap();
    let bits: f64 = one["features"].as_object().unwrap().values().map(|bits| bits.as_f64().unwrap()).sum();
    assert!((score - 1.0 / (1.0 + (-bits).exp2())).abs() < 1e-9 && score < 1.0, "{one:#}");
    assert!(one["explanations"]["birth.same-day"]["detail"].as_str().unwrap().contains("same day"));
}

#[tokio::test]
async fn the_threshold_says_what_matches_and_the_cutoff_what_is_shown() {
    let service = Service::new().await;
    let name = json!({ "name": ["Harbin Quartz"] });
    let found = service.find("/match/default?threshold=0.9999&cutoff=0.01", "Company", name).await;
    let one = &found["results"][0];
    assert_eq!(
        (&one["id"], &one["match"], &found["total"]["value"]),
        (&"watch.c1".into(), &false.into(), &0.into())
    );
}

#[tokio::test]
async fn a_register_is_looked_in_only_where_somebody_asks() {
    let service = Service::new().await;
    let name = "Harbin Quartz Trading Company Limited";
    let in_register = "gleif-entities.529900T8BM49AURSDO55";
    assert_eq!(service.ids("/match/default", "Company", name).await, ["watch.c1"]);
    assert_eq!(service.ids("/match/context", "Company", name).await, [in_register]);
    assert_eq!(service.ids("/match/gleif-entities", "Company", name).await, [in_register]);
    assert_eq!(service.ids("/match/all", "Company", name).await.len(), 2);
    assert_eq!(service.ids("/match/all?include_dataset=watch", "Company", name).await, ["watch.c1"]);
    assert_eq!(service.ids("/match/all?exclude_dataset=watch", "Company", name).await, [in_register]);
}

#[tokio::test]
async fn filters_leave_out_whom_they_name_and_nobody_of_whom_nothing_is_said() {
    let service = Service::new().await;
    let path = |filter: &str| format!("/match/default?{filter}");
    for (filter, name, is_found) in [
        ("exclude_entity_ids=watch.p1", "Ayman al-Zawahiri", false),
        ("exclude_entity_ids=p1&exclude_entity_ids=x", "Ayman al-Zawahiri", false),
        ("exclude_schema=LegalEntity", "Ayman al-Zawahiri", false),
        ("topics=role.pep", "Ayman al-Zawahiri", false),
        ("topics=role.pep&topics=sanction", "Ayman al-Zawahiri", true),
        ("topics=role.pep", "Viktor Anatolyevich But", true),
        ("changed_since=2019-12-31", "Viktor Anatolyevich But", true),
        ("changed_since=2020-01-02", "Viktor Anatolyevich But", false),
        ("changed_since=2020-01-02", "Ayman al-Zawahiri", true),
        ("fuzzy=false&algorithm=best", "Ayman al-Zawahiri", true),
    ] {
        let found = !service.ids(&path(filter), "Person", name).await.is_empty();
        assert_eq!(found, is_found, "{filter}: {name}");
    }
}

#[tokio::test]
async fn what_cannot_be_meant_is_refused_in_the_shape_that_clients_read() {
    let service = Service::new().await;
    let person =
        |properties: Value| json!({ "queries": { "q": { "schema": "Person", "properties": properties } } });
    let ada = person(json!({ "name": ["Ada"] }));
    let example = json!({ "schema": "Person", "properties": { "name": ["Ada"] } });
    let many: serde_json::Map<String, Value> = (0..101).map(|n| (n.to_string(), example.clone())).collect();
    let with = |name: &str, value: Value| {
        let mut body = ada.clone();
        body[name] = value;
        body
    };
    for (path, body, status, words) in [
        ("/match/nowhere", ada.clone(), 404, "there is no dataset `nowhere`"),
        ("/match/default?include_dataset=gleif-entities", ada.clone(), 400, "`gleif-entities`"),
        ("/match/default?limit=501", ada.clone(), 400, "from 1 to 500"),
        ("/match/default?limit=many", ada.clone(), 400, "`limit` is `many`"),
        ("/match/default?threshold=NaN", ada.clone(), 400, "`threshold`"),
        ("/match/default?algorithm=logic-v2", ada.clone(), 400, "there is no algorithm `logic-v2`"),
        ("/match/default?changed_since=soon", ada.clone(), 400, "`changed_since`"),
        ("/match/default", json!({ "queries": {} }), 400, "nobody to look for"),
        ("/match/default", json!({ "queries": many }), 400, "101 queries; send at most 100"),
        ("/match/default", json!({}), 400, "queries"),
        ("/match/default", with("weights", json!({ "name": 0.5 })), 400, "`weights`"),
        ("/match/default", with("config", json!({ "x": 1 })), 400, "`config`"),
        (
            "/match/default",
            person(json!({ "name": numbered(129) })),
            400,
            "129 values of `name`; send at most 128",
        ),
        (
            "/match/default",
            person(json!({ "country": numbered(33) })),
            400,
            "33 values of `country`; send at most 32",
        ),
        ("/match/default", person(json!({ "address": numbered(129) })), 400, "129 values of `address`"),
        ("/match/default", person(json!({ "birthDate": ["1980"] })), 400, "in the query `q`: it has no name"),
        ("/match/default", person(json!({ "name": ["!?"] })), 400, "in the query `q`: it has no name"),
        ("/match/default", person(json!({ "name": [{ "first": "Ada" }] })), 400, "queries.q.properties.name"),
        (
            "/match/default",
            json!({ "queries": { "q": { "schema": "Human", "properties": {} } } }),
            400,
            "`Human`",
        ),
    ] {
        let answer = service.post(path, &body).await;
        let detail = answer.json["detail"].as_str().unwrap_or_default();
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.json);
        assert!(detail.contains(words), "{path}: {detail}");
    }
}

/// Different short values.
fn numbered(many: usize) -> Vec<String> {
    (0..many).map(|number| number.to_string()).collect()
}

#[tokio::test]
async fn however_many_ask_the_house_can_look_itself() {
    let fixture = Fixture::with_both_cases().await;
    let lists = &fixture.app.office.lists;
    assert!(lists.refresh().unwrap());
    let (release, held) = std::sync::mpsc::channel::<()>();
    let held = Arc::new(Mutex::new(held));
    let wait = || {
        let held = held.clone();
        Box::pin(lists.ask(move |_| held.lock().unwrap().recv().is_err()))
    };
    let mut asked: Vec<_> = (0..64).map(|_| wait()).collect();
    for one in &mut asked {
        let waits = poll_fn(|context| Poll::Ready(one.as_mut().poll(context).is_pending()));
        assert!(waits.await);
    }
    assert!(lists.ask(|_| ()).await.is_err(), "every place is taken");
    fixture.done(APPROVED, "officer", "screening.run", json!({})).await;
    drop(release);
    for one in asked {
        assert!(one.await.is_ok());
    }
}

#[tokio::test]
async fn only_a_key_of_this_house_or_a_role_opens_the_door() {
    let service = Service::new().await;
    let key = |scheme: &str, key: &str| format!("{scheme} {key}");
    for (authorization, status) in [
        (key("ApiKey", PROGRAM_KEY), 200),
        (key("Bearer", PROGRAM_KEY), 200),
        (key("apikey", PROGRAM_KEY), 200),
        (key("Basic", PROGRAM_KEY), 401),
        (key("ApiKey", &PROGRAM_KEY[1..]), 401),
        (key("ApiKey", ""), 401),
        (PROGRAM_KEY.to_owned(), 401),
        (String::new(), 401),
    ] {
        let answer = service.ask("GET", "/search/default?q=heron", &authorization, "").await;
        assert_eq!(answer.status.as_u16(), status, "{authorization}");
        assert_eq!(answer.json["detail"].is_string(), status == 401, "{}", answer.json);
    }
    let other = service.ask("DELETE", "/api/v1/session", &key("Bearer", PROGRAM_KEY), "").await;
    assert_eq!(other.status, StatusCode::UNAUTHORIZED, "the key opens nothing else");
}

#[tokio::test]
async fn a_text_leads_to_who_bears_it_with_counts() {
    let service = Service::new().await;
    let found = service.get("/search/all?q=harbin%20quartz").await.json;
    assert_eq!(
        (&found["total"]["value"], &found["limit"], &found["offset"]),
        (&2.into(), &10.into(), &0.into())
    );
    assert_eq!(found["facets"]["datasets"]["values"].as_array().unwrap().len(), 2);
    let second = service.get("/search/all?q=harbin%20quartz&limit=1&offset=1").await.json;
    assert_eq!(second["results"][0]["id"], found["results"][1]["id"]);
    for (query, most) in [
        ("/search/default?q=zawahiri&countries=eg", 1),
        ("/search/default?q=zawahiri&countries=fr", 0),
        ("/search/default?q=zawahiri&schema=LegalEntity", 1),
        ("/search/default?q=zawahiri&schema=Vehicle", 0),
        ("/search/default?q=heron&filter=imoNumber:9074729", 1),
        ("/search/default?q=heron&filter=properties.imoNumber:1", 0),
        ("/search/default?q=rossi", 0),
    ] {
        assert_eq!(service.get(query).await.json["total"]["value"], most, "{query}");
    }
    assert_eq!(service.get("/search/default?q=heron&filter=imo").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_entity_comes_with_those_that_it_is_tied_to() {
    let service = Service::new().await;
    let person = service.get("/entities/watch.p2").await.json;
    let tie = &person["properties"]["ownershipOwner"][0];
    assert_eq!((&tie["schema"], &tie["properties"]["owner"]), (&"Ownership".into(), &json!(["p2"])));
    assert_eq!(tie["properties"]["asset"][0]["id"], "watch.c1");
    let alone = service.get("/entities/watch.p2?nested=false").await.json;
    assert!(alone["properties"].get("ownershipOwner").is_none());
    let by_own = service.get("/entities/p2").await;
    assert_eq!((by_own.status.as_u16(), by_own.location.as_str()), (308, "/entities/watch.p2"));
    assert_eq!(service.get("/entities/nobody").await.status, StatusCode::NOT_FOUND);
    // What a list calls somebody may be no part of an address as it stands.
    service.fixture.import_list("odd", &[entity("a/b ?é#", "Person", json!({ "name": ["Odd Name"] }))]);
    let by_own = service.get("/entities/a%2Fb%20%3F%C3%A9%23").await;
    let there = "/entities/odd.a%2Fb%20%3F%C3%A9%23";
    assert_eq!((by_own.status.as_u16(), by_own.location.as_str()), (308, there));
    assert_eq!(service.get(there).await.json["caption"], "Odd Name");
}

#[tokio::test]
async fn the_catalog_names_lists_with_their_age_and_the_algorithms_their_features() {
    let service = Service::new().await;
    let catalog = service.get("/catalog").await.json;
    let named = |name: &str| {
        let all = catalog["datasets"].as_array().unwrap();
        all.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("{name}")).clone()
    };
    assert_eq!(
        (&named("watch")["entity_count"], &named("default")["children"]),
        (&5.into(), &json!(["watch"]))
    );
    assert_eq!(named("all")["entity_count"], 6);
    assert_eq!((&catalog["outdated"], &catalog["index_stale"]), (&json!([]), &false.into()));
    service.fixture.set_day("2026-02-05");
    assert_eq!(service.get("/catalog").await.json["outdated"], json!(["gleif-entities"]));
    let algorithms = service.get("/algorithms").await.json;
    assert_eq!(algorithms["best"], algorithms["algorithms"][0]["name"]);
    assert!(algorithms["algorithms"][0]["features"]["birth.same-day"]["coefficient"].as_f64().unwrap() > 0.0);
}

#[tokio::test]
async fn a_newer_edition_takes_the_place_of_the_former_and_no_list_is_no_clearance() {
    let service = Service::new().await;
    service.fixture.import_list("watch", &[entity("p9", "Person", json!({ "name": ["Ingeborg Sandvik"] }))]);
    assert!(service.ids("/match/default", "Person", "Ayman al-Zawahiri").await.is_empty());
    assert_eq!(service.ids("/match/default", "Person", "Sandvik, Ingeborg").await, ["watch.p9"]);
    let bare = Fixture::empty().await;
    bare.app.office.lists.refresh().unwrap();
    let service = Service { router: web::app::router(bare.app.clone()), fixture: bare };
    for path in ["/search/default?q=heron", "/catalog", "/readyz"] {
        let answer = service.get(path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(answer.json["detail"].as_str().unwrap().contains("no list can be looked in"));
    }
    assert_eq!(service.get("/healthz").await.json, json!({ "status": "ok" }));
}
