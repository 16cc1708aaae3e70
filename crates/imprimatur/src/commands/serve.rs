//! `serve`: the office and the public register.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use accounts::ProgramKeys;
use clap::Args;
use store::WitnessAddress;
use web::app::App;

use super::ContentOption;
use crate::clock;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::house::{self, Plot};
use crate::output::Terminal;
use crate::{log, registers};

/// The most that is read of a file of keys, in bytes.
const MOST_KEYS: usize = 1 << 16;

/// The office and the public register, in a browser
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur serve --data /var/lib/imprimatur --address https://register.example.org")]
pub struct Serve {
    #[command(flatten)]
    plot: PlotOptions,
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080", env = "IMPRIMATUR_LISTEN")]
    listen: SocketAddr,
    /// File with the keys of programs that may look names up on the imported lists, one a line
    #[arg(long, value_name = "FILE", env = "IMPRIMATUR_MATCHING_KEY_FILE")]
    matching_key_file: Option<PathBuf>,
}

/// Where the data lies and how the house presents itself.
#[derive(Args)]
pub struct PlotOptions {
    /// Folder for the ledger, the keys, and the database unless another is named
    #[arg(long, value_name = "DIR", env = "IMPRIMATUR_DATA")]
    data: PathBuf,
    /// PostgreSQL, such as postgres://user@host/name; SQLite in the data folder if left out
    #[arg(long, value_name = "URL", env = "IMPRIMATUR_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Address under which people reach the site; the ledger's origin comes from it and never changes
    #[arg(long, value_name = "URL", default_value = "http://localhost:8080", env = "IMPRIMATUR_ADDRESS")]
    address: String,
    /// Name of the institution, or of the system of institutions
    #[arg(long, value_name = "NAME", default_value = "Imprimatur", env = "IMPRIMATUR_INSTITUTION")]
    institution: String,
    /// A witness of the ledger: its key and its address, joined by a space. Can be given several times
    #[arg(long = "witness", value_name = "VKEY URL", value_parser = witness)]
    witnesses: Vec<WitnessAddress>,
    /// How many witnesses must cosign before a checkpoint is published
    #[arg(long, value_name = "N", default_value_t = 0)]
    quorum: usize,
    #[command(flatten)]
    content: ContentOption,
}

impl PlotOptions {
    /// Opens the house with the real clock.
    pub async fn open(self) -> Result<App, Failure> {
        if self.quorum > self.witnesses.len() {
            return Err(Failure::Input(format!(
                "--quorum {} asks for more cosignatures than there are witnesses ({})",
                self.quorum,
                self.witnesses.len()
            )));
        }
        let content = self.content.load()?;
        let plot = Plot {
            data: self.data,
            database: self.database,
            address: self.address.trim_end_matches('/').to_owned(),
            institution: self.institution,
            witnesses: self.witnesses,
            quorum: self.quorum,
        };
        house::open(plot, content, Arc::new(clock::now)).await
    }
}

/// Reads the keys of programs. A file that has none is a mistake, and none of its text is repeated.
fn program_keys(path: &Path) -> Result<ProgramKeys, Failure> {
    let wrong = |what: &str| Failure::Input(format!("{}: {what}", path.display()));
    let text = String::from_utf8(files::read(path, MOST_KEYS)?).map_err(|_| wrong("not UTF-8"))?;
    let keys = ProgramKeys::read(&text).map_err(|fault| wrong(&fault.to_string()))?;
    match keys.is_empty() {
        true => Err(wrong("it has no key; write one a line")),
        false => Ok(keys),
    }
}

fn witness(text: &str) -> Result<WitnessAddress, String> {
    let (key, url) = text.split_once(' ').ok_or("write the key, a space, and the address")?;
    let key = key.parse().map_err(|error| format!("{error}"))?;
    Ok(WitnessAddress { key, url: url.trim().to_owned() })
}

impl Serve {
    /// Serves until it is told to stop.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        log::to_standard_error();
        let keys = self.matching_key_file.as_deref().map(program_keys).transpose()?.unwrap_or_default();
        runtime()?.block_on(async {
            let data = self.plot.data.clone();
            let app = self.plot.open().await?.with_program_keys(keys);
            registers::settle(&app.office, &data).await?;
            tokio::spawn(registers::keep_current(app.office.clone(), data));
            terminal.print(&format!("Serving {} on http://{}\n", app.institution, self.listen))?;
            until_stopped(app, self.listen).await
        })
    }
}

/// The runtime under every command that needs the store.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Internal(format!("no threads: {error}")))
}

/// Serves `app` until the process is asked to stop.
pub async fn until_stopped(app: App, listen: SocketAddr) -> Result<Exit, Failure> {
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(|error| {
        Failure::Input(format!("{listen} cannot be listened on ({error}); choose another with --listen"))
    })?;
    tokio::spawn(app.office.clone().keep_publishing());
    tokio::spawn(app.office.lists.clone().keep_fresh());
    tokio::spawn(app.office.clone().keep_watch());
    let store = app.office.store.clone();
    axum::serve(listener, web::app::router(app))
        .with_graceful_shutdown(async {
            let _ = tokio::signal::ctrl_c().await;
        })
        .await
        .map_err(|error| Failure::Internal(error.to_string()))?;
    store.close().await;
    Ok(Exit::Clear)
}
