//! Acts as bare events: what may be done is the case's affair, what is done is recorded all the same.

use engagement::acts::{
    CommentReceived, ConsultationOpened, DecisionProposed, DecisionSigned, FlagRaised, Naming, Opened,
    PayloadErased,
};
use engagement::record::{DecisionKind, Institution, Partner, Terms};
use engagement::{Act, Engagement, Event, Refusal};
use evidence::Answer;
use jiff::{Timestamp, tz::TimeZone};
use store::{DayOf, Recorded, Result, Store};

pub const CASE: &str = "IMP-2026-0001";

/// So many seconds after 2026-11-21T09:00:00Z.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_251_600 + seconds).unwrap()
}

pub fn day_of() -> DayOf {
    std::sync::Arc::new(|at| at.to_zoned(TimeZone::UTC).date())
}

/// An act by `by`, as the case's next event.
pub fn event(case: &Engagement, at: Timestamp, by: &str, act: Act) -> Event {
    Event { n: case.n + 1, at, by: by.into(), role: "focal-point".into(), act }
}

/// Does one act on a case that may be in any state.
pub async fn perform(store: &Store, case_id: &str, when: Timestamp, act: Act) -> Result<Recorded> {
    store.perform(case_id, None, move |case| Ok(vec![event(case, when, "anna", act)])).await
}

pub async fn open_case(store: &Store, case_id: &str, when: Timestamp) -> Recorded {
    perform(store, case_id, when, opened("A pilot")).await.unwrap()
}

pub async fn comment(store: &Store, case_id: &str, when: Timestamp, text: &str) -> Result<Recorded> {
    perform(store, case_id, when, commented(text)).await
}

pub async fn erase(
    store: &Store,
    case_id: &str,
    when: Timestamp,
    target: u64,
    field: &str,
) -> Result<Recorded> {
    perform(store, case_id, when, erasure(target, field, "the author asked for it")).await
}

pub fn refuse(_: &Engagement) -> std::result::Result<Vec<Event>, Refusal> {
    Err(Refusal::new("test", "the rule says no", "do something else"))
}

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
            state_owned: Answer::NotLookedAt,
            sectors: Vec::new(),
        },
        engagement: terms,
        edition: "test".into(),
    })
}

pub fn commented(text: &str) -> Act {
    Act::CommentReceived(CommentReceived {
        text: text.into(),
        name: String::new(),
        naming: Naming::Anonymous,
    })
}

pub fn erasure(target: u64, field: &str, basis: &str) -> Act {
    Act::PayloadErased(PayloadErased { target, fields: vec![field.into()], basis: basis.into() })
}

pub fn flag(code: &str) -> Act {
    Act::FlagRaised(FlagRaised { code: code.into(), summary: "Something is wrong".into(), by_rule: false })
}

pub fn consultation() -> Act {
    Act::ConsultationOpened(ConsultationOpened {
        closes_on: jiff::civil::date(2027, 1, 31),
        languages: vec!["en".into()],
        options: vec!["proceed".into(), "do not proceed".into()],
        safe_channel: true,
    })
}

pub fn proposed() -> Act {
    Act::DecisionProposed(DecisionProposed {
        kind: DecisionKind::Approve,
        reasons: "The benefits are plain".into(),
        conditions: Vec::new(),
        accountable: "The Head of Office".into(),
    })
}

pub fn signed() -> Act {
    Act::DecisionSigned(DecisionSigned { snapshot: "0".repeat(64), carried: String::new() })
}
