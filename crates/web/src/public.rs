//! What of a case the public may read: decided here and nowhere else.

use engagement::Engagement;
use engagement::acts::{Act, Naming};
use evidence::Date;
use store::StoredEvent;

/// The fields of an event that are open to everybody on `day`. A person's identity (`by`) never is:
/// the register names roles, and people only where the act itself names them in public.
pub fn open_fields(stored: &StoredEvent, case: &Engagement, day: Date) -> Vec<String> {
    let hidden: &[&str] = match &stored.event.act {
        Act::EvidenceAdded(source) if !source.publication.is_open_on(day) => {
            return keep(stored, &["id", "kind", "publication"]);
        }
        // Why a source is or is not to be trusted would tell what it says.
        Act::EvidenceAssessed(assessed) if !is_open_source(case, &assessed.id, day) => {
            return keep(stored, &["id", "reliability"]);
        }
        Act::CommentReceived(comment) => match comment.naming {
            Naming::NotPublished => return keep(stored, &["naming"]),
            // A name that was sent along is nobody's business all the same.
            Naming::Anonymous => &["name"],
            Naming::Named => &[],
        },
        // A dissent is published with the decision, not before.
        Act::DissentRecorded(_) if !is_published(case, stored.event.n) => return Vec::new(),
        Act::PersonRecused(_) => &["person"],
        // Names of officers on lists, and what was made of a likeness, are nobody else's business.
        Act::ScreeningRun(_) => &["hits"],
        // A hit's identifier and fingerprint could be worked out again from lists and registers, which are public.
        Act::HitJudged(_) | Act::HitReviewed(_) => &["hit", "fingerprint", "verdict", "holds", "reasons"],
        // A day on which a conflict can arise says something of what is held.
        Act::InterestsDeclared(_) => &["review-by", "answer-by"],
        Act::InterestsWeighed(_) => &["person", "review-by", "answer-by"],
        Act::InstitutionDeclared(_) | Act::InstitutionConcluded(_) => &["review-by"],
        Act::InterestsConcluded(_) => &["person", "review-by"],
        Act::ReviewRequested(_) => &["reviewer"],
        _ => &[],
    };
    stored
        .fields
        .iter()
        .filter(|field| *field != "by" && !hidden.contains(&field.as_str()))
        .cloned()
        .collect()
}

/// Whether it is told that an event has a field which is closed. A day is there only where something turned up of
/// somebody's interests, so that it is there says so.
pub fn is_told(act: &Act, field: &str) -> bool {
    let weighs = matches!(
        act,
        Act::InterestsDeclared(_)
            | Act::InterestsWeighed(_)
            | Act::InterestsConcluded(_)
            | Act::InstitutionDeclared(_)
            | Act::InstitutionConcluded(_)
    );
    !(weighs && matches!(field, "review-by" | "answer-by"))
}

/// The case with only what the public may read on `day`: withheld sources lose what they say, and people
/// appear by their role. What is judged of it stays what it was, because dates and kinds stay.
pub fn open_case(case: &Engagement, day: Date) -> Engagement {
    let mut open = case.clone();
    for source in open.record.evidence.iter_mut().filter(|source| !source.publication.is_open_on(day)) {
        for text in [&mut source.publisher, &mut source.title] {
            *text = "withheld".into();
        }
        for text in [&mut source.url, &mut source.quote, &mut source.locator] {
            text.clear();
        }
        source.sha256 = None;
    }
    open
}

/// Whether the case's decision is published.
pub fn is_decided(case: &Engagement) -> bool {
    case.record.steps.decision.as_ref().is_some_and(|decision| decision.published_on.is_some())
}

/// Whether the decision is published to which the dissent of event number `dissent` is attached.
fn is_published(case: &Engagement, dissent: u64) -> bool {
    let former = case.record.steps.deferrals.iter().flat_map(|deferral| &deferral.dissents);
    is_decided(case) || former.into_iter().any(|one| one.event == dissent)
}

fn is_open_source(case: &Engagement, id: &str, day: Date) -> bool {
    case.record.source(id).is_none_or(|source| source.publication.is_open_on(day))
}

fn keep(stored: &StoredEvent, names: &[&str]) -> Vec<String> {
    stored.fields.iter().filter(|field| names.contains(&field.as_str())).cloned().collect()
}
