//! Declaring interests, and the ethics office's look at what was declared.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use conflicts::{Arising, Finding, Why};
use engagement::record::{Declaration, InterestOutcome};
use serde_json::Value;
use store::Recorded;

use super::look::Look;
use super::stop::Stop;
use crate::app::App;
use crate::components::{FieldError, Form};
use crate::interests::{Declared, DeclaredInterest, Weighing};
use crate::page::Page;
use crate::problem::Problem;
use crate::register::show::code_of;
use crate::respond;
use crate::visitor::Visitor;

/// The act, and the name of its form.
pub(super) const ACT: &str = "interests.declared";

/// What was sent with the form; the message belongs to the field.
pub(super) fn declared(content: Value, page: &Page) -> Result<(Declared, InterestOutcome), Vec<FieldError>> {
    let mut content = content;
    let parts = content.as_object_mut();
    let aside = parts.and_then(|parts| parts.remove("stands-aside")).is_some_and(|aside| aside == true);
    let error = |field: String, key: &str| vec![FieldError { field, message: page.t(key).plain() }];
    // The parser's message would repeat what was written.
    let declared: Declared =
        serde_json::from_value(content).map_err(|_| error("interests".into(), "error-unreadable"))?;
    if let Some(field) = declared.fault() {
        return Err(error(field, "error-identifier"));
    }
    Ok((declared, if aside { InterestOutcome::Recused } else { InterestOutcome::Clear }))
}

/// Seals what was declared, and records what comes of it.
pub(super) async fn declare(
    app: &App,
    visitor: &Visitor,
    (role, id, expected): (&str, &str, u64),
    declared: (Declared, InterestOutcome),
) -> Result<Recorded, Problem> {
    app.office.declare(&visitor.actor, role, id, Some(expected), declared).await
}

/// Fills the form with what the person declared last.
pub(super) async fn fill(app: &App, look: &Look, form: &mut Form) -> Result<(), Problem> {
    let reading = app.office.reading(look.person(), "declarant", &look.case.id);
    let Some(last) = app.office.store.declaration::<Declared>(look.person(), &reading).await? else {
        return Ok(());
    };
    if let Ok(last) = serde_json::to_value(&last) {
        put(form, "", &last);
    }
    Ok(())
}

/// Puts a value in the fields of a form: `interests.0.counterparty`, `interests.0.from-day`.
fn put(form: &mut Form, name: &str, value: &Value) {
    let below = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
    match value {
        Value::Object(parts) => parts.iter().for_each(|(part, value)| put(form, &below(part), value)),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let lines: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            form.values.insert(name.into(), vec![lines.join("\n")]);
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| put(form, &below(&at.to_string()), item));
        }
        Value::String(text) => match text.parse::<evidence::Date>() {
            Ok(_) => super::form::show::fill_day(form, name, text),
            Err(_) => drop(form.values.insert(name.into(), vec![text.clone()])),
        },
        _ => {}
    }
}

/// What the ethics office sees of one person.
struct Person {
    id: String,
    declaration: Option<Declaration>,
    /// The code of the level; empty where nobody can tell.
    level: String,
    /// What the person declared, whether it leads anywhere or not.
    interests: Vec<DeclaredInterest>,
    conflicts: Vec<Finding>,
    arising: Vec<Arising>,
    questions: Vec<conflicts::NameQuestion>,
}

#[derive(Template)]
#[template(path = "desk/interests.html")]
struct InterestsPage {
    page: Page,
    look: Look,
    people: Vec<Person>,
    /// Parties and ties in the registers; none where no register knows the partner.
    registers: Option<(usize, usize)>,
}

/// Everybody who declared here or was asked for a review: what leads to the partner, and when. That it was
/// read is written down, for each of them.
pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    let look = Look::inside(&app, &visitor, &id).await?;
    let role = look.role_reading(policy::Act::CASE_READ_INTERESTS)?;
    let steps = &look.case.record.steps;
    let declared = steps.interests.iter().map(|one| one.person.clone());
    let mut ids: Vec<String> =
        declared.chain(steps.reviews.iter().map(|review| review.reviewer.clone())).collect();
    ids.sort();
    ids.dedup();
    let reading = app.office.reading(look.person(), &role, &id);
    let weighing = app.office.weigh(&look.case, &ids, &reading).await?;
    let people = ids.iter().map(|id| person(id, steps.interests.iter(), &weighing)).collect();
    let coverage = weighing.assessments.first().map(|one| one.coverage.parties_and_ties);
    Ok(respond::page(&InterestsPage { page: visitor.page(&app), people, registers: coverage, look }))
}

fn person<'a>(id: &str, mut declared: impl Iterator<Item = &'a Declaration>, weighing: &Weighing) -> Person {
    let findings = || weighing.assessments.iter().map(|one| one.findings.reveal());
    Person {
        id: id.to_owned(),
        declaration: declared.find(|one| one.person == id).cloned(),
        level: weighing.level(id).map(|level| code(&level)).unwrap_or_default(),
        interests: weighing.declared.get(id).map(|one| one.interests.clone()).unwrap_or_default(),
        conflicts: findings().flat_map(|one| one.conflicts.clone()).filter(|one| one.person == id).collect(),
        arising: findings().flat_map(|one| one.arising.clone()).filter(|one| one.person == id).collect(),
        questions: findings().flat_map(|one| one.questions.clone()).filter(|one| one.person == id).collect(),
    }
}

/// The word for why a conflict can arise.
fn why(arising: &Arising) -> String {
    match &arising.why {
        Why::CoolingOff(_) => "cooling-off".into(),
        plain => code(plain),
    }
}

/// The code of a word.
fn code(value: &impl serde::Serialize) -> String {
    code_of(value).unwrap_or_default()
}
