//! Signing in and out.

use accounts::{CodeSecret, Codes, LocalPassword};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::house::{Answer, House, PASSWORD};

async fn sign_in(house: &House, name: &str, password: &str, code: &str) -> Answer {
    house.post("", "/sign-in", &[("name", name), ("password", password), ("code", code)]).await
}

/// The token in a cookie that was set.
fn token(answer: &Answer) -> String {
    let pair = answer.cookie.split(';').next().unwrap();
    pair.strip_prefix("session=").unwrap().to_owned()
}

#[tokio::test]
async fn the_right_password_opens_a_session_that_signing_out_ends() {
    let house = House::new().await;
    let answer = sign_in(&house, "d.officer", PASSWORD, "").await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/office"));
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(answer.cookie.contains(part), "{}", answer.cookie);
    }
    let token = token(&answer);
    assert_eq!(house.get_with(&token, "/office").await.status, StatusCode::OK);
    let out = house.post_with(&token, "/sign-out", &[]).await;
    assert!(out.cookie.contains("Max-Age=0"), "{}", out.cookie);
    assert_eq!(house.get_with(&token, "/office").await.location, "/sign-in?next=/office");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_read_the_same() {
    let house = House::new().await;
    let wrong = sign_in(&house, "d.officer", "not the password at all", "").await;
    let unknown = sign_in(&house, "nobody", "not the password at all", "").await;
    assert_eq!(wrong.status, StatusCode::OK);
    assert_eq!(wrong.cookie, "");
    assert_eq!(wrong.body.replace("d.officer", "nobody"), unknown.body);
    assert!(wrong.body.contains("Name, password or code is wrong."));
    assert!(!wrong.body.contains("not the password"), "a password is never sent back");
}

#[tokio::test]
async fn after_failures_in_a_row_even_the_right_password_has_to_wait() {
    let house = House::new().await;
    for _ in 0..5 {
        sign_in(&house, "d.officer", "wrong", "").await;
    }
    let waiting = sign_in(&house, "d.officer", PASSWORD, "").await;
    assert!(
        waiting.body.contains("Too many attempts failed. Wait \u{2068}30\u{2069} seconds"),
        "{}",
        waiting.body
    );
    house.seconds_later(31);
    assert_eq!(sign_in(&house, "d.officer", PASSWORD, "").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_is_asked_for_where_it_is_set_up_and_taken_once() {
    let house = House::new().await;
    let secret = CodeSecret::new([3; 20]);
    let local = house.office.store.local_password("a.approver").await.unwrap().unwrap();
    let local = LocalPassword { codes: Some(Codes::new(secret.clone())), ..local };
    house.office.store.keep_local_password("a.approver", &local).await.unwrap();
    let asked = sign_in(&house, "a.approver", PASSWORD, "").await;
    assert!(asked.body.contains("Enter the one-time code from your app"), "{}", asked.body);
    let code = super::account::code_at(&secret, house.now());
    assert_eq!(sign_in(&house, "a.approver", PASSWORD, &code).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        sign_in(&house, "a.approver", PASSWORD, &code).await.status,
        StatusCode::OK,
        "it was used before"
    );
}

#[tokio::test]
async fn signing_in_leads_back_to_where_one_was_and_never_to_another_site() {
    let house = House::new().await;
    let stranger = house.get("", "/office/cases/IMP-2026-0001?lang=ar").await;
    assert_eq!(stranger.location, "/sign-in?next=/office/cases/IMP-2026-0001&lang=ar");
    for (next, leads_to) in
        [("/office/open", "/office/open"), ("//example.org", "/office"), ("https://example.org", "/office")]
    {
        let fields = [("name", "d.officer"), ("password", PASSWORD), ("next", next)];
        assert_eq!(house.post("", "/sign-in", &fields).await.location, leads_to);
    }
}

#[tokio::test]
async fn a_form_of_another_site_signs_nobody_in() {
    let house = House::new().await;
    let request = Request::post("/sign-in")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    let body = Body::from("name=d.officer&password=x");
    assert_eq!(house.send(request, "", body).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_client_signs_in_for_a_token_and_gives_it_back() {
    let house = House::new().await;
    let json = |password: &str| Body::from(format!(r#"{{"name":"d.officer","password":"{password}"}}"#));
    let post = || Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json");
    assert_eq!(house.send(post(), "", json("wrong")).await.status, StatusCode::UNAUTHORIZED);
    let answer = house.send(post(), "", json(PASSWORD)).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(body["roles"][0]["role"], "officer");
    let bearer = format!("Bearer {}", body["token"].as_str().unwrap());
    let delete = || Request::delete("/api/v1/session").header(header::AUTHORIZATION, &bearer);
    assert_eq!(house.send(delete(), "", Body::empty()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(house.send(delete(), "", Body::empty()).await.status, StatusCode::UNAUTHORIZED);
}
