//! What changed from one edition of a list to the next.

use std::collections::{BTreeMap, BTreeSet};

use entities::Entity;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::fingerprint::fingerprint;

/// The differences between two editions, each list in the order of its identifiers.
///
/// As JSON it carries the counts first (`added`, `removed`, `changed`), and then the entries under
/// `entries`, by the same names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diff {
    /// Entities that only the new edition has.
    pub added: Vec<Listed>,
    /// Entities that only the old edition has.
    pub removed: Vec<Listed>,
    /// Entities that say something else now.
    pub changed: Vec<Change>,
    /// Identifiers that one edition has more than once. Their entities were merged, each property with
    /// the values of all, so that nothing said of anybody is lost.
    pub repeated: Vec<Repeated>,
}

/// An entity of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its identifier.
    pub id: String,
    /// The name to show.
    pub label: String,
}

/// An entity of both editions that does not say the same in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its identifier.
    pub id: String,
    /// The name to show, of the new edition.
    pub label: String,
    /// What changed, in the order of the properties; the schema comes first, as `schema`.
    pub fields: Vec<FieldChange>,
}

/// The values of one property that came and went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The property.
    pub property: String,
    /// Values that only the old edition has.
    pub removed: Vec<String>,
    /// Values that only the new edition has.
    pub added: Vec<String>,
}

/// Which edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The one that was known before.
    Old,
    /// The one that takes its place.
    New,
}

/// An identifier that stands for several entities of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repeated {
    /// The edition.
    pub side: Side,
    /// The identifier.
    pub id: String,
    /// How many entities have it.
    pub times: u64,
}

impl Diff {
    /// Whether the editions say the same of the same entities.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

impl Serialize for Diff {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Entries<'a> {
            added: &'a [Listed],
            removed: &'a [Listed],
            changed: &'a [Change],
        }
        let entries = Entries { added: &self.added, removed: &self.removed, changed: &self.changed };
        let mut object = serializer.serialize_struct("Diff", 5)?;
        object.serialize_field("added", &self.added.len())?;
        object.serialize_field("removed", &self.removed.len())?;
        object.serialize_field("changed", &self.changed.len())?;
        object.serialize_field("entries", &entries)?;
        object.serialize_field("repeated", &self.repeated)?;
        object.end()
    }
}

/// Compares two editions of a list. The order of the entities and of their values is no difference.
pub fn diff(old: impl IntoIterator<Item = Entity>, new: impl IntoIterator<Item = Entity>) -> Diff {
    let mut diff = Diff::default();
    let mut old = by_id(Side::Old, old, &mut diff.repeated);
    for (id, now) in by_id(Side::New, new, &mut diff.repeated) {
        match old.remove(&id) {
            None => diff.added.push(listed(&now)),
            Some(before) if fingerprint(&before) == fingerprint(&now) => {}
            Some(before) => {
                let (label, fields) = (now.label().to_owned(), fields(&before, &now));
                diff.changed.push(Change { id, label, fields });
            }
        }
    }
    diff.removed = old.values().map(listed).collect();
    diff
}

fn by_id(
    side: Side,
    entities: impl IntoIterator<Item = Entity>,
    repeated: &mut Vec<Repeated>,
) -> BTreeMap<String, Entity> {
    let (mut known, mut times) = (BTreeMap::<String, Entity>::new(), BTreeMap::<String, u64>::new());
    for entity in entities {
        match known.get_mut(&entity.id) {
            None => {
                known.insert(entity.id.clone(), entity);
            }
            Some(first) => {
                *times.entry(entity.id.clone()).or_insert(1) += 1;
                first.merge(entity);
            }
        }
    }
    repeated.extend(times.into_iter().map(|(id, times)| Repeated { side, id, times }));
    known
}

fn listed(entity: &Entity) -> Listed {
    Listed { id: entity.id.clone(), label: entity.label().to_owned() }
}

fn fields(before: &Entity, now: &Entity) -> Vec<FieldChange> {
    let schema = |entity: &Entity| BTreeSet::from([entity.schema.clone()]);
    let values = |entity: &Entity, property: &str| entity.values(property).iter().cloned().collect();
    let properties: BTreeSet<&String> = before.properties.keys().chain(now.properties.keys()).collect();
    let compared = properties.into_iter().map(|one| field(one, &values(before, one), &values(now, one)));
    std::iter::once(field("schema", &schema(before), &schema(now))).chain(compared).flatten().collect()
}

fn field(property: &str, before: &BTreeSet<String>, now: &BTreeSet<String>) -> Option<FieldChange> {
    let (removed, added) =
        (before.difference(now).cloned().collect(), now.difference(before).cloned().collect());
    (before != now).then(|| FieldChange { property: property.to_owned(), removed, added })
}
