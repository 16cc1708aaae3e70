//! The lists are looked in from the case; each hit is worked there by two people.

use serde_json::json;

use super::house::House;
use super::story::CASE;

/// A case whose partner stands on a list under a name that is almost its own.
async fn house() -> House {
    let house = House::new().await;
    let listed =
        json!({"id": "7", "schema": "Company", "properties": {"name": ["Lindenfield Meetings Cooperative"]}});
    let other = json!({"id": "8", "schema": "Company", "properties": {"name": ["Harbour Crane Works"]}});
    house.import_list("invented", &[listed, other]);
    house.opens().await;
    house
}

#[tokio::test]
async fn a_hit_is_found_shown_side_by_side_and_worked_by_two_people() {
    let house = house().await;
    house.does("d.officer", "screening.run", &[]).await;
    let case = house.office.store.case(CASE).await.unwrap();
    let screening = case.record.steps.screening.unwrap();
    assert_eq!((screening.subjects, screening.hits.len(), screening.open(7_000)), (1, 1, 1));
    let hit = screening.hits[0].id.clone();

    let page = house.get("h.diligence", &format!("/office/cases/{CASE}/screening")).await.body;
    for expected in ["invented.7", "To be looked at", "Lindenfield Meetings Cooperative", "What was compared"]
    {
        assert!(page.contains(expected), "{expected} is missing:\n{page}");
    }
    for person in ["h.diligence", "l.lawyer"] {
        house.does(person, "interests.declared", &[]).await;
    }
    let judged = [("hit", hit.as_str()), ("verdict", "false-positive"), ("reasons", "Another country.")];
    house.does("h.diligence", "hit.judged", &judged).await;
    let looked = [("hit", hit.as_str()), ("holds", "true"), ("reasons", "So it is.")];
    let own = house.tries("h.diligence", "hit.reviewed", &looked).await;
    assert!(own.location.is_empty(), "nobody clears alone");
    house.does("l.lawyer", "hit.reviewed", &looked).await;
    house.does("d.officer", "screening.run", &[]).await;
    let again = house.office.store.case(CASE).await.unwrap().record.steps.screening.unwrap();
    assert_eq!(again.open(7_000), 0, "what was cleared stays cleared");
    let public = house.get("", &format!("/register/{CASE}")).await.body;
    assert!(!public.contains("Another country."), "what was made of a likeness is nobody else's business");
}

#[tokio::test]
async fn what_is_sent_as_hits_counts_for_nothing_and_no_list_is_no_look() {
    let house = house().await;
    house.does("d.officer", "screening.run", &[("hits", "[]"), ("subjects", "99")]).await;
    let screening = house.office.store.case(CASE).await.unwrap().record.steps.screening.unwrap();
    assert_eq!((screening.subjects, screening.hits.len()), (1, 1));

    let bare = House::new().await;
    bare.opens().await;
    let n = bare.n().await;
    let refused = bare.tries("d.officer", "screening.run", &[]).await;
    assert!(refused.location.is_empty() && refused.body.contains("list"), "{}", refused.body);
    assert_eq!(bare.n().await, n);
}
