//! `demo`: the UN75–Tencent replay in a browser, on a store that is thrown away.

use std::net::{Ipv4Addr, SocketAddr};

use clap::Args;

use super::ContentOption;
use super::serve::{runtime, until_stopped};
use crate::demo::{self, PASSWORD, PEOPLE};
use crate::exit::{Exit, Failure};
use crate::house::Plot;
use crate::log;
use crate::output::Terminal;

/// The UN75–Tencent replay in a browser, on a store that is thrown away
///
/// Fills an embedded store by doing real acts, up to the point where the gate refuses the
/// announcement; beside it an invented engagement that went all the way. Everybody's sign-in is
/// printed: take over any role and go on.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur demo
  imprimatur demo --port 9000 --keep /tmp/demo")]
pub struct Demo {
    /// Port on this machine; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,
    /// Keep the data in this folder, which must be empty or new
    #[arg(long, value_name = "DIR")]
    keep: Option<std::path::PathBuf>,
    /// Fill the store, print, and leave: with --keep, for looking at the data
    #[arg(long)]
    no_serve: bool,
    #[command(flatten)]
    content: ContentOption,
}

impl Demo {
    /// Fills, prints, serves.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        log::to_standard_error();
        let content = self.content.load()?;
        let throw_away = tempfile::tempdir()
            .map_err(|error| Failure::Internal(format!("no temporary folder: {error}")))?;
        let data = match &self.keep {
            None => throw_away.path().to_owned(),
            Some(folder) if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) => {
                return Err(Failure::Input(format!("{}: not empty; name a new folder", folder.display())));
            }
            Some(folder) => folder.clone(),
        };
        runtime()?.block_on(async {
            let listen = free_address(self.port).await?;
            let plot = Plot {
                data: data.clone(),
                database: None,
                // Passkeys are bound to a name, and an IP address is none.
                address: format!("http://localhost:{}", listen.port()),
                institution: "Demonstration register".into(),
                witnesses: Vec::new(),
                quorum: 0,
            };
            let (app, told) = demo::tell(plot, content).await?;
            terminal.print(&greeting(&app.address, &data.display().to_string(), &told))?;
            if self.no_serve {
                return Ok(Exit::Clear);
            }
            until_stopped(app, listen).await
        })
    }
}

/// The address that will be listened on, found before the ledger is named after it.
async fn free_address(port: u16) -> Result<SocketAddr, Failure> {
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = tokio::net::TcpListener::bind(wanted).await.map_err(|error| {
        Failure::Input(format!(
            "{wanted} cannot be listened on ({error}); choose another with --port, or --port 0"
        ))
    })?;
    listener.local_addr().map_err(|error| Failure::Internal(error.to_string()))
}

fn greeting(address: &str, data: &str, told: &[demo::Told]) -> String {
    let mut text = String::from("The demonstration is ready.\n\n");
    for one in told {
        text += &format!("{}\n  {address}/register/{}\n  {} acts done", one.title, one.case_id, one.done);
        for refusal in &one.refused {
            text += &format!("\n  refused: {refusal}");
        }
        text += "\n\n";
    }
    text += &format!(
        "Register   {address}/register\nSign in    {address}/sign-in   password for everybody: {PASSWORD}\n\n"
    );
    for (id, name, role, _) in PEOPLE {
        text += &format!("  {id:<12}{name:<18}{role}\n");
    }
    text += &format!(
        "\nLedger     {address}/ledger/checkpoint\nCheck it   imprimatur ledger verify {data}/ledger\n"
    );
    text
}
