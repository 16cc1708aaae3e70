//! How to check everything oneself, and what the ledger does not prove.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::or_problem;
use crate::app::App;
use crate::page::Page;
use crate::respond;
use crate::visitor::Visitor;

/// Why a receipt may prove nothing, in the words of the scripts below `static/verify/`.
const REASONS: [&str; 27] = [
    "key-form",
    "key-kind",
    "key-name",
    "key-weak",
    "key-id",
    "key-of-witness",
    "policy-line",
    "policy-quorum",
    "too-long",
    "bare-proof",
    "not-a-receipt",
    "format",
    "leaf",
    "proof",
    "note",
    "checkpoint",
    "false-signature",
    "no-log-signature",
    "too-few",
    "out-of-range",
    "wrong-length",
    "wrong-root",
    "disclosure",
    "nothing-committed",
    "no-ed25519",
    "no-crypto",
    "fault",
];

/// What the answer tells, in this order.
const ROWS: [&str; 14] = [
    "file",
    "detail",
    "origin",
    "index",
    "size",
    "hash",
    "act",
    "case",
    "event",
    "role",
    "time",
    "cosigners",
    "latest",
    "shown",
];

#[derive(Template)]
#[template(path = "register/verify.html")]
struct VerifyPage {
    page: Page,
    address: String,
    key: String,
    checkpoint: Option<String>,
    witnesses: Vec<String>,
    entries: usize,
    reasons: &'static [&'static str],
    rows: &'static [&'static str],
}

/// `GET /verify`
pub async fn page(State(app): State<App>, visitor: Visitor) -> Response {
    let answer = async {
        let store = &app.office.store;
        let key = store.log_key();
        let signed = store.folder().checkpoint()?;
        let names =
            signed.iter().flat_map(|signed| signed.note().signatures()).map(|signature| signature.name());
        let witnesses = names.filter(|name| *name != key.name()).map(str::to_owned).collect();
        Ok(respond::page(&VerifyPage {
            page: visitor.page(&app),
            address: app.address.to_string(),
            key: key.to_string(),
            witnesses,
            checkpoint: signed.map(|signed| signed.to_string()),
            entries: usize::try_from(store.size().await?).unwrap_or(usize::MAX),
            reasons: &REASONS,
            rows: &ROWS,
        }))
    };
    or_problem(&app, &visitor, answer.await)
}
