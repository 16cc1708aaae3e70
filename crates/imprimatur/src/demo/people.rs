//! The people of the demonstration, one for each role. All invented.

use accounts::{Appointment, LocalPassword, Password, Person};
use jiff::Timestamp;
use policy::{Assignment, Body};
use store::Store;

use crate::exit::Failure;

/// Everybody's password. The house is thrown away and listens on this machine alone.
pub const PASSWORD: &str = "demonstration-only";

/// The institutions of the demonstration.
const UN: &str = "un";
const INVENTED: &str = "example-institution";

/// Identifier, name, role, and for which partner the person speaks, if for one.
pub const PEOPLE: [(&str, &str, &str, Option<&str>); 11] = [
    ("officer", "Olga Officer", "officer", None),
    ("diligence", "Dana Diligence", "due-diligence", None),
    ("lawyer", "Luis Lawyer", "lawyer", None),
    ("expert", "Esra Expert", "expert", None),
    ("society", "Sami Society", "civil-society", None),
    ("partner", "Petra Partner", "partner", Some("lindenfield")),
    ("approver", "Aya Approver", "approver", None),
    ("head", "Hugo Head", "head-of-entity", None),
    ("ethics", "Eva Ethics", "ethics", None),
    ("oversight", "Omar Oversight", "oversight-office", None),
    ("admin", "Ada Admin", "administrator", None),
];

/// Gives everybody an account and their role in both institutions.
pub async fn settle(store: &Store, from: Timestamp) -> Result<(), Failure> {
    let failed = |error: store::StoreError| Failure::Internal(error.to_string());
    for (id, name, role, partner) in PEOPLE {
        let person = Person::new(id, name, store.random().map_err(failed)?);
        store.keep_person(&person).await.map_err(failed)?;
        let salt = store.random().map_err(failed)?;
        let hash = tokio::task::spawn_blocking(move || Password::new(PASSWORD).hash(salt))
            .await
            .map_err(|error| Failure::Internal(error.to_string()))?;
        store.keep_local_password(id, &LocalPassword { hash, codes: None }).await.map_err(failed)?;
        let bodies = match partner {
            Some(partner) => vec![Body::Partner(partner.into())],
            None => vec![Body::Institution(UN.into()), Body::Institution(INVENTED.into())],
        };
        for body in bodies {
            let held = Assignment { role: role.into(), body };
            let appointment = Appointment::new(id, held, from, None)
                .map_err(|unfit| Failure::Internal(unfit.to_string()))?;
            store.appoint(&appointment).await.map_err(failed)?;
        }
    }
    Ok(())
}
