//! Answers: pages, JSON, and problems in the form that was asked for.

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};

use crate::app::App;
use crate::page::Page;
use crate::problem::Problem;
use crate::register::refused::ShownRefusal;
use crate::register::show::Show;
use crate::visitor::Visitor;

/// A page as an answer.
pub fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => Problem::failed(&error).into_response(),
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    page: &'a Page,
    problem: &'a Problem,
    refusal: Option<ShownRefusal>,
}

/// A problem as a page in the visitor's language, with its status.
pub fn problem_page(app: &App, visitor: &Visitor, problem: &Problem) -> Response {
    let shown = visitor.page(app);
    let show = Show { page: &shown, edition: &app.office.edition, grants: &app.office.grants };
    let refusal = problem.refusal.as_ref().map(|refusal| show.refusal(refusal));
    let answer = page(&ProblemPage { page: &shown, problem, refusal });
    (problem.status, answer).into_response()
}

/// A problem in the form in which the address gives things: as JSON, as text where programs read something
/// else, otherwise as a page.
pub fn problem_in_kind(app: &App, visitor: &Visitor, problem: Problem) -> Response {
    let path = visitor.path.split('?').next().unwrap_or_default();
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("json") => problem.into_response(),
        Some("atom" | "tlog-proof") => {
            (problem.status, format!("{}: {}\n", problem.kind, problem.message)).into_response()
        }
        _ => problem_page(app, visitor, &problem),
    }
}

/// For the API, and wherever no page can be made.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}

pub(crate) async fn no_such_page(State(app): State<App>, visitor: Visitor, headers: HeaderMap) -> Response {
    let problem = Problem::not_found(format!("there is no page {}", visitor.path));
    let wants_page = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    if wants_page { problem_page(&app, &visitor, &problem) } else { problem.into_response() }
}
