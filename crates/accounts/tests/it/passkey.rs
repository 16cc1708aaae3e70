//! Passkeys, against an authenticator in software.

use accounts::passkey::{Authentication, Fault, Passkey, Passkeys, Registration, credential_of};
use accounts::{Identity, Person};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::at;
use test_support::authenticator::{Authenticator, base64};

const ADDRESS: &str = "https://imprimatur.example.org";

fn service() -> Passkeys {
    Passkeys::new(ADDRESS, "Imprimatur").unwrap()
}

fn now() -> Timestamp {
    at("2026-03-02T08:00:00Z")
}

fn device(seed: u8) -> Authenticator {
    Authenticator::new(seed, ADDRESS, [3; 16])
}

fn officer() -> Person {
    Person::new("a.officer", "Ada Officer", [3; 16])
}

fn shown(options: &impl Serialize) -> Value {
    serde_json::to_value(options).unwrap()
}

fn read<T: DeserializeOwned>(answer: Value) -> T {
    serde_json::from_value(answer).unwrap()
}

/// Sends a value through its kept form, as between two requests.
fn kept<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

fn register(device: &Authenticator, held: &[Passkey], when: Timestamp) -> Result<Passkey, Fault> {
    let (challenge, started) = service().start_registration(&officer(), held, now()).unwrap();
    let answer = read(device.register(&shown(&challenge.public_key)));
    let started: Registration = kept(&started);
    service().finish_registration(&started, &answer, "blue key", when).map(|passkey| kept(&passkey))
}

fn authenticate(device: &Authenticator, passkey: &Passkey, counter: u32) -> Result<Passkey, Fault> {
    let (challenge, started) = service().start_authentication(now()).unwrap();
    let answer = read(device.sign(&shown(&challenge.public_key), counter));
    let started: Authentication = kept(&started);
    let recognised = service().finish_authentication(&started, &answer, &officer(), passkey, now())?;
    assert_eq!(recognised.identity, Identity::Passkey { credential: recognised.passkey.id() });
    Ok(recognised.passkey)
}

#[test]
fn a_passkey_that_was_registered_signs_in() {
    let device = device(1);
    let passkey = register(&device, &[], now()).unwrap();
    assert_eq!((passkey.label.as_str(), passkey.id()), ("blue key", base64(&[1; 16])));
    assert_eq!(authenticate(&device, &passkey, 0).unwrap().id(), base64(&[1; 16]));
}

#[test]
fn an_answer_says_which_passkey_made_it() {
    let (challenge, _) = service().start_authentication(now()).unwrap();
    let answer = read(device(4).sign(&shown(&challenge.public_key), 0));
    assert_eq!(credential_of(&answer), base64(&[4; 16]));
}

#[test]
fn a_challenge_to_sign_in_names_nobodys_keys() {
    let (challenge, _) = service().start_authentication(now()).unwrap();
    assert_eq!(shown(&challenge.public_key)["allowCredentials"], serde_json::json!([]));
}

#[test]
fn somebody_elses_key_does_not_sign_in() {
    let passkey = register(&device(1), &[], now()).unwrap();
    let thief = Authenticator { id: vec![1; 16], ..device(2) };
    assert!(matches!(authenticate(&thief, &passkey, 0), Err(Fault::Answer(_))));
}

#[test]
fn a_key_signs_in_nobody_but_its_owner() {
    let passkey = register(&device(1), &[], now()).unwrap();
    let mistaken = Authenticator { handle: [4; 16], ..device(1) };
    assert!(matches!(authenticate(&mistaken, &passkey, 0), Err(Fault::Unknown)));
}

#[test]
fn an_answer_made_for_another_address_does_not_hold() {
    let passkey = register(&device(1), &[], now()).unwrap();
    let lured = Authenticator { origin: "https://imprimatur.example.com".into(), ..device(1) };
    assert!(matches!(authenticate(&lured, &passkey, 0), Err(Fault::Answer(_))));
    assert!(matches!(register(&lured, &[], now()), Err(Fault::Answer(_))));
}

#[test]
fn a_touch_without_pin_or_finger_is_not_enough() {
    let passkey = register(&device(1), &[], now()).unwrap();
    let only_touched = Authenticator { flags: 0b001, ..device(1) };
    assert!(matches!(authenticate(&only_touched, &passkey, 0), Err(Fault::Answer(_))));
    assert!(matches!(register(&only_touched, &[], now()), Err(Fault::Answer(_))));
}

#[test]
fn an_answer_to_another_challenge_does_not_hold() {
    let passkey = register(&device(1), &[], now()).unwrap();
    let (earlier, _) = service().start_authentication(now()).unwrap();
    let (_, started) = service().start_authentication(now()).unwrap();
    let replayed = read(device(1).sign(&shown(&earlier.public_key), 0));
    let fault = service().finish_authentication(&started, &replayed, &officer(), &passkey, now());
    assert!(matches!(fault, Err(Fault::Answer(_))));
}

#[test]
fn a_counter_that_goes_back_betrays_a_copy() {
    let device = device(1);
    let passkey = register(&device, &[], now()).unwrap();
    let used = kept(&authenticate(&device, &passkey, 7).unwrap());
    assert!(matches!(authenticate(&device, &used, 7), Err(Fault::Copied)));
    assert!(authenticate(&device, &used, 8).is_ok());
}

#[test]
fn an_authenticator_is_asked_not_to_register_twice() {
    let held = [register(&device(1), &[], now()).unwrap()];
    let (challenge, _) = service().start_registration(&officer(), &held, now()).unwrap();
    let options = shown(&challenge.public_key);
    assert_eq!(options["excludeCredentials"][0]["id"], held[0].id());
    assert_eq!(options["user"]["id"], base64(&[3; 16]));
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required", "found without a name");
}

#[test]
fn an_answer_has_to_come_within_five_minutes() {
    assert!(register(&device(1), &[], at("2026-03-02T08:05:00Z")).is_ok());
    assert!(matches!(register(&device(1), &[], at("2026-03-02T08:05:01Z")), Err(Fault::Late)));
}

#[test]
fn the_address_has_to_be_one_that_browsers_trust() {
    assert!(Passkeys::new("http://localhost:8080", "Imprimatur").is_ok());
    for address in ["", "imprimatur", "http://imprimatur.example.org", "https://192.0.2.1", "ftp://localhost"]
    {
        let fault = Passkeys::new(address, "Imprimatur").unwrap_err().to_string();
        assert!(fault.contains("https://host"), "{address}: {fault}");
    }
}
