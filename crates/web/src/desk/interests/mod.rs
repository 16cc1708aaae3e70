//! Declaring interests, one's own or the institution's; the ethics office's look at what was declared, and its
//! calendar of what will arise.

mod agenda;
mod office;

use conflicts::Finding;
use serde_json::Value;
use store::Recorded;

pub(super) use agenda::{calendar, page as agenda};
pub(super) use office::page;

use super::look::Look;
use crate::app::App;
use crate::components::{FieldError, Form};
use crate::i18n::Message;
use crate::interests::{Declared, DeclaredInterest, Fault, Standing, Whose};
use crate::page::Page;
use crate::problem::Problem;
use crate::register::show::code_of;
use crate::visitor::Visitor;

/// Whose interests the form of an act asks for; none where it asks for something else.
pub(super) fn asked_by(act: &str) -> Option<Whose> {
    match act {
        "interests.declared" => Some(Whose::Own { aside: false }),
        "institution.declared" => Some(Whose::Institution),
        _ => None,
    }
}

/// What was sent with the form; messages belong to fields.
pub(super) async fn declared(
    app: &App,
    look: &Look,
    (whose, content): (Whose, Value),
    page: &Page,
) -> Result<Result<(Declared, Whose), Vec<FieldError>>, Problem> {
    let mut content = content;
    let parts = content.as_object_mut();
    let aside = parts.and_then(|parts| parts.remove("stands-aside")).is_some_and(|aside| aside == true);
    let whose = if aside { Whose::Own { aside } } else { whose };
    let error =
        |field: String, message: Message<'_>| Ok(Err(vec![FieldError { field, message: message.plain() }]));
    // The parser's message would repeat what was written.
    let Ok(declared) = serde_json::from_value::<Declared>(content) else {
        return error("interests".into(), page.t("error-unreadable"));
    };
    match app.office.fault(&look.case, look.person(), (&declared, whose)).await? {
        Some(Fault { field, key, limit }) => error(field, page.t(key).with("limit", limit)),
        None => Ok(Ok((declared, whose))),
    }
}

/// Seals what was declared, and records what comes of it.
pub(super) async fn declare(
    app: &App,
    visitor: &Visitor,
    (role, id, expected): (&str, &str, u64),
    declared: (Declared, Whose),
) -> Result<Recorded, Problem> {
    app.office.declare(&visitor.actor, role, id, Some(expected), declared).await
}

/// Fills the form with what stands of what was declared before, to be said of each whether it still holds, and
/// with what registers say of the person. What was sent already stays as it was sent.
pub(super) async fn fill(app: &App, look: &Look, whose: Whose, form: &mut Form) -> Result<(), Problem> {
    let role = match whose {
        Whose::Own { .. } => "declarant".to_owned(),
        Whose::Institution => match look.role_reading(policy::Act::CASE_READ_INTERESTS) {
            Ok(role) => role,
            // Of the institution's interests only the ethics office reads what was declared.
            Err(_) => return Ok(()),
        },
    };
    let person = whose.name(look.person()).to_owned();
    let reading = app.office.reading(look.person(), &role, &look.case.id);
    let weighing = app.office.weigh(&look.case, std::slice::from_ref(&person), &reading).await?;
    let nothing = Standing::default();
    let standing = weighing.standing.get(&person).unwrap_or(&nothing);
    let page = &look.page;
    let interests = standing.interests.iter().filter(|one| one.still_holds());
    let interests: Vec<Known> = interests.map(|one| (one.id.clone(), words(page, &one.interest))).collect();
    let asked = weighing.unanswered(&person).into_iter();
    let asked: Vec<Known> = asked
        .filter_map(|finding| {
            Some((finding.registered_with.as_ref()?.id.clone(), tie_in_words(page, finding)))
        })
        .collect();
    if form.values.contains_key("expected") {
        say(form, ("earlier", "interest"), &interests);
        say(form, ("explained", "party"), &asked);
        return Ok(());
    }
    let mut put = |name: String, value: &str| form.values.insert(name, vec![value.to_owned()]);
    for (at, (id, _)) in interests.iter().enumerate() {
        put(format!("earlier.{at}.interest"), id);
        put(format!("earlier.{at}.still"), "holds");
    }
    for (at, (party, _)) in asked.iter().enumerate() {
        put(format!("explained.{at}.party"), party);
    }
    if let Some(known) = standing.known_as.last() {
        put("known-as".into(), known);
    }
    if let Some(day) = standing.leaves_on {
        super::form::show::fill_day(form, "leaves-on", &day.to_string());
    }
    say(form, ("earlier", "interest"), &interests);
    say(form, ("explained", "party"), &asked);
    Ok(())
}

/// Something that a form sends back, and what it is in words.
type Known = (String, String);

/// Puts the words beside what is sent back, by what it is and not by its place: meanwhile others may have come.
fn say(form: &mut Form, (group, field): (&str, &str), known: &[Known]) {
    for at in 0..known.len().max(super::form::read::blocks_sent(form, group)) {
        let name = format!("{group}.{at}.{field}");
        let words = known.iter().find(|(id, _)| *id == form.value(&name)).map(|(_, words)| words.clone());
        form.values.insert(format!("{name}-words"), vec![words.unwrap_or_default()]);
    }
}

/// An interest in a line.
fn words(page: &Page, interest: &DeclaredInterest) -> String {
    let word = |prefix: &str, code: String| page.word(prefix, &code).plain();
    let day = |key: &str, day: Option<evidence::Date>| {
        day.map(|day| format!("{} {}", page.t(key).plain(), apart(&day.to_string())))
    };
    in_a_line([
        Some(word("held-by", code(&interest.held_by))),
        Some(word("interest-kind", code(&interest.kind))),
        Some(interest.counterparty.clone()),
        Some(interest.identifiers.join(", ")),
        Some(word("certainty", code(&interest.certainty))),
        day("field-interest-from", interest.from),
        day("field-interest-to", interest.to),
        interest.value.map(|value| page.t("interests-value").with("value", value).plain()),
        interest.share.map(|share| page.t("interests-share").with("share", share).plain()),
        interest.trigger.clone(),
        interest.mitigation.clone(),
        day("field-mitigation-until", interest.mitigation_until),
    ])
}

/// A tie that a register shows, in a line, with the statement that says so.
fn tie_in_words(page: &Page, finding: &Finding) -> String {
    let Some(step) = finding.path.first() else {
        // A record of one's own that is the partner's.
        return finding.registered_with.as_ref().map(|party| apart(&party.name)).unwrap_or_default();
    };
    let tie = step.ties.first();
    let statement = |id: &str| format!("{} {}", page.t("interests-statement").plain(), apart(id));
    in_a_line([
        Some(step.party.name.clone()),
        tie.map(|held| page.word("tie", &code(&held.tie.interest)).plain()),
        Some(step.subject.name.clone()),
        tie.map(|held| statement(&held.statement.id)),
    ])
}

/// Parts side by side, each with a direction of its own.
fn in_a_line<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.map(|part| apart(&part)).collect::<Vec<_>>().join(" · ")
}

/// A text set apart from the direction of what stands around it: first strong isolate, pop directional isolate.
fn apart(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// The code of a word.
fn code(value: &impl serde::Serialize) -> String {
    code_of(value).unwrap_or_default()
}
