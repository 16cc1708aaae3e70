//! All lists together, ready to be asked: who is on them, who somebody may be, and who bears a name.

use std::collections::{BTreeMap, BTreeSet};

use entities::Entity;

use crate::{
    compare::{Comparison, compare},
    config::Config,
    delta::{self, Changes},
    index::{Index, Options, Search},
    prepared::Prepared,
};

/// In a search, whoever shares less than this part of what the best one shares is no answer.
const PART_OF_BEST: f32 = 0.5;

/// Everybody on some lists, with what is needed to find and to compare them.
#[derive(Debug)]
pub struct Catalogue {
    config: Config,
    index: Index,
    listed: BTreeMap<String, Listed>,
    lists: BTreeMap<String, usize>,
}

/// Somebody on a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The list.
    pub list: String,
    /// Who. The identifier begins with that of the list and a full stop, because two lists may use one
    /// identifier; that of the list itself is among the referents.
    pub entity: Entity,
}

/// Somebody on a list who may be the one looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'a> {
    /// Who, and on which list.
    pub listed: &'a Listed,
    /// What speaks for it and against: the one looked for is left, the listed one right.
    pub comparison: Comparison,
}

/// Somebody on a list who is likely the one looked for, before it is put into words why.
#[derive(Debug, Clone, Copy)]
pub struct Likely<'a> {
    /// Who, and on which list.
    pub listed: &'a Listed,
    /// The probability that they are one.
    pub score: f64,
    prepared: &'a Prepared,
}

impl<'a> Likely<'a> {
    /// The listed one, ready to be compared.
    pub fn prepared(self) -> &'a Prepared {
        self.prepared
    }
}

impl Catalogue {
    /// A catalogue of entities, each with the list that it stands on. A list may speak of one entity in
    /// several rows, each with another name: they become one.
    ///
    /// The statistics are those of the lists where they are long enough (see [`Index::counted`]).
    pub fn new(entities: impl IntoIterator<Item = (String, Entity)>, config: Config) -> Self {
        let (listed, lists) = gather(entities);
        let entities: Vec<&Entity> = listed.values().map(|one| &one.entity).collect();
        let (index, config) = Index::counted(&entities, config);
        Self { config, index, listed, lists }
    }

    /// The lists in a newer state, counted as before: whether two are one then depends on the two alone, and not
    /// on who else was listed meanwhile.
    pub fn renewed(&self, entities: impl IntoIterator<Item = (String, Entity)>) -> Self {
        let (listed, lists) = gather(entities);
        let config = self.config.clone();
        let index = Index::build(listed.values().map(|one| &one.entity), &config);
        Self { config, index, listed, lists }
    }

    /// Who came, went and says something else since `former`, as far as it is compared.
    pub fn changes_since(&self, former: &Catalogue) -> Changes {
        Changes::between(&former.index, &self.index)
    }

    /// The members of a portfolio who may be somebody that came or says something else; by identifier.
    pub fn concerned(&self, changes: &Changes, portfolio: &Index) -> BTreeSet<String> {
        delta::concerned(changes, &self.index, portfolio, &self.config)
    }

    /// What comparisons are made with.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The lists, and how many entities each has.
    pub fn lists(&self) -> impl Iterator<Item = (&str, usize)> {
        self.lists.iter().map(|(list, entities)| (list.as_str(), *entities))
    }

    /// How many entities there are on all lists.
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// Whether nobody is listed: then that nobody is found tells nothing.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// How many entities have more than is looked at, such as hundreds of names.
    pub fn capped(&self) -> usize {
        self.index.entities().iter().filter(|entity| !entity.caps.is_empty()).count()
    }

    /// The entity with an identifier of this catalogue.
    pub fn get(&self, id: &str) -> Option<&Listed> {
        self.listed.get(id)
    }

    /// The entity that a list itself calls `own_id`.
    pub fn of_list(&self, list: &str, own_id: &str) -> Option<&Listed> {
        self.get(&id_of(list, own_id))
    }

    /// Everybody, in the order of identifiers.
    pub fn all(&self) -> impl Iterator<Item = &Listed> {
        self.listed.values()
    }

    /// Makes somebody ready to be looked for; shows what could not be read of them.
    pub fn prepared(&self, query: &Entity) -> Prepared {
        Prepared::new(query, &self.config)
    }

    /// Who on the lists is likely somebody whom [`Catalogue::prepared`] has made ready, the likeliest first:
    /// to choose from before [`Catalogue::explained`] takes its time.
    pub fn likely(&self, query: &Prepared, options: Options) -> Vec<Likely<'_>> {
        let hits = self.index.screen(query, options, &self.config);
        hits.into_iter()
            .filter_map(|hit| {
                let listed = self.listed.get(&*hit.entity.id)?;
                Some(Likely { listed, score: hit.score, prepared: hit.entity })
            })
            .collect()
    }

    /// What speaks for and against it that two are one.
    pub fn explained<'a>(&self, query: &Prepared, likely: Likely<'a>) -> Found<'a> {
        Found { listed: likely.listed, comparison: compare(query, likely.prepared, &self.config) }
    }

    /// Who bears a name like `text`, or a part of it, with how many bits what they share tells; the most
    /// first. For a person who looks around: only [`Catalogue::likely`] tells how likely it is that two are
    /// one.
    pub fn search(&self, text: &str) -> Vec<(&Listed, f32)> {
        let mut query = Entity::new("", "Thing");
        query.add("name", text);
        let query = self.prepared(&query);
        let candidates = self.index.candidates(&query, &self.config, &mut Search::default());
        let least = candidates.first().map_or(0.0, |(_, bits)| bits * PART_OF_BEST);
        candidates
            .into_iter()
            .take_while(|(_, bits)| *bits >= least)
            .filter_map(|(place, bits)| {
                let id = &self.index.entities()[place as usize].id;
                Some((self.listed.get(&**id)?, bits))
            })
            .collect()
    }
}

/// Everybody, with the identifier here, and how many each list has.
fn gather(
    entities: impl IntoIterator<Item = (String, Entity)>,
) -> (BTreeMap<String, Listed>, BTreeMap<String, usize>) {
    let mut listed: BTreeMap<String, Listed> = BTreeMap::new();
    let mut lists: BTreeMap<String, usize> = BTreeMap::new();
    for (list, mut entity) in entities {
        let id = id_of(&list, &entity.id);
        let own = std::mem::replace(&mut entity.id, id);
        let of_list = lists.entry(list.clone()).or_default();
        match listed.get_mut(&entity.id) {
            Some(first) => first.entity.merge(entity),
            None => {
                *of_list += 1;
                entity.referents.push(own);
                listed.insert(entity.id.clone(), Listed { list, entity });
            }
        }
    }
    (listed, lists)
}

/// The identifier here of what a list calls `own`.
fn id_of(list: &str, own: &str) -> String {
    format!("{list}.{own}")
}
