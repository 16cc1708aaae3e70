//! Who may do what, by example and by property.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod decide;
mod file;
mod matrix;

use std::sync::LazyLock;

use policy::{Act, Actor, Assignment, Body, Grants};

/// The grants that come with the program.
fn grants() -> &'static Grants {
    static GRANTS: LazyLock<Grants> = LazyLock::new(|| {
        Grants::load(Grants::PATH, include_bytes!("../../../../content/policy/roles.yaml")).unwrap()
    });
    &GRANTS
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
    Actor::person(
        "p.partner",
        vec![Assignment { role: "partner".into(), body: Body::Partner(partner.into()) }],
    )
}
