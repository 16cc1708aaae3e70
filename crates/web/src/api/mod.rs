//! The API under `/api/v1`, described by an OpenAPI document that comes from the same list of routes.

mod address;
mod body;
mod check;
mod engagements;
mod interests;
mod ownership;
mod published;
mod session;
mod unique;

use axum::routing::get;
use axum::{Json, Router};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

pub(crate) use address::InPath;
pub(crate) use body::Body;
pub use engagements::{ActRequest, CaseFile, OpenRequest, RecordedEvents};

/// Title and tags of the document; paths and schemas come from the routes.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Imprimatur",
        description = "The case files and the public register of an institution's partnerships. \
            Every act goes through the same gates as on the pages. Sign in with POST /api/v1/session and send the \
            token as `Authorization: Bearer …`.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT"),
    ),
    modifiers(&Bearer),
    tags(
        (name = "engagements", description = "Case files and what is done to them"),
        (name = "session", description = "Signing in and out"),
        (name = "register", description = "What anybody may read and check"),
        (name = "lists", description = "Names looked up on the imported lists, in the shapes of yente. A program sends \
            its key as `Authorization: ApiKey …`")
    )
)]
struct Document;

struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
        let components = document.components.get_or_insert_default();
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        components.security_schemes.insert("session".into(), scheme.into());
        let key = SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
            "Authorization",
            "`ApiKey` or `Bearer`, a space, and the key of a program",
        )));
        components.security_schemes.insert("key".into(), key.into());
    }
}

fn described() -> (Router<App>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(engagements::list, engagements::open))
        .routes(routes!(engagements::file))
        .routes(routes!(engagements::act))
        .routes(routes!(engagements::judgement))
        .routes(routes!(ownership::ownership))
        .routes(routes!(interests::own, interests::declare))
        .routes(routes!(interests::declare_institution))
        .routes(routes!(published::receipt))
        .routes(routes!(published::matrix))
        .routes(routes!(published::edition))
        .routes(routes!(check::check))
        .routes(routes!(session::begin, session::end))
        .merge(crate::matching::described())
        .split_for_parts()
}

/// The OpenAPI document.
pub fn document() -> utoipa::openapi::OpenApi {
    described().1
}

/// `/api/v1/…`.
pub fn routes() -> Router<App> {
    let (router, document) = described();
    router.route("/api/v1/openapi.json", get(|| async move { Json(document) }))
}
