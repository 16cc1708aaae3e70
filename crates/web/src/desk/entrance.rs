//! Coming in: an attempt is weighed, a session begins. Pages and API share it.

use accounts::{Identity, MayTry, Password, Session, SessionToken, SignIn, sign_in};
use axum::http::HeaderValue;
use tokio::sync::Mutex;

use crate::app::App;
use crate::problem::Problem;
use crate::visitor::{LOOPBACK_COOKIE, SECURE_COOKIE};

/// One attempt at a time. Else many sent at once would all be weighed by the same count of failures, a
/// code could be used twice, and each would take its 19 MiB.
static ENTRANCE: Mutex<()> = Mutex::const_new(());

/// What comes of an attempt to sign in.
pub(crate) enum Entry {
    /// A session began.
    Welcome(SessionToken, Session),
    /// The password is right and a one-time code is set up.
    CodeNeeded,
    /// Something is wrong; which, is not told.
    Wrong,
    /// None is heard before this instant.
    Wait(jiff::Timestamp),
    /// Somebody has to open it again.
    Closed,
}

/// The longest name, in bytes. Failures are kept by name, and nobody is called by more.
const LONGEST_NAME: usize = 100;

/// Weighs name, password and code, and begins a session where they are right.
pub(crate) async fn enter(app: &App, name: &str, password: &str, code: &str) -> Result<Entry, Problem> {
    let store = &app.office.store;
    let now = app.office.now();
    if name.len() > LONGEST_NAME {
        return Ok(Entry::Wrong);
    }
    let _turn = ENTRANCE.lock().await;
    let attempts = store.attempts(name).await?;
    // Without hashing: whoever only knocks shall not keep the machine busy.
    match attempts.may_try(now) {
        MayTry::Now => {}
        MayTry::At(at) => return Ok(Entry::Wait(at)),
        MayTry::NoMore => return Ok(Entry::Closed),
    }
    let account = store.account(name, now).await?.filter(|account| account.person.is_open(now));
    let local = match &account {
        Some(account) => store.local_password(&account.person.id).await?,
        None => None,
    };
    let (password, code, salt) = (Password::new(password), code.to_owned(), store.random::<16>()?);
    let weighed = tokio::task::spawn_blocking(move || {
        let outcome = sign_in(local.as_ref(), attempts, &password, Some(&code), now);
        let renewed = match &outcome {
            SignIn::Welcome { rehash: true, .. } => Some(password.hash(salt)),
            _ => None,
        };
        (outcome, local, renewed)
    });
    let (outcome, local, renewed) = weighed.await.map_err(|error| Problem::failed(&error))?;
    match outcome {
        SignIn::Welcome { identity, codes, .. } => {
            if let Some(mut local) = local {
                local.codes = codes;
                local.hash = renewed.unwrap_or(local.hash);
                store.keep_local_password(name, &local).await?;
            }
            store.keep_attempts(name, &Default::default()).await?;
            let (token, session) = begin_session(app, name, identity).await?;
            Ok(Entry::Welcome(token, session))
        }
        SignIn::Wrong(attempts) => {
            store.keep_attempts(name, &attempts).await?;
            Ok(Entry::Wrong)
        }
        SignIn::CodeNeeded => Ok(Entry::CodeNeeded),
        SignIn::Wait(at) => Ok(Entry::Wait(at)),
        SignIn::Closed => Ok(Entry::Closed),
    }
}

/// Begins a session for somebody who proved who they are.
pub(super) async fn begin_session(
    app: &App,
    person: &str,
    identity: Identity,
) -> Result<(SessionToken, Session), Problem> {
    let token = SessionToken::new(app.office.store.random()?);
    let session = Session::begin(&token, person, identity, app.office.now());
    app.office.store.keep_session(&session).await?;
    Ok((token, session))
}

/// The cookie that holds a session's token; it ends with the browser, the session by itself.
pub(super) fn cookie(app: &App, token: &SessionToken) -> Result<HeaderValue, Problem> {
    set_cookie(app, token.text(), "")
}

/// The cookie that takes it away again.
pub(super) fn no_cookie(app: &App) -> Result<HeaderValue, Problem> {
    set_cookie(app, "", "; Max-Age=0")
}

fn set_cookie(app: &App, value: &str, age: &str) -> Result<HeaderValue, Problem> {
    let (name, secure) = match app.address.starts_with("https:") {
        true => (SECURE_COOKIE, "; Secure"),
        false => (LOOPBACK_COOKIE, ""),
    };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{age}");
    HeaderValue::try_from(text).map_err(|error| Problem::failed(&error))
}
