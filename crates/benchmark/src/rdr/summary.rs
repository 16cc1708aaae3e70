//! The summary scores: a row for each company, its services and its parts, a column for each
//! indicator.

use std::collections::BTreeMap;

use super::{ImportError, table::Table};
use crate::Indicator;

/// The rows that cover the whole of a company.
pub(super) struct Summary {
    pub file: String,
    pub rows: Vec<Whole>,
}

pub(super) struct Whole {
    pub company: String,
    pub line: u64,
    /// Total, governance, freedom of expression, privacy, each with its column's header.
    pub totals: Vec<(String, f64)>,
    pub indicators: BTreeMap<Indicator, Option<f64>>,
}

/// What the publisher calls the average of all companies, which is not a company.
const AVERAGE: &str = "all companies";

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Summary, ImportError> {
    let table = Table::read(file, bytes)?;
    let company = table.column(&["Company"])?;
    let class = table.column(&["Class"])?;
    let totals = [
        table.column(&["Total"])?,
        table.column(&["Governance", "G"])?,
        table.column(&["Freedom of Expression", "FoE"])?,
        table.column(&["Privacy", "P"])?,
    ];
    // Before the indicators stand what a row is about and the four totals.
    let indicators = indicators(&table, totals[3] + 1)?;
    let mut rows: Vec<Whole> = Vec::new();
    for row in &table.rows {
        let name = table.text(row, company)?;
        let whole = matches!(table.text(row, class)?, "Overall" | "Total");
        if !whole || name == AVERAGE {
            continue;
        }
        if rows.iter().any(|other| other.company == name) {
            return Err(table.cell(row, class, format!("`{name}` has two rows for the whole of it")));
        }
        let named = |column: usize| Ok((table.header()[column].clone(), table.points(row, column)?));
        let read =
            |(column, code): &(usize, Indicator)| Ok((*code, table.points_if_applicable(row, *column)?));
        rows.push(Whole {
            company: name.to_owned(),
            line: row.line,
            totals: totals.into_iter().map(named).collect::<Result<_, ImportError>>()?,
            indicators: indicators.iter().map(read).collect::<Result<_, ImportError>>()?,
        });
    }
    Ok(Summary { file: file.to_owned(), rows })
}

/// The columns of scored indicators. Since 2020 some columns only average lettered parts (`P10` of
/// `P10a` and `P10b`); they are headings, and share their code with another question of the method
/// before, so they are left out.
fn indicators(table: &Table, first: usize) -> Result<Vec<(usize, Indicator)>, ImportError> {
    let mut all: Vec<(usize, Indicator)> = Vec::new();
    for (column, head) in table.header().iter().enumerate().skip(first) {
        let code: Indicator =
            head.parse().map_err(|error| table.wrong(1, (column + 1).to_string(), format!("{error}")))?;
        if all.iter().any(|(_, other)| *other == code) {
            return Err(table.wrong(1, (column + 1).to_string(), format!("`{code}` heads two columns")));
        }
        all.push((column, code));
    }
    let heads = |code: Indicator| all.iter().any(|(_, other)| *other != code && other.family() == code);
    Ok(all.iter().copied().filter(|(_, code)| !heads(*code)).collect())
}
