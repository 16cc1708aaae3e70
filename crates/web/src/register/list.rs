//! The front page and the list of cases.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use engagement::Stage;
use serde::Serialize;
use store::{Filter, Summary};

use super::asked::{Pairs, value};
use super::{open_json, or_problem};
use crate::address::encoded;
use crate::app::App;
use crate::components::{Choice, Form, Pages};
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// Cases on one page of the list.
const PER_PAGE: usize = 50;
/// Cases on the front page.
const NEWEST: usize = 5;

/// How many cases stand in a stage.
pub struct StageCount {
    /// The stage's word.
    pub stage: &'static str,
    /// How many.
    pub count: usize,
}

#[derive(Template)]
#[template(path = "register/front.html")]
struct FrontPage {
    page: Page,
    counts: Vec<StageCount>,
    total: usize,
    entries: usize,
    newest: Vec<Summary>,
}

/// `GET /`
pub async fn front(State(app): State<App>, visitor: Visitor) -> Response {
    let answer = async {
        let mut cases = app.office.store.list(&Filter::default()).await?;
        let (counts, total) = (by_stage(&cases), cases.len());
        cases.truncate(NEWEST);
        let entries = usize::try_from(app.office.store.size().await?).unwrap_or(usize::MAX);
        let page = visitor.page(&app);
        Ok(respond::page(&FrontPage { page, counts, total, entries, newest: cases }))
    };
    or_problem(&app, &visitor, answer.await)
}

#[derive(Template)]
#[template(path = "register/list.html")]
struct ListPage {
    page: Page,
    form: Form,
    stages: Vec<Choice>,
    partners: Vec<Choice>,
    counts: Vec<StageCount>,
    is_narrowed: bool,
    found: usize,
    cases: Vec<Summary>,
    pages: Pages,
}

/// `GET /register?q=&stage=&partner=&page=`
pub async fn page(State(app): State<App>, visitor: Visitor, Query(asked): Query<Pairs>) -> Response {
    let answer = async {
        let page = visitor.page(&app);
        let all = app.office.store.list(&Filter::default()).await?;
        let filter = filter(&asked);
        let cases =
            if filter == Filter::default() { all.clone() } else { app.office.store.list(&filter).await? };
        let pages = pages(&asked, cases.len());
        Ok(respond::page(&ListPage {
            form: form(&asked),
            stages: stages(&page, &all),
            partners: partners(&page, &all),
            counts: by_stage(&all),
            is_narrowed: filter != Filter::default(),
            found: cases.len(),
            cases: cases.into_iter().skip((pages.current - 1) * PER_PAGE).take(PER_PAGE).collect(),
            pages,
            page,
        }))
    };
    or_problem(&app, &visitor, answer.await)
}

/// The list as JSON.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ListJson {
    count: usize,
    cases: Vec<Summary>,
}

/// `GET /register.json?q=&stage=&partner=`
pub async fn json(State(app): State<App>, Query(asked): Query<Pairs>) -> Result<Response, Problem> {
    let cases = app.office.store.list(&filter(&asked)).await?;
    Ok(open_json(&ListJson { count: cases.len(), cases }))
}

fn filter(asked: &Pairs) -> Filter {
    let value = |name| value(asked, name).to_owned();
    Filter { words: value("q"), stage: value("stage"), partner: value("partner"), institution: String::new() }
}

fn form(asked: &Pairs) -> Form {
    let named = |name: &str| (name.to_owned(), vec![value(asked, name).to_owned()]);
    Form { values: ["q", "stage", "partner"].map(named).into(), errors: Vec::new() }
}

fn pages(asked: &Pairs, found: usize) -> Pages {
    let last = found.div_ceil(PER_PAGE).max(1);
    let current = value(asked, "page").parse().unwrap_or(1).clamp(1, last);
    let kept = asked.iter().filter(|(name, _)| name != "page" && name != "lang");
    let kept: String = kept.map(|(name, value)| format!("{}={}&", encoded(name), encoded(value))).collect();
    Pages { current, last, path: format!("/register?{kept}page=") }
}

fn by_stage(cases: &[Summary]) -> Vec<StageCount> {
    let count = |stage| cases.iter().filter(|case| case.stage == stage).count();
    Stage::ALL
        .into_iter()
        .map(|stage| StageCount { stage: stage.word(), count: count(stage) })
        .filter(|counted| counted.count > 0)
        .collect()
}

fn any(page: &Page) -> Choice {
    Choice { value: String::new(), label: page.t("register-filter-any").plain(), hint: None }
}

fn stages(page: &Page, cases: &[Summary]) -> Vec<Choice> {
    let stage = |stage: &'static str| Choice {
        value: stage.into(),
        label: page.word("stage", stage).plain(),
        hint: None,
    };
    std::iter::once(any(page))
        .chain(by_stage(cases).into_iter().map(|counted| stage(counted.stage)))
        .collect()
}

fn partners(page: &Page, cases: &[Summary]) -> Vec<Choice> {
    let mut partners: Vec<(&str, &str)> =
        cases.iter().map(|case| (case.partner.name.as_str(), case.partner.id.as_str())).collect();
    partners.sort_unstable();
    partners.dedup_by_key(|(_, id)| *id);
    let partner = |(name, id): (&str, &str)| Choice { value: id.into(), label: name.into(), hint: None };
    std::iter::once(any(page)).chain(partners.into_iter().map(partner)).collect()
}
