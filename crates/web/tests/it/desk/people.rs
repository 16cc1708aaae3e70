//! What administrators do, and what they cannot.

use axum::http::StatusCode;

use super::house::House;

/// The password that is shown once, on the page that hands it over.
fn shown_password(body: &str) -> String {
    let rest = body.split("Hand over this password").nth(1).unwrap();
    let rest = rest.split(r#"class="code">"#).nth(1).unwrap();
    rest.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_administrator_enters_a_person_gives_a_role_and_ends_it() {
    let house = House::new().await;
    let added =
        house.post("s.admin", "/people", &[("id", "n.new"), ("name", "Nadia New"), ("mail", "")]).await;
    let password = shown_password(&added.body);
    let appoint = [("role", "officer"), ("body", "institution:home"), ("until", "2026-02-10")];
    assert_eq!(
        house.post("s.admin", "/people/n.new/appoint", &appoint).await.location,
        "/people/n.new?done=appointed"
    );
    let sign_in = house.post("", "/sign-in", &[("name", "n.new"), ("password", &password)]).await;
    assert_eq!(sign_in.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("n.new", "/office/open").await.status, StatusCode::OK);
    house.post("s.admin", "/people/n.new/end-role", &[("role", "officer")]).await;
    assert_eq!(house.get("n.new", "/office/open").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_role_ends_with_its_last_day() {
    let house = House::new().await;
    let appoint = [("role", "officer"), ("body", "institution:home"), ("until", "2026-02-10")];
    house.post("s.admin", "/people/e.ethics/appoint", &appoint).await;
    house.days_later(1);
    assert_eq!(house.get("e.ethics", "/office/open").await.status, StatusCode::OK);
    house.days_later(1);
    assert_eq!(house.get("e.ethics", "/office/open").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn ending_sessions_and_closing_an_account_shut_a_person_out() {
    let house = House::new().await;
    let token = house.session("d.officer").await;
    house.post("s.admin", "/people/d.officer/end-sessions", &[]).await;
    assert_eq!(house.get_with(&token, "/office").await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("d.officer", "/office").await.status, StatusCode::OK);
    house.post("s.admin", "/people/d.officer/close", &[]).await;
    assert_eq!(house.get("d.officer", "/office").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn nobody_else_manages_people_and_an_administrator_only_the_own_house() {
    let house = House::new().await;
    assert_eq!(house.get("k.head", "/people").await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.get("", "/people").await.status, StatusCode::SEE_OTHER);
    let elsewhere = [("role", "officer"), ("body", "institution:elsewhere"), ("until", "")];
    let refused = house.post("s.admin", "/people/d.officer/appoint", &elsewhere).await;
    assert!(refused.body.contains("Choose for whom the role is held."));
    let own = [("role", "officer"), ("body", "institution:home"), ("until", "")];
    let refused = house.post("s.admin", "/people/s.admin/appoint", &own).await;
    assert!(refused.body.contains("Let another administrator give you a role."));
    // p.partner speaks for a partner that has no case with this institution: not this administrator's.
    assert_eq!(house.post("s.admin", "/people/p.partner/close", &[]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        house.post("s.admin", "/people/p.partner/new-password", &[]).await.status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(house.post("s.admin", "/people/s.admin/close", &[]).await.status, StatusCode::BAD_REQUEST);
}
