//! The case file: state as the fold of its events; [`Engagement::decide`] and
//! [`Engagement::apply`], both pure.

use std::collections::{BTreeMap, BTreeSet};

use content::Trigger;
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::acts::{Act, FlagRaised, Occasion, StageEntered};
use crate::context::Context;
use crate::event::Event;
use crate::judge::{Judgement, RAISED_BY_A_PERSON, Yardstick, judge, unmet_for};
use crate::record::{Institution, InterestOutcome, Partner, Record, Terms};
use crate::refusal::{Refusal, say};
use crate::stage::Stage;

/// A comment, with whether it was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Comment {
    /// Its identifier, `C-1` and on.
    pub id: String,
    /// The comment.
    pub text: String,
    /// The name to show, where the author wants one shown.
    pub name: String,
    /// Whether the public may read it.
    pub public: bool,
    /// The day on which it came.
    #[schema(value_type = String, format = Date)]
    pub on: evidence::Date,
    /// The answer with its reason.
    pub answer: Option<String>,
}

/// One engagement as its events have made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Engagement {
    /// Identifier of the case, such as `IMP-2020-0001`.
    pub id: String,
    /// How many events it has.
    pub n: u64,
    /// Where it stands.
    pub stage: Stage,
    /// Where it stood before it was suspended.
    pub suspended_from: Option<Stage>,
    /// Hash of the content edition that it is judged by.
    pub edition: String,
    /// The facts.
    pub record: Record,
    /// The comments received.
    pub comments: Vec<Comment>,
    /// When the last event was recorded.
    pub last_at: Timestamp,
    /// Who did which act on which subject.
    doers: BTreeMap<(&'static str, String), BTreeSet<String>>,
    /// Who takes no part any more.
    pub recused: BTreeSet<String>,
}

impl Engagement {
    /// An empty case, before its first event.
    pub fn empty(id: &str) -> Self {
        let nobody = Institution { id: String::new(), name: String::new() };
        let partner = Partner {
            id: String::new(),
            name: String::new(),
            country: String::new(),
            identifiers: Vec::new(),
            state_owned: evidence::Answer::NotLookedAt,
            sectors: Vec::new(),
        };
        let terms = Terms {
            title: String::new(),
            kind: String::new(),
            summary: String::new(),
            uses: Vec::new(),
            free_of_charge: evidence::Answer::NotLookedAt,
            exclusive: evidence::Answer::NotLookedAt,
            used_by_civil_society: evidence::Answer::NotLookedAt,
            renews_itself: evidence::Answer::NotLookedAt,
            starts_on: None,
            ends_on: None,
        };
        Engagement {
            id: id.into(),
            n: 0,
            stage: Stage::PreNotice,
            suspended_from: None,
            edition: String::new(),
            record: Record::new(nobody, partner, terms),
            comments: Vec::new(),
            last_at: Timestamp::UNIX_EPOCH,
            doers: BTreeMap::new(),
            recused: BTreeSet::new(),
        }
    }

    /// The state after `events`. `day_of` turns an instant into a day of the case's calendar.
    pub fn replay<'a>(
        id: &str,
        events: impl IntoIterator<Item = &'a Event>,
        day_of: impl Fn(Timestamp) -> evidence::Date,
    ) -> Self {
        let mut case = Engagement::empty(id);
        for event in events {
            case.apply(event, day_of(event.at));
        }
        case
    }

    /// The events that doing `act` now would add, or why it may not be done. Nothing is changed.
    ///
    /// Red flags that the act brings to light come with it, as events of their own.
    ///
    /// # Errors
    /// A [`Refusal`] that names the rule, what is unmet and how to meet it.
    pub fn decide(&self, act: Act, context: &Context) -> Result<Vec<Event>, Refusal> {
        self.allow_at_all(&act, context)?;
        self.allow_person(&act, context)?;
        let allowed = act.allow(self, context);
        // What is written wrongly comes first. After that the gate speaks before the act's own rule:
        // it says everything that is missing, and how to get there.
        if !allowed.as_ref().is_err_and(Refusal::is_about_input) {
            self.allow_through_gates(&act, context)?;
        }
        allowed?;
        let mut events = vec![self.event(self.n + 1, act, context)];
        let mut after = self.clone();
        after.apply(&events[0], context.today());
        let brought_to_light = after.unrecorded_flags(context);
        for flag in brought_to_light {
            events.push(self.event(self.n + 1 + events.len() as u64, Act::FlagRaised(flag), context));
        }
        Ok(events)
    }

    /// Takes one event in. `day` is the event's day in the case's calendar.
    pub fn apply(&mut self, event: &Event, day: evidence::Date) {
        self.n = event.n;
        self.last_at = event.at;
        self.doers
            .entry((event.act.name(), event.act.subject().to_owned()))
            .or_default()
            .insert(event.by.clone());
        event
            .act
            .take_effect(self, &Occasion { day, by: event.by.clone(), role: event.role.clone(), n: event.n });
    }

    /// The judgement of the case as it stands.
    pub fn judgement(&self, context: &Context) -> Judgement {
        let yardstick =
            Yardstick { edition: context.edition, library: context.library, day: context.today() };
        judge(&self.record, self.stage, yardstick)
    }

    /// SHA-256 (64 hexadecimal digits) of the record as it stands: what a signer signs over.
    pub fn snapshot(&self) -> String {
        // A record is made of maps with text keys, lists and plain values, so it always has a JSON
        // form; the order of fields and keys is fixed.
        let bytes = serde_json::to_vec(&self.record).unwrap_or_default();
        hex::encode(Sha256::digest(bytes))
    }

    /// Who did `act` on `subject` so far.
    pub fn who_did(&self, act: &str, subject: &str) -> impl Iterator<Item = &str> {
        self.doers
            .iter()
            .filter(move |((name, about), _)| *name == act && about == subject)
            .flat_map(|(_, people)| people.iter().map(String::as_str))
    }

    /// Whether `person` did `act` on anything.
    fn ever_did(&self, act: &str, person: &str) -> bool {
        self.doers.iter().any(|((name, _), people)| *name == act && people.contains(person))
    }

    fn event(&self, n: u64, act: Act, context: &Context) -> Event {
        Event { n, at: context.now, by: context.actor.person.clone(), role: context.actor.role.clone(), act }
    }

    /// What holds for every act: the case is open, the clock has not gone back, the edition is the
    /// one that the case is pinned to.
    fn allow_at_all(&self, act: &Act, context: &Context) -> Result<(), Refusal> {
        let opens = matches!(act, Act::Opened(_));
        if opens != (self.n == 0) {
            return Err(match opens {
                true => Refusal::stage(say!("open-already", "the case is open already")),
                false => Refusal::stage(say!("no-case", "there is no such case; it opens with a pre-notice")),
            });
        }
        if context.now < self.last_at {
            return Err(Refusal::new(
                "clock",
                say!(
                    "clock",
                    "the clock says {now}, and the case was last changed at {last}",
                    now = context.now,
                    last = self.last_at
                ),
                say!(
                    "mend-clock",
                    "set the clock right; an act cannot be dated before the one that it follows"
                ),
            ));
        }
        let is_epilogue = matches!(act, Act::PayloadErased(_) | Act::DecisionPublished(_));
        if self.stage.is_end() && !is_epilogue {
            return Err(Refusal::stage(say!(
                "ended",
                "the case is {stage}; nothing more can be done to it",
                stage = self.stage.word()
            )));
        }
        let pinned = opens || matches!(act, Act::EditionAdopted(_)) || self.edition == context.edition.hash;
        if !pinned {
            return Err(Refusal::new(
                "edition",
                say!(
                    "edition",
                    "the case is judged by edition {edition}, not {other}",
                    edition = self.edition,
                    other = context.edition.hash
                ),
                say!(
                    "mend-edition",
                    "load the edition that the case is pinned to, or adopt the new one by a signed act"
                ),
            ));
        }
        Ok(())
    }

    /// Four eyes, declared interests, recusal.
    fn allow_person(&self, act: &Act, context: &Context) -> Result<(), Refusal> {
        let person = context.actor.person.as_str();
        if self.recused.contains(person) {
            return Err(Refusal::new(
                "recused",
                say!("recused", "{person} is recused from this case", person = person),
                say!("mend-somebody-else", "let somebody else act"),
            ));
        }
        let rules = &context.edition.four_eyes;
        for pair in rules.separations.iter().filter(|pair| pair.then == act.name()) {
            let did = match pair.same_subject {
                true => self.who_did(&pair.first, act.subject()).any(|one| one == person),
                false => self.ever_did(&pair.first, person),
            };
            if did {
                return Err(Refusal::new(
                    &pair.code,
                    say!(
                        "separation",
                        "{rule}: {person} did {act} here ({basis})",
                        rule = pair.text.english(),
                        person = person,
                        act = pair.first,
                        basis = pair.basis
                    ),
                    say!("mend-somebody-else", "let somebody else act"),
                ));
            }
        }
        let must_declare = rules.declare_first.iter().any(|name| name == act.name());
        match must_declare {
            true => self.allow_hands(person, context),
            false => Ok(()),
        }
    }

    /// Whether a person has declared interests that let them act today.
    fn allow_hands(&self, person: &str, context: &Context) -> Result<(), Refusal> {
        let today = context.today();
        let declared = self.record.steps.interests.iter().find(|one| one.person == person);
        let basis = &context.edition.four_eyes.declare_basis;
        let (because, mend) = match declared {
            Some(one) if one.lets_act(today) => return Ok(()),
            None => (
                say!(
                    "undeclared",
                    "{person} has not declared interests in this case ({basis})",
                    person = person,
                    basis = basis
                ),
                say!("mend-declare", "declare interests first, even if there are none"),
            ),
            Some(one) if one.outcome == InterestOutcome::Referred => (
                say!(
                    "referred",
                    "the interests of {person} are with the ethics office ({basis})",
                    person = person,
                    basis = basis
                ),
                say!("mend-referred", "wait for its decision, or let somebody else act"),
            ),
            Some(one) if one.is_due(today) => (
                say!(
                    "interests-due",
                    "what {person} declared had to be looked at again by now ({basis})",
                    person = person,
                    basis = basis
                ),
                say!("mend-declare-again", "declare interests again"),
            ),
            Some(_) => (
                say!(
                    "interests-stand-in-the-way",
                    "the ethics office does not let {person} act in this case ({basis})",
                    person = person,
                    basis = basis
                ),
                say!("mend-somebody-else", "let somebody else act"),
            ),
        };
        Err(Refusal::new("interests", because, mend))
    }

    /// The gates that guard the act or the stage that it enters. They are asked of the case as it
    /// stands, before the act.
    fn allow_through_gates(&self, act: &Act, context: &Context) -> Result<(), Refusal> {
        let mut triggers = vec![Trigger::Act(act.name().into())];
        if let Act::StageEntered(StageEntered { stage }) = act {
            triggers.push(Trigger::Stage(stage.word().into()));
        }
        let guarded = triggers.iter().any(|trigger| context.edition.gates_for(trigger).next().is_some());
        if !guarded {
            return Ok(());
        }
        let judgement = self.judgement(context);
        let unmet: Vec<_> = triggers
            .iter()
            .flat_map(|trigger| unmet_for(&judgement, context.edition, trigger))
            .cloned()
            .collect();
        if unmet.is_empty() { Ok(()) } else { Err(Refusal::gate(unmet)) }
    }

    /// Flags that rules raise now and that the file does not have yet, or has about other figures.
    fn unrecorded_flags(&self, context: &Context) -> Vec<FlagRaised> {
        let judgement = self.judgement(context);
        judgement
            .flags
            .iter()
            .map(|flag| &flag.finding)
            .filter(|finding| finding.basis != RAISED_BY_A_PERSON)
            .filter(|finding| {
                !self.record.flags.get(&finding.code).is_some_and(|flag| flag.is_of_rule(&finding.figures))
            })
            .map(|finding| FlagRaised {
                code: finding.code.clone(),
                summary: finding.title.clone(),
                by_rule: true,
                figures: Some(finding.figures.clone()),
            })
            .collect()
    }
}
