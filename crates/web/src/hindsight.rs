//! A case looked back at: as it was recorded by a day, and with the work that was done by then.

use engagement::Engagement;
use evidence::Date;
use store::StoredEvent;

use crate::office::Office;

/// The case at the end of `day`; none where it was not open yet.
pub(crate) fn recorded_by(
    office: &Office,
    case_id: &str,
    history: &[StoredEvent],
    day: Date,
) -> Option<Engagement> {
    let calendar = office.edition.calendar();
    let by_then = history.iter().take_while(|stored| calendar.day_of(stored.event.at) <= day);
    let case = Engagement::replay(case_id, by_then.map(|stored| &stored.event), |at| calendar.day_of(at));
    (case.n > 0).then_some(case)
}

/// What is on file now, with the steps and flags as they stood `then`: a file keeps the newest look at the lists, the
/// newest flag of a rule and so on, and a later one must not take away what an earlier one had found and settled.
pub(crate) fn with_work_of(then: Option<&Engagement>, case: &Engagement) -> Engagement {
    let mut case = case.clone();
    (case.record.steps, case.record.flags) =
        then.map(|then| (then.record.steps.clone(), then.record.flags.clone())).unwrap_or_default();
    case
}
