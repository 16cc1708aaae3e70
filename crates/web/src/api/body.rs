//! Request bodies, read strictly: a message that names the field, and a 4xx.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use super::unique::Unique;
use crate::app::MOST_READ;
use crate::problem::Problem;

/// A JSON body.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = json(request).await?;
        let Unique = read(&bytes, in_words)?;
        Ok(Body(read(&bytes, in_words)?))
    }
}

/// A JSON body of which no message repeats anything: it says where it cannot be read, and never what stands there.
pub(crate) struct SealedBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for SealedBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = json(request).await?;
        let Unique = read(&bytes, |_, _| Problem::malformed("a field is there twice"))?;
        Ok(SealedBody(read(&bytes, in_place)?))
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

/// Reads JSON. `unfit` says what is wrong with something that is JSON and does not fit.
fn read<T: DeserializeOwned>(
    bytes: &[u8],
    unfit: fn(&Path, serde_json::Error) -> Problem,
) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().clone();
        match error.into_inner() {
            reason if reason.is_data() => unfit(&path, reason),
            // What is no JSON is not repeated by the parser either.
            reason => Problem::malformed(reason.to_string()),
        }
    })?;
    reader.end().map_err(|error| Problem::malformed(error.to_string()))?;
    Ok(value)
}

/// Where and why, in the parser's words.
fn in_words(path: &Path, reason: serde_json::Error) -> Problem {
    match path.to_string().as_str() {
        "." => Problem::malformed(reason.to_string()),
        field => Problem::malformed(format!("in `{field}`: {reason}")),
    }
}

/// Where, and no word of what stands there. A field that there is not is itself something that was written.
fn in_place(path: &Path, reason: serde_json::Error) -> Problem {
    let is_unknown = reason.to_string().starts_with("unknown field");
    let segments = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        _ => None,
    });
    let mut known: Vec<String> = segments.collect();
    if is_unknown {
        known.pop();
    }
    let place = if known.is_empty() { "the body".into() } else { format!("`{}`", known.join(".")) };
    Problem::malformed(format!("{place} cannot be read; see /api/v1/openapi.json for its form"))
}
