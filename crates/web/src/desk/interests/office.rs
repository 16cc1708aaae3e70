//! What was declared in a case, as the ethics office reads it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use conflicts::{Arising, Finding, INSTITUTION, NameQuestion, Noted};
use engagement::record::Declaration;
use evidence::Date;

use super::{apart, code, words};
use crate::app::App;
use crate::desk::look::Look;
use crate::desk::stop::Stop;
use crate::interests::{StandingInterest, Still, Weighing};
use crate::page::Page;
use crate::respond;
use crate::visitor::Visitor;

/// What the ethics office sees of one person, or of the institution.
struct Person {
    /// Identifier of the person; of the institution for the institution.
    id: String,
    is_institution: bool,
    declaration: Option<Declaration>,
    /// Until when a tie in a register is a question to the person alone.
    asked_until: Option<Date>,
    /// The code of the level; empty where nobody can tell.
    level: String,
    /// What stands, whether it leads anywhere or not.
    interests: Vec<StandingInterest>,
    conflicts: Vec<Finding>,
    /// Whether a search under the person's own identifiers found nothing, and did not look everywhere.
    is_cut_short: bool,
    arising: Vec<Arising>,
    questions: Vec<NameQuestion>,
    unplaced: Vec<Noted>,
    /// What the person says of ties in registers.
    explained: Vec<(String, String)>,
    /// Every declaration, the newest first.
    history: Vec<Chapter>,
}

/// One declaration, and what it changed.
struct Chapter {
    on: Option<Date>,
    case_id: String,
    /// What it added and what it said of earlier interests, each in a line.
    changes: Vec<String>,
}

#[derive(Template)]
#[template(path = "desk/interests.html")]
struct InterestsPage {
    page: Page,
    look: Look,
    people: Vec<Person>,
    /// Parties and ties in the registers; none where no register knows the partner.
    registers: Option<(usize, usize)>,
}

/// Everybody who declared here or was asked for a review, and the institution: what leads to the partner, and when.
/// That it was read is written down, for each of them.
pub(in crate::desk) async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Stop> {
    let look = Look::inside(&app, &visitor, &id).await?;
    let role = look.role_reading(policy::Act::CASE_READ_INTERESTS)?;
    let steps = &look.case.record.steps;
    let declared = steps.interests.iter().map(|one| one.person.clone());
    let mut ids: Vec<String> =
        declared.chain(steps.reviews.iter().map(|review| review.reviewer.clone())).collect();
    ids.sort();
    ids.dedup();
    // Whoever waits for the office comes first, then the institution.
    let waits =
        |id: &String| steps.interests.iter().any(|one| one.person == *id && !one.lets_act(look.today));
    ids.sort_by_key(|id| !waits(id));
    let waiting = ids.iter().filter(|id| waits(id)).count();
    ids.insert(waiting, INSTITUTION.to_owned());
    let reading = app.office.reading(look.person(), &role, &id);
    let weighing = app.office.weigh(&look.case, &ids, &reading).await?;
    let page = visitor.page(&app);
    let people = ids.iter().map(|id| person(id, &look, &weighing, &page)).collect();
    let coverage = weighing.assessments.first().map(|one| one.coverage.parties_and_ties);
    Ok(respond::page(&InterestsPage { people, page, registers: coverage, look }))
}

fn person(id: &str, look: &Look, weighing: &Weighing, page: &Page) -> Person {
    let steps = &look.case.record.steps;
    let is_institution = id == INSTITUTION;
    let declaration = match is_institution {
        true => steps.institution.as_ref(),
        false => steps.interests.iter().find(|one| one.person == id),
    };
    let asked = declaration.filter(|one| one.is_asked(look.today));
    let (conflicts, all_told) = weighing.told(id, declaration);
    // A tie that is still a question to the person must not show in the level either, nor that there is one of
    // whoever was asked nothing yet.
    let level = match all_told && (is_institution || declaration.is_some()) {
        true => weighing.level(id),
        false => conflicts.iter().map(|one| one.level).max(),
    };
    let findings = || weighing.assessments.iter().map(|one| one.findings.reveal());
    let standing = weighing.standing.get(id);
    Person {
        id: if is_institution { look.case.record.institution.name.clone() } else { id.to_owned() },
        is_institution,
        asked_until: asked.and_then(|one| one.answer_by),
        declaration: declaration.cloned(),
        level: level.map(|level| code(&level)).unwrap_or_default(),
        interests: standing.map(|one| one.interests.clone()).unwrap_or_default(),
        conflicts: conflicts.into_iter().cloned().collect(),
        is_cut_short: findings().any(|one| one.cut_short.iter().any(|person| person == id)),
        arising: findings().flat_map(|one| one.arising.clone()).filter(|one| one.person == id).collect(),
        questions: findings().flat_map(|one| one.questions.clone()).filter(|one| one.person == id).collect(),
        unplaced: findings().flat_map(|one| one.unplaced.clone()).filter(|one| one.person == id).collect(),
        explained: standing.map(|one| one.explained.clone().into_iter().collect()).unwrap_or_default(),
        history: history(id, weighing, page),
    }
}

/// The declarations of a person, the newest first, with what each changed.
fn history(id: &str, weighing: &Weighing, page: &Page) -> Vec<Chapter> {
    let standing = weighing.standing.get(id);
    let named = |interest: &str| {
        let known = standing.and_then(|all| all.interests.iter().find(|one| one.id == interest));
        known.map(|one| words(page, &one.interest)).unwrap_or_default()
    };
    let all = weighing.declared.get(id).into_iter().flatten().rev();
    all.map(|kept| {
        let declared = &kept.declared;
        let added = declared
            .interests
            .iter()
            .map(|one| format!("{}: {}", page.t("history-added").plain(), apart(&words(page, one))));
        let told = declared.earlier.iter().filter(|one| one.still != Still::Holds).map(|one| {
            let day = one.ended_on.map(|day| day.to_string());
            let more = day.or_else(|| one.reason.clone()).unwrap_or_default();
            let what = page.word("still", &code(&one.still)).plain();
            format!("{what}: {} · {}", apart(&named(&one.interest)), apart(&more))
        });
        let known = declared
            .known_as
            .iter()
            .map(|one| format!("{}: {}", page.t("field-known-as").plain(), apart(one)));
        let leaves = declared
            .leaves_on
            .iter()
            .map(|day| format!("{}: {}", page.t("field-leaves-on").plain(), apart(&day.to_string())));
        Chapter {
            on: declared.declared_on,
            case_id: declared.case_id.clone(),
            changes: added.chain(told).chain(known).chain(leaves).collect(),
        }
    })
    .collect()
}

/// The word for why a conflict can arise.
fn why(arising: &Arising) -> String {
    super::agenda::why(&arising.why)
}
