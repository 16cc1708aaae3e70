//! Acts as bare events: what may be done is the case's affair, what is done is recorded all the same.

use std::sync::Arc;

use engagement::acts::{
    CommentReceived, ConsultationOpened, DecisionProposed, DecisionSigned, FlagRaised, Naming, Opened,
    PayloadErased,
};
use engagement::record::{DecisionKind, Institution, Partner, Terms};
use engagement::{Act, Engagement, Event, Refusal};
use evidence::{Answer, Date};
use jiff::{Timestamp, tz::TimeZone};

/// The case that most stories are about.
pub const CASE: &str = "IMP-2026-0001";

/// So many seconds after 2026-11-21T09:00:00Z.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_251_600 + seconds).unwrap()
}

/// The calendar of the tests: days in UTC.
pub fn day_of() -> Arc<dyn Fn(Timestamp) -> Date + Send + Sync> {
    Arc::new(|at| at.to_zoned(TimeZone::UTC).date())
}

/// An act by `by`, as the case's next event.
pub fn event(case: &Engagement, at: Timestamp, by: &str, act: Act) -> Event {
    Event { n: case.n + 1, at, by: by.into(), role: "focal-point".into(), act }
}

/// Does one act on a case that may be in any state; to be handed to the store.
pub fn doing(
    when: Timestamp,
    act: Act,
) -> impl FnOnce(&Engagement) -> Result<Vec<Event>, Refusal> + Send + 'static {
    move |case| Ok(vec![event(case, when, "anna", act)])
}

/// A rule that says no.
pub fn refuse(_: &Engagement) -> Result<Vec<Event>, Refusal> {
    Err(Refusal::new("test", "the rule says no", "do something else"))
}

/// Opens an engagement with this title.
pub fn opened(title: &str) -> Act {
    let terms = Terms {
        title: title.into(),
        kind: "memorandum".into(),
        summary: "A pilot of a conversation platform".into(),
        uses: Vec::new(),
        free_of_charge: Answer::Yes,
        exclusive: Answer::NotLookedAt,
        used_by_civil_society: Answer::NotLookedAt,
        renews_itself: Answer::NotLookedAt,
        starts_on: None,
        ends_on: None,
    };
    Act::Opened(Opened {
        institution: Institution { id: "INST-1".into(), name: "An institution".into() },
        partner: Partner {
            id: "PARTNER-1".into(),
            name: "A company".into(),
            country: String::new(),
            identifiers: Vec::new(),
            state_owned: Answer::NotLookedAt,
            sectors: Vec::new(),
        },
        engagement: terms,
        edition: "test".into(),
    })
}

/// An anonymous comment.
pub fn commented(text: &str) -> Act {
    Act::CommentReceived(CommentReceived {
        text: text.into(),
        name: String::new(),
        naming: Naming::Anonymous,
    })
}

/// Erases one field of event `target`.
pub fn erasure(target: u64, field: &str, basis: &str) -> Act {
    Act::PayloadErased(PayloadErased { target, fields: vec![field.into()], basis: basis.into() })
}

/// Raises a flag by hand.
pub fn flag(code: &str) -> Act {
    Act::FlagRaised(FlagRaised {
        code: code.into(),
        summary: "Something is wrong".into(),
        by_rule: false,
        figures: None,
    })
}

/// Opens a consultation.
pub fn consultation() -> Act {
    Act::ConsultationOpened(ConsultationOpened {
        closes_on: jiff::civil::date(2027, 1, 31),
        languages: vec!["en".into()],
        options: vec!["proceed".into(), "do not proceed".into()],
        safe_channel: true,
    })
}

/// Proposes to approve.
pub fn proposed() -> Act {
    Act::DecisionProposed(DecisionProposed {
        kind: DecisionKind::Approve,
        reasons: "The benefits are plain".into(),
        conditions: Vec::new(),
        accountable: "The Head of Office".into(),
    })
}

/// Signs the decision.
pub fn signed() -> Act {
    Act::DecisionSigned(DecisionSigned {
        snapshot: "0".repeat(64),
        carried: String::new(),
        carried_by: String::new(),
    })
}
