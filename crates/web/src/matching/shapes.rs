//! The shapes of yente's answers.

use std::collections::BTreeMap;

use screening::{Comparison, Listed};
use serde::Serialize;
use utoipa::ToSchema;

use crate::lists::Loaded;

/// Somebody on a list.
#[derive(Serialize, ToSchema)]
pub struct ListedEntity {
    /// The identifier here: that of the list, a full stop, and that of its entry.
    pub id: String,
    /// The name to show.
    pub caption: String,
    /// The schema of FollowTheMoney.
    pub schema: String,
    /// Everything said of it, each property with all its values: texts, and entities where they were asked for.
    #[schema(value_type = BTreeMap<String, Vec<Object>>)]
    pub properties: BTreeMap<String, Vec<Value>>,
    /// The lists on which it stands.
    pub datasets: Vec<String>,
    /// Other identifiers, among them that of the list itself.
    pub referents: Vec<String>,
    /// Whether it is itself listed, and not only tied to something listed.
    pub target: bool,
    /// When the list first showed it, where that is known.
    pub first_seen: Option<String>,
    /// When the list was last seen with it.
    pub last_seen: Option<String>,
    /// When anything about it last changed, where that is known.
    pub last_change: Option<String>,
}

/// A value of a property.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum Value {
    /// A text.
    Text(String),
    /// Another entity of the list.
    Entity(Box<ListedEntity>),
}

impl ListedEntity {
    /// Somebody as the list has them.
    pub fn of(listed: &Listed, loaded: &Loaded) -> Self {
        let entity = listed.entity.clone();
        let texts = |values: Vec<String>| values.into_iter().map(Value::Text).collect();
        let seen = loaded.edition_of(listed).map(|edition| edition.about.seen_at);
        let mut datasets = entity.datasets.clone();
        if !datasets.contains(&listed.list) {
            datasets.push(listed.list.clone());
        }
        ListedEntity {
            caption: entity.label().to_owned(),
            id: entity.id,
            schema: entity.schema,
            properties: entity.properties.into_iter().map(|(name, values)| (name, texts(values))).collect(),
            datasets,
            referents: entity.referents,
            target: entity.target.unwrap_or_default(),
            first_seen: entity.first_seen,
            last_seen: seen.map(|seen| seen.strftime("%Y-%m-%dT%H:%M:%S").to_string()),
            last_change: entity.last_change,
        }
    }
}

/// Somebody on a list who may be the one asked for.
#[derive(Serialize, ToSchema)]
pub struct ScoredEntity {
    /// Who.
    #[serde(flatten)]
    pub entity: ListedEntity,
    /// How probable it is that the two are one, above 0 and below 1.
    pub score: f64,
    /// Whether that reaches the threshold.
    #[serde(rename = "match")]
    pub matches: bool,
    /// The bits of evidence by feature; negative ones speak against.
    pub features: BTreeMap<&'static str, f64>,
    /// The same with what was seen.
    pub explanations: BTreeMap<&'static str, Explanation>,
}

/// One piece of evidence.
#[derive(Serialize, ToSchema)]
pub struct Explanation {
    /// The bits that it adds.
    pub score: f64,
    /// What was seen, in words.
    pub detail: String,
    /// What the one asked for has.
    pub query: String,
    /// What the one on the list has.
    pub candidate: String,
}

impl ScoredEntity {
    /// Somebody with what the comparison gave.
    pub fn of(listed: &Listed, comparison: Comparison, threshold: f64, loaded: &Loaded) -> Self {
        let bits = comparison.features.iter().map(|feature| (feature.feature, feature.bits)).collect();
        let explained = comparison.features.into_iter().map(|feature| {
            let (score, detail) = (feature.bits, feature.why);
            (feature.feature, Explanation { score, detail, query: feature.left, candidate: feature.right })
        });
        ScoredEntity {
            entity: ListedEntity::of(listed, loaded),
            score: comparison.score,
            matches: comparison.score >= threshold,
            features: bits,
            explanations: explained.collect(),
        }
    }
}

/// How many there are.
#[derive(Serialize, ToSchema)]
pub struct Total {
    value: usize,
    relation: &'static str,
}

impl Total {
    /// Exactly so many.
    pub fn exactly(value: usize) -> Self {
        Total { value, relation: "eq" }
    }
}
