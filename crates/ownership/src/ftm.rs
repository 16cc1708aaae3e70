//! What an entity of `FollowTheMoney` means: a party, or links of two.

use entities::Entity;

use crate::problem::{Oddity, Problem};
use crate::{
    Content, Digest, End, Identifier, Interest, Link, Party, PartyKind, Record, StatementRef, Tie, day,
    percentage,
};

/// The schemas that tie a party to a subject: schema, the property that names the party, the one
/// that names the subject, and the kind of tie.
const LINKS: [(&str, &str, &str, Interest); 8] = [
    ("Ownership", "owner", "asset", Interest::Shareholding),
    ("Directorship", "director", "organization", Interest::Directorship),
    ("Membership", "member", "organization", Interest::Membership),
    ("Employment", "employee", "employer", Interest::Employment),
    ("Family", "relative", "person", Interest::Family),
    ("Associate", "associate", "person", Interest::Associate),
    ("Representation", "agent", "client", Interest::Representation),
    ("UnknownLink", "subject", "object", Interest::Link),
];

/// The schemas of parties.
const PARTIES: [&str; 6] = ["Person", "Company", "Organization", "LegalEntity", "PublicBody", "Asset"];

/// The most letters of a text that are quoted where it cannot be read.
const MOST_QUOTED: usize = 80;

/// Properties that are identifiers, and their schemes. The rest of the identifiers are those of a
/// country's register, which is not named: they join only within `FollowTheMoney` data.
const SCHEMES: [(&str, &str); 8] = [
    ("leiCode", "XI-LEI"),
    ("innCode", "RU-INN"),
    ("ogrnCode", "RU-OGRN"),
    ("wikidataId", "WIKIDATA"),
    ("imoNumber", "IMO"),
    ("swiftBic", "BIC"),
    ("dunsCode", "XI-DUNS"),
    ("uniqueEntityId", "US-SAM"),
];

/// The records in an entity; none for a schema that is neither party nor tie.
pub(crate) fn records(entity: &Entity, problems: &mut Vec<Problem>) -> Vec<Record> {
    if let Some(link) = LINKS.iter().find(|(schema, ..)| *schema == entity.schema) {
        return links(entity, link, problems);
    }
    if !PARTIES.contains(&entity.schema.as_str()) {
        return Vec::new();
    }
    vec![record(entity, entity.id.clone(), Content::Party(party(entity)))]
}

fn record(entity: &Entity, id: String, content: Content) -> Record {
    let text = serde_json::to_vec(entity).unwrap_or_default();
    let seen = entity.last_change.as_deref().or(entity.first_seen.as_deref());
    let date = seen.and_then(day::first_of);
    let statement =
        StatementRef { register: String::new(), id: entity.id.clone(), sha256: Digest::of(&text), date };
    Record { id, statement, closed: false, content }
}

fn party(entity: &Entity) -> Party {
    Party {
        other_names: entity.names().map(str::to_owned).collect(),
        identifiers: identifiers(entity),
        aliases: entity.referents.clone(),
        ..Party::new(kind(entity), entity.label())
    }
}

fn kind(entity: &Entity) -> PartyKind {
    let government = |value: &String| {
        matches!(
            value.as_str(),
            "gov" | "gov.national" | "gov.state" | "gov.muni" | "RESIDENT_GOVERNMENT_ENTITY"
        )
    };
    let told = ["topics", "classification", "legalForm"];
    match entity.schema.as_str() {
        "Person" => PartyKind::Person,
        "PublicBody" => PartyKind::StateBody,
        _ if told.iter().any(|property| entity.values(property).iter().any(government)) => {
            PartyKind::StateBody
        }
        _ => PartyKind::Company,
    }
}

fn identifiers(entity: &Entity) -> Vec<Identifier> {
    let known = SCHEMES.iter().flat_map(|(property, scheme)| {
        entity.values(property).iter().filter_map(|id| Identifier::new(scheme, id))
    });
    let scheme = entity.first("jurisdiction").or(entity.first("country")).and_then(register);
    let registered = scheme.iter().flat_map(|scheme| {
        entity.values("registrationNumber").iter().filter_map(|id| Identifier::new(scheme, id))
    });
    known.chain(registered).collect()
}

/// Countries in which many registers give numbers, so that one number stands for several companies: the
/// states of the United States, the provinces of Canada, the courts of Germany.
const MANY_REGISTERS: [&str; 3] = ["us", "ca", "de"];

/// The scheme of a registration number; none where the country alone does not say which register gave it.
/// Two companies must not become one because their numbers are alike.
fn register(place: &str) -> Option<String> {
    let place = place.to_lowercase();
    match place.as_str() {
        "gb" => Some("GB-COH".into()),
        many if MANY_REGISTERS.contains(&many) => None,
        place => Some(format!("{place} registration number")),
    }
}

/// One link for each pair of ends: an edge may name several owners or assets.
fn links(
    entity: &Entity,
    (_, party, subject, interest): &(&str, &str, &str, Interest),
    problems: &mut Vec<Problem>,
) -> Vec<Record> {
    let tie = tie(entity, *interest, problems);
    let mut records = Vec::new();
    for subject in entity.values(subject) {
        for party in entity.values(party) {
            let id = match records.len() {
                0 => entity.id.clone(),
                further => format!("{}#{}", entity.id, further + 1),
            };
            let link = Link {
                subject: End::Record(subject.clone()),
                party: End::Record(party.clone()),
                ties: vec![tie.clone()],
            };
            records.push(record(entity, id, Content::Link(link)));
        }
    }
    if records.is_empty() {
        let oddity = Oddity::EndMissing { party: (*party).to_owned(), subject: (*subject).to_owned() };
        problems.push(Problem::new(oddity, &entity.id));
    }
    records
}

fn tie(entity: &Entity, interest: Interest, problems: &mut Vec<Problem>) -> Tie {
    let start = entity.values("startDate").iter().filter_map(|text| day::first_of(text)).min();
    let end = entity.values("endDate").iter().filter_map(|text| day::last_of(text)).max().map(day::after);
    if start.zip(end).is_some_and(|(start, end)| end < start) {
        problems.push(Problem::new(Oddity::DatesReversed, &entity.id));
    }
    if interest != Interest::Shareholding {
        return Tie { start, end, ..Tie::new(interest) };
    }
    let gleif = ["role", "ownershipType", "summary"]
        .iter()
        .flat_map(|property| entity.values(property))
        .find_map(|text| Interest::from_gleif(text));
    let shares = entity.values("percentage").iter().map(|text| (text, percentage::parse(text)));
    let mut share = None;
    for (text, parsed) in shares {
        match parsed {
            Some(parsed) => share = Some(share.map_or(parsed, |more: crate::Interval| more.or_more(parsed))),
            None => {
                problems.push(Problem::new(
                    Oddity::ShareUnreadable { text: text.chars().take(MOST_QUOTED).collect() },
                    &entity.id,
                ));
            }
        }
    }
    let interest = gleif.unwrap_or(interest);
    let indirect = interest == Interest::UltimateConsolidation;
    Tie { share, start, end, indirect, ..Tie::new(interest) }
}
