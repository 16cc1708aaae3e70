//! The acts of the story, each with words and values that are good.

use engagement::acts::*;
use engagement::record::*;
use engagement::{Act, Stage};

use crate::story::Story;
use test_support::shipped::edition;

pub fn opens(story: &Story) -> Act {
    Act::Opened(Opened {
        institution: story.facts.institution.clone(),
        partner: story.facts.partner.clone(),
        engagement: story.facts.engagement.clone(),
        edition: edition().hash.clone(),
    })
}

pub fn declares(role: &str) -> Act {
    Act::InterestsDeclared(InterestsDeclared {
        outcome: InterestOutcome::Clear,
        role: role.into(),
        review_by: None,
        answer_by: None,
    })
}

/// Nothing ties the institution itself to the partner.
pub fn declares_institution(outcome: InterestOutcome) -> Act {
    Act::InstitutionDeclared(InstitutionDeclared { outcome, review_by: None })
}

pub fn states_facts(story: &Story) -> Vec<Act> {
    let facts = &story.facts;
    let described = Described {
        technology: Some(facts.technology.clone()),
        data: Some(facts.data.clone()),
        ..Described::default()
    };
    let sources = facts
        .evidence
        .iter()
        .map(|source| Act::EvidenceAdded(evidence::Evidence { reliability: None, ..source.clone() }));
    std::iter::once(Act::Described(described)).chain(sources).collect()
}

pub fn assesses(id: &str) -> Act {
    Act::EvidenceAssessed(EvidenceAssessed {
        id: id.into(),
        reliability: evidence::Reliability::Credible,
        reasons: "Two figures were checked.".into(),
        expires_on: None,
    })
}

/// A look at one list on which nobody is found.
pub fn looks_in_the_lists() -> Act {
    Act::ScreeningRun(ScreeningRun {
        lists: vec![looked_in("example")],
        subjects: 1,
        ..ScreeningRun::default()
    })
}

pub fn looked_in(list: &str) -> ListLookedIn {
    ListLookedIn { list: list.into(), edition: "20260101".into(), adverse: true, overdue: false }
}

pub fn enters(stage: Stage) -> Act {
    Act::StageEntered(StageEntered { stage })
}

pub fn answers(story: &Story) -> Vec<Act> {
    let given = |(code, given): (&String, &evidence::Given)| answer_of(code, given.value, &given.evidence);
    story.facts.answers.iter().map(given).collect()
}

fn answer_of(code: &str, value: evidence::Answer, evidence: &[String]) -> Act {
    Act::AnswerGiven(AnswerGiven {
        code: code.into(),
        value,
        evidence: evidence.to_vec(),
        note: String::new(),
    })
}

pub fn answer(code: &str, value: evidence::Answer, evidence: &[&str]) -> Act {
    answer_of(code, value, &evidence.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// The flags that stand now.
fn standing(story: &Story) -> Vec<String> {
    story.case.judgement(&story.context()).flags.into_iter().map(|flag| flag.finding.code).collect()
}

pub fn answers_flags(story: &Story) -> Vec<Act> {
    standing(story).iter().map(|code| answers_flag(code)).collect()
}

pub fn reviews_flags(story: &Story) -> Vec<Act> {
    standing(story).iter().map(|code| reviews_flag(code, true)).collect()
}

pub fn raises_flag(code: &str) -> Act {
    Act::FlagRaised(FlagRaised {
        code: code.into(),
        summary: "A report of last week.".into(),
        by_rule: false,
        figures: None,
    })
}

pub fn answers_flag(code: &str) -> Act {
    Act::FlagAnswered(FlagAnswered {
        code: code.into(),
        outcome: evidence::FlagOutcome::AcceptedWithMeasure,
        reasons: "It stands.".into(),
        measure: "It is looked at again each quarter.".into(),
    })
}

pub fn reviews_flag(code: &str, holds: bool) -> Act {
    Act::FlagReviewed(FlagReviewed { code: code.into(), holds, reasons: "The source was read.".into() })
}

pub fn invites_reply(story: &Story) -> Act {
    let due_on = edition().calendar().working_day_after(story.today(), 10).unwrap();
    Act::ReplyInvited(ReplyInvited { about: standing(story), due_on })
}

pub fn assessment(status: AssessmentStatus) -> Act {
    Act::AssessmentRecorded(AssessmentRecorded {
        status,
        covers_partner: true,
        independent_expert: true,
        summary: "Risks are those of any public meeting.".into(),
        severe_impacts: Vec::new(),
        sha256: None,
    })
}

pub fn consults(story: &Story, days_ahead: i64) -> Act {
    Act::ConsultationOpened(ConsultationOpened {
        closes_on: story.in_days(days_ahead),
        languages: ["ar", "en", "es", "fr", "ru", "zh"].map(String::from).to_vec(),
        options: vec!["Do not proceed".into(), "Proceed".into()],
        safe_channel: true,
    })
}

pub fn comments(text: &str) -> Act {
    Act::CommentReceived(CommentReceived {
        text: text.into(),
        name: String::new(),
        naming: Naming::Anonymous,
    })
}

pub fn answers_comments(ids: &[&str]) -> Act {
    Act::CommentAnswered(CommentAnswered {
        comments: ids.iter().map(ToString::to_string).collect(),
        outcome: CommentOutcome::Rejected,
        reasons: "Another way is offered.".into(),
    })
}

pub fn closes_consultation() -> Act {
    Act::ConsultationClosed(ConsultationClosed { response: "One point was made, and answered.".into() })
}

pub fn reviews_contract(story: &Story) -> Vec<Act> {
    story
        .facts
        .contract
        .iter()
        .map(|(code, clause)| reads_clause(code, clause.result, &clause.quote))
        .collect()
}

pub fn reads_clause(code: &str, result: ClauseResult, quote: &str) -> Act {
    Act::ClauseReviewed(ClauseReviewed {
        code: code.into(),
        result,
        quote: quote.into(),
        note: String::new(),
    })
}

pub fn asks_for_review(reviewer: &str, subject: &str) -> Act {
    Act::ReviewRequested(ReviewRequested { reviewer: reviewer.into(), subject: subject.into() })
}

pub fn gives_review(subject: &str, opinion: Opinion) -> Act {
    Act::ReviewGiven(ReviewGiven {
        subject: subject.into(),
        opinion,
        reasons: "The clauses are there.".into(),
    })
}

pub fn proposes(kind: DecisionKind) -> Act {
    Act::DecisionProposed(DecisionProposed {
        kind,
        reasons: "It widens participation.".into(),
        conditions: Vec::new(),
        accountable: "A. Approver".into(),
    })
}

pub fn signs(story: &Story) -> Act {
    Act::DecisionSigned(DecisionSigned {
        snapshot: story.case.snapshot(),
        carried: String::new(),
        carried_by: String::new(),
    })
}

pub fn publishes() -> Act {
    Act::DecisionPublished(DecisionPublished {})
}

pub fn safeguards() -> Act {
    Act::SafeguardsPublished(SafeguardsPublished {
        languages: ["ar", "en", "es", "fr", "ru", "zh"].map(String::from).to_vec(),
        promises: vec!["You can take part without a name.".into()],
        report_channel: "https://example.org/report".into(),
    })
}

pub fn announces() -> Act {
    Act::PartnershipAnnounced(PartnershipAnnounced { text: "We work with the cooperative.".into() })
}
