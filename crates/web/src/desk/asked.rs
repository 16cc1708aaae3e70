//! What a request says: the fields of a form, and those that an address fills in beforehand.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;

use super::stop::Stop;
use crate::components::Form;
use crate::problem::Problem;

/// The fields of a form that was sent. Control characters other than line breaks are dropped.
pub(super) struct Sent(pub Form);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Stop;

    async fn from_request(request: Request, state: &S) -> Result<Self, Stop> {
        let pairs = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        pairs.map(|axum::Form(pairs)| Sent(collect(pairs))).map_err(|error| {
            Stop::from(Problem { status: error.status(), ..Problem::malformed(error.body_text()) })
        })
    }
}

/// The fields that the address fills in.
pub(super) struct Asked(pub Form);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Stop> {
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        let pairs = pairs.map_err(|error| Problem::malformed(error.body_text()))?;
        Ok(Asked(collect(pairs.0)))
    }
}

fn collect(pairs: Vec<(String, String)>) -> Form {
    let mut form = Form::default();
    for (name, value) in pairs {
        // Browsers send line breaks as CRLF; kept text has LF.
        let value = value.replace("\r\n", "\n");
        let value = value.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
        form.values.entry(name).or_default().push(value);
    }
    form
}
