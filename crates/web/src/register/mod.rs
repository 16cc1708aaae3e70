//! The public register: no sign-in, no cookie, stable addresses, JSON beside every page.

mod asked;
mod case;
mod comment;
mod event;
mod feed;
mod list;
pub(crate) mod ownership;
mod partner;
pub(crate) mod refused;
mod rules;
pub mod show;
mod verify;
pub mod view;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

use crate::app::App;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// `/`, `/register…`, `/partners…`, `/verify`, `/criteria`, `/policy`, feeds. Each is asked of the policy as
/// whoever reads.
pub fn routes(app: &App) -> Router<App> {
    Router::new()
        .route("/", get(list::front))
        .route("/register", get(list::page))
        .route("/register.json", get(list::json))
        .route("/register/{case}", get(case::page_or_json))
        .route("/register/{case}/comment", get(comment::form).post(comment::send))
        .route("/register/{case}/feed.atom", get(feed::of_case))
        .route("/register/{case}/events/{n}", get(event::page_or_json_or_proof))
        .route("/register/{case}/events/{n}/receipt", get(event::receipt))
        .route("/partners/{id}", get(partner::page_or_json))
        .route("/partners/{id}/ownership", get(ownership::page))
        .route("/partners/{id}/ownership.json", get(ownership::json))
        .route("/feed.atom", get(feed::of_register))
        .route("/verify", get(verify::page))
        .route("/criteria", get(rules::criteria))
        .route("/policy", get(rules::policy))
        .layer(middleware::from_fn_with_state(app.clone(), if_allowed))
}

/// Shows a page of the register to whoever may read it.
async fn if_allowed(State(app): State<App>, visitor: Visitor, request: Request, next: Next) -> Response {
    match visitor.may_read_register(&app) {
        Ok(()) => next.run(request).await,
        Err(problem) => respond::problem_in_kind(&app, &visitor, problem),
    }
}

/// What was asked for, or the problem in the form that was asked for.
fn or_problem(app: &App, visitor: &Visitor, answer: Result<Response, Problem>) -> Response {
    answer.unwrap_or_else(|problem| respond::problem_in_kind(app, visitor, problem))
}

/// JSON that anybody may read, from any site.
fn open_json(value: &impl Serialize) -> Response {
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], Json(value)).into_response()
}
