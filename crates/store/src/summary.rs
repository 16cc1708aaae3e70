//! The register's read model: one row a case.

use engagement::Engagement;
use engagement::Stage;
use engagement::record::{DecisionKind, Institution, Partner};
use evidence::Date;
use serde::{Deserialize, Serialize};

use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::Result;

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Summary {
    /// Identifier of the case.
    pub case_id: String,
    /// How many events it has.
    pub n: u64,
    /// Title of the engagement.
    pub title: String,
    /// What is to be done.
    pub summary: String,
    /// The body that lends its name.
    pub institution: Institution,
    /// The partner.
    pub partner: Partner,
    /// Where it stands.
    pub stage: Stage,
    /// Flags raised.
    pub flags: usize,
    /// Flags not yet settled.
    pub flags_open: usize,
    /// The published decision.
    pub decision: Option<DecisionKind>,
    /// The day of the announcement.
    #[schema(value_type = Option<String>, format = Date)]
    pub announced_on: Option<Date>,
    /// The day of the pre-notice.
    #[schema(value_type = Option<String>, format = Date)]
    pub opened_on: Option<Date>,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub changed_at: jiff::Timestamp,
}

/// Which cases a list shows. Empty fields do not narrow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words to be found in title, summary, partner or institution.
    pub words: String,
    /// Identifier of the partner.
    pub partner: String,
    /// Identifier of the institution.
    pub institution: String,
    /// The stage's word.
    pub stage: String,
}

impl Summary {
    fn of(case: &Engagement) -> Summary {
        let record = &case.record;
        let decided = record.steps.decision.as_ref().filter(|decision| decision.published_on.is_some());
        Summary {
            case_id: case.id.clone(),
            n: case.n,
            title: record.engagement.title.clone(),
            summary: record.engagement.summary.clone(),
            institution: record.institution.clone(),
            partner: record.partner.clone(),
            stage: case.stage,
            flags: record.flags.len(),
            flags_open: record.flags.values().filter(|flag| !flag.is_settled()).count(),
            decision: decided.map(|decision| decision.kind),
            announced_on: record.steps.announced_on,
            opened_on: record.steps.notice.as_ref().map(|notice| notice.published_on),
            changed_at: case.last_at,
        }
    }

    fn words(&self) -> String {
        [&self.case_id, &self.title, &self.summary, &self.partner.name, &self.institution.name]
            .map(|text| text.to_lowercase())
            .join("\n")
    }
}

/// Brings the rows of these cases up to date, in the transaction of their events.
pub(crate) async fn write(tx: &mut Tx, cases: impl Iterator<Item = &Engagement>) -> Result<()> {
    let rows = cases.map(row).collect::<Result<Vec<_>>>()?;
    tx.insert(
        "INSERT INTO case_summary \
         (case_id, n, institution, partner, stage, opened_us, changed_us, search, summary)",
        rows,
        "ON CONFLICT (case_id) DO UPDATE SET n = excluded.n, stage = excluded.stage, \
         changed_us = excluded.changed_us, search = excluded.search, summary = excluded.summary",
    )
    .await?;
    Ok(())
}

fn row(case: &Engagement) -> Result<Vec<Value>> {
    let summary = Summary::of(case);
    let json = serde_json::to_value(&summary).map_err(|error| crate::StoreError::Leaf(error.to_string()))?;
    let changed = case.last_at.as_microsecond();
    Ok(args![
        case.id.as_str(),
        case.n,
        summary.institution.id.as_str(),
        summary.partner.id.as_str(),
        case.stage.word(),
        changed,
        changed,
        summary.words(),
        json
    ])
}

/// Takes cases out of the lists: those that can no longer be read, of which anything shown could be outdated.
pub(crate) async fn forget(tx: &mut Tx, cases: impl Iterator<Item = &str>) -> Result<()> {
    for case_id in cases {
        tx.run("DELETE FROM case_summary WHERE case_id = $1", args![case_id]).await?;
    }
    Ok(())
}

impl Store {
    /// The cases that `filter` lets through, newest change first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn list(&self, filter: &Filter) -> Result<Vec<Summary>> {
        let rows = self
            .inner
            .db
            .all(
                "SELECT search, summary FROM case_summary \
                 WHERE ($1 = '' OR partner = $1) AND ($2 = '' OR institution = $2) AND ($3 = '' OR stage = $3) \
                 ORDER BY changed_us DESC, case_id",
                args![filter.partner.as_str(), filter.institution.as_str(), filter.stage.as_str()],
            )
            .await?;
        let words: Vec<String> = filter.words.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let mut found = Vec::new();
        for row in &rows {
            let text = row.text("search")?;
            if words.iter().all(|word| text.contains(word)) {
                let summary = serde_json::from_value(row.json("summary")?);
                found.push(summary.map_err(|error| crate::StoreError::Leaf(error.to_string()))?);
            }
        }
        Ok(found)
    }

    // Counted among the events: a case of which only leaves came back from a mirror has no summary, and keeps its
    // identifier all the same.
    /// The identifier that the next case opened in `year` gets, such as `IMP-2026-0001`. Two callers may
    /// be given the same; the second to open is told so.
    ///
    /// # Errors
    /// The database failed.
    pub async fn next_case_id(&self, year: i16) -> Result<String> {
        let prefix = format!("IMP-{year:04}-");
        let pattern = format!("{prefix}%");
        let rows = self
            .inner
            .db
            .all("SELECT COUNT(*) AS cases FROM event WHERE n = 1 AND case_id LIKE $1", args![pattern])
            .await?;
        let count = rows.first().map(|row| row.count("cases")).transpose()?.unwrap_or(0);
        Ok(format!("{prefix}{:04}", count + 1))
    }
}
