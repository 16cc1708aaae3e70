//! Signing a decision: everything that the signature covers on one page, and the hash of exactly that.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use engagement::Act;
use engagement::acts::DecisionSigned;
use engagement::record::Review;

use super::asked::Sent;
use super::doing::{self, Outcome};
use super::form::SIGNING;
use super::look::Look;
use super::shown;
use super::stop::Stop;
use crate::app::App;
use crate::components::{Choice, Finding, Form};
use crate::page::Page;
use crate::problem::Problem;
use crate::register::show::ShownGate;
use crate::respond;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "desk/sign.html")]
struct SignPage {
    page: Page,
    look: Look,
    form: Form,
    roles: Vec<Choice>,
    outcome: Outcome,
    snapshot: String,
    /// The record, exactly as it is hashed but for white space.
    record: String,
    exclusions: Vec<Finding>,
    flags: Vec<Finding>,
    unknown: Vec<Finding>,
    gates: Vec<ShownGate>,
    reservations: bool,
}

pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    let look = open(&app, &visitor, &id).await?;
    sign_page(&app, &visitor, look, Form::default(), Outcome::default())
}

async fn open(app: &App, visitor: &Visitor, id: &str) -> Result<Look, Problem> {
    let look = Look::inside(app, visitor, id).await?;
    look.must_do(SIGNING.act)?;
    Ok(look)
}

fn sign_page(
    app: &App,
    visitor: &Visitor,
    look: Look,
    form: Form,
    outcome: Outcome,
) -> Result<Response, Stop> {
    let page = visitor.page(app);
    let findings = |found: &[evidence::Finding]| found.iter().map(|one| shown::finding(&look, one)).collect();
    let roles = look.roles_for(SIGNING.act).into_iter();
    Ok(respond::page(&SignPage {
        snapshot: look.case.snapshot(),
        record: serde_json::to_string_pretty(&look.case.record).map_err(|error| Problem::failed(&error))?,
        exclusions: findings(&look.judgement.exclusions),
        flags: look.judgement.flags.iter().map(|flag| shown::finding(&look, &flag.finding)).collect(),
        unknown: findings(&look.judgement.unknown),
        gates: look.judgement.gates.iter().map(|gate| look.show(&page).gate(gate)).collect(),
        reservations: look.case.record.steps.reviews.iter().any(Review::leaves_reservation),
        roles: roles.map(|role| Choice { label: look.title_of(&role), value: role, hint: None }).collect(),
        page,
        look,
        form,
        outcome,
    }))
}

pub(super) async fn sign(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let look = open(&app, &visitor, &id).await?;
    let page = visitor.page(&app);
    let role = doing::role_of(&form, &look, SIGNING.act);
    let expected = form.value("expected").parse::<u64>().unwrap_or(look.case.n);
    let act = Act::DecisionSigned(DecisionSigned {
        snapshot: form.value("snapshot").into(),
        carried: form.value("carried").trim().into(),
        carried_by: form.value("carried-by").trim().into(),
    });
    match app.office.act(&visitor.actor, &role, &id, Some(expected), act).await {
        Ok(recorded) => {
            Ok(doing::done(&page, &id, recorded.events.first().map_or(look.case.n, |event| event.n)))
        }
        Err(problem) => {
            let look = open(&app, &visitor, &id).await?;
            let outcome =
                doing::outcome_of(&app, problem, expected, &look, &page, &SIGNING, &mut form).await?;
            sign_page(&app, &visitor, look, form, outcome)
        }
    }
}
