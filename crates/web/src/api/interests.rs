//! Declaring interests by a program, as on the page. What is declared is sealed; no message repeats it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use evidence::Date;
use policy::Subject;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::address::InPath;
use super::body::SealedBody;
use super::engagements::RecordedEvents;
use crate::app::App;
use crate::interests::{Declared, DeclaredInterest, StandingInterest, Whose};
use crate::problem::Problem;
use crate::visitor::Visitor;

/// Declares one's own interests.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct DeclareRequest {
    /// The role in which you act.
    role: String,
    /// How many events the case had when you looked; without it the case is taken as it stands.
    #[serde(default)]
    expected: Option<u64>,
    /// Whether you stand aside from the case.
    #[serde(default)]
    stands_aside: bool,
    /// What you declare.
    declared: Declared,
}

/// Declares the interests of the institution itself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct DeclareInstitutionRequest {
    /// The role in which you act.
    role: String,
    /// How many events the case had when you looked; without it the case is taken as it stands.
    #[serde(default)]
    expected: Option<u64>,
    /// What ties the institution to anybody.
    declared: Declared,
}

/// What you declared and what still stands of it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct OwnInterests {
    /// The currency in which values are declared.
    currency: String,
    /// The day of the newest declaration.
    #[schema(value_type = Option<String>, format = Date)]
    declared_on: Option<Date>,
    /// Your interests, oldest first.
    interests: Vec<OwnInterest>,
    /// Parties that registers tie you to, and that you have neither declared nor explained.
    asked: Vec<AskedParty>,
}

/// An interest that you declared.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct OwnInterest {
    /// What later declarations call it.
    interest: String,
    /// As you declared it.
    declared: DeclaredInterest,
    /// The last day, as you said later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    ended_on: Option<Date>,
    /// Why it was declared in error, as you said later.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_error: Option<String>,
}

/// A party that a register ties you to.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct AskedParty {
    /// Identifier of its record: explain the tie under it.
    party: String,
    /// Its name.
    name: String,
}

/// Declares your interests in a case. It counts in every case; what you declared before stands unless you say of it
/// that it has ended or was declared in error. The event has the outcome, never what you declare.
#[utoipa::path(post, path = "/api/v1/engagements/{case}/interests", tag = "engagements", request_body = DeclareRequest,
    security(("session" = [])), params(("case" = String, Path, description = "Identifier of the case")),
    responses((status = 201, body = RecordedEvents), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn declare(
    State(app): State<App>,
    visitor: Visitor,
    InPath(case): InPath<String>,
    SealedBody(request): SealedBody<DeclareRequest>,
) -> Result<(StatusCode, Json<RecordedEvents>), Problem> {
    let DeclareRequest { role, expected, stands_aside, declared } = request;
    let whose = Whose::Own { aside: stands_aside };
    record(&app, &visitor, (&case, &role, expected), (declared, whose)).await
}

/// Declares what ties the institution itself to anybody.
#[utoipa::path(post, path = "/api/v1/engagements/{case}/institution-interests", tag = "engagements",
    request_body = DeclareInstitutionRequest,
    security(("session" = [])), params(("case" = String, Path, description = "Identifier of the case")),
    responses((status = 201, body = RecordedEvents), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn declare_institution(
    State(app): State<App>,
    visitor: Visitor,
    InPath(case): InPath<String>,
    SealedBody(request): SealedBody<DeclareInstitutionRequest>,
) -> Result<(StatusCode, Json<RecordedEvents>), Problem> {
    let DeclareInstitutionRequest { role, expected, declared } = request;
    record(&app, &visitor, (&case, &role, expected), (declared, Whose::Institution)).await
}

async fn record(
    app: &App,
    visitor: &Visitor,
    (case_id, role, expected): (&str, &str, Option<u64>),
    (declared, whose): (Declared, Whose),
) -> Result<(StatusCode, Json<RecordedEvents>), Problem> {
    let office = &app.office;
    let case = office.store.case(case_id).await?;
    // Who may not declare here learns nothing of what is wrong with it.
    office.may_declare(&visitor.actor, role, &case, whose)?;
    let person = visitor.actor.id().unwrap_or_default();
    if let Some(fault) = office.fault(&case, person, (&declared, whose)).await? {
        let message = app.translations.t("en", fault.key).with("limit", fault.limit).plain();
        return Err(Problem::unprocessable(format!("{}: {message}", fault.field)));
    }
    let recorded = office.declare(&visitor.actor, role, case_id, expected, (declared, whose)).await?;
    Ok((StatusCode::CREATED, Json(recorded.into())))
}

/// Reads what you declared, in any case, and what registers say of you. That you read it is written down.
#[utoipa::path(get, path = "/api/v1/engagements/{case}/interests", tag = "engagements", security(("session" = [])),
    params(("case" = String, Path, description = "Identifier of the case")),
    responses((status = 200, body = OwnInterests), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn own(
    State(app): State<App>,
    visitor: Visitor,
    InPath(case): InPath<String>,
) -> Result<Json<OwnInterests>, Problem> {
    let office = &app.office;
    let case = office.store.case(&case).await?;
    office.may(&visitor.actor, policy::Act::CASE_READ_INTERNAL, &Subject::from(&case))?;
    let person = visitor.actor.id().unwrap_or_default().to_owned();
    let reading = office.reading(&person, "declarant", &case.id);
    let weighing = office.weigh(&case, std::slice::from_ref(&person), &reading).await?;
    let asked =
        weighing.unanswered(&person).into_iter().filter_map(|finding| finding.registered_with.as_ref());
    let standing = weighing.standing.get(&person).cloned().unwrap_or_default();
    Ok(Json(OwnInterests {
        currency: office.conflict_rules.currency.clone(),
        declared_on: standing.declared_on,
        asked: asked.map(|party| AskedParty { party: party.id.clone(), name: party.name.clone() }).collect(),
        interests: standing.interests.into_iter().map(OwnInterest::from).collect(),
    }))
}

impl From<StandingInterest> for OwnInterest {
    fn from(StandingInterest { id, interest, ended_on, error, .. }: StandingInterest) -> Self {
        OwnInterest { interest: id, declared: interest, ended_on, in_error: error }
    }
}
