//! People, their ways in, their roles and their sessions.

use accounts::{Appointment, Attempts, LocalPassword, Person, Session, SessionToken, roles_in_force};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Store;
use crate::db::{Row, Value, args};
use crate::error::{Result, StoreError};
use crate::keys::fill_random;
use crate::payload::{open, seal};

/// A person with the roles of the moment.
#[derive(Debug, Clone)]
pub struct Account {
    /// The person.
    pub person: Person,
    /// The roles in force.
    pub roles: Vec<policy::Assignment>,
}

impl Account {
    /// The person as the policy sees them.
    pub fn actor(&self) -> policy::Actor {
        policy::Actor::person(&self.person.id, self.roles.clone())
    }
}

impl Store {
    /// Random bytes, for tokens, salts and handles.
    ///
    /// # Errors
    /// The system has none to give.
    pub fn random<const N: usize>(&self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        fill_random(&mut bytes)?;
        Ok(bytes)
    }

    /// A name that nothing else has.
    pub(crate) fn random_id(&self) -> Result<String> {
        Ok(hex::encode(self.random::<16>()?))
    }

    /// Keeps a person, new or changed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_person(&self, person: &Person) -> Result<()> {
        self.write(
            "INSERT INTO person (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
            args![person.id.as_str(), json(person)?],
        )
        .await
    }

    /// Every person, by identifier.
    ///
    /// # Errors
    /// The database failed.
    pub async fn people(&self) -> Result<Vec<Person>> {
        let rows = self.inner.db.all("SELECT body FROM person ORDER BY id", vec![]).await?;
        rows.iter().map(body).collect()
    }

    /// The person with the roles in force at `now`; `None` where there is nobody of that name.
    ///
    /// # Errors
    /// The database failed.
    pub async fn account(&self, id: &str, now: Timestamp) -> Result<Option<Account>> {
        let rows = self.inner.db.all("SELECT body FROM person WHERE id = $1", args![id]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let appointments = self.appointments_about(id).await?;
        Ok(Some(Account { person: body(row)?, roles: roles_in_force(id, &appointments, now) }))
    }

    /// The appointments of a person, and of everybody who lends to the person.
    ///
    /// # Errors
    /// The database failed.
    pub async fn appointments_about(&self, id: &str) -> Result<Vec<Appointment>> {
        let rows = self
            .inner
            .db
            .all(
                "SELECT body FROM appointment WHERE person = $1 \
                 OR person IN (SELECT lent_by FROM appointment WHERE person = $1) ORDER BY id",
                args![id],
            )
            .await?;
        rows.iter().map(body).collect()
    }

    /// Keeps an appointment.
    ///
    /// # Errors
    /// The database failed.
    pub async fn appoint(&self, appointment: &Appointment) -> Result<()> {
        let id = self.random_id()?;
        let lender = appointment.lent_by.clone().unwrap_or_default();
        self.write(
            "INSERT INTO appointment (id, person, lent_by, body) VALUES ($1, $2, $3, $4)",
            args![id, appointment.person.as_str(), lender, json(appointment)?],
        )
        .await
    }

    /// Ends every appointment of `person` to `role` at `at`.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_appointments(&self, person: &str, role: &str, at: Timestamp) -> Result<()> {
        let rows =
            self.inner.db.all("SELECT id, body FROM appointment WHERE person = $1", args![person]).await?;
        let mut tx = self.inner.db.begin().await?;
        for row in &rows {
            let mut appointment: Appointment = body(row)?;
            if appointment.role == role && appointment.until.is_none_or(|until| until > at) {
                appointment.until = Some(at);
                let changed = args![json(&appointment)?, row.text("id")?];
                tx.run("UPDATE appointment SET body = $1 WHERE id = $2", changed).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// What a person signs in with: password hash and one-time codes.
    ///
    /// # Errors
    /// The database failed, or the row was sealed with another key.
    pub async fn local_password(&self, person: &str) -> Result<Option<LocalPassword>> {
        let rows = self.inner.db.all("SELECT sealed FROM secret WHERE person = $1", args![person]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let broken = || StoreError::Tampered(format!("secret of {person}"));
        let plain =
            open(&self.inner.keys.payload, &row.bytes("sealed")?, person.as_bytes()).ok_or_else(broken)?;
        serde_json::from_slice(&plain).map(Some).map_err(|_| broken())
    }

    /// Keeps what a person signs in with.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_local_password(&self, person: &str, local: &LocalPassword) -> Result<()> {
        let plain = zeroize::Zeroizing::new(
            serde_json::to_vec(local).map_err(|error| StoreError::Leaf(error.to_string()))?,
        );
        let sealed = seal(&self.inner.keys.payload, &plain, person.as_bytes())?;
        self.write(
            "INSERT INTO secret (person, sealed) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed",
            args![person, sealed],
        )
        .await
    }

    /// Failures to sign in under a name.
    ///
    /// # Errors
    /// The database failed.
    pub async fn attempts(&self, name: &str) -> Result<Attempts> {
        let rows = self.inner.db.all("SELECT body FROM attempts WHERE name = $1", args![name]).await?;
        rows.first().map(body).transpose().map(Option::unwrap_or_default)
    }

    /// Keeps the failures under a name.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_attempts(&self, name: &str, attempts: &Attempts) -> Result<()> {
        self.write(
            "INSERT INTO attempts (name, body) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            args![name, json(attempts)?],
        )
        .await
    }

    /// Keeps a session, new or changed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_session(&self, session: &Session) -> Result<()> {
        self.write(
            "INSERT INTO session (token, person, body) VALUES ($1, $2, $3) \
             ON CONFLICT (token) DO UPDATE SET body = excluded.body",
            args![session.token.text(), session.person.as_str(), json(session)?],
        )
        .await
    }

    /// The account and session that a token opens at `now`. Keeps that it was used.
    ///
    /// # Errors
    /// The database failed.
    pub async fn signed_in(
        &self,
        token: &SessionToken,
        now: Timestamp,
    ) -> Result<Option<(Account, Session)>> {
        let rows = self
            .inner
            .db
            .all("SELECT body FROM session WHERE token = $1", args![token.hash().text()])
            .await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let session: Session = body(row)?;
        if !session.is_opened_by(token, now) {
            return Ok(None);
        }
        let used = session.used(now);
        if used != session {
            self.keep_session(&used).await?;
        }
        let account = self.account(&session.person, now).await?;
        Ok(account.filter(|account| account.person.is_open(now)).map(|account| (account, used)))
    }

    /// The sessions of a person, newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sessions_of(&self, person: &str) -> Result<Vec<Session>> {
        let rows = self.inner.db.all("SELECT body FROM session WHERE person = $1", args![person]).await?;
        let mut sessions = rows.iter().map(body).collect::<Result<Vec<Session>>>()?;
        sessions.sort_by_key(|session| std::cmp::Reverse(session.began_at));
        Ok(sessions)
    }

    /// Ends the session of `person` whose token has this hash.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_session(&self, person: &str, token_hash: &str, now: Timestamp) -> Result<()> {
        for mut session in self.sessions_of(person).await? {
            if session.token.text() == token_hash && session.ended_at.is_none() {
                session.ended_at = Some(now);
                self.keep_session(&session).await?;
            }
        }
        Ok(())
    }

    pub(crate) async fn write(&self, sql: &'static str, args: Vec<Value>) -> Result<()> {
        let mut tx = self.inner.db.begin().await?;
        tx.run(sql, args).await?;
        Ok(tx.commit().await?)
    }
}

pub(crate) fn json(value: &impl Serialize) -> Result<serde_json::Value> {
    serde_json::to_value(value).map_err(|error| StoreError::Leaf(error.to_string()))
}

pub(crate) fn body<T: DeserializeOwned>(row: &Row) -> Result<T> {
    serde_json::from_value(row.json("body")?).map_err(|error| StoreError::Tampered(error.to_string()))
}
