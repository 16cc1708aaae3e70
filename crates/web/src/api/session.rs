//! Signing in and out for programs: a token instead of a cookie.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use crate::app::App;
use crate::desk::entrance::{self, Entry};
use crate::problem::Problem;
use crate::visitor::Visitor;

/// How a person proves who they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SignInRequest {
    /// The sign-in name.
    name: String,
    /// The password.
    password: String,
    /// The one-time code, where codes are set up.
    #[serde(default)]
    code: String,
}

/// A session that began.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SessionBegun {
    /// To be sent as `Authorization: Bearer …`. It ends after an hour without use, and after twelve in any case.
    token: String,
    /// Identifier of the person.
    person: String,
    /// The roles in force.
    #[schema(value_type = Vec<Object>)]
    roles: Vec<policy::Assignment>,
}

/// Signs in.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = SignInRequest,
    responses((status = 201, body = SessionBegun), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn begin(
    State(app): State<App>,
    Body(request): Body<SignInRequest>,
) -> Result<(StatusCode, Json<SessionBegun>), Problem> {
    let problem = |status, message: String| Problem { status, kind: "sign-in", message, refusal: None };
    let refused = |message: &str| problem(StatusCode::UNAUTHORIZED, message.into());
    match entrance::enter(&app, request.name.trim(), &request.password, &request.code).await? {
        Entry::Welcome(token, session) => {
            let account = app.office.store.account(&session.person, app.office.now()).await?;
            let roles = account.map(|account| account.roles).unwrap_or_default();
            let begun = SessionBegun { token: token.text().to_owned(), person: session.person, roles };
            Ok((StatusCode::CREATED, Json(begun)))
        }
        Entry::CodeNeeded => Err(refused("send the one-time code as well, in `code`")),
        Entry::Wrong => Err(refused("name, password or code is wrong")),
        Entry::Wait(until) => Err(problem(
            StatusCode::TOO_MANY_REQUESTS,
            format!("too many attempts failed; none is heard before {until}"),
        )),
        Entry::Closed => Err(problem(
            StatusCode::TOO_MANY_REQUESTS,
            "too many attempts failed; an administrator has to give a new password".into(),
        )),
    }
}

/// Ends the session whose token is sent.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem)))]
pub(super) async fn end(State(app): State<App>, visitor: Visitor) -> Result<StatusCode, Problem> {
    let Some(session) = &visitor.session else {
        app.office.may(&visitor.actor, policy::Act::ACCOUNT_OWN, &policy::Subject::commons())?;
        return Ok(StatusCode::NO_CONTENT);
    };
    app.office.store.end_session(&session.person, session.token.text(), app.office.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
