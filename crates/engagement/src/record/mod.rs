//! The facts of an engagement: what a dossier states, and what a case's events add up to.
//!
//! A dossier file *is* a [`Record`]; a case folds its events into one. So one judge serves both.

mod contract;
mod facts;
mod screening;
mod steps;

pub use contract::{Clause, ClauseResult};
pub use facts::{DataUse, Institution, Partner, PersonalData, Technology, Terms, Use};
pub use screening::{
    Hit, HitFeature, HitJudgement, HitReview, HitVerdict, ListLookedIn, Relation, Screening,
};
pub use steps::{
    Assessment, AssessmentStatus, CommitmentToDo, Consultation, Decision, DecisionKind, Declaration,
    Deferral, Dissent, Emergency, Exception, InterestOutcome, Notice, Opinion, Reply, Review, Safeguards,
    Steps,
};

use std::collections::BTreeMap;

use evidence::{Date, Evidence, Flag, Given};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The facts of one engagement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Record {
    /// The body that lends its name.
    pub institution: Institution,
    /// The company or other non-State actor.
    pub partner: Partner,
    /// What is to be done together.
    pub engagement: Terms,
    /// The technology that it brings.
    #[serde(default)]
    pub technology: Technology,
    /// The data that it touches.
    #[serde(default)]
    pub data: DataUse,
    /// The sources.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Answers to the questions of the content edition, by code.
    #[serde(default)]
    pub answers: BTreeMap<String, Given>,
    /// What the contract says, by clause code.
    #[serde(default)]
    pub contract: BTreeMap<String, Clause>,
    /// Red flags raised, with their answers, by code.
    #[serde(default)]
    pub flags: BTreeMap<String, Flag>,
    /// The steps taken so far, with their dates.
    #[serde(default)]
    pub steps: Steps,
}

impl Record {
    /// Starts the record of an engagement about which nothing else is known yet.
    pub fn new(institution: Institution, partner: Partner, engagement: Terms) -> Self {
        Record {
            institution,
            partner,
            engagement,
            technology: Technology::default(),
            data: DataUse::default(),
            evidence: Vec::new(),
            answers: BTreeMap::new(),
            contract: BTreeMap::new(),
            flags: BTreeMap::new(),
            steps: Steps::default(),
        }
    }

    /// The source with this identifier.
    pub fn source(&self, id: &str) -> Option<&Evidence> {
        self.evidence.iter().find(|source| source.id == id)
    }

    /// The record with only what was knowable on `day`: sources public by then, answers that rest
    /// on at least one of them (or on none at all, given by then), and steps taken by then.
    pub fn as_known_on(&self, day: Date) -> Record {
        let evidence: Vec<Evidence> =
            self.evidence.iter().filter(|source| source.published_on <= day).cloned().collect();
        let known = |given: &&Given| {
            given.given_on.is_none_or(|on| on <= day)
                && (given.evidence.is_empty()
                    || given.evidence.iter().any(|id| evidence.iter().any(|source| source.id == *id)))
        };
        let answers = self
            .answers
            .iter()
            .filter(|(_, given)| known(given))
            .map(|(code, given)| (code.clone(), given.clone()))
            .collect();
        let flags = self
            .flags
            .iter()
            .filter(|(_, flag)| flag.raised_on.is_none_or(|on| on <= day))
            .map(|(code, flag)| {
                let mut flag = flag.clone();
                flag.answer = flag.answer.filter(|answer| answer.on <= day);
                flag.review = flag.review.filter(|review| review.on <= day);
                (code.clone(), flag)
            })
            .collect();
        let contract = self
            .contract
            .iter()
            .filter(|(_, clause)| clause.reviewed_on.is_none_or(|on| on <= day))
            .map(|(code, clause)| (code.clone(), clause.clone()))
            .collect();
        Record { evidence, answers, flags, contract, steps: self.steps.as_known_on(day), ..self.clone() }
    }
}
