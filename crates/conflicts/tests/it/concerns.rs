//! One look compared with the next.

use conflicts::{Concerns, Interest, Kind, Participant};
use jiff::civil::date;
use proptest::prelude::*;

use crate::support::{TODAY, identifier, interest, look, look_on, reviewer};

const ALL: [&str; 6] = ["partner", "sister", "stranger", "third", "top", "nowhere"];

fn concerns(participant: Participant) -> Concerns {
    look(participant).concerns("reviewer", TODAY)
}

fn held(which: &[(usize, Option<u64>)]) -> Vec<Interest> {
    let one = |(at, (which, value)): (usize, &(usize, Option<u64>))| Interest {
        id: at.to_string(),
        kind: Kind::Gift,
        value: *value,
        ..interest(ALL[*which])
    };
    which.iter().enumerate().map(one).collect()
}

fn some_interests() -> impl Strategy<Value = Vec<(usize, Option<u64>)>> {
    prop::collection::vec((0..ALL.len(), prop::option::of(0..300u64)), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_look_is_no_graver_than_itself(which in some_interests()) {
        let found = concerns(reviewer(held(&which)));
        prop_assert!(!found.are_graver_than(&found));
    }

    #[test]
    fn another_interest_takes_no_concern_away(which in some_interests(), more in some_interests()) {
        let fewer = reviewer(held(&which));
        let all = reviewer(held(&[which, more].concat()));
        prop_assert!(!concerns(fewer.clone()).are_graver_than(&concerns(all.clone())));
        prop_assert!(look(all).level("reviewer") >= look(fewer).level("reviewer"));
    }

    #[test]
    fn nobody_with_a_concern_is_without_a_reason(which in some_interests()) {
        let assessment = look(reviewer(held(&which)));
        let findings = assessment.findings.reveal();
        let found = findings.conflicts.len() + findings.questions.len() + findings.unplaced.len();
        prop_assert_eq!(assessment.concerns("reviewer", TODAY).is_empty(), found == 0);
    }
}

#[test]
fn a_tie_in_a_register_is_a_concern_until_it_is_declared() {
    let silent = Participant { known_as: vec![identifier("director")], ..reviewer(vec![]) };
    let declared =
        Participant { known_as: vec![identifier("director")], ..reviewer(vec![interest("second")]) };
    let clean = concerns(reviewer(vec![]));
    assert!(concerns(silent.clone()).are_graver_than(&clean));
    assert!(
        concerns(declared.clone()).are_graver_than(&concerns(silent.clone())),
        "it is another concern now"
    );
    let several = Participant { known_as: vec![identifier("nobody"), identifier("director")], ..silent };
    assert!(concerns(several).are_graver_than(&clean), "every identifier counts");
}

#[test]
fn what_arises_is_a_concern_from_its_day_on() {
    let option = Interest {
        certainty: conflicts::Certainty::Conditional,
        from: Some(date(2026, 10, 1)),
        ..interest("first")
    };
    let look = |day| look_on(day, reviewer(vec![option.clone()])).concerns("reviewer", day);
    let (before, on) = (look(date(2026, 9, 30)), look(date(2026, 10, 1)));
    assert!(!before.are_graver_than(&look(TODAY)));
    assert!(on.are_graver_than(&before));
    assert!(!look(date(2026, 10, 2)).are_graver_than(&on), "it arises once");
}

#[test]
fn concerns_print_nothing() {
    assert_eq!(format!("{:?}", concerns(reviewer(vec![interest("partner")]))), "Concerns(…)");
}
