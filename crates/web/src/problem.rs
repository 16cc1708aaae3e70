//! What can go wrong with a request, and which status says so.

use axum::http::StatusCode;
use engagement::Refusal;
use serde::Serialize;
use store::StoreError;
use utoipa::ToSchema;

/// A request that was not carried out. Nothing was changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Problem {
    /// The HTTP status.
    #[serde(skip)]
    pub status: StatusCode,
    /// What kind of problem: `refused`, `not-allowed`, `sign-in`, `not-found`, `changed`, `malformed`,
    /// `lost`, `unavailable`, `failed`.
    pub kind: &'static str,
    /// What is wrong.
    pub message: String,
    /// The refusal of the case, with the requirements that are not met and how to meet them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

impl Problem {
    fn new(status: StatusCode, kind: &'static str, message: impl Into<String>) -> Self {
        Problem { status, kind, message: message.into(), refusal: None }
    }

    /// No such page, case or file; also where its existence is nobody's business.
    pub fn not_found(what: impl Into<String>) -> Self {
        Problem::new(StatusCode::NOT_FOUND, "not-found", what)
    }

    /// Something in the request that cannot be read.
    pub fn malformed(message: impl Into<String>) -> Self {
        Problem::new(StatusCode::BAD_REQUEST, "malformed", message)
    }

    /// Something in the request that can be read and is wrong.
    pub fn unprocessable(message: impl Into<String>) -> Self {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "malformed", message)
    }

    /// A body of another kind than is read here.
    pub fn unsupported(message: impl Into<String>) -> Self {
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "malformed", message)
    }

    /// A body that is too large to be read.
    pub fn too_large(message: impl Into<String>) -> Self {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "malformed", message)
    }

    /// The policy does not allow it. A stranger is asked to sign in.
    pub fn not_allowed(actor: &policy::Actor, because: &dyn std::fmt::Display) -> Self {
        match actor.id() {
            None => Problem::new(StatusCode::UNAUTHORIZED, "sign-in", because.to_string()),
            Some(_) => Problem::new(StatusCode::FORBIDDEN, "not-allowed", because.to_string()),
        }
    }

    /// Something that cannot be asked just now, and can be asked again.
    pub fn unavailable(message: impl Into<String>) -> Self {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", message)
    }

    /// There is no list to look in. Nobody found would read as a clearance.
    pub fn no_lists() -> Self {
        Problem::unavailable(
            "no list can be looked in: they are still being read, or none was imported (`imprimatur lists import`)",
        )
    }

    /// A failure that is not the caller's. The cause goes to the log, not to the caller.
    pub fn failed(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "failed",
            "something failed here; nothing was recorded, and the operator's log has the cause",
        )
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status =
            if refusal.is_about_input() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
        let why = refusal.why();
        Problem { refusal: Some(refusal), ..Problem::new(status, "refused", why) }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => refusal.into(),
            StoreError::Changed { .. } | StoreError::ClockBack { .. } => {
                Problem::new(StatusCode::CONFLICT, "changed", error.to_string())
            }
            StoreError::NoCase(_) | StoreError::NoEvent { .. } | StoreError::NotPublishedYet { .. } => {
                Problem::not_found(error.to_string())
            }
            StoreError::Lost(_) => Problem::new(StatusCode::GONE, "lost", error.to_string()),
            StoreError::NotErasable(_) => {
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "refused", error.to_string())
            }
            other => Problem::failed(&other),
        }
    }
}
