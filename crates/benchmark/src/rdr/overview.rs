//! The quick overview: totals and categories.

use std::collections::BTreeMap;

use super::{ImportError, table::Table};
use crate::{Kind, Score};

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Score>, ImportError> {
    let table = Table::read(file, bytes)?;
    let company = table.column(&["Company"])?;
    let kind = table.column(&["Type", "type"])?;
    let total = table.column(&["Total"])?;
    let governance = table.column(&["Governance"])?;
    let freedom = table.column(&["Freedom of Expression"])?;
    let privacy = table.column(&["Privacy"])?;
    let mut companies: Vec<Score> = Vec::new();
    for row in &table.rows {
        let name = table.text(row, company)?;
        if companies.iter().any(|other| other.company == name) {
            return Err(table.cell(row, company, format!("`{name}` occurs twice")));
        }
        let kind = match table.text(row, kind)? {
            "Digital Platform" | "internet and mobile ecosystem company" | "Internet" => Kind::Platform,
            "Telecommunication" | "telecommunications company" | "Telco" => Kind::Telco,
            other => return Err(table.cell(row, kind, format!("`{other}` is no known kind of company"))),
        };
        companies.push(Score {
            company: name.to_owned(),
            kind,
            total: table.points(row, total)?,
            governance: table.points(row, governance)?,
            freedom: table.points(row, freedom)?,
            privacy: table.points(row, privacy)?,
            indicators: BTreeMap::new(),
        });
    }
    if companies.is_empty() {
        return Err(table.wrong(2, "1".into(), "there is no company".into()));
    }
    Ok(companies)
}
