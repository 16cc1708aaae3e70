//! Which parties and ties the picture of a group shows.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use ownership::{Controlled, Controller, Member, NodeId, Owners, Path, Shown, Step, View};
use serde::Serialize;
use utoipa::ToSchema;

/// The most parties that are drawn; more cannot be read.
const MOST: usize = 40;
/// The most boxes in one row: as many as a wide screen shows.
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
    /// Those whom there was no room for, together in one box of each row.
    pub rest: Vec<Rest>,
}

/// Parties that stand in the picture as a number.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Rest {
    /// The row of their box; those farther from the party in question are counted in it, too.
    pub row: i32,
    /// How many there are.
    pub count: usize,
    /// The parties that are drawn, and on which their chains end.
    pub beside: Vec<Shown>,
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
        let above = owners.owners.iter().map(|one| (&one.party, &one.path));
        let above = above.chain(controllers.iter().map(|one| (&one.party, &one.path)));
        let mut above: Vec<(&Shown, &Path)> =
            above.chain(others.iter().map(|one| (&one.party, &one.path))).collect();
        let mut seen = HashSet::new();
        above.retain(|(party, _)| seen.insert(party.node));
        let below: Vec<(&Shown, &Path)> = controlled.iter().map(|one| (&one.party, &one.path)).collect();
        let mut rows = Rows::fill(&owners.subject, &above, &below, BTreeSet::new());
        if !rows.missed.is_empty() {
            let full = rows.missed.iter().map(|missed| missed.row).collect();
            rows = Rows::fill(&owners.subject, &above, &below, full);
        }
        let nodes: Vec<NodeId> = rows.placed.iter().map(|(party, _)| party.node).collect();
        Chart { ties: view.among(&nodes), rest: rows.rest(), parties: rows.placed }
    }

    /// How many parties above the one in question are not drawn.
    pub fn not_drawn_above(&self) -> usize {
        self.rest.iter().filter(|rest| rest.row < 0).map(|rest| rest.count).sum()
    }

    /// How many below it.
    pub fn not_drawn_below(&self) -> usize {
        self.rest.iter().filter(|rest| rest.row > 0).map(|rest| rest.count).sum()
    }
}

struct Rows {
    placed: Vec<(Shown, i32)>,
    /// Rows in which one place is kept for a box of the rest.
    full: BTreeSet<i32>,
    missed: Vec<Missed>,
}

/// Somebody whom there was no room for.
struct Missed {
    party: NodeId,
    /// The row in which their chain found no room.
    row: i32,
    /// The last party of the chain that is drawn.
    beside: Shown,
}

impl Rows {
    fn fill(
        subject: &Shown,
        above: &[(&Shown, &Path)],
        below: &[(&Shown, &Path)],
        full: BTreeSet<i32>,
    ) -> Self {
        let mut rows = Rows { placed: vec![(subject.clone(), 0)], full, missed: Vec::new() };
        for turn in 0..above.len().max(below.len()) {
            if let Some((party, path)) = above.get(turn) {
                rows.place(party, path.iter().rev().map(|step| &step.party), -1);
            }
            if let Some((party, path)) = below.get(turn) {
                rows.place(party, path.iter().map(|step| &step.subject), 1);
            }
        }
        // Another chain may have found room for them.
        let drawn: HashSet<NodeId> = rows.placed.iter().map(|(party, _)| party.node).collect();
        rows.missed.retain(|missed| !drawn.contains(&missed.party));
        rows
    }

    fn row(&self, node: NodeId) -> Option<i32> {
        self.placed.iter().find(|(party, _)| party.node == node).map(|(_, row)| *row)
    }

    /// Places a chain that leads away from the party in question, as far as there is room: nobody is drawn
    /// without whatever ties them to it.
    fn place<'a>(&mut self, party: &Shown, chain: impl Iterator<Item = &'a Shown>, away: i32) {
        let (mut row, mut last) = (0, self.placed[0].0.clone());
        for link in chain {
            if let Some(known) = self.row(link.node) {
                // In a loop a link may be drawn on the other side: the chain goes on where it is.
                if known * away > 0 {
                    row = known;
                }
            } else {
                row += away;
                let in_row = self.placed.iter().filter(|(_, other)| *other == row).count();
                let room = MOST_IN_ROW - usize::from(self.full.contains(&row));
                if in_row >= room || self.placed.len() >= MOST {
                    self.missed.push(Missed { party: party.node, row, beside: last });
                    return;
                }
                self.placed.push((link.clone(), row));
            }
            last = link.clone();
        }
    }

    /// Those whom there was no room for, row by row.
    fn rest(&self) -> Vec<Rest> {
        let mut rows: BTreeMap<i32, (usize, BTreeSet<&Shown>)> = BTreeMap::new();
        for missed in &self.missed {
            let (count, beside) = rows.entry(missed.row).or_default();
            *count += 1;
            beside.insert(&missed.beside);
        }
        let rest = |(row, (count, beside)): (i32, (usize, BTreeSet<&Shown>))| Rest {
            row,
            count,
            beside: beside.into_iter().cloned().collect(),
        };
        rows.into_iter().map(rest).collect()
    }
}
