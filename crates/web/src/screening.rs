//! The partner of a case and its group, looked for on the imported lists. What is found becomes hits of the
//! case, which people decide on; nobody writes hits by hand.

use engagement::acts::ScreeningRun;
use engagement::record::{Hit, HitFeature, Partner, Relation, Screening};
use engagement::{Act, Engagement};
use entities::Entity;
use lists::Standing;
use ownership::{Graph, NodeId, PartyKind, Shown};
use screening::{Found, Options, Prepared};
use sha2::{Digest, Sha256};

use crate::interests::{identifier, nodes_of};
use crate::lists::{Edition, Loaded};
use crate::office::Office;
use crate::problem::Problem;

/// The most parties of a group that are looked for: the partner, then who manages, owns and belongs to it.
const MOST_SUBJECTS: usize = 5_000;
/// The most hits without a decision that a look puts on file, and the most features of one.
const MOST_UNDECIDED: usize = 300;
const MOST_FEATURES: usize = 12;

/// Somebody who is looked for.
pub(crate) struct Subject {
    /// With the identifier of the register that knows them.
    pub entity: Entity,
    relation: Relation,
}

/// Whom a look is for.
pub(crate) struct Subjects {
    /// Each once, the partner first.
    pub all: Vec<Subject>,
    /// Whether a register knows the partner.
    group_known: bool,
    /// How many more there are.
    not_looked_for: u64,
    /// How many more are declared as unknown or unnamed.
    unnamed: u64,
}

impl Office {
    /// The act with what is found on the lists, whatever was sent. Other acts stay as they are.
    pub(crate) async fn screened(&self, case: Engagement, act: Act) -> Result<Act, Problem> {
        match act {
            Act::ScreeningRun(_) => Ok(Act::ScreeningRun(self.look_for(&case).await?)),
            other => Ok(other),
        }
    }

    /// Looks for the partner of a case and its group on the lists. Nothing is recorded.
    ///
    /// # Errors
    /// No list was read, or too many ask at once.
    pub(crate) async fn look_for(&self, case: &Engagement) -> Result<ScreeningRun, Problem> {
        let (partner, before) = (case.record.partner.clone(), case.record.steps.screening.clone());
        let (graph, day, now) = (self.ownership(), self.today(), self.now());
        let run = move |loaded: &Loaded| {
            look_for(&partner, graph.as_deref(), day, loaded, before.as_ref(), &|one| one.is_overdue(now))
        };
        self.lists.ask_for_house(run).await
    }

    /// The partner of a case, and those of its group that registers know today.
    pub(crate) fn subjects(&self, case: &Engagement) -> Subjects {
        subjects(&case.record.partner, self.ownership().as_deref(), self.today())
    }
}

/// Looks for a partner, and for those of its group that registers know on `day`. Hits on which `before` has a
/// decision always find a place on the file.
pub fn look_for(
    partner: &Partner,
    graph: Option<&Graph>,
    day: evidence::Date,
    loaded: &Loaded,
    before: Option<&Screening>,
    is_overdue: &dyn Fn(&Edition) -> bool,
) -> ScreeningRun {
    let Subjects { all, group_known, mut not_looked_for, unnamed } = subjects(partner, graph, day);
    let least_score = loaded.catalogue.config().weights.alert;
    let options = Options { least_score, candidates: None };
    let (mut looked_for, mut hits) = (0, Vec::new());
    for subject in &all {
        let prepared = loaded.catalogue.prepared(&subject.entity);
        if !prepared.is_findable() {
            not_looked_for += 1;
            continue;
        }
        looked_for += 1;
        for likely in loaded.catalogue.likely(&prepared, options) {
            let found = loaded.catalogue.explained(&prepared, likely);
            hits.push(hit(subject, (&prepared, likely.prepared()), &found, loaded));
        }
    }
    // Lists that speak against somebody first, then the likeliest.
    hits.sort_by_key(|hit| (!hit.adverse, std::cmp::Reverse(hit.score), hit.id.clone()));
    let left_out = leave_out(&mut hits, before);
    let lists = loaded.looked_in(is_overdue);
    ScreeningRun { lists, subjects: looked_for, group_known, hits, left_out, not_looked_for, unnamed }
}

/// Leaves out the undecided hits that find no place. How many of them are on lists that speak against somebody: only
/// those wait for a person.
fn leave_out(hits: &mut Vec<Hit>, before: Option<&Screening>) -> u64 {
    let decided =
        |hit: &Hit| before.and_then(|before| before.same(hit)).is_some_and(|one| one.judgement.is_some());
    let (mut undecided, mut left_out) = (0, 0);
    hits.retain(|hit| {
        let has_place = decided(hit) || {
            undecided += 1;
            undecided <= MOST_UNDECIDED
        };
        left_out += u64::from(!has_place && hit.adverse);
        has_place
    });
    left_out
}

fn hit(
    subject: &Subject,
    (sought, listed_as): (&Prepared, &Prepared),
    found: &Found<'_>,
    loaded: &Loaded,
) -> Hit {
    let listed = &found.listed.entity;
    let adverse =
        loaded.edition_of(found.listed).is_none_or(|edition| edition.standing() == Standing::Adverse);
    // What is not compared changes no decision: a new remark on a listing is no new question.
    let sides = [sought.content, listed_as.content].concat();
    let features = found.comparison.features.iter().take(MOST_FEATURES).map(|feature| HitFeature {
        what: feature.why.to_string(),
        sought: feature.left.to_string(),
        listed: feature.right.to_string(),
        weight: (feature.bits * 100.0).round() as i64,
    });
    Hit {
        id: hex::encode(Sha256::digest(format!("{}\n{}", subject.entity.id, listed.id)))[..12].to_owned(),
        subject: subject.entity.label().to_owned(),
        relation: subject.relation,
        list: found.listed.list.clone(),
        adverse,
        entry: listed.id.clone(),
        name: listed.label().to_owned(),
        score: (found.comparison.score * 10_000.0).round().clamp(1.0, 9_999.0) as u16,
        features: features.collect(),
        fingerprint: hex::encode(Sha256::digest(sides)),
        judgement: None,
        review: None,
        contested_on: None,
    }
}

fn subjects(partner: &Partner, graph: Option<&Graph>, day: evidence::Date) -> Subjects {
    let mut found = Subjects {
        all: vec![Subject { entity: entity_of(partner), relation: Relation::Partner }],
        group_known: false,
        not_looked_for: 0,
        unnamed: 0,
    };
    let Some(graph) = graph else { return found };
    let own = nodes_of(graph, &partner.identifiers);
    found.group_known = !own.is_empty();
    own.iter().for_each(|&node| add_known(&mut found.all[0].entity, graph, node));
    // Whoever owns the partner may direct it as well: one person, one question.
    let mut met = own.clone();
    for node in own {
        let group = graph.at(day, day).group(node);
        let officers = group.officers.iter().map(|one| (&one.party, Relation::Officer));
        let parents = group.parents.iter().map(|one| (&one.party, Relation::Parent));
        let below = group.subsidiaries.iter().map(|one| (&one.party, Relation::Subsidiary));
        for (party, relation) in officers.chain(parents).chain(below) {
            if !met.insert(party.node) {
                continue;
            }
            let entity = entity_of_party(graph, party);
            match party.kind {
                PartyKind::DeclaredUnknown if entity.properties.is_empty() => found.unnamed += 1,
                _ => found.all.push(Subject { entity, relation }),
            }
        }
        found.not_looked_for += group.not_followed.len() as u64;
    }
    found.not_looked_for += found.all.len().saturating_sub(MOST_SUBJECTS) as u64;
    found.all.truncate(MOST_SUBJECTS);
    found
}

fn entity_of(partner: &Partner) -> Entity {
    let mut entity = Entity::new(format!("partner-{}", partner.id), "Company");
    entity.add("name", &partner.name);
    if !partner.country.is_empty() {
        entity.add("country", partner.country.to_lowercase());
    }
    for known in partner.identifiers.iter().filter_map(|text| identifier(text)) {
        add_identifier(&mut entity, &known);
    }
    entity
}

/// A party of a register; without a property where the register does not say who it is.
fn entity_of_party(graph: &Graph, party: &Shown) -> Entity {
    let schema = match party.kind {
        PartyKind::Person => "Person",
        PartyKind::State | PartyKind::StateBody => "PublicBody",
        PartyKind::Company => "Company",
        PartyKind::Arrangement | PartyKind::DeclaredUnknown | PartyKind::Undescribed => "LegalEntity",
    };
    let mut entity = Entity::new(party.id.clone(), schema);
    add_known(&mut entity, graph, party.node);
    entity
}

/// Adds every name and identifier that registers give a party. The first name is the one to show.
fn add_known(entity: &mut Entity, graph: &Graph, node: NodeId) {
    let Shown { name, kind, .. } = graph.show(node);
    // What stands in the place of the name of somebody unknown is none.
    if kind != PartyKind::DeclaredUnknown {
        let shown_as = if entity.first("name").is_some() { "alias" } else { "name" };
        entity.add(shown_as, name);
        graph.other_names(node).for_each(|name| entity.add("alias", name));
    }
    graph.identifiers(node).for_each(|known| add_identifier(entity, known));
}

fn add_identifier(entity: &mut Entity, known: &ownership::Identifier) {
    let property = if known.scheme == "XI-LEI" { "leiCode" } else { "registrationNumber" };
    entity.add(property, &known.id);
}
