//! Filling a graph, and joining what belongs together. The result does not hang on the order in
//! which statements come.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;

use entities::Entity;
use indexmap::IndexSet;

use super::join::{Groups, join_by_identifier};
use super::{Edge, Graph, Node, Source, grouped};
use crate::bods::Statement;
use crate::day::{self, ALWAYS, Day, NEVER};
use crate::problem::{Oddity, Problem};
use crate::{
    Content, End, Identifier, Interest, Interval, Link, Party, PartyKind, Record, StatementRef, Tie, ftm,
};

/// Takes statements in any order, and makes a graph of them.
#[derive(Debug, Default)]
pub struct Builder {
    /// What precedes the record identifiers of the register that is being read.
    prefix: String,
    /// The registers that were named; the last one is being read.
    registers: Vec<String>,
    /// The identifiers of all records; the place of each is its number.
    records: IndexSet<Box<str>>,
    /// The newest description of each record, by its number.
    described: Vec<Option<Described>>,
    identifiers: Vec<(Identifier, u32)>,
    /// Names beside those of `described`, by the number of the record.
    other_names: Vec<(u32, Box<str>)>,
    aliases: Vec<(u32, u32)>,
    statements: Vec<Source>,
    links: Vec<Version>,
    ties: Vec<Tie>,
    problems: Vec<Problem>,
}

#[derive(Debug)]
struct Described {
    statement: u32,
    name: Box<str>,
    reason: Option<Box<str>>,
    kind: PartyKind,
}

/// One statement about a link, its ties a range of `Builder::ties`.
#[derive(Debug)]
struct Version {
    record: u32,
    statement: u32,
    subject: u32,
    party: u32,
    first: u32,
    count: u32,
    closed: bool,
}

impl Builder {
    /// Names the register that the following statements come from, so that two registers may use
    /// one record identifier for two things. Its records are then called `register/identifier`.
    pub fn source(&mut self, register: &str) -> &mut Self {
        self.prefix = if register.is_empty() { String::new() } else { format!("{register}/") };
        self.registers.push(register.to_owned());
        self
    }

    /// Adds a statement of BODS, valid or not; what cannot be used is a problem of the build.
    pub fn statement(&mut self, statement: &Statement) -> &mut Self {
        let record = statement.record(&mut self.problems);
        record.into_iter().for_each(|record| self.add(record));
        self
    }

    /// Adds an entity of `FollowTheMoney`; schemas that neither are nor tie parties are passed over.
    pub fn entity(&mut self, entity: &Entity) -> &mut Self {
        let records = ftm::records(entity, &mut self.problems);
        records.into_iter().for_each(|record| self.add(record));
        self
    }

    /// Adds a record from elsewhere.
    pub fn record(&mut self, record: Record) -> &mut Self {
        self.add(record);
        self
    }

    fn add(&mut self, record: Record) {
        let statement = self.state(record.statement);
        match record.content {
            Content::Party(party) => {
                let number = self.number(&record.id);
                self.describe(number, statement, party);
            }
            Content::Link(link) => self.link(&record.id, statement, record.closed, link),
        }
    }

    fn state(&mut self, StatementRef { register: _, id, sha256, date }: StatementRef) -> u32 {
        let date = date.map_or(ALWAYS, day::day);
        if self.registers.is_empty() {
            self.registers.push(String::new());
        }
        let register = self.registers.len() as u32 - 1;
        self.statements.push(Source { register, id: id.into(), sha256, date });
        self.statements.len() as u32 - 1
    }

    fn number(&mut self, record: &str) -> u32 {
        let key = if self.prefix.is_empty() {
            Cow::Borrowed(record)
        } else {
            Cow::Owned(format!("{}{record}", self.prefix))
        };
        if let Some(number) = self.records.get_index_of(key.as_ref()) {
            return number as u32;
        }
        self.described.push(None);
        self.records.insert_full(key.into()).0 as u32
    }

    fn describe(&mut self, number: u32, statement: u32, party: Party) {
        for alias in &party.aliases {
            let alias = self.number(alias);
            self.aliases.push((number, alias));
        }
        self.identifiers.extend(party.identifiers.into_iter().map(|identifier| (identifier, number)));
        let others = party.other_names.into_iter().filter(|name| *name != party.name);
        self.other_names.extend(others.map(|name| (number, name.into())));
        let described = Described {
            statement,
            name: party.name.into(),
            reason: party.reason.map(Into::into),
            kind: party.kind,
        };
        let (newest, older) = match self.described[number as usize].take() {
            Some(known) if self.age(known.statement) > self.age(statement) => (known, Some(described)),
            known => (described, known),
        };
        // What somebody was called before, a list may still call them.
        if let Some(older) = older.filter(|older| older.name != newest.name) {
            self.other_names.push((number, older.name));
        }
        self.described[number as usize] = Some(newest);
    }

    /// What orders two statements on one record: the date, then what is arbitrary but lasting.
    fn age(&self, statement: u32) -> (Day, &str, crate::Digest) {
        let Source { id, sha256, date, .. } = &self.statements[statement as usize];
        (*date, id, *sha256)
    }

    fn link(&mut self, id: &str, statement: u32, closed: bool, link: Link) {
        let (record, first) = (self.number(id), self.ties.len() as u32);
        let subject = self.end(link.subject, id, "subject", statement);
        let party = self.end(link.party, id, "interestedParty", statement);
        self.ties.extend(link.ties);
        let count = self.ties.len() as u32 - first;
        self.links.push(Version { record, statement, subject, party, first, count, closed });
    }

    /// The number of an end; somebody who is not named becomes a party of its own.
    fn end(&mut self, end: End, link: &str, side: &str, statement: u32) -> u32 {
        match end {
            End::Record(record) => self.number(&record),
            End::Unspecified(reason) => {
                let number = self.number(&format!("{link}#{side}"));
                let nobody = Party { reason: Some(reason), ..Party::new(PartyKind::DeclaredUnknown, "") };
                self.describe(number, statement, nobody);
                number
            }
        }
    }

    /// Joins, orders, and closes the graph; with everything that was odd, in order.
    pub fn build(mut self) -> (Graph, Vec<Problem>) {
        self.reused_statements();
        let links_only = self.link_records();
        let (nodes, node_of) = self.join(&links_only);
        let other_names = self.other_names(&nodes, &node_of);
        let (by_subject, edges) = self.edges(&node_of, nodes.len());
        let (by_party, of_party) = grouped(nodes.len(), edges.iter().map(|edge| edge.party));
        let identifiers_of = grouped(nodes.len(), self.identifiers.iter().map(|(_, node)| *node));
        self.odd_identifiers(&nodes, &identifiers_of.1);
        self.problems.sort_by_cached_key(Problem::to_string);
        self.problems.dedup();
        let graph = Graph {
            by_subject,
            by_party,
            of_party,
            edges,
            records: self.records,
            node_of,
            nodes,
            other_names,
            statements: self.statements,
            registers: self.registers,
            identifiers: self.identifiers,
            identifiers_of,
        };
        (graph, self.problems)
    }

    /// Statements that share an identifier and not a text.
    fn reused_statements(&mut self) {
        let mut texts = HashMap::with_capacity(self.statements.len());
        for Source { register, id, sha256, .. } in &self.statements {
            let known = texts.entry((&*self.registers[*register as usize], &**id)).or_insert(sha256);
            if *known != sha256 {
                self.problems.push(Problem::new(Oddity::StatementReused, id.to_string()));
            }
        }
    }

    /// Which records are links, and no parties.
    fn link_records(&self) -> Vec<bool> {
        let mut links = vec![false; self.records.len()];
        for version in &self.links {
            links[version.record as usize] = true;
        }
        for version in &self.links {
            for end in [version.subject, version.party] {
                links[end as usize] = false;
            }
        }
        links
    }

    /// One node for each group of joined records, in the order of their identifiers; and the node
    /// of each record.
    fn join(&mut self, links: &[bool]) -> (Vec<Node>, Vec<Option<u32>>) {
        self.identifiers.sort_unstable();
        self.identifiers.dedup();
        let mut groups = Groups::new(self.records.len());
        join_by_identifier(&mut groups, &self.identifiers);
        for (record, alias) in &self.aliases {
            groups.join(*record, *alias);
        }
        let mut order: Vec<u32> =
            (0..self.records.len() as u32).filter(|number| !links[*number as usize]).collect();
        order.sort_unstable_by_key(|number| &self.records[*number as usize]);
        let mut node_of = vec![None; self.records.len()];
        let mut members: Vec<Vec<u32>> = Vec::new();
        for number in order {
            let leader = groups.of(number) as usize;
            let node = *node_of[leader].get_or_insert(members.len() as u32) as usize;
            node_of[number as usize] = Some(node as u32);
            if node == members.len() {
                members.push(Vec::new());
            }
            members[node].push(number);
        }
        for (_, number) in &mut self.identifiers {
            *number = node_of[*number as usize].unwrap_or_default();
        }
        // Whoever shares an identifier is one party now.
        self.identifiers.dedup();
        (members.iter().map(|records| self.node(records)).collect(), node_of)
    }

    /// One party of several records: the newest name, the most telling kind.
    fn node(&mut self, records: &[u32]) -> Node {
        let id = self.records[records[0] as usize].clone();
        let described: Vec<&Described> =
            records.iter().filter_map(|number| self.described[*number as usize].as_ref()).collect();
        let newest =
            described.iter().filter(|one| !one.name.is_empty()).max_by_key(|one| self.age(one.statement));
        let kind = described.iter().map(|one| one.kind).min();
        let node = Node {
            name: newest.map_or_else(Default::default, |one| one.name.clone()),
            reason: described.iter().find_map(|one| one.reason.clone()),
            kind: kind.unwrap_or(PartyKind::Undescribed),
            id,
        };
        if kind.is_none() {
            self.problems.push(Problem::new(Oddity::RecordNotDescribed, node.id.to_string()));
        }
        node
    }

    /// What each party is called beside the name that is shown, in order.
    fn other_names(&mut self, nodes: &[Node], node_of: &[Option<u32>]) -> Vec<(u32, Box<str>)> {
        let described = std::mem::take(&mut self.described).into_iter().zip(0..);
        let described = described.filter_map(|(one, number)| Some((number, one?.name)));
        let mut names: Vec<(u32, Box<str>)> = std::mem::take(&mut self.other_names)
            .into_iter()
            .chain(described)
            .filter_map(|(number, name)| Some((node_of[number as usize]?, name)))
            .filter(|(node, name)| !name.is_empty() && *name != nodes[*node as usize].name)
            .collect();
        names.sort_unstable();
        names.dedup();
        names.shrink_to_fit();
        names
    }

    /// Two identifiers of one scheme, where `of_node` has all in the order of the parties.
    fn odd_identifiers(&mut self, nodes: &[Node], of_node: &[u32]) {
        for pair in of_node.windows(2) {
            let [(one, node), (other, other_node)] =
                [pair[0], pair[1]].map(|at| &self.identifiers[at as usize]);
            if node == other_node && one.scheme == other.scheme {
                let oddity = Oddity::TwoIdentifiers { one: one.to_string(), other: other.to_string() };
                self.problems.push(Problem::new(oddity, nodes[*node as usize].id.to_string()));
            }
        }
    }

    /// The ties of all versions, each with the days on which it was the newest known, in order; and where
    /// those of each subject begin.
    fn edges(&mut self, node_of: &[Option<u32>], nodes: usize) -> (Vec<u32>, Vec<Edge>) {
        let mut versions = std::mem::take(&mut self.links);
        versions.sort_by(|one, other| {
            let by_age = || self.age(one.statement).cmp(&self.age(other.statement));
            one.record.cmp(&other.record).then_with(by_age)
        });
        versions.dedup_by(|one, other| {
            one.record == other.record && self.age(one.statement) == self.age(other.statement)
        });
        let mut edges = Vec::with_capacity(self.ties.len());
        let mut latest = None;
        for (at, version) in versions.iter().enumerate() {
            let next = versions.get(at + 1).filter(|next| next.record == version.record);
            let known_to = next.map_or(NEVER, |next| self.age(next.statement).0);
            latest = Some(self.told_ties(version, latest));
            self.version_edges(version, latest.unwrap_or(version), known_to, node_of, &mut edges);
        }
        let (offsets, order) = grouped(nodes, edges.iter().map(|edge: &Edge| edge.subject));
        let mut ordered: Vec<Edge> = order.into_iter().map(|at| edges[at as usize]).collect();
        for bounds in offsets.windows(2) {
            let of_subject = &mut ordered[bounds[0] as usize..bounds[1] as usize];
            of_subject.sort_unstable_by(|one, other| self.compare(one, other));
        }
        (offsets, ordered)
    }

    /// Whose ties hold for a version: its own, or those of the version before when it only closes
    /// the record and repeats nothing.
    fn told_ties<'v>(&self, version: &'v Version, before: Option<&'v Version>) -> &'v Version {
        let own = &self.ties[version.first as usize..][..version.count as usize];
        let silent = own.iter().all(|tie| tie.interest == Interest::UnknownInterest && tie.share.is_none());
        match before.filter(|before| before.record == version.record) {
            Some(before) if version.closed && silent => before,
            _ => version,
        }
    }

    fn version_edges(
        &mut self,
        version: &Version,
        told: &Version,
        known_to: Day,
        node_of: &[Option<u32>],
        edges: &mut Vec<Edge>,
    ) {
        let ends = [version.subject, version.party].map(|end| node_of[end as usize]);
        let [Some(subject), Some(party)] = ends else { return };
        let date = self.statements[version.statement as usize].date;
        if subject == party {
            let at = self.statements[version.statement as usize].id.to_string();
            self.problems.push(Problem::new(Oddity::HoldsItself, at));
        }
        for tie in &self.ties[told.first as usize..][..told.count as usize] {
            let stated_end = tie.end.map_or(NEVER, day::day);
            edges.push(Edge {
                subject,
                party,
                statement: version.statement,
                start: tie.start.map_or(ALWAYS, day::day),
                end: if version.closed { stated_end.min(date) } else { stated_end },
                known_from: date,
                known_to,
                share: tie.share.unwrap_or(Interval::UNKNOWN),
                interest: tie.interest,
                share_known: tie.share.is_some(),
                indirect: tie.indirect,
            });
        }
    }

    /// The order of the edges of one subject, which is the same however the statements came.
    fn compare(&self, one: &Edge, other: &Edge) -> Ordering {
        let key =
            |edge: &Edge| (edge.party, edge.interest, edge.start, edge.end, edge.known_from, edge.indirect);
        let share = |edge: &Edge| (edge.share.lo.to_bits(), edge.share.hi.to_bits());
        key(one)
            .cmp(&key(other))
            .then_with(|| self.age(one.statement).cmp(&self.age(other.statement)))
            .then_with(|| share(one).cmp(&share(other)))
    }
}
