//! Tells a case as a story: who does what on which day, and what is refused.
//!
//! The facts are those of the complete dossier, `examples/approved.yaml`; the days are the story's.

use std::sync::LazyLock;

use engagement::acts::*;
use engagement::record::*;
use engagement::{Act, Actor, Context, Engagement, Event, Refusal, Stage};
use jiff::{Timestamp, ToSpan};

pub use crate::deeds::*;
use test_support::shipped::{dossier, edition, library};

/// A case on its way.
#[derive(Clone)]
pub struct Story {
    pub case: Engagement,
    pub events: Vec<Event>,
    pub now: Timestamp,
    pub facts: Record,
    actor: Actor,
}

impl Story {
    /// Nothing has happened yet; it is nine o'clock in Geneva on 9 February 2026.
    pub fn new() -> Self {
        Story {
            case: Engagement::empty("IMP-2026-0001"),
            events: Vec::new(),
            now: "2026-02-09T08:00:00Z".parse().unwrap(),
            actor: Actor { person: "d.officer".into(), role: "officer".into() },
            facts: dossier("examples/approved.yaml"),
        }
    }

    pub fn by(mut self, person: &str, role: &str) -> Self {
        self.actor = Actor { person: person.into(), role: role.into() };
        self
    }

    pub fn officer(self) -> Self {
        self.by("d.officer", "officer")
    }

    pub fn reviewer(self) -> Self {
        self.by("h.reviewer", "reviewer")
    }

    pub fn expert(self) -> Self {
        self.by("m.expert", "expert")
    }

    pub fn approver(self) -> Self {
        self.by("a.approver", "approver")
    }

    pub fn head(self) -> Self {
        self.by("k.head", "head-of-entity")
    }

    /// Lets days pass.
    pub fn days_later(mut self, days: i64) -> Self {
        self.now = self.now.checked_add((24 * days).hours()).unwrap();
        self
    }

    /// The role of whoever acts now.
    pub fn role(&self) -> &str {
        &self.actor.role
    }

    pub fn today(&self) -> evidence::Date {
        self.context().today()
    }

    pub fn in_days(&self, days: i64) -> evidence::Date {
        self.today().checked_add(days.days()).unwrap()
    }

    pub fn context(&self) -> Context<'_> {
        Context { now: self.now, actor: &self.actor, edition: edition(), library: library() }
    }

    /// Tries an act; the story goes on with its events, or as if nothing had been tried.
    pub fn tries(&mut self, act: Act) -> Result<(), Refusal> {
        let events = self.case.decide(act, &self.context())?;
        for event in events {
            let day = edition().calendar().day_of(event.at);
            self.case.apply(&event, day);
            self.events.push(event);
        }
        Ok(())
    }

    /// Does an act that must be let through.
    pub fn does(mut self, act: Act) -> Self {
        let name = act.name();
        if let Err(refusal) = self.tries(act) {
            panic!("{name} by {} on {}: {refusal}", self.actor.person, self.today());
        }
        self
    }

    /// Tries an act that must be refused by `rule`, with a sentence that contains `because`.
    pub fn refused(mut self, act: Act, rule: &str, because: &str) -> Self {
        let (name, before) = (act.name(), self.case.clone());
        let refusal = self.tries(act).err().unwrap_or_else(|| panic!("{name} was let through"));
        assert_eq!(refusal.rule, rule, "{name}: {refusal}");
        assert!(refusal.to_string().contains(because), "{name} is refused otherwise: {refusal}");
        assert!(!refusal.mend.english().is_empty(), "{name}: the refusal does not say what to do");
        assert_eq!(self.case, before, "a refusal changes nothing");
        self
    }

    /// Tries an act that a gate must refuse, naming exactly these requirements.
    pub fn shut(mut self, act: Act, requirements: &[&str]) -> Self {
        let name = act.name();
        let refusal = self.tries(act).err().unwrap_or_else(|| panic!("{name} was let through"));
        let codes: Vec<&str> = refusal.unmet.iter().map(|unmet| unmet.code.as_str()).collect();
        assert_eq!((refusal.rule.as_str(), codes.as_slice()), ("gate", requirements), "{name}: {refusal}");
        self
    }

    /// Up to and including the named chapter.
    pub fn until(last: Chapter) -> Self {
        // Most tests begin somewhere in the middle; the way there is gone once.
        static TOLD: LazyLock<Vec<Story>> = LazyLock::new(|| {
            let tell = |story: &mut Story, chapter| {
                *story = story.clone().lives(chapter);
                Some(story.clone())
            };
            Chapter::ALL.into_iter().scan(Story::new(), tell).collect()
        });
        TOLD[last as usize].clone()
    }

    /// Lives one chapter.
    pub fn lives(self, chapter: Chapter) -> Self {
        chapter.steps(false).into_iter().fold(self, |mut story, step| {
            if let Err(refusal) = story.takes(step.clone()) {
                panic!("{chapter:?}, {step:?}: {refusal}");
            }
            story
        })
    }

    /// Takes one step of a chapter.
    pub fn takes(&mut self, step: Step) -> Result<(), Refusal> {
        let Step { days, person, role, make } = step;
        *self = self.clone().days_later(days).by(person, role);
        make(self).into_iter().try_for_each(|act| self.tries(act))
    }
}

impl Story {
    /// Lets a step's days pass without its acts.
    pub fn lets_pass(&mut self, step: &Step) {
        *self = self.clone().days_later(step.days);
    }
}

/// The acts of one person on one day.
#[derive(Clone)]
pub struct Step {
    days: i64,
    person: &'static str,
    role: &'static str,
    make: fn(&Story) -> Vec<Act>,
}

impl Step {
    /// The same acts by somebody else.
    pub fn by(self, (person, role): (&'static str, &'static str)) -> Step {
        Step { person, role, ..self }
    }
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a step of {} after {} days", self.person, self.days)
    }
}

/// The chapters of a complete case, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    Opening,
    Interests,
    Facts,
    Diligence,
    Flags,
    Reply,
    Draft,
    Consultation,
    Closing,
    Final,
    Contract,
    Reviews,
    Proposal,
    Signature,
    Publication,
    Safeguards,
    Announcement,
    Force,
}

impl Chapter {
    pub const ALL: [Chapter; 18] = [
        Chapter::Opening,
        Chapter::Interests,
        Chapter::Facts,
        Chapter::Diligence,
        Chapter::Flags,
        Chapter::Reply,
        Chapter::Draft,
        Chapter::Consultation,
        Chapter::Closing,
        Chapter::Final,
        Chapter::Contract,
        Chapter::Reviews,
        Chapter::Proposal,
        Chapter::Signature,
        Chapter::Publication,
        Chapter::Safeguards,
        Chapter::Announcement,
        Chapter::Force,
    ];

    /// Its steps; in haste, notice and comment period are cut short.
    pub fn steps(self, haste: bool) -> Vec<Step> {
        let step = |days, (person, role), make| Step { days, person, role, make };
        let officer = ("d.officer", "officer");
        let reviewer = ("h.reviewer", "reviewer");
        let expert = ("m.expert", "expert");
        let approver = ("a.approver", "approver");
        match self {
            Chapter::Opening => vec![step(0, officer, |story| vec![opens(story)])],
            Chapter::Interests => {
                let everybody = [
                    officer,
                    reviewer,
                    expert,
                    approver,
                    ("l.lawyer", "reviewer"),
                    ("k.head", "head-of-entity"),
                ];
                let people =
                    everybody.into_iter().map(|person| step(0, person, |story| vec![declares(story.role())]));
                let institution = step(0, officer, |_| vec![declares_institution(InterestOutcome::Clear)]);
                people.chain([institution]).collect()
            }
            Chapter::Facts => {
                vec![step(0, officer, states_facts), step(0, reviewer, |_| vec![assesses("E-1")])]
            }
            Chapter::Diligence => {
                vec![
                    step(1, officer, |_| vec![enters(Stage::Diligence)]),
                    step(0, officer, answers),
                    step(0, officer, |_| vec![looks_in_the_lists()]),
                ]
            }
            Chapter::Flags => vec![step(1, officer, answers_flags), step(1, reviewer, reviews_flags)],
            Chapter::Reply => vec![
                step(0, officer, |story| vec![invites_reply(story)]),
                step(if haste { 1 } else { 5 }, officer, |_| {
                    vec![Act::ReplyReceived(ReplyReceived { text: "We agree.".into() })]
                }),
            ],
            Chapter::Draft => vec![step(0, expert, |_| vec![assessment(AssessmentStatus::Draft)])],
            Chapter::Consultation => vec![
                step(if haste { 0 } else { 10 }, officer, |_| vec![enters(Stage::Consultation)]),
                step(
                    0,
                    officer,
                    if haste { |story| vec![consults(story, 14)] } else { |story| vec![consults(story, 41)] },
                ),
                step(3, ("a stranger", "public"), |_| vec![comments("Do not.")]),
            ],
            Chapter::Closing => vec![
                step(if haste { 12 } else { 39 }, officer, |_| vec![answers_comments(&["C-1"])]),
                step(0, officer, |_| vec![closes_consultation()]),
            ],
            Chapter::Final => vec![step(3, expert, |_| vec![assessment(AssessmentStatus::Final)])],
            Chapter::Contract => {
                vec![
                    step(1, officer, |_| vec![enters(Stage::Negotiation)]),
                    step(5, officer, reviews_contract),
                ]
            }
            Chapter::Reviews => vec![
                step(1, officer, |_| vec![asks_for_review("l.lawyer", "legal")]),
                step(2, ("l.lawyer", "reviewer"), |_| vec![gives_review("legal", Opinion::Supports)]),
            ],
            Chapter::Proposal => vec![
                step(1, officer, |_| vec![enters(Stage::Decision)]),
                step(0, officer, |_| vec![proposes(DecisionKind::Approve)]),
            ],
            Chapter::Signature => vec![step(1, approver, |story| vec![signs(story)])],
            Chapter::Publication => vec![step(1, officer, |_| vec![publishes()])],
            Chapter::Safeguards => vec![step(1, officer, |_| vec![safeguards()])],
            Chapter::Announcement => vec![step(1, officer, |_| vec![announces()])],
            Chapter::Force => vec![step(1, officer, |_| vec![enters(Stage::Active)])],
        }
    }
}
