//! What can be asked: the lists, how names are compared, and whether anybody is there.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use lists::Standing;
use serde::Serialize;
use utoipa::ToSchema;

use super::door::{Asker, Fault, FaultBody};
use super::filter::COLLECTIONS;
use super::query::ALGORITHM;
use crate::app::App;
use crate::lists::{Edition, Loaded};
use crate::problem::Problem;

/// The lists that can be looked in.
#[derive(Serialize, ToSchema)]
pub struct Catalog {
    datasets: Vec<Dataset>,
    /// Names of the lists.
    current: Vec<String>,
    /// Those that are older than they are promised to be.
    outdated: Vec<String>,
    /// Whether there are any of those.
    index_stale: bool,
}

/// A list, or a collection of lists.
#[derive(Serialize, ToSchema)]
struct Dataset {
    name: String,
    title: String,
    summary: String,
    publisher: Option<Publisher>,
    url: Option<String>,
    /// The edition.
    version: Option<String>,
    index_version: Option<String>,
    index_current: bool,
    /// When it was imported.
    updated_at: Option<String>,
    /// When its publisher says that it was made, as they write it.
    dated: Option<String>,
    entity_count: usize,
    thing_count: usize,
    /// Whether it is a list itself, and no collection.
    load: bool,
    /// The lists of a collection.
    children: Vec<String>,
}

/// Who publishes a list.
#[derive(Serialize, ToSchema)]
struct Publisher {
    name: String,
}

/// The lists and collections, each with its edition and size.
#[utoipa::path(get, path = "/catalog", tag = "lists", security(("session" = []), ("key" = [])),
    responses((status = 200, body = Catalog), (status = 401, body = FaultBody), (status = 403, body = FaultBody),
        (status = 503, body = FaultBody)))]
pub(super) async fn catalog(State(app): State<App>, asker: Asker) -> Result<Json<Catalog>, Fault> {
    asker.may_search(&app)?;
    let now = app.office.now();
    let loaded = app.office.lists.loaded().ok_or_else(Problem::no_lists)?;
    let sizes: BTreeMap<&str, usize> = loaded.catalogue.lists().collect();
    let lists = loaded.editions.iter().map(|(list, edition)| {
        list_dataset(list, edition, sizes.get(list.as_str()).copied().unwrap_or_default())
    });
    let outdated = loaded.editions.iter().filter(|(_, edition)| edition.is_overdue(now));
    let outdated: Vec<String> = outdated.map(|(list, _)| list.clone()).collect();
    Ok(Json(Catalog {
        datasets: collections(&loaded, &sizes).chain(lists).collect(),
        current: loaded.editions.keys().cloned().collect(),
        index_stale: !outdated.is_empty(),
        outdated,
    }))
}

fn list_dataset(list: &str, edition: &Edition, entities: usize) -> Dataset {
    let known = edition.known.as_ref();
    let standing = match edition.standing() {
        Standing::Adverse => "To stand on it speaks against whoever does.",
        Standing::Context => "To stand on it is something to know, and no finding.",
    };
    Dataset {
        name: list.to_owned(),
        title: known.map_or(list, |known| &known.name).to_owned(),
        summary: known.map_or(standing.into(), |known| format!("{standing} {}.", known.reason)),
        publisher: known.map(|known| Publisher { name: known.publisher.clone() }),
        url: known.and_then(|known| known.address.clone()),
        version: Some(edition.name.clone()),
        index_version: Some(edition.name.clone()),
        index_current: true,
        updated_at: Some(edition.about.imported_at.strftime("%Y-%m-%dT%H:%M:%S").to_string()),
        dated: edition.about.dated.clone(),
        entity_count: entities,
        thing_count: entities,
        load: true,
        children: Vec::new(),
    }
}

fn collections(loaded: &Loaded, sizes: &BTreeMap<&str, usize>) -> impl Iterator<Item = Dataset> {
    COLLECTIONS.iter().map(|collection| {
        let children: Vec<String> = collection.lists(loaded).into_iter().collect();
        let entities = children.iter().filter_map(|list| sizes.get(list.as_str())).sum();
        Dataset {
            name: collection.name.into(),
            title: collection.title.into(),
            summary: format!("{}.", collection.title),
            publisher: None,
            url: None,
            version: None,
            index_version: None,
            index_current: true,
            updated_at: None,
            dated: None,
            entity_count: entities,
            thing_count: entities,
            load: false,
            children,
        }
    })
}

/// The ways of comparing.
#[derive(Serialize, ToSchema)]
pub struct Algorithms {
    algorithms: Vec<Algorithm>,
    default: &'static str,
    best: &'static str,
}

/// A way of comparing.
#[derive(Serialize, ToSchema)]
struct Algorithm {
    name: &'static str,
    description: &'static str,
    features: BTreeMap<&'static str, Feature>,
    docs: Docs,
}

/// What a way of comparing looks at.
#[derive(Serialize, ToSchema)]
struct Docs {
    name: &'static str,
    description: &'static str,
    features: BTreeMap<&'static str, Feature>,
    /// What a caller can set: nothing.
    config: BTreeMap<&'static str, String>,
}

/// A feature that is looked at.
#[derive(Clone, Serialize, ToSchema)]
struct Feature {
    /// Why it counts for so much.
    description: String,
    /// The bits that it adds to the evidence.
    coefficient: f64,
    url: &'static str,
}

const DESCRIPTION: &str =
    "Bits of evidence, feature by feature, added up to a probability (Fellegi and Sunter, 1969)";

/// How names are compared, feature by feature.
#[utoipa::path(get, path = "/algorithms", tag = "lists", security(("session" = []), ("key" = [])),
    responses((status = 200, body = Algorithms), (status = 401, body = FaultBody), (status = 403, body = FaultBody),
        (status = 503, body = FaultBody)))]
pub(super) async fn algorithms(State(app): State<App>, asker: Asker) -> Result<Json<Algorithms>, Fault> {
    asker.may_search(&app)?;
    let loaded = app.office.lists.loaded().ok_or_else(Problem::no_lists)?;
    let weights = loaded.catalogue.config().weights.features();
    let feature = |(name, weight): (&'static str, &screening::config::Weight)| {
        (name, Feature { description: weight.why.clone(), coefficient: weight.bits, url: "" })
    };
    let features: BTreeMap<&'static str, Feature> = weights.into_iter().map(feature).collect();
    let docs = Docs {
        name: ALGORITHM,
        description: DESCRIPTION,
        features: features.clone(),
        config: BTreeMap::new(),
    };
    let ours = Algorithm { name: ALGORITHM, description: DESCRIPTION, features, docs };
    Ok(Json(Algorithms { algorithms: vec![ours], default: ALGORITHM, best: ALGORITHM }))
}

/// That somebody is there.
#[derive(Serialize, ToSchema)]
pub struct Status {
    status: &'static str,
}

/// Whether the server answers. Open to everybody.
#[utoipa::path(get, path = "/healthz", tag = "lists", responses((status = 200, body = Status)))]
pub(super) async fn healthz() -> Json<Status> {
    Json(Status { status: "ok" })
}

/// Whether the lists can be looked in. Open to everybody.
#[utoipa::path(get, path = "/readyz", tag = "lists",
    responses((status = 200, body = Status), (status = 503, body = FaultBody)))]
pub(super) async fn readyz(State(app): State<App>) -> Result<Json<Status>, Fault> {
    app.office.lists.loaded().ok_or_else(Problem::no_lists)?;
    Ok(Json(Status { status: "ok" }))
}
