//! Passkeys, against an authenticator in software.

use accounts::passkey::{
    Authentication, Fault, Passkey, Passkeys, PublicKeyCredential, RegisterPublicKeyCredential, Registration,
};
use accounts::{Identity, Person};
use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::Timestamp;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::at;

const ADDRESS: &str = "https://imprimatur.example.org";

/// User present, user verified.
const VERIFIED: u8 = 0b101;

/// User present only.
const PRESENT: u8 = 0b001;

/// An authenticator with one key, which signs whatever it is shown.
struct Authenticator {
    key: SigningKey,
    id: Vec<u8>,
    origin: String,
    flags: u8,
}

impl Authenticator {
    fn new(seed: u8) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        Authenticator { key, id: vec![seed; 16], origin: ADDRESS.into(), flags: VERIFIED }
    }

    fn register(&self, challenge: &Value) -> RegisterPublicKeyCredential {
        let mut data = self.data(0, self.flags | 0b100_0000);
        data.extend([0; 16]);
        data.extend([0, self.id.len() as u8]);
        data.extend(&self.id);
        data.extend(self.public_key());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(data.len() as u8);
        object.extend(data);
        let response = json!({
            "attestationObject": base64(&object),
            "clientDataJSON": base64(&self.client_data("webauthn.create", challenge)),
        });
        serde_json::from_value(self.answer(response)).unwrap()
    }

    fn sign(&self, challenge: &Value, counter: u32) -> PublicKeyCredential {
        let data = self.data(counter, self.flags);
        let client = self.client_data("webauthn.get", challenge);
        let signed = [data.clone(), Sha256::digest(&client).to_vec()].concat();
        let signature: DerSignature = self.key.sign(&signed);
        let response = json!({
            "authenticatorData": base64(&data),
            "clientDataJSON": base64(&client),
            "signature": base64(signature.as_bytes()),
            "userHandle": null,
        });
        serde_json::from_value(self.answer(response)).unwrap()
    }

    fn answer(&self, response: Value) -> Value {
        let id = base64(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
    }

    fn data(&self, counter: u32, flags: u8) -> Vec<u8> {
        let host = Sha256::digest(b"imprimatur.example.org");
        [&host[..], &[flags], &counter.to_be_bytes()].concat()
    }

    fn client_data(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        let challenge = challenge["publicKey"]["challenge"].as_str().unwrap();
        json!({ "type": kind, "challenge": challenge, "origin": self.origin }).to_string().into_bytes()
    }

    /// The public key as COSE wants it: elliptic curve P-256 with ES256, in CBOR.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let bytes = point.as_bytes();
        let (x, y) = bytes[1..].split_at(32);
        [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", x, b"\x22\x58\x20", y].concat()
    }
}

fn base64(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

fn service() -> Passkeys {
    Passkeys::new(ADDRESS, "Imprimatur").unwrap()
}

fn now() -> Timestamp {
    at("2026-03-02T08:00:00Z")
}

/// Sends a value through its kept form, as between two requests.
fn kept<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

fn register(device: &Authenticator, held: &[Passkey], when: Timestamp) -> Result<Passkey, Fault> {
    let person = Person::new("a.officer", "Ada Officer", [3; 16]);
    let (challenge, started) = service().start_registration(&person, held, now()).unwrap();
    let answer = device.register(&serde_json::to_value(&challenge).unwrap());
    let started: Registration = kept(&started);
    service().finish_registration(&started, &answer, "blue key", when).map(|passkey| kept(&passkey))
}

fn authenticate(device: &Authenticator, held: &[Passkey], counter: u32) -> Result<Passkey, Fault> {
    let (challenge, started) = service().start_authentication(held, now()).unwrap();
    let answer = device.sign(&serde_json::to_value(&challenge).unwrap(), counter);
    let started: Authentication = kept(&started);
    let recognised = service().finish_authentication(&started, &answer, held, now())?;
    assert_eq!(recognised.identity, Identity::Passkey { credential: recognised.passkey.id() });
    Ok(recognised.passkey)
}

#[test]
fn a_passkey_that_was_registered_signs_in() {
    let device = Authenticator::new(1);
    let passkey = register(&device, &[], now()).unwrap();
    assert_eq!((passkey.label.as_str(), passkey.id()), ("blue key", base64(&[1; 16])));
    assert_eq!(authenticate(&device, &[passkey], 0).unwrap().id(), base64(&[1; 16]));
}

#[test]
fn one_of_several_is_enough() {
    let (one, other) = (Authenticator::new(1), Authenticator::new(2));
    let first = register(&one, &[], now()).unwrap();
    let second = register(&other, std::slice::from_ref(&first), now()).unwrap();
    assert_eq!(authenticate(&other, &[first, second], 0).unwrap().id(), base64(&[2; 16]));
}

#[test]
fn somebody_elses_key_does_not_sign_in() {
    let passkey = register(&Authenticator::new(1), &[], now()).unwrap();
    let thief = Authenticator { id: vec![1; 16], ..Authenticator::new(2) };
    assert!(matches!(authenticate(&thief, &[passkey], 0), Err(Fault::Answer(_))));
}

#[test]
fn an_answer_made_for_another_address_does_not_hold() {
    let device = Authenticator::new(1);
    let passkey = register(&device, &[], now()).unwrap();
    let lured = Authenticator { origin: "https://imprimatur.example.com".into(), ..device };
    assert!(matches!(authenticate(&lured, &[passkey], 0), Err(Fault::Answer(_))));
    assert!(matches!(register(&lured, &[], now()), Err(Fault::Answer(_))));
}

#[test]
fn a_touch_without_pin_or_finger_is_not_enough() {
    let device = Authenticator::new(1);
    let passkey = register(&device, &[], now()).unwrap();
    let only_touched = Authenticator { flags: PRESENT, ..device };
    assert!(matches!(authenticate(&only_touched, &[passkey], 0), Err(Fault::Answer(_))));
    assert!(matches!(register(&only_touched, &[], now()), Err(Fault::Answer(_))));
}

#[test]
fn an_answer_to_another_challenge_does_not_hold() {
    let device = Authenticator::new(1);
    let held = [register(&device, &[], now()).unwrap()];
    let (earlier, _) = service().start_authentication(&held, now()).unwrap();
    let (_, started) = service().start_authentication(&held, now()).unwrap();
    let replayed = device.sign(&serde_json::to_value(&earlier).unwrap(), 0);
    let fault = service().finish_authentication(&started, &replayed, &held, now());
    assert!(matches!(fault, Err(Fault::Answer(_))));
}

#[test]
fn a_counter_that_goes_back_betrays_a_copy() {
    let device = Authenticator::new(1);
    let passkey = register(&device, &[], now()).unwrap();
    let used = kept(&authenticate(&device, &[passkey], 7).unwrap());
    assert!(matches!(authenticate(&device, std::slice::from_ref(&used), 7), Err(Fault::Copied)));
    assert!(authenticate(&device, &[used], 8).is_ok());
}

#[test]
fn an_authenticator_is_asked_not_to_register_twice() {
    let held = [register(&Authenticator::new(1), &[], now()).unwrap()];
    let person = Person::new("a.officer", "Ada Officer", [3; 16]);
    let (challenge, _) = service().start_registration(&person, &held, now()).unwrap();
    let challenge = serde_json::to_value(&challenge).unwrap();
    assert_eq!(challenge["publicKey"]["excludeCredentials"][0]["id"], held[0].id());
    assert_eq!(challenge["publicKey"]["user"]["id"], base64(&[3; 16]));
}

#[test]
fn an_answer_has_to_come_within_five_minutes() {
    let device = Authenticator::new(1);
    assert!(register(&device, &[], at("2026-03-02T08:05:00Z")).is_ok());
    assert!(matches!(register(&device, &[], at("2026-03-02T08:05:01Z")), Err(Fault::Late)));
}

#[test]
fn whoever_has_no_passkey_is_told_so() {
    assert!(matches!(service().start_authentication(&[], now()), Err(Fault::None)));
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
