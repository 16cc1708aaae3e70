//! Signing in with name, password and code.

use accounts::{Attempts, CodeSecret, Codes, Identity, LocalPassword, Password, SignIn, sign_in};
use jiff::Timestamp;

use crate::second;

const PASSWORD: &str = "lantern gravel teaspoon orbit";
const NOW: i64 = 1_234_567_890;

/// The code of `codes` at `NOW` (RFC 6238, appendix B).
const CODE: &str = "005924";

fn now() -> Timestamp {
    second(NOW)
}

fn without_codes() -> LocalPassword {
    LocalPassword { hash: Password::new(PASSWORD).hash([7; 16]), codes: None }
}

fn with_codes() -> LocalPassword {
    let codes = Codes::new(CodeSecret::new(*b"12345678901234567890"));
    LocalPassword { codes: Some(codes), ..without_codes() }
}

fn attempt(local: Option<&LocalPassword>, failed: u32, password: &str, code: Option<&str>) -> SignIn {
    let attempts = Attempts { failed, last_failed_at: Some(now()) };
    sign_in(local, attempts, &Password::new(password), code, now())
}

fn failed(times: u32) -> SignIn {
    SignIn::Wrong(Attempts { failed: times, last_failed_at: Some(now()) })
}

#[test]
fn the_right_password_is_enough_where_no_code_is_set_up() {
    let welcome =
        SignIn::Welcome { identity: Identity::Password { with_code: false }, codes: None, rehash: false };
    assert_eq!(attempt(Some(&without_codes()), 0, PASSWORD, None), welcome);
    assert_eq!(attempt(Some(&without_codes()), 0, PASSWORD, Some("123456")), welcome);
}

#[test]
fn where_a_code_is_set_up_it_is_asked_for_and_then_spent() {
    let local = with_codes();
    assert_eq!(attempt(Some(&local), 2, PASSWORD, None), SignIn::CodeNeeded);
    assert_eq!(attempt(Some(&local), 2, PASSWORD, Some(" ")), SignIn::CodeNeeded);
    let SignIn::Welcome { identity, codes, .. } = attempt(Some(&local), 2, PASSWORD, Some(CODE)) else {
        panic!("the right code was not taken");
    };
    assert_eq!(identity, Identity::Password { with_code: true });
    let spent = LocalPassword { codes, ..local };
    assert_eq!(attempt(Some(&spent), 0, PASSWORD, Some(CODE)), failed(1));
}

#[test]
fn wrong_name_wrong_password_and_wrong_code_look_alike() {
    assert_eq!(attempt(None, 2, PASSWORD, None), failed(3));
    assert_eq!(attempt(Some(&without_codes()), 2, "another long sentence", None), failed(3));
    assert_eq!(attempt(Some(&with_codes()), 2, PASSWORD, Some("000000")), failed(3));
    assert_eq!(attempt(Some(&with_codes()), 2, "another long sentence", Some(CODE)), failed(3));
}

#[test]
fn while_one_has_to_wait_even_the_right_password_is_not_heard() {
    let until = SignIn::Wait(second(NOW + 30));
    assert_eq!(attempt(Some(&without_codes()), 5, PASSWORD, None), until);
    assert_eq!(attempt(None, 5, PASSWORD, None), until);
    assert_eq!(attempt(Some(&without_codes()), 100, PASSWORD, None), SignIn::Closed);
    assert_eq!(attempt(None, 100, PASSWORD, None), SignIn::Closed);
}

#[test]
fn a_hash_of_an_older_cost_is_renewed_on_the_way_in() {
    let local = LocalPassword { hash: crate::argon2id(PASSWORD, 1024), codes: None };
    let SignIn::Welcome { rehash, .. } = attempt(Some(&local), 0, PASSWORD, None) else {
        panic!("not let in")
    };
    assert!(rehash);
}
