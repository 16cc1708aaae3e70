//! What stands of declarations, compared with registers of ownership.

use std::collections::{BTreeMap, BTreeSet};

use conflicts::{Assessment, Concerns, Confidential, Finding, INSTITUTION, Level, Participant, Role, Window};
use engagement::Engagement;
use evidence::Date;
use jiff::ToSpan as _;
use ownership::{Graph, NodeId};
use store::{Kept, Reading};

use super::declared::{Declared, Standing, identifier};
use crate::office::Office;
use crate::problem::Problem;

/// What was weighed of some people, and of the institution where it is among them.
pub(crate) struct Weighing {
    /// What was found, for each party that registers know under one of the partner's identifiers; empty where
    /// no register that was imported knows any.
    pub assessments: Vec<Assessment>,
    /// What was declared, oldest first, by person; for the ethics office and the declarant alone.
    pub declared: BTreeMap<String, Vec<Kept<Declared>>>,
    /// What stands of it, by person.
    pub standing: BTreeMap<String, Standing>,
    /// When each person's declaration is too old.
    expiries: BTreeMap<String, Date>,
    today: Date,
}

impl Weighing {
    /// How grave it is with a person; none where nobody can tell.
    pub fn level(&self, person: &str) -> Option<Level> {
        self.assessments.iter().filter_map(|one| one.level(person)).max()
    }

    /// What stands against a person's acting without anybody looking.
    pub fn concerns(&self, person: &str) -> Concerns {
        let mut concerns = Concerns::default();
        self.assessments.iter().for_each(|one| concerns.take_in(one.concerns(person, self.today)));
        let nobody_knows = self.standing.get(person).filter(|_| self.assessments.is_empty());
        if let Some(standing) = nobody_knows {
            // No register knows the partner: each thing that was declared is for a person to look at.
            let declared = standing.interests.iter().map(|one| &one.id).chain(&standing.known_as);
            declared.for_each(|what| concerns.add(format!("no register for {what}"), Level::NoneFound));
        }
        concerns
    }

    /// Whether the person, or somebody for the institution, declared today.
    pub fn is_fresh(&self, person: &str) -> bool {
        self.standing.get(person).is_some_and(|standing| standing.declared_on == Some(self.today))
    }

    /// The first day after today on which a person must be looked at again.
    pub fn review_by(&self, person: &str) -> Option<Date> {
        let arising = self.assessments.iter().flat_map(|one| &one.findings.reveal().arising);
        let arising = arising.filter(|one| one.person == person).map(|one| one.on);
        let expires = self.expiries.get(person).copied();
        arising.chain(expires).filter(|on| *on > self.today).min()
    }

    /// Ties that registers show and that the person has neither declared nor explained.
    pub fn unanswered(&self, person: &str) -> Vec<&Finding> {
        let conflicts = self.assessments.iter().flat_map(|one| &one.findings.reveal().conflicts);
        let explained = |finding: &Finding| {
            let explained = self.standing.get(person).map(|standing| &standing.explained);
            let party = finding.counterparty().map(|party| party.id.as_str()).unwrap_or_default();
            explained.is_some_and(|explained| explained.contains_key(party))
        };
        let undeclared = conflicts.filter(|one| one.person == person && one.interest.is_none());
        undeclared.filter(|finding| !explained(finding)).collect()
    }
}

impl Office {
    /// Weighs what `people` declared against a case; with [`INSTITUTION`], also what was declared for the
    /// institution itself. That it is opened is written down with `reading`.
    pub(crate) async fn weigh(
        &self,
        case: &Engagement,
        people: &[String],
        reading: &Reading,
    ) -> Result<Weighing, Problem> {
        let today = self.today();
        let mut declared = BTreeMap::new();
        for person in people {
            let key = key_of(case, person);
            let all = self.store.declarations::<Declared>(&key, reading).await?;
            if !all.is_empty() {
                declared.insert(person.clone(), all);
            }
        }
        let standing: BTreeMap<String, Standing> =
            declared.iter().map(|(person, all)| (person.clone(), Standing::of(all))).collect();
        let mut participants = Vec::new();
        for person in people.iter().filter(|person| *person != INSTITUTION) {
            let signs = self.may_sign(case, person).await?;
            participants.push(participant(person, standing.get(person), signs, today));
        }
        let institution = standing.get(INSTITUTION).map(Standing::to_weigh).unwrap_or_default();
        let assessments = self.ownership().map_or_else(Vec::new, |graph| {
            let nodes = nodes_of(&graph, &case.record.partner.identifiers).into_iter();
            let against = |partner| {
                let around = surroundings(case, partner, today);
                conflicts::assess(&graph, &around, &participants, &institution, &self.conflict_rules)
            };
            nodes.map(against).collect()
        });
        let expires = |standing: &Standing| self.expiry(standing.declared_on.unwrap_or(today));
        let expiries =
            standing.iter().map(|(person, standing)| (person.clone(), expires(standing))).collect();
        Ok(Weighing { assessments, declared, standing, expiries, today })
    }

    /// Compares what one person declared with registers; nobody sees it.
    pub(super) async fn weigh_one(&self, case: &Engagement, person: &str) -> Result<Weighing, Problem> {
        let matching = self.reading("", "matching", &case.id);
        self.weigh(case, &[person.to_owned()], &matching).await
    }

    /// The day on which a declaration of `day` is too old.
    pub(super) fn expiry(&self, day: Date) -> Date {
        let months = i32::from(self.conflict_rules.declaration_months.value);
        day.checked_add(months.months()).unwrap_or(Date::MAX)
    }

    /// A line in the book of who opened a declaration.
    pub(crate) fn reading(&self, reader: &str, role: &str, case_id: &str) -> Reading {
        Reading { reader: reader.into(), role: role.into(), case_id: case_id.into(), at: self.now() }
    }

    /// Whether a person could sign the decision, in a role that they hold or in the one in which they declared.
    async fn may_sign(&self, case: &Engagement, person: &str) -> Result<bool, Problem> {
        let account = self.store.account(person, self.now()).await?;
        let held = account.into_iter().flat_map(|account| account.roles).map(|one| one.role);
        let declared = case.record.steps.interests.iter().filter(|one| one.person == person);
        let roles: Vec<String> = held.chain(declared.map(|one| one.role.clone())).collect();
        let signing = |grant: &&policy::Grant| grant.acts.iter().any(|act| act.name() == "decision.signed");
        let mut signers = self.grants.grants().iter().filter(signing);
        Ok(signers.any(|grant| roles.iter().any(|role| grant.to.contains_key(role))))
    }
}

/// Under which name declarations are kept: the person's, or that of the institution of the case.
pub(crate) fn key_of(case: &Engagement, person: &str) -> String {
    match person {
        INSTITUTION => format!("{INSTITUTION} {}", case.record.institution.id),
        person => person.to_owned(),
    }
}

/// The parties that registers know under the identifiers, each once.
pub(crate) fn nodes_of(graph: &Graph, identifiers: &[String]) -> BTreeSet<NodeId> {
    let known = identifiers.iter().filter_map(|text| identifier(text));
    known.filter_map(|one| graph.find_identifier(&one)).collect()
}

fn participant(person: &str, standing: Option<&Standing>, signs: bool, today: Date) -> Participant {
    let known = standing.iter().flat_map(|standing| &standing.known_as);
    // Whoever declares in a case takes a part in it; which part changes nothing of how grave a tie is, but that
    // nothing is small for whoever signs.
    Participant {
        id: person.to_owned(),
        roles: vec![if signs { Role::Sign } else { Role::Advise }],
        known_as: known.filter_map(|text| identifier(text)).collect(),
        leaves_on: standing.and_then(|one| one.leaves_on),
        declaration: standing.map(|one| conflicts::Declaration {
            declared_on: one.declared_on.unwrap_or(today),
            interests: Confidential::new(one.to_weigh()),
        }),
    }
}

/// The days that matter: from the notice to the decision, and to the last day of the engagement. An
/// engagement without an end never stops mattering.
fn surroundings(case: &Engagement, partner: NodeId, today: Date) -> conflicts::Case {
    let steps = &case.record.steps;
    let from = steps.notice.as_ref().map_or(today, |notice| notice.published_on);
    let terms = &case.record.engagement;
    let to = terms.starts_on.unwrap_or(today).max(today);
    conflicts::Case {
        partner,
        decision: Window::new(from, to),
        last_day: terms.ends_on.unwrap_or(Date::MAX),
        today,
    }
}
