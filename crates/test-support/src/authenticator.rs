//! A passkey's authenticator in software.

use base64ct::{Base64UrlUnpadded, Encoding};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// User present, user verified.
const VERIFIED: u8 = 0b101;

/// An authenticator with one key, which signs whatever it is shown.
pub struct Authenticator {
    /// What it signs with.
    pub key: SigningKey,
    /// Identifier of the credential.
    pub id: Vec<u8>,
    /// The page that it believes to be on.
    pub origin: String,
    /// Whom it says that the key is of.
    pub handle: [u8; 16],
    /// What it says it did: user present (1), user verified (4).
    pub flags: u8,
}

impl Authenticator {
    /// The key made of `seed`, of the person with this handle.
    pub fn new(seed: u8, origin: &str, handle: [u8; 16]) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        Authenticator { key, id: vec![seed; 16], origin: origin.into(), handle, flags: VERIFIED }
    }

    /// The answer to `options`, what a page gives to `navigator.credentials.create`.
    pub fn register(&self, options: &Value) -> Value {
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
            "clientDataJSON": base64(&self.client_data("webauthn.create", options)),
        });
        self.answer(response)
    }

    /// The answer to `options`, what a page gives to `navigator.credentials.get`.
    pub fn sign(&self, options: &Value, counter: u32) -> Value {
        let data = self.data(counter, self.flags);
        let client = self.client_data("webauthn.get", options);
        let signed = [data.clone(), Sha256::digest(&client).to_vec()].concat();
        let signature: DerSignature = self.key.sign(&signed);
        let response = json!({
            "authenticatorData": base64(&data),
            "clientDataJSON": base64(&client),
            "signature": base64(signature.as_bytes()),
            "userHandle": base64(&self.handle),
        });
        self.answer(response)
    }

    fn answer(&self, response: Value) -> Value {
        let id = base64(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
    }

    fn data(&self, counter: u32, flags: u8) -> Vec<u8> {
        let (_, host) = self.origin.split_once("://").unwrap();
        let host = Sha256::digest(host.split(':').next().unwrap());
        [&host[..], &[flags], &counter.to_be_bytes()].concat()
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = options["challenge"].as_str().unwrap();
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

/// Base64url without padding, as browsers write bytes.
pub fn base64(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}
