//! What is allowed and what is refused.

use std::collections::BTreeSet;

use engagement::Engagement;
use policy::{Act, Actor, Assignment, Body, Grants, PUBLIC, Refused, SIGNED_IN, Scope, Subject};
use proptest::prelude::*;

use crate::{act, at_home, grants, speaks_for};

/// A case of the institution `home` with the partner `company`.
fn case() -> Subject {
    let mut case = Engagement::empty("IMP-2020-0001");
    case.record.institution.id = "home".into();
    case.record.partner.id = "company".into();
    Subject::from(&case)
}

/// The same, with a review asked of `person`.
fn case_naming(person: &str) -> Subject {
    Subject { named: [person.into()].into(), ..case() }
}

fn allows(actor: &Actor, name: &str, subject: &Subject) -> bool {
    grants().decide(actor, act(name), subject).is_allowed()
}

#[test]
fn a_case_tells_whom_it_concerns() {
    let mut case = Engagement::empty("IMP-2020-0001");
    case.record.institution.id = "home".into();
    case.record.partner.id = "company".into();
    case.record.steps.reviews.push(review_asked_of("an.expert"));
    case.recused.insert("an.officer".into());
    let subject = Subject::from(&case);
    assert_eq!(subject.institution.as_deref(), Some("home"));
    assert_eq!(subject.partner.as_deref(), Some("company"));
    assert_eq!(subject.named, BTreeSet::from(["an.expert".to_owned()]));
    assert_eq!(subject.set_aside, BTreeSet::from(["an.officer".to_owned()]));
}

fn review_asked_of(reviewer: &str) -> engagement::record::Review {
    engagement::record::Review {
        reviewer: reviewer.into(),
        subject: "human rights".into(),
        requested_on: "2020-03-01".parse().unwrap(),
        given_on: None,
        opinion: None,
        reasons: String::new(),
    }
}

#[test]
fn without_a_grant_everything_is_refused() {
    let bare = Grants::new(grants().roles().to_vec(), Vec::new()).unwrap();
    let mut actors = vec![Actor::stranger()];
    actors.extend(bare.roles().iter().map(|role| at_home("a.person", &role.role)));
    for act in Act::all() {
        for actor in &actors {
            assert!(!bare.decide(actor, act, &case_naming("a.person")).is_allowed(), "{act}");
        }
    }
}

#[test]
fn the_public_can_do_these_and_nothing_else() {
    let open: Vec<&str> =
        Act::all().filter(|act| allows(&Actor::stranger(), act.name(), &case())).map(Act::name).collect();
    assert_eq!(
        open,
        ["comment.received", "case.read.public", "ledger.read", "content.read", "policy.read", "erasure.ask"]
    );
}

#[test]
fn every_act_on_a_case_can_be_done_by_somebody() {
    let grants = grants();
    for act in Act::all() {
        let held = grants.grants().iter().any(|grant| grant.acts.contains(&act) && !grant.to.is_empty());
        assert!(held, "nobody may do {act}");
    }
}

#[test]
fn whoever_a_tier_lets_decide_may_sign_and_publish() {
    let path = "criteria/tiers.yaml";
    let bytes = include_bytes!("../../../../content/criteria/tiers.yaml");
    let tiers: serde_json::Value = content::yaml::read(path, bytes).unwrap();
    let deciders: BTreeSet<&str> = tiers["duties"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|duties| duties["decided-by"].as_array().unwrap())
        .filter_map(|role| role.as_str())
        .collect();
    assert!(!deciders.is_empty());
    for role in deciders {
        for name in ["decision.signed", "decision.published"] {
            assert!(allows(&at_home("a.person", role), name, &case()), "{role} {name}");
        }
    }
}

#[test]
fn an_officer_runs_the_cases_of_one_institution_only() {
    let officer = at_home("an.officer", "officer");
    assert!(allows(&officer, "engagement.opened", &Subject::institution("home")));
    assert!(allows(&officer, "stage.entered", &case()));
    assert!(!allows(&officer, "engagement.opened", &Subject::institution("elsewhere")));
    assert!(!allows(&officer, "stage.entered", &Subject { institution: Some("elsewhere".into()), ..case() }));
    assert!(!allows(&officer, "decision.signed", &case()));
}

#[test]
fn a_reviewer_is_let_in_by_the_case_and_not_by_the_role() {
    for role in ["expert", "civil-society"] {
        let reviewer = at_home("a.reviewer", role);
        for name in ["review.given", "dissent.recorded", "interests.declared", "case.read.internal"] {
            assert!(allows(&reviewer, name, &case_naming("a.reviewer")), "{role} {name}");
            assert!(!allows(&reviewer, name, &case_naming("somebody.else")), "{role} {name}");
        }
        assert!(!allows(&reviewer, "answer.given", &case_naming("a.reviewer")));
    }
}

#[test]
fn a_partner_replies_in_its_own_cases_and_reads_what_is_put_to_it() {
    for name in ["reply.received", "case.read.reply"] {
        assert!(allows(&speaks_for("company"), name, &case()));
        assert!(!allows(&speaks_for("another-company"), name, &case()));
    }
    assert!(!allows(&speaks_for("company"), "case.read.internal", &case()));
}

#[test]
fn an_institution_and_a_partner_of_the_same_name_are_two() {
    let speaker =
        Actor::person("p", vec![Assignment { role: "officer".into(), body: Body::Partner("home".into()) }]);
    assert!(!allows(&speaker, "stage.entered", &case()));
    let staff = at_home("s", "partner");
    let case_with_namesake = Subject { partner: Some("home".into()), ..case() };
    assert!(!allows(&staff, "reply.received", &case_with_namesake));
}

#[test]
fn the_oversight_office_reads_and_stops_everywhere_and_decides_nowhere() {
    let office = at_home("o", "oversight-office");
    let far = Subject { institution: Some("elsewhere".into()), ..case() };
    for name in ["case.read.internal", "case.read.interests", "flag.raised", "engagement.suspended"] {
        assert!(allows(&office, name, &far), "{name}");
    }
    assert!(!allows(&office, "decision.signed", &far));
}

#[test]
fn whoever_gives_out_roles_reads_no_case() {
    let administrator = at_home("a", "administrator");
    assert!(allows(&administrator, "people.manage", &Subject::institution("home")));
    assert!(!allows(&administrator, "people.manage", &Subject::institution("elsewhere")));
    assert!(!allows(&administrator, "case.read.internal", &case()));
}

#[test]
fn a_person_set_aside_is_a_stranger_to_the_case() {
    let officer = at_home("an.officer", "officer");
    let subject = Subject { set_aside: ["an.officer".into()].into(), ..case() };
    for act in Act::all() {
        let as_stranger = allows(&Actor::stranger(), act.name(), &subject);
        assert_eq!(allows(&officer, act.name(), &subject), as_stranger, "{act}");
    }
    let grants = grants();
    let decision = grants.decide(&officer, Act::CASE_READ_INTERNAL, &subject);
    assert_eq!(decision, policy::Decision::Refuse(Refused::SetAside));
}

#[test]
fn roles_without_a_person_count_for_nothing() {
    let nobody = Actor::stranger().acting_as("officer");
    assert!(!allows(&nobody, "stage.entered", &case()));
    assert!(!allows(&nobody, "account.own", &Subject::commons()));
    assert!(allows(&Actor::person("p", Vec::new()), "account.own", &Subject::commons()));
}

#[test]
fn a_chosen_role_is_the_only_one_that_counts() {
    let home = || Body::Institution("home".into());
    let both = Actor::person(
        "p",
        vec![
            Assignment { role: "approver".into(), body: home() },
            Assignment { role: "head-of-entity".into(), body: home() },
        ],
    );
    let grants = grants();
    let role = |actor: &Actor| match grants.decide(actor, act("decision.signed"), &case()) {
        policy::Decision::Allow(allowed) => allowed.role.to_owned(),
        policy::Decision::Refuse(refused) => refused.to_string(),
    };
    assert_eq!(role(&both), "approver");
    assert_eq!(role(&both.acting_as("head-of-entity")), "head-of-entity");
    assert_eq!(role(&both.acting_as("officer")), "only these roles may: approver, head-of-entity");
}

#[test]
fn a_refusal_says_who_may_or_where() {
    let grants = grants();
    let refusal = |actor: &Actor, name: &str| {
        grants.decide(actor, act(name), &Subject::institution("elsewhere")).to_string()
    };
    assert_eq!(
        refusal(&Actor::stranger(), "clause.reviewed"),
        "nobody is signed in; only these roles may: lawyer"
    );
    assert_eq!(refusal(&at_home("o", "officer"), "clause.reviewed"), "only these roles may: lawyer");
    assert_eq!(
        refusal(&at_home("l", "lawyer"), "clause.reviewed"),
        "the role lawyer may, but only on the business of its own institution"
    );
    let bare = Grants::new(grants.roles().to_vec(), Vec::new()).unwrap();
    let refused = bare.decide(&at_home("l", "lawyer"), act("clause.reviewed"), &case());
    assert_eq!(refused.to_string(), "no role may do this here");
}

fn any_actor() -> impl Strategy<Value = Actor> {
    let names: Vec<String> = grants().roles().iter().map(|role| role.role.clone()).collect();
    let body = prop_oneof![
        prop_oneof!["home", "elsewhere"].prop_map(Body::Institution),
        prop_oneof!["company", "home"].prop_map(Body::Partner),
    ];
    let assignment = (prop::sample::select(names), body).prop_map(|(role, body)| Assignment { role, body });
    let person = prop_oneof![Just(None), prop_oneof!["ada", "ben"].prop_map(Some)];
    (person, prop::collection::vec(assignment, 0..4)).prop_map(|(person, assignments)| match person {
        Some(id) => Actor::person(id, assignments),
        None => Actor::stranger(),
    })
}

fn any_subject() -> impl Strategy<Value = Subject> {
    let people = || prop::collection::btree_set(prop_oneof!["ada", "ben"], 0..2);
    (
        prop::option::of(prop_oneof!["home", "elsewhere"]),
        prop::option::of(prop_oneof!["company", "home"]),
        people(),
        people(),
    )
        .prop_map(|(institution, partner, named, set_aside)| Subject {
            institution,
            partner,
            named,
            set_aside,
        })
}

proptest! {
    #[test]
    fn taking_a_grant_away_never_allows_more(
        actor in any_actor(),
        subject in any_subject(),
        act in prop::sample::select(Act::all().collect::<Vec<_>>()),
        which in any::<prop::sample::Index>(),
    ) {
        let whole = grants();
        let mut fewer = whole.grants().to_vec();
        fewer.remove(which.index(fewer.len()));
        let fewer = Grants::new(whole.roles().to_vec(), fewer).unwrap();
        let before = whole.decide(&actor, act, &subject).is_allowed();
        let after = fewer.decide(&actor, act, &subject).is_allowed();
        prop_assert!(before || !after);
    }

    #[test]
    fn what_is_allowed_is_allowed_by_a_grant_that_stands_in_the_file(
        actor in any_actor(),
        subject in any_subject(),
        act in prop::sample::select(Act::all().collect::<Vec<_>>()),
    ) {
        let grants = grants();
        if let policy::Decision::Allow(allowed) = grants.decide(&actor, act, &subject) {
            let in_file = grants.grants().iter().any(|grant| {
                grant.acts.contains(&act)
                    && grant.to.get(allowed.role) == Some(&allowed.scope)
                    && grant.basis == *allowed.basis
            });
            prop_assert!(in_file);
            let has_role = actor.assignments().iter().any(|one| one.role == allowed.role);
            prop_assert!(has_role || allowed.role == PUBLIC || (allowed.role == SIGNED_IN && actor.id().is_some()));
        }
    }

    #[test]
    fn a_role_more_never_allows_less(actor in any_actor(), subject in any_subject()) {
        let Some(id) = actor.id() else { return Ok(()) };
        let bare = Actor::person(id, Vec::new());
        let grants = grants();
        for act in Act::all() {
            let without = grants.decide(&bare, act, &subject).is_allowed();
            prop_assert!(!without || grants.decide(&actor, act, &subject).is_allowed());
        }
    }
}

#[test]
fn a_grant_of_everything_needs_no_body_and_any_other_does() {
    let free = Actor::person(
        "p",
        vec![Assignment { role: "officer".into(), body: Body::Institution("home".into()) }],
    );
    for act in Act::all() {
        let grants = grants();
        if let policy::Decision::Allow(allowed) = grants.decide(&free, act, &Subject::commons()) {
            assert_eq!(allowed.scope, Scope::Any, "{act}");
        }
    }
}
