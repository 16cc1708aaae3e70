//! The parties that belong to a company, for screening: above it, below it, and in office.

use serde::Serialize;
use utoipa::ToSchema;

use super::View;
use super::path::{Evidence, Path, Step};
use super::upstream::Upstream;
use crate::{Controlled, Interest, NodeId, Shown};

/// A party with those that screening must look at together with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Group {
    /// The party.
    pub subject: Shown,
    /// Everybody who holds an interest in it or above it, however small, nearest first.
    pub parents: Vec<Member>,
    /// Everybody whom it controls, surely or possibly, nearest first.
    pub subsidiaries: Vec<Controlled>,
    /// Directors and managers of the party, of its parents and of its subsidiaries.
    pub officers: Vec<Officer>,
    /// Parties behind which it was not looked.
    pub not_followed: Vec<Shown>,
}

/// Somebody above a party.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Member {
    /// Who.
    pub party: Shown,
    /// The shortest chain from it down to the party.
    #[schema(value_type = Vec<Step>)]
    pub path: Path,
}

/// Somebody in office.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Officer {
    /// Who.
    pub party: Shown,
    /// In which member of the group.
    pub of: Shown,
    /// The office.
    pub office: Interest,
    /// Who says so.
    pub evidence: Evidence,
}

impl View<'_> {
    /// The group of `node`.
    pub fn group(self, node: NodeId) -> Group {
        let above = Upstream::of(self, node.0);
        let parents: Vec<Member> = (1..above.nodes.len())
            .map(|at| Member { party: self.show(above.nodes[at]), path: above.path(at) })
            .collect();
        let subsidiaries = self.controlled_by(node);
        let members = [node]
            .into_iter()
            .chain(parents.iter().map(|member| member.party.node))
            .chain(subsidiaries.iter().map(|member| member.party.node));
        let officers = members.flat_map(|member| self.officers(member.0)).collect();
        let mut not_followed = above.not_followed();
        let hubs = subsidiaries.iter().map(|one| one.party.node).chain([node]);
        not_followed.extend(
            hubs.filter(|one| self.graph.holds_count(one.0) > self.limits.ties).map(|one| self.show(one.0)),
        );
        Group { subject: self.show(node.0), parents, subsidiaries, officers, not_followed }
    }

    fn officers(self, node: u32) -> impl Iterator<Item = Officer> {
        self.held(node).filter(|edge| edge.interest.is_office()).map(move |edge| Officer {
            party: self.show(edge.party),
            of: self.show(node),
            office: edge.interest,
            evidence: Evidence { tie: edge.into(), statement: self.graph.statement(edge.statement) },
        })
    }
}
