//! Opening a case.

use axum::extract::State;
use axum::response::Response;
use engagement::{Act, Engagement};
use policy::{Body, Subject};

use super::asked::{Asked, Sent};
use super::doing::{self, FormPage, Outcome, form_page};
use super::form::{OPENING, show};
use super::look::Look;
use super::stop::Stop;
use crate::app::App;
use crate::components::Form;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Asked(mut form): Asked,
) -> Result<Response, Stop> {
    let look = nothing_yet(&app, &visitor)?;
    show::start(OPENING.fields, &mut form, &look);
    if form.value("institution.name").is_empty() {
        form.values.insert("institution.name".into(), vec![app.institution.to_string()]);
    }
    Ok(respond::page(&opening_page(&app, &visitor, look, form, Outcome::default())))
}

pub(super) async fn open(
    State(app): State<App>,
    visitor: Visitor,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let look = nothing_yet(&app, &visitor)?;
    let page = visitor.page(&app);
    let role = doing::role_of(&form, &look, OPENING.act);
    match doing::compose(&OPENING, &form, &look, &page) {
        Err(errors) => {
            form.errors = errors;
            Ok(respond::page(&opening_page(&app, &visitor, look, form, Outcome::default())))
        }
        Ok(Act::Opened(opened)) => match app.office.open(&visitor.actor, &role, opened).await {
            Ok(recorded) => Ok(doing::done(&page, &recorded.case_id, 1)),
            Err(problem) => {
                let outcome = doing::outcome_of(&app, problem, 0, &look, &page, &OPENING, &mut form).await?;
                Ok(respond::page(&opening_page(&app, &visitor, look, form, outcome)))
            }
        },
        Ok(_) => Err(Problem::malformed("a case is opened here and nothing else").into()),
    }
}

fn opening_page(app: &App, visitor: &Visitor, look: Look, form: Form, outcome: Outcome) -> FormPage {
    FormPage { action: "/office/open".into(), ..form_page(app, visitor, look, &OPENING, form, outcome) }
}

/// A look at a case that is not there yet, as seen from the institution for which the person may open one.
fn nothing_yet(app: &App, visitor: &Visitor) -> Result<Look, Problem> {
    let mut case = Engagement::empty("");
    let opening = policy::Act::named(OPENING.act).ok_or_else(|| Problem::not_found("there is no opening"))?;
    let own = visitor.actor.assignments().iter().filter_map(|one| match &one.body {
        Body::Institution(id) => Some(id.clone()),
        Body::Partner(_) => None,
    });
    let may = |id: &String| app.office.may(&visitor.actor, opening, &Subject::institution(id)).is_ok();
    case.record.institution.id = own.into_iter().find(may).unwrap_or_default();
    let look = Look::of(app, visitor, case);
    look.must_do(OPENING.act)?;
    Ok(look)
}
