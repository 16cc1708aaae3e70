//! Measures (in CPU time) the index over lists of entities: building, screening, finding by script, memory, change.
//!
//! `cargo run --release -p screening --example speed -- LIST.json… [PAIRS.jsonl…] [--change OLD NEW]`, a line of
//! a LIST for each entity. With judged pairs, the right sides are put on the list and looked for by the left
//! ones; with two editions of a list, a portfolio is looked for again after the change.

#![expect(clippy::print_stdout, reason = "printing is what this example is for")]

use std::{collections::BTreeMap, error::Error, fs, hint::black_box, time::Instant};

use clock::Start;
use entities::Entity;
use screening::{
    Catalogue, Config, Index, Options, Prepared,
    fold::{Script, script_of},
    index::Search,
    score,
};

mod clock;
mod sources;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (pairs_paths, lists): (Vec<String>, Vec<String>) =
        arguments.by_ref().take_while(|path| path != "--change").partition(|path| path.ends_with(".jsonl"));
    let editions: Vec<Vec<Entity>> = arguments.map(|path| read(&path)).collect::<Result<_, _>>()?;
    let mut entities: Vec<Entity> = Vec::new();
    for path in lists {
        entities.extend(read(&path)?);
    }
    let start = Start::now();
    let config = Config::parse(&sources::SOURCES)?;
    println!("content read in {:.0} ms", millis(start));
    println!("memory before the index {:.0} MB, entities as text in it", resident_mb("VmRSS:"));
    let config = build(&entities, config);
    let index = Index::build(&entities, &config);
    screens(&entities, &index, &config);
    pairs(&index, &config);
    recall(&entities, &config);
    for path in pairs_paths {
        twins(&path, &entities, &config)?;
    }
    if let [old, new] = &editions[..] {
        changes(&entities, old, new, &config);
    }
    println!("load average {}", fs::read_to_string("/proc/loadavg")?.trim());
    Ok(())
}

fn read(path: &str) -> Result<Vec<Entity>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(Entity::from_json).collect::<Result<_, _>>()?)
}

fn millis(start: Start) -> f64 {
    start.micros() / 1e3
}

/// Processor time of all threads of this program, also of those that have ended.
fn process_millis() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(f64::NAN);
    (ticks(11) + ticks(12)) * 10.0
}

fn resident_mb(what: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(what));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1024.0
}

/// Counts the corpus, builds the index, and gives the configuration of this epoch.
fn build(entities: &[Entity], config: Config) -> Config {
    let before = resident_mb("VmRSS:");
    let entities: Vec<&Entity> = entities.iter().collect();
    let (wall, cpu) = (Instant::now(), process_millis());
    let (index, config) = Index::counted(&entities, config);
    let (wall, cpu) = (wall.elapsed().as_secs_f64() * 1e3, process_millis() - cpu);
    let names: usize = index.entities().iter().map(|entity| entity.names.len()).sum();
    println!(
        "{} entities, {names} names: prepared, counted and indexed in {wall:.0} ms by the clock, {cpu:.0} ms of \
         processor time = {:.2} million names a minute and core; {:.0} MB more, {:.0} MB at most in all",
        index.entities().len(),
        names as f64 / cpu * 60e3 / 1e6,
        resident_mb("VmRSS:") - before,
        resident_mb("VmHWM:"),
    );
    config
}

/// Screens as partners come, with one name and what else is known, and with all that a list knows.
fn screens(entities: &[Entity], index: &Index, config: &Config) {
    let partner = |entity: &Entity| {
        let mut partner = Entity::new(&entity.id, &entity.schema);
        for property in ["name", "birthDate", "nationality", "country", "registrationNumber", "gender"] {
            entity.first(property).into_iter().for_each(|value| partner.add(property, value));
        }
        partner
    };
    let chosen = || entities.iter().step_by(7);
    let partners: Vec<Prepared> = chosen().map(|entity| Prepared::new(&partner(entity), config)).collect();
    let listed: Vec<Prepared> = chosen().map(|entity| Prepared::new(entity, config)).collect();
    for (what, queries, candidates) in [
        ("partner", &partners, Some(50)),
        ("partner", &partners, None),
        ("listed entity", &listed, Some(50)),
        ("listed entity", &listed, None),
    ] {
        let options = Options { least_score: config.weights.alert, candidates };
        let mut search = Search::default();
        let start = Start::now();
        let mut hits = 0;
        for query in queries {
            hits += index.screen_with(query, options, config, &mut search).len();
        }
        let each = millis(start) * 1e3 / queries.len() as f64;
        let found: usize =
            queries.iter().step_by(10).map(|query| index.candidates(query, config, &mut search).len()).sum();
        println!(
            "screen a {what}, candidates {candidates:?}: {each:.0} us = {:.0}/s, {:.2} hits, {:.0} candidates on average",
            1e6 / each,
            hits as f64 / queries.len() as f64,
            found as f64 / (queries.len() as f64 / 10.0)
        );
    }
}

fn pairs(index: &Index, config: &Config) {
    let entities = index.entities();
    let count = 200_000;
    let start = Start::now();
    for number in 0..count {
        let (left, right) = (number * 7919 % entities.len(), (number * 104_729 + 13) % entities.len());
        black_box(score(&entities[left], &entities[right], config));
    }
    let each = millis(start) * 1e3 / count as f64;
    println!("random pairs: {each:.2} us = {:.0} pairs/s", 1e6 / each);
}

/// Takes each name in another script out of its entity, and looks whether it finds the entity.
fn recall(entities: &[Entity], config: &Config) {
    let mut stripped = entities.to_vec();
    let mut queries: Vec<(Script, bool, Entity, String)> = Vec::new();
    for entity in &mut stripped {
        let mut others = Vec::new();
        for property in ["name", "alias", "previousName", "weakAlias"] {
            if let Some(values) = entity.properties.get_mut(property) {
                values.retain(|value| {
                    let script = value.chars().find(|letter| letter.is_alphabetic()).map(script_of);
                    let keep = matches!(script, Some(Script::Latin) | None);
                    if let (false, Some(script)) = (keep, script) {
                        others.push((script, value.clone()));
                    }
                    keep
                });
            }
        }
        if entity.values("name").is_empty() && entity.values("alias").is_empty() {
            continue;
        }
        entity.caption.clear();
        for (script, name) in others {
            let mut query = Entity::new("query", entity.schema.clone());
            query.add("name", name);
            queries.push((script, entity.schema == "Person", query, entity.id.clone()));
        }
    }
    let index = Index::build(&stripped, config);
    let mut found: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let mut search = Search::default();
    let options = Options { least_score: config.weights.threshold, candidates: Some(50) };
    for (script, person, query, id) in &queries {
        let prepared = Prepared::new(query, config);
        let candidates = index.candidates(&prepared, config, &mut search);
        let place = candidates.iter().position(|&(place, _)| *index.entities()[place as usize].id == **id);
        let hits = index.screen_with(&prepared, options, config, &mut search);
        let counts =
            found.entry(format!("{script:?} {}", if *person { "person" } else { "other" })).or_default();
        counts[0] += 1;
        counts[1] += usize::from(place.is_some_and(|place| place < 50));
        counts[2] += usize::from(place.is_some());
        counts[3] += usize::from(hits.iter().any(|hit| *hit.entity.id == **id));
    }
    for (script, [all, top, any, hit]) in found {
        let share = |count: usize| count as f64 / all as f64;
        println!(
            "recall of {script}: {all} names, among 50 candidates {:.3}, among all {:.3}, scored a match {:.3}",
            share(top),
            share(any),
            share(hit)
        );
    }
}

/// Puts the right sides of judged pairs on the list, and looks for each by its left side.
fn twins(path: &str, entities: &[Entity], config: &Config) -> Result<(), Box<dyn Error>> {
    let mut listed = entities.to_vec();
    let mut wanted: Vec<(Entity, String)> = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let pair: serde_json::Value = serde_json::from_str(line)?;
        let right: Entity = serde_json::from_value(pair["right"].clone())?;
        if pair["judgement"] == "positive" {
            wanted.push((serde_json::from_value(pair["left"].clone())?, right.id.clone()));
        }
        listed.push(right);
    }
    let index = Index::build(&listed, config);
    let mut search = Search::default();
    let mut within = [0usize; 3];
    for (left, id) in &wanted {
        let candidates = index.candidates(&Prepared::new(left, config), config, &mut search);
        let place = candidates.iter().position(|&(place, _)| *index.entities()[place as usize].id == **id);
        for (count, most) in within.iter_mut().zip([10, 50, usize::MAX]) {
            *count += usize::from(place.is_some_and(|place| place < most));
        }
    }
    let [ten, fifty, any] = within.map(|count| count as f64 / wanted.len().max(1) as f64);
    println!(
        "{} twins of {path} among {}: recall at 10 {ten:.4}, at 50 {fifty:.4}, at all {any:.4}",
        wanted.len(),
        index.entities().len()
    );
    Ok(())
}

/// Looks again for a portfolio of 100,000 after a list has changed, and compares with looking for everybody.
///
/// The portfolio is **synthetic**: every name of the lists is taken apart, and members are put together from
/// those words, two to five a name, as persons and companies in turn; one member in a hundred is listed as it is.
fn changes(entities: &[Entity], old_list: &[Entity], new_list: &[Entity], config: &Config) {
    let names = entities.iter().filter_map(|entity| entity.first("name"));
    let words: Vec<&str> = names.flat_map(str::split_whitespace).collect();
    let mut chance = 7_usize;
    let mut choose = |many: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % many
    };
    let mut member = |number: usize| {
        let id = format!("member-{number}");
        if number.is_multiple_of(100) {
            return Entity { id, ..new_list[choose(new_list.len())].clone() };
        }
        let mut member = Entity::new(id, if number.is_multiple_of(2) { "Person" } else { "Company" });
        let name: Vec<&str> = (0..2 + choose(4)).map(|_| words[choose(words.len())]).collect();
        member.add("name", name.join(" "));
        member.add("country", ["ru", "cn", "fr", "ke", "br", "iq"][choose(6)]);
        member
    };
    let portfolio: Vec<Entity> = (0..100_000).map(&mut member).collect();
    let start = Instant::now();
    let portfolio = Index::build(&portfolio, config);
    println!("portfolio of 100000 indexed in {:.1} s by the clock", start.elapsed().as_secs_f64());
    let on_list =
        |list: &[Entity]| list.iter().map(|one| ("list".to_owned(), one.clone())).collect::<Vec<_>>();
    let old_list = Catalogue::new(on_list(old_list), config.clone());
    let new_list = old_list.renewed(on_list(new_list));
    let (wall, cpu) = (Instant::now(), process_millis());
    let changes = new_list.changes_since(&old_list);
    let concerned = new_list.concerned(&changes, &portfolio);
    let of_change = (wall.elapsed().as_secs_f64() * 1e3, process_millis() - cpu);
    let options = Options { least_score: config.weights.alert, candidates: None };
    let cpu = process_millis();
    let finds_new = |member: &&Prepared| {
        let likely = new_list.likely(member, options);
        likely.iter().any(|one| changes.touch(&one.listed.entity.id))
    };
    let again = portfolio.entities().iter().filter(finds_new).count();
    println!(
        "{} listed added, {} changed in what is compared, {} deleted: {} members concerned, told in {:.0} ms by the clock \
         and {:.0} ms of processor time; by looking for everybody {again}, in {:.0} ms of processor time",
        changes.added.len(),
        changes.modified.len(),
        changes.deleted.len(),
        concerned.len(),
        of_change.0,
        of_change.1,
        process_millis() - cpu
    );
}
