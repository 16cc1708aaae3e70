//! Why a page of the desk is not shown: a problem on its way to becoming a page in the visitor's language.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::address::path_in_query;
use crate::app::App;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// The error of every handler here. A handler need not know the visitor's language to stop with it.
#[derive(Debug, Clone)]
pub(super) struct Stop(Problem);

impl<E: Into<Problem>> From<E> for Stop {
    fn from(error: E) -> Self {
        Stop(error.into())
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Shows a [`Stop`] as a page; sends a stranger to the sign-in page, which leads back here.
pub(super) async fn as_page(
    State(app): State<App>,
    visitor: Visitor,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Stop>() {
        None => response,
        Some(Stop(problem)) if problem.kind == "sign-in" => {
            Redirect::to(&sign_in_path(&app, &visitor)).into_response()
        }
        Some(Stop(problem)) => respond::problem_page(&app, &visitor, &problem),
    }
}

fn sign_in_path(app: &App, visitor: &Visitor) -> String {
    visitor.page(app).href(&format!("/sign-in?next={}", path_in_query(&visitor.path)))
}
