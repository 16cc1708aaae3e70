//! People and their roles, for administrators.

use accounts::{Appointment, Password, Person};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use policy::{Act, Assignment, Body, Subject};
use store::Filter;

use super::account::{day_and_time, keep_password, role_title};
use super::asked::{Asked, Sent};
use super::stop::Stop;
use crate::app::App;
use crate::components::{Choice, FieldError, Form};
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "desk/people.html")]
struct PeoplePage {
    page: Page,
    form: Form,
    people: Vec<Person>,
}

/// A role that somebody holds, will hold or held.
struct Held {
    title: String,
    role: String,
    from: String,
    until: Option<String>,
    lent_by: Option<String>,
    /// Whether this administrator may end it.
    can_end: bool,
}

#[derive(Template)]
#[template(path = "desk/person.html")]
struct PersonPage {
    page: Page,
    form: Form,
    person: Person,
    held: Vec<Held>,
    roles: Vec<Choice>,
    bodies: Vec<Choice>,
    /// The password to hand over, shown this once.
    password: Option<String>,
    done: Option<&'static str>,
    may_close: bool,
}

/// The institutions for which the person may do `act`.
fn own(app: &App, visitor: &Visitor, act: Act) -> Result<Vec<String>, Problem> {
    let held = visitor.actor.assignments().iter().filter_map(|one| match &one.body {
        Body::Institution(id) => Some(id),
        Body::Partner(_) => None,
    });
    let mut own: Vec<String> = held
        .filter(|id| app.office.may(&visitor.actor, act, &Subject::institution(*id)).is_ok())
        .cloned()
        .collect();
    own.sort();
    own.dedup();
    if own.is_empty() {
        // For the reason in the policy's own words.
        app.office.may(&visitor.actor, act, &Subject::commons())?;
    }
    Ok(own)
}

/// The bodies for which this administrator gives out roles: the own institutions, and the partners that
/// have a case with one of them.
async fn bodies(app: &App, visitor: &Visitor) -> Result<Vec<Body>, Problem> {
    let own = own(app, visitor, Act::PEOPLE_MANAGE)?;
    let mut partners = std::collections::BTreeSet::new();
    for institution in &own {
        let filter = Filter { institution: institution.clone(), ..Filter::default() };
        partners.extend(app.office.store.list(&filter).await?.into_iter().map(|case| case.partner.id));
    }
    let own = own.into_iter().map(Body::Institution);
    Ok(own.chain(partners.into_iter().map(Body::Partner)).collect())
}

pub(super) async fn page(State(app): State<App>, visitor: Visitor) -> Result<Response, Stop> {
    list_page(&app, &visitor, Form::default()).await
}

async fn list_page(app: &App, visitor: &Visitor, form: Form) -> Result<Response, Stop> {
    own(app, visitor, Act::PEOPLE_MANAGE)?;
    let people = app.office.store.people().await?;
    Ok(respond::page(&PeoplePage { page: visitor.page(app), form, people }))
}

/// Enters a person, with a password to hand over.
pub(super) async fn add(
    State(app): State<App>,
    visitor: Visitor,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    own(&app, &visitor, Act::PEOPLE_MANAGE)?;
    let page = visitor.page(&app);
    let (id, name) = (form.value("id").trim().to_owned(), form.value("name").trim().to_owned());
    let error = |field: &str, key: &str| FieldError { field: field.into(), message: page.t(key).plain() };
    let fits = !id.is_empty()
        && id != policy::MONITOR
        && id.len() <= 40
        && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'));
    if !fits {
        form.errors.push(error("id", "people-id-unfit"));
    } else if app.office.store.account(&id, app.office.now()).await?.is_some() {
        form.errors.push(error("id", "people-id-taken"));
    }
    if name.is_empty() || name.chars().count() > 200 {
        form.errors.push(error("name", "people-name-missing"));
    }
    if !form.errors.is_empty() {
        return list_page(&app, &visitor, form).await;
    }
    let mail = Some(form.value("mail").trim().to_owned()).filter(|mail| !mail.is_empty());
    let person = Person { mail, ..Person::new(&id, name, app.office.store.random()?) };
    app.office.store.keep_person(&person).await?;
    let password = hand_over(&app, &id).await?;
    person_page(
        &app,
        &visitor,
        &id,
        Shown { password: Some(password), done: Some("added"), ..Shown::default() },
    )
    .await
}

/// Gives a person a random password and returns it, to be shown once.
async fn hand_over(app: &App, id: &str) -> Result<String, Problem> {
    // 25 letters of an alphabet of 32 without look-alikes: 125 bits.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let random = app.office.store.random::<25>()?;
    let letters: Vec<char> = random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let password =
        letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-");
    keep_password(app, id, &Password::new(&password), None).await?;
    Ok(password)
}

/// What a person's page shows besides the person.
#[derive(Default)]
struct Shown {
    form: Form,
    password: Option<String>,
    done: Option<&'static str>,
}

pub(super) async fn person(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Asked(form): Asked,
) -> Result<Response, Stop> {
    const DONE: [&str; 4] = ["appointed", "role-ended", "sessions-ended", "closed"];
    let done = DONE.into_iter().find(|done| form.value("done") == *done);
    person_page(&app, &visitor, &id, Shown { done, ..Shown::default() }).await
}

async fn person_page(app: &App, visitor: &Visitor, id: &str, shown: Shown) -> Result<Response, Stop> {
    let bodies = bodies(app, visitor).await?;
    let person = known(app, id).await?;
    let now = app.office.now();
    let appointments = app.office.store.appointments_about(id).await?;
    let held = appointments.iter().filter(|one| one.person == id).map(|one| Held {
        title: role_title(app, visitor, &Assignment { role: one.role.clone(), body: one.body.clone() }),
        role: one.role.clone(),
        from: day_and_time(one.from),
        until: one.until.map(day_and_time),
        lent_by: one.lent_by.clone(),
        can_end: bodies.contains(&one.body) && one.until.is_none_or(|until| until > now),
    });
    let roles = app.office.grants.roles().iter();
    let roles = roles.filter(|role| !policy::NOBODYS.contains(&role.role.as_str())).map(|role| Choice {
        value: role.role.clone(),
        label: role.title.in_language(&visitor.language).1.into(),
        hint: Some(role.task.in_language(&visitor.language).1.into()),
    });
    Ok(respond::page(&PersonPage {
        page: visitor.page(app),
        form: shown.form,
        held: held.collect(),
        roles: roles.collect(),
        bodies: bodies.iter().map(body_choice).collect(),
        password: shown.password,
        done: shown.done,
        may_close: reaches_all(&appointments, id, &bodies, now)
            && person.is_open(now)
            && visitor.actor.id() != Some(id),
        person,
    }))
}

async fn known(app: &App, id: &str) -> Result<Person, Problem> {
    let account = app.office.store.account(id, app.office.now()).await?;
    account
        .map(|account| account.person)
        .ok_or_else(|| Problem::not_found(format!("there is nobody called {id}")))
}

/// A body as it is sent: `institution:…` or `partner:…`.
fn body_choice(body: &Body) -> Choice {
    let (value, label) = match body {
        Body::Institution(id) => (format!("institution:{id}"), id),
        Body::Partner(id) => (format!("partner:{id}"), id),
    };
    Choice { value, label: label.clone(), hint: None }
}

/// Whether every role that somebody still holds is this administrator's to end.
fn reaches_all(appointments: &[Appointment], id: &str, bodies: &[Body], now: Timestamp) -> bool {
    let current =
        appointments.iter().filter(|one| one.person == id && one.until.is_none_or(|until| until > now));
    current.into_iter().all(|one| bodies.contains(&one.body))
}

/// Gives a role. A partner's representative speaks for a partner, and nobody else does.
pub(super) async fn appoint(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Sent(mut form): Sent,
) -> Result<Response, Stop> {
    let bodies = bodies(&app, &visitor).await?;
    known(&app, &id).await?;
    let page = visitor.page(&app);
    let error =
        |field: &str, key: &str| vec![FieldError { field: field.into(), message: page.t(key).plain() }];
    // Whoever gives out roles takes no part in cases.
    if visitor.actor.id() == Some(id.as_str()) {
        form.errors = error("role", "people-own-role");
        return person_page(&app, &visitor, &id, Shown { form, ..Shown::default() }).await;
    }
    let role = app.office.grants.role(form.value("role"));
    let role = role.filter(|role| !policy::NOBODYS.contains(&role.role.as_str()));
    let body = bodies.iter().find(|body| body_choice(body).value == form.value("body"));
    let until = end_of(&app, form.value("until").trim());
    form.errors = match (role, body, &until) {
        (None, _, _) => error("role", "people-role-missing"),
        (_, None, _) => error("body", "people-body-missing"),
        (Some(role), Some(body), _) if (role.role == "partner") != matches!(body, Body::Partner(_)) => {
            error("body", "people-body-unfit")
        }
        (_, _, Err(())) => error("until", "people-until-unfit"),
        (Some(role), Some(body), Ok(until)) => {
            let held = Assignment { role: role.role.clone(), body: body.clone() };
            match Appointment::new(&id, held, app.office.now(), *until) {
                Ok(appointment) => {
                    app.office.store.appoint(&appointment).await?;
                    return Ok(back(&page, &id, "appointed"));
                }
                Err(_) => error("until", "people-until-unfit"),
            }
        }
    };
    person_page(&app, &visitor, &id, Shown { form, ..Shown::default() }).await
}

/// The end of a day in the calendar of the house; none where nothing is said.
fn end_of(app: &App, day: &str) -> Result<Option<Timestamp>, ()> {
    if day.is_empty() {
        return Ok(None);
    }
    let day: evidence::Date = day.parse().map_err(|_| ())?;
    let zone =
        jiff::tz::TimeZone::get(&app.office.edition.calendar().time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let next = day.tomorrow().map_err(|_| ())?.to_zoned(zone).map_err(|_| ())?;
    Ok(Some(next.timestamp()))
}

fn back(page: &Page, id: &str, done: &str) -> Response {
    Redirect::to(&page.href(&format!("/people/{id}?done={done}"))).into_response()
}

pub(super) async fn end_role(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Stop> {
    let bodies = bodies(&app, &visitor).await?;
    let (now, role) = (app.office.now(), form.value("role"));
    let appointments = app.office.store.appointments_about(&id).await?;
    // A role is ended for every body at once, so all of them must be this administrator's to end.
    let of_role: Vec<Appointment> = appointments.into_iter().filter(|one| one.role == role).collect();
    if !reaches_all(&of_role, &id, &bodies, now) {
        return Err(Problem::malformed("the person holds this role for another body as well").into());
    }
    app.office.store.end_appointments(&id, role, now).await?;
    Ok(back(&visitor.page(&app), &id, "role-ended"))
}

/// Whoever may close an account may also open its password again: both take it from whoever has it.
async fn must_reach(app: &App, visitor: &Visitor, id: &str) -> Result<(), Problem> {
    let bodies = bodies(app, visitor).await?;
    let appointments = app.office.store.appointments_about(id).await?;
    known(app, id).await?;
    match reaches_all(&appointments, id, &bodies, app.office.now()) {
        true => Ok(()),
        false => Err(Problem::malformed(
            "the person holds roles for a body that is not yours; ask its administrator",
        )),
    }
}

pub(super) async fn new_password(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    must_reach(&app, &visitor, &id).await?;
    let password = hand_over(&app, &id).await?;
    app.office.store.keep_attempts(&id, &Default::default()).await?;
    end_all(&app, &id).await?;
    person_page(
        &app,
        &visitor,
        &id,
        Shown { password: Some(password), done: Some("password"), ..Shown::default() },
    )
    .await
}

async fn end_all(app: &App, id: &str) -> Result<(), Problem> {
    for session in app.office.store.sessions_of(id).await? {
        app.office.store.end_session(id, session.token.text(), app.office.now()).await?;
    }
    Ok(())
}

pub(super) async fn end_sessions(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    own(&app, &visitor, Act::SESSIONS_REVOKE)?;
    must_reach(&app, &visitor, &id).await?;
    end_all(&app, &id).await?;
    Ok(back(&visitor.page(&app), &id, "sessions-ended"))
}

pub(super) async fn close(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    must_reach(&app, &visitor, &id).await?;
    if visitor.actor.id() == Some(id.as_str()) {
        return Err(Problem::malformed("let another administrator close your account").into());
    }
    let person = Person { closed_at: Some(app.office.now()), ..known(&app, &id).await? };
    app.office.store.keep_person(&person).await?;
    end_all(&app, &id).await?;
    Ok(back(&visitor.page(&app), &id, "closed"))
}
