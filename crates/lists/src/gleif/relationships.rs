//! Level 2, RR-CDF: who consolidates whom, who manages a fund, who has a branch abroad.
//!
//! Every relationship is an `Ownership` whose `asset` is the start node (the child) and whose `owner`
//! is the end node (the parent); `role` is the relationship's type as it stands, and `ownershipType`
//! says in words what it is and is not. Periods of the relationship are `startDate` and `endDate`;
//! accounting and filing periods stand in `notes`. A share that the record quantifies is `percentage`.

use std::io::BufRead;

use entities::Entity;

use super::{CONSOLIDATION, company, date, registration};
use crate::ListError;
use crate::clean::join;
use crate::error::FETCH_AGAIN;
use crate::out::Out;
use crate::source::Source;
use crate::track::Track;
use crate::xml::{Layout, Node};

const LAYOUT: Layout = Layout {
    root: "RelationshipData",
    containers: &["RelationshipRecords"],
    records: &["Header", "RelationshipRecord"],
    left_out: &["Extension"],
    known: &[
        "Relationship",
        "StartNode",
        "EndNode",
        "NodeID",
        "NodeIDType",
        "RelationshipType",
        "RelationshipPeriods",
        "RelationshipPeriod",
        "StartDate",
        "EndDate",
        "PeriodType",
        "RelationshipStatus",
        "RelationshipQualifiers",
        "RelationshipQualifier",
        "QualifierDimension",
        "QualifierCategory",
        "RelationshipQuantifiers",
        "RelationshipQuantifier",
        "MeasurementMethod",
        "QuantifierAmount",
        "QuantifierUnits",
        "Registration",
        "InitialRegistrationDate",
        "LastUpdateDate",
        "RegistrationStatus",
        "NextRenewalDate",
        "ManagingLOU",
        "ValidationSources",
        "ValidationDocuments",
        "ValidationReference",
    ],
    noted: &[],
};

pub(crate) fn read<R: BufRead>(source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    super::read(source, &LAYOUT, entry, out)
}

fn entry(record: &Node, track: &Track) -> Result<Entity, ListError> {
    let node = record
        .child("Relationship")
        .ok_or_else(|| track.refused_at(record.line, "a record without a relationship", FETCH_AGAIN))?;
    let end = |field: &str| {
        let id = node.child(field).map(|end| end.value("NodeID")).unwrap_or_default();
        company(&id, node.line, track).map(|known| (id, known))
    };
    let ((child, asset), (parent, owner)) = (end("StartNode")?, end("EndNode")?);
    let kind = node.value("RelationshipType");
    let mut entity = Entity::new(format!("gleif-{child}-{kind}-{parent}"), "Ownership");
    entity.add("asset", asset);
    entity.add("owner", owner);
    entity.add("ownershipType", words(&kind));
    entity.add("role", kind);
    entity.add("status", node.value("RelationshipStatus"));
    for period in node.all("RelationshipPeriods").flat_map(|list| &list.children) {
        match period.value("PeriodType").as_str() {
            "RELATIONSHIP_PERIOD" => {
                date(period, "StartDate", "startDate", &mut entity, track);
                date(period, "EndDate", "endDate", &mut entity, track);
            }
            other => {
                let span = ["StartDate", "EndDate"].map(|field| period.value(field));
                entity.add("notes", join([other.to_owned(), join(span, " to ")], " "));
            }
        }
    }
    for one in node.all("RelationshipQualifiers").flat_map(|list| &list.children) {
        entity.add("legalBasis", one.value("QualifierCategory"));
    }
    for one in node.all("RelationshipQuantifiers").flat_map(|list| &list.children) {
        let (amount, units) = (one.value("QuantifierAmount"), one.value("QuantifierUnits"));
        entity.add("notes", join([one.value("MeasurementMethod"), amount.clone(), units.clone()], " "));
        if units == "PERCENTAGE" {
            entity.add("percentage", amount);
        }
    }
    registration(record, &mut entity, track);
    Ok(entity)
}

/// What a relationship is and is not.
fn words(kind: &str) -> String {
    match kind {
        "IS_DIRECTLY_CONSOLIDATED_BY" => {
            format!("direct parent by {CONSOLIDATION}, not beneficial ownership")
        }
        "IS_ULTIMATELY_CONSOLIDATED_BY" => {
            format!("ultimate parent by {CONSOLIDATION}, not beneficial ownership")
        }
        "IS_INTERNATIONAL_BRANCH_OF" => "branch of the same legal person in another country".into(),
        "IS_FUND-MANAGED_BY" => "management of a fund, not ownership".into(),
        "IS_SUBFUND_OF" => "part of an umbrella fund".into(),
        "IS_FEEDER_TO" => "feeder of a master fund".into(),
        other => format!("relationship {other}, not known here"),
    }
}
