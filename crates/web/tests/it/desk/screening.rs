//! The lists are looked in from the case; each hit is worked there by two people.

use engagement::record::Screening;
use serde_json::{Value, json};

use super::house::House;
use super::story::{CASE, value_of};

/// A company of a list, with a name that is almost the partner's.
fn company(id: &str, name: &str) -> Value {
    json!({"id": id, "schema": "Company", "properties": {"name": [name]}})
}

/// Where a link of a page to a form leads.
fn link_to(body: &str, form: &str) -> String {
    let links = body.split(r#"href=""#).skip(1).filter_map(|rest| rest.split('"').next());
    let mut links = links.filter(|link| link.contains(form));
    links
        .next()
        .unwrap_or_else(|| panic!("no link to {form}: {body}"))
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

async fn screening(house: &House) -> Screening {
    house.office.store.case(CASE).await.unwrap().record.steps.screening.unwrap()
}

/// A case whose partner stands on a list under a name that is almost its own.
async fn house() -> House {
    let house = House::new().await;
    let listed = company("7", "Lindenfield Meetings Cooperative");
    house.import_list("invented", &[listed, company("8", "Harbour Crane Works")]);
    house.opens().await;
    house
}

#[tokio::test]
async fn a_hit_is_found_shown_side_by_side_and_worked_by_two_people() {
    let house = house().await;
    house.does("d.officer", "screening.run", &[]).await;
    let screening = screening(&house).await;
    assert_eq!((screening.subjects, screening.hits.len(), screening.open(7_000)), (1, 1, 1));
    let hit = screening.hits[0].id.clone();
    let seen = [("hit", hit.as_str()), ("fingerprint", screening.hits[0].fingerprint.as_str())];

    let page = house.get("h.diligence", &format!("/office/cases/{CASE}/screening")).await.body;
    for expected in ["invented.7", "To be looked at", "Lindenfield Meetings Cooperative", "What was compared"]
    {
        assert!(page.contains(expected), "{expected} is missing:\n{page}");
    }
    for person in ["h.diligence", "l.lawyer"] {
        house.does(person, "interests.declared", &[]).await;
    }
    let judged = [("verdict", "false-positive"), ("reasons", "Another country.")];
    house.does("h.diligence", "hit.judged", &[seen, judged].concat()).await;
    let looked = [&seen[..], &[("verdict", "false-positive"), ("holds", "true"), ("reasons", "So it is.")]];
    let looked = looked.concat();
    let own = house.tries("h.diligence", "hit.reviewed", &looked).await;
    assert!(own.location.is_empty(), "nobody clears alone");
    house.does("l.lawyer", "hit.reviewed", &looked).await;
    house.does("d.officer", "screening.run", &[]).await;
    let again = self::screening(&house).await;
    assert_eq!(again.open(7_000), 0, "what was cleared stays cleared");
    let public = house.get("", &format!("/register/{CASE}")).await.body;
    assert!(!public.contains("Another country."), "what was made of a likeness is nobody else's business");
}

#[tokio::test]
async fn what_is_sent_as_hits_counts_for_nothing_and_no_list_is_no_look() {
    let house = house().await;
    house.does("d.officer", "screening.run", &[("hits", "[]"), ("subjects", "99")]).await;
    let screening = screening(&house).await;
    assert_eq!((screening.subjects, screening.hits.len()), (1, 1));

    let bare = House::new().await;
    bare.opens().await;
    let n = bare.n().await;
    let refused = bare.tries("d.officer", "screening.run", &[]).await;
    assert!(refused.location.is_empty() && refused.body.contains("list"), "{}", refused.body);
    assert_eq!(bare.n().await, n);
}

#[tokio::test]
async fn whoever_saw_other_evidence_or_another_decision_is_asked_to_look_again() {
    let house = house().await;
    house.does("d.officer", "screening.run", &[]).await;
    for person in ["h.diligence", "l.lawyer"] {
        house.does(person, "interests.declared", &[]).await;
    }
    let hit = screening(&house).await.hits[0].id.clone();
    let page = async |person: &str| house.get(person, &format!("/office/cases/{CASE}/screening")).await.body;
    let sends = async |person: &str, link: &str, fields: &[(&str, &str)]| {
        // The form is opened after all, and still says what was seen before.
        let form = house.get(person, link).await.body;
        let (address, seen) = link.split_once('?').unwrap();
        let hidden = ["expected", "fingerprint", "verdict"].into_iter();
        let hidden = hidden.filter(|name| *name == "expected" || seen.contains(&format!("{name}=")));
        let hidden: Vec<(&str, String)> = hidden.map(|name| (name, value_of(&form, name))).collect();
        let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
        let sent: Vec<_> = hidden.chain([("hit", hit.as_str())]).chain(fields.iter().copied()).collect();
        house.post(person, address, &sent).await
    };

    let judged = [("verdict", "false-positive"), ("reasons", "Another country.")];
    let before = link_to(&page("h.diligence").await, "hit.judged");
    house.import_list("invented", &[company("7", "The Lindenfield Meetings Cooperative")]);
    house.does("d.officer", "screening.run", &[]).await;
    let n = house.n().await;
    let refused = sends("h.diligence", &before, &judged).await;
    assert!(refused.body.contains("says something else than when you looked"), "{}", refused.body);
    assert_eq!(house.n().await, n, "nothing is recorded");
    let now = link_to(&page("h.diligence").await, "hit.judged");
    let done = sends("h.diligence", &now, &judged).await;
    assert!(done.location.contains("?done="), "{}", done.body);

    let holds = [("holds", "true"), ("reasons", "So it is.")];
    let before = link_to(&page("l.lawyer").await, "hit.reviewed");
    let matched = [("verdict", "match"), ("reasons", "One seat, one board.")];
    assert!(sends("h.diligence", &now, &matched).await.location.contains("?done="));
    let refused = sends("l.lawyer", &before, &holds).await;
    assert!(refused.body.contains("decided otherwise than when you looked"), "{}", refused.body);
    let now = link_to(&page("l.lawyer").await, "hit.reviewed");
    assert!(sends("l.lawyer", &now, &holds).await.location.contains("?done="));
    assert_eq!(screening(&house).await.matches(), 1);
}

/// So many companies that may be the partner.
fn alike(count: usize) -> Vec<Value> {
    (0..count).map(|id| company(&id.to_string(), "Lindenfield Meetings Cooperative")).collect()
}

#[tokio::test]
async fn however_many_there_are_no_decision_is_forgotten() {
    let house = House::new().await;
    house.import_list("invented", &alike(302));
    house.opens().await;
    house.does("d.officer", "screening.run", &[]).await;
    let first = screening(&house).await;
    assert_eq!((first.hits.len(), first.left_out, first.open(7_000)), (300, 2, 302));
    house.does("h.diligence", "interests.declared", &[]).await;
    let hit = &first.hits[7];
    let judged = [
        ("hit", hit.id.as_str()),
        ("fingerprint", hit.fingerprint.as_str()),
        ("verdict", "match"),
        ("reasons", "One seat, one board."),
    ];
    house.does("h.diligence", "hit.judged", &judged).await;
    for _ in 0..2 {
        house.does("d.officer", "screening.run", &[]).await;
        let again = screening(&house).await;
        assert_eq!((again.hits.len(), again.left_out, again.open(7_000), again.matches()), (301, 1, 301, 1));
    }
}

#[tokio::test]
async fn who_is_left_out_on_a_list_of_context_waits_for_nobody() {
    let house = House::new().await;
    house.import_list("gleif-entities", &alike(302));
    house.opens().await;
    house.does("d.officer", "screening.run", &[]).await;
    let screening = screening(&house).await;
    assert_eq!((screening.hits.len(), screening.left_out, screening.open(7_000)), (300, 0, 0));
}
