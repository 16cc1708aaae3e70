//! Interests: what leads to the partner blocks whoever declared it, the ethics office decides, and what is
//! held stays sealed.

use std::path::Path;

use axum::http::StatusCode;
use engagement::record::{Declaration, InterestOutcome};
use jiff::civil::date;
use ownership::{
    Content, Digest, End, Graph, Identifier, Interest, Interval, Link, Party, PartyKind, Record,
    StatementRef, Tie,
};

use super::house::House;
use super::story::{CASE, Fields};

/// What is held: no page, file or leaf may hold these words.
pub const CANARY: &str = "Canary Feathers Trading";

pub fn record(id: &str, content: Content) -> Record {
    let statement = StatementRef {
        register: String::new(),
        id: format!("S-{id}"),
        sha256: Digest::of(id.as_bytes()),
        date: Some(date(2024, 5, 6)),
    };
    Record { id: id.into(), statement, closed: false, content }
}

/// The partner owns `first`, which owns `second`, which owns `third`.
pub fn group() -> Graph {
    let mut builder = Graph::builder();
    let chain = ["PARTNER", "FIRST", "SECOND", "THIRD"];
    for id in chain {
        let identifiers = vec![Identifier::new("TEST", id).unwrap()];
        let party = Party { identifiers, ..Party::new(PartyKind::Company, format!("{id} Ltd")) };
        builder.record(record(id, Content::Party(party)));
    }
    for pair in chain.windows(2) {
        let tie = Tie { share: Some(Interval::exact(1.0)), ..Tie::new(Interest::Shareholding) };
        let end = |id: &str| End::Record(id.to_owned());
        let link = Link { subject: end(pair[1]), party: end(pair[0]), ties: vec![tie] };
        builder.record(record(&format!("{}-{}", pair[0], pair[1]), Content::Link(link)));
    }
    builder.build().0
}

/// A case whose partner registers know, with an expert who was asked for a review.
pub async fn house() -> House {
    let house = House::new().await;
    house.office.use_ownership(group());
    house.opens().await;
    let described = [
        ("partner.name", "Lindenfield Meetings Cooperative"),
        ("partner.identifiers", "TEST:PARTNER"),
        ("partner.state-owned", "no"),
    ];
    house.does("d.officer", "partner.described", &described).await;
    house.does("d.officer", "review.requested", &[("reviewer", "m.expert"), ("subject", "ethics")]).await;
    house.does("e.ethics", "interests.declared", &[]).await;
    house
}

impl House {
    /// What the case has of somebody's interests.
    pub async fn stands(&self, case: &str, person: &str) -> Declaration {
        let case = self.office.store.case(case).await.unwrap();
        case.record.steps.interests.into_iter().find(|one| one.person == person).unwrap()
    }
}

/// The spouse directs a company three levels below the partner; an option vests in month nine.
pub const PLANTED: Fields<'static> = &[
    ("interests.0.counterparty", CANARY),
    ("interests.0.identifiers", "TEST:THIRD"),
    ("interests.0.kind", "office"),
    ("interests.0.held-by", "spouse"),
    ("interests.0.certainty", "in-force"),
    ("interests.1.counterparty", CANARY),
    ("interests.1.identifiers", "TEST:FIRST"),
    ("interests.1.kind", "option"),
    ("interests.1.held-by", "oneself"),
    ("interests.1.certainty", "conditional"),
    ("interests.1.trigger", "vests"),
    ("interests.1.from-day", "9"),
    ("interests.1.from-month", "11"),
    ("interests.1.from-year", "2026"),
];

pub const REVIEW: Fields<'static> =
    &[("subject", "ethics"), ("opinion", "supports"), ("reasons", "All of it was looked at.")];

pub const MANAGED: Fields<'static> = &[
    ("person", "m.expert"),
    ("outcome", "managed"),
    ("plan", "A second expert does the same work independently."),
];

#[tokio::test]
async fn a_planted_conflict_blocks_the_reviewer_until_the_ethics_office_decides() {
    let house = house().await;
    house.does("m.expert", "interests.declared", PLANTED).await;
    let refused = house.tries("m.expert", "review.given", REVIEW).await;
    assert!(refused.body.contains("are with the ethics office"), "{}", refused.body);

    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await;
    assert_eq!(page.status, StatusCode::OK);
    for expected in [
        "An actual conflict",
        "My spouse or partner",
        CANARY,
        "S-SECOND-THIRD",
        "S-PARTNER-FIRST",
        "2024-05-06",
        "2026-11-09",
        "An interest begins, or can begin",
    ] {
        assert!(page.body.contains(expected), "{expected} is missing:\n{}", page.body);
    }

    let clear = [("person", "m.expert"), ("outcome", "clear")];
    let refused = house.tries("e.ethics", "interests.concluded", &clear).await;
    assert!(refused.body.contains("a conflict was found"), "{}", refused.body);
    house.does("e.ethics", "interests.concluded", MANAGED).await;
    house.does("m.expert", "review.given", REVIEW).await;
    assert_eq!(
        house.stands(CASE, "m.expert").await.review_by,
        Some(date(2026, 11, 9)),
        "looked at again when the option vests"
    );
}

#[tokio::test]
async fn what_is_held_is_read_by_the_ethics_office_alone_and_the_declarant_sees_who_did() {
    let house = house().await;
    house.does("m.expert", "interests.declared", PLANTED).await;
    for person in ["d.officer", "h.diligence", "a.approver", "k.head", "l.lawyer", "m.expert", "p.partner"] {
        let page = house.get(person, &format!("/office/cases/{CASE}/interests")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{person}");
    }
    house.office.weigh_again(CASE).await.map_err(|problem| problem.message).unwrap();
    let before = house.get("m.expert", "/account").await.body;
    assert!(before.contains("nobody saw it") && !before.contains("e.ethics"), "{before}");
    house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await;
    let after = house.get("m.expert", "/account").await.body;
    assert!(after.contains("e.ethics (Ethics office)"), "{after}");
    let own = house.get("m.expert", &format!("/office/cases/{CASE}/do/interests.declared")).await.body;
    assert!(own.contains(CANARY), "the declarant goes on from what was declared last");
}

#[tokio::test]
async fn the_canary_is_in_no_page_export_file_or_leaf() {
    let house = house().await;
    house.does("m.expert", "interests.declared", PLANTED).await;
    house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await;
    house.does("e.ethics", "interests.concluded", MANAGED).await;
    let declared = serde_json::json!({ "interests": [{ "counterparty": CANARY, "identifiers": ["TEST:THIRD"],
        "kind": "supply", "certainty": "expected", "trigger": CANARY }] });
    for (person, role, whose) in
        [("l.lawyer", "lawyer", "interests"), ("d.officer", "officer", "institution-interests")]
    {
        let body = serde_json::json!({ "role": role, "declared": declared });
        let answer = house.post_json(person, &format!("/api/v1/engagements/{CASE}/{whose}"), &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        assert!(!answer.body.contains(CANARY), "{}", answer.body);
    }
    house.days_later(300);
    assert_eq!(house.office.weigh_again(CASE).await.map(|recorded| recorded.len()).unwrap_or_default(), 1);
    house.office.store.publish().await.unwrap();
    let internal = format!("/api/v1/engagements/{CASE}");
    for path in [
        format!("/register/{CASE}"),
        format!("/register/{CASE}.json"),
        format!("/office/cases/{CASE}"),
        format!("{internal}/events"),
        internal,
        "/register/feed.atom".into(),
    ] {
        for person in ["", "d.officer", "h.diligence", "a.approver", "e.ethics"] {
            let answer = house.get(person, &path).await;
            assert!(!answer.body.contains(CANARY), "{person} {path}");
            assert!(!answer.body.contains("TEST:THIRD"), "{person} {path}");
        }
    }
    let looked = files_without_it(house.data());
    assert!(looked > 5, "database, keys, tiles and checkpoint were looked at");
}

/// How many files there are below a folder; none may hold the canary.
fn files_without_it(folder: &Path) -> usize {
    let mut looked = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            looked += files_without_it(&path);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
        assert!(!found, "{}", path.display());
        looked += 1;
    }
    looked
}

#[tokio::test]
async fn nothing_to_declare_is_clear_and_what_nobody_can_look_up_is_referred() {
    let house = house().await;
    let form = house.get("d.officer", &format!("/office/cases/{CASE}/do/interests.declared")).await.body;
    let kind = form.split(r#"name="interests.0.kind""#).nth(1).unwrap();
    let first = kind.split("<option").nth(1).unwrap();
    assert!(first.starts_with(r#" value="">"#), "a browser sends no kind for who declares nothing: {first}");
    house.does("d.officer", "interests.declared", &[]).await;
    // Whoever stood aside no longer reads the case.
    house.tries("h.diligence", "interests.declared", &[("stands-aside", "true")]).await;
    let unknown = [
        ("interests.0.counterparty", "Somebody Else"),
        ("interests.0.kind", "gift"),
        ("interests.0.held-by", "oneself"),
        ("interests.0.certainty", "in-force"),
    ];
    house.does("l.lawyer", "interests.declared", &unknown).await;
    let case = house.office.store.case(CASE).await.unwrap();
    let outcomes: Vec<String> = case
        .record
        .steps
        .interests
        .iter()
        .skip(1)
        .map(|one| format!("{} {:?}", one.person, one.outcome))
        .collect();
    assert_eq!(outcomes, ["d.officer Clear", "h.diligence Recused", "l.lawyer Referred"]);
}

#[tokio::test]
async fn an_identifier_without_its_register_is_told_at_its_field_and_nothing_is_kept() {
    let house = house().await;
    let n = house.n().await;
    let fields: Vec<(&str, &str)> = PLANTED
        .iter()
        .map(|(name, value)| if *value == "TEST:THIRD" { (*name, "12345") } else { (*name, *value) })
        .collect();
    let answer = house.tries("m.expert", "interests.declared", &fields).await;
    assert!(answer.body.contains("Write it as REGISTER:NUMBER"), "{}", answer.body);
    assert!(answer.body.contains("#interests.0.identifiers"), "the summary leads to the field");
    assert_eq!(house.n().await, n);
}

#[tokio::test]
async fn whoever_is_referred_is_not_freed_by_declaring_nothing() {
    let house = house().await;
    house.does("m.expert", "interests.declared", PLANTED).await;
    house.tries("m.expert", "interests.declared", &[]).await;
    assert_eq!(house.stands(CASE, "m.expert").await.outcome, InterestOutcome::Referred);
    let refused = house.tries("m.expert", "review.given", REVIEW).await;
    assert!(refused.body.contains("are with the ethics office"), "{}", refused.body);
}

#[tokio::test]
async fn the_ethics_office_sees_what_no_register_can_place_and_nothing_declared_grows_old() {
    let house = House::new().await;
    house.opens().await;
    house.does("d.officer", "review.requested", &[("reviewer", "m.expert"), ("subject", "ethics")]).await;
    house.does("m.expert", "interests.declared", PLANTED).await;
    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body;
    assert!(page.contains(CANARY) && page.contains("No register that was imported knows"), "{page}");
    house.does("d.officer", "interests.declared", &[]).await;
    assert_eq!(house.stands(CASE, "d.officer").await.review_by, Some(date(2027, 2, 9)));
}
