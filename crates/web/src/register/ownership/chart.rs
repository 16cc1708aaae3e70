//! Which parties and ties the picture of a group shows.

use ownership::{Controlled, Controller, Member, NodeId, Owners, Path, Shown, Step, View};
use serde::Serialize;
use utoipa::ToSchema;

/// The most parties that are drawn; more cannot be read.
const MOST: usize = 40;
/// The most parties in one row: as many as a wide screen shows.
const MOST_IN_ROW: usize = 6;

/// What is drawn.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Chart {
    /// The parties with their rows: 0 the one in question, above it owners and controllers, below it those
    /// whom it controls.
    pub parties: Vec<(Shown, i32)>,
    /// Every tie of ownership and control among them.
    pub ties: Vec<Step>,
    /// How many parties above were left out.
    pub not_drawn_above: usize,
    /// How many below.
    pub not_drawn_below: usize,
}

impl Chart {
    /// Above and below have a say by turns, so that many subsidiaries leave room for the owners.
    pub fn of(
        view: View<'_>,
        owners: &Owners,
        controllers: &[Controller],
        others: &[Member],
        controlled: &[Controlled],
    ) -> Self {
        let mut chart = Rows { placed: vec![(owners.subject.clone(), 0)] };
        let above = owners.owners.iter().map(|one| (&one.party, &one.path));
        let above = above.chain(controllers.iter().map(|one| (&one.party, &one.path)));
        let mut above: Vec<(&Shown, &Path)> =
            above.chain(others.iter().map(|one| (&one.party, &one.path))).collect();
        let mut seen = std::collections::HashSet::new();
        above.retain(|(party, _)| seen.insert(party.node));
        let below: Vec<(&Shown, &Path)> = controlled.iter().map(|one| (&one.party, &one.path)).collect();
        for turn in 0..above.len().max(below.len()) {
            if let Some((_, path)) = above.get(turn) {
                chart.place(path.iter().rev().map(|step| &step.party), -1);
            }
            if let Some((_, path)) = below.get(turn) {
                chart.place(path.iter().map(|step| &step.subject), 1);
            }
        }
        let missing = |wanted: &[(&Shown, &Path)]| {
            wanted.iter().filter(|(party, _)| chart.row(party.node).is_none()).count()
        };
        let nodes: Vec<NodeId> = chart.placed.iter().map(|(party, _)| party.node).collect();
        Chart {
            not_drawn_above: missing(&above),
            not_drawn_below: missing(&below),
            ties: view.among(&nodes),
            parties: chart.placed,
        }
    }
}

struct Rows {
    placed: Vec<(Shown, i32)>,
}

impl Rows {
    fn row(&self, node: NodeId) -> Option<i32> {
        self.placed.iter().find(|(party, _)| party.node == node).map(|(_, row)| *row)
    }

    /// Places a chain that leads away from the party in question, as far as there is room: nobody is drawn
    /// without whatever ties them to it.
    fn place<'a>(&mut self, chain: impl Iterator<Item = &'a Shown>, away: i32) {
        let mut row = 0;
        for party in chain {
            if let Some(known) = self.row(party.node) {
                row = known;
                continue;
            }
            row += away;
            let in_row = self.placed.iter().filter(|(_, other)| *other == row).count();
            if in_row >= MOST_IN_ROW || self.placed.len() >= MOST {
                return;
            }
            self.placed.push((party.clone(), row));
        }
    }
}
