//! Style sheet, mark and scripts.

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;

/// Each file by its path below `/static`.
macro_rules! files {
    ($($kind:literal: $($path:literal),+;)+) => {
        Router::new()$($(.route(
            concat!("/static/", $path),
            get(|| file($kind, include_str!(concat!("../static/", $path)))),
        ))+)+
    };
}

/// `/static/…`.
pub fn routes() -> Router<App> {
    files! {
        "text/css; charset=utf-8": "style.css";
        "image/svg+xml": "mark.svg";
        "text/javascript; charset=utf-8":
            "passkey.js", "verify/crypto.js", "verify/encoding.js", "verify/json.js", "verify/leaf.js",
            "verify/note.js", "verify/page.js", "verify/policy.js", "verify/proof.js", "verify/receipt.js",
            "verify/refusal.js";
    }
}

async fn file(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=3600")], text).into_response()
}
