//! The rules that cases are judged by, and who may do what.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use content::{Edition, Effect, Question, Trigger};
use policy::Scope;

use super::show::Show;
use crate::app::App;
use crate::page::Page;
use crate::respond;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "register/criteria.html")]
struct CriteriaPage<'a> {
    page: &'a Page,
    show: Show<'a>,
    edition: &'a Edition,
}

impl CriteriaPage<'_> {
    fn effect(&self, question: &Question) -> &'static str {
        match question.effect {
            Effect::Exclude => "exclude",
            Effect::Flag => "flag",
        }
    }

    /// What a gate guards, in words.
    fn guarded(&self, trigger: &Trigger) -> String {
        match trigger {
            Trigger::Stage(stage) => {
                self.page.t("criteria-stage").with("stage", self.page.word("stage", stage).plain())
            }
            Trigger::Act(act) => self.page.t("criteria-act").with("act", act),
        }
        .plain()
    }
}

/// `GET /criteria`
pub async fn criteria(State(app): State<App>, visitor: Visitor) -> Response {
    let page = visitor.page(&app);
    let edition = &app.office.edition;
    let show = Show { page: &page, edition, grants: &app.office.grants };
    respond::page(&CriteriaPage { page: &page, show, edition })
}

#[derive(Template)]
#[template(path = "register/policy.html")]
struct PolicyPage<'a> {
    page: &'a Page,
    show: Show<'a>,
    grants: &'a policy::Grants,
    matrix: String,
}

impl PolicyPage<'_> {
    fn scope(&self, scope: &Scope) -> &'static str {
        match scope {
            Scope::Any => "any",
            Scope::OwnInstitution => "own-institution",
            Scope::Assigned => "assigned",
        }
    }
}

/// `GET /policy`
pub async fn policy(State(app): State<App>, visitor: Visitor) -> Response {
    let page = visitor.page(&app);
    let grants = &app.office.grants;
    let show = Show { page: &page, edition: &app.office.edition, grants };
    respond::page(&PolicyPage { page: &page, show, grants, matrix: policy::matrix(grants) })
}
