//! `ledger witness`: cosigns other people's logs over HTTP (C2SP tlog-witness).

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use clap::Args;
use ledger::note::VerifyingKey;

use super::log_key;
use super::witness_state::WitnessState;
use crate::exit::{Exit, Failure};
use crate::output::Terminal;

/// The largest request that is read, in bytes: 63 lines of proof and a checkpoint with many signatures.
const MOST_READ: usize = 256 << 10;

/// Witness other people's logs
///
/// Cosigns each checkpoint that continues the one cosigned before, and keeps the evidence of those that do not.
/// The key is made on the first run; its public half is printed and goes into the policies of those who trust
/// this witness. Listens on the loopback interface unless told otherwise: put a web server with TLS in front.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur ledger witness witness-data/ --name witness.example.org \\
      --log register.example.org/ledger+d455c521+AQOhB7/z...

Submission prefix: http://127.0.0.1:7380, monitoring prefix: the same")]
pub struct Witness {
    /// Folder for the key, the newest checkpoints and the evidence
    state: PathBuf,
    /// The witness's name, for ever: a domain or address without scheme
    #[arg(long, value_name = "NAME")]
    name: String,
    /// A log to witness, by its key; several for several logs, or for a log that changes its key
    #[arg(long = "log", value_name = "VKEY", value_parser = log_key, required = true)]
    logs: Vec<VerifyingKey>,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7380")]
    listen: SocketAddr,
}

impl Witness {
    /// Serves until it is interrupted.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let state = Arc::new(WitnessState::open(&self.state, &self.name, &self.logs)?);
        let runtime = tokio::runtime::Runtime::new().map_err(|error| Failure::Internal(error.to_string()))?;
        runtime.block_on(serve(state, self.listen, terminal))
    }
}

async fn serve(state: Arc<WitnessState>, listen: SocketAddr, terminal: &Terminal) -> Result<Exit, Failure> {
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .map_err(|error| Failure::Input(format!("{listen}: cannot be listened on ({error})")))?;
    let address = listener.local_addr().map_err(|error| Failure::Internal(error.to_string()))?;
    terminal.print_exactly(&format!("{}\n", state.key()))?;
    terminal.note(&format!("listening on http://{address}"));
    axum::serve(listener, routes(state))
        .with_graceful_shutdown(interrupted())
        .await
        .map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(Exit::Clear)
}

async fn interrupted() {
    // Where signals cannot be heard, only the power switch ends it: as good as none.
    let _ = tokio::signal::ctrl_c().await;
}

fn routes(state: Arc<WitnessState>) -> Router {
    Router::new()
        .route("/add-checkpoint", post(add_checkpoint))
        .route("/{origin}/checkpoint", get(newest))
        .layer(DefaultBodyLimit::max(MOST_READ))
        .with_state(state)
}

async fn add_checkpoint(State(state): State<Arc<WitnessState>>, body: Bytes) -> Response {
    let answered = tokio::task::spawn_blocking(move || state.answer(&body)).await;
    match answered {
        Ok(Ok(answer)) => {
            let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, [(header::CONTENT_TYPE, answer.content_type)], answer.body).into_response()
        }
        // What could not be kept is not cosigned.
        Ok(Err(failure)) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{failure}\n")).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response(),
    }
}

/// The newest cosigned checkpoint of a log, by the hexadecimal SHA-256 of its origin.
async fn newest(State(state): State<Arc<WitnessState>>, Path(origin): Path<String>) -> Response {
    match state.newest(&origin) {
        Some(checkpoint) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], checkpoint).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
