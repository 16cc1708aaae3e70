//! The application: its state, its routes, the headers that every answer carries.

use std::sync::Arc;

use accounts::ProgramKeys;
use accounts::passkey::Passkeys;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::http::header::{self, HeaderName};
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::i18n::Translations;
use crate::lists::Lists;
use crate::office::Office;
use crate::{api, desk, ledger_files, register, respond, static_files};

/// The largest request body that is read, in bytes (1 MiB).
pub const MOST_READ: usize = 1 << 20;

/// No script but our own files, nothing from elsewhere, no frames.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What every handler gets.
#[derive(Clone)]
pub struct App {
    /// The office.
    pub office: Office,
    /// All messages.
    pub translations: Arc<Translations>,
    /// Name of the institution, or system of institutions, whose register this is.
    pub institution: Arc<str>,
    /// Address of this site without a slash at the end, for feeds and receipts.
    pub address: Arc<str>,
    /// Passkeys, where the address can carry them: `https`, or `http://localhost`.
    pub passkeys: Option<Passkeys>,
    /// The keys of programs that may do so.
    pub program_keys: Arc<ProgramKeys>,
}

impl App {
    /// An application over an office. Where the address cannot carry passkeys, there are none, and the
    /// operator is told.
    pub fn new(office: Office, translations: Translations, institution: &str, address: &str) -> Self {
        let passkeys = Passkeys::new(address, institution);
        if let Err(fault) = &passkeys {
            tracing::warn!(%fault, "nobody can sign in with a passkey here");
        }
        App {
            office,
            translations: Arc::new(translations),
            institution: institution.into(),
            address: address.into(),
            passkeys: passkeys.ok(),
            program_keys: Arc::default(),
        }
    }

    /// The same with lists to look names up on.
    #[must_use]
    pub fn with_lists(mut self, lists: Lists) -> Self {
        self.office.lists = lists;
        self
    }

    /// The same, open to programs that hold one of `keys`.
    #[must_use]
    pub fn with_program_keys(self, keys: ProgramKeys) -> Self {
        App { program_keys: Arc::new(keys), ..self }
    }
}

/// All routes.
pub fn router(app: App) -> Router {
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    Router::new()
        .merge(register::routes(&app))
        .merge(desk::routes(&app))
        .merge(api::routes())
        .merge(ledger_files::routes())
        .merge(static_files::routes())
        .fallback(respond::no_such_page)
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::max(MOST_READ))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "no-referrer"))
        .layer(fixed(HeaderName::from_static("permissions-policy"), "interest-cohort=()"))
        .with_state(app)
}
