//! One's own account: sessions, password, one-time codes. Passkeys have their own pages.

use accounts::{CodeSecret, Codes, Identity, LocalPassword, Password, Weak, allow_password};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use policy::{Act, Subject};

use super::asked::{Asked, Sent};
use super::stop::Stop;
use crate::app::App;
use crate::components::{FieldError, Form};
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// A session of the person, in words.
struct OpenSession {
    token: String,
    began: String,
    used: String,
    by: &'static str,
    current: bool,
}

#[derive(Template)]
#[template(path = "desk/account.html")]
struct AccountPage {
    page: Page,
    form: Form,
    name: String,
    /// What was done just now.
    done: Option<&'static str>,
    roles: Vec<String>,
    sessions: Vec<OpenSession>,
    has_password: bool,
    has_codes: bool,
    /// How many passkeys there are; nothing where this house cannot have any.
    passkeys: Option<usize>,
    /// Who opened what the person declared.
    readings: Vec<Opened>,
}

/// That somebody opened the person's declaration.
struct Opened {
    at: String,
    /// Empty where it was compared with registers and nobody saw it.
    who: String,
    case_id: String,
}

/// The identifier of whoever is signed in.
pub(super) fn own(app: &App, visitor: &Visitor) -> Result<String, Problem> {
    app.office.may(&visitor.actor, Act::ACCOUNT_OWN, &Subject::commons())?;
    Ok(visitor.actor.id().unwrap_or_default().to_owned())
}

pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Asked(form): Asked,
) -> Result<Response, Stop> {
    const DONE: [&str; 6] = ["password", "codes-on", "codes-off", "passkey-on", "passkey-off", "session"];
    let done = DONE.into_iter().find(|done| form.value("done") == *done);
    account_page(&app, &visitor, Form::default(), done).await
}

async fn account_page(
    app: &App,
    visitor: &Visitor,
    form: Form,
    done: Option<&'static str>,
) -> Result<Response, Stop> {
    let id = own(app, visitor)?;
    let (store, now) = (&app.office.store, app.office.now());
    let local = store.local_password(&id).await?;
    let current = visitor.session.as_ref().map(|session| session.token.text());
    let passkeys = match app.passkeys {
        Some(_) => Some(store.passkeys_of(&id).await?.len()),
        None => None,
    };
    let sessions = store.sessions_of(&id).await?;
    let open = sessions.into_iter().filter(|session| session.is_alive(now));
    let sessions = open.map(|session| OpenSession {
        current: Some(session.token.text()) == current,
        token: session.token.text().to_owned(),
        began: day_and_time(session.began_at),
        used: day_and_time(session.used_at),
        by: match session.identity {
            Identity::Password { with_code: true } => "password-and-code",
            Identity::Password { with_code: false } => "password",
            Identity::Passkey { .. } => "passkey",
            Identity::Oidc { .. } => "elsewhere",
        },
    });
    Ok(respond::page(&AccountPage {
        page: visitor.page(app),
        form,
        name: id.clone(),
        done,
        roles: visitor.actor.assignments().iter().map(|one| role_title(app, visitor, one)).collect(),
        sessions: sessions.collect(),
        has_password: local.is_some(),
        has_codes: local.is_some_and(|local| local.codes.is_some()),
        passkeys,
        readings: store
            .readings_of(&id)
            .await?
            .into_iter()
            .map(|reading| opened(app, visitor, reading))
            .collect(),
    }))
}

fn opened(app: &App, visitor: &Visitor, reading: store::Reading) -> Opened {
    let role = app.office.grants.role(&reading.role).map(|role| role.title.in_language(&visitor.language).1);
    // What nobody saw has no role; what the person opened has the person's name.
    let who = match reading.reader.as_str() {
        "" => String::new(),
        reader => role.map_or(reader.to_owned(), |role| format!("{reader} ({role})")),
    };
    Opened { at: day_and_time(reading.at), who, case_id: reading.case_id }
}

/// A role with the body for which it is held.
pub(super) fn role_title(app: &App, visitor: &Visitor, held: &policy::Assignment) -> String {
    let role = app.office.grants.role(&held.role);
    let title = role.map_or(held.role.as_str(), |role| role.title.in_language(&visitor.language).1);
    let (policy::Body::Institution(body) | policy::Body::Partner(body)) = &held.body;
    format!("{title} ({body})")
}

/// An instant as `2026-11-21 20:04 UTC`.
pub(super) fn day_and_time(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

pub(super) async fn end_session(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Stop> {
    let id = own(&app, &visitor)?;
    app.office.store.end_session(&id, &token, app.office.now()).await?;
    Ok(back(&app, &visitor, "session"))
}

pub(super) fn back(app: &App, visitor: &Visitor, done: &str) -> Response {
    Redirect::to(&visitor.page(app).href(&format!("/account?done={done}"))).into_response()
}

pub(super) fn error(page: &Page, field: &str, key: &str) -> FieldError {
    FieldError { field: field.into(), message: page.t(key).plain() }
}

pub(super) async fn change_password(
    State(app): State<App>,
    visitor: Visitor,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let id = own(&app, &visitor)?;
    let page = visitor.page(&app);
    let Some(local) = app.office.store.local_password(&id).await? else {
        return Err(Problem::not_found("no password is kept for you").into());
    };
    let wanted = Password::new(form.value("new-password"));
    let about = [id.as_str(), visitor.name.as_deref().unwrap_or_default(), &app.institution, "Imprimatur"];
    let is_own = is_password(&local, form.value("password")).await?;
    let errors = match allow_password(&wanted, &about) {
        _ if !is_own => vec![error(&page, "password", "account-wrong-password")],
        Err(weak) => vec![FieldError { field: "new-password".into(), message: weakness(&page, weak) }],
        Ok(()) => Vec::new(),
    };
    if !errors.is_empty() {
        form = Form { values: Default::default(), errors };
        return account_page(&app, &visitor, form, None).await;
    }
    keep_password(&app, &id, &wanted, local.codes).await?;
    end_others(&app, &visitor, &id).await?;
    Ok(back(&app, &visitor, "password"))
}

/// Whoever had the old password shall not stay signed in with it.
async fn end_others(app: &App, visitor: &Visitor, id: &str) -> Result<(), Problem> {
    let (store, now) = (&app.office.store, app.office.now());
    let current = visitor.session.as_ref().map(|session| session.token.text());
    for session in store.sessions_of(id).await? {
        if Some(session.token.text()) != current {
            store.end_session(id, session.token.text(), now).await?;
        }
    }
    Ok(())
}

/// Hashes a password and keeps it, with the codes that are set up.
pub(super) async fn keep_password(
    app: &App,
    id: &str,
    password: &Password,
    codes: Option<Codes>,
) -> Result<(), Problem> {
    let (password, salt) = (password.clone(), app.office.store.random::<16>()?);
    let hash = tokio::task::spawn_blocking(move || password.hash(salt)).await;
    let hash = hash.map_err(|error| Problem::failed(&error))?;
    app.office.store.keep_local_password(id, &LocalPassword { hash, codes }).await?;
    Ok(())
}

/// Whether `typed` is the password of whoever is signed in as `id`. Somebody who has none, and signs in
/// another way, need not know one.
pub(super) async fn knows_password(app: &App, id: &str, typed: &str) -> Result<bool, Problem> {
    match app.office.store.local_password(id).await? {
        Some(local) => is_password(&local, typed).await,
        None => Ok(true),
    }
}

async fn is_password(local: &LocalPassword, typed: &str) -> Result<bool, Problem> {
    let (hash, password) = (local.hash.clone(), Password::new(typed));
    let checked = tokio::task::spawn_blocking(move || password.is_behind(&hash)).await;
    checked.map_err(|error| Problem::failed(&error))
}

/// Why a password is not good enough, with what to choose instead.
fn weakness(page: &Page, weak: Weak) -> String {
    let (key, count) = match weak {
        Weak::Short(count) => ("weak-short", count),
        Weak::Long(count) => ("weak-long", count),
        Weak::Common => ("weak-common", 0),
        Weak::Regular => ("weak-regular", 0),
        Weak::Expected => ("weak-expected", 0),
    };
    page.t(key).count(count).plain()
}

#[derive(Template)]
#[template(path = "desk/codes.html")]
struct CodesPage {
    page: Page,
    form: Form,
    secret: String,
    uri: String,
}

pub(super) async fn codes(State(app): State<App>, visitor: Visitor) -> Result<Response, Stop> {
    let secret = CodeSecret::new(app.office.store.random()?);
    codes_page(&app, &visitor, &secret, Form::default())
}

fn codes_page(app: &App, visitor: &Visitor, secret: &CodeSecret, form: Form) -> Result<Response, Stop> {
    let id = own(app, visitor)?;
    let uri = secret.uri(&app.institution, &id).map_err(|error| Problem::failed(&error))?;
    Ok(respond::page(&CodesPage { page: visitor.page(app), form, secret: secret.base32(), uri }))
}

/// The secret comes back with the form: nothing is kept until the app has shown that it has it.
pub(super) async fn confirm_codes(
    State(app): State<App>,
    visitor: Visitor,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let id = own(&app, &visitor)?;
    let page = visitor.page(&app);
    let secret = CodeSecret::try_from(form.value("secret").to_owned()).map_err(Problem::malformed)?;
    let Some(local) = app.office.store.local_password(&id).await? else {
        return Err(Problem::not_found("no password is kept for you").into());
    };
    let is_own = is_password(&local, form.value("password")).await?;
    let taken = Codes::new(secret.clone()).take(form.value("code"), app.office.now());
    let Some(codes) = taken.filter(|_| is_own) else {
        form.errors = match is_own {
            true => vec![error(&page, "code", "codes-wrong")],
            false => vec![error(&page, "password", "account-wrong-password")],
        };
        form.values.remove("password");
        return codes_page(&app, &visitor, &secret, form);
    };
    app.office.store.keep_local_password(&id, &LocalPassword { codes: Some(codes), ..local }).await?;
    Ok(back(&app, &visitor, "codes-on"))
}

pub(super) async fn drop_codes(
    State(app): State<App>,
    visitor: Visitor,
    Sent(form): Sent,
) -> Result<Response, Stop> {
    let id = own(&app, &visitor)?;
    let page = visitor.page(&app);
    let Some(local) = app.office.store.local_password(&id).await? else {
        return Err(Problem::not_found("no password is kept for you").into());
    };
    if !is_password(&local, form.value("password-again")).await? {
        let errors = vec![error(&page, "password-again", "account-wrong-password")];
        return account_page(&app, &visitor, Form { errors, ..Form::default() }, None).await;
    }
    app.office.store.keep_local_password(&id, &LocalPassword { codes: None, ..local }).await?;
    Ok(back(&app, &visitor, "codes-off"))
}
