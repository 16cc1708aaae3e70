//! A witness on the loopback interface, as the protocol asks for it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::post;
use ledger::checkpoint::SignedCheckpoint;
use ledger::note::{KeyKind, SigningKey, VerifyingKey};
use ledger::witness::{WitnessedLog, respond};
use store::WitnessAddress;

use super::place::ORIGIN;

pub struct Witness {
    key: SigningKey,
    logs: Mutex<BTreeMap<String, WitnessedLog>>,
    url: String,
    /// By how many seconds its clock is ahead.
    ahead: AtomicU64,
}

impl Witness {
    /// Starts a witness that trusts one log key. It runs as long as the test.
    pub async fn start(log: &VerifyingKey, number: u8) -> Arc<Witness> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let name = format!("witness.example/w{number}");
        let key = SigningKey::from_seed(&name, KeyKind::Cosignature, &[number; 32]).unwrap();
        let logs = BTreeMap::from([(ORIGIN.into(), WitnessedLog { keys: vec![log.clone()], latest: None })]);
        let witness = Arc::new(Witness { key, logs: Mutex::new(logs), url, ahead: AtomicU64::new(0) });
        let answering = witness.clone();
        let app = Router::new()
            .route("/add-checkpoint", post(move |body: Bytes| async move { answering.answer(&body) }));
        tokio::spawn(async move { axum::serve(listener, app).await });
        witness
    }

    fn answer(&self, body: &[u8]) -> impl IntoResponse + use<> {
        let mut logs = self.logs.lock().unwrap();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let now = now + self.ahead.load(Ordering::Relaxed);
        let answer = respond(body, &logs, &self.key, now);
        if let Some(latest) = answer.store {
            logs.get_mut(ORIGIN).unwrap().latest = Some(latest);
        }
        (
            StatusCode::from_u16(answer.status).unwrap(),
            [(header::CONTENT_TYPE, answer.content_type)],
            answer.body,
        )
    }

    /// Puts its clock forward.
    pub fn let_pass(&self, seconds: u64) {
        self.ahead.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Makes the witness believe that it saw this before.
    pub fn has_seen(&self, checkpoint: SignedCheckpoint) {
        self.logs.lock().unwrap().get_mut(ORIGIN).unwrap().latest = Some(checkpoint);
    }

    pub fn seen_size(&self) -> u64 {
        self.logs.lock().unwrap()[ORIGIN].latest.as_ref().map_or(0, |latest| latest.checkpoint().size)
    }

    pub fn address(&self) -> WitnessAddress {
        WitnessAddress { key: self.key.verifying_key().clone(), url: self.url.clone() }
    }
}
