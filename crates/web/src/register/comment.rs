//! Commenting without an account: a form, a look at one's own answers, a receipt. Nothing about the
//! sender is kept: no address, no device, no cookie.

use askama::Template;
use axum::extract::{Form as Sent, Path, State};
use axum::response::Response;
use engagement::acts::{Act, CommentReceived, Naming};
use serde_json::Value;

use super::asked::{Pairs, value};
use super::or_problem;
use super::view::{PublicCase, PublicConsultation};
use crate::app::App;
use crate::components::{Choice, FieldError, Form};
use crate::office::STRANGER;
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// Characters that are read of a comment, and of a name.
const LONGEST_TEXT: usize = 10_000;
const LONGEST_NAME: usize = 200;

#[derive(Template)]
#[template(path = "register/comment.html")]
struct FormPage<'a> {
    page: &'a Page,
    case: &'a PublicCase,
    consultation: Option<&'a PublicConsultation>,
    form: Form,
    namings: Vec<Choice>,
    path: String,
}

#[derive(Template)]
#[template(path = "register/comment_check.html")]
struct CheckPage<'a> {
    page: &'a Page,
    case: &'a PublicCase,
    comment: &'a CommentReceived,
    naming: &'static str,
    /// Under which it can be sent, once: a page that is loaded again must not send it again.
    ticket: String,
    /// Whether it may have been sent already.
    again: bool,
    path: String,
}

#[derive(Template)]
#[template(path = "register/comment_received.html")]
struct ReceivedPage<'a> {
    page: &'a Page,
    case_id: &'a str,
    id: String,
    n: u64,
    index: u64,
    naming: &'static str,
    disclosures: String,
    path: String,
}

/// `GET /register/{case}/comment`
pub async fn form(State(app): State<App>, visitor: Visitor, Path(case_id): Path<String>) -> Response {
    let answer = async {
        let case = PublicCase::load(&app.office, &case_id, None).await?;
        Ok(form_page(&visitor.page(&app), &case, Form::default()))
    };
    or_problem(&app, &visitor, answer.await)
}

/// `POST /register/{case}/comment`: to look at the answers, to change them, or to send them.
pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    Path(case_id): Path<String>,
    Sent(sent): Sent<Pairs>,
) -> Response {
    let answer = async {
        let page = visitor.page(&app);
        let (form, comment) = read(&page, &sent);
        match (comment, value(&sent, "step")) {
            (Some(comment), "send") => match app.office.store.finish_once(value(&sent, "ticket")).await? {
                Some(()) => received(&app, &page, &case_id, comment).await,
                None => check(&app, &page, &case_id, &comment, true).await,
            },
            (Some(comment), "check") => check(&app, &page, &case_id, &comment, false).await,
            _ => Ok(form_page(&page, &PublicCase::load(&app.office, &case_id, None).await?, form)),
        }
    };
    or_problem(&app, &visitor, answer.await)
}

/// Shows the answers before they are sent; `again` where they came without a ticket, and so may have been
/// sent already.
async fn check(
    app: &App,
    page: &Page,
    case_id: &str,
    comment: &CommentReceived,
    again: bool,
) -> Result<Response, Problem> {
    let case = PublicCase::load(&app.office, case_id, None).await?;
    let ticket = app.office.store.begin_once(&(), app.office.now()).await?;
    let (naming, path) = (word(comment.naming), format!("/register/{case_id}/comment"));
    Ok(respond::page(&CheckPage { page, case: &case, comment, naming, ticket, again, path }))
}

fn form_page(page: &Page, case: &PublicCase, form: Form) -> Response {
    let naming = |naming: Naming| Choice {
        value: word(naming).into(),
        label: page.word("naming", word(naming)).plain(),
        hint: Some(page.word("naming-hint", word(naming)).plain()),
    };
    respond::page(&FormPage {
        page,
        case,
        consultation: case.consultation.as_ref().filter(|consultation| consultation.open),
        form,
        namings: [Naming::Anonymous, Naming::Named, Naming::NotPublished].map(naming).to_vec(),
        path: format!("/register/{}/comment", case.history.case_id),
    })
}

/// The form as it was sent, and the comment if nothing has to be mended.
fn read(page: &Page, sent: &Pairs) -> (Form, Option<CommentReceived>) {
    let (text, name) = (value(sent, "text"), value(sent, "name"));
    let naming = [Naming::Anonymous, Naming::Named, Naming::NotPublished]
        .into_iter()
        .find(|naming| word(*naming) == value(sent, "naming"));
    let mut errors = Vec::new();
    let mut wrong = |field: &str, message: String| errors.push(FieldError { field: field.into(), message });
    if text.is_empty() {
        wrong("text", page.t("comment-error-text").plain());
    } else if text.chars().count() > LONGEST_TEXT {
        wrong("text", page.t("comment-error-long").with("limit", LONGEST_TEXT).plain());
    }
    match naming {
        None => wrong("naming", page.t("comment-error-naming").plain()),
        Some(Naming::Named) if name.is_empty() => wrong("name", page.t("comment-error-name").plain()),
        Some(Naming::Named) if name.chars().count() > LONGEST_NAME => {
            wrong("name", page.t("comment-error-long").with("limit", LONGEST_NAME).plain());
        }
        Some(_) => {}
    }
    let comment = naming.filter(|_| errors.is_empty()).map(|naming| CommentReceived {
        text: text.into(),
        // A name that is not to be shown is not to be kept either.
        name: if naming == Naming::Named { name.into() } else { String::new() },
        naming,
    });
    let named = |name: &str| (name.to_owned(), vec![value(sent, name).to_owned()]);
    (Form { values: ["text", "name", "naming"].map(named).into(), errors }, comment)
}

fn word(naming: Naming) -> &'static str {
    match naming {
        Naming::Named => "named",
        Naming::Anonymous => "anonymous",
        Naming::NotPublished => "not-published",
    }
}

/// Records the comment. The page that answers holds what proves its words, once: nobody else gets it.
async fn received(
    app: &App,
    page: &Page,
    case_id: &str,
    comment: CommentReceived,
) -> Result<Response, Problem> {
    let naming = word(comment.naming);
    let stranger = policy::Actor::stranger();
    let recorded = app.office.act(&stranger, STRANGER, case_id, None, Act::CommentReceived(comment)).await?;
    let event = recorded.events.first().ok_or_else(|| Problem::failed(&"a comment made no event"))?;
    let history = app.office.store.history(case_id).await?;
    let before = history.iter().filter(|stored| stored.event.n <= event.n);
    let count = before.filter(|stored| matches!(stored.event.act, Act::CommentReceived(_))).count();
    let fields = history.iter().find(|stored| stored.event.n == event.n).map(|stored| stored.fields.clone());
    let mut disclosures = Vec::new();
    for field in fields.unwrap_or_default().iter().filter(|field| *field != "by") {
        let disclosure = app.office.store.disclose(case_id, event.n, field).await?;
        disclosures.push(serde_json::to_value(disclosure).map_err(|error| Problem::failed(&error))?);
    }
    let disclosures = serde_json::to_string_pretty(&Value::Array(disclosures));
    Ok(respond::page(&ReceivedPage {
        page,
        case_id,
        id: format!("C-{count}"),
        n: event.n,
        index: recorded.first_index,
        naming,
        disclosures: disclosures.map_err(|error| Problem::failed(&error))?,
        path: format!("/register/{case_id}/events/{}", event.n),
    }))
}
