//! What holds of every interest.

use conflicts::{Certainty, Interest, Level, Rules, Window};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::support::{interest, look, reviewer};

fn day() -> impl Strategy<Value = Date> {
    (2022..2032i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn an_interest_that_meets_the_decision_is_found(from in prop::option::of(day()), to in prop::option::of(day())) {
        let held = Interest { from, to, ..interest("partner") };
        let sound = from.zip(to).is_none_or(|(from, to)| from <= to);
        let meets = Window { from, to }.meets(&Window::new(date(2026, 1, 10), date(2026, 3, 10)));
        let level = look(reviewer(vec![held])).level("reviewer").unwrap();
        prop_assert!(!sound || (level == Level::Actual) == meets, "{:?}", level);
    }

    #[test]
    fn what_can_begin_until_the_end_is_on_the_calendar(from in day()) {
        let option = Interest { from: Some(from), certainty: Certainty::Conditional, ..interest("third") };
        let assessment = look(reviewer(vec![option]));
        let listed = assessment.findings.reveal().arising.iter().any(|one| one.interest.is_some());
        prop_assert_eq!(listed, from <= date(2029, 12, 31));
    }

    #[test]
    fn another_interest_never_makes_a_conflict_lighter(one in 0..4usize, other in 0..4usize) {
        let all = ["partner", "sister", "stranger", "third"];
        let alone = look(reviewer(vec![interest(all[one])])).level("reviewer");
        let both = look(reviewer(vec![interest(all[one]), interest(all[other])])).level("reviewer");
        prop_assert!(both >= alone);
    }
}

#[test]
fn rules_with_an_unknown_field_are_refused_with_line_and_field() {
    let error = Rules::from_yaml("conflicts/rules.yaml", b"most-tie: {value: 6}\n").unwrap_err().to_string();
    assert!(error.starts_with("conflicts/rules.yaml:1"), "{error}");
}
