//! Passkeys: adding and removing one's own, and signing in with one.
//!
//! A ceremony is two pages: the first sends what it is about, the second asks the browser and sends its
//! answer. The only thing that needs a script is the asking itself.

use accounts::Identity;
use accounts::passkey::{Authentication, Fault, Passkeys, Registration, credential_of};
use askama::Template;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::account::{back, day_and_time, error, knows_password, own};
use super::asked::Sent;
use super::entrance;
use super::sign_in::{safe, sign_in_page};
use super::stop::Stop;
use crate::app::App;
use crate::components::{Choice, FieldError, Form};
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// The longest name of a passkey, in characters.
const LONGEST_LABEL: usize = 60;

#[derive(Template)]
#[template(path = "desk/passkeys.html")]
struct PasskeysPage {
    page: Page,
    form: Form,
    held: Vec<Choice>,
    has_password: bool,
}

/// The second step, in which the browser is asked.
#[derive(Template)]
#[template(path = "desk/passkey-ask.html")]
struct AskPage {
    page: Page,
    title: &'static str,
    /// `create` or `get`.
    kind: &'static str,
    /// What the browser is to be asked, in JSON.
    options: String,
    ceremony: String,
    /// Where the answer is sent, and where to go instead.
    action: &'static str,
    back: &'static str,
    /// Where to go afterwards; empty where that is settled.
    next: String,
}

/// A registration that was begun: whoever finishes it must be who began it.
#[derive(Serialize, Deserialize)]
struct Begun {
    person: String,
    label: String,
    registration: Registration,
}

/// The passkeys of this house, where its address can carry any.
fn passkeys(app: &App) -> Result<&Passkeys, Problem> {
    app.passkeys.as_ref().ok_or_else(|| Problem::not_found("passkeys need an address with https"))
}

pub(super) async fn page(State(app): State<App>, visitor: Visitor) -> Result<Response, Stop> {
    passkeys_page(&app, &visitor, Form::default()).await
}

async fn passkeys_page(app: &App, visitor: &Visitor, form: Form) -> Result<Response, Stop> {
    passkeys(app)?;
    let id = own(app, visitor)?;
    let held = app.office.store.passkeys_of(&id).await?;
    let choice = |passkey: &accounts::passkey::Passkey| Choice {
        value: passkey.id(),
        label: passkey.label.clone(),
        hint: Some(day_and_time(passkey.added_at)),
    };
    Ok(respond::page(&PasskeysPage {
        page: visitor.page(app),
        form,
        held: held.iter().map(choice).collect(),
        has_password: app.office.store.local_password(&id).await?.is_some(),
    }))
}

/// Begins to add a passkey.
pub(super) async fn add(
    State(app): State<App>,
    visitor: Visitor,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let (store, now, page) = (&app.office.store, app.office.now(), visitor.page(&app));
    let id = own(&app, &visitor)?;
    let label = form.value("label").trim().to_owned();
    let password = form.values.remove("password").unwrap_or_default().concat();
    if label.is_empty() || label.chars().count() > LONGEST_LABEL {
        form.errors.push(error(&page, "label", "passkey-label-unfit"));
    }
    if !knows_password(&app, &id, &password).await? {
        form.errors.push(error(&page, "password", "account-wrong-password"));
    }
    if !form.errors.is_empty() {
        return passkeys_page(&app, &visitor, form).await;
    }
    let Some(account) = store.account(&id, now).await? else {
        return Err(Problem::not_found("there is no account of this name").into());
    };
    let held = store.passkeys_of(&id).await?;
    let (challenge, registration) = passkeys(&app)?
        .start_registration(&account.person, &held, now)
        .map_err(|fault| Problem::failed(&fault))?;
    let begun = Begun { person: id, label, registration };
    Ok(respond::page(&AskPage {
        page,
        title: "passkeys-add",
        kind: "create",
        options: json(&challenge.public_key)?,
        ceremony: store.begin_once(&begun, now).await?,
        action: "/account/passkeys/answer",
        back: "/account/passkeys",
        next: String::new(),
    }))
}

/// Takes the browser's answer to [`add`].
pub(super) async fn added(
    State(app): State<App>,
    visitor: Visitor,
    Sent(form): Sent,
) -> Result<Response, Stop> {
    let id = own(&app, &visitor)?;
    let (store, now, page) = (&app.office.store, app.office.now(), visitor.page(&app));
    let begun = answer::<Begun, _>(&app, &form).await?.filter(|(begun, _)| begun.person == id);
    let taken = match begun {
        Some((Begun { label, registration, .. }, answer)) => passkeys(&app)?
            .finish_registration(&registration, &answer, &label, now)
            .map_err(|fault| reason(&fault)),
        None => Err("passkey-no-answer"),
    };
    let key = match taken {
        Ok(passkey) if store.add_passkey(&id, &passkey).await? => {
            return Ok(back(&app, &visitor, "passkey-on"));
        }
        Ok(_) => "passkey-taken",
        Err(key) => key,
    };
    let errors = vec![error(&page, "label", key)];
    passkeys_page(&app, &visitor, Form { errors, ..Form::default() }).await
}

/// Removes a passkey, unless it is the only way in.
pub(super) async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let id = own(&app, &visitor)?;
    let (store, page) = (&app.office.store, visitor.page(&app));
    let password = form.values.remove("password-again").unwrap_or_default().concat();
    let held = store.passkeys_of(&id).await?;
    let only_way_in = held.len() == 1 && store.local_password(&id).await?.is_none();
    if !held.iter().any(|passkey| passkey.id() == form.value("credential")) {
        form.errors.push(error(&page, "credential", "passkey-none-chosen"));
    } else if only_way_in {
        form.errors.push(error(&page, "credential", "passkey-only-way"));
    }
    if !knows_password(&app, &id, &password).await? {
        form.errors.push(error(&page, "password-again", "account-wrong-password"));
    }
    if !form.errors.is_empty() {
        return passkeys_page(&app, &visitor, form).await;
    }
    store.remove_passkey(&id, form.value("credential")).await?;
    end_sessions_by(&app, &visitor, &id, form.value("credential")).await?;
    Ok(back(&app, &visitor, "passkey-off"))
}

/// Whoever found a lost passkey shall not stay signed in with it.
async fn end_sessions_by(app: &App, visitor: &Visitor, id: &str, credential: &str) -> Result<(), Problem> {
    let (store, now) = (&app.office.store, app.office.now());
    let current = visitor.session.as_ref().map(|session| session.token.text());
    let by_it = Identity::Passkey { credential: credential.to_owned() };
    for session in store.sessions_of(id).await? {
        if session.identity == by_it && Some(session.token.text()) != current {
            store.end_session(id, session.token.text(), now).await?;
        }
    }
    Ok(())
}

/// Begins to sign somebody in.
pub(super) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    Sent(form): Sent,
) -> Result<Response, Stop> {
    let now = app.office.now();
    let (challenge, started) =
        passkeys(&app)?.start_authentication(now).map_err(|fault| Problem::failed(&fault))?;
    Ok(respond::page(&AskPage {
        page: visitor.page(&app),
        title: "passkey-sign-in",
        kind: "get",
        options: json(&challenge.public_key)?,
        ceremony: app.office.store.begin_once(&started, now).await?,
        action: "/sign-in/passkey/answer",
        back: "/sign-in",
        next: form.value("next").to_owned(),
    }))
}

/// Takes the browser's answer to [`ask`].
pub(super) async fn enter(
    State(app): State<App>,
    visitor: Visitor,
    Sent(form): Sent,
) -> Result<Response, Stop> {
    let page = visitor.page(&app);
    let key = match recognise(&app, &form).await? {
        Ok(token) => {
            let next = page.href(safe(form.value("next")));
            return Ok(([(SET_COOKIE, entrance::cookie(&app, &token)?)], Redirect::to(&next)).into_response());
        }
        Err(key) => key,
    };
    let message = page.t(key).plain();
    let errors = vec![FieldError { field: "passkey".into(), message }];
    Ok(sign_in_page(&app, page, Form { errors, ..Form::default() }))
}

/// A session for whoever the answer proves to be, or the message that says why there is none.
async fn recognise(app: &App, form: &Form) -> Result<Result<accounts::SessionToken, &'static str>, Problem> {
    let (store, now) = (&app.office.store, app.office.now());
    let Some((started, answer)) = answer::<Authentication, _>(app, form).await? else {
        return Ok(Err("passkey-no-answer"));
    };
    let Some((id, passkey)) = store.passkey(&credential_of(&answer)).await? else {
        return Ok(Err(reason(&Fault::Unknown)));
    };
    let open = store.account(&id, now).await?.filter(|account| account.person.is_open(now));
    let Some(account) = open else {
        return Ok(Err(reason(&Fault::Unknown)));
    };
    match passkeys(app)?.finish_authentication(&started, &answer, &account.person, &passkey, now) {
        Ok(recognised) => {
            store.keep_passkey(&recognised.passkey).await?;
            entrance::begin_session(app, &id, recognised.identity).await.map(|(token, _)| Ok(token))
        }
        Err(fault) => Ok(Err(reason(&fault))),
    }
}

/// The ceremony that a form answers, with the browser's answer; `None` where either is missing. The
/// ceremony is gone after this.
async fn answer<C: DeserializeOwned, A: DeserializeOwned>(
    app: &App,
    form: &Form,
) -> Result<Option<(C, A)>, Problem> {
    let started = app.office.store.finish_once(form.value("ceremony")).await?;
    let answer = serde_json::from_str(form.value("answer")).ok();
    Ok(started.zip(answer))
}

/// The message for a fault.
fn reason(fault: &Fault) -> &'static str {
    match fault {
        Fault::Late => "passkey-late",
        Fault::Unknown => "passkey-unknown",
        Fault::Copied => "passkey-copied",
        Fault::Address(_) | Fault::Answer(_) => "passkey-unfit",
    }
}

fn json(options: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(options).map_err(|error| Problem::failed(&error))
}
