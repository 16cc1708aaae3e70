//! What a case offers to choose from on its forms, and what stands in them at first.

use engagement::Moving;
use evidence::{Given, Reliability};
use jiff::ToSpan;

use crate::components::{Choice, Form};
use crate::desk::look::Look;
use crate::page::Page;

fn choice(value: &str, label: String) -> Choice {
    Choice { value: value.into(), label, hint: None }
}

/// The institutions for which the person may open a case.
pub(super) fn institutions(look: &Look, _: &Page) -> Vec<Choice> {
    let held = look.actor.assignments().iter().filter_map(|one| match &one.body {
        policy::Body::Institution(id) => Some(id),
        policy::Body::Partner(_) => None,
    });
    let own: std::collections::BTreeSet<&String> = held.collect();
    own.into_iter().map(|id| choice(id, id.clone())).collect()
}

pub(super) fn sectors(look: &Look, _: &Page) -> Vec<Choice> {
    let sectors = look.edition.sectors.iter();
    sectors
        .map(|one| choice(&one.code, format!("{} {}", one.code, one.text.in_language(&look.page.language).1)))
        .collect()
}

/// The kinds that have a word; a case may bear another one.
pub(super) fn kinds(look: &Look, page: &Page) -> Vec<Choice> {
    const KINDS: [&str; 7] =
        ["contract", "memorandum", "letter-of-intent", "pilot", "donation", "sponsorship", "other"];
    let other = Some(look.case.record.engagement.kind.as_str())
        .filter(|kind| !kind.is_empty() && !KINDS.contains(kind));
    let known = KINDS.iter().map(|kind| choice(kind, page.word("engagement", kind).plain()));
    known.chain(other.map(|kind| choice(kind, kind.into()))).collect()
}

pub(super) fn sources(look: &Look, _: &Page) -> Vec<Choice> {
    let sources =
        look.case.record.evidence.iter().filter(|one| one.reliability != Some(Reliability::Refuted));
    sources.map(|one| choice(&one.id, format!("{} {} ({})", one.id, one.title, one.publisher))).collect()
}

pub(super) fn questions(look: &Look, _: &Page) -> Vec<Choice> {
    let questions = look.edition.questions();
    questions
        .map(|one| choice(&one.code, format!("{} {}", one.code, one.text.in_language(&look.page.language).1)))
        .collect()
}

/// What excludes the engagement.
pub(super) fn exclusions(look: &Look, page: &Page) -> Vec<Choice> {
    let show = look.show(page);
    let title = |code: &str, title: &str| format!("{code} {}", show.title(code, title).text);
    look.judgement.exclusions.iter().map(|one| choice(&one.code, title(&one.code, &one.title))).collect()
}

pub(super) fn flags(look: &Look, _: &Page) -> Vec<Choice> {
    let flags = look.case.record.flags.iter();
    flags.map(|(code, flag)| choice(code, format!("{code} {}", flag.summary))).collect()
}

pub(super) fn answered_flags(look: &Look, _: &Page) -> Vec<Choice> {
    let flags = look.case.record.flags.iter().filter(|(_, flag)| flag.answer.is_some());
    flags.map(|(code, flag)| choice(code, format!("{code} {}", flag.summary))).collect()
}

pub(super) fn flag_codes(look: &Look, _: &Form) -> Vec<String> {
    look.case.record.flags.keys().cloned().collect()
}

pub(super) fn open_comments(look: &Look, _: &Page) -> Vec<Choice> {
    let open = look.case.comments.iter().filter(|comment| comment.answer.is_none());
    open.map(|comment| choice(&comment.id, format!("{} {}", comment.id, comment.text))).collect()
}

/// The reviews that the person was asked for.
pub(super) fn reviews_asked(look: &Look, _: &Page) -> Vec<Choice> {
    let asked = look.case.record.steps.reviews.iter().filter(|review| review.reviewer == look.person());
    asked.map(|review| choice(&review.subject, review.subject.clone())).collect()
}

/// The stages that may come next, as far as the course of a case goes.
pub(super) fn stages(look: &Look, page: &Page) -> Vec<Choice> {
    let now = look.case.stage;
    let ahead = |stage: &engagement::Stage| *stage > now && stage.is_before_decision();
    let stages =
        engagement::Stage::ALL.into_iter().filter(|stage| now.next() == Some(*stage) || ahead(stage));
    stages.map(|stage| choice(stage.word(), page.word("stage", stage.word()).plain())).collect()
}

/// Something of the answer that is on file to the question that the address names.
pub(super) fn given(look: &Look, form: &Form, part: fn(&Given) -> Vec<String>) -> Vec<String> {
    look.case.record.answers.get(form.value("code")).map(part).unwrap_or_default()
}

pub(super) fn next_source(look: &Look, _: &Form) -> Vec<String> {
    let taken = |id: &String| look.case.record.source(id).is_some();
    (1..).map(|number| format!("E-{number}")).find(|id| !taken(id)).into_iter().collect()
}

pub(super) fn today(look: &Look, _: &Form) -> Vec<String> {
    vec![look.today.to_string()]
}

pub(super) fn reply_due(look: &Look, _: &Form) -> Vec<String> {
    let (calendar, days) = (look.edition.calendar(), look.edition.settings.reply_working_days);
    calendar.working_day_after(look.today, days).map(|day| day.to_string()).into_iter().collect()
}

/// The first day on which the comment period is as long as the tier demands, today included.
pub(super) fn comment_end(look: &Look, _: &Form) -> Vec<String> {
    let days = look.judgement.duties.comment_days.max(1);
    look.today.checked_add(days.days()).map(|day| day.to_string()).into_iter().collect()
}

pub(super) fn official_languages(_: &Look, _: &Form) -> Vec<String> {
    vec!["ar\nen\nes\nfr\nru\nzh".into()]
}

/// What moving to the edition in force does to the answers; the codes that `part` picks, a line each.
pub(super) fn moved(look: &Look, part: fn(Moving) -> Vec<String>) -> Vec<String> {
    let moving = Moving::between(&look.case.record, &look.edition, &look.edition_in_force);
    vec![part(moving).join("\n")]
}
