//! Judging a dossier without opening a case: the same check as on the command line.

use axum::Json;
use axum::extract::State;
use engagement::record::Record;
use engagement::{Judgement, Stage, Yardstick, judge};

use super::address::InQuery;
use super::body::Body;
use super::engagements::OnQuery;
use crate::app::App;
use crate::problem::Problem;

/// Judges a dossier with only what was knowable on a day. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/check", tag = "register", request_body = Record, params(OnQuery),
    responses((status = 200, body = Judgement), (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem)))]
pub(super) async fn check(
    State(app): State<App>,
    InQuery(OnQuery { on }): InQuery<OnQuery>,
    Body(dossier): Body<Record>,
) -> Result<Json<Judgement>, Problem> {
    let day = on.unwrap_or_else(|| app.office.today());
    let yardstick = Yardstick { edition: &app.office.edition, library: &app.office.library, day };
    Ok(Json(judge(&dossier, Stage::Decision, yardstick)))
}
