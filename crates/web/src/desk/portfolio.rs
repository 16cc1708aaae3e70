//! The office: the cases that somebody may work on, with what waits for them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use evidence::Date;
use policy::{Act, Body, Scope, Subject};
use store::{Filter, Summary};

use super::asked::Asked;
use super::look::Look;
use super::stop::Stop;
use super::tasks;
use crate::app::App;
use crate::components::{Pages, Task};
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// Cases on a page: each is read and judged.
const ON_A_PAGE: usize = 20;

/// A case with what waits for the person.
struct Entry {
    id: String,
    title: String,
    partner: String,
    stage: &'static str,
    waiting: Vec<Task>,
    deadlines: Vec<Deadline>,
}

/// A day by which something is due.
struct Deadline {
    what: &'static str,
    on: Date,
    /// Working days until then, or since then.
    days: usize,
    late: bool,
}

#[derive(Template)]
#[template(path = "desk/office.html")]
struct OfficePage {
    page: Page,
    entries: Vec<Entry>,
    pages: Pages,
    may_open: bool,
    manages_people: bool,
    reads_interests: bool,
}

pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Asked(form): Asked,
) -> Result<Response, Stop> {
    app.office.may(&visitor.actor, Act::ACCOUNT_OWN, &Subject::commons())?;
    let visible = visible(&app, &visitor).await?;
    let last = visible.len().div_ceil(ON_A_PAGE).max(1);
    let current = form.value("page").parse::<usize>().unwrap_or(1).clamp(1, last);
    let mut entries = Vec::new();
    for summary in visible.iter().skip((current - 1) * ON_A_PAGE).take(ON_A_PAGE) {
        entries.push(entry(&app, &visitor, &summary.case_id).await?);
    }
    // The most urgent first; what waits for nobody last.
    entries.sort_by_key(|entry| {
        (entry.waiting.is_empty(), entry.deadlines.first().map_or(Date::MAX, |one| one.on))
    });
    Ok(respond::page(&OfficePage {
        page: visitor.page(&app),
        entries,
        pages: Pages { current, last, path: "/office?page=".into() },
        may_open: institutions(&visitor).any(|id| may(&app, &visitor, "engagement.opened", id)),
        reads_interests: institutions(&visitor)
            .any(|id| may(&app, &visitor, Act::CASE_READ_INTERESTS.name(), id)),
        manages_people: institutions(&visitor).any(|id| may(&app, &visitor, Act::PEOPLE_MANAGE.name(), id)),
    }))
}

fn institutions(visitor: &Visitor) -> impl Iterator<Item = &str> {
    visitor.actor.assignments().iter().filter_map(|one| match &one.body {
        Body::Institution(id) => Some(id.as_str()),
        Body::Partner(_) => None,
    })
}

fn may(app: &App, visitor: &Visitor, act: &str, institution: &str) -> bool {
    let act = Act::named(act);
    act.is_some_and(|act| app.office.may(&visitor.actor, act, &Subject::institution(institution)).is_ok())
}

/// The cases that the person may list, and those that ask the person for something.
async fn visible(app: &App, visitor: &Visitor) -> Result<Vec<Summary>, Problem> {
    let is_assigned = may_be_assigned(app, visitor);
    let mut visible = Vec::new();
    for summary in app.office.store.list(&Filter::default()).await? {
        let listed = may(app, visitor, Act::LIST_INTERNAL.name(), &summary.institution.id);
        if listed || (is_assigned && is_named(app, visitor, &summary.case_id).await?) {
            visible.push(summary);
        }
    }
    Ok(visible)
}

/// Whether a role of the person reaches cases that name them: only then need cases be read for it.
fn may_be_assigned(app: &App, visitor: &Visitor) -> bool {
    let reads = |act: &Act| [Act::CASE_READ_INTERNAL, Act::CASE_READ_REPLY].contains(act);
    let held = |role: &str| visitor.actor.assignments().iter().any(|one| one.role == role);
    let grants = app.office.grants.grants().iter().filter(|grant| grant.acts.iter().any(reads));
    grants.flat_map(|grant| &grant.to).any(|(role, scope)| *scope == Scope::Assigned && held(role))
}

async fn is_named(app: &App, visitor: &Visitor, case_id: &str) -> Result<bool, Problem> {
    let subject = Subject::from(&app.office.store.case(case_id).await?);
    let may = |act| app.office.may(&visitor.actor, act, &subject).is_ok();
    Ok(may(Act::CASE_READ_INTERNAL) || may(Act::CASE_READ_REPLY))
}

async fn entry(app: &App, visitor: &Visitor, case_id: &str) -> Result<Entry, Problem> {
    let look = Look::of(app, visitor, app.office.store.case(case_id).await?);
    let page = visitor.page(app);
    Ok(Entry {
        id: look.case.id.clone(),
        title: look.case.record.engagement.title.clone(),
        partner: look.case.record.partner.name.clone(),
        stage: look.case.stage.word(),
        waiting: tasks::waiting(&look, &page),
        deadlines: deadlines(&look),
    })
}

/// What is due on the case, the earliest first.
fn deadlines(look: &Look) -> Vec<Deadline> {
    if look.case.stage.is_end() {
        return Vec::new();
    }
    let steps = &look.case.record.steps;
    let days = [
        ("reply", steps.reply.as_ref().filter(|one| one.received_on.is_none()).map(|one| one.due_on)),
        (
            "comments",
            steps.consultation.as_ref().filter(|one| one.closed_on.is_none()).map(|one| one.closes_on),
        ),
        ("owed", steps.emergency.as_ref().map(|one| one.post_hoc_on)),
        ("end", look.case.record.engagement.ends_on.filter(|_| steps.is_approved())),
    ];
    let calendar = look.edition.calendar();
    let mut deadlines: Vec<Deadline> = days
        .into_iter()
        .filter_map(|(what, on)| Some((what, on?)))
        .map(|(what, on)| {
            let late = on < look.today;
            let (from, to) = if late { (on, look.today) } else { (look.today, on) };
            Deadline { what, on, days: calendar.working_days_between(from, to) as usize, late }
        })
        .collect();
    deadlines.sort_by_key(|one| one.on);
    deadlines
}
