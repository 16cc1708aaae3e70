//! One's own account.

use accounts::CodeSecret;
use axum::http::StatusCode;
use jiff::Timestamp;

use super::house::{House, PASSWORD};

/// The code that an app shows at `at`.
pub fn code_at(secret: &CodeSecret, at: Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.base32()).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build_noncompliant();
    totp.generate(u64::try_from(at.as_second()).unwrap()).to_string()
}

#[tokio::test]
async fn a_session_that_was_ended_elsewhere_stops_working() {
    let house = House::new().await;
    let (here, there) = (house.session("d.officer").await, house.session("d.officer").await);
    let hash = accounts::SessionToken::sent(&there).hash();
    let listed = house.get_with(&here, "/account").await;
    assert!(listed.body.contains(hash.text()), "the other session can be ended from here");
    let ended = house.post_with(&here, &format!("/account/sessions/{}/end", hash.text()), &[]).await;
    assert_eq!(ended.location, "/account?done=session");
    assert_eq!(house.get_with(&there, "/office").await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get_with(&here, "/office").await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let house = House::new().await;
    let theirs = house.session("k.head").await;
    let hash = accounts::SessionToken::sent(&theirs).hash();
    house.post("d.officer", &format!("/account/sessions/{}/end", hash.text()), &[]).await;
    assert_eq!(house.get_with(&theirs, "/office").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_new_password_must_be_good_and_ends_other_sessions() {
    let house = House::new().await;
    let other = house.session("d.officer").await;
    let change = |old, new| [("password", old), ("new-password", new)];
    let weak = house.post("d.officer", "/account/password", &change(PASSWORD, "short")).await;
    assert!(weak.body.contains("use at least 15"), "{}", weak.body);
    let wrong =
        house.post("d.officer", "/account/password", &change("wrong", "walnut bicycle fog lantern")).await;
    assert!(wrong.body.contains("This is not your password."));
    let done =
        house.post("d.officer", "/account/password", &change(PASSWORD, "walnut bicycle fog lantern")).await;
    assert_eq!(done.location, "/account?done=password");
    assert_eq!(house.get_with(&other, "/office").await.status, StatusCode::SEE_OTHER);
    let sign_in = [("name", "d.officer"), ("password", "walnut bicycle fog lantern")];
    assert_eq!(house.post("", "/sign-in", &sign_in).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn codes_are_kept_once_the_app_shows_the_right_one() {
    let house = House::new().await;
    let secret = CodeSecret::new([9; 20]);
    let base32 = secret.base32();
    let code = code_at(&secret, house.now());
    let send = |code: String| {
        let (house, base32) = (&house, &base32);
        async move {
            let fields = [("secret", base32.as_str()), ("code", &code), ("password", PASSWORD)];
            house.post("d.officer", "/account/codes", &fields).await
        }
    };
    let wrong = send("000000".into()).await;
    assert!(wrong.body.contains("This is not the code"), "{}", wrong.body);
    assert!(wrong.body.contains(&base32), "the same secret is shown again");
    assert_eq!(send(code).await.location, "/account?done=codes-on");
    let kept = house.office.store.local_password("d.officer").await.unwrap().unwrap();
    assert!(kept.codes.is_some());
}
