//! Parties and ties in compact rows: what was stated, at any time, joined by identifier.

mod builder;
mod edge;
mod join;

use std::ops::Range;

use indexmap::IndexSet;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use builder::Builder;
pub(crate) use edge::Edge;
pub use edge::TieShown;

use crate::day::{self, Day};
use crate::{Digest, Identifier, PartyKind, StatementRef, View};

/// A party in a graph. Numbers are given anew with each graph; what lasts is the record identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub(crate) u32);

/// A party as answers show it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Shown {
    /// The party in this graph.
    #[serde(skip, default = "nowhere")]
    pub node: NodeId,
    /// The first, in order, of its record identifiers.
    pub id: String,
    /// Its name; empty where nobody gives one.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
}

fn nowhere() -> NodeId {
    NodeId(u32::MAX)
}

/// Everything stated of ownership and control, at all times. It never changes; new statements make
/// a new graph.
#[derive(Debug)]
pub struct Graph {
    pub(crate) nodes: Vec<Node>,
    /// Ordered by subject.
    pub(crate) edges: Vec<Edge>,
    by_subject: Vec<u32>,
    /// Edges ordered by party.
    by_party: Vec<u32>,
    of_party: Vec<u32>,
    statements: Vec<Source>,
    registers: Vec<String>,
    identifiers: Vec<(Identifier, u32)>,
    /// Where those of each party begin, and all in the order of the parties.
    identifiers_of: (Vec<u32>, Vec<u32>),
    /// Ordered by party. Most parties have one name, and take no room here.
    other_names: Vec<(u32, Box<str>)>,
    /// The identifiers of all records, and the party of each that is no tie.
    records: IndexSet<Box<str>>,
    node_of: Vec<Option<u32>>,
}

#[derive(Debug)]
pub(crate) struct Node {
    pub id: Box<str>,
    pub name: Box<str>,
    pub reason: Option<Box<str>>,
    pub kind: PartyKind,
}

#[derive(Debug)]
struct Source {
    /// Its place among the registers.
    register: u32,
    id: Box<str>,
    sha256: Digest,
    date: Day,
}

impl Graph {
    /// An empty graph, to be filled.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// What held on `date`, as far as it was stated by `known_on`.
    ///
    /// Both are needed: "who owned it when we signed" is one question, and "what could we have
    /// known when we signed" is another. Parties themselves (names, kinds, identifiers) are taken
    /// as they are known last.
    pub fn at(&self, date: Date, known_on: Date) -> View<'_> {
        View::new(self, day::day(date), day::day(known_on))
    }

    /// How many parties there are.
    pub fn parties(&self) -> usize {
        self.nodes.len()
    }

    /// How many ties there are, at all times together.
    pub fn ties(&self) -> usize {
        self.edges.len()
    }

    /// The party that has a record of this identifier.
    pub fn find(&self, record: &str) -> Option<NodeId> {
        self.node_of[self.records.get_index_of(record)?].map(NodeId)
    }

    /// The party with this identifier.
    pub fn find_identifier(&self, identifier: &Identifier) -> Option<NodeId> {
        let at = self.identifiers.binary_search_by(|(known, _)| known.cmp(identifier)).ok()?;
        Some(NodeId(self.identifiers[at].1))
    }

    /// The identifiers of the statements on who holds anything in a party, in force or not.
    pub fn statements_on(&self, node: NodeId) -> impl Iterator<Item = &str> {
        self.held(node.0).iter().map(|edge| &*self.statements[edge.statement as usize].id)
    }

    /// The identifiers of a party, in order.
    pub fn identifiers(&self, node: NodeId) -> impl Iterator<Item = &Identifier> {
        let (offsets, order) = &self.identifiers_of;
        order[range(offsets, node.0)].iter().map(|at| &self.identifiers[*at as usize].0)
    }

    /// What a party is or was called beside the name that is shown, in order.
    pub fn other_names(&self, node: NodeId) -> impl Iterator<Item = &str> {
        let first = self.other_names.partition_point(|(of, _)| *of < node.0);
        let names = self.other_names[first..].iter().take_while(move |(of, _)| *of == node.0);
        names.map(|(_, name)| &**name)
    }

    /// A party as answers show it.
    pub fn show(&self, node: NodeId) -> Shown {
        let Node { id, name, kind, .. } = &self.nodes[node.0 as usize];
        Shown { node, id: id.to_string(), name: name.to_string(), kind: *kind }
    }

    /// All parties.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + '_ {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// Parties with one name, letter case and punctuation aside, in groups. They are *not* joined:
    /// a name only proposes that somebody look.
    pub fn namesakes(&self) -> Vec<Vec<Shown>> {
        let mut groups: std::collections::BTreeMap<String, Vec<NodeId>> = Default::default();
        for node in self.nodes() {
            let name = folded(&self.nodes[node.0 as usize].name);
            if !name.is_empty() {
                groups.entry(name).or_default().push(node);
            }
        }
        groups
            .into_values()
            .filter(|group| group.len() > 1)
            .map(|group| group.into_iter().map(|node| self.show(node)).collect())
            .collect()
    }

    /// The edges whose subject is `node`.
    pub(crate) fn held(&self, node: u32) -> &[Edge] {
        &self.edges[range(&self.by_subject, node)]
    }

    /// The edges whose party is `node`.
    pub(crate) fn holds(&self, node: u32) -> impl Iterator<Item = &Edge> {
        self.of_party[range(&self.by_party, node)].iter().map(|at| &self.edges[*at as usize])
    }

    /// How many edges have `node` as their party.
    pub(crate) fn holds_count(&self, node: u32) -> usize {
        range(&self.by_party, node).len()
    }

    pub(crate) fn statement(&self, at: u32) -> StatementRef {
        let source = &self.statements[at as usize];
        StatementRef {
            register: self.registers[source.register as usize].clone(),
            id: source.id.to_string(),
            sha256: source.sha256,
            date: day::date(source.date),
        }
    }
}

/// A name without letter case, spaces and punctuation, as names are compared for a proposal.
pub fn folded(name: &str) -> String {
    name.chars().filter(|mark| mark.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn range(offsets: &[u32], node: u32) -> Range<usize> {
    offsets[node as usize] as usize..offsets[node as usize + 1] as usize
}

/// The rows grouped by node, in their order, where `keys` has the node of each; and where the rows of each node
/// begin.
fn grouped(nodes: usize, keys: impl Iterator<Item = u32> + Clone) -> (Vec<u32>, Vec<u32>) {
    let mut offsets = vec![0; nodes + 1];
    let mut rows = 0;
    for key in keys.clone() {
        offsets[key as usize + 1] += 1;
        rows += 1;
    }
    for at in 1..offsets.len() {
        offsets[at] += offsets[at - 1];
    }
    let (mut next, mut order) = (offsets.clone(), vec![0; rows]);
    for (row, key) in keys.enumerate() {
        order[next[key as usize] as usize] = row as u32;
        next[key as usize] += 1;
    }
    (offsets, order)
}
