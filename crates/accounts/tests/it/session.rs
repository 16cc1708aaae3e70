//! Sessions open to their own token, for a time.

use accounts::{Identity, Session, SessionToken};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::at;

fn began() -> Timestamp {
    at("2026-03-02T08:00:00Z")
}

fn session() -> (SessionToken, Session) {
    let token = SessionToken::new([5; 32]);
    let session = Session::begin(&token, "a.officer", Identity::Password { with_code: true }, began());
    (token, session)
}

#[test]
fn a_session_opens_to_the_token_that_the_browser_sends_back() {
    let (token, session) = session();
    let cookie = token.text().to_owned();
    assert_eq!(cookie.len(), 43);
    assert!(session.is_opened_by(&SessionToken::sent(&cookie), began()));
    for other in ["", "x", &cookie[1..], &cookie.to_lowercase(), session.token.text()] {
        assert!(!session.is_opened_by(&SessionToken::sent(other), began()), "{other}");
    }
}

#[test]
fn the_token_itself_is_not_kept_nor_printed() {
    let (token, session) = session();
    let kept = serde_json::to_string(&session).unwrap();
    assert!(!kept.contains(token.text()));
    assert!(!format!("{token:?}{session:?}").contains(token.text()));
    assert_eq!(serde_json::from_str::<Session>(&kept).unwrap(), session);
    assert_eq!(session.token.text().len(), 64);
}

#[test]
fn a_session_ends_when_left_for_an_hour() {
    let (token, session) = session();
    assert!(session.is_opened_by(&token, at("2026-03-02T08:59:59Z")));
    assert!(!session.is_opened_by(&token, at("2026-03-02T09:00:00Z")));
    let used = session.used(at("2026-03-02T08:59:00Z"));
    assert!(used.is_opened_by(&token, at("2026-03-02T09:30:00Z")));
}

#[test]
fn a_session_ends_after_twelve_hours_however_busy() {
    let (token, mut session) = session();
    for half_hours in 1..24 {
        session = session.used(began() + SignedDuration::from_mins(30 * half_hours));
    }
    assert!(session.is_opened_by(&token, at("2026-03-02T19:59:59Z")));
    assert!(!session.is_opened_by(&token, at("2026-03-02T20:00:00Z")));
}

#[test]
fn a_session_that_was_ended_stays_ended() {
    let (token, session) = session();
    let ended = Session { ended_at: Some(began()), ..session };
    assert!(!ended.is_opened_by(&token, began()));
}

#[test]
fn use_is_noted_once_a_minute() {
    let (_, session) = session();
    assert_eq!(session.used(at("2026-03-02T08:00:59Z")), session);
    assert_eq!(session.used(at("2026-03-02T08:01:00Z")).used_at, at("2026-03-02T08:01:00Z"));
}

proptest! {
    #[test]
    fn no_two_tokens_open_the_same_session(one: [u8; 32], other: [u8; 32]) {
        prop_assume!(one != other);
        let session = Session::begin(&SessionToken::new(one), "p", Identity::Password { with_code: false }, began());
        prop_assert!(session.is_opened_by(&SessionToken::new(one), began()));
        prop_assert!(!session.is_opened_by(&SessionToken::new(other), began()));
    }
}
