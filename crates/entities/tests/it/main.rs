//! Entities are read and written without loss.

use entities::Entity;

#[test]
fn a_line_is_read_and_written_back_unchanged() {
    let line = r#"{"id":"q1","schema":"Person","caption":"Аня","properties":{"alias":["A","B"],"name":["Аня"]},"datasets":["un"],"target":true}"#;
    let entity = Entity::from_json(line).expect("an entity");
    assert_eq!(entity.values("alias"), ["A", "B"]);
    assert_eq!(entity.label(), "Аня");
    assert_eq!(serde_json::to_string(&entity).expect("JSON"), line);
}

#[test]
fn a_value_is_added_once_and_never_empty() {
    let mut entity = Entity::new("q1", "Company");
    entity.add("name", "Acme");
    entity.add("name", "Acme");
    entity.add("name", "");
    assert_eq!(entity.values("name"), ["Acme"]);
}

#[test]
fn a_broken_line_is_refused_with_the_place() {
    let error = Entity::from_json(r#"{"id":"q1","schema":7}"#).expect_err("no entity");
    assert!(error.to_string().contains("column"), "{error}");
}
