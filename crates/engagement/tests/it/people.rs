//! Four eyes, declared interests, recusal: every pair of the edition is refused by a story.

use engagement::Act;
use engagement::acts::*;
use engagement::record::{AssessmentStatus, DecisionKind, HitVerdict, InterestOutcome, Opinion};

use crate::exceptions::excepts;
use crate::screening::{judges, looks_at, screened};
use crate::story::*;
use test_support::shipped::edition;

fn declares_as(role: &str, outcome: InterestOutcome) -> Act {
    Act::InterestsDeclared(InterestsDeclared { outcome, role: role.into(), review_by: None, answer_by: None })
}

/// The ethics office, with interests of its own declared.
trait Ethics {
    fn ethics(self) -> Story;
}

impl Ethics for Story {
    fn ethics(self) -> Story {
        self.by("e.ethics", "ethics").does(declares("ethics"))
    }
}

fn concludes_institution(outcome: InterestOutcome, plan: &str) -> Act {
    Act::InstitutionConcluded(InstitutionConcluded { outcome, plan: plan.into(), review_by: None })
}

fn weighs(person: &str, outcome: InterestOutcome, review_by: Option<evidence::Date>) -> Act {
    Act::InterestsWeighed(InterestsWeighed { person: person.into(), outcome, review_by, answer_by: None })
}

fn concludes(outcome: InterestOutcome, plan: &str) -> InterestsConcluded {
    InterestsConcluded { person: "n.new".into(), outcome, plan: plan.into(), review_by: None }
}

/// Somebody new whose interests are with the ethics office.
fn referred() -> Story {
    Story::until(Chapter::Facts)
        .by("n.new", "reviewer")
        .does(declares_as("reviewer", InterestOutcome::Referred))
}

/// Who did the first act of each pair in the story, and the story up to where that person tries the
/// second.
fn tempted(code: &str) -> (Story, Act) {
    let snapshot = |story: Story| {
        let signature = signs(&story);
        (story, signature)
    };
    match code {
        "FE-01" => snapshot(Story::until(Chapter::Proposal).officer()),
        "FE-02" => (Story::until(Chapter::Flags).officer(), reviews_flag("RF-03", true)),
        "FE-03" => snapshot(Story::until(Chapter::Proposal).by("l.lawyer", "head-of-entity")),
        "FE-04" => {
            let story =
                Story::until(Chapter::Proposal).officer().does(asks_for_review("d.officer", "ethics"));
            (story, gives_review("ethics", Opinion::Supports))
        }
        "FE-05" => {
            (Story::until(Chapter::Proposal).by("l.lawyer", "officer"), proposes(DecisionKind::Approve))
        }
        "FE-06" => {
            let story = Story::until(Chapter::Reviews).approver().does(answers_flag("RF-03")).reviewer();
            let story = story.does(reviews_flag("RF-03", true)).lives(Chapter::Proposal);
            snapshot(story.approver())
        }
        "FE-07" => (Story::until(Chapter::Diligence).officer(), assesses("E-2")),
        "FE-08" => snapshot(Story::until(Chapter::Proposal).by("m.expert", "head-of-entity")),
        "FE-09" => {
            let story = Story::new().by("k.head", "head-of-entity");
            let opening = opens(&story);
            let story = story.does(opening);
            let chapters = Chapter::ALL.into_iter().skip(1).take_while(|one| *one != Chapter::Signature);
            snapshot(chapters.fold(story, Story::lives).head())
        }
        "FE-10" | "FE-12" => {
            let story = Story::until(Chapter::Proposal).officer();
            let story = story.does(answer("EX-05", evidence::Answer::Yes, &["E-1"]));
            let grant = excepts(&story, "EX-05", 30);
            (story.by("d.officer", "head-of-entity"), grant)
        }
        "FE-11" => {
            let story = Story::until(Chapter::Proposal).officer();
            let story = story.does(answer("EX-05", evidence::Answer::Yes, &["E-1"])).head();
            let grant = excepts(&story, "EX-05", 30);
            (story.does(grant).by("k.head", "officer"), proposes(DecisionKind::Reject))
        }
        "FE-13" => (
            screened().reviewer().does(judges(HitVerdict::FalsePositive)),
            looks_at(HitVerdict::FalsePositive),
        ),
        "FE-14" => {
            let story = Story::until(Chapter::Facts).by("d.officer", "ethics");
            (story, concludes_institution(InterestOutcome::Clear, ""))
        }
        other => panic!("no story tempts anybody to break {other}; write one"),
    }
}

#[test]
fn every_separation_of_the_edition_is_kept() {
    for pair in &edition().four_eyes.separations {
        let (story, act) = tempted(&pair.code);
        assert_eq!(act.name(), pair.then);
        // Two pairs may forbid the same signature; the first in the file speaks.
        let mut tried = story.clone();
        let refusal = tried.tries(act).expect_err(&pair.code);
        let first = edition().four_eyes.separations.iter().find(|one| one.code == refusal.rule).unwrap();
        assert_eq!(first.then, pair.then, "{}: {refusal}", pair.code);
        assert!(refusal.mend.english().contains("somebody else"), "{refusal}");
    }
}

#[test]
fn whoever_added_one_source_may_assess_another() {
    let story = Story::until(Chapter::Facts).reviewer();
    let mut source = story.case.record.evidence[0].clone();
    source.id = "E-9".into();
    story.does(Act::EvidenceAdded(source)).does(assesses("E-2")).refused(
        assesses("E-9"),
        "FE-07",
        "h.reviewer did evidence.added here",
    );
}

#[test]
fn nobody_acts_on_these_before_declaring_interests() {
    for name in &edition().four_eyes.declare_first {
        let story = Story::until(Chapter::Reply);
        let (story, act) = match name.as_str() {
            "interests.concluded" => (
                story,
                Act::InterestsConcluded(InterestsConcluded {
                    person: "h.reviewer".into(),
                    outcome: InterestOutcome::Clear,
                    plan: String::new(),
                    review_by: None,
                }),
            ),
            "institution.concluded" => (story, concludes_institution(InterestOutcome::Clear, "")),
            "person.recused" => (
                story,
                Act::PersonRecused(PersonRecused {
                    person: "h.reviewer".into(),
                    reasons: "Worked for the partner.".into(),
                }),
            ),
            "evidence.assessed" => (story, assesses("E-2")),
            "flag.answered" => (story, answers_flag("RF-03")),
            "flag.reviewed" => (story, reviews_flag("RF-03", true)),
            "hit.judged" => (screened(), judges(HitVerdict::Match)),
            "hit.reviewed" => {
                (screened().reviewer().does(judges(HitVerdict::Match)), looks_at(HitVerdict::Match))
            }
            "assessment.recorded" => (story, assessment(AssessmentStatus::Draft)),
            "review.given" => (
                story.officer().does(asks_for_review("n.new", "legal")),
                gives_review("legal", Opinion::Objects),
            ),
            "exception.granted" => {
                let grant = excepts(&story, "EX-05", 30);
                (story, grant)
            }
            "decision.proposed" => (Story::until(Chapter::Proposal), proposes(DecisionKind::Reject)),
            "decision.signed" => {
                let story = Story::until(Chapter::Proposal);
                let signature = signs(&story);
                (story, signature)
            }
            other => panic!("no story of {other} without declaration; write one"),
        };
        story.by("n.new", "head-of-entity").refused(
            act,
            "interests",
            "declare interests first, even if there are none",
        );
    }
}

#[test]
fn nobody_decides_on_their_own_interests() {
    let declares = |outcome| declares_as("reviewer", outcome);
    Story::until(Chapter::Facts)
        .by("n.new", "reviewer")
        .refused(declares_as("approver", InterestOutcome::Clear), "input", "you act as reviewer")
        .refused(declares(InterestOutcome::Managed), "input", "the ethics office decides")
        .refused(declares(InterestOutcome::Disqualifying), "input", "the ethics office decides")
        .does(declares(InterestOutcome::Clear))
        .refused(
            Act::InterestsConcluded(concludes(InterestOutcome::Clear, "")),
            "input",
            "nobody decides on their own interests",
        );
}

#[test]
fn whoever_is_referred_waits_for_the_ethics_office() {
    let managed = |plan: &str| Act::InterestsConcluded(concludes(InterestOutcome::Managed, plan));
    referred()
        .refused(assesses("E-2"), "interests", "the interests of n.new are with the ethics office")
        .ethics()
        .refused(managed(" "), "input", "plan: it is empty")
        .refused(Act::InterestsConcluded(concludes(InterestOutcome::Referred, "")), "input", "decide")
        .refused(
            Act::InterestsConcluded(concludes(InterestOutcome::Clear, "a plan")),
            "input",
            "only what is managed",
        )
        .does(managed("Takes no part in questions of price."))
        .by("n.new", "reviewer")
        .does(assesses("E-2"));
}

#[test]
fn a_decision_of_the_ethics_office_is_not_undone_by_declaring_again() {
    referred()
        .ethics()
        .does(Act::InterestsConcluded(concludes(InterestOutcome::Disqualifying, "")))
        .by("n.new", "reviewer")
        .refused(assesses("E-2"), "interests", "does not let n.new act")
        .refused(declares_as("reviewer", InterestOutcome::Clear), "input", "ask it to look again")
        .refused(declares_as("reviewer", InterestOutcome::Referred), "input", "ask it to look again")
        .refused(assesses("E-2"), "interests", "does not let n.new act");
    referred().refused(declares_as("reviewer", InterestOutcome::Clear), "input", "ask it to look again");
}

#[test]
fn nobody_acts_from_the_day_on_which_a_conflict_can_arise() {
    let story = referred().ethics();
    let day = story.in_days(30);
    let until = InterestsConcluded {
        review_by: Some(day),
        ..concludes(InterestOutcome::Managed, "A second review.")
    };
    let past = InterestsConcluded { review_by: Some(story.today()), ..until.clone() };
    story
        .refused(Act::InterestsConcluded(past), "input", "it must lie ahead")
        .does(Act::InterestsConcluded(until))
        .by("n.new", "reviewer")
        .days_later(29)
        .does(assesses("E-2"))
        .days_later(1)
        .refused(assesses("E-3"), "interests", "had to be looked at again");
}

#[test]
fn a_disqualifying_interest_lets_nobody_propose() {
    Story::until(Chapter::Reviews)
        .by("n.new", "reviewer")
        .does(declares_as("reviewer", InterestOutcome::Referred))
        .ethics()
        .does(Act::InterestsConcluded(concludes(InterestOutcome::Disqualifying, "")))
        .officer()
        .does(enters(engagement::Stage::Decision))
        .shut(proposes(DecisionKind::Approve), &["G-PRO-1"]);
}

#[test]
fn a_recused_person_takes_no_part_by_own_word_or_by_anothers() {
    Story::until(Chapter::Facts)
        .reviewer()
        .does(declares_as("reviewer", InterestOutcome::Recused))
        .refused(assesses("E-2"), "recused", "h.reviewer is recused")
        .refused(declares("reviewer"), "recused", "h.reviewer is recused")
        .officer()
        .does(Act::PersonRecused(PersonRecused {
            person: "m.expert".into(),
            reasons: "Worked for the partner.".into(),
        }))
        .refused(asks_for_review("m.expert", "legal"), "input", "m.expert is recused")
        .expert()
        .refused(assessment(AssessmentStatus::Draft), "recused", "m.expert is recused");
}

#[test]
fn what_is_weighed_again_only_becomes_graver() {
    use InterestOutcome::{Clear, Managed, Referred};
    let story = Story::until(Chapter::Facts).by("monitor", "monitor");
    let (soon, later) = (story.in_days(10), story.in_days(20));
    story
        .refused(weighs("n.new", Referred, None), "input", "has declared nothing")
        .refused(weighs("h.reviewer", Managed, None), "input", "only become graver")
        .refused(weighs("h.reviewer", Clear, None), "input", "only become graver")
        .does(weighs("h.reviewer", Clear, Some(later)))
        .refused(weighs("h.reviewer", Clear, Some(later)), "input", "only become graver")
        .does(weighs("h.reviewer", Clear, Some(soon)))
        .reviewer()
        .does(assesses("E-2"))
        .by("monitor", "monitor")
        .does(weighs("h.reviewer", Referred, Some(soon)))
        .refused(weighs("h.reviewer", Clear, Some(soon)), "input", "only become graver")
        .refused(weighs("h.reviewer", Managed, Some(soon)), "input", "only become graver")
        .does(weighs("h.reviewer", Referred, Some(soon)))
        .reviewer()
        .refused(assesses("E-3"), "interests", "are with the ethics office");
}

#[test]
fn a_plan_ends_when_what_it_managed_becomes_graver() {
    let story = referred()
        .ethics()
        .does(Act::InterestsConcluded(concludes(InterestOutcome::Managed, "A second review.")))
        .by("monitor", "monitor")
        .does(weighs("n.new", InterestOutcome::Referred, None));
    let stands = story.case.record.steps.interests.iter().find(|one| one.person == "n.new").unwrap();
    assert!(stands.plan.is_empty() && !stands.concluded);
}

#[test]
fn what_ties_the_institution_to_the_partner_is_decided_by_the_ethics_office() {
    use InterestOutcome::{Clear, Disqualifying, Managed, Recused, Referred};
    let plan = "The other share of the funding is doubled, and both are published.";
    let story = Story::until(Chapter::Proposal)
        .officer()
        .does(declares_institution(Referred))
        .refused(declares_institution(Clear), "input", "the ethics office decides")
        .refused(declares_institution(Managed), "input", "the ethics office decides")
        .ethics()
        .refused(concludes_institution(Recused, ""), "input", "cannot stand aside")
        .refused(concludes_institution(Referred, ""), "input", "decide")
        .refused(concludes_institution(Managed, " "), "input", "plan: it is empty");
    let signature = signs(&story);
    let story = story.approver().shut(signature, &["G-SIG-22"]).by("e.ethics", "ethics");
    let disqualified = story.clone().does(concludes_institution(Disqualifying, "")).approver();
    let signature = signs(&disqualified);
    disqualified.shut(signature, &["G-SIG-22"]);
    let managed = story.does(concludes_institution(Managed, plan)).approver();
    let signature = signs(&managed);
    managed.clone().does(signature);
    let weighed = managed.by("monitor", "monitor").does(weighs("", Referred, None)).approver();
    let signature = signs(&weighed);
    weighed.shut(signature, &["G-SIG-22"]);
}

#[test]
fn nothing_is_decided_on_an_institution_that_declared_nothing() {
    let story = Story::new().officer();
    let opening = opens(&story);
    story.does(opening).ethics().refused(
        concludes_institution(InterestOutcome::Clear, ""),
        "input",
        "were not declared in this case",
    );
}
