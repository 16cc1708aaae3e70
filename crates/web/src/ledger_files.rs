//! The ledger's files, served as C2SP tlog-tiles asks.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use ledger::tiles::{CHECKPOINT_PATH, TileSource};

use crate::app::App;
use crate::problem::Problem;

/// `/ledger/checkpoint`, `/ledger/tile/…`, and the key.
pub fn routes() -> Router<App> {
    Router::new().route("/ledger/vkey", get(vkey)).route("/ledger/{*path}", get(file))
}

/// The key that signs the checkpoints, in signed-note's text form.
async fn vkey(State(app): State<App>) -> Response {
    let open =
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (open, format!("{}\n", app.office.store.log_key())).into_response()
}

async fn file(State(app): State<App>, Path(path): Path<String>) -> Response {
    let folder = app.office.store.folder().clone();
    let wanted = path.clone();
    let read = tokio::task::spawn_blocking(move || folder.fetch(&wanted)).await;
    let bytes = match read {
        Ok(Ok(Some(bytes))) => bytes,
        Ok(Ok(None)) => return StatusCode::NOT_FOUND.into_response(),
        Ok(Err(error)) => return Problem::failed(&error).into_response(),
        Err(error) => return Problem::failed(&error).into_response(),
    };
    // A tile never changes; the checkpoint does every few seconds.
    let (kind, keep) = match path.as_str() {
        CHECKPOINT_PATH => ("text/plain; charset=utf-8", "max-age=5"),
        _ => ("application/octet-stream", "max-age=31536000, immutable"),
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, keep),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (headers, bytes).into_response()
}
