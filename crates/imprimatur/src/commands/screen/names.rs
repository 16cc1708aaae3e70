//! The table of those to look for.

use std::path::Path;

use entities::Entity;
use screening::{SCHEMAS, compared_properties};

use crate::exit::Failure;
use crate::files::open;

/// Reads the table of those to look for.
///
/// # Errors
/// The table is not CSV, has a column that nothing would look at, or a line that says too little.
pub fn queries(path: &Path) -> Result<Vec<Entity>, Failure> {
    let wrong = |what: String| Failure::Input(format!("{}: {what}", path.display()));
    let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(open(path)?);
    let heads = table.headers().map_err(|error| wrong(unreadable(&error)))?.clone();
    let heads: Vec<&str> = heads.iter().map(|head| head.trim_start_matches('\u{feff}')).collect();
    check(&heads).map_err(wrong)?;
    let mut queries = Vec::new();
    for (number, row) in table.records().enumerate() {
        let row = row.map_err(|error| wrong(unreadable(&error)))?;
        let cell = |head: &str| {
            let at = heads.iter().position(|known| *known == head);
            at.and_then(|at| row.get(at)).unwrap_or_default()
        };
        let line = row.position().map_or(0, csv::Position::line);
        if cell("name").is_empty() {
            return Err(wrong(format!("line {line}: the name is empty; nobody can be looked for")));
        }
        let id = Some(cell("id")).filter(|id| !id.is_empty()).map_or((number + 1).to_string(), str::to_owned);
        let schema = Some(cell("schema")).filter(|schema| !schema.is_empty()).unwrap_or("LegalEntity");
        if !SCHEMAS.contains(&schema) {
            return Err(wrong(format!(
                "line {line}: `{schema}` is no schema; write one of {}",
                SCHEMAS.join(", ")
            )));
        }
        let mut query = Entity::new(id, schema);
        for head in heads.iter().filter(|head| !["id", "schema"].contains(head)) {
            cell(head).split(';').for_each(|value| query.add(head, value.trim()));
        }
        queries.push(query);
    }
    match queries.is_empty() {
        true => Err(wrong("it has no line below the heading".into())),
        false => Ok(queries),
    }
}

/// Why a line cannot be read, and how to mend it.
fn unreadable(error: &csv::Error) -> String {
    let line = |at: &Option<csv::Position>| at.as_ref().map_or(0, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::Utf8 { pos, .. } => {
            format!("line {}: not UTF-8; save the table as CSV in UTF-8", line(pos))
        }
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => format!(
            "line {}: {len} columns, and the first line has {expected_len}; put what has a comma in it between \
             quotation marks, and close those that are open",
            line(pos)
        ),
        _ => error.to_string(),
    }
}

/// Whether the table has a name, and nothing that would be passed over: whoever gives a date of birth under
/// a mistyped heading would believe that it was compared.
fn check(heads: &[&str]) -> Result<(), String> {
    if !heads.contains(&"name") {
        return Err(match heads {
            [only] if only.contains([';', '\t']) => {
                "commas divide the columns of CSV, and the first line has none"
            }
            _ => "the first line has no column `name`; write the columns' names there",
        }
        .into());
    }
    let known: Vec<&str> = ["id", "schema"].into_iter().chain(compared_properties()).collect();
    match heads.iter().find(|head| !known.contains(head)) {
        Some(head) => Err(format!(
            "nothing is compared by a column `{head}`; take it away, or call it one of {}",
            known.join(", ")
        )),
        None => Ok(()),
    }
}
