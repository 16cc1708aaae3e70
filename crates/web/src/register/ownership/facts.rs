//! What registers say of who owns, controls and is controlled by a partner.

use std::collections::HashSet;

use evidence::Date;
use ownership::{
    Controlled, Controller, Graph, Identifier, Member, NodeId, Opacity, Owners, Path, Problem as Oddity,
    Shown, State, View,
};
use serde::Serialize;
use store::Filter;
use utoipa::ToSchema;

use super::super::asked::day_asked;
use super::chart::Chart;
use crate::app::App;
use crate::problem::Problem;
use crate::registers::{RegisterEdition, Registers};

/// The days that are asked about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    /// What held on it.
    pub on: Date,
    /// As far as it was stated by it.
    pub known_on: Date,
}

impl Days {
    /// What is not said is today; and what was stated by the day that is asked about.
    pub fn new(app: &App, on: Option<Date>, known_on: Option<Date>) -> Self {
        let on = on.unwrap_or_else(|| app.office.today());
        Days { on, known_on: known_on.unwrap_or(on) }
    }

    /// The days that an address names.
    ///
    /// # Errors
    /// One of the texts is no date, or one that is still to come.
    pub fn read(app: &App, on: &str, known_on: &str) -> Result<Self, Problem> {
        let today = app.office.today();
        Ok(Self::new(app, day_asked("on", on, today)?, day_asked("known-on", known_on, today)?))
    }
}

/// How far the question could be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = OwnershipStanding)]
pub(crate) enum Standing {
    /// No register was imported.
    NoRegister,
    /// The partner has no identifier to look for.
    NoIdentifier,
    /// No register that was imported has an identifier of the partner.
    Unknown,
    /// Some register has.
    Found,
}

/// What is known of the ownership of a partner.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct PublicOwnership {
    /// Who was looked for.
    pub partner: PartnerNamed,
    /// What held on this day is told …
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// … as far as it was stated by this one.
    #[schema(value_type = String, format = Date)]
    pub known_on: Date,
    /// How far the question could be answered.
    pub standing: Standing,
    /// Identifiers of the partner that no register has.
    pub not_found: Vec<String>,
    /// The party with the partner's identifiers; several where registers do not say that they are one.
    pub parties: Vec<Found>,
    /// The editions that were asked.
    pub registers: Vec<RegisterEdition>,
}

/// A partner, by what it is looked for.
#[derive(Serialize, ToSchema)]
pub(crate) struct PartnerNamed {
    /// Its identifier here.
    pub id: String,
    /// Its name; nobody is looked for by it.
    pub name: String,
    /// Its identifiers in registers, each with its scheme.
    pub identifiers: Vec<String>,
}

/// What registers say of one party.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = PartyFound)]
pub(crate) struct Found {
    /// Who.
    pub party: Shown,
    /// The identifiers of the partner that lead to it.
    pub by: Vec<String>,
    /// Who owns it.
    pub owners: Owners,
    /// Who controls it.
    pub controllers: Vec<Controller>,
    /// Everybody else above it: whoever neither owns nor controls it, and holds something in somebody who does.
    pub others_above: Vec<Member>,
    /// Whom it controls.
    pub controlled: Vec<Controlled>,
    /// The part of States in it.
    pub state: State,
    /// The part that reaches nobody who is known.
    pub opacity: Opacity,
    /// What the picture of it shows.
    pub drawn: Chart,
    /// What is odd about the statements that the answers rest on.
    pub statement_problems: Vec<Oddity>,
}

impl PublicOwnership {
    pub async fn load(app: &App, id: &str, days: Days) -> Result<Self, Problem> {
        let engagements = app.office.store.list(&Filter { partner: id.into(), ..Filter::default() }).await?;
        let Some(newest) = engagements.first() else {
            return Err(Problem::not_found(format!("no engagement with a partner {id} is recorded here")));
        };
        // Each engagement has its own file of the partner; what one of them knows holds for all.
        let mut identifiers: Vec<String> =
            engagements.iter().flat_map(|case| case.partner.identifiers.clone()).collect();
        identifiers.sort();
        identifiers.dedup();
        let partner = PartnerNamed { id: id.to_owned(), name: newest.partner.name.clone(), identifiers };
        let registers = app.office.registers();
        // Loops and many owners take their time; other requests go on meanwhile, and no more are worked on at
        // once than there are processors.
        let desk = app.office.desks.clone().acquire_owned().await.map_err(|error| Problem::failed(&error))?;
        let asked = move || {
            let _held = desk;
            Self::of(partner, registers.as_ref(), days)
        };
        tokio::task::spawn_blocking(asked).await.map_err(|error| Problem::failed(&error))
    }

    fn of(partner: PartnerNamed, registers: Option<&Registers>, days: Days) -> Self {
        let (mut parties, mut not_found) = (Vec::new(), partner.identifiers.clone());
        if let Some(registers) = registers {
            let (nodes, unknown) = look_up(&registers.graph, &partner.identifiers);
            let view = registers.graph.at(days.on, days.known_on);
            let found = |(node, by)| Found::of(view, node, by, &registers.problems);
            (parties, not_found) = (nodes.into_iter().map(found).collect(), unknown);
        }
        let standing = match registers {
            None => Standing::NoRegister,
            Some(_) if partner.identifiers.is_empty() => Standing::NoIdentifier,
            Some(_) if parties.is_empty() => Standing::Unknown,
            Some(_) => Standing::Found,
        };
        let registers = registers.map_or_else(Vec::new, |registers| registers.editions.clone());
        let Days { on, known_on } = days;
        PublicOwnership { partner, on, known_on, standing, not_found, parties, registers }
    }
}

/// The parties that have the identifiers, and the identifiers that nobody has.
fn look_up(graph: &Graph, identifiers: &[String]) -> (Vec<(NodeId, Vec<String>)>, Vec<String>) {
    let (mut found, mut unknown): (Vec<(NodeId, Vec<String>)>, _) = (Vec::new(), Vec::new());
    for text in identifiers {
        let identifier = text.split_once(':').and_then(|(scheme, id)| Identifier::new(scheme, id));
        match identifier.and_then(|identifier| graph.find_identifier(&identifier)) {
            None => unknown.push(text.clone()),
            Some(node) => match found.iter_mut().find(|(known, _)| *known == node) {
                Some((_, by)) => by.push(text.clone()),
                None => found.push((node, vec![text.clone()])),
            },
        }
    }
    (found, unknown)
}

impl Found {
    fn of(view: View<'_>, node: NodeId, by: Vec<String>, problems: &[Oddity]) -> Self {
        let (owners, controllers) = (view.owners(node), view.control(node));
        let controlled = view.controlled_by(node);
        let known: HashSet<NodeId> = owners.owners.iter().map(|one| one.party.node).collect();
        let known: HashSet<NodeId> = controllers.iter().map(|one| one.party.node).chain(known).collect();
        let mut others_above = view.group(node).parents;
        others_above.retain(|one| !known.contains(&one.party.node));
        let drawn = Chart::of(view, &owners, &controllers, &others_above, &controlled);
        let paths = owners.owners.iter().map(|one| &one.path);
        let paths = paths.chain(controllers.iter().map(|one| &one.path));
        let paths = paths.chain(others_above.iter().map(|one| &one.path));
        let paths = paths.chain(controlled.iter().map(|one| &one.path));
        let party = view.graph().show(node);
        Found {
            statement_problems: concerned(view.graph(), &party, paths, problems),
            state: view.state(node),
            opacity: view.opacity(node),
            party,
            by,
            owners,
            controllers,
            others_above,
            controlled,
            drawn,
        }
    }
}

/// The problems of the parties on some chains, and of the statements on who holds anything in them.
fn concerned<'a>(
    graph: &Graph,
    party: &'a Shown,
    paths: impl Iterator<Item = &'a Path>,
    problems: &[Oddity],
) -> Vec<Oddity> {
    let on_chains = paths.flatten().flat_map(|step| [&step.party, &step.subject]);
    let parties: HashSet<&Shown> = on_chains.chain([party]).collect();
    let statements = parties.iter().flat_map(|party| graph.statements_on(party.node));
    let concerned: HashSet<&str> = parties.iter().map(|party| party.id.as_str()).chain(statements).collect();
    problems.iter().filter(|problem| concerned.contains(problem.at.as_str())).cloned().collect()
}
