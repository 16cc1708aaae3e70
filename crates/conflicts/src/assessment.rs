//! All participants of a decision against one partner.

use std::collections::BTreeMap;

use ownership::{Graph, NodeId, Path};
use serde::Serialize;

use crate::arising::{self, Arising};
use crate::matching::{Finding, Lead, NameQuestion, Noted, Surroundings, add_months, declared_ties};
use crate::materiality::Sizes;
use crate::{Case, Confidential, Interest, Level, Participant, Role, Rules, Window};

/// The name under which findings on the institution itself are filed. No person is called like this.
pub const INSTITUTION: &str = "the institution";

/// What was found, and in what it was looked for.
#[derive(Debug, Clone)]
pub struct Assessment {
    levels: BTreeMap<String, Level>,
    /// What can be said of the looking itself; it names nobody's interests.
    pub coverage: Coverage,
    /// For the ethics officer alone.
    pub findings: Confidential<Findings>,
}

impl Assessment {
    /// The gravest level found of a person, or of the [`INSTITUTION`]; none for somebody who was not
    /// looked at.
    pub fn level(&self, person: &str) -> Option<Level> {
        self.levels.get(person).copied()
    }
}

/// What the ethics officer sees.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Findings {
    /// Conflicts, the gravest first.
    pub conflicts: Vec<Finding>,
    /// Names to ask about.
    pub questions: Vec<NameQuestion>,
    /// Conflicts that can arise, in the order of their days.
    pub arising: Vec<Arising>,
    /// Interests in somebody whom no register that was looked at knows, or who could not be followed.
    pub unplaced: Vec<Noted>,
    /// Those of whom a search under their own identifier in registers was cut short, and found nothing.
    pub cut_short: Vec<String>,
    /// Interests that would be here, had their declarants not said that they were declared in error.
    pub taken_back: Vec<Noted>,
}

/// In what was looked. "None found" means no more than this.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Coverage {
    /// How many people take part.
    pub participants: usize,
    /// Those of whom there is no declaration, or one that is too old.
    pub without_current_declaration: Vec<String>,
    /// How many declared counterparties are in no register that was looked at.
    pub counterparties_not_found: usize,
    /// How many parties and ties the registers held.
    pub parties_and_ties: (usize, usize),
}

/// Looks for conflicts of the participants, and of the institution itself, with the partner.
///
/// The ownership that is known on the day of the case is used, as it holds on the days of the
/// decision. To be run again whenever ownership, people, partner or declarations change.
pub fn assess(
    graph: &Graph,
    case: &Case,
    participants: &[Participant],
    institution: &[Interest],
    rules: &Rules,
) -> Assessment {
    let mut look = Look {
        around: Surroundings::of(graph, case, rules),
        case,
        rules,
        levels: BTreeMap::new(),
        coverage: Coverage {
            participants: participants.len(),
            parties_and_ties: (graph.parties(), graph.ties()),
            ..Coverage::default()
        },
        found: Findings::default(),
    };
    participants.iter().for_each(|one| look.participant(one));
    look.levels.insert(INSTITUTION.into(), Level::NoneFound);
    look.interests(INSTITUTION, &[Role::Manage], institution);
    look.finish()
}

struct Look<'a> {
    around: Surroundings<'a>,
    case: &'a Case,
    rules: &'a Rules,
    levels: BTreeMap<String, Level>,
    coverage: Coverage,
    found: Findings,
}

impl Look<'_> {
    fn participant(&mut self, one: &Participant) {
        self.levels.entry(one.id.clone()).or_insert(Level::NoneFound);
        let current = one.declaration.as_ref().is_some_and(|declaration| {
            let expires = add_months(declaration.declared_on, self.rules.declaration_months.value);
            declaration.declared_on <= self.case.today && expires > self.case.today
        });
        if !current {
            self.coverage.without_current_declaration.push(one.id.clone());
        }
        if let Some(declaration) = &one.declaration {
            self.interests(&one.id, &one.roles, declaration.interests.reveal());
        }
        let registered = self.around.registered(one);
        for (next, path) in registered.ties {
            self.registered(one, next, path);
        }
        if registered.cut_short {
            self.found.cut_short.push(one.id.clone());
        }
        self.found.arising.extend(arising::from_participant(one, self.case, self.rules));
    }

    fn interests(&mut self, person: &str, roles: &[Role], interests: &[Interest]) {
        let leads: Vec<(&Interest, Lead)> =
            interests.iter().map(|interest| (interest, self.around.lead(interest))).collect();
        let counted =
            leads.iter().filter(|(one, lead)| !one.taken_back && matches!(lead, Lead::Partner { .. }));
        let sizes = Sizes::of(self.rules, counted.map(|(one, _)| *one));
        for (interest, lead) in leads {
            if interest.taken_back {
                self.taken_back(person, interest, &lead);
            } else {
                let small = sizes.is_small(interest, roles.contains(&Role::Sign));
                self.interest(person, (!roles.is_empty(), small), interest, lead);
            }
        }
    }

    /// What was declared in error counts no more, and the ethics officer is told of it once.
    fn taken_back(&mut self, person: &str, interest: &Interest, lead: &Lead) {
        if !matches!(lead, Lead::Elsewhere) {
            self.found.taken_back.push(Noted { person: person.to_owned(), interest: interest.clone() });
        }
    }

    fn interest(&mut self, person: &str, (has_part, small): (bool, bool), interest: &Interest, lead: Lead) {
        match lead {
            Lead::Partner { path, close } => {
                let Some(level) = self.around.level(interest, has_part, close) else { return };
                let level = match small {
                    _ if person == INSTITUTION => Level::Institutional,
                    true => level.min(Level::Apparent),
                    false => level,
                };
                let finding = Finding {
                    person: person.to_owned(),
                    level,
                    interest: Some(interest.clone()),
                    window: interest.window(),
                    registered_with: None,
                    ties: declared_ties(interest) + path.len(),
                    path,
                };
                self.found.arising.extend(arising::from_finding(&finding, self.case, &self.around));
                self.add(finding);
            }
            Lead::Question(proposed) => self.found.questions.push(NameQuestion {
                person: person.to_owned(),
                interest: interest.id.clone(),
                declared: interest.counterparty.name.clone(),
                proposed,
            }),
            Lead::Nowhere => {
                self.coverage.counterparties_not_found += 1;
                self.found.unplaced.push(Noted { person: person.to_owned(), interest: interest.clone() });
            }
            Lead::Elsewhere => {}
        }
    }

    /// A tie that a register shows. It counts unless one as grave was declared with the same party: neither a small
    /// interest, nor one somewhere else, must hide an office that was not told.
    fn registered(&mut self, one: &Participant, next: NodeId, path: Path) {
        let level = match (self.around.is_close(next), one.roles.is_empty()) {
            (false, _) => Level::Apparent,
            (true, true) => Level::Potential,
            (true, false) => Level::Actual,
        };
        let tells = |finding: &Finding| {
            let there = |interest| self.around.is_in(interest, next);
            finding.person == one.id && finding.level >= level && finding.interest.as_ref().is_some_and(there)
        };
        if self.found.conflicts.iter().any(tells) {
            return;
        }
        self.add(Finding {
            person: one.id.clone(),
            level,
            interest: None,
            window: Window { from: None, to: None },
            registered_with: Some(self.around.show(next)),
            ties: path.len(),
            path,
        });
    }

    fn add(&mut self, finding: Finding) {
        let level = self.levels.entry(finding.person.clone()).or_insert(Level::NoneFound);
        *level = (*level).max(finding.level);
        self.found.conflicts.push(finding);
    }

    fn finish(mut self) -> Assessment {
        self.found
            .conflicts
            .sort_by_key(|finding| (std::cmp::Reverse(finding.level), finding.person.clone()));
        self.found.arising.sort_by_key(|one| (one.on, one.person.clone()));
        Assessment { levels: self.levels, coverage: self.coverage, findings: Confidential::new(self.found) }
    }
}
