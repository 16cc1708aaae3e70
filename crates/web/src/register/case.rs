//! The page of one engagement.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use benchmark::NoStanding;
use evidence::Date;

use super::asked::{Form as Wanted, Pairs, day_asked, name_and_form, value};
use super::show::{Show, ShownGate, ShownRule, code_of};
use super::view::{KnownState, PublicCase};
use super::{open_json, or_problem};
use crate::app::App;
use crate::components::{self, Evidence, FieldError, Finding, Form, Said, TimelineEvent};
use crate::page::Page;
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::{reasons, respond};

#[derive(Template)]
#[template(path = "register/case.html")]
struct CasePage<'a> {
    page: &'a Page,
    show: Show<'a>,
    case: &'a PublicCase,
    form: Form,
    path: String,
    tier_reasons: Vec<ShownRule>,
    gates: Vec<ShownGate>,
    exclusions: Vec<Finding>,
    flags: Vec<Finding>,
    unknown: Vec<Finding>,
    clear: Vec<Finding>,
    sources: Vec<Evidence>,
    /// What the benchmark measures, and what not.
    measures: Said,
    known: Vec<components::Known>,
    decision: Option<components::Decision>,
    deferrals: Vec<components::Decision>,
    withheld: Vec<components::Withheld>,
    timeline: Vec<TimelineEvent>,
}

impl<'a> CasePage<'a> {
    fn new(show: Show<'a>, case: &'a PublicCase, measures: Said, form: Form) -> Self {
        let findings = |found: &[super::view::PublicFinding]| {
            found.iter().map(|finding| show.finding(finding, case)).collect::<Vec<_>>()
        };
        CasePage {
            page: show.page,
            show,
            case,
            form,
            path: format!("/register/{}", case.history.case_id),
            tier_reasons: case.tier_reasons.iter().map(|reason| show.tier_reason(reason)).collect(),
            gates: case.gates.iter().map(|gate| show.gate(gate)).collect(),
            exclusions: findings(&case.exclusions),
            flags: findings(&case.flags),
            unknown: findings(&case.unknown),
            clear: findings(&case.clear),
            sources: case.sources.iter().map(|source| show.evidence(source)).collect(),
            measures,
            known: case.known.sources.iter().map(|source| show.known(source)).collect(),
            decision: case.decision.as_ref().map(|decision| show.decision(decision, case)),
            deferrals: case.deferrals.iter().map(|decision| show.decision(decision, case)).collect(),
            withheld: case.history.withheld.iter().map(|item| show.withheld(item)).collect(),
            timeline: case.history.events.iter().map(|event| show.event(event, &case.history)).collect(),
        }
    }
}

/// What the template asks for.
impl CasePage<'_> {
    /// The word that a code has on the wire.
    fn code(&self, code: &impl serde::Serialize) -> String {
        code_of(code).unwrap_or_default()
    }

    fn no_standing(&self, why: &NoStanding) -> Said {
        reasons::no_standing(self.page, why)
    }

    fn open_flags(&self) -> usize {
        self.case.flags.iter().filter(|flag| !flag.settled).count()
    }

    fn knowable_count(&self) -> usize {
        self.case.known.sources.iter().filter(|source| source.state == KnownState::Knowable).count()
    }

    /// The classes of sources that there are, independent voices first.
    fn source_classes(&self) -> Vec<&'static str> {
        let has = |class: &&str| self.sources.iter().any(|source| source.source_class == **class);
        ["independent", "partner", "institution"].into_iter().filter(has).collect()
    }
}

/// `GET /register/{case}` and `GET /register/{case}.json`, both with `?on=YYYY-MM-DD`.
pub async fn page_or_json(
    State(app): State<App>,
    visitor: Visitor,
    Path(asked): Path<String>,
    Query(query): Query<Pairs>,
) -> Response {
    let (case_id, wanted) = name_and_form(&asked);
    let today = app.office.today();
    let on = day_asked("on", value(&query, "on"), today);
    if wanted == Wanted::Json {
        return json(&app, case_id, on).await.unwrap_or_else(axum::response::IntoResponse::into_response);
    }
    let answer = async {
        let page = visitor.page(&app);
        let case = PublicCase::load(&app.office, case_id, on.clone().unwrap_or_default()).await?;
        let edition = app.office.editions.get(&case.history.edition).unwrap_or(&app.office.edition);
        let show = Show { page: &page, edition, grants: &app.office.grants };
        let form = day_form(&page, value(&query, "on"), &case, on.is_err());
        let measures = show.text(&app.office.library.benchmark().measures);
        Ok(respond::page(&CasePage::new(show, &case, measures, form)))
    };
    or_problem(&app, &visitor, answer.await)
}

async fn json(app: &App, case_id: &str, on: Result<Option<Date>, Problem>) -> Result<Response, Problem> {
    Ok(open_json(&PublicCase::load(&app.office, case_id, on?).await?))
}

fn day_form(page: &Page, typed: &str, case: &PublicCase, is_wrong: bool) -> Form {
    let shown = if is_wrong { typed.to_owned() } else { case.known.on.to_string() };
    let message = || page.t("known-date-error").with("date", case.judged_on).plain();
    let errors = is_wrong.then(|| FieldError { field: "on".into(), message: message() });
    Form { values: [("on".to_owned(), vec![shown])].into(), errors: errors.into_iter().collect() }
}
