//! The screening of a case: where was looked, who was found, and what people made of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use engagement::record::{Hit, HitVerdict};

use super::look::Look;
use super::stop::Stop;
use crate::app::App;
use crate::page::Page;
use crate::register::show::code_of;
use crate::respond;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "desk/screening.html")]
struct ScreeningPage {
    page: Page,
    look: Look,
}

pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    let look = Look::inside(&app, &visitor, &id).await?;
    Ok(respond::page(&ScreeningPage { page: visitor.page(&app), look }))
}

/// The word for how far a hit is settled.
fn standing(hit: &Hit) -> String {
    let verdict: Option<HitVerdict> = hit.judgement.as_ref().map(|judgement| judgement.verdict);
    verdict.and_then(|verdict| code_of(&verdict)).unwrap_or_else(|| "open".into())
}

/// What whoever decides on a hit saw of it, for the address of the form.
fn seen(hit: &Hit) -> String {
    format!("&fingerprint={}", hit.fingerprint)
}

/// The same of whoever looks at a decision.
fn seen_decided(hit: &Hit) -> String {
    format!("{}&verdict={}", seen(hit), standing(hit))
}

/// Hundredths of a percent as `97.31 %`.
fn percent(score: &u16) -> String {
    format!("{}.{:02} %", score / 100, score % 100)
}

/// Hundredths of a bit as `+3.2`.
fn bits(weight: &i64) -> String {
    format!("{:+.1}", *weight as f64 / 100.0)
}

/// The code of how somebody belongs to the partner.
fn relation(hit: &Hit) -> String {
    code_of(&hit.relation).unwrap_or_default()
}
