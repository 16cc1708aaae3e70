//! A register on a throw-away store, with two cases done through the office: one that is blocked, one
//! that was approved.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use accounts::ProgramKeys;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use benchmark::Library;
use content::{Edition, Files};
use engagement::acts::Act;
use jiff::Timestamp;
use lists::KnownLists;
use policy::{Actor, Assignment, Body as Of, Grants};
use screening::{Config, Sources};
use serde_json::{Value, json};
use store::shelves::{Shelf, Terms};
use store::{Recorded, Settings, Store};
use tokio::sync::OnceCell;
use tower::ServiceExt;
use web::app::{App, router};
use web::lists::Lists;
use web::office::Office;
use web::problem::Problem;

/// The case that stays shut: a flagged partner, an emergency, an open consultation.
pub const BLOCKED: &str = "IMP-2026-0001";
/// The case that was approved, announced and put in force.
pub const APPROVED: &str = "IMP-2026-0002";

/// The key of a program that may look names up.
pub const PROGRAM_KEY: &str = "0123456789abcdef0123456789abcdef";

/// Words that no public page, file or feed may hold.
pub const SECRETS: [&str; 7] = [
    "secret-withheld-quote",
    "secret-withheld-title",
    "secret-withheld-assessment",
    "secret-unpublished-comment",
    "secret-undecided-dissent",
    "secret-unwanted-name",
    "secret-erased-comment",
];
/// The people who act, in their roles. Their identifiers are secrets too.
const PEOPLE: [(&str, &str); 6] = [
    ("p-aziza", "officer"),
    ("p-boris", "due-diligence"),
    ("p-chloe", "lawyer"),
    ("p-dafna", "approver"),
    ("p-enzo", "ethics"),
    ("p-farah", "head-of-entity"),
];
/// The day on which both cases are as they are.
const DONE_ON: &str = "2026-03-10";
const INSTITUTION: &str = "un-examples";

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub kind: String,
    pub text: String,
    pub sets_cookie: bool,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }
}

pub struct Fixture {
    pub app: App,
    router: Router,
    pub clock: Arc<Mutex<Timestamp>>,
    pub data: tempfile::TempDir,
}

impl Fixture {
    /// An empty register on 5 January 2026.
    pub async fn empty() -> Self {
        Fixture::over(tempfile::tempdir().unwrap(), "2026-01-05").await
    }

    async fn over(data: tempfile::TempDir, day: &str) -> Self {
        let files = content_files();
        let edition = Edition::load(&files).unwrap_or_else(|unsound| panic!("{unsound}"));
        let of_benchmark = files.iter().filter(|(path, _)| path.starts_with("benchmarks/rdr/"));
        let library =
            Library::from_files(of_benchmark.map(|(path, bytes)| (path.as_str(), bytes.as_slice()))).unwrap();
        let grants = Grants::load(Grants::PATH, &files[Grants::PATH]).unwrap();
        let path = "conflicts/rules.yaml";
        let rules = conflicts::Rules::from_yaml(path, &files[path]).unwrap();
        let clock = Arc::new(Mutex::new(format!("{day}T09:00:00Z").parse().unwrap()));
        let calendar = edition.calendar().clone();
        let day_of = Arc::new(move |at| calendar.day_of(at));
        let settings = Settings::embedded(data.path().into(), "register.example/ledger", day_of);
        let now = *clock.lock().unwrap();
        let store = Store::open(settings, now).await.unwrap();
        let (ticking, no_former) = (clock.clone(), []);
        let tell = Arc::new(move || *ticking.lock().unwrap());
        let office = Office::new(store, edition, no_former, library, (grants, rules), tell);
        let lists = Lists::new(data.path().into(), known_lists(&files), screening(&files));
        let app = App::new(office, crate::shipped(), "United Examples", "https://register.example")
            .with_lists(lists)
            .with_program_keys(ProgramKeys::read(PROGRAM_KEY).unwrap());
        Fixture { router: router(app.clone()), app, clock, data }
    }

    /// A register with both cases, published. The cases are done once; every test gets a copy.
    pub async fn with_both_cases() -> Self {
        static PREPARED: OnceCell<tempfile::TempDir> = OnceCell::const_new();
        let prepared = PREPARED.get_or_init(|| async {
            let fixture = Fixture::empty().await;
            fixture.open_blocked().await;
            fixture.approve().await;
            fixture.app.office.store.publish().await.unwrap();
            fixture.data
        });
        let copy = tempfile::tempdir().unwrap();
        copy_into(copy.path(), prepared.await.path());
        Fixture::over(copy, DONE_ON).await
    }

    /// Imports a list of entities, a line of JSON each, and has it read.
    pub fn import_list(&self, list: &str, entities: &[Value]) {
        let path = self.data.path().join("fetched.json");
        let lines: Vec<String> = entities.iter().map(Value::to_string).collect();
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        let options = lists::Options { dataset: Some(list.into()), ..lists::Options::default() };
        // Editions of a list are told apart by when they were imported.
        let mut clock = self.clock.lock().unwrap();
        *clock += jiff::SignedDuration::from_secs(1);
        let read_as = (lists::Format::FollowTheMoney, &options);
        Shelf::new(self.data.path(), list)
            .import(
                &path,
                read_as,
                &Terms {
                    shrink_limit: 1.0,
                    confirmed: "",
                    confirmed_older: "as the test wants it",
                    now: *clock,
                },
                &mut |_| {},
            )
            .unwrap_or_else(|error| panic!("{error}"));
        assert!(self.app.office.lists.refresh().unwrap());
    }

    pub fn set_day(&self, day: &str) {
        *self.clock.lock().unwrap() = format!("{day}T09:00:00Z").parse().unwrap();
    }

    /// Does an act, as the person who holds `role`.
    pub async fn act(&self, case: &str, role: &str, act: &str, with: Value) -> Result<Recorded, Problem> {
        let act: Act = serde_json::from_value(json!({ "act": act, "with": with })).unwrap();
        let person = PEOPLE.iter().find(|(_, held)| *held == role);
        let actor = person.map_or_else(Actor::stranger, |(person, _)| {
            let body = Of::Institution(INSTITUTION.into());
            Actor::person(*person, vec![Assignment { role: role.into(), body }])
        });
        self.app.office.act(&actor, role, case, None, act).await
    }

    /// As [`Fixture::act`], for what must succeed.
    pub async fn done(&self, case: &str, role: &str, act: &str, with: Value) -> Recorded {
        let done = self.act(case, role, act, with).await;
        done.unwrap_or_else(|problem| panic!("{act}: {} {:#?}", problem.message, problem.refusal))
    }

    pub async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty());
        self.answer(request.unwrap()).await
    }

    pub async fn post(&self, path: &str, form: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let request =
            Request::post(path).header(header::CONTENT_TYPE, kind).body(Body::from(form.to_owned()));
        self.answer(request.unwrap()).await
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let kind = head.headers.get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap().to_owned());
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: head.status,
            kind: kind.unwrap_or_default(),
            text: String::from_utf8(bytes.to_vec()).unwrap(),
            sets_cookie: head.headers.contains_key(header::SET_COOKIE),
        }
    }

    async fn declare_all(&self, case: &str) {
        for (_, role) in PEOPLE {
            // The ethics office examines declarations; it makes none where it only erases.
            if role != "ethics" {
                self.done(case, role, "interests.declared", json!({ "outcome": "clear", "role": role }))
                    .await;
            }
        }
        self.done(case, "officer", "institution.declared", json!({ "outcome": "clear" })).await;
    }

    async fn open_blocked(&self) {
        let case = BLOCKED;
        let partner = json!({ "id": "tencent", "name": "Tencent", "country": "CN", "state-owned": "unknown",
            "sectors": ["HS-20", "HS-21"] });
        let terms = json!({ "title": "A <dialogue> platform", "kind": "memorandum",
            "summary": "Conversations with people all over the world.\nIn many languages.",
            "uses": ["name", "people"], "free-of-charge": "yes", "exclusive": "unknown",
            "used-by-civil-society": "yes", "renews-itself": "unknown" });
        self.open(case, partner, terms).await;
        let unknown = json!({ "proprietary": "yes", "algorithmic": "unknown", "account-required": "unknown",
            "identity-required": "unknown", "alternative-offered": "unknown" });
        let data =
            json!({ "personal": "people-at-risk", "partner-access": "unknown", "own-purposes": "unknown" });
        self.done(case, "officer", "engagement.described", json!({ "technology": unknown, "data": data }))
            .await;
        self.declare_all(case).await;
        let source = source("E-1", "independent", "How messages are watched", "2020-05-07");
        self.done(case, "officer", "evidence.added", source).await;
        let answer = json!({ "code": "EX-12", "value": "alleged", "evidence": ["E-1"] });
        self.done(case, "officer", "answer.given", answer).await;
        let emergency = json!({ "reason": "The anniversary will not wait.", "post-hoc-on": "2026-03-02" });
        self.done(case, "head-of-entity", "emergency.invoked", emergency).await;
        let assessment = json!({ "status": "draft", "covers-partner": true, "independent-expert": false,
            "summary": "People could be punished for what they say.", "severe-impacts": ["Punishment for speech"] });
        self.done(case, "due-diligence", "assessment.recorded", assessment).await;
        self.consult(case, "2026-12-18").await;
        let dissent = json!({ "text": "secret-undecided-dissent", "name-published": false });
        self.done(case, "lawyer", "dissent.recorded", dissent).await;
    }

    async fn open(&self, case: &str, partner: Value, terms: Value) {
        let opened = json!({ "institution": { "id": INSTITUTION, "name": "Office of Examples" },
            "partner": partner, "engagement": terms, "edition": self.app.office.edition.hash });
        self.done(case, "officer", "engagement.opened", opened).await;
    }

    async fn consult(&self, case: &str, closes_on: &str) {
        let terms = json!({ "closes-on": closes_on, "languages": ["ar", "en", "es", "fr", "ru", "zh"],
            "options": ["Go ahead", "Do not proceed"], "safe-channel": true });
        self.done(case, "officer", "consultation.opened", terms).await;
    }

    async fn approve(&self) {
        let case = APPROVED;
        self.set_day("2026-01-12");
        let partner =
            json!({ "id": "cooperative", "name": "Lake Cooperative", "country": "CH", "state-owned": "no" });
        let terms = json!({ "title": "Chairs for the assembly", "kind": "donation", "summary": "A hundred chairs.",
            "uses": ["platform"], "free-of-charge": "yes", "exclusive": "no", "used-by-civil-society": "no",
            "renews-itself": "no", "starts-on": "2026-06-01", "ends-on": "2026-12-31" });
        self.open(case, partner, terms).await;
        let technology = json!({ "proprietary": "no", "algorithmic": "no", "account-required": "no",
            "identity-required": "no", "alternative-offered": "not-applicable" });
        let data = json!({ "personal": "none", "partner-access": "no", "own-purposes": "no" });
        self.done(case, "officer", "engagement.described", json!({ "technology": technology, "data": data }))
            .await;
        self.declare_all(case).await;
        self.done(case, "officer", "stage.entered", json!({ "stage": "diligence" })).await;
        self.examine(case).await;
        let somebody =
            json!({ "id": "1", "schema": "Company", "properties": { "name": ["Harbour Crane Works"] } });
        self.import_list("watched", &[somebody]);
        self.done(case, "officer", "screening.run", json!({})).await;
        self.set_day("2026-02-09");
        self.done(case, "officer", "stage.entered", json!({ "stage": "consultation" })).await;
        self.consult(case, "2026-03-09").await;
        self.hear(case).await;
        self.decide(case).await;
    }

    async fn examine(&self, case: &str) {
        let open = source("E-1", "independent", "An audit of the cooperative", "2025-11-03");
        self.done(case, "officer", "evidence.added", open).await;
        let mut withheld = source("E-2", "independent", "secret-withheld-title", "2025-11-04");
        withheld["quote"] = "secret-withheld-quote".into();
        withheld["publication"] = json!({ "is": "withheld", "reason": "The author would be at risk.",
            "ground": "Disclosure rules, paragraph 2", "author": "Disclosure officer", "review-on": "2027-01-12" });
        self.done(case, "officer", "evidence.added", withheld).await;
        let assessed =
            json!({ "id": "E-2", "reliability": "credible", "reasons": "secret-withheld-assessment" });
        self.done(case, "due-diligence", "evidence.assessed", assessed).await;
        let edition = self.app.office.edition.clone();
        for question in edition.questions() {
            let value = if question.bad == content::Bad::Yes { "no" } else { "yes" };
            let answer = json!({ "code": question.code, "value": value, "evidence": ["E-1", "E-2"] });
            self.done(case, "officer", "answer.given", answer).await;
        }
        let flag = json!({ "code": "F-1", "summary": "The chairs bear the donor's mark." });
        self.done(case, "due-diligence", "flag.raised", flag).await;
        self.done(case, "officer", "reply.invited", json!({ "about": ["F-1"], "due-on": "2026-02-06" }))
            .await;
        self.done(case, "officer", "reply.received", json!({ "text": "The mark can be taken off." })).await;
        let answer = json!({ "code": "F-1", "outcome": "accepted-with-measure", "reasons": "It is true.",
            "measure": "The marks are taken off." });
        self.done(case, "officer", "flag.answered", answer).await;
        let review = json!({ "code": "F-1", "holds": true, "reasons": "Seen to." });
        self.done(case, "due-diligence", "flag.reviewed", review).await;
    }

    async fn hear(&self, case: &str) {
        for comment in [
            json!({ "text": "We welcome this. <b>Truly</b>", "name": "Amal Example", "naming": "named" }),
            json!({ "text": "Who will carry them?", "name": "secret-unwanted-name", "naming": "anonymous" }),
            json!({ "text": "secret-unpublished-comment", "name": "secret-unwanted-name", "naming": "not-published" }),
            json!({ "text": "secret-erased-comment", "naming": "anonymous" }),
        ] {
            self.done(case, "public", "comment.received", comment).await;
        }
        let events = self.app.office.store.history(case).await.unwrap().len();
        let erased = json!({ "target": events, "fields": ["text"], "basis": "Its author asked for it" });
        self.done(case, "ethics", "payload.erased", erased).await;
        self.set_day("2026-03-10");
        let answer = json!({ "comments": ["C-1", "C-2", "C-3", "C-4"], "outcome": "partly", "reasons": "Volunteers will." });
        self.done(case, "officer", "comment.answered", answer).await;
        self.done(case, "officer", "consultation.closed", json!({ "response": "Four comments were made." }))
            .await;
        self.done(case, "officer", "stage.entered", json!({ "stage": "negotiation" })).await;
        for code in self.app.office.edition.settings.required_clauses.clone() {
            let clause = json!({ "code": code, "result": "aligned", "quote": "As the model says." });
            self.done(case, "lawyer", "clause.reviewed", clause).await;
        }
    }

    async fn decide(&self, case: &str) {
        let request = json!({ "reviewer": "p-chloe", "subject": "law" });
        self.done(case, "officer", "review.requested", request).await;
        let review =
            json!({ "subject": "law", "opinion": "supports-with-reservation", "reasons": "The marks." });
        self.done(case, "lawyer", "review.given", review).await;
        self.done(case, "officer", "stage.entered", json!({ "stage": "decision" })).await;
        let dissent = json!({ "text": "A bench would do.", "name-published": false });
        self.done(case, "due-diligence", "dissent.recorded", dissent).await;
        let proposal = json!({ "kind": "approve-with-conditions", "reasons": "People can sit down.",
            "accountable": "Greta Accountable",
            "conditions": [{ "text": "Marks are taken off", "owner": "Office of Examples", "due-on": "2026-05-29",
                "verification": "A photograph" }] });
        self.done(case, "officer", "decision.proposed", proposal).await;
        let snapshot = self.app.office.store.case(case).await.unwrap().snapshot();
        let signature =
            json!({ "snapshot": snapshot, "carried": "The marks come off.", "carried-by": "Ada Approver" });
        self.done(case, "approver", "decision.signed", signature).await;
        self.done(case, "approver", "decision.published", json!({})).await;
        let safeguards = json!({ "languages": ["ar", "en", "es", "fr", "ru", "zh"],
            "promises": ["Nobody has to be photographed."], "report-channel": "https://safe.example" });
        self.done(case, "officer", "safeguards.published", safeguards).await;
        self.done(case, "officer", "partnership.announced", json!({ "text": "There will be chairs." })).await;
        self.done(case, "officer", "stage.entered", json!({ "stage": "active" })).await;
    }
}

fn source(id: &str, kind: &str, title: &str, published_on: &str) -> Value {
    json!({ "id": id, "kind": kind, "publisher": "An observatory", "title": title,
        "url": "https://observatory.example/report", "published-on": published_on,
        "retrieved-on": "2026-01-05", "quote": "The words relied on.", "locator": "p. 3" })
}

fn copy_into(to: &Path, from: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => {
                std::fs::create_dir_all(&target).unwrap();
                copy_into(&target, &entry.path());
            }
            false => drop(std::fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn known_lists(files: &Files) -> KnownLists {
    KnownLists::from_yaml(KnownLists::PATH, &files[KnownLists::PATH]).unwrap()
}

fn screening(files: &Files) -> Config {
    let text = |name: &str| std::str::from_utf8(&files[&format!("screening/{name}.yaml")]).unwrap();
    let sources = Sources {
        weights: text("weights"),
        words: text("words"),
        legal_forms: text("legal_forms"),
        equivalents: text("equivalents"),
        terms: text("terms"),
        han: text("han"),
        countries: text("countries"),
        frequencies: text("frequencies"),
    };
    Config::parse(&sources).unwrap()
}

/// The content that is shipped, by path.
fn content_files() -> Files {
    fn read_into(files: &mut Files, folder: &Path, prefix: &str) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => read_into(files, &entry.path(), &format!("{path}/")),
                false => drop(files.insert(path, std::fs::read(entry.path()).unwrap())),
            }
        }
    }
    let mut files = Files::new();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content");
    read_into(&mut files, &folder, "");
    files
}

/// Identifiers of the people who act.
pub fn people() -> impl Iterator<Item = &'static str> {
    PEOPLE.iter().map(|(person, _)| *person)
}
