//! Request bodies, read strictly: a message that names the field, and a 4xx.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde::de::DeserializeOwned;

use super::unique::Unique;
use crate::app::MOST_READ;
use crate::problem::Problem;

/// A JSON body.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = json(request).await?;
        let Unique = read(&bytes)?;
        Ok(Body(read(&bytes)?))
    }
}

/// A JSON body of which no message repeats anything: it says where it cannot be read, and never what stands there.
pub(crate) struct SealedBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for SealedBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = json(request).await?;
        let twice = |_| Problem::malformed("it is no JSON, or a field is there twice");
        let Unique = read(&bytes).map_err(twice)?;
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            // A field that there is not is itself something that was written.
            let is_unknown = error.inner().to_string().starts_with("unknown field");
            let path: Vec<String> = error.path().iter().map(ToString::to_string).collect();
            let known = &path[..path.len() - usize::from(is_unknown && !path.is_empty())];
            let place = if known.is_empty() { "the body".into() } else { format!("`{}`", known.join(".")) };
            Problem::malformed(format!("{place} cannot be read; see /api/v1/openapi.json for its form"))
        })?;
        reader.end().map_err(|_| Problem::malformed("something follows the JSON; send it alone"))?;
        Ok(SealedBody(value))
    }
}

/// The bytes of a body that says that it is JSON.
async fn json(request: Request) -> Result<Bytes, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    if kind != Some("application/json") {
        return Err(Problem::unsupported("send the body as JSON, with Content-Type: application/json"));
    }
    axum::body::to_bytes(request.into_body(), MOST_READ)
        .await
        .map_err(|_| Problem::too_large(format!("the body is larger than {MOST_READ} bytes")))
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().to_string();
        let reason = error.into_inner();
        match field.as_str() {
            "." => Problem::malformed(reason.to_string()),
            field => Problem::malformed(format!("in `{field}`: {reason}")),
        }
    })?;
    reader.end().map_err(|error| Problem::malformed(error.to_string()))?;
    Ok(value)
}
