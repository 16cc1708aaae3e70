//! Small worlds, and the shared data where it is at hand.

use std::path::PathBuf;

use jiff::civil::{Date, date};
use ownership::bods::Statement;
use ownership::{Builder, Graph, NodeId, Owner, Problem, View};
use serde_json::{Value, json};

/// A file or folder of the shared data; says so when it is not there.
pub fn shared(test: &str, path: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("IMPRIMATUR_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/opendata").join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {test} (no shared data)");
    None
}

pub const TODAY: Date = date(2026, 1, 1);

/// A world of statements; letters stand for parties.
#[derive(Default)]
pub struct World {
    pub statements: Vec<Value>,
}

impl World {
    fn add(&mut self, kind: &str, record: &str, details: Value) -> &mut Self {
        let id = format!("{:0>32}", format!("{kind}-{record}-{}", self.statements.len()));
        self.statements.push(json!({
            "statementId": id, "declarationSubject": "x", "recordId": record, "recordType": kind,
            "statementDate": "2020-01-01", "recordDetails": details,
        }));
        self
    }

    pub fn company(&mut self, record: &str) -> &mut Self {
        self.entity(record, "registeredEntity")
    }

    pub fn entity(&mut self, record: &str, kind: &str) -> &mut Self {
        self.add(
            "entity",
            record,
            json!({ "isComponent": false, "entityType": { "type": kind }, "name": record }),
        )
    }

    pub fn person(&mut self, record: &str) -> &mut Self {
        let names = json!([{ "fullName": record }]);
        self.add(
            "person",
            record,
            json!({ "isComponent": false, "personType": "knownPerson", "names": names }),
        )
    }

    /// `party` has an interest in `subject`.
    pub fn interest(&mut self, party: &str, subject: &str, interest: Value) -> &mut Self {
        let record = format!("{party}>{subject}#{}", self.statements.len());
        self.add(
            "relationship",
            &record,
            json!({ "isComponent": false, "subject": subject, "interestedParty": party, "interests": [interest] }),
        )
    }

    /// `party` holds this percentage of the shares of `subject`.
    pub fn holds(&mut self, party: &str, subject: &str, percent: f64) -> &mut Self {
        self.interest(party, subject, json!({ "type": "shareholding", "share": { "exact": percent } }))
    }

    pub fn band(&mut self, party: &str, subject: &str, least: f64, most: f64) -> &mut Self {
        let share = json!({ "minimum": least, "maximum": most });
        self.interest(party, subject, json!({ "type": "shareholding", "share": share }))
    }

    /// `party` has shares in `subject`, nobody says how many.
    pub fn unknown(&mut self, party: &str, subject: &str) -> &mut Self {
        self.interest(party, subject, json!({ "type": "shareholding" }))
    }

    pub fn builder(&self) -> Builder {
        builder(&self.statements)
    }

    pub fn build(&self) -> (Graph, Vec<Problem>) {
        self.builder().build()
    }

    pub fn graph(&self) -> Graph {
        self.build().0
    }
}

pub fn builder(statements: &[Value]) -> Builder {
    let mut builder = Graph::builder();
    for (at, value) in statements.iter().enumerate() {
        builder.statement(&Statement::parse(&value.to_string(), at).unwrap());
    }
    builder
}

pub fn node(graph: &Graph, record: &str) -> NodeId {
    graph.find(record).unwrap_or_else(|| panic!("{record} is in the graph"))
}

pub fn now(graph: &Graph) -> View<'_> {
    graph.at(TODAY, TODAY)
}

/// One owner of a party today, if it is one.
pub fn owner(graph: &Graph, owner: &str, of: &str) -> Option<Owner> {
    let owners = now(graph).owners(node(graph, of)).owners;
    owners.into_iter().find(|one| one.party.node == node(graph, owner))
}

/// The bounds of its shares, in percent.
pub fn shares(graph: &Graph, holder: &str, of: &str) -> (f64, f64) {
    let shares = owner(graph, holder, of).map_or((0.0, 0.0), |one| (one.shares.lo, one.shares.hi));
    (shares.0 * 100.0, shares.1 * 100.0)
}

#[track_caller]
pub fn assert_shares(graph: &Graph, holder: &str, of: &str, wanted: (f64, f64)) {
    let found = shares(graph, holder, of);
    let near = |one: f64, other: f64| (one - other).abs() < 1e-6;
    assert!(
        near(found.0, wanted.0) && near(found.1, wanted.1),
        "{holder} of {of}: {found:?}, not {wanted:?}"
    );
}
