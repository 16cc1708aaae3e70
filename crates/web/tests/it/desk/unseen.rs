//! Nothing is decided on what nobody looked at, and nothing is read that the person was not asked first.

use engagement::Act;
use engagement::Event;
use engagement::acts::{InterestsConcluded, InterestsDeclared, InterestsWeighed};
use engagement::record::InterestOutcome;
use jiff::civil::date;
use ownership::{Graph, Interest, PartyKind};
use policy::MONITOR;
use serde_json::json;

use super::again::{OTHER, STRANGER, party, registers, tie};
use super::house::House;
use super::interests::{MANAGED, REVIEW, house};
use super::story::{CASE, Fields};

/// Shares in a subsidiary of the partner, and in the stranger.
fn two_companies() -> Vec<(&'static str, &'static str)> {
    let subsidiary: Fields<'static> = &[
        ("interests.1.counterparty", "Second Holding"),
        ("interests.1.identifiers", "TEST:FIRST"),
        ("interests.1.kind", "shareholding"),
        ("interests.1.held-by", "oneself"),
        ("interests.1.certainty", "in-force"),
    ];
    [STRANGER, subsidiary].concat()
}

/// A house in which the expert's shares in a subsidiary are with the ethics office.
async fn referred() -> House {
    let house = house().await;
    house.office.use_ownership(registers(false, false));
    house.does("m.expert", "interests.declared", &two_companies()).await;
    house
}

impl House {
    async fn page_of_the_ethics_office(&self) -> String {
        self.get("e.ethics", &format!("/office/cases/{CASE}/interests")).await.body
    }

    async fn outcome(&self) -> InterestOutcome {
        self.stands(CASE, "m.expert").await.outcome
    }

    async fn round(&self, watch: &mut web::watch::Watch) -> Vec<String> {
        self.office.weigh_round(watch).await.map_err(|problem| problem.message).unwrap()
    }
}

#[tokio::test]
async fn what_turned_up_since_the_ethics_office_looked_is_looked_at_before_it_decides() {
    let house = referred().await;
    house.office.use_ownership(registers(true, false));
    let refused = house.tries("e.ethics", "interests.concluded", MANAGED).await;
    assert!(
        refused.body.contains("More has turned up since the ethics office last looked"),
        "{}",
        refused.body
    );
    assert_eq!(house.outcome().await, InterestOutcome::Referred, "nothing was decided");
    let page = house.page_of_the_ethics_office().await;
    assert!(page.contains("S-PARTNER-STRANGER"), "{page}");
    house.does("e.ethics", "interests.concluded", MANAGED).await;
    assert_eq!(house.weighs_again().await, 0, "it is known");
}

#[tokio::test]
async fn a_program_is_told_too_that_more_has_turned_up() {
    let house = referred().await;
    house.office.use_ownership(registers(true, false));
    let with = json!({ "person": "m.expert", "outcome": "managed", "plan": "Somebody else looks as well." });
    let body = json!({ "role": "ethics", "act": { "act": "interests.concluded", "with": with } });
    let acts = format!("/api/v1/engagements/{CASE}/acts");
    let n = house.n().await;
    let mut without_plan = body.clone();
    without_plan["act"]["with"]["plan"] = " ".into();
    assert_eq!(house.post_json("e.ethics", &acts, &without_plan).await.status, 422);
    assert_eq!(house.n().await, n, "what is refused anyway puts nothing on file");
    let refused = house.post_json("e.ethics", &acts, &body).await;
    assert!(refused.status == 409 && refused.body.contains("more has turned up"), "{}", refused.body);
    assert_eq!(house.post_json("e.ethics", &acts, &body).await.status, 201);
}

#[tokio::test]
async fn whoever_is_with_the_ethics_office_is_asked_about_what_a_register_says_since() {
    let house = house().await;
    house.office.use_ownership(registers(false, false));
    let unknown = [
        ("interests.0.counterparty", "Somebody Else"),
        ("interests.0.kind", "gift"),
        ("interests.0.held-by", "oneself"),
        ("interests.0.certainty", "in-force"),
        ("known-as", "TEST:EXPERT"),
    ];
    house.does("m.expert", "interests.declared", &unknown).await;
    let stands = house.stands(CASE, "m.expert").await;
    assert_eq!((stands.outcome, stands.answer_by), (InterestOutcome::Referred, None));
    let form_opened = house.n().await.to_string();
    house.office.use_ownership(registers(false, true));
    assert_eq!(house.weighs_again().await, 1);
    assert_eq!(house.stands(CASE, "m.expert").await.answer_by, Some(date(2026, 2, 16)));
    assert_eq!(house.weighs_again().await, 0, "once is enough");
    let fields = [&[("expected", form_opened.as_str())], MANAGED].concat();
    let path = format!("/office/cases/{CASE}/do/interests.concluded");
    let changed = house.post("e.ethics", &path, &fields).await;
    assert!(changed.location.is_empty(), "the page was opened before that");
    let asked = house.tries("e.ethics", "interests.concluded", MANAGED).await;
    assert!(asked.body.contains("is still being asked about what a register says"), "{}", asked.body);
    assert!(!house.page_of_the_ethics_office().await.contains("S-EXPERT-FIRST"));
    house.days_later(8);
    assert!(house.page_of_the_ethics_office().await.contains("S-EXPERT-FIRST"));
    house.does("e.ethics", "interests.concluded", MANAGED).await;
}

#[tokio::test]
async fn what_registers_say_of_somebody_who_was_not_asked_yet_is_not_shown() {
    let house = house().await;
    house.office.use_ownership(registers(false, true));
    house.opens_another().await;
    house.declares_in(OTHER, "m.expert", &[("known-as", "TEST:EXPERT")]).await;
    let hidden = async || {
        let page = house.page_of_the_ethics_office().await;
        let of_expert = page.split("m.expert").nth(1).unwrap().split("</section>").next().unwrap().to_owned();
        assert!(!page.contains("S-EXPERT-FIRST") && !page.contains("An actual conflict"), "{page}");
        assert!(of_expert.contains("Cannot tell"), "{of_expert}");
    };
    hidden().await;
    house.office.use_ownership(registers(false, false));
    house.does("m.expert", "interests.declared", &[]).await;
    assert_eq!(house.outcome().await, InterestOutcome::Clear);
    house.office.use_ownership(registers(false, true));
    // Imported, and the watch has not come by.
    hidden().await;
    assert_eq!(house.weighs_again().await, 1);
    hidden().await;
    house.days_later(8);
    let page = house.page_of_the_ethics_office().await;
    assert!(page.contains("S-EXPERT-FIRST") && page.contains("An actual conflict"), "{page}");
}

/// A register in which so many hold shares in the partner that nobody looks at all of them.
fn crowded() -> Graph {
    let mut builder = Graph::builder();
    party(&mut builder, PartyKind::Company, "PARTNER");
    party(&mut builder, PartyKind::Person, "EXPERT");
    for number in 0..1_100 {
        let holder = format!("HOLDER-{number}");
        party(&mut builder, PartyKind::Company, &holder);
        tie(&mut builder, &holder, "PARTNER", Interest::Shareholding);
    }
    builder.build().0
}

#[tokio::test]
async fn a_search_that_could_not_look_everywhere_clears_nobody() {
    let house = house().await;
    house.office.use_ownership(crowded());
    house.does("m.expert", "interests.declared", &[("known-as", "TEST:EXPERT")]).await;
    assert_eq!(house.outcome().await, InterestOutcome::Referred);
    let page = house.page_of_the_ethics_office().await;
    assert!(page.contains("not everything could be looked at"), "{page}");
}

#[tokio::test]
async fn whoever_acts_is_weighed_in_that_moment_even_where_the_watch_has_not_come_by() {
    let house = house().await;
    house.office.use_ownership(registers(false, false));
    house.does("m.expert", "interests.declared", STRANGER).await;
    house.office.use_ownership(registers(true, false));
    let refused = house.tries("m.expert", "review.given", REVIEW).await;
    assert!(refused.body.contains("are with the ethics office"), "{}", refused.body);
    assert_eq!(house.outcome().await, InterestOutcome::Referred);
    house.does("e.ethics", "interests.concluded", MANAGED).await;
    house.does("m.expert", "review.given", REVIEW).await;
}

#[tokio::test]
async fn a_day_that_is_brought_forward_hides_nothing_that_turned_up() {
    let house = house().await;
    house.office.use_ownership(registers(false, false));
    house.does("m.expert", "interests.declared", STRANGER).await;
    house.office.use_ownership(registers(true, false));
    let sooner = Act::InterestsWeighed(InterestsWeighed {
        person: "m.expert".into(),
        outcome: InterestOutcome::Clear,
        review_by: Some(date(2026, 6, 1)),
        answer_by: None,
    });
    let case = house.office.store.case(CASE).await.unwrap();
    let weighed = house.office.act(&house.office.monitor(&case), MONITOR, CASE, None, sooner).await;
    weighed.map_err(|problem| problem.message).unwrap();
    assert_eq!(house.weighs_again().await, 1);
    assert_eq!(house.outcome().await, InterestOutcome::Referred);
}

#[tokio::test]
async fn nobody_is_managed_for_ever_on_a_declaration_that_has_grown_old() {
    let house = referred().await;
    house.days_later(366);
    house.does("e.ethics", "interests.declared", &[]).await;
    let refused = house.tries("e.ethics", "interests.concluded", MANAGED).await;
    assert!(refused.body.contains("there is no current declaration of this person"), "{}", refused.body);
    assert_eq!(house.outcome().await, InterestOutcome::Referred);
    house.does("m.expert", "interests.declared", &[]).await;
    house.does("e.ethics", "interests.concluded", MANAGED).await;
    assert_eq!(house.stands(CASE, "m.expert").await.review_by, Some(date(2028, 2, 10)));
}

#[tokio::test]
async fn a_plan_for_what_only_the_ethics_office_was_told_has_an_end_too() {
    let house = house().await;
    let acts = format!("/api/v1/engagements/{CASE}/acts");
    let referred = json!({ "outcome": "referred", "role": "expert" });
    let body = json!({ "role": "expert", "act": { "act": "interests.declared", "with": referred } });
    let answer = house.post_json("m.expert", &acts, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    house.does("e.ethics", "interests.concluded", MANAGED).await;
    assert_eq!(house.stands(CASE, "m.expert").await.review_by, Some(date(2027, 2, 9)));
}

#[tokio::test]
async fn what_begins_in_a_term_that_may_follow_is_found() {
    let house = house().await;
    let from =
        [("interests.0.from-day", "1"), ("interests.0.from-month", "1"), ("interests.0.from-year", "2035")];
    let subsidiary = [
        ("interests.0.counterparty", "Second Holding"),
        ("interests.0.identifiers", "TEST:FIRST"),
        ("interests.0.kind", "option"),
        ("interests.0.held-by", "oneself"),
        ("interests.0.certainty", "conditional"),
    ];
    house.does("m.expert", "interests.declared", &[subsidiary.as_slice(), &from].concat()).await;
    assert_eq!(house.outcome().await, InterestOutcome::Clear, "the engagement ends long before");
    let described: Vec<(&str, &str)> = super::story::opening()
        .into_iter()
        .filter(|(name, _)| name.starts_with("engagement.") && *name != "engagement.renews-itself")
        .chain([("engagement.renews-itself", "yes")])
        .collect();
    house.does("d.officer", "terms.described", &described).await;
    assert_eq!(house.outcome().await, InterestOutcome::Referred);
}

#[tokio::test]
async fn what_was_managed_before_looks_were_kept_is_not_referred_for_what_the_office_saw() {
    let house = house().await;
    let declared = json!({ "declared-on": "2026-02-09", "interests": [
        { "counterparty": "First", "identifiers": ["TEST:FIRST"], "kind": "office", "certainty": "in-force" },
        { "counterparty": "Stranger", "identifiers": ["TEST:STRANGER"], "kind": "office", "certainty": "in-force" },
    ] });
    let store = &house.office.store;
    let kept = store.named(declared, house.now()).unwrap();
    store.keep(store.seal_declaration("m.expert", &kept).unwrap()).await.unwrap();
    let (referred, managed) = (InterestOutcome::Referred, InterestOutcome::Managed);
    let declares = InterestsDeclared {
        outcome: referred,
        role: "expert".into(),
        review_by: Some(date(2027, 2, 9)),
        answer_by: None,
    };
    let concludes = InterestsConcluded {
        person: "m.expert".into(),
        outcome: managed,
        plan: "A second review.".into(),
        review_by: Some(date(2027, 2, 9)),
    };
    for (by, act) in
        [("m.expert", Act::InterestsDeclared(declares)), ("e.ethics", Act::InterestsConcluded(concludes))]
    {
        let at = house.now();
        let event = move |case: &engagement::Engagement| {
            Ok(vec![Event { n: case.n + 1, at, by: by.into(), role: "test".into(), act }])
        };
        store.perform(CASE, None, event).await.unwrap();
    }
    house.office.use_ownership(registers(false, false));
    assert_eq!((house.weighs_again().await, house.outcome().await), (0, managed));
    house.office.use_ownership(registers(true, false));
    assert_eq!((house.weighs_again().await, house.outcome().await), (1, referred), "what is new is seen");
}

#[tokio::test]
async fn a_case_that_could_not_be_weighed_is_weighed_in_the_next_round() {
    let house = house().await;
    house.office.use_ownership(registers(true, false));
    house.does("m.expert", "interests.declared", &[]).await;
    house.opens_another().await;
    let mut watch = web::watch::Watch::default();
    house.round(&mut watch).await;
    // The case was last changed in the future, so that nothing can be recorded in it.
    house.seconds_later(30);
    house.does("d.officer", "interests.declared", &[]).await;
    house.seconds_later(-30);
    house.declares_in(OTHER, "m.expert", STRANGER).await;
    assert_eq!(house.outcome().await, InterestOutcome::Clear);
    assert!(house.round(&mut watch).await.is_empty(), "it failed again");
    house.seconds_later(30);
    assert_eq!(house.round(&mut watch).await, [CASE]);
    assert_eq!(house.outcome().await, InterestOutcome::Referred);
    assert!(house.round(&mut watch).await.is_empty());
}
