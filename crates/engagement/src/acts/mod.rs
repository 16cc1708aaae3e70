//! What can be done to a case. An [`Act`] is asked for as a command and, once it is let through,
//! stands in the case as an event: one vocabulary for the command line, the page, the API, an
//! import and the ledger.
//!
//! Each act lives in the file of its subject, with its rule (`allow`) beside its effect
//! (`take_effect`).

mod answers;
mod assessment;
mod consultation;
mod course;
mod decision;
mod evidence;
mod exception;
mod flags;
mod institution;
mod interests;
mod opening;
mod publication;
mod reply;
mod review;
mod screening;

pub use self::answers::{AnswerGiven, ClauseReviewed};
pub use self::assessment::AssessmentRecorded;
pub use self::consultation::{
    CommentAnswered, CommentOutcome, CommentReceived, ConsultationClosed, ConsultationOpened, Naming,
};
pub use self::course::{EditionAdopted, EmergencyInvoked, PayloadErased, Reasoned, StageEntered};
pub use self::decision::{DecisionProposed, DecisionPublished, DecisionSigned};
pub use self::evidence::EvidenceAssessed;
pub use self::exception::ExceptionGranted;
pub use self::flags::{FlagAnswered, FlagRaised, FlagReviewed};
pub use self::institution::{InstitutionConcluded, InstitutionDeclared};
pub use self::interests::{InterestsConcluded, InterestsDeclared, InterestsWeighed, PersonRecused};
pub use self::opening::{Described, Opened};
pub use self::publication::{PartnershipAnnounced, SafeguardsPublished};
pub use self::reply::{ReplyInvited, ReplyReceived};
pub use self::review::{DissentRecorded, ReviewGiven, ReviewRequested};
pub use self::screening::{HitJudged, HitReviewed, ScreeningRun};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::case::Engagement;
use crate::context::Context;
use crate::refusal::Refusal;

/// Declares the acts once: their name in files and in the ledger, their content, and the subject
/// that two acts must share for a separation of duties to bite. The name is taken as a token: the description of
/// the API would not read a literal.
macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident($content:ty) = $name:tt;)*) => {
        /// One act on a case.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
        #[serde(tag = "act", content = "with", deny_unknown_fields)]
        pub enum Act {
            $($(#[$doc])* #[serde(rename = $name)] $variant($content),)*
        }

        impl Act {
            /// Every act's name.
            pub const NAMES: &[&str] = &[$($name),*];

            /// Its name in files, in conditions and in the ledger.
            pub fn name(&self) -> &'static str {
                match self { $(Act::$variant(_) => $name,)* }
            }

            /// What it concerns within the case, such as a flag's code; empty for the case itself.
            pub fn subject(&self) -> &str {
                match self { $(Act::$variant(content) => content.subject(),)* }
            }

            pub(crate) fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
                match self { $(Act::$variant(content) => content.allow(case, context),)* }
            }

            pub(crate) fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
                match self { $(Act::$variant(content) => content.take_effect(case, when),)* }
            }
        }
    };
}

acts! {
    /// The case is opened with a public pre-notice.
    Opened(Opened) = "engagement.opened";
    /// Facts of the engagement are stated or corrected.
    Described(Described) = "engagement.described";
    /// A source is added.
    EvidenceAdded(::evidence::Evidence) = "evidence.added";
    /// A source is assessed.
    EvidenceAssessed(EvidenceAssessed) = "evidence.assessed";
    /// A question is answered.
    AnswerGiven(AnswerGiven) = "answer.given";
    /// A clause of the contract is reviewed.
    ClauseReviewed(ClauseReviewed) = "clause.reviewed";
    /// A red flag is raised, by a rule or a person.
    FlagRaised(FlagRaised) = "flag.raised";
    /// A red flag is answered.
    FlagAnswered(FlagAnswered) = "flag.answered";
    /// A second person looks at the answer.
    FlagReviewed(FlagReviewed) = "flag.reviewed";
    /// The partner is asked to reply.
    ReplyInvited(ReplyInvited) = "reply.invited";
    /// The partner replies.
    ReplyReceived(ReplyReceived) = "reply.received";
    /// The partner and its group are looked for on the lists.
    ScreeningRun(ScreeningRun) = "screening.run";
    /// A person decides on a hit.
    HitJudged(HitJudged) = "hit.judged";
    /// A second person looks at that.
    HitReviewed(HitReviewed) = "hit.reviewed";
    /// A person declares interests.
    InterestsDeclared(InterestsDeclared) = "interests.declared";
    /// The ethics office decides on what a person declared.
    InterestsConcluded(InterestsConcluded) = "interests.concluded";
    /// The house weighs interests again, because the world has changed.
    InterestsWeighed(InterestsWeighed) = "interests.weighed";
    /// The interests of the institution itself are declared.
    InstitutionDeclared(InstitutionDeclared) = "institution.declared";
    /// The ethics office decides on the interests of the institution itself.
    InstitutionConcluded(InstitutionConcluded) = "institution.concluded";
    /// A person steps aside, or is set aside.
    PersonRecused(PersonRecused) = "person.recused";
    /// A review is asked for.
    ReviewRequested(ReviewRequested) = "review.requested";
    /// A review is given.
    ReviewGiven(ReviewGiven) = "review.given";
    /// A dissent is attached.
    DissentRecorded(DissentRecorded) = "dissent.recorded";
    /// An impact assessment is recorded.
    AssessmentRecorded(AssessmentRecorded) = "assessment.recorded";
    /// A consultation opens.
    ConsultationOpened(ConsultationOpened) = "consultation.opened";
    /// Somebody comments.
    CommentReceived(CommentReceived) = "comment.received";
    /// Comments are answered, with reasons.
    CommentAnswered(CommentAnswered) = "comment.answered";
    /// The consultation closes with a published response.
    ConsultationClosed(ConsultationClosed) = "consultation.closed";
    /// A stage is entered.
    StageEntered(StageEntered) = "stage.entered";
    /// The emergency path is taken.
    EmergencyInvoked(EmergencyInvoked) = "emergency.invoked";
    /// An exception from an exclusion is granted.
    ExceptionGranted(ExceptionGranted) = "exception.granted";
    /// A decision is proposed.
    DecisionProposed(DecisionProposed) = "decision.proposed";
    /// A decision is signed, over the snapshot that the signer saw.
    DecisionSigned(DecisionSigned) = "decision.signed";
    /// A decision is published, with its dissents.
    DecisionPublished(DecisionPublished) = "decision.published";
    /// The safeguards are announced.
    SafeguardsPublished(SafeguardsPublished) = "safeguards.published";
    /// The partnership is announced.
    PartnershipAnnounced(PartnershipAnnounced) = "partnership.announced";
    /// The engagement is suspended.
    Suspended(Reasoned) = "engagement.suspended";
    /// The engagement is taken up again.
    Resumed(course::Resumed) = "engagement.resumed";
    /// The engagement is closed.
    Closed(course::Closed) = "engagement.closed";
    /// The engagement is withdrawn before a decision.
    Withdrawn(course::Withdrawn) = "engagement.withdrawn";
    /// The case moves to another edition of the content.
    EditionAdopted(EditionAdopted) = "edition.adopted";
    /// Private fields of an earlier event are erased.
    PayloadErased(PayloadErased) = "payload.erased";
}

/// The fields of acts, whichever it is, that are nothing but words: a case reads the same without them. Only these
/// can be erased. Without another one a case would be another case, such as one without a decision that was made.
pub const WORDS: [&str; 18] = [
    "accountable",
    "carried",
    "carried-by",
    "locator",
    "measure",
    "name",
    "note",
    "plan",
    "publisher",
    "quote",
    "reason",
    "reasons",
    "report-channel",
    "response",
    "summary",
    "text",
    "title",
    "url",
];

/// When and by whom an act was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Occasion {
    pub(crate) day: ::evidence::Date,
    pub(crate) by: String,
    /// The role in which it was done.
    pub(crate) role: String,
    /// Number of the event in the case.
    pub(crate) n: u64,
}

/// An act's rule and effect.
pub(crate) trait Doing {
    /// What it concerns within the case.
    fn subject(&self) -> &str {
        ""
    }

    /// Whether it may be done now, apart from gates and four eyes, which hold for every act alike.
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal>;

    /// What it changes. An event was let through once, so this cannot fail.
    fn take_effect(&self, case: &mut Engagement, when: &Occasion);
}
