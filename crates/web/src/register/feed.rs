//! Atom feeds (RFC 4287) of what happens: no name and no address is asked for.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use store::Filter;

use super::show::Show;
use super::view::{PublicEvent, PublicHistory};
use crate::app::App;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// Entries in one feed.
const MOST_ENTRIES: usize = 50;
/// Cases, newest change first, whose events are looked through for the register's feed.
const MOST_CASES: usize = 20;

#[derive(Serialize)]
#[serde(rename = "feed")]
struct Feed {
    #[serde(rename = "@xmlns")]
    namespace: &'static str,
    #[serde(rename = "@xml:lang")]
    language: String,
    id: String,
    title: String,
    updated: String,
    author: Author,
    link: Vec<Link>,
    entry: Vec<Entry>,
}

#[derive(Serialize)]
struct Author {
    name: String,
}

#[derive(Serialize)]
struct Link {
    #[serde(rename = "@rel")]
    rel: &'static str,
    #[serde(rename = "@href")]
    href: String,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    title: String,
    updated: String,
    link: Link,
    summary: String,
    #[serde(skip)]
    at: Timestamp,
}

/// `GET /feed.atom`
pub async fn of_register(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let cases = app.office.store.list(&Filter::default()).await?;
    let mut entries = Vec::new();
    for summary in cases.iter().take(MOST_CASES) {
        let case = PublicHistory::load(&app.office, &summary.case_id).await?;
        entries.extend(entries_of(&app, &visitor, &case));
    }
    let title = visitor.page(&app).t("register-title").plain();
    feed(&app, &visitor, "/register", "/feed.atom", title, entries)
}

/// `GET /register/{case}/feed.atom`
pub async fn of_case(
    State(app): State<App>,
    visitor: Visitor,
    Path(case_id): Path<String>,
) -> Result<Response, Problem> {
    let case = PublicHistory::load(&app.office, &case_id).await?;
    let entries = entries_of(&app, &visitor, &case);
    let path = format!("/register/{case_id}");
    feed(&app, &visitor, &path, &format!("{path}/feed.atom"), case.title, entries)
}

fn entries_of(app: &App, visitor: &Visitor, case: &PublicHistory) -> Vec<Entry> {
    let page = visitor.page(app);
    let edition = app.office.edition_of(&case.edition);
    let show = Show { page: &page, edition, grants: &app.office.grants };
    let newest = case.events.iter().rev().take(MOST_ENTRIES);
    newest.map(|event| entry(app, &show, case, event)).collect()
}

fn entry(app: &App, show: &Show<'_>, case: &PublicHistory, event: &PublicEvent) -> Entry {
    let shown = show.event(event, case);
    let href = format!("{}/register/{}/events/{}", app.address, case.case_id, event.n);
    let sentence = show.page.word("act", &event.act).with_all(&shown.words).plain();
    let note = shown.note.map(|note| note.text).unwrap_or_default();
    Entry {
        id: href.clone(),
        title: printable(&format!("{}: {sentence}", case.title)),
        updated: event.at.to_string(),
        link: Link { rel: "alternate", href },
        summary: printable(&[sentence, note, shown.who].join("\n")),
        at: event.at,
    }
}

fn feed(
    app: &App,
    visitor: &Visitor,
    page: &str,
    own: &str,
    title: String,
    mut entries: Vec<Entry>,
) -> Result<Response, Problem> {
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries.truncate(MOST_ENTRIES);
    let updated = entries.first().map_or(Timestamp::UNIX_EPOCH, |newest| newest.at);
    let feed = Feed {
        namespace: "http://www.w3.org/2005/Atom",
        language: visitor.language.clone(),
        id: format!("{}{own}", app.address),
        title: printable(&format!("{} – {title}", app.institution)),
        updated: updated.to_string(),
        author: Author { name: app.institution.to_string() },
        link: vec![
            Link { rel: "self", href: format!("{}{own}", app.address) },
            Link { rel: "alternate", href: format!("{}{page}", app.address) },
        ],
        entry: entries,
    };
    let xml = quick_xml::se::to_string(&feed).map_err(|error| Problem::failed(&error))?;
    let kind = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    Ok((kind, format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{xml}")).into_response())
}

/// XML 1.0 has no place for control characters, escaped or not (section 2.2).
fn printable(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(allowed).collect()
}
