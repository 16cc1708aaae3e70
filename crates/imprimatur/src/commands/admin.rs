//! `admin`: people, their roles and their passwords, for whoever runs the machine.

use std::io::Read;

use accounts::{Appointment, LocalPassword, Password, Person, allow_password};
use clap::{Args, Subcommand};
use policy::{Assignment, Body};
use store::Store;

use super::serve::{PlotOptions, runtime};
use crate::exit::{Exit, Failure};
use crate::output::Terminal;

/// People, their roles and their passwords
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur admin --data /var/lib/imprimatur person a.officer --name 'A. Officer' < password.txt
  imprimatur admin --data /var/lib/imprimatur appoint a.officer officer --institution un")]
pub struct Admin {
    #[command(flatten)]
    plot: PlotOptions,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Add a person; the password is read from standard input
    Person {
        /// Identifier: what is typed to sign in, and what events name. It stays
        id: String,
        /// The name to show
        #[arg(long)]
        name: String,
    },
    /// Give a person a new password, read from standard input
    Password {
        /// Identifier of the person
        id: String,
    },
    /// Give a person a role
    Appoint {
        /// Identifier of the person
        id: String,
        /// The role; see `content/policy/roles.yaml`
        role: String,
        /// The institution for which it is held
        #[arg(long, conflicts_with = "partner", required_unless_present = "partner")]
        institution: Option<String>,
        /// The partner for which the person speaks
        #[arg(long)]
        partner: Option<String>,
        /// The first instant at which it is held no more, such as 2027-01-01T00:00:00Z
        #[arg(long)]
        until: Option<jiff::Timestamp>,
    },
    /// End a person's role
    Dismiss {
        /// Identifier of the person
        id: String,
        /// The role
        role: String,
    },
    /// End all sessions of a person
    EndSessions {
        /// Identifier of the person
        id: String,
    },
    /// List people with their roles
    People,
}

impl Admin {
    /// Does what is asked.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        runtime()?.block_on(async {
            let app = self.plot.open().await?;
            let (store, now) = (&app.office.store, app.office.now());
            match self.verb {
                Verb::Person { id, name } => {
                    if id == policy::MONITOR || known(store, &id, now).await.is_ok() {
                        return Err(Failure::Input(format!(
                            "{id} is taken; identifiers are never given twice"
                        )));
                    }
                    let password = read_password(&[&id, &name])?;
                    let person = Person::new(&id, name, store.random().map_err(failed)?);
                    store.keep_person(&person).await.map_err(failed)?;
                    set_password(store, &id, &password).await?;
                }
                Verb::Password { id } => {
                    let person = known(store, &id, now).await?;
                    let password = read_password(&[&id, &person.person.name])?;
                    set_password(store, &id, &password).await?;
                    end_sessions(store, &id, now).await?;
                }
                Verb::Appoint { id, role, institution, partner, until } => {
                    known(store, &id, now).await?;
                    if app.office.grants.role(&role).is_none() {
                        return Err(Failure::Input(format!(
                            "no role is called {role}; see content/policy/roles.yaml"
                        )));
                    }
                    let body = match (institution, partner) {
                        (_, Some(partner)) => Body::Partner(partner),
                        (Some(institution), None) => Body::Institution(institution),
                        (None, None) => return Err(Failure::Input("name --institution or --partner".into())),
                    };
                    let appointment = Appointment::new(&id, Assignment { role, body }, now, until)
                        .map_err(|unfit| Failure::Input(unfit.to_string()))?;
                    store.appoint(&appointment).await.map_err(failed)?;
                }
                Verb::Dismiss { id, role } => {
                    known(store, &id, now).await?;
                    store.end_appointments(&id, &role, now).await.map_err(failed)?;
                }
                Verb::EndSessions { id } => {
                    known(store, &id, now).await?;
                    end_sessions(store, &id, now).await?;
                }
                Verb::People => {
                    for person in store.people().await.map_err(failed)? {
                        let account = known(store, &person.id, now).await?;
                        let roles: Vec<&str> = account.roles.iter().map(|one| one.role.as_str()).collect();
                        terminal.print(&format!("{}\t{}\t{}\n", person.id, person.name, roles.join(", ")))?;
                    }
                }
            }
            Ok(Exit::Clear)
        })
    }
}

async fn known(store: &Store, id: &str, now: jiff::Timestamp) -> Result<store::Account, Failure> {
    let account = store.account(id, now).await.map_err(failed)?;
    account.ok_or_else(|| Failure::Input(format!("nobody is called {id}; see `imprimatur admin people`")))
}

fn read_password(about: &[&str]) -> Result<Password, Failure> {
    let mut typed = String::new();
    std::io::stdin()
        .take(1024)
        .read_to_string(&mut typed)
        .map_err(|error| Failure::Input(format!("standard input: {error}")))?;
    let password = Password::new(typed.trim_end_matches(['\r', '\n']));
    allow_password(&password, about).map_err(|weak| Failure::Input(weak.to_string()))?;
    Ok(password)
}

async fn set_password(store: &Store, id: &str, password: &Password) -> Result<(), Failure> {
    let hash = password.hash(store.random().map_err(failed)?);
    store.keep_local_password(id, &LocalPassword { hash, codes: None }).await.map_err(failed)
}

async fn end_sessions(store: &Store, id: &str, now: jiff::Timestamp) -> Result<(), Failure> {
    for session in store.sessions_of(id).await.map_err(failed)? {
        store.end_session(id, session.token.text(), now).await.map_err(failed)?;
    }
    Ok(())
}

fn failed(error: store::StoreError) -> Failure {
    Failure::Internal(error.to_string())
}
