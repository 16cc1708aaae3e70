//! Doing an act: its form, what was refused and why, what changed meanwhile.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use engagement::{Act, Refusal};
use serde_json::{Value, json};
use store::Recorded;

use super::asked::{Asked, Sent};
use super::form::show::{Shape, Shown, show, start};
use super::form::{ActForm, form_named, read};
use super::interests;
use super::look::Look;
use super::moving::Preview;
use super::shown;
use super::stop::Stop;
use crate::app::App;
use crate::components::{Choice, Evidence, FieldError, Finding, Form};
use crate::page::Page;
use crate::problem::Problem;
use crate::register::refused::ShownRefusal;
use crate::register::show::{Show, code_of};
use crate::respond;
use crate::visitor::Visitor;

/// Where a person with several roles says in which one they act.
pub(super) const ACTING_AS: &str = "acting-as";

/// The page of a form.
#[derive(Template)]
#[template(path = "desk/form.html")]
pub(super) struct FormPage {
    pub(super) page: Page,
    pub(super) look: Look,
    pub(super) act_form: &'static ActForm,
    pub(super) form: Form,
    /// Where it is sent.
    pub(super) action: String,
    pub(super) fields: Vec<Shown>,
    /// The roles in which the person may do it.
    pub(super) roles: Vec<Choice>,
    /// The finding that the form is about.
    pub(super) about: Option<Finding>,
    /// The source that it is about.
    pub(super) source: Option<Evidence>,
    /// What moving to another edition would do, where that is the act.
    pub(super) preview: Option<Preview>,
    pub(super) outcome: Outcome,
}

/// What came of sending it.
#[derive(Default)]
pub(super) struct Outcome {
    /// Why it was refused, in the reader's language.
    pub(super) refusal: Option<ShownRefusal>,
    /// What others did since the form was shown.
    pub(super) since: Vec<String>,
}

pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, name)): Path<(String, String)>,
    Asked(mut form): Asked,
) -> Result<Response, Stop> {
    let (look, act_form) = open(&app, &visitor, &id, &name).await?;
    start(act_form.fields, &mut form, &look);
    if let Some(whose) = interests::asked_by(act_form.act) {
        interests::fill(&app, &look, whose, &mut form).await?;
    }
    Ok(respond::page(&form_page(&app, &visitor, look, act_form, form, Outcome::default())))
}

/// The case and the form, for somebody whose roles may do the act.
async fn open(
    app: &App,
    visitor: &Visitor,
    id: &str,
    name: &str,
) -> Result<(Look, &'static ActForm), Problem> {
    let act_form = form_named(name).ok_or_else(|| Problem::not_found(format!("there is no form {name}")))?;
    let look = Look::involved(app, visitor, id).await?;
    look.must_do(act_form.act)?;
    Ok((look, act_form))
}

/// The page of a form for an act that the person may do.
pub(super) fn form_page(
    app: &App,
    visitor: &Visitor,
    look: Look,
    act_form: &'static ActForm,
    form: Form,
    outcome: Outcome,
) -> FormPage {
    let page = visitor.page(app);
    let roles = look.roles_for(act_form.act);
    let roles = roles.into_iter().map(|role| Choice { label: look.title_of(&role), value: role, hint: None });
    FormPage {
        fields: show(act_form.fields, &form, &look, &page),
        roles: roles.collect(),
        about: about(&look, form.value("code")),
        source: source(&look, form.value("id")),
        preview: (act_form.act == "edition.adopted").then(|| Preview::of(&look, &page)),
        action: look.path(&format!("/do/{}", act_form.name)),
        page,
        look,
        act_form,
        form,
        outcome,
    }
}

/// The source with this identifier, to be read beside the form by people inside.
fn source(look: &Look, id: &str) -> Option<Evidence> {
    let source = look.case.record.source(id).filter(|_| look.is_inside());
    source.map(shown::source)
}

/// The finding with this code, to be read beside the form by people inside.
fn about(look: &Look, code: &str) -> Option<Finding> {
    if !look.is_inside() {
        return None;
    }
    let judgement = &look.judgement;
    let flags = judgement.flags.iter().map(|flag| &flag.finding);
    let others = judgement.exclusions.iter().chain(&judgement.unknown).chain(&judgement.clear);
    flags.chain(others).find(|finding| finding.code == code).map(|finding| shown::finding(look, finding))
}

pub(super) async fn act(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, name)): Path<(String, String)>,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let (look, act_form) = open(&app, &visitor, &id, &name).await?;
    let page = visitor.page(&app);
    // What the page says beside the fields is not taken from what was sent.
    if let Some(whose) = interests::asked_by(act_form.act) {
        interests::fill(&app, &look, whose, &mut form).await?;
    }
    // Another empty block is wanted, and nothing is sent yet.
    if form.has("more", "true") {
        return Ok(respond::page(&form_page(&app, &visitor, look, act_form, form, Outcome::default())));
    }
    let role = role_of(&form, &look, act_form.act);
    let expected = form.value("expected").parse::<u64>().unwrap_or(look.case.n);
    let recorded = match send(&app, &visitor, (&role, &id, expected), act_form, (&form, &look, &page)).await?
    {
        Ok(recorded) => recorded,
        Err(errors) => {
            form.errors = errors;
            return Ok(respond::page(&form_page(&app, &visitor, look, act_form, form, Outcome::default())));
        }
    };
    match recorded {
        Ok(recorded) => Ok(done(&page, &id, recorded.events.first().map_or(look.case.n, |event| event.n))),
        Err(problem) => {
            // The newest state: what is shown beside the form must be what the next attempt is weighed by.
            let look = Look::involved(&app, &visitor, &id).await?;
            let outcome = outcome_of(&app, problem, expected, &look, &page, act_form, &mut form).await?;
            Ok(respond::page(&form_page(&app, &visitor, look, act_form, form, outcome)))
        }
    }
}

/// Does what the form describes; the errors are those that can be told from the form alone.
async fn send(
    app: &App,
    visitor: &Visitor,
    (role, id, expected): (&str, &str, u64),
    act_form: &ActForm,
    (form, look, page): (&Form, &Look, &Page),
) -> Result<Result<Result<Recorded, Problem>, Vec<FieldError>>, Problem> {
    // What is declared is sealed, and never becomes part of an act.
    if let Some(whose) = interests::asked_by(act_form.act) {
        let content = match read::read(act_form.fields, form, look, page) {
            Ok(content) => content,
            Err(errors) => return Ok(Err(errors)),
        };
        return Ok(match interests::declared(app, look, (whose, content), page).await? {
            Ok(declared) => Ok(interests::declare(app, visitor, (role, id, expected), declared).await),
            Err(errors) => Err(errors),
        });
    }
    match compose(act_form, form, look, page) {
        Ok(act) => Ok(Ok(app.office.act(&visitor.actor, role, id, Some(expected), act).await)),
        Err(errors) => Ok(Err(errors)),
    }
}

/// Back to the case, with what was recorded.
pub(super) fn done(page: &Page, id: &str, n: u64) -> Response {
    Redirect::to(&page.href(&format!("/office/cases/{id}?done={n}"))).into_response()
}

/// The role that was chosen, or the only one there is.
pub(super) fn role_of(form: &Form, look: &Look, act: &str) -> String {
    match form.value(ACTING_AS) {
        "" => look.roles_for(act).into_iter().next().unwrap_or_default(),
        chosen => chosen.to_owned(),
    }
}

/// The act that the form describes.
pub(super) fn compose(
    act_form: &ActForm,
    form: &Form,
    look: &Look,
    page: &Page,
) -> Result<Act, Vec<FieldError>> {
    let content = read::read(act_form.fields, form, look, page)?;
    act_from(act_form.act, content).map_err(|message| vec![FieldError { field: first(act_form), message }])
}

/// Only a form that was tampered with, or that asks the wrong thing, fails here.
fn act_from(name: &str, content: Value) -> Result<Act, String> {
    serde_json::from_value(json!({ "act": name, "with": content })).map_err(|error| error.to_string())
}

/// What to show of a problem; passed on where it is none of the form's.
pub(super) async fn outcome_of(
    app: &App,
    problem: Problem,
    expected: u64,
    look: &Look,
    page: &Page,
    act_form: &ActForm,
    form: &mut Form,
) -> Result<Outcome, Problem> {
    match (problem.kind, &problem.refusal) {
        ("changed", _) => {
            Ok(Outcome { since: since(app, look, page, expected).await?, ..Outcome::default() })
        }
        (_, Some(refusal)) if refusal.is_about_input() => {
            form.errors = vec![tied(refusal, act_form, &look.show(page))];
            Ok(Outcome::default())
        }
        (_, Some(refusal)) => {
            Ok(Outcome { refusal: Some(look.show(page).refusal(refusal)), since: Vec::new() })
        }
        _ => Err(problem),
    }
}

/// What was done to the case after its event number `expected`, in words.
async fn since(app: &App, look: &Look, page: &Page, expected: u64) -> Result<Vec<String>, Problem> {
    let history = app.office.store.history(&look.case.id).await?;
    let newer = history.iter().map(|stored| &stored.event).filter(|event| event.n > expected);
    let sentence = |event: &engagement::Event| {
        let words = match &event.act {
            Act::StageEntered(entered) => vec![("stage", page.word("stage", entered.stage.word()).plain())],
            _ => {
                let decision = look.case.record.steps.decision.as_ref();
                let kind = decision.and_then(|decision| code_of(&decision.kind));
                vec![("decision", kind.map(|kind| page.word("decision", &kind).plain()).unwrap_or_default())]
            }
        };
        let what = page.word("act", event.act.name()).with_all(&words).plain();
        let subject = event.act.subject();
        // A subject can be a person; outside, nobody is named.
        if subject.is_empty() || !look.is_inside() { what } else { format!("{what} ({subject})") }
    };
    Ok(newer.map(sentence).collect())
}

/// The refusal at the field that it names, `conditions.0.text` for `conditions[0].text`; at the first field,
/// with the name, where the form does not ask for it.
fn tied(refusal: &Refusal, act_form: &ActForm, show: &Show<'_>) -> FieldError {
    let field = refusal.field.as_deref().unwrap_or_default().replace('[', ".").replace(']', "");
    let of_form = |name: &str| field.split('.').next() == name.split('.').next();
    match act_form.fields.iter().any(|one| of_form(one.name)) {
        true => FieldError { field, message: show.sentence(&refusal.because).text },
        false => FieldError { field: first(act_form), message: show.because(refusal).text },
    }
}

fn first(act_form: &ActForm) -> String {
    act_form.fields.first().map_or("main", |field| field.name).to_owned()
}
