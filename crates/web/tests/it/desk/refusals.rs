//! What is refused, to whom, and what the page says then.

use axum::http::StatusCode;

use super::house::House;
use super::story::{CASE, opening};

#[tokio::test]
async fn announcing_before_a_decision_is_refused_with_what_is_missing_and_how_to_mend_it() {
    let house = House::new().await;
    house.opens().await;
    let text = "We are proud to announce.";
    let refused = house.tries("d.officer", "partnership.announced", &[("text", text)]).await;
    assert_eq!(refused.status, StatusCode::OK);
    for expected in [
        "G-ANN-1",
        "A published decision approves the engagement",
        "Propose, sign and publish a decision",
        text,
    ] {
        assert!(refused.body.contains(expected), "{expected} is missing:\n{}", refused.body);
    }
    let arabic = house
        .post(
            "d.officer",
            &format!("/office/cases/{CASE}/do/partnership.announced?lang=ar"),
            &[("text", text)],
        )
        .await;
    assert!(arabic.body.contains(r#"<bdi lang="ar">"#), "requirements are told in the reader's language");
    assert_eq!(house.n().await, 2, "nothing but the opening and its flag is on file");
}

#[tokio::test]
async fn a_form_that_is_out_of_date_shows_what_happened_and_keeps_what_was_written() {
    let house = House::new().await;
    house.opens().await;
    let seen = house.n().await.to_string();
    house.does("l.lawyer", "flag.raised", &[("code", "L-1"), ("summary", "A letter came.")]).await;
    let path = format!("/office/cases/{CASE}/do/flag.raised");
    let fields = [("expected", seen.as_str()), ("code", "D-1"), ("summary", "My own words")];
    let changed = house.post("h.diligence", &path, &fields).await;
    for expected in ["Somebody changed the case while you were writing", "(L-1)", "My own words"] {
        assert!(changed.body.contains(expected), "{expected} is missing:\n{}", changed.body);
    }
    let now = house.n().await.to_string();
    assert!(
        changed.body.contains(&format!(r#"name="expected" value="{now}""#)),
        "the next attempt is up to date"
    );
}

#[tokio::test]
async fn errors_stand_at_their_fields_and_the_rest_is_kept() {
    let house = House::new().await;
    let mut fields = opening();
    fields.retain(|(name, _)| !["engagement.title", "engagement.ends-on-month"].contains(name));
    fields.push(("engagement.ends-on-month", "13"));
    let answer = house.post("d.officer", "/office/open", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    for expected in [
        r##"href="#engagement.title""##,
        r##"href="#engagement.ends-on""##,
        "Lindenfield Meetings Cooperative",
    ] {
        assert!(answer.body.contains(expected), "{expected} is missing:\n{}", answer.body);
    }
    // What only the case can tell is tied to its field as well.
    house.opens().await;
    let fields = [("code", "L-1"), ("summary", "It stands on file already.")];
    house.does("l.lawyer", "flag.raised", &fields).await;
    let taken = house.tries("l.lawyer", "flag.raised", &fields).await;
    assert!(
        taken.body.contains(r##"href="#code""##) && taken.body.contains("is raised already"),
        "{}",
        taken.body
    );
}

#[tokio::test]
async fn another_condition_can_be_added_without_sending_anything() {
    let house = House::new().await;
    house.opens().await;
    let fields = [("more", "true"), ("kind", "approve-with-conditions"), ("conditions.0.text", "First")];
    let answer = house.tries("d.officer", "decision.proposed", &fields).await;
    assert!(answer.body.contains(r#"name="conditions.1.text""#), "{}", answer.body);
    assert!(answer.body.contains("First"));
}

#[tokio::test]
async fn a_stranger_is_sent_to_sign_in_from_every_page_of_the_office() {
    let house = House::new().await;
    house.opens().await;
    let case = format!("/office/cases/{CASE}");
    let below = ["", "/questions", "/flags", "/evidence", "/contract", "/sign", "/do/flag.raised"];
    let pages = below.iter().map(|page| format!("{case}{page}"));
    let pages = pages.chain(
        ["/office", "/office/open", "/account", "/account/codes", "/people", "/people/d.officer"]
            .map(String::from),
    );
    for page in pages {
        let answer = house.get("", &page).await;
        assert_eq!(answer.location, format!("/sign-in?next={page}"), "{page}");
    }
    let answer = house.post("", &format!("{case}/do/flag.raised"), &[("code", "X"), ("summary", "Y")]).await;
    assert!(answer.location.starts_with("/sign-in"), "{}", answer.location);
}

#[tokio::test]
async fn each_role_sees_only_what_it_may() {
    let house = House::new().await;
    house.opens().await;
    let case = format!("/office/cases/{CASE}");
    for outsider in ["m.expert", "c.society", "s.admin"] {
        assert_eq!(house.get(outsider, &case).await.status, StatusCode::FORBIDDEN, "{outsider}");
        assert!(!house.get(outsider, "/office").await.body.contains(CASE), "{outsider}");
    }
    house.does("d.officer", "review.requested", &[("reviewer", "m.expert"), ("subject", "ethics")]).await;
    let expert = house.get("m.expert", &case).await.body;
    assert!(expert.contains("do/review.given") && !expert.contains("do/stage.entered"), "{expert}");
    assert!(house.get("m.expert", "/office").await.body.contains(CASE));

    let partner = house.get("p.partner", &case).await;
    assert_eq!(partner.status, StatusCode::OK);
    assert!(
        !partner.body.contains("do/") && !partner.body.contains("What stands in the way"),
        "{}",
        partner.body
    );
    for inside in ["/questions", "/flags", "/evidence", "/contract", "/sign"] {
        assert_eq!(
            house.get("p.partner", &format!("{case}{inside}")).await.status,
            StatusCode::FORBIDDEN,
            "{inside}"
        );
    }
    let lawyer = house.get("l.lawyer", &format!("{case}/do/stage.entered")).await;
    assert_eq!(lawyer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_partner_sees_what_it_is_asked_to_reply_to_and_can_reply() {
    let house = House::new().await;
    house.opens().await;
    let due = [("about", "RF-03"), ("due-on-day", "27"), ("due-on-month", "2"), ("due-on-year", "2026")];
    house.does("d.officer", "reply.invited", &due).await;
    let page = house.get("p.partner", &format!("/office/cases/{CASE}")).await.body;
    assert!(page.contains("RF-03") && page.contains("do/reply.received"), "{page}");
    house.does("p.partner", "reply.received", &[("text", "We see it otherwise.")]).await;
}

#[tokio::test]
async fn the_partner_never_reads_a_source_that_is_withheld_to_protect_somebody() {
    let house = House::new().await;
    house.opens().await;
    let withheld = [
        ("id", "E-1"),
        ("kind", "independent"),
        ("publisher", "A witness"),
        ("title", "What the witness saw"),
        ("published-on-day", "20"),
        ("published-on-month", "1"),
        ("published-on-year", "2026"),
        ("retrieved-on-day", "2"),
        ("retrieved-on-month", "2"),
        ("retrieved-on-year", "2026"),
        ("language", "en"),
        ("publication.is", "withheld"),
        ("publication.reason", "The witness would be at risk."),
        ("publication.ground", "Disclosure rules, paragraph 2"),
        ("publication.author", "Disclosure officer"),
        ("publication.review-on-day", "20"),
        ("publication.review-on-month", "1"),
        ("publication.review-on-year", "2027"),
    ];
    house.does("d.officer", "evidence.added", &withheld).await;
    let alleged = [("code", "EX-12"), ("value", "alleged"), ("evidence", "E-1")];
    house.does("d.officer", "answer.given", &alleged).await;
    let due = [("about", "EX-12"), ("due-on-day", "27"), ("due-on-month", "2"), ("due-on-year", "2026")];
    house.does("d.officer", "reply.invited", &due).await;
    let case = format!("/office/cases/{CASE}");
    let inside = house.get("d.officer", &format!("{case}/flags")).await.body;
    assert!(inside.contains("What the witness saw"), "{inside}");
    for page in [case.clone(), format!("{case}/do/reply.received?code=EX-12&id=E-1")] {
        let outside = house.get("p.partner", &page).await.body;
        assert!(!outside.contains("witness saw") && !outside.contains("A witness"), "{page}: {outside}");
    }
    assert!(house.get("p.partner", &case).await.body.contains("EX-12"));
}

#[tokio::test]
async fn whoever_is_set_aside_reads_and_does_nothing_more() {
    let house = House::new().await;
    house.opens().await;
    house.does("e.ethics", "interests.declared", &[]).await;
    house.does("e.ethics", "person.recused", &[("person", "h.diligence"), ("reasons", "A tie.")]).await;
    assert_eq!(
        house.get("h.diligence", &format!("/office/cases/{CASE}")).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_role_that_is_not_held_cannot_be_claimed() {
    let house = House::new().await;
    house.opens().await;
    let fields = [("acting-as", "oversight-office"), ("code", "X-1"), ("summary", "Y")];
    let answer = house.tries("l.lawyer", "flag.raised", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn unknown_forms_and_cases_and_strange_bodies_are_refused_with_a_page() {
    let house = House::new().await;
    house.opens().await;
    let form = house.get("d.officer", &format!("/office/cases/{CASE}/do/nonsense")).await;
    assert_eq!(form.status, StatusCode::NOT_FOUND);
    assert!(form.body.contains("<h1>"), "a page, not bare text");
    assert_eq!(house.get("d.officer", "/office/cases/IMP-1999-0001").await.status, StatusCode::NOT_FOUND);
    let hostile = [("outcome", "everything is fine"), ("code", "RF-03"), ("reasons", "Y")];
    let answer = house.tries("d.officer", "flag.answered", &hostile).await;
    assert!(answer.body.contains("unknown variant"), "{}", answer.body);
    let request = axum::http::Request::post(format!("/office/cases/{CASE}/do/flag.raised"));
    let token = house.session("d.officer").await;
    let bare = house.send(request, &token, axum::body::Body::from("{}")).await;
    assert_eq!(bare.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}
