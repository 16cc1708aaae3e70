//! Who owns and controls a partner, by the registers that were imported.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::address::{InPath, InQuery};
use crate::app::App;
use crate::problem::Problem;
use crate::register::ownership::{Days, PublicOwnership};
use crate::visitor::Visitor;

/// The days that are asked about; neither may be still to come.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct DaysQuery {
    /// What held on this day; today if absent.
    #[param(value_type = Option<String>, format = Date)]
    on: String,
    /// As far as it was stated by this day; as `on` if absent.
    #[param(value_type = Option<String>, format = Date)]
    known_on: String,
}

/// Who owns and controls a partner, in bounds, with the statements of registers that each answer rests on.
#[utoipa::path(get, path = "/api/v1/partners/{partner}/ownership", tag = "register",
    params(("partner" = String, Path, description = "Identifier of the partner"), DaysQuery),
    responses((status = 200, body = PublicOwnership), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn ownership(
    State(app): State<App>,
    visitor: Visitor,
    InPath(partner): InPath<String>,
    InQuery(DaysQuery { on, known_on }): InQuery<DaysQuery>,
) -> Result<Json<PublicOwnership>, Problem> {
    visitor.may_read_register(&app)?;
    let days = Days::read(&app, on.trim(), known_on.trim())?;
    Ok(Json(PublicOwnership::load(&app, &partner, days).await?))
}
