//! A case as it is read to be shown: its events, what they add up to, and the day.

use content::Edition;
use engagement::Engagement;
use engagement::acts::Act;
use evidence::Date;
use store::StoredEvent;

use crate::office::Office;

pub(super) struct File<'a> {
    pub(super) office: &'a Office,
    pub(super) edition: &'a Edition,
    pub(super) history: &'a [StoredEvent],
    pub(super) case: Engagement,
    pub(super) today: Date,
}

impl<'a> File<'a> {
    pub(super) fn new(office: &'a Office, case_id: &str, history: &'a [StoredEvent]) -> Self {
        let calendar = office.edition.calendar();
        let events = history.iter().map(|stored| &stored.event);
        let case = Engagement::replay(case_id, events, |at| calendar.day_of(at));
        let edition = office.edition_of(&case.edition);
        File { office, edition, history, case, today: office.today() }
    }

    /// The day of an event in the calendar in which deadlines run.
    pub(super) fn day_of(&self, stored: &StoredEvent) -> Date {
        self.office.edition.calendar().day_of(stored.event.at)
    }

    /// The role in which the newest act of this kind was done.
    pub(super) fn role_in(&self, is_it: impl Fn(&Act) -> bool) -> String {
        let newest = self.history.iter().rev().find(|stored| is_it(&stored.event.act));
        newest.map(|stored| stored.event.role.clone()).unwrap_or_default()
    }

    /// The day for which people ask what could have been known: that of the signature, else today.
    pub(super) fn day_in_question(&self) -> Date {
        let decision = self.case.record.steps.decision.as_ref();
        decision.and_then(|decision| decision.signed_on).unwrap_or(self.today)
    }

    /// Whether the public may read a source; what is no source of the case is a public benchmark.
    pub(super) fn is_open_source(&self, id: &str) -> bool {
        self.case.record.source(id).is_none_or(|source| source.publication.is_open_on(self.today))
    }
}
