//! Any CSV table, read by a mapping that says what its columns mean.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use content::yaml::{self, Malformed};
use entities::Entity;
use serde::Deserialize;

use crate::ListError;
use crate::clean::squash;
use crate::dates::by_pattern;
use crate::error::FETCH_AGAIN;
use crate::fingerprint::hash;
use crate::out::Out;
use crate::source::Source;
use crate::track::Track;

/// What a table's columns mean; written as YAML, read by [`Mapping::from_yaml`].
///
/// ```
/// let mapping = lists::Mapping::from_yaml("suppliers.yaml", b"
/// dataset: suppliers
/// schema: Company
/// id: { column: Number }
/// columns:
///   Name: { property: name }
///   Also known as: { property: alias, separator: '|' }
///   Founded: { property: incorporationDate, dates: ['%d/%m/%Y', '%Y'] }
/// constants:
///   country: [Ruritania]
/// ignore: [Row colour]
/// ").unwrap();
/// assert_eq!(mapping.columns["Name"].property, "name");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mapping {
    /// The data set's name, which also begins every identifier.
    pub dataset: String,
    /// The schema of every row, or of those whose kind is not among `schemas`.
    pub schema: String,
    /// The column that tells the kind of a row.
    #[serde(default)]
    pub schema_column: Option<String>,
    /// Schemas by what stands in that column.
    #[serde(default)]
    pub schemas: BTreeMap<String, String>,
    /// What identifies a row.
    pub id: RowId,
    /// The property of each column, by the column's heading.
    pub columns: BTreeMap<String, ColumnRule>,
    /// Values that every entity has.
    #[serde(default)]
    pub constants: BTreeMap<String, Vec<String>>,
    /// Columns that are left out on purpose. Columns that nobody speaks of are kept in `notes`.
    #[serde(default)]
    pub ignore: BTreeSet<String>,
    /// What divides the columns.
    #[serde(default = "comma")]
    pub delimiter: char,
    /// Whether every row is itself listed; `None` where the table says nothing of that.
    #[serde(default)]
    pub target: Option<bool>,
}

/// What identifies a row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowId {
    /// The value of a column.
    Column(String),
    /// The hash of all its values: a row that changes is then another row.
    RowHash,
}

/// What becomes of the values of a column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ColumnRule {
    /// The property that they go to.
    pub property: String,
    /// What divides several values in one field.
    #[serde(default)]
    pub separator: Option<String>,
    /// How dates are written, as `strptime` patterns; the first that fits counts.
    #[serde(default)]
    pub dates: Vec<String>,
}

fn comma() -> char {
    ','
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    ///
    /// [`Malformed`] where it is not a mapping, with the line.
    pub fn from_yaml(path: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        yaml::read(path, bytes)
    }
}

/// A row of a table.
pub(crate) struct Row {
    pub line: u64,
    pub values: Vec<String>,
}

/// Reads a table row by row. Every row has as many fields as `columns` says, else as the first, and
/// ends with a line end: a last row without one may have been cut in its last field.
pub(crate) fn rows<R: BufRead>(
    source: Source<'_, R>,
    delimiter: u8,
    columns: Option<usize>,
    each: &mut dyn FnMut(&Row) -> Result<(), ListError>,
) -> Result<(), ListError> {
    let track = source.track.clone();
    // Lines end at the line feed alone: the crate counts lines wrongly where they end in two characters.
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(source);
    let (mut record, mut width) = (csv::StringRecord::new(), columns);
    loop {
        track.begin_piece();
        let there = reader.read_record(&mut record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => track.input(error),
            kind => track.refused(format!("not CSV: {kind:?}"), FETCH_AGAIN),
        })?;
        if !there {
            return Ok(());
        }
        let line = record.position().map_or(1, csv::Position::line);
        if reader.get_ref().ended() {
            let what = "the last row is not closed: a quotation mark or a line end is missing, and the file may be cut";
            let mend = "Fetch the file again; if it is whole, end its last line";
            return Err(track.refused_at(line, what, mend));
        }
        let values: Vec<String> =
            record.iter().map(|value| value.trim_end_matches('\r').to_owned()).collect();
        if values.iter().all(String::is_empty) && values.len() < 2 {
            continue;
        }
        let expected = *width.get_or_insert(values.len());
        if values.len() != expected {
            let what = format!("{} fields where there should be {expected}", values.len());
            let mend =
                "A field that holds the dividing mark stands in quotation marks; check the row and the mark";
            return Err(track.refused_at(line, what, mend));
        }
        each(&Row { line, values })?;
    }
}

pub(crate) fn read<R: BufRead>(
    source: Source<'_, R>,
    mapping: Option<&Mapping>,
    out: &mut Out<'_>,
) -> Result<(), ListError> {
    let track = source.track.clone();
    let mapping = mapping.ok_or_else(|| {
        track.refused("nothing says what the columns mean", "Hand in a mapping with the table")
    })?;
    let delimiter = u8::try_from(mapping.delimiter).ok().filter(u8::is_ascii).ok_or_else(|| {
        track.refused("the delimiter is no character of ASCII", "Use a comma, a semicolon, a tab or the like")
    })?;
    let mut headings: Option<Vec<String>> = None;
    rows(source, delimiter, None, &mut |row| match &headings {
        None => {
            headings = Some(check(row, mapping, &track)?);
            Ok(())
        }
        Some(headings) => {
            let entity = entity(row, headings, mapping, &track)?;
            out.emit(&mapping.dataset, entity)
        }
    })
}

/// The headings, each once and all that the mapping speaks of among them.
fn check(row: &Row, mapping: &Mapping, track: &Track) -> Result<Vec<String>, ListError> {
    let headings: Vec<String> = row.values.iter().map(|heading| squash(heading)).collect();
    let mut once = BTreeSet::new();
    if let Some(twice) = headings.iter().find(|heading| !once.insert(*heading)) {
        let what = format!("two columns are called `{twice}`");
        return Err(track.refused_at(row.line, what, "Give each column a heading of its own"));
    }
    let id = match &mapping.id {
        RowId::Column(column) => Some(column),
        RowId::RowHash => None,
    };
    let named = mapping.columns.keys().chain(id).chain(&mapping.schema_column);
    if let Some(missing) = named.into_iter().find(|column| !headings.contains(column)) {
        let what = format!("there is no column `{missing}`; the columns are {}", headings.join(", "));
        return Err(track.refused_at(row.line, what, "Correct the mapping, or the delimiter"));
    }
    for heading in headings.iter().filter(|heading| !spoken_of(heading, mapping)) {
        track.repair(
            row.line,
            "a column that the mapping does not speak of is kept in the notes",
            heading.clone(),
            "",
        );
    }
    Ok(headings)
}

fn spoken_of(heading: &String, mapping: &Mapping) -> bool {
    mapping.columns.contains_key(heading)
        || mapping.ignore.contains(heading)
        || mapping.schema_column.as_ref() == Some(heading)
        || mapping.id == RowId::Column(heading.clone())
}

fn entity(row: &Row, headings: &[String], mapping: &Mapping, track: &Track) -> Result<Entity, ListError> {
    let fields = || headings.iter().zip(&row.values);
    let field =
        |name: &String| fields().find(|(heading, _)| *heading == name).map(|(_, value)| squash(value));
    let id = match &mapping.id {
        RowId::Column(column) => field(column).filter(|id| !id.is_empty()).ok_or_else(|| {
            let mend = "Give the row an identifier, or identify rows by their hash";
            track.refused_at(row.line, format!("nothing stands in the identifying column `{column}`"), mend)
        })?,
        RowId::RowHash => hex::encode(hash(row.values.join("\u{1F}").as_bytes()))[..32].to_owned(),
    };
    let kind = mapping.schema_column.as_ref().and_then(field);
    let schema = kind.and_then(|kind| mapping.schemas.get(&kind)).unwrap_or(&mapping.schema);
    let mut entity = Entity::new(format!("{}-{id}", mapping.dataset), schema);
    entity.target = mapping.target;
    for (heading, value) in fields() {
        match mapping.columns.get(heading) {
            Some(rule) => apply(rule, value, row.line, &mut entity, track),
            None if spoken_of(heading, mapping) || value.trim().is_empty() => {}
            None => entity.add("notes", format!("{heading}: {}", squash(value))),
        }
    }
    for (property, values) in &mapping.constants {
        values.iter().for_each(|value| entity.add(property, value.clone()));
    }
    entity.caption = entity.first("name").unwrap_or_default().to_owned();
    Ok(entity)
}

fn apply(rule: &ColumnRule, value: &str, line: u64, entity: &mut Entity, track: &Track) {
    let values: Vec<&str> = match rule.separator.as_deref().filter(|separator| !separator.is_empty()) {
        Some(separator) => value.split(separator).collect(),
        None => vec![value],
    };
    for value in values.into_iter().map(squash).filter(|value| !value.is_empty()) {
        if rule.dates.is_empty() {
            entity.add(&rule.property, value);
        } else if let Some(date) = by_pattern(&value, &rule.dates) {
            entity.add(&rule.property, date);
        } else {
            let what = format!("a date that fits no pattern of {} was kept in the notes", rule.property);
            track.repair(line, what, &*value, "");
            entity.add("notes", format!("{}: {value}", rule.property));
        }
    }
}
