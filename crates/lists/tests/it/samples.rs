//! Invented lists, one of each kind, and the way every test reads.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use entities::Entity;
use lists::{Format, ListError, Mapping, Options, Summary, read};

pub const UN: &[u8] = include_bytes!("../samples/un.xml");
pub const OFAC: &[u8] = include_bytes!("../samples/ofac.xml");
pub const SDN: &[u8] = include_bytes!("../samples/sdn.csv");
pub const ADD: &[u8] = include_bytes!("../samples/add.csv");
pub const ALT: &[u8] = include_bytes!("../samples/alt.csv");
pub const ENTITIES: &[u8] = include_bytes!("../samples/entities.json");
pub const WORLD_BANK: &[u8] = include_bytes!("../samples/world-bank.json");
pub const TABLE: &[u8] = include_bytes!("../samples/table.csv");
pub const MAPPING: &str = include_str!("../samples/table.yaml");
pub const GLEIF_ENTITIES: &[u8] = include_bytes!("../samples/gleif-entities.xml");
pub const GLEIF_RELATIONSHIPS: &[u8] = include_bytes!("../samples/gleif-relationships.xml");
pub const GLEIF_EXCEPTIONS: &[u8] = include_bytes!("../samples/gleif-exceptions.xml");

/// Each kind of list with its sample.
pub const ALL: [(Format, &[u8]); 9] = [
    (Format::UnSecurityCouncil, UN),
    (Format::OfacXml, OFAC),
    (Format::OfacTables, SDN),
    (Format::FollowTheMoney, ENTITIES),
    (Format::WorldBank, WORLD_BANK),
    (Format::Table, TABLE),
    (Format::GleifEntities, GLEIF_ENTITIES),
    (Format::GleifRelationships, GLEIF_RELATIONSHIPS),
    (Format::GleifExceptions, GLEIF_EXCEPTIONS),
];

pub fn options() -> Options {
    static MEANING: LazyLock<Mapping> =
        LazyLock::new(|| Mapping::from_yaml("mapping.yaml", MAPPING.as_bytes()).unwrap());
    Options { mapping: Some(MEANING.clone()), ..Options::default() }
}

pub fn try_with(
    format: Format,
    bytes: &[u8],
    options: &Options,
) -> Result<(Vec<Entity>, Summary), ListError> {
    let mut entities = Vec::new();
    let mut each = |entity| {
        entities.push(entity);
        Ok(())
    };
    let summary = read(format, bytes, options, &mut each, &mut |_| {})?;
    assert_eq!(summary.entities, entities.len() as u64);
    Ok((entities, summary))
}

pub fn try_read(format: Format, bytes: &[u8]) -> Result<(Vec<Entity>, Summary), ListError> {
    try_with(format, bytes, &options())
}

pub fn entities(format: Format, bytes: &[u8]) -> Vec<Entity> {
    try_read(format, bytes).unwrap().0
}

/// The refusal's line and words.
pub fn refusal(format: Format, bytes: &[u8]) -> (u64, String) {
    match try_read(format, bytes) {
        Err(ListError::Refused { line, what, mend, .. }) => {
            assert!(!mend.is_empty(), "says how to mend it");
            (line, what)
        }
        other => panic!("not refused: {other:?}"),
    }
}

/// An entity says exactly this and nothing more.
pub fn check(entity: &Entity, id: &str, schema: &str, properties: &[(&str, &[&str])]) {
    assert_eq!((entity.id.as_str(), entity.schema.as_str()), (id, schema));
    let own = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    let expected: BTreeMap<String, Vec<String>> =
        properties.iter().map(|(property, values)| ((*property).to_owned(), own(values))).collect();
    assert_eq!(entity.properties, expected);
}

pub fn replace(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "the sample has `{from}`");
    text.replacen(from, to, 1).into_bytes()
}
