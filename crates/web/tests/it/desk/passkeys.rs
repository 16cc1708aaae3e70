//! Passkeys, with an authenticator in software.

use axum::http::StatusCode;
use serde_json::Value;

use super::house::{ADDRESS, Answer, House, PASSWORD};
use test_support::authenticator::Authenticator;

/// The handle of `d.officer`, who is the first to enter the house.
const OFFICER: [u8; 16] = [0; 16];

fn device() -> Authenticator {
    Authenticator::new(1, ADDRESS, OFFICER)
}

/// The value of an attribute or field of a page, as a browser would read it.
fn value(page: &Answer, before: &str) -> String {
    let (_, rest) = page.body.split_once(before).unwrap_or_else(|| panic!("{before} in {}", page.body));
    rest.split('"').next().unwrap().replace("&#34;", "\"")
}

fn options(page: &Answer) -> Value {
    serde_json::from_str(&value(page, "data-options=\"")).unwrap()
}

fn ceremony(page: &Answer) -> String {
    value(page, "name=\"ceremony\" value=\"")
}

async fn add(house: &House, person: &str, device: &Authenticator) -> Answer {
    let fields = [("label", "Blue key"), ("password", PASSWORD)];
    let asked = house.post(person, "/account/passkeys", &fields).await;
    let answer = device.register(&options(&asked)).to_string();
    let fields = [("ceremony", &*ceremony(&asked)), ("answer", &answer), ("label", "Blue key")];
    house.post(person, "/account/passkeys/answer", &fields).await
}

/// Asks to sign in and answers with `device`; gives the fields that were sent, too.
async fn sign_in(house: &House, device: &Authenticator, counter: u32) -> (Answer, [String; 2]) {
    let asked = house.post("", "/sign-in/passkey", &[("next", "/account")]).await;
    let sent = [ceremony(&asked), device.sign(&options(&asked), counter).to_string()];
    (answer(house, &sent).await, sent)
}

async fn answer(house: &House, [ceremony, answer]: &[String; 2]) -> Answer {
    let fields = [("ceremony", ceremony.as_str()), ("answer", answer), ("next", "/account")];
    house.post("", "/sign-in/passkey/answer", &fields).await
}

#[tokio::test]
async fn a_passkey_that_was_added_signs_in_without_a_name() {
    let house = House::new().await;
    assert_eq!(add(&house, "d.officer", &device()).await.location, "/account?done=passkey-on");
    let (entered, _) = sign_in(&house, &device(), 0).await;
    assert_eq!(entered.location, "/account");
    let token = entered.cookie.strip_prefix("session=").unwrap().split(';').next().unwrap();
    let account = house.get_with(token, "/account").await.body;
    assert!(account.contains("d.officer") && account.contains("Passkey"), "{account}");
}

#[tokio::test]
async fn an_answer_is_good_once() {
    let house = House::new().await;
    add(&house, "d.officer", &device()).await;
    let (_, sent) = sign_in(&house, &device(), 0).await;
    let again = answer(&house, &sent).await;
    assert_eq!((again.status, again.cookie.as_str()), (StatusCode::OK, ""));
    assert!(again.body.contains("it came twice"), "{}", again.body);
}

#[tokio::test]
async fn a_copy_of_a_passkey_is_refused() {
    let house = House::new().await;
    add(&house, "d.officer", &device()).await;
    assert_eq!(sign_in(&house, &device(), 7).await.0.location, "/account");
    let (copied, _) = sign_in(&house, &device(), 7).await;
    assert!(copied.body.contains("may have been copied"), "{}", copied.body);
}

#[tokio::test]
async fn a_key_that_nobody_added_and_a_closed_account_get_the_same_answer() {
    let house = House::new().await;
    let (unknown, _) = sign_in(&house, &device(), 0).await;
    assert!(unknown.body.contains("not known here"), "{}", unknown.body);
    add(&house, "d.officer", &device()).await;
    house.post("s.admin", "/people/d.officer/close", &[]).await;
    let (closed, _) = sign_in(&house, &device(), 0).await;
    assert!(closed.body.contains("not known here"), "{}", closed.body);
    assert_eq!(closed.cookie, "");
}

#[tokio::test]
async fn one_passkey_is_of_one_person() {
    let house = House::new().await;
    add(&house, "d.officer", &device()).await;
    let second = add(&house, "l.lawyer", &device()).await;
    assert!(second.body.contains("registered already"), "{}", second.body);
}

#[tokio::test]
async fn what_one_person_began_another_cannot_finish() {
    let house = House::new().await;
    let fields = [("label", "Blue key"), ("password", PASSWORD)];
    let asked = house.post("d.officer", "/account/passkeys", &fields).await;
    let answer = device().register(&options(&asked)).to_string();
    let fields = [("ceremony", &*ceremony(&asked)), ("answer", &answer)];
    let stolen = house.post("l.lawyer", "/account/passkeys/answer", &fields).await;
    assert!(stolen.body.contains("Start again"), "{}", stolen.body);
    assert!(house.office.store.passkeys_of("l.lawyer").await.unwrap().is_empty());
}

#[tokio::test]
async fn adding_asks_for_the_password_and_a_name() {
    let house = House::new().await;
    let wrong = house.post("d.officer", "/account/passkeys", &[("label", " "), ("password", "no")]).await;
    assert!(wrong.body.contains("This is not your password."), "{}", wrong.body);
    assert!(wrong.body.contains("at most 60"), "{}", wrong.body);
    assert!(!wrong.body.contains("data-passkey"));
}

#[tokio::test]
async fn a_removed_passkey_no_longer_signs_in() {
    let house = House::new().await;
    add(&house, "d.officer", &device()).await;
    let held = house.office.store.passkeys_of("d.officer").await.unwrap();
    let id = held[0].id();
    let remove = |password: &'static str| {
        let (house, id) = (&house, &id);
        async move {
            let fields = [("credential", id.as_str()), ("password-again", password)];
            house.post("d.officer", "/account/passkeys/remove", &fields).await
        }
    };
    assert!(remove("no").await.body.contains("This is not your password."));
    let (entered, _) = sign_in(&house, &device(), 0).await;
    let found = entered.cookie.strip_prefix("session=").unwrap().split(';').next().unwrap();
    assert_eq!(remove(PASSWORD).await.location, "/account?done=passkey-off");
    assert_eq!(house.get_with(found, "/office").await.status, StatusCode::SEE_OTHER, "its sessions are over");
    assert!(sign_in(&house, &device(), 0).await.0.body.contains("not known here"));
}

#[tokio::test]
async fn the_only_way_in_cannot_be_removed() {
    let house = House::new().await;
    let store = &house.office.store;
    let person = accounts::Person::new("o.only", "O", [9; 16]);
    store.keep_person(&person).await.unwrap();
    house.appoint("o.only", "officer", false).await;
    let device = Authenticator::new(1, ADDRESS, [9; 16]);
    add(&house, "o.only", &device).await;
    let id = store.passkeys_of("o.only").await.unwrap()[0].id();
    let kept = house.post("o.only", "/account/passkeys/remove", &[("credential", &id)]).await;
    assert!(kept.body.contains("could not sign in"), "{}", kept.body);
}

#[tokio::test]
async fn without_a_script_the_reader_is_told() {
    let house = House::new().await;
    let asked = house.post("", "/sign-in/passkey", &[]).await;
    assert!(asked.body.contains("<noscript>"));
    let nothing = answer(&house, &[ceremony(&asked), String::new()]).await;
    assert!(nothing.body.contains("No answer of your browser"), "{}", nothing.body);
}
