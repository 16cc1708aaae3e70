//! The command line: which verbs there are. Each lives in a module of its own under `commands`.

use clap::{Parser, Subcommand};

use crate::commands::{
    act, admin, benchmark, check, content, demo, ledger, lists, ownership, schema, screen, serve,
};
use crate::exit::Exit;
use crate::output::Terminal;

/// What must hold before an institution lends its name.
#[derive(Parser)]
#[command(name = "imprimatur", version, about, max_term_width = 100)]
#[command(after_help = "\
Example:
  imprimatur check dossier.yaml --as-known-on 2020-03-31

Exit codes:
  0  done, and nothing wrong
  1  done, and findings block
  2  bad input or use
  3  internal failure")]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Demo(demo::Demo),
    Serve(serve::Serve),
    Check(check::Check),
    Open(act::Open),
    Act(act::DoAct),
    Admin(admin::Admin),
    #[command(subcommand)]
    Benchmark(benchmark::Verb),
    #[command(subcommand)]
    Content(content::Verb),
    #[command(subcommand)]
    Ledger(ledger::Verb),
    #[command(subcommand)]
    Lists(lists::Verb),
    Screen(screen::Screen),
    #[command(subcommand)]
    Ownership(ownership::Verb),
    Schema(schema::Schema),
}

/// Does what the command line asks.
pub fn run() -> Exit {
    let cli = Cli::parse();
    let terminal = Terminal::here();
    let done = match cli.verb {
        Verb::Demo(demo) => demo.run(&terminal),
        Verb::Serve(serve) => serve.run(&terminal),
        Verb::Check(check) => check.run(&terminal),
        Verb::Open(open) => open.run(&terminal),
        Verb::Act(act) => act.run(&terminal),
        Verb::Admin(admin) => admin.run(&terminal),
        Verb::Benchmark(verb) => verb.run(&terminal),
        Verb::Content(verb) => verb.run(&terminal),
        Verb::Ledger(verb) => verb.run(&terminal),
        Verb::Lists(verb) => verb.run(&terminal),
        Verb::Screen(screen) => screen.run(&terminal),
        Verb::Ownership(verb) => verb.run(&terminal),
        Verb::Schema(schema) => schema.run(&terminal),
    };
    done.unwrap_or_else(|failure| {
        terminal.complain(&failure);
        failure.exit()
    })
}
