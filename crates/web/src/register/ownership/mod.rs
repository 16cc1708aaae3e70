//! One page a partner on who owns and controls it, from registers that were imported.

mod chart;
mod facts;
mod picture;
mod words;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use ownership::{Evidence, Interval, Shown, Step};
use serde::Serialize;

pub(crate) use self::facts::{Days, PublicOwnership};
use self::facts::{Found, Standing};
use self::picture::{Picture, ShownRest};
use self::words::Stroke;
use super::asked::{Pairs, day_asked, value};
use super::{open_json, or_problem};
use crate::app::App;
use crate::components::{FieldError, Form};
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// The most parties in one table; the JSON has them all.
const MOST_SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "register/ownership.html")]
struct OwnershipPage<'a> {
    page: &'a Page,
    facts: PublicOwnership,
    pictures: Vec<Picture>,
    form: Form,
    /// The partner's page.
    partner: String,
    path: String,
    query: String,
}

/// What the template asks for.
impl OwnershipPage<'_> {
    fn share(&self, share: &Interval) -> String {
        words::share(self.page, *share)
    }

    fn code(&self, code: &impl Serialize) -> String {
        words::code(code)
    }

    fn name(&self, party: &Shown) -> String {
        words::name(self.page, party)
    }

    /// Where those stand who are only counted in the picture. Not everybody above is an owner.
    fn rest_table(&self, at: impl std::borrow::Borrow<usize>, found: &Found, rest: &ShownRest) -> String {
        let at = at.borrow();
        match rest.above {
            true if found.others_above.is_empty() && !found.owners.owners.is_empty() => {
                format!("owners-{at}")
            }
            true => format!("chains-{at}"),
            false => format!("controlled-{at}"),
        }
    }

    fn oddity(&self, problem: &ownership::Problem) -> String {
        words::oddity(self.page, &problem.oddity)
    }

    /// A tie: its kind, its share, its days.
    fn tie(&self, evidence: &Evidence) -> String {
        let tie = &evidence.tie;
        let mut parts = vec![words::interest(self.page, tie.interest)];
        match tie.share {
            Some(share) => parts.push(words::share(self.page, share)),
            None if !tie.interest.rights().is_empty() => parts.push(self.page.t("short-unknown").plain()),
            None => {}
        }
        let day = |key: &str, day: evidence::Date| self.page.t(key).with("date", day).plain();
        parts.extend(tie.start.map(|start| day("ownership-from", start)));
        parts.extend(tie.end.map(|end| day("ownership-until", end)));
        parts.extend(tie.asserted.then(|| self.page.t("ownership-asserted").plain()));
        parts.join(&self.page.t("list-comma").plain())
    }

    fn stroke(&self, step: &Step) -> &'static str {
        Stroke::of(step).code()
    }

    /// The first of a long list.
    fn first<'l, T>(&self, all: &'l [T]) -> &'l [T] {
        &all[..all.len().min(MOST_SHOWN)]
    }

    /// The code of a reason for naming nobody, where it is one that has a word.
    fn reason(&self, reason: &Option<String>) -> String {
        let code = reason.as_deref().unwrap_or_default();
        let key = format!("unnamed-{code}");
        match (self.page.translations.has(&key), code.is_empty()) {
            (true, _) => self.page.t(&key).plain(),
            (false, true) => self.page.t("unnamed-no-reason").plain(),
            (false, false) => code.to_owned(),
        }
    }

    fn not_shown(&self, many: impl std::borrow::Borrow<usize>) -> Option<String> {
        let rest = many.borrow().checked_sub(MOST_SHOWN).filter(|rest| *rest > 0)?;
        Some(self.page.tn("ownership-not-shown", rest).plain())
    }

    fn found(&self) -> Vec<(usize, &Found, &Picture)> {
        let both = self.facts.parties.iter().zip(&self.pictures);
        both.enumerate().map(|(at, (found, picture))| (at + 1, found, picture)).collect()
    }
}

/// `GET /partners/{id}/ownership`, with `?on=YYYY-MM-DD&known-on=YYYY-MM-DD`.
pub async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(query): Query<Pairs>,
) -> Response {
    let (days, form) = asked(&app, &visitor.page(&app), &query);
    let answer = async {
        let facts = PublicOwnership::load(&app, &id, days).await?;
        let page = visitor.page(&app);
        let pictures = facts.parties.iter().map(|found| Picture::of(&page, found)).collect();
        let partner = format!("/partners/{id}");
        let path = format!("{partner}/ownership");
        let query = format!("?on={}&known-on={}", days.on, days.known_on);
        Ok(respond::page(&OwnershipPage { page: &page, facts, pictures, form, partner, path, query }))
    };
    or_problem(&app, &visitor, answer.await)
}

/// `GET /partners/{id}/ownership.json`, with the same days.
pub async fn json(State(app): State<App>, Path(id): Path<String>, Query(query): Query<Pairs>) -> Response {
    let answer = async {
        let days = Days::read(&app, value(&query, "on"), value(&query, "known-on"))?;
        Ok::<_, Problem>(open_json(&PublicOwnership::load(&app, &id, days).await?))
    };
    answer.await.unwrap_or_else(IntoResponse::into_response)
}

/// The days as far as they can be read, and the form with what was typed and what is wrong with it.
fn asked(app: &App, page: &Page, query: &Pairs) -> (Days, Form) {
    let mut form = Form::default();
    let today = app.office.today();
    let [on, known_on] = ["on", "known-on"].map(|name| day_asked(name, value(query, name), today).ok());
    for (name, read) in [("on", on), ("known-on", known_on)] {
        if read.is_none() {
            let message = page.t("known-date-error").with("date", today).plain();
            form.errors.push(FieldError { field: name.into(), message });
        }
    }
    let days = Days::new(app, on.flatten(), known_on.flatten());
    for (name, read, day) in [("on", on, days.on), ("known-on", known_on, days.known_on)] {
        let shown = read.map_or_else(|| value(query, name).to_owned(), |_| day.to_string());
        form.values.insert(name.into(), vec![shown]);
    }
    (days, form)
}
