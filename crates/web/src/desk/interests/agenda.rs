//! What will arise, across the cases that the ethics office looks after: as a page, and as a calendar to take along.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use conflicts::{INSTITUTION, Why};
use engagement::Engagement;
use evidence::Date;
use icalendar::{Calendar, Component, Event};
use policy::{Decision, Subject};
use store::Filter;

use super::code;
use crate::app::App;
use crate::desk::stop::Stop;
use crate::interests::Weighing;
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// A day on which something can arise, or somebody must be looked at again.
struct Entry {
    on: Date,
    until: Option<Date>,
    case_id: String,
    title: String,
    /// Whom it blocks; empty for the institution itself.
    person: String,
    /// The code of why; empty where it is only the day to look again.
    why: String,
    /// In whom the interest is; empty where it is about the person.
    counterparty: String,
}

impl Entry {
    /// What a calendar knows it by: the same whenever it is taken along.
    fn name(&self) -> String {
        let Entry { case_id, on, person, why, .. } = self;
        let words = [case_id.as_str(), &on.to_string(), person, why].map(str::to_owned);
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        format!("{}@imprimatur", words.join("-"))
    }
}

#[derive(Template)]
#[template(path = "desk/agenda.html")]
struct AgendaPage {
    page: Page,
    entries: Vec<Entry>,
    cases: usize,
}

/// What will arise, in the order of days. That it was read is written down, for everybody whose declarations were
/// opened for it.
pub(in crate::desk) async fn page(State(app): State<App>, visitor: Visitor) -> Result<Response, Stop> {
    let (entries, cases) = entries(&app, &visitor).await?;
    Ok(respond::page(&AgendaPage { page: visitor.page(&app), entries, cases }))
}

/// The same for a calendar. Calendars are copied to many devices: it has the day, the case, whom it blocks and why,
/// and never in whom the interest is.
pub(in crate::desk) async fn calendar(State(app): State<App>, visitor: Visitor) -> Result<Response, Stop> {
    let (entries, _) = entries(&app, &visitor).await?;
    let page = visitor.page(&app);
    let stamp = app.office.now().strftime("%Y%m%dT%H%M%SZ").to_string();
    // Two interests that begin on one day are one day for a calendar.
    let days: BTreeMap<String, &Entry> = entries.iter().map(|entry| (entry.name(), entry)).collect();
    let mut calendar: Calendar = days.iter().map(|(name, entry)| event(name, entry, &page, &stamp)).collect();
    calendar.name(&page.t("agenda-title").plain());
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"interests.ics\""),
    ];
    Ok((headers, calendar.to_string()).into_response())
}

fn event(name: &str, entry: &Entry, page: &Page, stamp: &str) -> Event {
    let day = |date: Date| date.strftime("%Y%m%d").to_string();
    let whom =
        if entry.person.is_empty() { page.t("agenda-institution").plain() } else { entry.person.clone() };
    let summary = format!("{}: {whom}, {}", entry.case_id, reason(entry, page));
    let next = entry.on.tomorrow().unwrap_or(entry.on);
    let mut event = Event::new();
    event
        .uid(name)
        .summary(&summary)
        .description(&entry.title)
        .add_property("DTSTAMP", stamp)
        .append_property(whole_day("DTSTART", &day(entry.on)))
        .append_property(whole_day("DTEND", &day(next)));
    event.done()
}

fn whole_day(name: &str, day: &str) -> icalendar::Property {
    icalendar::Property::new(name, day).add_parameter("VALUE", "DATE").done()
}

fn reason(entry: &Entry, page: &Page) -> String {
    match entry.why.as_str() {
        "" => page.t("agenda-look-again").plain(),
        why => page.word("arising", why).plain(),
    }
}

/// What will arise in every open case that the visitor may read the interests of, and how many cases those are.
async fn entries(app: &App, visitor: &Visitor) -> Result<(Vec<Entry>, usize), Problem> {
    let may_anywhere = visitor.actor.assignments().iter().any(|held| {
        let body = match &held.body {
            policy::Body::Institution(id) => Subject::institution(id),
            policy::Body::Partner(_) => Subject::commons(),
        };
        app.office.may(&visitor.actor, policy::Act::CASE_READ_INTERESTS, &body).is_ok()
    });
    if !may_anywhere {
        // For the reason in the policy's own words.
        app.office.may(&visitor.actor, policy::Act::CASE_READ_INTERESTS, &Subject::commons())?;
    }
    let (mut entries, mut cases) = (Vec::new(), 0);
    for summary in app.office.store.list(&Filter::default()).await? {
        let case = app.office.store.case(&summary.case_id).await?;
        let subject = Subject::from(&case);
        let decision = app.office.grants.decide(&visitor.actor, policy::Act::CASE_READ_INTERESTS, &subject);
        let Decision::Allow(allowed) = decision else { continue };
        if case.stage.is_end() {
            continue;
        }
        cases += 1;
        let reader = visitor.actor.id().unwrap_or_default();
        let reading = app.office.reading(reader, allowed.role, &case.id);
        let mut people: Vec<String> =
            case.record.steps.interests.iter().map(|one| one.person.clone()).collect();
        people.push(INSTITUTION.into());
        let weighing = app.office.weigh(&case, &people, &reading).await?;
        entries.extend(of_case(&case, &weighing));
    }
    entries.sort_by(|one, other| {
        (one.on, &one.case_id, &one.person).cmp(&(other.on, &other.case_id, &other.person))
    });
    Ok((entries, cases))
}

fn of_case(case: &Engagement, weighing: &Weighing) -> Vec<Entry> {
    let steps = &case.record.steps;
    let entry = |on: Date, person: &str| Entry {
        on,
        until: None,
        case_id: case.id.clone(),
        title: case.record.engagement.title.clone(),
        person: if person == INSTITUTION { String::new() } else { person.to_owned() },
        why: String::new(),
        counterparty: String::new(),
    };
    let arising = weighing.assessments.iter().flat_map(|one| &one.findings.reveal().arising);
    let mut entries: Vec<Entry> = arising
        .map(|one| Entry {
            until: one.until,
            why: why(&one.why),
            counterparty: one.interest.as_ref().map(|one| one.counterparty.name.clone()).unwrap_or_default(),
            ..entry(one.on, &one.person)
        })
        .collect();
    // The days that stand in the case, where nothing that was found has the same day.
    let institution = steps.institution.iter().map(|one| (INSTITUTION, one));
    let people = steps.interests.iter().map(|one| (one.person.as_str(), one)).chain(institution);
    for (person, stands) in people.filter(|(person, _)| !case.recused.contains(*person)) {
        let Some(due) = stands.review_by else { continue };
        let due = entry(due, person);
        if !entries.iter().any(|one| one.on == due.on && one.person == due.person) {
            entries.push(due);
        }
    }
    entries
}

/// The word for why a conflict can arise.
pub(super) fn why(why: &Why) -> String {
    match why {
        Why::CoolingOff(_) => "cooling-off".into(),
        plain => code(plain),
    }
}
