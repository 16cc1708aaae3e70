//! The steps of a case with their dates.

use evidence::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Screening;

/// Public notice of an intended engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Notice {
    /// The day from which anybody could read it.
    #[schema(value_type = String, format = Date)]
    pub published_on: Date,
}

/// What became of a person's declaration of interests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InterestOutcome {
    /// Nothing to declare, or nothing that matters here.
    Clear,
    /// The ethics office has yet to decide; until then the person does nothing that asks for clean hands.
    Referred,
    /// Managed by a published plan.
    Managed,
    /// The person takes no part.
    Recused,
    /// The engagement cannot go on while it lasts.
    Disqualifying,
}

/// That a person declared interests, and the outcome; never the holding itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Declaration {
    /// The person.
    pub person: String,
    /// In which role.
    pub role: String,
    /// The day of the declaration.
    #[schema(value_type = String, format = Date)]
    pub declared_on: Date,
    /// What became of it.
    pub outcome: InterestOutcome,
    /// The plan, where it is managed; published.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The day from which it counts no more and must be looked at again: the declaration has grown old, or a
    /// conflict can arise. Never why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub review_by: Option<Date>,
    /// The day by which the person is to answer what registers say of them; until then nobody else is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub answer_by: Option<Date>,
    /// Whether the ethics office decided on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub concluded: bool,
}

/// How far an assessment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AssessmentStatus {
    /// Out for comment.
    Draft,
    /// Final, after consultation.
    Final,
}

/// A human-rights impact assessment of the engagement and the partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Assessment {
    /// How far it has come.
    pub status: AssessmentStatus,
    /// The day of this version.
    #[schema(value_type = String, format = Date)]
    pub recorded_on: Date,
    /// Whether it covers the partner as well as the project.
    pub covers_partner: bool,
    /// Whether an independent expert led or reviewed it.
    pub independent_expert: bool,
    /// What it found, for the public.
    pub summary: String,
    /// Severe impacts on people that stay after all measures, one sentence each. A severe impact
    /// counts however unlikely.
    #[serde(default)]
    pub severe_impacts: Vec<String>,
    /// SHA-256 of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// A public consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Consultation {
    /// First day for comments.
    #[schema(value_type = String, format = Date)]
    pub opened_on: Date,
    /// Last day for comments. It can be moved out, never in.
    #[schema(value_type = String, format = Date)]
    pub closes_on: Date,
    /// The day on which it was closed and the response published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_on: Option<Date>,
    /// Languages of the notice and documents.
    pub languages: Vec<String>,
    /// The options put to comment; *do not proceed* is one of them.
    pub options: Vec<String>,
    /// Whether comments can be made without an account, without a name and off the partner's platform.
    pub safe_channel: bool,
    /// Comments received.
    #[serde(default)]
    pub comments: u64,
    /// Comments answered with a reason.
    #[serde(default)]
    pub answered: u64,
    /// The response to what was said; published on closing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub response: String,
}

/// The partner's right of reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reply {
    /// The day on which the partner was asked.
    #[schema(value_type = String, format = Date)]
    pub invited_on: Date,
    /// The last day for a reply, counted in working days of the named calendar.
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    /// The flags and answers put to the partner.
    pub about: Vec<String>,
    /// The day of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub received_on: Option<Date>,
    /// The reply, shown beside the findings.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A reviewer's opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Opinion {
    /// In favour.
    Supports,
    /// In favour, with a reservation that stays open until a named senior approver carries it.
    SupportsWithReservation,
    /// Against.
    Objects,
}

/// A review that was asked for, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Review {
    /// Who was asked.
    pub reviewer: String,
    /// What was asked: legal, data protection, human rights, ethics …
    pub subject: String,
    /// The day of the request.
    #[schema(value_type = String, format = Date)]
    pub requested_on: Date,
    /// The day of the opinion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub given_on: Option<Date>,
    /// The opinion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// The reasons, published.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reasons: String,
}

impl Review {
    /// Whether it leaves a reservation or an objection that a senior approver must carry by name.
    pub fn leaves_reservation(&self) -> bool {
        matches!(self.opinion, Some(Opinion::SupportsWithReservation | Opinion::Objects))
    }
}

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionKind {
    /// Go ahead.
    Approve,
    /// Go ahead once and as long as the conditions are met.
    ApproveWithConditions,
    /// Not now.
    Defer,
    /// No.
    Reject,
    /// The proposal is taken back.
    Withdraw,
}

impl DecisionKind {
    /// Whether the engagement may go ahead.
    pub fn approves(self) -> bool {
        matches!(self, DecisionKind::Approve | DecisionKind::ApproveWithConditions)
    }
}

/// A condition of approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CommitmentToDo {
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    /// How anybody can tell that it was done.
    pub verification: String,
}

/// A dissent, attached to the decision and published with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Dissent {
    /// Who dissents; the name is published only where the person wants it.
    pub by: String,
    /// Whether the name is published.
    #[serde(default)]
    pub name_published: bool,
    /// The dissent.
    pub text: String,
    /// Its day.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// Number of the event that recorded it; 0 in a file that was never a case.
    #[serde(default)]
    pub event: u64,
}

/// A decision from proposal to publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Decision {
    /// What is decided.
    pub kind: DecisionKind,
    /// The reasons, published.
    pub reasons: String,
    /// The conditions, where it approves with conditions.
    #[serde(default)]
    pub conditions: Vec<CommitmentToDo>,
    /// The person who answers for the engagement, named in public.
    pub accountable: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// The day of the proposal.
    #[schema(value_type = String, format = Date)]
    pub proposed_on: Date,
    /// Who signed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// The day of the signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub signed_on: Option<Date>,
    /// SHA-256 of the snapshot that the signer saw, 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// Why the signer carries open reservations, in the signer's own name; empty where none is open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub carried: String,
    /// The name under which the signer carries them, published; empty where none is open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub carried_by: String,
    /// The day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub published_on: Option<Date>,
}

/// A published decision that put the matter off, with the dissents against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Deferral {
    /// The decision.
    pub decision: Decision,
    /// The dissents.
    #[serde(default)]
    pub dissents: Vec<Dissent>,
}

/// The safeguards that the public is promised before anyone takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Safeguards {
    /// The day of publication.
    #[schema(value_type = String, format = Date)]
    pub published_on: Date,
    /// Languages of the notice.
    pub languages: Vec<String>,
    /// The promises, in plain words.
    pub promises: Vec<String>,
    /// Where intimidation or reprisal can be reported safely.
    pub report_channel: String,
}

/// The emergency path: it reorders and shortens, and never drops a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Emergency {
    /// Why, published.
    pub reason: String,
    /// The day on which it was invoked.
    #[schema(value_type = String, format = Date)]
    pub invoked_on: Date,
    /// The day by which everything that was put off is done.
    #[schema(value_type = String, format = Date)]
    pub post_hoc_on: Date,
}

/// An exception from an exclusion: the finding and the tier stay, and until its last day it does not stand in
/// the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exception {
    /// The question that excludes.
    pub code: String,
    /// Why, published.
    pub reasons: String,
    /// On which conditions, published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// The role of who granted it: the one that the question names.
    pub role: String,
    /// The day on which it was granted and published.
    #[schema(value_type = String, format = Date)]
    pub granted_on: Date,
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    pub until: Date,
}

impl Exception {
    /// Whether it is published and not over on `day`.
    pub fn is_in_force_on(&self, day: Date) -> bool {
        self.granted_on <= day && day <= self.until
    }
}

/// All the steps of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Steps {
    /// The pre-notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// Declarations of interests.
    pub interests: Vec<Declaration>,
    /// What came of the interests of the institution itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Declaration>,
    /// The newest screening of the partner and its group against lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screening: Option<Screening>,
    /// The impact assessment, newest version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// The consultation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consultation: Option<Consultation>,
    /// The partner's right of reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// The reviews.
    pub reviews: Vec<Review>,
    /// Decisions that put the matter off before, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deferrals: Vec<Deferral>,
    /// The decision, or the one that is proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The dissents.
    pub dissents: Vec<Dissent>,
    /// The safeguards notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safeguards: Option<Safeguards>,
    /// The day on which the partnership was announced.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub announced_on: Option<Date>,
    /// The emergency path, where it was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergency: Option<Emergency>,
    /// Exceptions from exclusions, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

impl Steps {
    /// Only what had been done by `day`.
    pub fn as_known_on(&self, day: Date) -> Steps {
        let mut steps = self.clone();
        let later = |on: Option<Date>| on.is_some_and(|on| on > day);
        steps.notice = steps.notice.filter(|notice| notice.published_on <= day);
        steps.interests.retain(|declaration| declaration.declared_on <= day);
        steps.institution = steps.institution.filter(|declaration| declaration.declared_on <= day);
        let screening = steps.screening.filter(|screening| screening.run_on <= day);
        steps.screening = screening.map(|screening| screening.as_known_on(day));
        steps.assessment = steps.assessment.filter(|assessment| assessment.recorded_on <= day);
        steps.consultation = steps.consultation.filter(|consultation| consultation.opened_on <= day);
        if let Some(consultation) = &mut steps.consultation
            && later(consultation.closed_on)
        {
            consultation.closed_on = None;
            consultation.response.clear();
        }
        steps.reply = steps.reply.filter(|reply| reply.invited_on <= day);
        if let Some(reply) = &mut steps.reply
            && later(reply.received_on)
        {
            reply.received_on = None;
            reply.text.clear();
        }
        steps.reviews.retain(|review| review.requested_on <= day);
        for review in steps.reviews.iter_mut().filter(|review| later(review.given_on)) {
            review.given_on = None;
            review.opinion = None;
            review.reasons.clear();
        }
        // What was put off after the day was still to be decided on it.
        let is_settled = |deferral: &Deferral| deferral.decision.published_on.is_some_and(|on| on <= day);
        let pending = steps.deferrals.iter().find(|deferral| !is_settled(deferral)).cloned();
        steps.deferrals.retain(is_settled);
        if let Some(pending) = pending {
            steps.decision = Some(pending.decision);
            steps.dissents = pending.dissents;
        }
        steps.decision = steps.decision.filter(|decision| decision.proposed_on <= day);
        if let Some(decision) = &mut steps.decision {
            if later(decision.signed_on) {
                decision.signed_on = None;
                decision.signed_by = None;
                decision.snapshot = None;
                decision.carried.clear();
                decision.carried_by.clear();
            }
            decision.published_on = decision.published_on.filter(|on| *on <= day);
        }
        steps.dissents.retain(|dissent| dissent.on <= day);
        steps.safeguards = steps.safeguards.filter(|safeguards| safeguards.published_on <= day);
        steps.announced_on = steps.announced_on.filter(|on| *on <= day);
        steps.emergency = steps.emergency.filter(|emergency| emergency.invoked_on <= day);
        steps.exceptions.retain(|exception| exception.granted_on <= day);
        steps
    }

    /// Whether a signed decision binds: until it is published, and after that unless it only put
    /// the matter off.
    pub fn is_bound(&self) -> bool {
        self.decision.as_ref().is_some_and(|decision| {
            decision.signed_by.is_some()
                && (decision.published_on.is_none() || decision.kind != DecisionKind::Defer)
        })
    }

    /// Whether a published decision lets the engagement go ahead.
    pub fn is_approved(&self) -> bool {
        self.decision
            .as_ref()
            .is_some_and(|decision| decision.kind.approves() && decision.published_on.is_some())
    }
}

impl InterestOutcome {
    /// Its name in files and conditions.
    pub fn word(self) -> &'static str {
        match self {
            InterestOutcome::Clear => "clear",
            InterestOutcome::Referred => "referred",
            InterestOutcome::Managed => "managed",
            InterestOutcome::Recused => "recused",
            InterestOutcome::Disqualifying => "disqualifying",
        }
    }

    /// Whether it lets somebody act at all.
    pub fn is_good(self) -> bool {
        matches!(self, InterestOutcome::Clear | InterestOutcome::Managed)
    }
}

impl Declaration {
    /// Whether what came of it lets the person act at all.
    pub fn is_good(&self) -> bool {
        self.outcome.is_good()
    }

    /// Whether the person may act on `day`.
    pub fn lets_act(&self, day: Date) -> bool {
        self.is_good() && !self.is_due(day)
    }

    /// Whether the person, and nobody else yet, is asked something on `day`.
    pub fn is_asked(&self, day: Date) -> bool {
        self.answer_by.is_some_and(|by| by >= day)
    }

    /// Whether it must be looked at again before the person acts on `day`.
    pub fn is_due(&self, day: Date) -> bool {
        self.review_by.is_some_and(|due| due <= day)
    }
}

impl Consultation {
    /// Length of the comment period in calendar days, first and last day included.
    pub fn days(&self) -> i64 {
        self.opened_on.until(self.closes_on).map_or(0, |span| i64::from(span.get_days()) + 1)
    }

    /// Whether every comment has an answer with a reason.
    pub fn is_answered(&self) -> bool {
        self.answered >= self.comments
    }
}
