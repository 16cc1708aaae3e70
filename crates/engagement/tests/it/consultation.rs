//! Asking everybody, on an equal footing.

use engagement::Act;
use engagement::acts::*;
use engagement::record::AssessmentStatus;

use crate::story::*;

fn opened(story: &Story, change: fn(&mut ConsultationOpened)) -> Act {
    let Act::ConsultationOpened(mut consultation) = consults(story, 60) else { unreachable!() };
    change(&mut consultation);
    Act::ConsultationOpened(consultation)
}

#[test]
fn a_consultation_has_options_languages_and_time() {
    let story = Story::until(Chapter::Draft).days_later(10).officer();
    let (past, one_option, no_language) = (
        opened(&story, |one| one.closes_on = jiff::civil::date(2026, 1, 1)),
        opened(&story, |one| one.options.truncate(1)),
        opened(&story, |one| one.languages.clear()),
    );
    story
        .refused(comments("Early."), "stage", "no consultation is open")
        .refused(past, "input", "it must lie ahead")
        .refused(one_option, "input", "one of them is not to proceed")
        .refused(no_language, "input", "languages: name at least one");
}

#[test]
fn the_time_for_comments_is_lengthened_never_shortened() {
    let story = Story::until(Chapter::Consultation).officer();
    let opened_on = story.case.record.steps.consultation.as_ref().unwrap().opened_on;
    let (shorter, longer) = (consults(&story, 5), consults(&story, 80));
    let story = story.refused(shorter, "input", "lengthened, never shortened").does(longer);
    let consultation = story.case.record.steps.consultation.as_ref().unwrap();
    assert_eq!((consultation.opened_on, consultation.comments), (opened_on, 1));
    assert_eq!(consultation.closes_on, story.in_days(80));
}

#[test]
fn comments_come_until_the_last_day_and_each_has_its_answer() {
    let named = Act::CommentReceived(CommentReceived {
        text: "Do.".into(),
        name: String::new(),
        naming: Naming::Named,
    });
    let answer_nothing = answers_comments(&[]);
    let story = Story::until(Chapter::Consultation)
        .by("a stranger", "public")
        .refused(comments("  "), "input", "text: it is empty")
        .refused(named, "input", "name: it is empty")
        .officer()
        .refused(closes_consultation(), "stage", "comments can be made until")
        .refused(answers_comments(&["C-9"]), "input", "no comment on this case is called C-9")
        .refused(answer_nothing, "input", "name the comments")
        .days_later(38);
    let last_day = story.case.record.steps.consultation.as_ref().unwrap().closes_on;
    assert_eq!(story.today(), last_day);
    let story = story
        .by("a stranger", "public")
        .does(comments("On the last day."))
        .days_later(1)
        .refused(comments("A day late."), "stage", "the time for comments is over")
        .officer()
        .refused(closes_consultation(), "stage", "2 comment(s) have no answer")
        .does(answers_comments(&["C-1"]))
        .refused(closes_consultation(), "stage", "1 comment(s) have no answer")
        .does(answers_comments(&["C-2"]))
        .does(closes_consultation())
        .refused(closes_consultation(), "stage", "closed already");
    let again = consults(&story, 60);
    story.refused(again, "stage", "the consultation is closed");
}

#[test]
fn an_author_chooses_how_a_comment_appears() {
    let comment = |naming| {
        Act::CommentReceived(CommentReceived { text: "Do not.".into(), name: "A. Person".into(), naming })
    };
    let story = Story::until(Chapter::Consultation)
        .does(comment(Naming::Named))
        .does(comment(Naming::Anonymous))
        .does(comment(Naming::NotPublished));
    let shown: Vec<(&str, bool)> =
        story.case.comments[1..].iter().map(|one| (one.name.as_str(), one.public)).collect();
    assert_eq!(shown, [("A. Person", true), ("", true), ("", false)]);
    assert_eq!(story.case.record.steps.consultation.as_ref().unwrap().comments, 4, "all of them count");
}

#[test]
fn an_assessment_is_final_after_the_consultation_not_before() {
    Story::until(Chapter::Consultation)
        .expert()
        .refused(assessment(AssessmentStatus::Final), "stage", "the consultation is still open")
        .does(assessment(AssessmentStatus::Draft))
        .lives(Chapter::Closing)
        .expert()
        .does(assessment(AssessmentStatus::Final));
}
