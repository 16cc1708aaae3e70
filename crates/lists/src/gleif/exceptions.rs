//! Level 2, reporting exceptions: why a company names no parent.
//!
//! An exception is an `Ownership` without an `owner`: `asset` is the company, `role` the kind of parent
//! that is missing, `summary` the reason as it stands (`NATURAL_PERSONS`, `NON_CONSOLIDATING`,
//! `NO_KNOWN_PERSON`, `NO_LEI`, `NON_PUBLIC`, …), `description` the references. A missing parent is not
//! an absent one.

use std::io::BufRead;

use entities::Entity;

use super::{CONSOLIDATION, company};
use crate::ListError;
use crate::out::Out;
use crate::source::Source;
use crate::track::Track;
use crate::xml::{Layout, Node};

const LAYOUT: Layout = Layout {
    root: "ReportingExceptionData",
    containers: &["ReportingExceptions"],
    records: &["Header", "Exception"],
    left_out: &["Extension"],
    known: &["LEI", "ExceptionCategory", "ExceptionReason", "ExceptionReference"],
    noted: &[],
};

pub(crate) fn read<R: BufRead>(source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    super::read(source, &LAYOUT, entry, out)
}

fn entry(node: &Node, track: &Track) -> Result<Entity, ListError> {
    let (lei, category) = (node.value("LEI"), node.value("ExceptionCategory"));
    let asset = company(&lei, node.line, track)?;
    let mut entity = Entity::new(format!("gleif-{lei}-{category}"), "Ownership");
    entity.add("asset", asset);
    entity.add("role", category);
    entity.add("ownershipType", format!("parent by {CONSOLIDATION}, not reported"));
    node.all("ExceptionReason").for_each(|one| entity.add("summary", one.line_of_text()));
    node.all("ExceptionReference").for_each(|one| entity.add("description", one.line_of_text()));
    Ok(entity)
}
