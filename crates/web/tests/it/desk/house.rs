//! A house for one test: an empty register with people in it, and a clock that stands still.

use accounts::{Appointment, Identity, LocalPassword, Password, Person, Session, SessionToken};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use policy::{Assignment, Body as For};
use tower::ServiceExt;
use web::app::{App, router};
use web::office::Office;

use crate::fixture::Fixture;

/// Where the house stands.
pub const ADDRESS: &str = "http://localhost:8080";

/// Everybody's password here.
pub const PASSWORD: &str = "tarpaulin ginger eleven moths";

/// Who holds which role, for the institution `home` or the partner `lindenfield`.
const PEOPLE: [(&str, &str); 10] = [
    ("d.officer", "officer"),
    ("h.diligence", "due-diligence"),
    ("l.lawyer", "lawyer"),
    ("e.ethics", "ethics"),
    ("m.expert", "expert"),
    ("c.society", "civil-society"),
    ("p.partner", "partner"),
    ("a.approver", "approver"),
    ("k.head", "head-of-entity"),
    ("s.admin", "administrator"),
];

pub struct House {
    pub office: Office,
    router: Router,
    fixture: Fixture,
}

/// An answer, read to the end.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub cookie: String,
    pub body: String,
}

impl House {
    /// Nine o'clock in Geneva on 9 February 2026.
    pub async fn new() -> House {
        let fixture = Fixture::empty().await;
        *fixture.clock.lock().unwrap() = "2026-02-09T08:00:00Z".parse().unwrap();
        // As on one's own machine, without HTTPS.
        let app = App::new(fixture.app.office.clone(), crate::shipped(), "United Examples", ADDRESS);
        let house = House { office: app.office.clone(), router: router(app), fixture };
        house.enter_people().await;
        house
    }

    async fn enter_people(&self) {
        let hash = Password::new(PASSWORD).hash([7; 16]);
        for (index, (id, role)) in (0_u8..).zip(PEOPLE) {
            let store = &self.office.store;
            store.keep_person(&Person::new(id, id.to_uppercase(), [index; 16])).await.unwrap();
            let local = LocalPassword { hash: hash.clone(), codes: None };
            store.keep_local_password(id, &local).await.unwrap();
            self.appoint(id, role, role == "partner").await;
        }
    }

    pub async fn appoint(&self, id: &str, role: &str, for_partner: bool) {
        let body =
            if for_partner { For::Partner("lindenfield".into()) } else { For::Institution("home".into()) };
        let held = Assignment { role: role.into(), body };
        let appointment = Appointment::new(id, held, self.now(), None).unwrap();
        self.office.store.appoint(&appointment).await.unwrap();
    }

    /// Imports a list, and has it read.
    pub fn import_list(&self, list: &str, entities: &[serde_json::Value]) {
        self.fixture.import_list(list, entities);
    }

    /// The data folder.
    pub fn data(&self) -> &std::path::Path {
        self.fixture.data.path()
    }

    pub fn now(&self) -> Timestamp {
        *self.fixture.clock.lock().unwrap()
    }

    pub fn days_later(&self, days: i64) {
        *self.fixture.clock.lock().unwrap() += SignedDuration::from_hours(24 * days);
    }

    pub fn seconds_later(&self, seconds: i64) {
        *self.fixture.clock.lock().unwrap() += SignedDuration::from_secs(seconds);
    }

    /// A session of somebody, begun just now.
    pub async fn session(&self, person: &str) -> String {
        let token = SessionToken::new(self.office.store.random().unwrap());
        let identity = Identity::Password { with_code: false };
        self.office.store.keep_session(&Session::begin(&token, person, identity, self.now())).await.unwrap();
        token.text().to_owned()
    }

    /// Asks as a person, or as a stranger where `person` is empty.
    pub async fn get(&self, person: &str, path: &str) -> Answer {
        let cookie = if person.is_empty() { String::new() } else { self.session(person).await };
        self.send(Request::get(path), &cookie, Body::empty()).await
    }

    pub async fn post(&self, person: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = if person.is_empty() { String::new() } else { self.session(person).await };
        self.post_with(&cookie, path, fields).await
    }

    pub async fn post_with(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, cookie, Body::from(body.join("&"))).await
    }

    pub async fn get_with(&self, cookie: &str, path: &str) -> Answer {
        self.send(Request::get(path), cookie, Body::empty()).await
    }

    pub async fn send(&self, request: axum::http::request::Builder, cookie: &str, body: Body) -> Answer {
        let request = match cookie {
            "" => request,
            token => request.header(header::COOKIE, format!("session={token}")),
        };
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let text = |name| {
            let value = response.headers().get(name);
            value.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
        };
        let (status, location, cookie) =
            (response.status(), text(header::LOCATION), text(header::SET_COOKIE));
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap();
        Answer { status, location, cookie, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() { char::from(byte).into() } else { format!("%{byte:02X}") }
            },
        )
        .collect()
}
