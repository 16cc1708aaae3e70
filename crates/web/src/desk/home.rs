//! The home of a case: what there is to do, and what stands in the way.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::asked::Asked;
use super::look::Look;
use super::shown;
use super::stop::Stop;
use super::tasks::{self, Group};
use crate::app::App;
use crate::components::{Finding, Task};
use crate::page::Page;
use crate::register::show::ShownGate;
use crate::respond;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "desk/case.html")]
struct CasePage {
    page: Page,
    look: Look,
    done: Option<Done>,
    own: Vec<Task>,
    groups: Vec<Group>,
    count: (usize, usize),
    gates: Vec<ShownGate>,
    /// What the partner is asked to reply to.
    put: Vec<Finding>,
}

/// What was recorded just now.
struct Done {
    n: u64,
    act: &'static str,
}

pub(super) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Asked(form): Asked,
) -> Result<Response, Stop> {
    let look = Look::involved(&app, &visitor, &id).await?;
    let page = visitor.page(&app);
    let done = match form.value("done").parse::<u64>() {
        Ok(n) => app.office.store.history(&id).await?.iter().find(|stored| stored.event.n == n).and_then(
            |stored| {
                let own = stored.event.by == look.person();
                own.then(|| Done { n, act: stored.event.act.name() })
            },
        ),
        Err(_) => None,
    };
    let groups = if look.is_staff() { tasks::groups(&look, &page) } else { Vec::new() };
    let gates = match look.is_inside() {
        true => look.judgement.gates.iter().map(|gate| look.show(&page).gate(gate)).collect(),
        false => Vec::new(),
    };
    Ok(respond::page(&CasePage {
        own: tasks::own(&look, &page),
        count: tasks::count(&look),
        put: put_to_partner(&look),
        done,
        groups,
        gates,
        page,
        look,
    }))
}

/// The findings that the invitation to reply names.
fn put_to_partner(look: &Look) -> Vec<Finding> {
    let Some(reply) = &look.case.record.steps.reply else { return Vec::new() };
    let put = look
        .judgement
        .flags
        .iter()
        .map(|flag| &flag.finding)
        .filter(|finding| reply.about.contains(&finding.code));
    // What the institution makes of it is not the partner's to read before it replies.
    put.map(|finding| Finding { answer: None, check: None, ..shown::finding(look, finding) }).collect()
}
