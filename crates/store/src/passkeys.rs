//! Passkeys: public keys and counters, no secrets.

use accounts::passkey::Passkey;

use crate::Store;
use crate::accounts::{body, json};
use crate::db::{DbError, args};
use crate::error::Result;

impl Store {
    /// The passkeys of a person, oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn passkeys_of(&self, person: &str) -> Result<Vec<Passkey>> {
        let rows = self.inner.db.all("SELECT body FROM passkey WHERE person = $1", args![person]).await?;
        let mut passkeys = rows.iter().map(body).collect::<Result<Vec<Passkey>>>()?;
        passkeys.sort_by_key(|passkey| passkey.added_at);
        Ok(passkeys)
    }

    /// Who has the passkey with this identifier, and the passkey.
    ///
    /// # Errors
    /// The database failed.
    pub async fn passkey(&self, credential: &str) -> Result<Option<(String, Passkey)>> {
        let sql = "SELECT person, body FROM passkey WHERE credential = $1";
        let rows = self.inner.db.all(sql, args![credential]).await?;
        rows.first().map(|row| Ok((row.text("person")?, body(row)?))).transpose()
    }

    /// Keeps a new passkey; `false` where somebody, this person or another, has it already.
    ///
    /// # Errors
    /// The database failed.
    pub async fn add_passkey(&self, person: &str, passkey: &Passkey) -> Result<bool> {
        let sql = "INSERT INTO passkey (credential, person, body) VALUES ($1, $2, $3)";
        let mut tx = self.inner.db.begin().await?;
        match tx.run(sql, args![passkey.id(), person, json(passkey)?]).await {
            Err(DbError::Conflict(_)) => Ok(false),
            Err(error) => Err(error.into()),
            Ok(_) => Ok(tx.commit().await.map(|()| true)?),
        }
    }

    /// Keeps a passkey whose counter moved on.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_passkey(&self, passkey: &Passkey) -> Result<()> {
        let sql = "UPDATE passkey SET body = $1 WHERE credential = $2";
        self.write(sql, args![json(passkey)?, passkey.id()]).await
    }

    /// Removes a passkey of `person`; nothing happens where the person has none of that identifier.
    ///
    /// # Errors
    /// The database failed.
    pub async fn remove_passkey(&self, person: &str, credential: &str) -> Result<()> {
        let sql = "DELETE FROM passkey WHERE person = $1 AND credential = $2";
        self.write(sql, args![person, credential]).await
    }
}
