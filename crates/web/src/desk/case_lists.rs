//! Lists inside a case: all questions, flags, sources and clauses, each with what can be done about it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::look::Look;
use super::shown;
use super::stop::Stop;
use crate::app::App;
use crate::components::{Evidence, Finding, Said};
use crate::page::Page;
use crate::register::show::code_of;
use crate::respond;
use crate::visitor::Visitor;

/// A family of questions.
struct Family {
    title: Said,
    questions: Vec<Question>,
}

/// A question with its answer and what that comes to.
struct Question {
    code: String,
    text: Said,
    basis: Said,
    answer: &'static str,
    note: String,
    verdict: String,
    evidence: Vec<Evidence>,
}

#[derive(Template)]
#[template(path = "desk/questions.html")]
struct QuestionsPage {
    page: Page,
    look: Look,
    families: Vec<Family>,
}

pub(super) async fn questions(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    let look = Look::inside(&app, &visitor, &id).await?;
    let families = look.edition.families.iter().map(|family| Family {
        title: shown::said_in(&family.title, &look.page.language),
        questions: family.questions.iter().filter_map(|question| asked(&look, question)).collect(),
    });
    let families = families.filter(|family| !family.questions.is_empty()).collect();
    Ok(respond::page(&QuestionsPage { page: visitor.page(&app), families, look }))
}

/// A question that arises.
fn asked(look: &Look, question: &content::Question) -> Option<Question> {
    let judgement = &look.judgement;
    let flags = judgement.flags.iter().map(|flag| &flag.finding);
    let mut findings = flags.chain(&judgement.exclusions).chain(&judgement.unknown).chain(&judgement.clear);
    let finding = findings.find(|finding| finding.code == question.code)?;
    let given = look.case.record.answers.get(&question.code);
    Some(Question {
        code: question.code.clone(),
        text: shown::said_in(&question.text, &look.page.language),
        basis: look.show(&look.page).basis(&question.basis),
        answer: given.map_or("not-looked-at", |given| given.value.word()),
        note: given.map(|given| given.note.clone()).unwrap_or_default(),
        verdict: code_of(&finding.verdict).unwrap_or_default(),
        evidence: shown::finding(look, finding).evidence,
    })
}

/// A red flag with what can be done about it.
struct RaisedFlag {
    finding: Finding,
    settled: bool,
    answered: bool,
}

#[derive(Template)]
#[template(path = "desk/flags.html")]
struct FlagsPage {
    page: Page,
    look: Look,
    flags: Vec<RaisedFlag>,
}

pub(super) async fn flags(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    let look = Look::inside(&app, &visitor, &id).await?;
    let flags = look.judgement.flags.iter().map(|flag| RaisedFlag {
        finding: shown::finding(&look, &flag.finding),
        settled: flag.settled,
        answered: flag.answered,
    });
    Ok(respond::page(&FlagsPage { page: visitor.page(&app), flags: flags.collect(), look }))
}

/// A source with what can be done about it.
struct Source {
    id: String,
    shown: Evidence,
    assessed: bool,
}

#[derive(Template)]
#[template(path = "desk/evidence.html")]
struct EvidencePage {
    page: Page,
    look: Look,
    sources: Vec<Source>,
}

pub(super) async fn evidence(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    let look = Look::inside(&app, &visitor, &id).await?;
    let sources = look.case.record.evidence.iter().map(|source| Source {
        id: source.id.clone(),
        shown: shown::source(source),
        assessed: source.reliability.is_some(),
    });
    Ok(respond::page(&EvidencePage { page: visitor.page(&app), sources: sources.collect(), look }))
}

/// A clause with how it stands.
struct ReadClause {
    code: String,
    required: bool,
    result: Option<String>,
    quote: String,
    note: String,
}

#[derive(Template)]
#[template(path = "desk/contract.html")]
struct ContractPage {
    page: Page,
    look: Look,
    clauses: Vec<ReadClause>,
}

pub(super) async fn contract(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    let look = Look::inside(&app, &visitor, &id).await?;
    let required = &look.edition.settings.required_clauses;
    let others = look.case.record.contract.keys().filter(|code| !required.contains(code));
    let clauses = required.iter().chain(others).map(|code| {
        let clause = look.case.record.contract.get(code);
        ReadClause {
            code: code.clone(),
            required: required.contains(code),
            result: clause.and_then(|clause| code_of(&clause.result)),
            quote: clause.map(|clause| clause.quote.clone()).unwrap_or_default(),
            note: clause.map(|clause| clause.note.clone()).unwrap_or_default(),
        }
    });
    Ok(respond::page(&ContractPage { page: visitor.page(&app), clauses: clauses.collect(), look }))
}
