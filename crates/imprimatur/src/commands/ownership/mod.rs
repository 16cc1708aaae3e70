//! `ownership`: who owns and controls a party, and how two are connected, on a day; registers that say so.

mod import;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use evidence::Date;
use ownership::{Graph, Identifier, Interval, NodeId, Problem, Shown, View, folded};
use serde::Serialize;

use super::{Format, day};
use crate::exit::{Exit, Failure};
use crate::output::{Page, Terminal};
use crate::{clock, registers};

/// Who owns and controls a party, and how two are connected
#[derive(Subcommand)]
pub enum Verb {
    Import(import::Import),
    Owners(Owners),
    Control(Control),
    Paths(Paths),
}

/// What the statements are, and of which day.
#[derive(Args)]
struct About {
    /// Files of statements: BODS 0.2 to 0.4 (JSON array or lines), FollowTheMoney entities, GLEIF XML.
    /// Written REGISTER=FILE where two registers use the same identifiers for other records; the records
    /// are then called REGISTER/IDENTIFIER
    #[arg(required_unless_present = "data", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The data folder, for the newest editions of all registers that were imported, in place of files
    #[arg(long, value_name = "DIR", conflicts_with = "files")]
    data: Option<PathBuf>,
    /// What held on this day (such as 2020-03-31; today if left out)
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    /// As far as it was stated by this day (as --on if left out)
    #[arg(long, value_name = "DATE", value_parser = day)]
    known_on: Option<Date>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Who owns a party, along all chains together, with how much reaches nobody who is known
#[derive(Args)]
#[command(after_help = "\
Examples:
  imprimatur ownership owners bp.json --of GB-COH:00102498 --on 2025-03-01
  imprimatur ownership owners --data /var/lib/imprimatur --of GB-COH:00102498")]
pub struct Owners {
    #[command(flatten)]
    about: About,
    /// The party: a record, SCHEME:IDENTIFIER, or a name that only one has
    #[arg(long, value_name = "PARTY")]
    of: String,
}

/// Who controls a party, and whom it controls
#[derive(Args)]
pub struct Control {
    #[command(flatten)]
    about: About,
    /// The party: a record, SCHEME:IDENTIFIER, or a name that only one has
    #[arg(long, value_name = "PARTY")]
    of: String,
}

/// The shortest chains between two parties, over ties of every kind
#[derive(Args)]
pub struct Paths {
    #[command(flatten)]
    about: About,
    /// One party
    #[arg(long, value_name = "PARTY")]
    from: String,
    /// The other
    #[arg(long, value_name = "PARTY")]
    to: String,
    /// The most steps that a chain may have
    #[arg(long, value_name = "STEPS", default_value_t = 8)]
    most: usize,
}

impl Verb {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        match self {
            Verb::Import(import) => import.run(terminal),
            Verb::Owners(owners) => owners.run(terminal),
            Verb::Control(control) => control.run(terminal),
            Verb::Paths(paths) => paths.run(terminal),
        }
    }
}

impl About {
    /// The graph of all files, or of all registers, together.
    fn graph(&self, terminal: &Terminal) -> Result<Arc<Graph>, Failure> {
        let Some(data) = &self.data else {
            let (graph, problems) = registers::graph_of(&self.files)?;
            note(terminal, &problems);
            return Ok(Arc::new(graph));
        };
        let editions = registers::newest(data)?;
        if editions.is_empty() {
            return Err(Failure::Input(format!(
                "{}: no register was imported; see `imprimatur ownership import --help`",
                data.display()
            )));
        }
        let all = registers::load(&editions)?;
        note(terminal, &all.problems);
        Ok(all.graph)
    }

    fn view<'g>(&self, graph: &'g Graph) -> View<'g> {
        let on = self.on.unwrap_or_else(|| clock::now().to_zoned(jiff::tz::TimeZone::UTC).date());
        graph.at(on, self.known_on.unwrap_or(on))
    }

    fn show(
        &self,
        terminal: &Terminal,
        answer: &impl Serialize,
        text: impl FnOnce(&mut Page),
    ) -> Result<Exit, Failure> {
        match self.format {
            Format::Json => terminal.print_json(answer)?,
            Format::Text => {
                let mut page = Page::new(terminal.width());
                text(&mut page);
                terminal.print(&page.finish())?;
            }
        }
        Ok(Exit::Clear)
    }
}

/// The first few, and how many there are: the data are somebody else's, and are taken as they are.
fn note(terminal: &Terminal, problems: &[Problem]) {
    const SHOWN: usize = 5;
    for problem in problems.iter().take(SHOWN) {
        terminal.note(&problem.to_string());
    }
    if problems.len() > SHOWN {
        terminal.note(&format!("{} problems of the data in all", problems.len()));
    }
}

/// The party that is meant. A name counts where only one has it: names never tell who is who.
fn party(graph: &Graph, meant: &str) -> Result<NodeId, Failure> {
    let by_identifier = || {
        let (scheme, id) = meant.split_once(':')?;
        graph.find_identifier(&Identifier::new(scheme, id)?)
    };
    if let Some(node) = graph.find(meant).or_else(by_identifier) {
        return Ok(node);
    }
    let name = folded(meant);
    let bearers: Vec<NodeId> =
        graph.nodes().filter(|node| folded(&graph.show(*node).name) == name && !name.is_empty()).collect();
    match bearers.as_slice() {
        [node] => Ok(*node),
        [] => Err(Failure::Input(format!(
            "{meant}: nobody in these files; give a record, SCHEME:IDENTIFIER, or the whole name"
        ))),
        several => {
            let ids: Vec<String> = several.iter().map(|node| graph.show(*node).id).collect();
            Err(Failure::Input(format!(
                "{meant}: {} have this name; give one of {}",
                several.len(),
                ids.join(", ")
            )))
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Ownership {
    #[serde(flatten)]
    owners: ownership::Owners,
    state: ownership::State,
    opacity: ownership::Opacity,
}

impl Owners {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let graph = self.about.graph(terminal)?;
        let (node, view) = (party(&graph, &self.of)?, self.about.view(&graph));
        let answer =
            Ownership { owners: view.owners(node), state: view.state(node), opacity: view.opacity(node) };
        self.about.show(terminal, &answer, |page| owners_text(page, &answer))
    }
}

fn owners_text(page: &mut Page, answer: &Ownership) {
    let Ownership { owners, state, opacity } = answer;
    page.heading(&format!("Who owns {}", name(&owners.subject)));
    for owner in &owners.owners {
        page.item(&percent(owner.shares), &name(&owner.party));
        if let Some(control) = owner.control {
            page.detail("control", &word(&control));
        }
        path_text(page, &owner.path);
    }
    if owners.owners.is_empty() {
        page.paragraph("Nobody is known to own any of it. That is not evidence that nobody does.");
    }
    for closed in &owners.closed_loops {
        let names: Vec<String> = closed.iter().map(name).collect();
        page.item(
            "closed loop",
            &format!("{}: they hold each other, and nobody owns them", names.join(", ")),
        );
    }
    page.heading("What is not known");
    page.row("States", &format!("{} stated; up to {}", percent(state.stated), percent(state.shares)));
    page.row("nobody known", &percent(opacity.opaque));
    for party in &owners.not_followed {
        page.row("not followed", &name(party));
    }
    for problem in &owners.problems {
        page.row("problem", &problem.to_string());
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Controls {
    controllers: Vec<ownership::Controller>,
    controlled: Vec<ownership::Controlled>,
}

impl Control {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let graph = self.about.graph(terminal)?;
        let (node, view) = (party(&graph, &self.of)?, self.about.view(&graph));
        let answer = Controls { controllers: view.control(node), controlled: view.controlled_by(node) };
        let subject = graph.show(node);
        self.about.show(terminal, &answer, |page| {
            page.heading(&format!("Who controls {}", name(&subject)));
            for one in &answer.controllers {
                page.item(&word(&one.certainty), &format!("{}, by {}", name(&one.party), word(&one.basis)));
                page.detail("votes", &percent(one.votes));
                path_text(page, &one.path);
            }
            page.heading(&format!("Whom {} controls", name(&subject)));
            for one in &answer.controlled {
                page.item(&word(&one.certainty), &format!("{}, by {}", name(&one.party), word(&one.basis)));
            }
        })
    }
}

impl Paths {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let graph = self.about.graph(terminal)?;
        let (from, to) = (party(&graph, &self.from)?, party(&graph, &self.to)?);
        let answer = self.about.view(&graph).paths(from, to, self.most);
        self.about.show(terminal, &answer, |page| {
            page.heading(&format!("From {} to {}", name(&graph.show(from)), name(&graph.show(to))));
            for (number, path) in answer.paths.iter().enumerate() {
                page.item(&format!("{}.", number + 1), &format!("{} steps", path.len()));
                path_text(page, path);
            }
            if answer.paths.is_empty() {
                page.paragraph("No chain of ties in force is known.");
            }
            for hub in &answer.not_followed {
                page.row("not followed", &name(hub));
            }
        })
    }
}

fn path_text(page: &mut Page, path: &ownership::Path) {
    for step in path {
        let statements: Vec<&str> = step.ties.iter().map(|tie| tie.statement.id.as_str()).collect();
        page.detail(
            "step",
            &format!("{} → {} [{}]", name(&step.party), name(&step.subject), statements.join(", ")),
        );
    }
}

fn name(shown: &Shown) -> String {
    if shown.name.is_empty() { shown.id.clone() } else { format!("{} ({})", shown.name, shown.id) }
}

/// The word that a code has in JSON.
fn word(code: &impl Serialize) -> String {
    serde_json::to_value(code).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn percent(share: Interval) -> String {
    let (lo, hi) = (share.lo * 100.0, share.hi * 100.0);
    match share.is_exact() {
        true => format!("{lo:.2} %"),
        false => format!("{lo:.2}–{hi:.2} %"),
    }
}
