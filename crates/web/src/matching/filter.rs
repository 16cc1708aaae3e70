//! Where to look: a list or a collection of lists, and what to leave out.

use std::collections::BTreeSet;

use lists::Standing;
use screening::{Config, Listed};

use super::params::Params;
use crate::lists::Loaded;
use crate::problem::Problem;

/// A collection: all lists of some standing.
pub struct Collection {
    /// What clients call it.
    pub name: &'static str,
    /// What it holds, for people.
    pub title: &'static str,
    standing: Option<Standing>,
}

/// The collections. What to be on a list of context means is for a person to judge, and no client can tell it
/// from a sanction: so it is looked for only where somebody asks.
pub const COLLECTIONS: [Collection; 3] = [
    Collection {
        name: "default",
        title: "Every list that speaks against whoever stands on it",
        standing: Some(Standing::Adverse),
    },
    Collection {
        name: "context",
        title: "Registers and other lists on which to stand is no finding",
        standing: Some(Standing::Context),
    },
    Collection { name: "all", title: "Every list", standing: None },
];

impl Collection {
    /// Its lists.
    pub fn lists(&self, loaded: &Loaded) -> BTreeSet<String> {
        let editions = loaded.editions.iter();
        let within = editions
            .filter(|(_, edition)| self.standing.is_none_or(|standing| standing == edition.standing()));
        within.map(|(list, _)| list.clone()).collect()
    }
}

/// Where to look and what to leave out.
#[derive(Debug)]
pub struct Filter {
    lists: BTreeSet<String>,
    schema: Option<String>,
    exclude_schema: Vec<String>,
    exclude_ids: Vec<String>,
    topics: Vec<String>,
    countries: Vec<String>,
    properties: Vec<(String, String)>,
    changed_since: Option<String>,
}

impl Filter {
    /// Reads the dataset of the path and the filters of the query.
    ///
    /// # Errors
    /// No such dataset; or a filter that would leave out everything by mistake.
    pub fn read(dataset: &str, params: &Params, loaded: &Loaded) -> Result<Self, Problem> {
        let mut lists = lists_of(dataset, loaded)
            .ok_or_else(|| Problem::not_found(format!("there is no dataset `{dataset}`; see /catalog")))?;
        narrow(&mut lists, &[params.all("include_dataset"), params.all("datasets")].concat(), loaded)?;
        for excluded in params.all("exclude_dataset") {
            // A name that is unknown here leaves nobody out.
            let excluded = lists_of(&excluded, loaded).unwrap_or_default();
            lists.retain(|list| !excluded.contains(list));
        }
        Ok(Filter {
            lists,
            schema: params.one("schema").filter(|schema| schema != "Thing"),
            exclude_schema: params.all("exclude_schema"),
            exclude_ids: params.all("exclude_entity_ids"),
            topics: params.all("topics"),
            countries: params
                .all("countries")
                .iter()
                .map(|one| loaded.catalogue.config().country(one))
                .collect(),
            properties: params.all("filter").iter().map(|one| property(one)).collect::<Result<_, _>>()?,
            changed_since: params.one("changed_since").map(day).transpose()?,
        })
    }

    /// Whether somebody on a list is looked at.
    pub fn lets(&self, listed: &Listed, config: &Config) -> bool {
        let entity = &listed.entity;
        let is_excluded = |id: &String| *id == entity.id || entity.referents.contains(id);
        self.lists.contains(&listed.list)
            && self.schema.as_ref().is_none_or(|schema| is_a(&entity.schema, schema))
            && !self.exclude_schema.iter().any(|schema| is_a(&entity.schema, schema))
            && !self.exclude_ids.iter().any(is_excluded)
            && self.properties.iter().all(|(name, value)| entity.values(name).contains(value))
            && (self.countries.is_empty() || countries(listed, config).any(|one| self.countries.contains(&one)))
            // Whoever the list says nothing of may be meant.
            && (self.topics.is_empty()
                || entity.values("topics").is_empty()
                || entity.values("topics").iter().any(|topic| self.topics.contains(topic)))
            && self.changed_since.as_ref().is_none_or(|since| changed(listed).is_none_or(|on| on >= since.as_str()))
    }
}

/// The countries that somebody is tied to, as codes where they are known.
pub fn countries(listed: &Listed, config: &Config) -> impl Iterator<Item = String> {
    ["country", "nationality", "citizenship", "jurisdiction", "mainCountry"]
        .into_iter()
        .flat_map(|property| listed.entity.values(property))
        .map(|name| config.country(name))
}

/// The lists that a name stands for.
fn lists_of(dataset: &str, loaded: &Loaded) -> Option<BTreeSet<String>> {
    if let Some(collection) = COLLECTIONS.iter().find(|collection| collection.name == dataset) {
        return Some(collection.lists(loaded));
    }
    loaded.editions.contains_key(dataset).then(|| [dataset.to_owned()].into())
}

/// Keeps the lists that are named. One that is not among them would silently find nobody.
fn narrow(lists: &mut BTreeSet<String>, named: &[String], loaded: &Loaded) -> Result<(), Problem> {
    if named.is_empty() {
        return Ok(());
    }
    let mut kept = BTreeSet::new();
    for name in named {
        let within = lists_of(name, loaded).unwrap_or_default();
        let within: Vec<String> = within.intersection(lists).cloned().collect();
        if within.is_empty() {
            return Err(Problem::malformed(format!(
                "no list of `{name}` is in the dataset that is asked; see /catalog"
            )));
        }
        kept.extend(within);
    }
    *lists = kept;
    Ok(())
}

/// Whether a schema is another or one of its kinds.
fn is_a(schema: &str, of: &str) -> bool {
    let kinds: &[&str] = match of {
        "LegalEntity" => &["Person", "Company", "Organization", "PublicBody"],
        "Organization" => &["Company", "PublicBody"],
        "Vehicle" => &["Vessel", "Airplane"],
        _ => &[],
    };
    schema == of || kinds.contains(&schema)
}

fn property(text: &str) -> Result<(String, String), Problem> {
    let (name, value) = text.split_once(':').ok_or_else(|| {
        Problem::malformed(format!("the filter `{text}` has no colon; write it as `property:value`"))
    })?;
    Ok((name.strip_prefix("properties.").unwrap_or(name).to_owned(), value.to_owned()))
}

fn day(text: String) -> Result<String, Problem> {
    let day = text.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    day.map(|day| day.to_string()).ok_or_else(|| {
        Problem::malformed(format!("`changed_since` is `{text}`; write a day such as 2026-02-27"))
    })
}

/// The day since which somebody is as listed now, as far as the list says.
fn changed(listed: &Listed) -> Option<&str> {
    let entity = &listed.entity;
    let modified = entity.values("modifiedAt").iter().map(String::as_str).max();
    entity.last_change.as_deref().max(modified).max(entity.first_seen.as_deref())
}
