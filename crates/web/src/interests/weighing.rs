//! What stands of declarations, compared with registers of ownership.

use std::collections::{BTreeMap, BTreeSet};

use conflicts::{Assessment, Concerns, Confidential, Finding, INSTITUTION, Level, Participant, Role, Window};
use engagement::Engagement;
use engagement::record::Declaration;
use evidence::{Answer, Date};
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
    /// What stood against each person when the case was last looked at, where anybody looked.
    before: BTreeMap<String, Concerns>,
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

    /// Whether anybody looked before.
    pub fn is_first(&self, person: &str) -> bool {
        !self.before.contains_key(person)
    }

    /// Whether anything stands against a person that did not when the case was last looked at, or is graver. Where
    /// the ethics office decided before looks were kept, what is found now is what it saw.
    pub fn is_graver(&self, person: &str, stands: &Declaration) -> bool {
        match self.before.get(person) {
            Some(before) => self.concerns(person).are_graver_than(before),
            None => !stands.concluded && !self.concerns(person).is_empty(),
        }
    }

    /// Whether the newest declaration is not too old.
    pub fn is_current(&self, person: &str) -> bool {
        self.expiries.get(person).is_some_and(|expires| *expires > self.today)
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
        let undeclared = self.conflicts(person).filter(|one| one.registered_with.is_some());
        undeclared.filter(|one| !self.is_explained(one)).collect()
    }

    /// Whether registers show a tie that the person was not asked about yet.
    pub fn asks_anew(&self, person: &str) -> bool {
        self.unanswered(person).into_iter().any(|one| !self.was_asked(one))
    }

    /// What was found of a person and may be read by others than the person today, and whether that is all: a tie
    /// that a register shows is put to the person first.
    pub fn told(&self, person: &str, stands: Option<&Declaration>) -> (Vec<&Finding>, bool) {
        let is_asked = stands.is_some_and(|one| one.is_asked(self.today));
        let (told, kept_back): (Vec<&Finding>, Vec<&Finding>) = self.conflicts(person).partition(|one| {
            one.registered_with.is_none() || self.is_explained(one) || (!is_asked && self.was_asked(one))
        });
        (told, kept_back.is_empty())
    }

    fn conflicts(&self, person: &str) -> impl Iterator<Item = &Finding> {
        let conflicts = self.assessments.iter().flat_map(|one| &one.findings.reveal().conflicts);
        conflicts.filter(move |one| one.person == person)
    }

    fn is_explained(&self, finding: &Finding) -> bool {
        let explained = self.standing.get(&finding.person).map(|standing| &standing.explained);
        let party = finding.registered_with.as_ref();
        explained.zip(party).is_some_and(|(explained, party)| explained.contains_key(&party.id))
    }

    /// Whether a tie was there when the case was last looked at: then the person was given a day to answer.
    fn was_asked(&self, finding: &Finding) -> bool {
        let before = self.before.get(&finding.person);
        before
            .zip(finding.registered_with.as_ref())
            .is_some_and(|(before, party)| before.tell_of_tie_with(party))
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
        let mut declared = BTreeMap::new();
        for person in people {
            let all = self.store.declarations::<Declared>(&key_of(case, person), reading).await?;
            declared.insert(person.clone(), all);
        }
        self.weigh_declared(case, people, declared).await
    }

    /// Compares what one person declared, and is about to declare, with registers; nobody sees it.
    pub(super) async fn weigh_one(
        &self,
        case: &Engagement,
        person: &str,
        about_to: Option<Kept<Declared>>,
    ) -> Result<Weighing, Problem> {
        let matching = self.reading("", "matching", &case.id);
        let mut all = self.store.declarations::<Declared>(&key_of(case, person), &matching).await?;
        all.extend(about_to);
        let declared = BTreeMap::from([(person.to_owned(), all)]);
        self.weigh_declared(case, &[person.to_owned()], declared).await
    }

    async fn weigh_declared(
        &self,
        case: &Engagement,
        people: &[String],
        mut declared: BTreeMap<String, Vec<Kept<Declared>>>,
    ) -> Result<Weighing, Problem> {
        declared.retain(|_, all| !all.is_empty());
        let today = self.today();
        let standing: BTreeMap<String, Standing> =
            declared.iter().map(|(person, all)| (person.clone(), Standing::of(all))).collect();
        let mut before = BTreeMap::new();
        for person in people {
            let kept = self.store.weighing::<Concerns>(&case.id, &key_of(case, person)).await?;
            before.extend(kept.map(|concerns| (person.clone(), concerns)));
        }
        let mut participants = Vec::new();
        for person in people.iter().filter(|person| *person != INSTITUTION) {
            let signs = self.may_sign(case, person).await?;
            participants.push(participant(person, standing.get(person), signs, today));
        }
        let institution = standing.get(INSTITUTION).map(Standing::to_weigh).unwrap_or_default();
        let assessments = self.assess(case, participants, institution).await?;
        let expires = |standing: &Standing| self.expiry(standing.declared_on.unwrap_or(today));
        let expiries =
            standing.iter().map(|(person, standing)| (person.clone(), expires(standing))).collect();
        Ok(Weighing { assessments, declared, standing, before, expiries, today })
    }

    /// Looks for conflicts with each party that registers know under one of the partner's identifiers.
    async fn assess(
        &self,
        case: &Engagement,
        participants: Vec<Participant>,
        institution: Vec<conflicts::Interest>,
    ) -> Result<Vec<Assessment>, Problem> {
        let Some(graph) = self.ownership() else { return Ok(Vec::new()) };
        let nodes = nodes_of(&graph, &case.record.partner.identifiers).into_iter();
        let cases: Vec<conflicts::Case> =
            nodes.map(|partner| surroundings(case, partner, self.today())).collect();
        let rules = self.conflict_rules.clone();
        // Many interests take their time; other requests go on meanwhile, and no more are worked on at once than
        // there are processors.
        let desk = self.desks.clone().acquire_owned().await.map_err(|error| Problem::failed(&error))?;
        let work = move || {
            let _held = desk;
            let against = |case| conflicts::assess(&graph, case, &participants, &institution, &rules);
            cases.iter().map(against).collect()
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| Problem::failed(&error))
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
/// engagement without an end never stops mattering, nor one that may renew itself.
fn surroundings(case: &Engagement, partner: NodeId, today: Date) -> conflicts::Case {
    let steps = &case.record.steps;
    let from = steps.notice.as_ref().map_or(today, |notice| notice.published_on);
    let terms = &case.record.engagement;
    let to = terms.starts_on.unwrap_or(today).max(today);
    conflicts::Case {
        partner,
        partner_name: case.record.partner.name.clone(),
        decision: Window::new(from, to),
        last_day: terms.ends_on.filter(|_| terms.renews_itself == Answer::No).unwrap_or(Date::MAX),
        today,
    }
}
