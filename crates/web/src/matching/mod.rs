//! The API that clients of `yente` speak, the matching service of OpenSanctions: names looked up on the
//! imported lists, in the same requests and answers, so that such a client only needs another address and key.
//!
//! The shapes follow yente 5.5 (<https://www.opensanctions.org/docs/api/matching/>); what is looked in, how it
//! is compared and what a score means are ours.

mod about;
mod door;
mod entities;
mod filter;
mod params;
mod query;
mod search;
mod shapes;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The routes, with their part of the OpenAPI document.
pub fn described() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(query::by_example))
        .routes(routes!(search::by_text))
        .routes(routes!(entities::one))
        .routes(routes!(about::catalog))
        .routes(routes!(about::algorithms))
        .routes(routes!(about::healthz))
        .routes(routes!(about::readyz))
}
