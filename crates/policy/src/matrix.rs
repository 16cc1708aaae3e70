//! The grants as a table: what [`Grants::decide`] answers, and not what the file says.

use crate::{Act, Actor, Assignment, Body, Grants, PUBLIC, SIGNED_IN, Subject};

/// How to read the table.
const LEGEND: &str = "\
Who may do what. A row for each act, a column for each role.

  A  on anything
  O  on the business of the institution for which the role is held
  N  on cases that name the person as a reviewer, or the partner for which the person speaks
  .  refused

A person who was set aside from a case may do with it what the public may, and no more.

";

/// The table of what each role may do, as text. Every mark is an answer of [`Grants::decide`] to a
/// person who holds that role alone.
pub fn matrix(grants: &Grants) -> String {
    let names: Vec<&str> = grants.roles().iter().map(|role| role.role.as_str()).collect();
    let first = Act::all().map(|act| act.name().len()).max().unwrap_or_default();
    let mut table = String::from(LEGEND);
    table.push_str(&row("act", first, &names, &names));
    for act in Act::all() {
        let marks: Vec<&str> = grants.roles().iter().map(|role| mark(grants, &role.role, act)).collect();
        table.push_str(&row(act.name(), first, &marks, &names));
    }
    table
}

fn row(head: &str, first: usize, cells: &[&str], columns: &[&str]) -> String {
    let mut line = format!("{head:<first$}");
    for (cell, column) in cells.iter().zip(columns) {
        line.push_str(&format!("  {cell:<width$}", width = column.len()));
    }
    format!("{}\n", line.trim_end())
}

/// What a person with this role alone may do: on a stranger's case, on a case of the same
/// institution, and on a case that names the person or the partner.
fn mark(grants: &Grants, role: &str, act: Act) -> &'static str {
    let elsewhere = Subject::institution("elsewhere");
    let at_home = Subject::institution("home");
    let named =
        Subject { partner: Some("company".into()), named: ["somebody".into()].into(), ..elsewhere.clone() };
    let may =
        |subject: &Subject| actors(role).iter().any(|actor| grants.decide(actor, act, subject).is_allowed());
    match (may(&elsewhere), may(&at_home), may(&named)) {
        (true, _, _) => "A",
        (_, true, true) => "O N",
        (_, true, false) => "O",
        (_, false, true) => "N",
        (false, false, false) => ".",
    }
}

/// Somebody who holds `role`, for an institution and for a partner.
fn actors(role: &str) -> Vec<Actor> {
    let bodies = [Body::Institution("home".into()), Body::Partner("company".into())];
    match role {
        PUBLIC => vec![Actor::stranger()],
        SIGNED_IN => vec![Actor::person("somebody", Vec::new())],
        _ => bodies
            .into_iter()
            .map(|body| Actor::person("somebody", vec![Assignment { role: role.into(), body }]))
            .collect(),
    }
}
