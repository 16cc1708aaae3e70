//! Signing in and out.

use askama::Template;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use super::asked::{Asked, Sent};
use super::entrance::{self, Entry};
use super::stop::Stop;
use crate::app::App;
use crate::components::{FieldError, Form};
use crate::page::Page;
use crate::respond;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "desk/sign-in.html")]
struct SignInPage {
    page: Page,
    form: Form,
    /// Whether this house can have passkeys.
    passkeys: bool,
}

pub(super) async fn page(State(app): State<App>, visitor: Visitor, Asked(form): Asked) -> Response {
    sign_in_page(&app, visitor.page(&app), form)
}

pub(super) fn sign_in_page(app: &App, page: Page, form: Form) -> Response {
    respond::page(&SignInPage { page, form, passkeys: app.passkeys.is_some() })
}

/// Every refusal reads the same for a name that exists and for one that does not.
pub(super) async fn enter(
    State(app): State<App>,
    visitor: Visitor,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let page = visitor.page(&app);
    let name = form.value("name").trim().to_owned();
    let entry = entrance::enter(&app, &name, form.value("password"), form.value("code")).await?;
    let (field, message) = match entry {
        Entry::Welcome(token, _) => {
            let next = page.href(safe(form.value("next")));
            return Ok(([(SET_COOKIE, entrance::cookie(&app, &token)?)], Redirect::to(&next)).into_response());
        }
        Entry::CodeNeeded => ("code", page.t("sign-in-code-needed").plain()),
        Entry::Wrong => ("name", page.t("sign-in-wrong").plain()),
        Entry::Wait(until) => {
            let seconds = until.duration_since(app.office.now()).as_secs().max(1);
            ("name", page.t("sign-in-wait").with("seconds", seconds).plain())
        }
        Entry::Closed => ("name", page.t("sign-in-closed").plain()),
    };
    form.values.remove("password");
    form.errors = vec![FieldError { field: field.into(), message }];
    Ok(sign_in_page(&app, page, form))
}

/// Ends the session that asks for it.
pub(super) async fn leave(State(app): State<App>, visitor: Visitor) -> Result<Response, Stop> {
    if let Some(session) = &visitor.session {
        app.office.store.end_session(&session.person, session.token.text(), app.office.now()).await?;
    }
    let home = visitor.page(&app).href("/");
    Ok(([(SET_COOKIE, entrance::no_cookie(&app)?)], Redirect::to(&home)).into_response())
}

/// Where to go after signing in: a path of this site, else the office. Browsers read `//` and `/\` as
/// the beginning of another site.
pub(super) fn safe(next: &str) -> &str {
    let local =
        next.starts_with('/') && !next[1..].starts_with(['/', '\\']) && !next.contains(char::is_control);
    if local { next } else { "/office" }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn only_paths_of_this_site_are_led_back_to() {
        assert_eq!(safe("/office/cases/IMP-1"), "/office/cases/IMP-1");
        for elsewhere in ["", "office", "https://example.org", "//example.org", "/\\example.org", "/a\nb"] {
            assert_eq!(safe(elsewhere), "/office", "{elsewhere}");
        }
    }
}
