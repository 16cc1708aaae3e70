//! Pairs on which naive matching errs.

use crate::support::{check, company, compared, entity, named, person, prepare, two_companies, two_persons};

#[test]
fn characters_that_cannot_be_seen_change_nothing() {
    person("Igor\u{200B} Se\u{00AD}chin", "Igor Sechin");
}

#[test]
fn letters_and_digits_that_pass_for_others_are_seen_through() {
    person("Ig0r Sech1n", "Igor Sechin");
    company("Сitibаnk Holdings", "Citibank Holdings");
}

#[test]
fn numbers_tell_bodies_apart() {
    two_companies("OOO 410", "OOO 412");
    let one = compared(&named("Company", "Zavod 410 OOO"), &named("Company", "Zavod 410 OOO"));
    let two = compared(&named("Company", "Zavod 410 OOO"), &named("Company", "Zavod 412 OOO"));
    assert!(one.score > two.score);
    assert!(two.features.iter().any(|feature| feature.feature == "number.conflict"));
}

#[test]
fn a_part_is_not_the_whole() {
    two_companies("IRGC", "IRGC Air Force");
    check("Organization", "Al-Qaida in Iraq", "Al-Qaida in the Arabian Peninsula", false);
}

#[test]
fn a_son_is_not_his_father() {
    two_persons("Salman bin Muhammad al-Rawi", "Muhammad bin Salman al-Rawi");
}

#[test]
fn middle_names_may_be_missing_but_not_contradict() {
    person("Sergey Lavrov", "Sergey Viktorovich Lavrov");
    two_persons("Sergey Ivanovich Lavrov", "Sergey Viktorovich Lavrov");
}

#[test]
fn a_name_said_twice_tells_no_more_than_once() {
    person("Sergey Sergey Shoigu", "Sergey Shoigu");
}

#[test]
fn one_field_may_hold_two_names() {
    person("Владимир Павленко / Володимир Павленко", "Vladimir Pavlenko");
}

#[test]
fn a_homophone_in_han_is_not_the_same_name() {
    let same = compared(&named("Person", "习近平"), &named("Person", "习近平"));
    let homophone = compared(&named("Person", "习近平"), &named("Person", "习晋平"));
    assert!(same.score > homophone.score);
}

#[test]
fn rare_names_tell_more_than_common_ones() {
    let common = compared(&named("Person", "Muhammad Ali"), &named("Person", "Muhammad Ali"));
    let rare = compared(&named("Person", "Zaurbek Guchaev"), &named("Person", "Zaurbek Guchaev"));
    assert!(rare.bits > common.bits + 0.3, "{} {}", rare.bits, common.bits);
}

#[test]
fn a_weak_alias_tells_less() {
    let listed = |property| entity("Person", &[("name", "Ivan Petrenko"), (property, "Khalifa")]);
    let strong = compared(&named("Person", "Khalifa"), &listed("alias"));
    let weak = compared(&named("Person", "Khalifa"), &listed("weakAlias"));
    assert!(strong.bits > weak.bits + 1.0);
}

#[test]
fn an_entity_without_a_name_is_compared_by_the_rest() {
    let nameless = entity("Company", &[("innCode", "7704729515")]);
    let listed = entity("Company", &[("name", "Kontsern Aviapriborostroenie"), ("innCode", "7704729515")]);
    assert!(compared(&nameless, &listed).score > 0.7);
    assert!(prepare(&nameless).names.is_empty());
}
