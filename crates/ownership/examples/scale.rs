//! Measures the engine, in time on the clock and in time of the processor, on a made-up world: `cargo run --release -p ownership --example scale [parties]`.
//!
//! The world is **synthetic**. It is made from fixed arithmetic, the same on every run, and has the
//! features that make real registers hard: holdings with a power law (a few nominees hold in
//! thousands of companies), bands in place of exact shares, missing shares, cross-holdings, and
//! chains. Nothing in it says anything about anybody.

#![expect(clippy::print_stdout, reason = "an example prints what it measures")]

use std::fs;
use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use ownership::bods::Statements;
use ownership::{
    Content, Digest, End, Graph, Identifier, Interest, Interval, Link, Party, PartyKind, Record,
    StatementRef, Tie,
};

const STATED: Date = date(2025, 1, 1);
const QUESTIONS: usize = 5_000;

fn main() {
    let parties: u32 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(2_500_000);
    println!("synthetic world of {parties} parties; load {}", load());
    // Making the world is no part of loading it.
    timed("made and thrown away", || World { seed: 7, parties }.records(drop));
    let mut world = World { seed: 7, parties };
    let mut builder = Graph::builder();
    timed("made again and added", || {
        world.records(|record| {
            builder.record(record);
        })
    });
    let (graph, problems) = timed("joined and ordered", || builder.build());
    println!("{} parties, {} ties, {} problems", graph.parties(), graph.ties(), problems.len());
    println!("memory so far at the most {}", memory());
    timed("all questions", || questions(&graph, &mut world));
    let pairs = timed("all ultimate controllers", || graph.at(STATED, STATED).ultimate_controllers());
    println!("{} pairs of controlled and controller", pairs.len());
    timed("reading 100,000 statements", || reading(&mut world));
    println!("memory at the most {}; load {}", memory(), load());
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (started, before) = (Instant::now(), processor());
    let done = work();
    println!(
        "{what}: {:.1?} on the clock, {:.1} s of the processor",
        started.elapsed(),
        processor() - before
    );
    done
}

/// Seconds that the processor has spent on this program, as the kernel counts them.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = after_name.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// Owners and control of companies taken at random.
fn questions(graph: &Graph, world: &mut World) {
    let view = graph.at(STATED, STATED);
    let (mut owners, mut control, mut most) = (Vec::new(), Vec::new(), 0);
    for _ in 0..QUESTIONS {
        // The last three of each five are companies.
        let company = world.below(world.parties / 5) * 5 + 2 + world.below(3);
        let Some(node) = graph.find(&record(company)) else { continue };
        let started = Instant::now();
        most = most.max(view.owners(node).owners.len());
        owners.push(started.elapsed());
        let started = Instant::now();
        view.control(node);
        control.push(started.elapsed());
    }
    report("owners of one company", &mut owners);
    report("control of one company", &mut control);
    println!("the most owners of one company: {most}");
}

fn report(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() * part / 1_000).min(times.len() - 1)];
    println!("{what}: median {:.2?}, p99 {:.2?}, most {:.2?}", at(500), at(990), at(1_000));
}

/// How fast statements are read, checked and understood.
fn reading(world: &mut World) {
    let mut lines = String::new();
    let count = 100_000;
    for at in 0..count {
        let (holder, share) = (world.below(world.parties), world.below(100));
        lines.push_str(&format!(
            r#"{{"statementId":"{at:0>32}","declarationSubject":"{s}","statementDate":"2025-01-01","recordId":"r{at}","recordType":"relationship","recordDetails":{{"isComponent":false,"subject":"{s}","interestedParty":"{p}","interests":[{{"type":"shareholding","directOrIndirect":"direct","beneficialOwnershipOrControl":true,"share":{{"exact":{share}}},"startDate":"2020-01-01"}}]}},"publicationDetails":{{"publicationDate":"2025-01-01","bodsVersion":"0.4","publisher":{{"name":"nobody"}}}},"source":{{"type":["officialRegister"]}}}}"#,
            s = record(at), p = record(holder)
        ));
        lines.push('\n');
    }
    let mut builder = Graph::builder();
    let mut valid = 0;
    for statement in Statements::new(lines.as_bytes()).flatten() {
        valid += usize::from(statement.faults().is_empty());
        builder.statement(&statement);
    }
    println!("{valid} statements of BODS read, checked, digested and understood");
}

struct World {
    seed: u64,
    parties: u32,
}

impl World {
    /// A number below `most`, the next of a fixed series.
    fn below(&mut self, most: u32) -> u32 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.seed >> 33) % u64::from(most.max(1))) as u32
    }

    /// Every record, handed out one by one.
    fn records(&mut self, mut each: impl FnMut(Record)) {
        for at in 0..self.parties {
            each(self.party(at));
            self.links(at).into_iter().for_each(&mut each);
        }
    }

    /// Two in five are persons; one in a thousand a body of a State.
    fn party(&mut self, at: u32) -> Record {
        let kind = match at % 1_000 {
            0 => PartyKind::StateBody,
            place if place % 5 < 2 => PartyKind::Person,
            _ => PartyKind::Company,
        };
        let mut party = Party::new(kind, format!("Party {at}"));
        if kind == PartyKind::Company {
            party.identifiers.extend(Identifier::new("XX-TEST", &format!("{at:08}")));
        }
        Record {
            id: record(at),
            statement: statement(&format!("p{at}")),
            closed: false,
            content: Content::Party(party),
        }
    }

    /// Who holds what in a company. Seven holders in ten are persons, and the rest anybody; a holder
    /// is near, or one of the few that hold much (a number drawn to a power), or, once in fifty,
    /// anywhere, which makes loops.
    fn links(&mut self, at: u32) -> Vec<Record> {
        if at % 5 < 2 {
            return Vec::new();
        }
        let holders = match self.below(1_000) {
            0 => 40 + self.below(160),
            1..=49 => 5 + self.below(10),
            50..=199 => 0,
            _ => 1 + self.below(3),
        };
        (0..holders)
            .map(|number| {
                let draw = f64::from(self.below(1_000_000)) / 1e6;
                let holder = match self.below(50) {
                    0 => self.below(self.parties),
                    1..=9 => (draw.powi(6) * f64::from(at)) as u32,
                    _ => (f64::from(at) - 5_000.0 * draw).max(0.0) as u32,
                };
                // The first two of each five are persons.
                let holder = if self.below(10) < 7 { holder - holder % 5 + holder % 2 } else { holder };
                self.link(at, holder, number, holders)
            })
            .collect()
    }

    fn link(&mut self, subject: u32, holder: u32, number: u32, holders: u32) -> Record {
        let each = 100.0 / f64::from(holders);
        let share = match self.below(10) {
            0 => None,
            1..=5 if holders == 1 => Some(Interval::closed(0.75, 1.0)),
            1..=5 if holders == 2 => Some(Interval::closed(0.25, 0.5)),
            _ => Some(Interval::exact(each / 100.0)),
        };
        let id = format!("l{subject}-{number}");
        let ties = vec![Tie { share, ..Tie::new(Interest::Shareholding) }];
        let link = Link { subject: End::Record(record(subject)), party: End::Record(record(holder)), ties };
        Record { statement: statement(&id), id, closed: false, content: Content::Link(link) }
    }
}

fn record(at: u32) -> String {
    format!("XX-TEST-{at:08}")
}

fn statement(id: &str) -> StatementRef {
    StatementRef {
        register: String::new(),
        id: format!("{id:0>32}"),
        sha256: Digest::of(id.as_bytes()),
        date: Some(STATED),
    }
}

/// Memory at its most, as the kernel counts it.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".into(), |line| line.trim().to_owned())
}

fn load() -> String {
    fs::read_to_string("/proc/loadavg").unwrap_or_else(|_| "unknown".into()).trim().to_owned()
}
