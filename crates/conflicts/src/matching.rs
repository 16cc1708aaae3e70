//! From a declared interest to the partner.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ownership::{Graph, Identifier, NodeId, Path, Shown, View, folded};
use serde::Serialize;

use crate::confidential::print_nothing_of;
use crate::{Case, Certainty, Interest, Level, Participant, Rules, Window};

/// A likeness of fewer letters is no reason to ask.
const FEWEST_LETTERS: usize = 4;

/// A conflict, for the ethics officer.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    /// Whose.
    pub person: String,
    /// How grave.
    pub level: Level,
    /// The interest as declared; none where a register shows a tie that was not declared.
    pub interest: Option<Interest>,
    /// When it holds, as far as that is known.
    pub window: Window,
    /// The party next to the person, where a register shows a tie that was not declared; the person's own record
    /// where that is the partner.
    pub registered_with: Option<Shown>,
    /// The chain from the counterparty to the partner; empty when the counterparty is the partner.
    /// Of a tie that was not declared: from the person.
    pub path: Path,
    /// How many ties lie between the person and the partner, the declared ones counted.
    pub ties: usize,
}

print_nothing_of!(Finding, Noted, NameQuestion);

/// Something of a person's interests for the ethics officer to know.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Noted {
    /// Whose.
    pub person: String,
    /// The interest.
    pub interest: Interest,
}

/// A declared name that is like one in the partner's group: to be asked, not to be held against
/// anybody.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NameQuestion {
    /// Whom to ask.
    pub person: String,
    /// Which interest.
    pub interest: String,
    /// What the person wrote.
    pub declared: String,
    /// Which parties it may mean.
    pub proposed: Vec<Shown>,
}

/// The partner and what belongs to it, on the days of the decision.
pub(crate) struct Surroundings<'g> {
    graph: &'g Graph,
    case: &'g Case,
    rules: &'g Rules,
    days: Vec<Date>,
    /// The partner, those above it and those that it controls.
    close: BTreeSet<NodeId>,
}

/// Where an interest leads.
pub(crate) enum Lead {
    /// To the partner, over these parties, through its own group or around it.
    Partner { path: Path, close: bool },
    /// To somebody with no way to the partner.
    Elsewhere,
    /// To a name that may be one of the group.
    Question(Vec<Shown>),
    /// To somebody who is in no register that was looked at, or too far through parties with too many ties to
    /// be followed: nobody can tell.
    Nowhere,
}

/// What registers show of a person, by the person's own identifiers.
pub(crate) struct Registered {
    /// Over which party next to the person a chain leads to the partner.
    pub ties: BTreeMap<NodeId, Path>,
    /// Under one of the identifiers nothing was found, and not everything was looked at: nobody can tell.
    pub cut_short: bool,
}

impl<'g> Surroundings<'g> {
    pub fn of(graph: &'g Graph, case: &'g Case, rules: &'g Rules) -> Self {
        // Today as well: what begins and ends between the first and the last day is there on its days.
        let mut days: Vec<Date> =
            [case.decision.from, Some(case.today), case.decision.to].into_iter().flatten().collect();
        days.sort();
        days.dedup();
        let mut close = BTreeSet::from([case.partner]);
        for day in &days {
            let group = graph.at(*day, case.today).group(case.partner);
            close.extend(group.parents.iter().map(|member| member.party.node));
            close.extend(group.subsidiaries.iter().map(|member| member.party.node));
        }
        Self { graph, case, rules, days, close }
    }

    /// Where a declared interest leads; the declared tie and, for a relative, the relation count.
    pub fn lead(&self, interest: &Interest) -> Lead {
        let identified = interest.counterparty.identifiers.iter().filter_map(cleaned);
        let nodes: BTreeSet<NodeId> =
            identified.filter_map(|identifier| self.graph.find_identifier(&identifier)).collect();
        if nodes.is_empty() {
            let proposed = self.like(&folded(&interest.counterparty.name));
            return if proposed.is_empty() { Lead::Nowhere } else { Lead::Question(proposed) };
        }
        let left = usize::from(self.rules.most_ties.value).checked_sub(declared_ties(interest));
        let found = left.and_then(|left| {
            // The group's own first: a longer way from another of one's identifiers must not hide it.
            let (close, far): (Vec<NodeId>, Vec<NodeId>) =
                nodes.iter().partition(|node| self.close.contains(*node));
            close.iter().chain(&far).find_map(|node| {
                self.way(*node, left).map(|path| Lead::Partner { path, close: self.close.contains(node) })
            })
        });
        found.unwrap_or_else(|| self.elsewhere(&interest.counterparty.name, &nodes))
    }

    /// Where an interest leads whose identifiers lead to nobody of the group. A name that is like one of the group's,
    /// and unlike those of the parties that are so identified, may be the one that was meant.
    fn elsewhere(&self, name: &str, nodes: &BTreeSet<NodeId>) -> Lead {
        let name = folded(name);
        let proposed = self.like(&name);
        if !proposed.is_empty() && !nodes.iter().any(|node| alike(&name, &folded(&self.show(*node).name))) {
            return Lead::Question(proposed);
        }
        if nodes.iter().all(|node| self.is_followed(*node)) { Lead::Elsewhere } else { Lead::Nowhere }
    }

    /// Ties that registers show between the person and the partner, whether declared or not.
    pub fn registered(&self, participant: &Participant) -> Registered {
        let known = participant.known_as.iter().filter_map(cleaned);
        let nodes: BTreeSet<NodeId> = known.filter_map(|one| self.graph.find_identifier(&one)).collect();
        let mut registered = Registered { ties: BTreeMap::new(), cut_short: false };
        for node in nodes {
            let mut ties = self.ties_of(node);
            registered.cut_short |= ties.is_empty() && !self.is_followed(node);
            registered.ties.append(&mut ties);
        }
        registered
    }

    /// The parties that a person is tied to and over which a chain leads to the partner, each with the shortest.
    fn ties_of(&self, person: NodeId) -> BTreeMap<NodeId, Path> {
        if person == self.case.partner {
            // Such as a sole trader.
            return BTreeMap::from([(person, Path::new())]);
        }
        let most = usize::from(self.rules.most_ties.value);
        let next_to = |path: &Path| {
            let first = path.first()?;
            Some(if first.party.node == person { first.subject.node } else { first.party.node })
        };
        let mut ties = BTreeMap::new();
        for day in self.days.iter().rev() {
            let found = self.view(*day).paths_over_each(person, self.case.partner, most);
            // An agent of thousands ties none of them to another, unless it is of the group itself.
            let is_agent = |next: NodeId| found.not_followed.iter().any(|party| party.node == next);
            let paths = found.paths.iter().filter_map(|path| Some((next_to(path)?, path)));
            let paths = paths.filter(|(next, _)| self.is_close(*next) || !is_agent(*next));
            ties.extend(paths.map(|(next, path)| (next, path.clone())));
        }
        ties
    }

    /// Whether a party is the partner or of its group.
    pub fn is_close(&self, party: NodeId) -> bool {
        self.close.contains(&party)
    }

    /// A party as the ethics officer sees it.
    pub fn show(&self, party: NodeId) -> Shown {
        self.graph.show(party)
    }

    /// Whether an interest is in a party, by identifier.
    pub fn is_in(&self, interest: &Interest, party: NodeId) -> bool {
        let known = interest.counterparty.identifiers.iter().filter_map(cleaned);
        known.filter_map(|one| self.graph.find_identifier(&one)).any(|node| node == party)
    }

    /// The shortest chain to the partner on a day of the decision.
    fn way(&self, from: NodeId, most: usize) -> Option<Path> {
        if from == self.case.partner {
            return Some(Path::new());
        }
        let views = self.days.iter().map(|day| self.view(*day));
        views.into_iter().find_map(|view| view.paths(from, self.case.partner, most).paths.into_iter().next())
    }

    /// Whether the search for a way to the partner came to its end on every day.
    fn is_followed(&self, from: NodeId) -> bool {
        let most = usize::from(self.rules.most_ties.value);
        self.days.iter().all(|day| {
            let searched = self.view(*day).paths(from, self.case.partner, most);
            !searched.cut_short && searched.not_followed.is_empty()
        })
    }

    /// What registers say of families is left out: family counts as far as it is declared.
    fn view(&self, day: Date) -> View<'g> {
        self.graph.at(day, self.case.today).without_personal_ties()
    }

    /// The parties of the group whose name is like a folded one.
    fn like(&self, name: &str) -> Vec<Shown> {
        let is_partner =
            |party: &Shown| party.node == self.case.partner && alike(name, &folded(&self.case.partner_name));
        let shown = self.close.iter().map(|node| self.show(*node));
        shown.filter(|party| alike(name, &folded(&party.name)) || is_partner(party)).collect()
    }

    /// How grave an interest is that leads to the partner; none when it is over for long, or begins
    /// after everything.
    pub fn level(&self, interest: &Interest, roles: bool, close: bool) -> Option<Level> {
        let Case { decision, .. } = self.case;
        let window = interest.window();
        if interest.certainty != Certainty::InForce || starts_after(&window, decision) {
            return window.meets(&self.horizon()).then_some(Level::Potential);
        }
        if !window.meets(decision) {
            let still = window.to.is_some_and(|to| {
                let end = add_months(to, self.rules.apparent_months.value);
                decision.from.is_none_or(|from| end >= from)
            });
            return still.then_some(Level::Apparent);
        }
        let mitigated =
            interest.mitigation.as_ref().is_some_and(|one| decision.to.is_some_and(|to| one.until >= to));
        Some(match (close, roles && !mitigated) {
            (false, _) => Level::Apparent,
            (true, false) => Level::Potential,
            (true, true) => Level::Actual,
        })
    }

    /// From the decision to the end of everything that follows from it.
    pub fn horizon(&self) -> Window {
        let last = add_months(self.case.last_day, self.rules.longest_cooling_off());
        Window { from: self.case.decision.from, to: Some(last) }
    }
}

/// Whether one of two folded names begins like the other.
fn alike(name: &str, other: &str) -> bool {
    let shorter = name.chars().count().min(other.chars().count());
    shorter >= FEWEST_LETTERS && (name.starts_with(other) || other.starts_with(name))
}

/// The tie to the counterparty, and one more where somebody else holds it.
pub(crate) fn declared_ties(interest: &Interest) -> usize {
    use crate::HeldBy::{Institution, Oneself};
    if matches!(interest.held_by, Oneself | Institution) { 1 } else { 2 }
}

/// The day some months later; the last day there is, where that is beyond it.
pub(crate) fn add_months(date: Date, months: u16) -> Date {
    let span = jiff::Span::new().try_months(i64::from(months));
    span.and_then(|span| date.checked_add(span)).unwrap_or(Date::MAX)
}

fn starts_after(window: &Window, decision: &Window) -> bool {
    window.from.zip(decision.to).is_some_and(|(from, to)| from > to)
}

fn cleaned(identifier: &Identifier) -> Option<Identifier> {
    Identifier::new(&identifier.scheme, &identifier.id)
}
