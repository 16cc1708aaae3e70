//! `GET /search/{dataset}`: who bears a name like a text, for somebody who looks around.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use lists::Standing;
use screening::Listed;
use serde::Serialize;
use utoipa::ToSchema;

use super::door::{Asker, Fault, FaultBody, Told};
use super::filter::{Filter, countries};
use super::params::Params;
use super::shapes::{ListedEntity, Total};
use crate::api::InPath;
use crate::app::App;
use crate::lists::Loaded;
use crate::problem::Problem;

/// The most results on a page, how many there are if nobody says, and the furthest page.
const MOST_RESULTS: usize = 500;
const RESULTS: usize = 10;
const FURTHEST: usize = 9_499;

/// Who was found.
#[derive(Serialize, ToSchema)]
pub struct SearchResponse {
    results: Vec<ListedEntity>,
    /// How many there are by list, country and topic.
    facets: BTreeMap<&'static str, Facet>,
    total: Total,
    limit: usize,
    offset: usize,
}

/// How many there are by something.
#[derive(Serialize, ToSchema)]
struct Facet {
    label: &'static str,
    values: Vec<FacetValue>,
}

/// How many there are of one value.
#[derive(Serialize, ToSchema)]
struct FacetValue {
    name: String,
    label: String,
    count: usize,
}

/// Looks for a name, or a part of one; the nearest first. How likely two are one, only `/match` tells.
#[utoipa::path(get, path = "/search/{dataset}", tag = "lists", security(("session" = []), ("key" = [])),
    params(
        ("dataset" = String, Path, description = "A list or a collection, as in `/match/{dataset}`"),
        ("q" = String, Query, description = "The text: a name or a part of one, in any script"),
        ("schema" = Option<String>, Query, description = "Only entities of this schema or its kinds"),
        ("limit" = Option<u16>, Query, description = "The most results, up to 500; 10 if left out"),
        ("offset" = Option<u16>, Query, description = "How many to pass over"),
        ("include_dataset" = Option<Vec<String>>, Query, description = "As in `/match/{dataset}`"),
        ("exclude_dataset" = Option<Vec<String>>, Query, description = "As in `/match/{dataset}`"),
        ("exclude_schema" = Option<Vec<String>>, Query, description = "As in `/match/{dataset}`"),
        ("countries" = Option<Vec<String>>, Query, description = "Only who is tied to one of these countries"),
        ("topics" = Option<Vec<String>>, Query, description = "As in `/match/{dataset}`"),
        ("filter" = Option<Vec<String>>, Query, description = "Only who has this value, as `property:value`"),
        ("changed_since" = Option<String>, Query, description = "As in `/match/{dataset}`"),
    ),
    responses((status = 200, body = SearchResponse), (status = 400, body = FaultBody), (status = 401, body = FaultBody),
        (status = 403, body = FaultBody), (status = 404, body = FaultBody), (status = 503, body = FaultBody)))]
pub(super) async fn by_text(
    State(app): State<App>,
    asker: Asker,
    Told(InPath(dataset)): Told<InPath<String>>,
    Told(params): Told<Params>,
) -> Result<Json<SearchResponse>, Fault> {
    asker.may_search(&app)?;
    let limit = params.number("limit", 0..=MOST_RESULTS, RESULTS)?;
    let offset = params.number("offset", 0..=FURTHEST, 0)?;
    let text = params.one("q").unwrap_or_default();
    let answer = app.office.lists.ask(move |loaded| -> Result<SearchResponse, Problem> {
        let filter = Filter::read(&dataset, &params, loaded)?;
        let found: Vec<&Listed> = search(&text, &filter, loaded);
        let page = found.iter().skip(offset).take(limit);
        Ok(SearchResponse {
            results: page.map(|listed| ListedEntity::of(listed, loaded)).collect(),
            facets: facets(&found, loaded),
            total: Total::exactly(found.len()),
            limit,
            offset,
        })
    });
    Ok(Json(answer.await??))
}

/// The bearers of a name; without one, everybody.
fn search<'a>(text: &str, filter: &Filter, loaded: &'a Loaded) -> Vec<&'a Listed> {
    let catalogue = &loaded.catalogue;
    let mut found: Vec<&Listed> = match text.trim() {
        "" => catalogue.all().collect(),
        text => catalogue.search(text).into_iter().map(|(listed, _)| listed).collect(),
    };
    found.retain(|listed| filter.lets(listed, catalogue.config()));
    found
}

fn facets(found: &[&Listed], loaded: &Loaded) -> BTreeMap<&'static str, Facet> {
    let config = loaded.catalogue.config();
    let title = |list: &str| {
        let known = loaded.editions.get(list).and_then(|edition| edition.known.as_ref());
        let name = known.map_or(list, |known| known.name.as_str());
        match loaded.editions.get(list).map(|edition| edition.standing()) {
            Some(Standing::Context) => format!("{name} (to know, and no finding)"),
            _ => name.to_owned(),
        }
    };
    let same = |value: &str| value.to_owned();
    [
        ("datasets", facet("Lists", found, |one| vec![one.list.clone()], title)),
        ("countries", facet("Countries", found, |one| countries(one, config).collect(), same)),
        ("topics", facet("Topics", found, |one| one.entity.values("topics").to_vec(), same)),
    ]
    .into()
}

fn facet(
    label: &'static str,
    found: &[&Listed],
    values: impl Fn(&Listed) -> Vec<String>,
    title: impl Fn(&str) -> String,
) -> Facet {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for listed in found {
        let mut of_one = values(listed);
        of_one.sort_unstable();
        of_one.dedup();
        of_one.into_iter().for_each(|value| *counts.entry(value).or_default() += 1);
    }
    let mut values: Vec<FacetValue> =
        counts.into_iter().map(|(name, count)| FacetValue { label: title(&name), name, count }).collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.count));
    Facet { label, values }
}
