//! What is begun on one page and finished on the next, and must not be finished twice.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Store;
use crate::accounts::{body, json};
use crate::db::args;
use crate::error::Result;

/// After how long something that nobody finished is deleted. What has to be quicker, such as a passkey
/// ceremony, sees to it itself.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(1);

impl Store {
    /// Keeps what was begun, and gives the name to finish it by.
    ///
    /// # Errors
    /// The database failed.
    pub async fn begin_once(&self, begun: &impl Serialize, now: Timestamp) -> Result<String> {
        let id = self.random_id()?;
        let mut tx = self.inner.db.begin().await?;
        let forgotten = (now - FORGOTTEN).as_microsecond();
        tx.run("DELETE FROM once WHERE began_at < $1", args![forgotten]).await?;
        let row = args![id.as_str(), now.as_microsecond(), json(begun)?];
        tx.run("INSERT INTO once (id, began_at, body) VALUES ($1, $2, $3)", row).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Takes what was begun: whoever asks for it again finds nothing.
    ///
    /// # Errors
    /// The database failed. What was begun as something else is nothing here, and is gone as well.
    pub async fn finish_once<T: DeserializeOwned>(&self, id: &str) -> Result<Option<T>> {
        let mut tx = self.inner.db.begin().await?;
        let rows = tx.all("DELETE FROM once WHERE id = $1 RETURNING body", args![id]).await?;
        tx.commit().await?;
        Ok(rows.first().and_then(|row| body(row).ok()))
    }
}
