//! Conflicts that will arise, with their days.

use conflicts::{Certainty, Disposition, Interest, Kind, Level, Mitigation, Participant, Why};
use jiff::civil::{Date, date};

use crate::support::{TODAY, interest, look, reviewer};

fn days(participant: Participant) -> Vec<(Date, Why)> {
    let assessment = look(participant);
    assessment.findings.reveal().arising.iter().map(|one| (one.on, one.why.clone())).collect()
}

fn expiry() -> (Date, Why) {
    (date(2026, 12, 1), Why::DeclarationExpires)
}

#[test]
fn an_option_that_vests_in_the_ninth_month_is_found_with_its_day_and_path() {
    let option = Interest {
        kind: Kind::Option,
        certainty: Certainty::Conditional,
        from: Some(date(2026, 10, 1)),
        trigger: Some("vesting".into()),
        ..interest("first")
    };
    let assessment = look(reviewer(vec![option]));
    assert_eq!(assessment.level("reviewer"), Some(Level::Potential));
    let arising = &assessment.findings.reveal().arising[0];
    assert_eq!((arising.on, &arising.why), (date(2026, 10, 1), &Why::Begins));
    assert_eq!(
        (arising.path[0].party.id.as_str(), arising.path[0].subject.id.as_str()),
        ("partner", "first")
    );
    let outcome = assessment.conclude("reviewer", Disposition::Recused, TODAY).unwrap();
    assert_eq!(outcome.review_by, Some(date(2026, 10, 1)));
}

#[test]
fn an_appointment_that_is_announced_begins_on_its_day() {
    let office = Interest { kind: Kind::Office, from: Some(date(2026, 6, 1)), ..interest("partner") };
    assert_eq!(days(reviewer(vec![office])), [(date(2026, 6, 1), Why::Begins), expiry()]);
}

#[test]
fn an_offer_without_a_day_can_begin_today() {
    let offer =
        Interest { kind: Kind::Offer, certainty: Certainty::Expected, from: None, ..interest("partner") };
    assert_eq!(days(reviewer(vec![offer])), [(TODAY, Why::Begins), expiry()]);
}

#[test]
fn the_end_of_a_mitigation_and_a_review_are_days_to_look_again() {
    let watched = Interest {
        mitigation: Some(Mitigation { what: "blind trust".into(), until: date(2026, 8, 31) }),
        review_by: Some(date(2026, 7, 1)),
        ..interest("partner")
    };
    let wanted = [(date(2026, 7, 1), Why::ReviewDue), (date(2026, 9, 1), Why::MitigationEnds), expiry()];
    assert_eq!(days(reviewer(vec![watched])), wanted);
}

#[test]
fn who_leaves_opens_the_windows_of_the_rules() {
    let mut leaving = reviewer(vec![]);
    leaving.leaves_on = Some(date(2026, 5, 1));
    let assessment = look(leaving);
    let windows: Vec<_> =
        assessment.findings.reveal().arising[..2].iter().map(|one| (one.on, one.until)).collect();
    let from = date(2026, 5, 1);
    assert_eq!(windows, [(from, Some(date(2027, 5, 1))), (from, Some(date(2028, 5, 1)))]);
}

#[test]
fn what_leads_elsewhere_does_not_arise() {
    let option = Interest { certainty: Certainty::Conditional, ..interest("stranger") };
    assert_eq!(days(reviewer(vec![option])), [expiry()]);
}

#[test]
fn the_calendar_learns_days_and_nothing_else() {
    let mut leaving = reviewer(vec![]);
    leaving.leaves_on = Some(date(2026, 5, 1));
    assert_eq!(look(leaving).findings.days_to_review(), [date(2026, 5, 1), date(2026, 12, 1)]);
}
