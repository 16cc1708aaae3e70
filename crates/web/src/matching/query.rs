//! `POST /match/{dataset}`: who on the lists somebody may be, given as an example.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use entities::Entity;
use screening::{Options, SCHEMAS, most_values};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::door::{Asker, Fault, FaultBody, Sent, Told};
use super::filter::Filter;
use super::params::Params;
use super::shapes::{ScoredEntity, Total};
use crate::api::InPath;
use crate::app::App;
use crate::lists::Loaded;
use crate::problem::Problem;

/// The most examples in one request, as in yente.
const MOST_QUERIES: usize = 100;
/// The most results of one example, and how many there are if nobody says.
const MOST_RESULTS: usize = 500;
const RESULTS: usize = 5;
/// The name of our way of comparing.
pub const ALGORITHM: &str = "imprimatur";

/// Examples to look for.
#[derive(Deserialize, ToSchema)]
pub struct MatchRequest {
    /// The examples, each under a name that the answer bears too.
    queries: BTreeMap<String, Example>,
    /// Not taken: weights are set by the institution, in its content.
    #[serde(default)]
    weights: BTreeMap<String, f64>,
    /// Not taken, likewise.
    #[serde(default)]
    #[schema(value_type = Object)]
    config: serde_json::Map<String, serde_json::Value>,
}

/// Somebody to look for.
#[derive(Deserialize, ToSchema)]
pub struct Example {
    /// An identifier of the caller's own.
    #[serde(default)]
    id: Option<String>,
    /// The schema of FollowTheMoney: Person, Company, Vessel …
    schema: String,
    /// What is known: properties of FollowTheMoney.
    properties: BTreeMap<String, Given>,
}

/// The values of a property.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
enum Given {
    One(String),
    Several(Vec<Option<String>>),
}

impl Given {
    fn len(&self) -> usize {
        match self {
            Given::One(_) => 1,
            Given::Several(values) => values.len(),
        }
    }
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub struct MatchResponse {
    /// The answers by the names of the examples.
    responses: BTreeMap<String, Matches>,
    /// The most results of one example.
    limit: usize,
}

/// What was found for one example.
#[derive(Serialize, ToSchema)]
struct Matches {
    status: u16,
    /// The likeliest first.
    results: Vec<ScoredEntity>,
    /// How many reach the threshold, shown or not.
    total: Total,
    /// The example as it was understood.
    query: Understood,
    /// What the example has more of than is looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    capped: Vec<&'static str>,
}

/// An example as it was understood.
#[derive(Serialize, ToSchema)]
struct Understood {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    schema: String,
    properties: BTreeMap<String, Vec<String>>,
}

/// Looks for up to 100 examples in a list or a collection of lists.
#[utoipa::path(post, path = "/match/{dataset}", tag = "lists", security(("session" = []), ("key" = [])),
    request_body = MatchRequest,
    params(
        ("dataset" = String, Path, description = "A list, or `default` (every list that counts against whoever \
            stands on it), `context` or `all`; see `/catalog`"),
        ("limit" = Option<u16>, Query, description = "The most results of one example, up to 500; 5 if left out"),
        ("threshold" = Option<f64>, Query, description = "The lowest score that is a `match`; where a person \
            should look, if left out"),
        ("cutoff" = Option<f64>, Query, description = "The lowest score that is shown at all; the threshold if left out"),
        ("algorithm" = Option<String>, Query, description = "`best` or `imprimatur`; there is one"),
        ("include_dataset" = Option<Vec<String>>, Query, description = "Look in these lists of the dataset only"),
        ("exclude_dataset" = Option<Vec<String>>, Query, description = "Look in all but these"),
        ("exclude_schema" = Option<Vec<String>>, Query, description = "Leave out entities of these schemas"),
        ("exclude_entity_ids" = Option<Vec<String>>, Query, description = "Leave out these entities"),
        ("topics" = Option<Vec<String>>, Query, description = "Leave out whom the list gives only other topics"),
        ("changed_since" = Option<String>, Query, description = "Leave out who is known not to have changed since \
            this day"),
    ),
    responses((status = 200, body = MatchResponse), (status = 400, body = FaultBody), (status = 401, body = FaultBody),
        (status = 403, body = FaultBody), (status = 404, body = FaultBody), (status = 413, body = FaultBody),
        (status = 415, body = FaultBody), (status = 503, body = FaultBody)))]
pub(super) async fn by_example(
    State(app): State<App>,
    asker: Asker,
    Told(InPath(dataset)): Told<InPath<String>>,
    Told(params): Told<Params>,
    Sent(request): Sent<MatchRequest>,
) -> Result<Json<MatchResponse>, Fault> {
    asker.may_search(&app)?;
    check(&request, &params)?;
    let limit = params.number("limit", 1..=MOST_RESULTS, RESULTS)?;
    let answered = app.office.lists.ask(move |loaded| {
        let alert = loaded.catalogue.config().weights.alert;
        let threshold = params.number("threshold", 0.0..=1.0, alert)?;
        let cutoff = params.number("cutoff", 0.0..=1.0, threshold)?.min(threshold);
        let search = Search { filter: Filter::read(&dataset, &params, loaded)?, limit, threshold, cutoff };
        let answers = request.queries.into_iter().map(|(name, example)| {
            let answer = search.answer(example, loaded);
            let answer = answer.map_err(|why| Problem::malformed(format!("in the query `{name}`: {why}")))?;
            Ok((name, answer))
        });
        answers.collect::<Result<BTreeMap<_, _>, Problem>>()
    });
    Ok(Json(MatchResponse { responses: answered.await??, limit }))
}

fn check(request: &MatchRequest, params: &Params) -> Result<(), Problem> {
    let malformed = |what: String| Err(Problem::malformed(what));
    match request.queries.len() {
        0 => return malformed("`queries` has no example; there is nobody to look for".into()),
        1..=MOST_QUERIES => {}
        many => return malformed(format!("{many} queries; send at most {MOST_QUERIES} in one request")),
    }
    if !request.weights.is_empty() || !request.config.is_empty() {
        return malformed(
            "`weights` and `config` are not taken here: an institution sets its own, in screening/weights.yaml".into(),
        );
    }
    for (name, example) in &request.queries {
        for (property, given) in &example.properties {
            let most = most_values(property);
            // Before an entity is made of it, which compares each value with all before.
            if given.len() > most {
                return malformed(format!(
                    "in the query `{name}`: {} values of `{property}`; send at most {most}",
                    given.len()
                ));
            }
        }
    }
    match params.one("algorithm").as_deref() {
        None | Some("best" | ALGORITHM) => Ok(()),
        Some(other) => malformed(format!(
            "there is no algorithm `{other}` here; leave it out, or write `best` or `{ALGORITHM}`"
        )),
    }
}

/// How to look.
struct Search {
    filter: Filter,
    limit: usize,
    threshold: f64,
    cutoff: f64,
}

impl Search {
    fn answer(&self, example: Example, loaded: &Loaded) -> Result<Matches, String> {
        let Loaded { catalogue, .. } = loaded;
        let (id, query) = (example.id.clone(), example.entity()?);
        let prepared = catalogue.prepared(&query);
        if !prepared.is_findable() {
            return Err(
                "it has no name or identifier that could be compared; write `name`, in any script".into()
            );
        }
        // A probability of exactly 0 or 1 is never reached, and its odds are no number.
        let least_score = self.cutoff.clamp(1e-9, 1.0 - 1e-9);
        let mut likely = catalogue.likely(&prepared, Options { least_score, candidates: None });
        likely.retain(|one| self.filter.lets(one.listed, catalogue.config()));
        let total = likely.iter().filter(|one| one.score >= self.threshold).count();
        likely.truncate(self.limit);
        let results = likely.into_iter().map(|one| {
            let found = catalogue.explained(&prepared, one);
            ScoredEntity::of(found.listed, found.comparison, self.threshold, loaded)
        });
        Ok(Matches {
            status: 200,
            results: results.collect(),
            total: Total::exactly(total),
            query: Understood { id, schema: query.schema, properties: query.properties },
            capped: prepared.caps.iter().map(|cap| cap.in_words()).collect(),
        })
    }
}

impl Example {
    fn entity(self) -> Result<Entity, String> {
        if !SCHEMAS.contains(&self.schema.as_str()) {
            return Err(format!(
                "`{}` is no schema to look for; write one of {}",
                self.schema,
                SCHEMAS.join(", ")
            ));
        }
        let mut entity = Entity::new(self.id.unwrap_or_default(), self.schema);
        for (property, given) in self.properties {
            let values = match given {
                Given::One(value) => vec![Some(value)],
                Given::Several(values) => values,
            };
            values.into_iter().flatten().for_each(|value| entity.add(&property, value.trim()));
        }
        Ok(entity)
    }
}
