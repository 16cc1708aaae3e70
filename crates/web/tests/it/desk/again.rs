//! What was declared stays in sight, in every case, and is weighed again when the world changes.

use engagement::record::InterestOutcome;
use jiff::civil::date;
use ownership::{Content, End, Graph, Identifier, Interest, Link, Party, PartyKind, Tie};
use policy::MONITOR;

use super::house::House;
use super::interests::{CANARY, MANAGED, PLANTED, REVIEW, group, house, record};
use super::story::{CASE, Fields, opening};

/// Shares in a company of which no register says anything yet.
pub const STRANGER: Fields<'static> = &[
    ("interests.0.counterparty", CANARY),
    ("interests.0.identifiers", "TEST:STRANGER"),
    ("interests.0.kind", "shareholding"),
    ("interests.0.held-by", "oneself"),
    ("interests.0.certainty", "in-force"),
];

pub const OTHER: &str = "IMP-2026-0002";

pub fn party(builder: &mut ownership::Builder, kind: PartyKind, id: &str) {
    let identifiers = vec![Identifier::new("TEST", id).unwrap()];
    let party = Party { identifiers, ..Party::new(kind, format!("{id} Ltd")) };
    builder.record(record(id, Content::Party(party)));
}

pub fn tie(builder: &mut ownership::Builder, party: &str, subject: &str, interest: Interest) {
    let end = |id: &str| End::Record(id.to_owned());
    let link = Link { subject: end(subject), party: end(party), ties: vec![Tie::new(interest)] };
    builder.record(record(&format!("{party}-{subject}"), Content::Link(link)));
}

/// A register in which the partner owns a subsidiary and the stranger is nobody's, until the partner buys it; and
/// of which a person is a director, as somebody finds out.
pub fn registers(bought: bool, directs: bool) -> Graph {
    let mut builder = Graph::builder();
    for id in ["PARTNER", "FIRST", "STRANGER"] {
        party(&mut builder, PartyKind::Company, id);
    }
    party(&mut builder, PartyKind::Person, "EXPERT");
    tie(&mut builder, "PARTNER", "FIRST", Interest::Shareholding);
    if bought {
        tie(&mut builder, "PARTNER", "STRANGER", Interest::Shareholding);
    }
    if directs {
        tie(&mut builder, "EXPERT", "FIRST", Interest::Directorship);
    }
    builder.build().0
}

impl House {
    /// A second case with another partner, in which the expert is asked for a review too.
    pub async fn opens_another(&self) {
        let mut fields = opening();
        for (name, value) in [
            ("partner.id", "other"),
            ("partner.name", "Other Partner Ltd"),
            ("partner.identifiers", "TEST:STRANGER"),
        ] {
            fields.retain(|(field, _)| *field != name);
            fields.push((name, value));
        }
        let answer = self.post("d.officer", "/office/open", &fields).await;
        assert_eq!(answer.location, format!("/office/cases/{OTHER}?done=1"), "{}", answer.body);
        let asks = [("reviewer", "m.expert"), ("subject", "ethics")];
        let asked =
            self.post("d.officer", &format!("/office/cases/{OTHER}/do/review.requested"), &asks).await;
        assert!(asked.location.contains("?done="), "{}", asked.body);
    }

    pub async fn declares_in(&self, case: &str, person: &str, fields: Fields<'_>) {
        let n = self.office.store.case(case).await.unwrap().n.to_string();
        let fields = [&[("expected", n.as_str())], fields].concat();
        let answer = self.post(person, &format!("/office/cases/{case}/do/interests.declared"), &fields).await;
        assert!(answer.location.contains("?done="), "{}", answer.body);
    }

    pub async fn weighs_again(&self) -> usize {
        let recorded = self.office.weigh_again(CASE).await;
        recorded.unwrap_or_else(|problem| panic!("{}", problem.message)).len()
    }
}

/// The value of the first hidden field of this name.
pub fn hidden(body: &str, name: &str) -> String {
    let rest = body
        .split(&format!(r#"name="{name}" value=""#))
        .nth(1)
        .unwrap_or_else(|| panic!("no {name}\n{body}"));
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn registers_that_are_imported_weigh_every_open_case_again_and_once_is_enough() {
    let house = house().await;
    house.office.use_ownership(registers(false, false));
    house.does("m.expert", "interests.declared", STRANGER).await;
    let mut watch = web::watch::Watch::default();
    let mut round = async || match house.office.weigh_round(&mut watch).await {
        Ok(recorded) => recorded,
        Err(problem) => panic!("{}", problem.message),
    };
    assert!(round().await.is_empty(), "nothing is graver than when it was declared");
    house.office.use_ownership(registers(true, false));
    assert_eq!(round().await, [CASE]);
    assert!(round().await.is_empty());
}

#[tokio::test]
async fn a_smaller_declaration_in_a_second_case_leaves_the_larger_one_standing() {
    let house = house().await;
    house.does("m.expert", "interests.declared", PLANTED).await;
    house.opens_another().await;
    house.declares_in(OTHER, "m.expert", &[]).await;
    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body;
    for expected in
        ["An actual conflict", "S-SECOND-THIRD", "2026-11-09", "Everything that was declared", OTHER]
    {
        assert!(page.contains(expected), "{expected} is missing:\n{page}");
    }
    let clear = [("person", "m.expert"), ("outcome", "clear")];
    let refused = house.tries("e.ethics", "interests.concluded", &clear).await;
    assert!(refused.body.contains("a conflict was found"), "{}", refused.body);
}

#[tokio::test]
async fn an_earlier_interest_ends_only_when_its_holder_says_on_which_day() {
    let house = house().await;
    house.does("m.expert", "interests.declared", STRANGER).await;
    house.office.use_ownership(registers(true, false));
    let form = house.get("m.expert", &format!("/office/cases/{CASE}/do/interests.declared")).await.body;
    assert!(form.contains("What you declared before") && form.contains(CANARY), "{form}");
    let id = hidden(&form, "earlier.0.interest");
    let said = |still, more: Fields<'static>| {
        [&[("earlier.0.interest", id.as_str()), ("earlier.0.still", still)], more].concat()
    };
    for (still, more, message, field) in [
        ("ended", &[] as Fields<'static>, "on which day it ended", "#earlier.0.ended-on"),
        ("error", &[], "why it was declared in error", "#earlier.0.reason"),
    ] {
        let n = house.n().await;
        let answer = house.tries("m.expert", "interests.declared", &said(still, more)).await;
        assert!(answer.body.contains(message) && answer.body.contains(field), "{}", answer.body);
        assert!(answer.body.contains(CANARY), "what it is about is still shown");
        assert_eq!(house.n().await, n);
    }
    let ended = async |day, month| {
        let day = [
            ("earlier.0.ended-on-day", day),
            ("earlier.0.ended-on-month", month),
            ("earlier.0.ended-on-year", "2026"),
        ];
        house.tries("m.expert", "interests.declared", &[said("ended", &[]), day.to_vec()].concat()).await
    };
    let n = house.n().await;
    let answer = ended("8", "2").await;
    assert!(answer.body.contains("it cannot have ended before"), "{}", answer.body);
    assert!(
        answer.body.contains("2026-02-09") && answer.body.contains("#earlier.0.ended-on"),
        "{}",
        answer.body
    );
    assert_eq!(house.n().await, n, "it was declared as standing the day after");
    house.days_later(1);
    house.does("m.expert", "interests.declared", &said("holds", &[])).await;
    let answer = ended("9", "2").await;
    assert!(answer.body.contains("2026-02-10"), "it was said to hold still: {}", answer.body);
    let answer = ended("10", "2").await;
    assert!(answer.location.contains("?done="), "{}", answer.body);
    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body;
    assert!(page.contains("It has ended") && page.contains("An actual conflict"), "{page}");
}

#[tokio::test]
async fn what_was_declared_in_error_is_looked_at_by_the_ethics_office_once() {
    let house = house().await;
    house.does("l.lawyer", "interests.declared", PLANTED).await;
    house.opens_another().await;
    let form = house.get("l.lawyer", &format!("/office/cases/{CASE}/do/interests.declared")).await.body;
    let (first, second) = (hidden(&form, "earlier.0.interest"), hidden(&form, "earlier.1.interest"));
    let error = [
        ("earlier.0.interest", first.as_str()),
        ("earlier.0.still", "error"),
        ("earlier.0.reason", "It is another company of that name."),
        ("earlier.1.interest", second.as_str()),
        ("earlier.1.still", "error"),
        ("earlier.1.reason", "The option lapsed before I had it."),
    ];
    house.does("l.lawyer", "interests.declared", &error).await;
    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body;
    assert!(page.contains("It is another company of that name."), "{page}");
    assert_eq!(house.stands(CASE, "l.lawyer").await.outcome, InterestOutcome::Referred);
    house.does("e.ethics", "interests.concluded", &[("person", "l.lawyer"), ("outcome", "clear")]).await;
    assert_eq!(house.weighs_again().await, 0, "it was looked at");
    // The other partner is in no group with those companies, and nobody asks there.
    house.declares_in(OTHER, "l.lawyer", &[]).await;
}

#[tokio::test]
async fn whoever_was_clear_is_referred_when_a_register_shows_a_way_to_the_partner() {
    let house = house().await;
    house.office.use_ownership(registers(false, false));
    house.does("m.expert", "interests.declared", STRANGER).await;
    assert_eq!(house.stands(CASE, "m.expert").await.outcome, InterestOutcome::Clear);
    assert_eq!(house.weighs_again().await, 0, "nothing has changed");

    house.office.use_ownership(registers(true, false));
    assert_eq!(house.weighs_again().await, 1);
    assert_eq!(house.weighs_again().await, 0, "once is enough");
    assert_eq!(house.stands(CASE, "m.expert").await.outcome, InterestOutcome::Referred);
    let refused = house.tries("m.expert", "review.given", REVIEW).await;
    assert!(refused.body.contains("are with the ethics office"), "{}", refused.body);
    let history = house.office.store.history(CASE).await.unwrap();
    let last = &history.last().unwrap().event;
    assert_eq!(
        (last.act.name(), last.by.as_str(), last.role.as_str()),
        ("interests.weighed", MONITOR, MONITOR)
    );
    assert!(!serde_json::to_string(last).unwrap().contains("STRANGER"), "never the holding");

    house.does("e.ethics", "interests.concluded", MANAGED).await;
    house.does("m.expert", "review.given", REVIEW).await;
    assert_eq!(house.weighs_again().await, 0, "the ethics office knows");
    house.office.use_ownership(registers(false, false));
    assert_eq!(house.weighs_again().await, 0, "nothing is made lighter by itself");
}

#[tokio::test]
async fn a_day_that_comes_refers_what_was_managed_until_then() {
    let house = house().await;
    house.does("m.expert", "interests.declared", PLANTED).await;
    house.does("e.ethics", "interests.concluded", MANAGED).await;
    house.days_later(200);
    assert_eq!(house.weighs_again().await, 0);
    house.days_later(80);
    assert_eq!(house.office.today(), date(2026, 11, 16), "after the option vested");
    assert_eq!(house.weighs_again().await, 1);
    assert_eq!(house.weighs_again().await, 0);
    let stands = house.stands(CASE, "m.expert").await;
    assert_eq!(
        (stands.outcome, stands.concluded, stands.plan.as_str()),
        (InterestOutcome::Referred, false, "")
    );
}

#[tokio::test]
async fn what_is_declared_in_another_case_is_weighed_here_at_once() {
    let house = house().await;
    house.office.use_ownership(registers(true, false));
    house.does("m.expert", "interests.declared", &[]).await;
    assert_eq!(house.stands(CASE, "m.expert").await.outcome, InterestOutcome::Clear);
    house.opens_another().await;
    house.declares_in(OTHER, "m.expert", STRANGER).await;
    assert_eq!(house.stands(CASE, "m.expert").await.outcome, InterestOutcome::Referred);
}

#[tokio::test]
async fn nobody_can_act_as_the_house_or_be_appointed_to_it() {
    let house = house().await;
    let n = house.n().await;
    let body = serde_json::json!({ "role": MONITOR, "act": { "act": "interests.weighed",
        "with": { "person": "e.ethics", "outcome": "referred" } } });
    let answer = house.post_json("e.ethics", &format!("/api/v1/engagements/{CASE}/acts"), &body).await;
    assert_eq!(answer.status, 403, "{}", answer.body);
    assert_eq!(house.n().await, n);
    let role = [("role", MONITOR), ("body", "institution:home")];
    let refused = house.post("s.admin", "/people/m.expert/appoint", &role).await;
    assert!(refused.location.is_empty(), "nobody is appointed to it");
    let page = house.get("s.admin", "/people/m.expert").await.body;
    assert!(!page.contains(r#"value="monitor""#), "nor is it offered");
    let person = [("id", MONITOR), ("name", "Somebody")];
    house.post("s.admin", "/people", &person).await;
    assert!(house.office.store.account(MONITOR, house.now()).await.unwrap().is_none());
}

#[tokio::test]
async fn what_a_register_says_is_asked_of_the_person_before_the_ethics_office_reads_it() {
    let house = house().await;
    house.office.use_ownership(registers(false, true));
    house.does("m.expert", "interests.declared", &[("known-as", "TEST:EXPERT")]).await;
    let stands = house.stands(CASE, "m.expert").await;
    assert_eq!((stands.outcome, stands.answer_by), (InterestOutcome::Referred, Some(date(2026, 2, 16))));
    let office = || house.get("e.ethics", "/office/cases/IMP-2026-0001/interests");
    let page = office().await.body;
    assert!(page.contains("It was put to the person first") && !page.contains("S-EXPERT-FIRST"), "{page}");
    assert!(!page.contains("An actual conflict"), "{page}");

    let form = house.get("m.expert", &format!("/office/cases/{CASE}/do/interests.declared")).await.body;
    for expected in ["What registers say of you", "FIRST Ltd", "S-EXPERT-FIRST"] {
        assert!(form.contains(expected), "{expected} is missing:\n{form}");
    }
    let home = house.get("m.expert", &format!("/office/cases/{CASE}")).await.body;
    assert!(home.contains("2026-02-16"), "the person sees by when: {home}");
    // Declaring once more without an answer puts nothing off.
    house.days_later(2);
    house.does("m.expert", "interests.declared", &[]).await;
    assert_eq!(house.stands(CASE, "m.expert").await.answer_by, Some(date(2026, 2, 16)));
    house.days_later(6);
    let page = office().await.body;
    assert!(page.contains("S-EXPERT-FIRST") && page.contains("An actual conflict"), "{page}");
}

#[tokio::test]
async fn an_explanation_goes_to_the_ethics_office_at_once() {
    let house = house().await;
    house.office.use_ownership(registers(false, false));
    house.does("m.expert", "interests.declared", &[("known-as", "TEST:EXPERT")]).await;
    assert_eq!(house.stands(CASE, "m.expert").await.outcome, InterestOutcome::Clear);
    house.office.use_ownership(registers(false, true));
    assert_eq!(house.weighs_again().await, 1);
    assert_eq!(house.stands(CASE, "m.expert").await.answer_by, Some(date(2026, 2, 16)));
    let form = house.get("m.expert", &format!("/office/cases/{CASE}/do/interests.declared")).await.body;
    let party = hidden(&form, "explained.0.party");
    let answer = [
        ("explained.0.party", party.as_str()),
        ("explained.0.text", "I left in 2020; the register is behind."),
    ];
    house.does("m.expert", "interests.declared", &answer).await;
    assert_eq!(house.stands(CASE, "m.expert").await.answer_by, None);
    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body;
    assert!(page.contains("I left in 2020") && page.contains("S-EXPERT-FIRST"), "{page}");
}

#[tokio::test]
async fn what_will_arise_is_a_list_of_the_ethics_office_and_of_nobody_else() {
    let house = house().await;
    house.office.use_ownership(group());
    house.does("m.expert", "interests.declared", PLANTED).await;
    for person in ["", "d.officer", "h.diligence", "m.expert", "a.approver", "s.admin"] {
        for path in ["/office/interests", "/office/interests.ics"] {
            let answer = house.get(person, path).await;
            assert!(
                !answer.status.is_success() && !answer.body.contains(CANARY),
                "{person} {path} {}",
                answer.status
            );
        }
    }
    let before = house.office.store.readings_of("m.expert").await.unwrap();
    assert!(before.iter().all(|one| one.reader != "e.ethics"));
    let page = house.get("e.ethics", "/office/interests").await.body;
    for expected in ["2026-11-09", "m.expert", CASE, "An interest begins, or can begin", CANARY] {
        assert!(page.contains(expected), "{expected} is missing:\n{page}");
    }
    let calendar = house.get("e.ethics", "/office/interests.ics").await.body;
    for expected in ["BEGIN:VCALENDAR", "DTSTART;VALUE=DATE:20261109", "m.expert"] {
        assert!(calendar.contains(expected), "{expected} is missing:\n{calendar}");
    }
    assert!(calendar.contains("UID:IMP-2026-0001-2026-11-09-m.expert-begins@imprimatur"), "{calendar}");
    let unfolded = calendar.replace("\r\n ", "");
    assert!(!unfolded.contains(CANARY) && !unfolded.contains("TEST:"), "a calendar is copied: {calendar}");
    let read = house.office.store.readings_of("m.expert").await.unwrap();
    assert_eq!(read.iter().filter(|one| one.reader == "e.ethics").count(), 2, "each read leaves a trace");
}

#[tokio::test]
async fn another_identifier_of_the_partner_is_enough_to_look_again() {
    let house = house().await;
    house.office.use_ownership(registers(false, false));
    house.does("m.expert", "interests.declared", STRANGER).await;
    assert_eq!(house.stands(CASE, "m.expert").await.outcome, InterestOutcome::Clear);
    let described = [
        ("partner.name", "Lindenfield Meetings Cooperative"),
        ("partner.identifiers", "TEST:PARTNER\nTEST:STRANGER"),
        ("partner.state-owned", "no"),
    ];
    house.does("d.officer", "partner.described", &described).await;
    assert_eq!(house.stands(CASE, "m.expert").await.outcome, InterestOutcome::Referred);
}

#[tokio::test]
async fn a_form_that_is_out_of_date_speaks_of_the_interest_that_it_showed() {
    let house = house().await;
    let two = [
        STRANGER,
        &[
            ("interests.1.counterparty", "Second Holding"),
            ("interests.1.identifiers", "TEST:FIRST"),
            ("interests.1.kind", "shareholding"),
            ("interests.1.held-by", "oneself"),
            ("interests.1.certainty", "in-force"),
        ],
    ]
    .concat();
    house.does("m.expert", "interests.declared", &two).await;
    let form = house.get("m.expert", &format!("/office/cases/{CASE}/do/interests.declared")).await.body;
    let (first, second) = (hidden(&form, "earlier.0.interest"), hidden(&form, "earlier.1.interest"));
    for (at, id, year) in [(0, &first, "2027"), (1, &second, "2028")] {
        let parts = ["interest", "still", "ended-on-day", "ended-on-month", "ended-on-year"];
        let names = parts.map(|part| format!("earlier.{at}.{part}"));
        let values = [id.as_str(), "ended", "1", "2", year];
        let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values).collect();
        let answer = house.tries("m.expert", "interests.declared", &fields).await;
        assert!(answer.location.contains("?done="), "{}", answer.body);
    }
    let page = house.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body;
    let line = |name: &str| {
        let from = page.find(name).unwrap_or_else(|| panic!("no {name}"));
        page[from..].split("</li>").next().unwrap().to_owned()
    };
    assert!(line(CANARY).contains("2027-02-01"), "{page}");
    assert!(line("Second Holding").contains("2028-02-01"), "{page}");
}
