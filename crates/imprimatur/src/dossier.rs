//! A dossier: the facts of one engagement in one YAML file.

use std::collections::BTreeSet;
use std::path::Path;

use content::{Edition, yaml};
use engagement::record::Record;

use crate::exit::Failure;
use crate::files;

/// Reads a dossier; `-` is standard input.
///
/// # Errors
/// What is wrong, with file, line and field; nothing is half read.
pub fn read(path: &Path) -> Result<Record, Failure> {
    let name = if path == Path::new("-") { "standard input".into() } else { path.display().to_string() };
    parse(&name, &files::read(path, yaml::MAX_BYTES)?)
}

/// Reads a dossier from its bytes; `name` is what messages call it.
///
/// # Errors
/// As [`read`].
pub fn parse(name: &str, bytes: &[u8]) -> Result<Record, Failure> {
    let record: Record = yaml::read(name, bytes).map_err(|fault| Failure::Input(fault.to_string()))?;
    let faults: Vec<String> = faults(&record).iter().map(|fault| format!("{name}: {fault}")).collect();
    if faults.is_empty() { Ok(record) } else { Err(Failure::faults(&faults)) }
}

/// Where a dossier contradicts itself.
fn faults(record: &Record) -> Vec<String> {
    let mut faults = Vec::new();
    for (field, text) in [
        ("institution.name", &record.institution.name),
        ("partner.name", &record.partner.name),
        ("engagement.title", &record.engagement.title),
    ] {
        if text.trim().is_empty() {
            faults.push(format!("`{field}` is empty; write a name"));
        }
    }
    let mut ids = BTreeSet::new();
    for source in &record.evidence {
        if !ids.insert(&source.id) {
            faults.push(format!("two sources are called {}; give one of them another id", source.id));
        }
    }
    for (code, given) in &record.answers {
        for id in given.evidence.iter().filter(|id| !ids.contains(id)) {
            faults.push(format!("`answers.{code}` rests on {id}, which is not among the sources"));
        }
    }
    faults
}

/// What the dossier says and `edition` does not ask: it was not weighed, and perhaps a code is
/// mistyped.
pub fn not_asked(record: &Record, edition: &Edition) -> Vec<String> {
    let answers = record
        .answers
        .keys()
        .filter(|code| edition.question(code).is_none())
        .map(|code| format!("the answer to {code} was not weighed: no question has that code"));
    let sectors = record
        .partner
        .sectors
        .iter()
        .filter(|code| !edition.sectors.iter().any(|sector| sector.code == **code))
        .map(|code| format!("the sector {code} was not weighed: no sector has that code"));
    answers.chain(sectors).collect()
}
