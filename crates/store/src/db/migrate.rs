//! The schema, brought up to date when the store opens.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::{Db, Result};

/// Number, name, text; never changed once released. Where the two databases speak differently, the
/// number is the same and the text is not.
pub(super) async fn bring_up_to_date(db: &Db) -> Result<()> {
    let append_only = match db {
        Db::Sqlite { .. } => include_str!("../../migrations/sqlite_append_only.sql"),
        Db::Postgres(_) => include_str!("../../migrations/postgres_append_only.sql"),
    };
    let migrations = [
        (1, "case file", include_str!("../../migrations/0001_case_file.sql")),
        (2, "append only", append_only),
        (3, "accounts", include_str!("../../migrations/0003_accounts.sql")),
        (4, "once", include_str!("../../migrations/0004_once.sql")),
        (5, "declarations", include_str!("../../migrations/0005_declarations.sql")),
        (6, "weighings", include_str!("../../migrations/0006_weighings.sql")),
    ];
    let migrator = Migrator::with_migrations(
        migrations
            .into_iter()
            .map(|(number, name, sql)| {
                Migration::new(number, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
            })
            .collect(),
    );
    match db {
        Db::Sqlite { write, .. } => migrator.run(write).await?,
        Db::Postgres(pool) => migrator.run(pool).await?,
    }
    Ok(())
}
