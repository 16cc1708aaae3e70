//! Who asks for a page, and in which language. No address, user agent or fingerprint is looked at.

use accounts::{Session, SessionToken};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, COOKIE};
use axum::http::request::Parts;

use crate::app::App;
use crate::page::{NavItem, Page};
use crate::problem::Problem;

/// Name of the session's cookie where the site is served over HTTPS. The prefix makes browsers
/// refuse it for any other host or path.
pub const SECURE_COOKIE: &str = "__Host-session";

/// Its name on a loopback address, where there is no HTTPS to bind it to.
pub const LOOPBACK_COOKIE: &str = "session";

/// A visitor of one request.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The person with roles, or a stranger.
    pub actor: policy::Actor,
    /// The name shown to the person.
    pub name: Option<String>,
    /// The session, where somebody is signed in.
    pub session: Option<Session>,
    /// Tag of the language of the answer.
    pub language: String,
    /// Whether the address names the language.
    pub language_in_address: bool,
    /// Path and query without `lang`.
    pub path: String,
}

impl Visitor {
    /// Whether the visitor may read the register: it is public because the policy says so, and an
    /// institution's policy may say otherwise.
    ///
    /// # Errors
    /// The policy's reason.
    pub fn may_read_register(&self, app: &App) -> Result<(), Problem> {
        app.office.may(&self.actor, policy::Act::CASE_READ_PUBLIC, &policy::Subject::commons())
    }

    /// The context of a page for this visitor.
    pub fn page(&self, app: &App) -> Page {
        let item = |key, href: &str| NavItem { key, href: href.to_owned() };
        let mut nav = vec![item("nav-register", "/register"), item("nav-verify", "/verify")];
        if self.actor.id().is_some() {
            nav.push(item("nav-office", "/office"));
        }
        Page {
            translations: app.translations.clone(),
            language: self.language.clone(),
            language_in_address: self.language_in_address,
            path: self.path.clone(),
            institution: app.institution.to_string(),
            person: self.name.clone(),
            nav,
        }
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed_in = match token(&parts.headers) {
            Some(token) => app.office.store.signed_in(&token, app.office.now()).await?,
            None => None,
        };
        let (account, session) = signed_in.unzip();
        let query = parts.uri.query().unwrap_or_default();
        let (language, rest): (Vec<&str>, Vec<&str>) =
            query.split('&').filter(|pair| !pair.is_empty()).partition(|pair| pair.starts_with("lang="));
        let asked = language.first().and_then(|pair| app.translations.closest(&pair["lang=".len()..]));
        let accepted =
            parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let path = parts.uri.path();
        Ok(Visitor {
            actor: account.as_ref().map_or_else(policy::Actor::stranger, store::Account::actor),
            name: account.map(|account| account.person.name),
            session,
            language: asked.unwrap_or_else(|| app.translations.negotiate(accepted)).to_owned(),
            language_in_address: asked.is_some(),
            path: if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) },
        })
    }
}

/// The session's token: from the cookie of a browser, or the header of another client.
fn token(headers: &HeaderMap) -> Option<SessionToken> {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(token) = text(AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer ")) {
        return Some(SessionToken::sent(token.trim()));
    }
    let cookies = text(COOKIE)?;
    cookies.split(';').filter_map(|pair| pair.trim().split_once('=')).find_map(|(name, value)| {
        [SECURE_COOKIE, LOOPBACK_COOKIE].contains(&name).then(|| SessionToken::sent(value))
    })
}
