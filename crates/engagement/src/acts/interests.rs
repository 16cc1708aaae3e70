//! Interests are declared before acting; the ethics office decides on what leads to the partner; a recused
//! person cannot act.

use evidence::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::{Context, MONITOR};
use crate::record::{Declaration, InterestOutcome};
use crate::refusal::{Refusal, say, sentence};

/// The acting person declares interests. What is declared goes to the ethics office; the case only
/// learns what comes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InterestsDeclared {
    /// What comes of it: `clear`, `referred` to the ethics office, or `recused` by one's own decision.
    pub outcome: InterestOutcome,
    /// The role in which the person acts.
    pub role: String,
    /// The day from which it counts no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub review_by: Option<Date>,
    /// The day by which the person is to answer what registers say of them; the office fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub answer_by: Option<Date>,
}

impl Doing for InterestsDeclared {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        if self.role != context.actor.role {
            return Err(Refusal::field(
                "role",
                say!("acting-as", "you act as {role}", role = context.actor.role),
            ));
        }
        let before = of(case, &context.actor.person);
        match self.outcome {
            InterestOutcome::Managed | InterestOutcome::Disqualifying => Err(Refusal::field(
                "outcome",
                say!("ethics-decides", "the ethics office decides that; declare `referred`"),
            )),
            // Nobody overrules the ethics office, or takes a case from it, by declaring once more.
            InterestOutcome::Clear if before.is_some_and(|one| one.outcome != InterestOutcome::Clear) => {
                Err(decided())
            }
            InterestOutcome::Referred
                if before.is_some_and(|one| one.outcome == InterestOutcome::Disqualifying) =>
            {
                Err(decided())
            }
            _ => Ok(()),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        let interests = &mut case.record.steps.interests;
        interests.retain(|declaration| declaration.person != when.by);
        interests.push(Declaration {
            person: when.by.clone(),
            role: self.role.clone(),
            declared_on: when.day,
            outcome: self.outcome,
            plan: String::new(),
            review_by: self.review_by,
            answer_by: self.answer_by,
            concluded: false,
        });
        if self.outcome == InterestOutcome::Recused {
            case.recused.insert(when.by.clone());
        }
    }
}

/// The ethics office decides on what a person declared, or on what registers show. The case learns the
/// decision and its day, never what is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InterestsConcluded {
    /// Whose interests.
    pub person: String,
    /// The decision: `clear`, `managed`, `recused` or `disqualifying`.
    pub outcome: InterestOutcome,
    /// The plan, where they are managed; published, so that it must not name the interest.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The day by which it is to be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub review_by: Option<Date>,
}

impl Doing for InterestsConcluded {
    fn subject(&self) -> &str {
        &self.person
    }

    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        if self.person == context.actor.person {
            return Err(Refusal::field(
                "person",
                say!("own-interests", "nobody decides on their own interests; let somebody else act"),
            ));
        }
        let Some(declared) = of(case, &self.person) else {
            return Err(Refusal::field(
                "person",
                say!("declared-nothing", "{person} has declared nothing in this case", person = self.person),
            ));
        };
        if self.outcome.is_good() && declared.is_asked(context.today()) {
            return Err(Refusal::field(
                "outcome",
                say!(
                    "asked-first",
                    "{person} is still being asked about what a register says; wait for the answer or its day",
                    person = self.person
                ),
            ));
        }
        allow_conclusion(self.outcome, &self.plan, self.review_by, context)
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        let declared = case.record.steps.interests.iter_mut().find(|one| one.person == self.person);
        if let Some(declared) = declared {
            declared.outcome = self.outcome;
            declared.plan = self.plan.clone();
            declared.review_by = self.review_by;
            declared.answer_by = None;
            declared.concluded = true;
        }
        if self.outcome == InterestOutcome::Recused {
            case.recused.insert(self.person.clone());
        }
    }
}

/// What holds of every decision of the ethics office: only what is managed has a plan, and the day lies ahead.
pub(super) fn allow_conclusion(
    outcome: InterestOutcome,
    plan: &str,
    review_by: Option<Date>,
    context: &Context,
) -> Result<(), Refusal> {
    if review_by.is_some_and(|due| due <= context.today()) {
        return Err(Refusal::field("review-by", say!("ahead", "it must lie ahead")));
    }
    match outcome {
        InterestOutcome::Referred => Err(Refusal::field(
            "outcome",
            say!("conclude", "decide: clear, managed, recused or disqualifying"),
        )),
        InterestOutcome::Managed => sentence("plan", plan, 2000),
        _ if !plan.is_empty() => {
            Err(Refusal::field("plan", say!("plan-only-managed", "only what is managed has a plan")))
        }
        _ => Ok(()),
    }
}

/// Interests are weighed again by the house, because registers, the partner or the day have changed. It makes
/// nothing lighter: it refers to the ethics office what was clear or managed, says that more has turned up where
/// somebody may not act already, or brings a day forward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InterestsWeighed {
    /// Whose interests; empty for those of the institution itself.
    pub person: String,
    /// What comes of it: `referred`, or what stands.
    pub outcome: InterestOutcome,
    /// The day from which it counts no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub review_by: Option<Date>,
    /// The day by which the person is to answer what registers say of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub answer_by: Option<Date>,
}

impl InterestsWeighed {
    fn stands<'a>(&self, case: &'a Engagement) -> Option<&'a Declaration> {
        match self.person.as_str() {
            "" => case.record.steps.institution.as_ref(),
            person => of(case, person),
        }
    }
}

impl Doing for InterestsWeighed {
    fn subject(&self) -> &str {
        &self.person
    }

    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        let Some(stands) = self.stands(case) else {
            return Err(Refusal::field(
                "person",
                say!("declared-nothing", "{person} has declared nothing in this case", person = self.person),
            ));
        };
        let is_earlier = match (self.review_by, stands.review_by) {
            (Some(now), Some(before)) => now < before,
            (now, before) => now.is_some() && before.is_none(),
        };
        let graver = if stands.is_good() { InterestOutcome::Referred } else { stands.outcome };
        if self.outcome == graver || (self.outcome == stands.outcome && is_earlier) {
            return Ok(());
        }
        Err(Refusal::field(
            "outcome",
            say!("only-graver", "interests that are weighed again only become graver"),
        ))
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        let steps = &mut case.record.steps;
        let stands = match self.person.as_str() {
            "" => steps.institution.as_mut(),
            person => steps.interests.iter_mut().find(|one| one.person == person),
        };
        let Some(stands) = stands else { return };
        stands.review_by = self.review_by;
        if self.outcome == InterestOutcome::Referred {
            stands.outcome = self.outcome;
            stands.plan.clear();
            stands.concluded = false;
        }
        if !stands.is_good() {
            stands.answer_by = self.answer_by;
        }
    }
}

fn decided() -> Refusal {
    Refusal::field(
        "outcome",
        say!(
            "ethics-decided",
            "the ethics office decides on your interests; declare `referred`, or ask it to look again"
        ),
    )
}

fn of<'a>(case: &'a Engagement, person: &str) -> Option<&'a Declaration> {
    case.record.steps.interests.iter().find(|one| one.person == person)
}

/// Sets a person aside from the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PersonRecused {
    /// The person.
    pub person: String,
    /// Why, in words for the public.
    pub reasons: String,
}

impl Doing for PersonRecused {
    fn subject(&self) -> &str {
        &self.person
    }

    fn allow(&self, _: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("person", &self.person, 100)?;
        if self.person == MONITOR {
            return Err(Refusal::field(
                "person",
                say!("house-stays", "the watch of the house is nobody, and cannot be set aside"),
            ));
        }
        sentence("reasons", &self.reasons, 2000)
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        case.recused.insert(self.person.clone());
    }
}
