//! One event: its page, its JSON, its receipt and its proof.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use store::StoredEvent;

use super::asked::{Form, name_and_form};
use super::show::Show;
use super::view::{PublicEvent, PublicHistory};
use super::{open_json, or_page};
use crate::app::App;
use crate::components::{Said, Withheld};
use crate::i18n::ENGLISH;
use crate::page::Page;
use crate::problem::Problem;
use crate::public;
use crate::respond;
use crate::visitor::Visitor;

/// An event with its case and its leaf.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct EventJson<'a> {
    case_id: &'a str,
    #[serde(flatten)]
    event: &'a PublicEvent,
    /// The leaf, exactly as it stands in the ledger.
    leaf: &'a str,
}

#[derive(Template)]
#[template(path = "register/event.html")]
struct EventPage<'a> {
    page: &'a Page,
    show: Show<'a>,
    case: &'a PublicHistory,
    event: &'a PublicEvent,
    leaf: &'a str,
    words: Vec<(&'static str, String)>,
    fields: Vec<(String, Said)>,
    withheld: Vec<Withheld>,
    path: String,
    is_published: bool,
}

/// `GET /register/{case}/events/{n}`, and the same with `.json` or `.tlog-proof`.
pub async fn page_or_json_or_proof(
    State(app): State<App>,
    visitor: Visitor,
    Path((case_id, asked)): Path<(String, String)>,
) -> Response {
    let (number, form) = name_and_form(&asked);
    match form {
        Form::Page => or_page(&app, &visitor, page(&app, &visitor, &case_id, number).await),
        Form::Json => json(&app, &case_id, number).await.unwrap_or_else(IntoResponse::into_response),
        Form::Proof => or_page(&app, &visitor, proof(&app, &case_id, number).await),
    }
}

/// The case with its events, and the place in them of the one that is asked for.
async fn find(app: &App, case_id: &str, number: &str) -> Result<(Vec<StoredEvent>, usize), Problem> {
    let history = app.office.store.history(case_id).await?;
    let wanted = number.parse::<u64>().ok();
    let at = history.iter().position(|stored| Some(stored.event.n) == wanted);
    at.map(|at| (history, at))
        .ok_or_else(|| Problem::not_found(format!("case {case_id} has no event {number}")))
}

async fn page(app: &App, visitor: &Visitor, case_id: &str, number: &str) -> Result<Response, Problem> {
    let (history, at) = find(app, case_id, number).await?;
    let case = PublicHistory::of(&app.office, case_id, &history);
    let page = visitor.page(app);
    let edition = app.office.edition_of(&case.edition);
    let show = Show { page: &page, edition, grants: &app.office.grants };
    let event = &case.events[at];
    let withheld = case.withheld.iter().filter(|item| item.event == event.n);
    Ok(respond::page(&EventPage {
        page: &page,
        show,
        case: &case,
        event,
        leaf: &String::from_utf8_lossy(&history[at].leaf),
        words: show.words_of(event, &case),
        fields: event.fields.iter().map(|(name, value)| (name.clone(), readable(event, value))).collect(),
        withheld: withheld.map(|item| show.withheld(item)).collect(),
        path: format!("/register/{case_id}/events"),
        is_published: app.office.store.prove(event.index).is_ok(),
    }))
}

/// A field's value as people read it: text as it is, anything else as JSON. What a rule says is recorded in
/// English; what people say, in their own language.
fn readable(event: &PublicEvent, value: &Value) -> Said {
    let text = match value {
        Value::String(text) => text.clone(),
        other => serde_json::to_string_pretty(other).unwrap_or_default(),
    };
    let by_rule = event.fields.get("by-rule") == Some(&Value::Bool(true));
    Said { text, language: by_rule.then(|| ENGLISH.into()) }
}

async fn json(app: &App, case_id: &str, number: &str) -> Result<Response, Problem> {
    let (history, at) = find(app, case_id, number).await?;
    let case = PublicHistory::of(&app.office, case_id, &history);
    let leaf = String::from_utf8_lossy(&history[at].leaf);
    Ok(open_json(&EventJson { case_id, event: &case.events[at], leaf: &leaf }))
}

async fn proof(app: &App, case_id: &str, number: &str) -> Result<Response, Problem> {
    let (history, at) = find(app, case_id, number).await?;
    let proof = app.office.store.prove(history[at].index)?;
    Ok(file("text/plain; charset=utf-8", &format!("{case_id}-{number}.tlog-proof"), proof.to_string()))
}

/// `GET /register/{case}/events/{n}/receipt`: a file that verifies offline, with the open fields.
pub async fn receipt(
    State(app): State<App>,
    visitor: Visitor,
    Path((case_id, number)): Path<(String, String)>,
) -> Response {
    let answer = async {
        let (history, at) = find(&app, &case_id, &number).await?;
        let calendar = app.office.edition.calendar();
        let events = history.iter().map(|stored| &stored.event);
        let case = engagement::Engagement::replay(&case_id, events, |at| calendar.day_of(at));
        let open = public::open_fields(&history[at], &case, app.office.today());
        let receipt = app.office.store.receipt(&case_id, history[at].event.n, &open).await?;
        let json = receipt.to_json().map_err(|error| Problem::failed(&error))?;
        Ok(file("application/json", &format!("{case_id}-{number}.receipt.json"), json))
    };
    or_page(&app, &visitor, answer.await)
}

/// A file to be kept. The names are made of the case's own identifier and number.
fn file(kind: &'static str, name: &str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
    ];
    (headers, text).into_response()
}
