//! Who may look names up, and how a problem is told to clients of yente.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::Problem;
use crate::visitor::Visitor;

/// The role of a program that holds a key of this house.
const PROGRAM: &str = "program";

/// A problem in the shape that these clients read.
pub struct Fault(Problem);

/// How a problem is told.
#[derive(Serialize, ToSchema)]
pub struct FaultBody {
    /// What is wrong.
    detail: String,
    /// What kind of problem, as elsewhere in this API: `malformed`, `sign-in`, `not-allowed`, `not-found` …
    kind: &'static str,
}

impl<P: Into<Problem>> From<P> for Fault {
    fn from(problem: P) -> Self {
        Fault(problem.into())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let Fault(Problem { status, kind, message, .. }) = self;
        (status, Json(FaultBody { detail: message, kind })).into_response()
    }
}

/// A part of the request; where it cannot be read, that is told as a [`Fault`].
pub struct Told<E>(pub E);

impl<S: Send + Sync, E: FromRequestParts<S, Rejection = Problem>> FromRequestParts<S> for Told<E> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        Ok(Told(E::from_request_parts(parts, state).await?))
    }
}

/// Whoever asks: a person who is signed in, or a program with a key of this house.
pub struct Asker(policy::Actor);

impl Asker {
    /// Whether the lists are open to whoever asks.
    ///
    /// # Errors
    /// The policy's reason.
    pub fn may_search(&self, app: &App) -> Result<(), Problem> {
        app.office.may(&self.0, policy::Act::LISTS_SEARCH, &policy::Subject::commons())
    }
}

impl FromRequestParts<App> for Asker {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        let sent = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let key = sent.and_then(|sent| sent.split_once(' ')).filter(|(scheme, _)| {
            ["apikey", "bearer"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        });
        if key.is_some_and(|(_, key)| app.program_keys.open_to(key.trim())) {
            let of_house = policy::Body::Institution(app.institution.to_string());
            let role = policy::Assignment { role: PROGRAM.into(), body: of_house };
            return Ok(Asker(policy::Actor::person(PROGRAM, vec![role])));
        }
        Ok(Asker(Visitor::from_request_parts(parts, app).await?.actor))
    }
}

/// A body that is read whole before anything else; see [`crate::api`] for how.
pub struct Sent<T>(pub T);

impl<T: serde::de::DeserializeOwned> FromRequest<App> for Sent<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Self, Fault> {
        let crate::api::Body(body) = crate::api::Body::from_request(request, app).await?;
        Ok(Sent(body))
    }
}
