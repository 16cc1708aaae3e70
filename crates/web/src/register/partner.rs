//! One page a partner: every engagement, its names, what benchmarks and others said of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use benchmark::{Company, Library, SourceStatus, Standing};
use engagement::record::Partner;
use evidence::{Date, SourceKind};
use serde::Serialize;
use store::{Filter, Summary};

use super::asked::{Form, name_and_form};
use super::show::Show;
use super::view::{PublicCase, PublicScreening, PublicSource, standing_on};
use super::{open_json, or_page};
use crate::app::App;
use crate::components::{Evidence, Said};
use crate::page::Page;
use crate::problem::Problem;
use crate::respond;
use crate::visitor::Visitor;

/// What the register holds about a partner.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PublicPartner {
    partner: Partner,
    engagements: Vec<Summary>,
    names: Vec<DatedName>,
    benchmark: Vec<Scored>,
    /// What the benchmark measures, and what not.
    measures: String,
    independent_sources: Vec<PublicSource>,
    /// The newest look at the lists of each of its cases in which somebody has looked; by case.
    screenings: BTreeMap<String, PublicScreening>,
}

/// A name and the day from which it was borne.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct DatedName {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    /// Whether somebody read the source that says so.
    verified: bool,
}

/// A benchmark edition that scores the partner.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Scored {
    #[serde(flatten)]
    standing: Standing,
    change: Change,
}

/// How the total compares with the edition before.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
enum Change {
    /// There is none before.
    First,
    /// Points gained, or lost if negative.
    By { points: f64 },
    /// The way of measuring changed.
    NotComparable,
}

#[derive(Template)]
#[template(path = "register/partner.html")]
struct PartnerPage<'a> {
    page: &'a Page,
    show: Show<'a>,
    shown: &'a PublicPartner,
    sources: Vec<Evidence>,
    measures: Said,
    path: String,
}

/// `GET /partners/{id}` and `GET /partners/{id}.json`
pub async fn page_or_json(State(app): State<App>, visitor: Visitor, Path(asked): Path<String>) -> Response {
    let (id, form) = name_and_form(&asked);
    let loaded = load(&app, id).await;
    if form == Form::Json {
        return loaded.map_or_else(IntoResponse::into_response, |partner| open_json(&partner));
    }
    let page = visitor.page(&app);
    let show = Show { page: &page, edition: &app.office.edition, grants: &app.office.grants };
    let answer = loaded.map(|shown| {
        let sources = shown.independent_sources.iter().map(|source| show.evidence(source)).collect();
        respond::page(&PartnerPage {
            page: &page,
            show,
            shown: &shown,
            sources,
            measures: show.text(&app.office.library.benchmark().measures),
            path: format!("/partners/{id}"),
        })
    });
    or_page(&app, &visitor, answer)
}

async fn load(app: &App, id: &str) -> Result<PublicPartner, Problem> {
    let library = &app.office.library;
    let engagements = app.office.store.list(&Filter { partner: id.into(), ..Filter::default() }).await?;
    let Some(newest) = engagements.first() else {
        return Err(Problem::not_found(format!("no engagement with a partner {id} is recorded here")));
    };
    let partner = newest.partner.clone();
    // The same source may be on several files; the first to record it stands for all.
    let mut sources: BTreeMap<(Date, String), PublicSource> = BTreeMap::new();
    let mut screenings = BTreeMap::new();
    for case in &engagements {
        let case_id = &case.case_id;
        let case = PublicCase::load(&app.office, case_id, None).await?;
        screenings.extend(case.screening.map(|screening| (case_id.clone(), screening)));
        let independent =
            case.sources.into_iter().filter(|shown| shown.source.kind == SourceKind::Independent);
        for shown in independent {
            sources.entry((shown.source.published_on, shown.source.title.clone())).or_insert(shown);
        }
    }
    Ok(PublicPartner {
        names: names(library, &partner.name),
        benchmark: scored(library, &partner.name),
        measures: library.benchmark().measures.english().into(),
        screenings,
        independent_sources: sources.into_values().collect(),
        partner,
        engagements,
    })
}

fn names(library: &Library, name: &str) -> Vec<DatedName> {
    let bears = |company: &&Company| {
        let mut spellings = company.names.iter().flat_map(|one| std::iter::once(&one.name).chain(&one.also));
        spellings.any(|spelling| spelling.eq_ignore_ascii_case(name.trim()))
    };
    let company = library.benchmark().companies.iter().find(bears);
    company
        .into_iter()
        .flat_map(|company| &company.names)
        .map(|one| DatedName {
            name: one.name.clone(),
            from: one.from,
            verified: one.basis_status == SourceStatus::Read,
        })
        .collect()
}

/// Every edition that scores the partner, oldest first.
fn scored(library: &Library, name: &str) -> Vec<Scored> {
    let mut scored: Vec<Scored> = Vec::new();
    for edition in library.editions() {
        let imprint = &edition.imprint;
        let standing = standing_on(library, name, imprint.published_on);
        let Some(standing) = standing.ok().filter(|standing| standing.edition == imprint.edition) else {
            continue;
        };
        let change = match scored.last() {
            None => Change::First,
            Some(before) => match library.change(name, &before.standing.edition, &standing.edition) {
                Ok(change) => Change::By { points: change.total },
                Err(_) => Change::NotComparable,
            },
        };
        scored.push(Scored { standing, change });
    }
    scored
}
