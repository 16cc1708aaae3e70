//! A case looked back at: as it was recorded by a day, and with the steps that were taken by then.

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

/// What is on file now, with the steps as they stood `then`: a file keeps the newest look at the lists, the newest
/// assessment and so on, and a later one must not take away what an earlier one had found.
pub(crate) fn with_steps_of(then: Option<&Engagement>, case: &Engagement) -> Engagement {
    let mut case = case.clone();
    case.record.steps = then.map(|then| then.record.steps.clone()).unwrap_or_default();
    case
}
