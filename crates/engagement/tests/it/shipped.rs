//! The conditions of the shipped content speak only of what a case has.

use test_support::shipped::edition;

#[test]
fn the_shipped_edition_loads_and_its_conditions_speak_only_of_what_a_case_has() {
    let foreign = engagement::judge::check_variables(edition()).err();
    assert_eq!(foreign, None);
}
