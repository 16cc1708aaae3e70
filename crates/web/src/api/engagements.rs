//! Case files: list, open, read, act.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use engagement::acts::{Act, Opened};
use engagement::record::{Institution, Partner, Record, Terms};
use engagement::{Comment, Event, Judgement};
use evidence::Date;
use policy::Subject;
use serde::{Deserialize, Serialize};
use store::{Filter, Recorded, Summary};
use utoipa::{IntoParams, ToSchema};

use super::address::{InPath, InQuery};
use super::body::Body;
use crate::app::App;
use crate::hindsight::{recorded_by, with_work_of};
use crate::problem::Problem;
use crate::visitor::Visitor;

/// Which engagements are listed.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ListQuery {
    /// Words to be found in title, summary, partner or institution.
    words: String,
    /// Identifier of the partner.
    partner: String,
    /// Identifier of the institution.
    institution: String,
    /// The stage.
    stage: String,
}

/// Lists engagements, newest change first.
#[utoipa::path(get, path = "/api/v1/engagements", tag = "register", params(ListQuery),
    responses((status = 200, body = Vec<Summary>), (status = 400, body = Problem)))]
pub(super) async fn list(
    State(app): State<App>,
    InQuery(ListQuery { words, partner, institution, stage }): InQuery<ListQuery>,
) -> Result<Json<Vec<Summary>>, Problem> {
    Ok(Json(app.office.store.list(&Filter { words, partner, institution, stage }).await?))
}

/// Opens a case with a public pre-notice.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OpenRequest {
    /// The role in which you act.
    pub role: String,
    /// The body that lends its name.
    pub institution: Institution,
    /// The company or other non-State actor.
    pub partner: Partner,
    /// What is to be done together.
    pub engagement: Terms,
}

/// What was recorded.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RecordedEvents {
    /// The case.
    pub case_id: String,
    /// Its new events.
    pub events: Vec<Event>,
    /// Index in the ledger of the first of them.
    pub first_index: u64,
}

impl From<Recorded> for RecordedEvents {
    fn from(Recorded { case_id, events, first_index }: Recorded) -> Self {
        RecordedEvents { case_id, events, first_index }
    }
}

/// Opens a case with a public pre-notice.
#[utoipa::path(post, path = "/api/v1/engagements", tag = "engagements", request_body = OpenRequest,
    security(("session" = [])),
    responses((status = 201, body = RecordedEvents), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn open(
    State(app): State<App>,
    visitor: Visitor,
    Body(OpenRequest { role, institution, partner, engagement }): Body<OpenRequest>,
) -> Result<(StatusCode, Json<RecordedEvents>), Problem> {
    let opened = Opened { institution, partner, engagement, edition: app.office.edition.hash.clone() };
    let recorded = app.office.open(&visitor.actor, &role, opened).await?;
    Ok((StatusCode::CREATED, Json(recorded.into())))
}

/// The working file of a case.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CaseFile {
    /// Identifier of the case.
    pub case_id: String,
    /// How many events it has: send it back as `expected`.
    pub n: u64,
    /// What a signer signs over.
    pub snapshot: String,
    /// The facts.
    pub record: Record,
    /// The comments.
    pub comments: Vec<Comment>,
    /// The judgement.
    pub judgement: Judgement,
}

/// Reads the working file of a case.
#[utoipa::path(get, path = "/api/v1/engagements/{case}", tag = "engagements", security(("session" = [])),
    params(("case" = String, Path, description = "Identifier of the case")),
    responses((status = 200, body = CaseFile), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
pub(super) async fn file(
    State(app): State<App>,
    visitor: Visitor,
    InPath(case): InPath<String>,
) -> Result<Json<CaseFile>, Problem> {
    let case = app.office.store.case(&case).await?;
    app.office.may(&visitor.actor, policy::Act::CASE_READ_INTERNAL, &Subject::from(&case))?;
    let judgement = app.office.judgement(&case, None);
    Ok(Json(CaseFile {
        case_id: case.id.clone(),
        n: case.n,
        snapshot: case.snapshot(),
        record: case.record,
        comments: case.comments,
        judgement,
    }))
}

/// Does an act.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ActRequest {
    /// The role in which you act; `public` where nobody is signed in.
    pub role: String,
    /// How many events the case had when you looked; without it the act is done on the case as it stands.
    #[serde(default)]
    pub expected: Option<u64>,
    /// The act.
    pub act: Act,
}

/// Does an act on a case.
#[utoipa::path(post, path = "/api/v1/engagements/{case}/acts", tag = "engagements", request_body = ActRequest,
    security(("session" = []), ()),
    params(("case" = String, Path, description = "Identifier of the case")),
    responses((status = 201, body = RecordedEvents), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn act(
    State(app): State<App>,
    visitor: Visitor,
    InPath(case): InPath<String>,
    Body(request): Body<ActRequest>,
) -> Result<(StatusCode, Json<RecordedEvents>), Problem> {
    if matches!(request.act, Act::Opened(_)) {
        return Err(Problem::malformed("a case is opened with POST /api/v1/engagements"));
    }
    let ActRequest { role, expected, act } = request;
    let recorded = app.office.act(&visitor.actor, &role, &case, expected, act).await?;
    Ok((StatusCode::CREATED, Json(recorded.into())))
}

/// The day for which a case is judged.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct OnQuery {
    /// Only what was knowable on this day is weighed; today if absent.
    #[param(value_type = Option<String>, format = Date)]
    pub(super) on: Option<Date>,
}

/// What stands between an engagement and its announcement, with only what was knowable on a day.
#[utoipa::path(get, path = "/api/v1/engagements/{case}/judgement", tag = "register",
    params(("case" = String, Path, description = "Identifier of the case"), OnQuery),
    responses((status = 200, body = Judgement), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn judgement(
    State(app): State<App>,
    visitor: Visitor,
    InPath(case): InPath<String>,
    InQuery(OnQuery { on }): InQuery<OnQuery>,
) -> Result<Json<Judgement>, Problem> {
    visitor.may_read_register(&app)?;
    let mut file = app.office.store.case(&case).await?;
    if let Some(day) = on {
        let history = app.office.store.history(&case).await?;
        file = with_work_of(recorded_by(&app.office, &case, &history, day).as_ref(), &file);
    }
    let open = crate::public::open_case(&file, app.office.today());
    Ok(Json(app.office.judgement(&open, on)))
}
