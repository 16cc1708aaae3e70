//! The desk: where people sign in and work on cases. Every act goes through [`crate::office::Office`];
//! these pages only ask, show and explain.

mod account;
mod asked;
mod case_lists;
mod doing;
pub(crate) mod entrance;
mod form;
mod home;
mod interests;
mod look;
mod moving;
mod opening;
mod passkeys;
mod people;
mod portfolio;
mod screening;
mod shown;
mod sign_in;
mod signing;
mod stop;
mod tasks;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware;
use axum::routing::{get, post};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::app::App;

/// `/sign-in`, `/account`, `/people`, `/office…`. Nothing of it is kept by browsers or caches.
pub fn routes(app: &App) -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::page).post(sign_in::enter))
        .route("/sign-in/passkey", post(passkeys::ask))
        .route("/sign-in/passkey/answer", post(passkeys::enter))
        .route("/sign-out", post(sign_in::leave))
        .route("/account", get(account::page))
        .route("/account/password", post(account::change_password))
        .route("/account/codes", get(account::codes).post(account::confirm_codes))
        .route("/account/codes/off", post(account::drop_codes))
        .route("/account/passkeys", get(passkeys::page).post(passkeys::add))
        .route("/account/passkeys/answer", post(passkeys::added))
        .route("/account/passkeys/remove", post(passkeys::remove))
        .route("/account/sessions/{token}/end", post(account::end_session))
        .route("/people", get(people::page).post(people::add))
        .route("/people/{id}", get(people::person))
        .route("/people/{id}/appoint", post(people::appoint))
        .route("/people/{id}/end-role", post(people::end_role))
        .route("/people/{id}/new-password", post(people::new_password))
        .route("/people/{id}/end-sessions", post(people::end_sessions))
        .route("/people/{id}/close", post(people::close))
        .route("/office", get(portfolio::page))
        .route("/office/interests", get(interests::agenda))
        .route("/office/interests.ics", get(interests::calendar))
        .route("/office/open", get(opening::page).post(opening::open))
        .route("/office/cases/{id}", get(home::page))
        .route("/office/cases/{id}/questions", get(case_lists::questions))
        .route("/office/cases/{id}/flags", get(case_lists::flags))
        .route("/office/cases/{id}/screening", get(screening::page))
        .route("/office/cases/{id}/interests", get(interests::page))
        .route("/office/cases/{id}/evidence", get(case_lists::evidence))
        .route("/office/cases/{id}/contract", get(case_lists::contract))
        .route("/office/cases/{id}/sign", get(signing::page).post(signing::sign))
        .route("/office/cases/{id}/do/{name}", get(doing::page).post(doing::act))
        .layer(middleware::from_fn_with_state(app.clone(), stop::as_page))
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
}
