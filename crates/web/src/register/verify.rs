//! How to check everything oneself, and what the ledger does not prove.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::or_page;
use crate::app::App;
use crate::page::Page;
use crate::respond;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "register/verify.html")]
struct VerifyPage {
    page: Page,
    address: String,
    key: String,
    checkpoint: Option<String>,
    witnesses: Vec<String>,
    entries: usize,
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
        }))
    };
    or_page(&app, &visitor, answer.await)
}
