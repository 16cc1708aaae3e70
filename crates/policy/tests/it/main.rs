//! Who may do what, by example and by property.

mod decide;
mod file;
mod matrix;

use policy::{Act, Actor, Assignment, Body, Grants};

/// The grants that come with the program.
fn grants() -> Grants {
    Grants::load(Grants::PATH, include_bytes!("../../../../content/policy/roles.yaml")).unwrap()
}

fn act(name: &str) -> Act {
    Act::named(name).unwrap()
}

/// A person who holds `role` for the institution `home`.
fn at_home(person: &str, role: &str) -> Actor {
    Actor::person(person, vec![Assignment { role: role.into(), body: Body::Institution("home".into()) }])
}

/// A person who speaks for a partner.
fn speaks_for(partner: &str) -> Actor {
    Actor::person("p.partner", vec![Assignment { role: "partner".into(), body: Body::Partner(partner.into()) }])
}
