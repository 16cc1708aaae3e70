//! A partner with a group, and people.

use conflicts::{
    Assessment, Case, Certainty, Confidential, Counterparty, Declaration, HeldBy, Interest, Kind,
    Participant, Role, Rules, Window, assess,
};
use jiff::civil::{Date, date};
use ownership::{
    Builder, Content, Digest, End, Graph, Identifier, Interval, Link, Party, PartyKind, Record, StatementRef,
    Tie,
};

pub const TODAY: Date = date(2026, 1, 1);
pub const LAST_DAY: Date = date(2027, 12, 31);

pub fn rules() -> Rules {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/conflicts/rules.yaml");
    Rules::from_yaml("conflicts/rules.yaml", &std::fs::read(path).unwrap()).unwrap()
}

fn record(id: &str, content: Content) -> Record {
    let statement = StatementRef {
        register: String::new(),
        id: id.into(),
        sha256: Digest::of(id.as_bytes()),
        date: Some(date(2020, 1, 1)),
    };
    Record { id: id.into(), statement, closed: false, content }
}

fn party(id: &str, kind: PartyKind) -> Record {
    let identifiers = vec![identifier(id)];
    record(id, Content::Party(Party { identifiers, ..Party::new(kind, format!("{id} Holding")) }))
}

fn tie(party: &str, subject: &str, tie: Tie) -> Record {
    let end = |id: &str| End::Record(id.to_owned());
    record(
        &format!("{party}>{subject}"),
        Content::Link(Link { subject: end(subject), party: end(party), ties: vec![tie] }),
    )
}

fn shares(holder: &str, subject: &str, percent: f64) -> Record {
    let share = Some(Interval::exact(percent / 100.0));
    tie(holder, subject, Tie { share, ..Tie::new(ownership::Interest::Shareholding) })
}

pub fn identifier(id: &str) -> Identifier {
    Identifier::new("TEST", id).unwrap()
}

/// top → partner → first → second → third; top → sister; the registered director of second, the chair of both
/// partner and first, a nominee of first, and one who is
/// deputy there in February.
pub fn world() -> Graph {
    builder().build().0
}

/// The same with so many holdings of the partner's parent that nobody follows them, and an agent of as many.
pub fn world_of_holdings() -> Graph {
    let mut builder = builder();
    for id in ["president", "client"] {
        builder.record(party(id, PartyKind::Person));
    }
    builder.record(party("agent", PartyKind::Company));
    builder.record(tie("president", "top", Tie::new(ownership::Interest::Directorship)));
    for number in 0..2_100 {
        let company = format!("company-{number}");
        builder.record(party(&company, PartyKind::Company)).record(shares("top", &company, 0.01));
        builder.record(tie("agent", &company, Tie::new(ownership::Interest::Nominee)));
    }
    for of in ["partner", "client"] {
        builder.record(tie("agent", of, Tie::new(ownership::Interest::Nominee)));
    }
    builder.build().0
}

/// The same with so many shareholders of the partner that nobody looks at all of them.
pub fn crowded_world() -> Graph {
    let mut builder = builder();
    for number in 0..1_100 {
        let holder = format!("holder-{number}");
        builder.record(party(&holder, PartyKind::Company)).record(shares(&holder, "partner", 0.01));
    }
    builder.build().0
}

fn builder() -> Builder {
    let mut builder = Graph::builder();
    for id in ["top", "partner", "first", "second", "third", "sister", "stranger"] {
        builder.record(party(id, PartyKind::Company));
    }
    for id in ["director", "cousin", "chair", "nominee", "deputy"] {
        builder.record(party(id, PartyKind::Person));
    }
    for (holder, subject) in [
        ("top", "partner"),
        ("partner", "first"),
        ("first", "second"),
        ("second", "third"),
        ("top", "sister"),
    ] {
        builder.record(shares(holder, subject, 80.0));
    }
    builder.record(tie("director", "second", Tie::new(ownership::Interest::Directorship)));
    builder.record(tie("director", "cousin", Tie::new(ownership::Interest::Family)));
    for company in ["partner", "first"] {
        builder.record(tie("chair", company, Tie::new(ownership::Interest::Directorship)));
    }
    let (start, end) = (Some(date(2026, 2, 1)), Some(date(2026, 2, 28)));
    let deputy = Tie { start, end, ..Tie::new(ownership::Interest::Directorship) };
    builder.record(tie("deputy", "first", deputy));
    builder.record(tie("first", "nominee", Tie::new(ownership::Interest::Nominee)));
    builder
}

pub fn interest(counterparty: &str) -> Interest {
    Interest {
        id: counterparty.into(),
        counterparty: Counterparty { name: counterparty.into(), identifiers: vec![identifier(counterparty)] },
        kind: Kind::Shareholding,
        from: Some(date(2020, 1, 1)),
        to: None,
        certainty: Certainty::InForce,
        value: None,
        share: None,
        trigger: None,
        review_by: None,
        held_by: HeldBy::Oneself,
        mitigation: None,
        taken_back: false,
    }
}

pub fn reviewer(interests: Vec<Interest>) -> Participant {
    Participant {
        id: "reviewer".into(),
        roles: vec![Role::Assess],
        known_as: Vec::new(),
        leaves_on: None,
        declaration: Some(Declaration {
            declared_on: date(2025, 12, 1),
            interests: Confidential::new(interests),
        }),
    }
}

pub fn look(participant: Participant) -> Assessment {
    look_with(participant, &[])
}

pub fn look_with(participant: Participant, institution: &[Interest]) -> Assessment {
    assess_on(&world(), TODAY, participant, institution)
}

/// A look in other registers.
pub fn look_in(graph: &Graph, participant: Participant) -> Assessment {
    assess_on(graph, TODAY, participant, &[])
}

/// A look on another day.
pub fn look_on(today: Date, participant: Participant) -> Assessment {
    assess_on(&world(), today, participant, &[])
}

fn assess_on(graph: &Graph, today: Date, participant: Participant, institution: &[Interest]) -> Assessment {
    let case = Case {
        partner: graph.find("partner").unwrap(),
        partner_name: "The Cooperative".into(),
        decision: Window::new(date(2026, 1, 10), date(2026, 3, 10)),
        last_day: LAST_DAY,
        today,
    };
    assess(graph, &case, &[participant], institution, &rules())
}
