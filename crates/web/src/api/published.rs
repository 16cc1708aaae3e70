//! What anybody may check: receipts, the grants, the edition.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::address::InPath;
use crate::app::App;
use crate::problem::Problem;
use crate::public::open_fields;
use crate::visitor::Visitor;

/// A receipt for one event, with its open fields: verifies offline.
#[utoipa::path(get, path = "/api/v1/engagements/{case}/events/{n}/receipt", tag = "register",
    params(("case" = String, Path, description = "Identifier of the case"), ("n" = u64, Path, description = "Number of the event in the case")),
    responses((status = 200, body = Object, content_type = "application/json"), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn receipt(
    State(app): State<App>,
    visitor: Visitor,
    InPath((case_id, n)): InPath<(String, u64)>,
) -> Result<Response, Problem> {
    visitor.may_read_register(&app)?;
    let json = receipt_json(&app, &case_id, n).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}

/// The receipt's file for an event, with what is open of it today.
///
/// # Errors
/// No such event, or no published checkpoint covers it yet.
pub async fn receipt_json(app: &App, case_id: &str, n: u64) -> Result<String, Problem> {
    let store = &app.office.store;
    let history = store.history(case_id).await?;
    let case = store.case(case_id).await?;
    let stored = history
        .iter()
        .find(|stored| stored.event.n == n)
        .ok_or_else(|| Problem::not_found(format!("case {case_id} has no event {n}")))?;
    let receipt = store.receipt(case_id, n, &open_fields(stored, &case, app.office.today())).await?;
    receipt.to_json().map_err(|error| Problem::failed(&error))
}

/// Who may do what, as a table in plain text.
#[utoipa::path(get, path = "/api/v1/policy", tag = "register",
    responses((status = 200, body = String, content_type = "text/plain")))]
pub(super) async fn matrix(State(app): State<App>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], policy::matrix(&app.office.grants))
        .into_response()
}

/// The edition of the content in force.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct EditionInForce {
    /// Its hash: cases are pinned to it.
    hash: String,
    /// SHA-256 of each of its files.
    files: BTreeMap<String, String>,
}

/// The edition of the content that new cases are judged by.
#[utoipa::path(get, path = "/api/v1/edition", tag = "register", responses((status = 200, body = EditionInForce)))]
pub(super) async fn edition(State(app): State<App>) -> Json<EditionInForce> {
    let edition = &app.office.edition;
    Json(EditionInForce { hash: edition.hash.clone(), files: edition.files.clone() })
}
