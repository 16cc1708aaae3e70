//! Nothing of a declaration leaves the ethics officer's desk.

use conflicts::{Certainty, Disposition, Interest, Measure, Mitigation, Participant, Plan};
use jiff::civil::date;

use crate::support::{TODAY, identifier, interest, look, reviewer};

const CANARY: &str = "canary-8f3b";

fn declared() -> Interest {
    let mut declared = interest("partner");
    declared.counterparty.name = CANARY.into();
    declared.trigger = Some(CANARY.into());
    declared.mitigation = Some(Mitigation { what: CANARY.into(), until: date(2026, 2, 1) });
    declared
}

#[test]
fn neither_the_outcome_nor_any_debug_print_shows_the_holding() {
    let participant = reviewer(vec![declared()]);
    let assessment = look(participant.clone());
    for disposition in [
        Disposition::Recused,
        Disposition::Disqualifying,
        Disposition::Managed(Plan { chief: Measure::BlindTrust, second: None, third: None }),
    ] {
        let outcome = assessment.conclude("reviewer", disposition, TODAY).unwrap();
        for text in [serde_json::to_string(&outcome).unwrap(), format!("{outcome:?}")] {
            assert!(!text.contains(CANARY) && !text.contains("partner"), "{text}");
        }
    }
    for text in [format!("{assessment:?}"), format!("{participant:?}"), format!("{:?}", assessment.findings)]
    {
        assert!(!text.contains(CANARY), "{text}");
    }
}

#[test]
fn what_was_found_prints_no_name_even_where_it_is_open() {
    let mut named = interest("unknown");
    named.counterparty.name = "Partner Holding, Inc.".into();
    let option = Interest { certainty: Certainty::Conditional, ..interest("second") };
    let known_as = vec![identifier("director")];
    let participant = Participant { known_as, ..reviewer(vec![interest("third"), option, named]) };
    let assessment = look(participant.clone());
    let findings = assessment.findings.reveal();
    assert!(!findings.conflicts.is_empty() && !findings.questions.is_empty() && !findings.arising.is_empty());
    let printed = format!("{findings:?} {participant:?}");
    for name in ["Holding", "third", "DIRECTOR", "director"] {
        assert!(!printed.contains(name), "{name}: {printed}");
    }
}

#[test]
fn the_ethics_officer_sees_all_of_it() {
    let assessment = look(reviewer(vec![declared()]));
    let text = serde_json::to_string(assessment.findings.reveal()).unwrap();
    assert!(text.contains(CANARY));
}

#[test]
fn an_outcome_is_read_back_as_it_was_written() {
    let outcome = look(reviewer(vec![declared()])).conclude("reviewer", Disposition::Recused, TODAY).unwrap();
    let text = serde_json::to_string(&outcome).unwrap();
    assert_eq!(
        text,
        r#"{"disposition":"recused","level":"actual","decided-on":"2026-01-01","review-by":"2026-02-02"}"#
    );
    assert_eq!(serde_json::from_str::<conflicts::Outcome>(&text).unwrap(), outcome);
}
