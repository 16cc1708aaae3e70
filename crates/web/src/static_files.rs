//! Style sheet, mark and script.

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;

/// `/static/…`.
pub fn routes() -> Router<App> {
    Router::new()
        .route(
            "/static/style.css",
            get(|| file("text/css; charset=utf-8", include_str!("../static/style.css"))),
        )
        .route(
            "/static/passkey.js",
            get(|| file("text/javascript; charset=utf-8", include_str!("../static/passkey.js"))),
        )
        .route("/static/mark.svg", get(|| file("image/svg+xml", include_str!("../static/mark.svg"))))
}

async fn file(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=3600")], text).into_response()
}
