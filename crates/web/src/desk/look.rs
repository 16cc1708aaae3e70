//! A case as somebody at the desk looks at it: the file, its judgement, and what this person may do.

use std::sync::Arc;

use content::Edition;
use engagement::{Engagement, Judgement};
use evidence::Date;
use policy::{Actor, Decision, Grants, Subject};

use crate::app::App;
use crate::page::Page;
use crate::problem::Problem;
use crate::register::show::Show;
use crate::visitor::Visitor;

/// A case, who looks at it, and when.
pub(super) struct Look {
    pub(super) case: Engagement,
    pub(super) judgement: Judgement,
    /// The edition that the case is pinned to.
    pub(super) edition: Arc<Edition>,
    /// The edition that new cases are judged by.
    pub(super) edition_in_force: Arc<Edition>,
    pub(super) today: Date,
    pub(super) actor: Actor,
    /// The page that it is shown on, with the reader's language.
    pub(super) page: Page,
    grants: Arc<Grants>,
    subject: Subject,
}

impl Look {
    /// Loads a case for somebody who may read its working file.
    pub(super) async fn inside(app: &App, visitor: &Visitor, case_id: &str) -> Result<Look, Problem> {
        let look = Look::at(app, visitor, case_id).await?;
        app.office.may(&visitor.actor, policy::Act::CASE_READ_INTERNAL, &look.subject)?;
        Ok(look)
    }

    /// Loads a case for somebody who may read its working file, or the invitation to reply.
    pub(super) async fn involved(app: &App, visitor: &Visitor, case_id: &str) -> Result<Look, Problem> {
        let look = Look::at(app, visitor, case_id).await?;
        if !look.may_read(policy::Act::CASE_READ_REPLY) {
            app.office.may(&visitor.actor, policy::Act::CASE_READ_INTERNAL, &look.subject)?;
        }
        Ok(look)
    }

    /// Loads a case; what may be shown of it is still to be asked.
    async fn at(app: &App, visitor: &Visitor, case_id: &str) -> Result<Look, Problem> {
        // Whoever is not signed in need not wait for a case to be read.
        if visitor.actor.id().is_none() {
            app.office.may(&visitor.actor, policy::Act::ACCOUNT_OWN, &Subject::commons())?;
        }
        Ok(Look::of(app, visitor, app.office.store.case(case_id).await?))
    }

    /// A case that was loaded already.
    pub(super) fn of(app: &App, visitor: &Visitor, case: Engagement) -> Look {
        let office = &app.office;
        Look {
            judgement: office.judgement(&case, None),
            edition: office.edition_of(&case.edition).clone(),
            edition_in_force: office.edition.clone(),
            today: office.today(),
            actor: visitor.actor.clone(),
            page: visitor.page(app),
            grants: office.grants.clone(),
            subject: Subject::from(&case),
            case,
        }
    }

    /// Whether the person may read something of the case.
    pub(super) fn may_read(&self, act: policy::Act) -> bool {
        self.grants.decide(&self.actor, act, &self.subject).is_allowed()
    }

    /// Whether the person may read the working file.
    pub(super) fn is_inside(&self) -> bool {
        self.may_read(policy::Act::CASE_READ_INTERNAL)
    }

    /// Whether the person works here, and is not only asked for a review or a reply.
    pub(super) fn is_staff(&self) -> bool {
        self.may_read(policy::Act::LIST_INTERNAL)
    }

    /// What the policy says of an act by its name, for the person in all roles.
    fn decide(&self, act: &str) -> Option<Decision<'_>> {
        policy::Act::named(act).map(|act| self.grants.decide(&self.actor, act, &self.subject))
    }

    /// Whether the person may do an act, as far as the policy goes.
    pub(super) fn may_do(&self, act: &str) -> bool {
        self.decide(act).is_some_and(|decision| decision.is_allowed())
    }

    /// Stops whoever may not do an act, with the policy's reason.
    pub(super) fn must_do(&self, act: &str) -> Result<(), Problem> {
        match self.decide(act) {
            Some(Decision::Allow(_)) => Ok(()),
            Some(Decision::Refuse(refused)) => Err(Problem::not_allowed(&self.actor, &refused)),
            None => Err(Problem::not_found(format!("there is no act {act}"))),
        }
    }

    /// The role in which the person may read something of the case.
    pub(super) fn role_reading(&self, act: policy::Act) -> Result<String, Problem> {
        match self.grants.decide(&self.actor, act, &self.subject) {
            Decision::Allow(allowed) => Ok(allowed.role.to_owned()),
            Decision::Refuse(refused) => Err(Problem::not_allowed(&self.actor, &refused)),
        }
    }

    /// The roles of the person that may do an act.
    pub(super) fn roles_for(&self, act: &str) -> Vec<String> {
        let Some(act) = policy::Act::named(act) else { return Vec::new() };
        let mut roles: Vec<String> = Vec::new();
        for held in self.actor.assignments() {
            let in_it = self.actor.acting_as(&held.role);
            if !roles.contains(&held.role) && self.grants.decide(&in_it, act, &self.subject).is_allowed() {
                roles.push(held.role.clone());
            }
        }
        roles
    }

    /// The titles of the roles that an act belongs to.
    pub(super) fn titles_for(&self, act: &str) -> Vec<String> {
        let grants =
            self.grants.grants().iter().filter(|grant| grant.acts.iter().any(|one| one.name() == act));
        grants.flat_map(|grant| grant.to.keys()).map(|role| self.title_of(role)).collect()
    }

    /// The words of the case's own edition, for a page.
    pub(super) fn show<'a>(&'a self, page: &'a Page) -> Show<'a> {
        Show { page, edition: &self.edition, grants: &self.grants }
    }

    /// A role's title in the person's language.
    pub(super) fn title_of(&self, role: &str) -> String {
        let title = self.grants.role(role).map(|role| role.title.in_language(&self.page.language).1);
        title.unwrap_or(role).to_owned()
    }

    /// Path of a page of this case; `below` begins with a slash, or is empty for the case's home.
    pub(super) fn path(&self, below: &str) -> String {
        format!("/office/cases/{}{below}", self.case.id)
    }

    /// Identifier of the person.
    pub(super) fn person(&self) -> &str {
        self.actor.id().unwrap_or_default()
    }
}
