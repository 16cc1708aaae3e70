//! What no sequence of acts can bring about.
//!
//! A sequence mostly follows the complete case; now and then it leaves out a step, lets the wrong
//! person act, repeats something, or does what nobody expects.

use engagement::acts::*;
use engagement::record::*;
use engagement::{Act, Engagement, Stage};
use jiff::ToSpan;
use proptest::prelude::*;

use crate::exceptions::excepts;
use crate::story::*;
use test_support::shipped::edition;

/// One move of a sequence.
#[derive(Debug, Clone)]
enum Move {
    /// The next step of the complete case.
    Next,
    /// The next step, by somebody else.
    NextBy(usize),
    /// From here on one person does every step.
    TakeOver(usize),
    /// The next step is left out.
    LeaveOut,
    /// An act out of turn.
    Stray { act: usize, person: usize },
    /// Days pass; a negative number sets the clock back.
    Pass(i64),
}

const PEOPLE: [(&str, &str); 7] = [
    ("d.officer", "officer"),
    ("h.reviewer", "reviewer"),
    ("m.expert", "expert"),
    ("a.approver", "approver"),
    ("l.lawyer", "head-of-entity"),
    ("k.head", "head-of-entity"),
    ("x.stranger", "public"),
];

/// Acts out of turn, each made from the case as it stands.
const STRAYS: [fn(&Story) -> Act; 28] = [
    |story| declares(story.role()),
    |_| announces(),
    |_| enters(Stage::Decision),
    |_| enters(Stage::Negotiation),
    |_| enters(Stage::Active),
    |_| enters(Stage::Review),
    |_| proposes(DecisionKind::Approve),
    |_| proposes(DecisionKind::Defer),
    |story| signs(story),
    |_| publishes(),
    |_| safeguards(),
    |_| raises_flag("NEWS-1"),
    |_| answers_flag("NEWS-1"),
    |_| reviews_flag("NEWS-1", true),
    |_| reviews_flag("RF-03", false),
    |story| invites_reply(story),
    |_| answer("EX-09", evidence::Answer::Alleged, &["E-1"]),
    |_| answer("EX-09", evidence::Answer::No, &["E-1"]),
    |_| answer("EX-05", evidence::Answer::Yes, &["E-1"]),
    |story| excepts(story, "EX-05", 30),
    |_| reads_clause("E1", ClauseResult::Silent, ""),
    |_| assessment(AssessmentStatus::Draft),
    |_| assessment(AssessmentStatus::Final),
    |story| consults(story, 14),
    |_| closes_consultation(),
    |_| comments("Do not."),
    |story| {
        let data = DataUse { personal: PersonalData::Unknown, ..story.case.record.data.clone() };
        Act::Described(Described { data: Some(data), ..Described::default() })
    },
    |story| {
        Act::EmergencyInvoked(EmergencyInvoked { reason: "In haste.".into(), post_hoc_on: story.in_days(60) })
    },
];

/// A sequence: the chapter where it joins in, and its moves. It follows the complete case to its end
/// and goes astray a few times on the way.
fn sequences(beginnings: impl Strategy<Value = usize>) -> impl Strategy<Value = (usize, Vec<Move>)> {
    let astray = prop_oneof![
        2 => (0..PEOPLE.len()).prop_map(Move::NextBy),
        3 => (0..PEOPLE.len()).prop_map(Move::TakeOver),
        3 => Just(Move::LeaveOut),
        6 => (0..STRAYS.len(), 0..PEOPLE.len()).prop_map(|(act, person)| Move::Stray { act, person }),
        1 => (-2_i64..60).prop_map(Move::Pass),
    ];
    beginnings.prop_flat_map(move |beginning| {
        let left = Chapter::ALL[beginning..].iter().map(|chapter| chapter.steps(false).len()).sum::<usize>();
        prop::collection::vec((0..left, astray.clone()), 1..6).prop_map(move |mut detours| {
            detours.sort_by_key(|(at, _)| *at);
            let mut moves = vec![Move::Next; left];
            for (at, detour) in detours.into_iter().rev() {
                match detour {
                    Move::NextBy(_) | Move::LeaveOut => moves[at] = detour,
                    other => moves.insert(at, other),
                }
            }
            (beginning, moves)
        })
    })
}

/// The chapter with which a sequence joins in: mostly close to the end, where the prize is.
fn beginnings() -> impl Strategy<Value = usize> {
    prop_oneof![1 => Just(0_usize), 2 => 3..9_usize, 3 => 9..17_usize]
}

/// Plays the moves and hands the story to `check` after each of them.
fn play(
    beginning: usize,
    moves: &[Move],
    mut check: impl FnMut(&Story) -> Result<(), TestCaseError>,
) -> Result<Story, TestCaseError> {
    let mut story = if beginning == 0 { Story::new() } else { Story::until(Chapter::ALL[beginning - 1]) };
    let mut steps = Chapter::ALL.into_iter().skip(beginning).flat_map(|chapter| chapter.steps(false));
    let mut usurper = None;
    for one in moves {
        // A refused act is part of the game: the sequence goes on.
        match one {
            Move::Next => drop(steps.next().map(|step| match usurper {
                Some(person) => story.takes(step.by(person)),
                None => story.takes(step),
            })),
            Move::TakeOver(person) => usurper = Some(PEOPLE[*person]),
            Move::NextBy(person) => drop(steps.next().map(|step| story.takes(step.by(PEOPLE[*person])))),
            Move::LeaveOut => drop(steps.next().map(|step| story.lets_pass(&step))),
            Move::Stray { act, person } => {
                story = story.by(PEOPLE[*person].0, PEOPLE[*person].1);
                drop(story.tries(STRAYS[*act](&story)));
            }
            Move::Pass(days) => story = story.days_later(*days),
        }
        check(&story)?;
    }
    Ok(story)
}

/// What must be so on the day of an announcement, asked of the record and the events and not of the
/// gates: the gates are what is tested.
fn announced_rightly(story: &Story) -> Result<(), TestCaseError> {
    let case = &story.case;
    let steps = &case.record.steps;
    let decision = steps.decision.as_ref().expect("a decision");
    prop_assert!(decision.kind.approves() && decision.published_on.is_some());
    prop_assert_ne!(Some(&decision.proposed_by), decision.signed_by.as_ref());
    let judgement = case.judgement(&story.context());
    for finding in &judgement.exclusions {
        let granted = steps.exceptions.iter().rfind(|one| one.code == finding.code).expect("an exception");
        prop_assert!(granted.role == "head-of-entity" && granted.until >= story.today());
        let both = case
            .who_did("decision.proposed", "")
            .any(|one| case.who_did("exception.granted", &finding.code).any(|other| one == other));
        prop_assert!(!both, "whoever proposes grants no exception");
    }
    for flag in &judgement.flags {
        let flag = case.record.flags.get(&flag.finding.code).expect("every flag is on file");
        let (answer, review) = (flag.answer.as_ref().unwrap(), flag.review.as_ref().unwrap());
        prop_assert!(review.holds);
        prop_assert_ne!(&answer.by, &review.by);
    }
    let assessment = steps.assessment.as_ref().expect("the tier is never below substantial");
    prop_assert!(assessment.status == AssessmentStatus::Final && assessment.covers_partner);
    let consultation = steps.consultation.as_ref().expect("the tier is never below substantial");
    prop_assert!(consultation.closed_on.is_some());
    let enough = if steps.emergency.is_some() { 15 } else { judgement.duties.comment_days };
    prop_assert!(consultation.days() >= enough);
    for actor in [Some(&decision.proposed_by), decision.signed_by.as_ref()].into_iter().flatten() {
        prop_assert!(steps.interests.iter().any(|one| one.person == *actor && one.is_good()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_announces_a_partnership_that_is_not_approved_and_safe((beginning, moves) in sequences(beginnings())) {
        let mut announced = None;
        play(beginning, &moves, |story| {
            if announced.is_none() && story.case.record.steps.announced_on.is_some() {
                announced = Some(story.case.n);
                announced_rightly(story)?;
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_state_is_the_fold_of_the_events_at_every_instant((beginning, moves) in sequences(beginnings())) {
        let day_of = |instant| edition().calendar().day_of(instant);
        let mut states: Vec<Engagement> = Vec::new();
        let story = play(beginning, &moves, |story| {
            states.push(story.case.clone());
            Ok(())
        })?;
        prop_assert_eq!(&Engagement::replay(&story.case.id, &story.events, day_of), &story.case);
        prop_assert!(story.events.iter().zip(1..).all(|(event, n)| event.n == n), "numbered from 1 without gaps");
        for state in states {
            let prefix = &story.events[..state.n as usize];
            prop_assert_eq!(&Engagement::replay(&state.id, prefix, day_of), &state);
        }
        // Events survive being written down.
        let written = serde_json::to_string(&story.events).unwrap();
        let read: Vec<engagement::Event> = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(read, story.events);
    }

    #[test]
    fn a_signature_over_anything_but_the_present_state_is_refused((beginning, moves) in sequences(12..17_usize), digit in "[0-9a-f]{64}") {
        play(beginning, &moves, |story| {
            let mut tried = story.clone().approver();
            let before = tried.case.snapshot();
            let act = Act::DecisionSigned(DecisionSigned { snapshot: digit.clone(), carried: "Mine.".into(), carried_by: "A. A.".into() });
            prop_assert!(tried.tries(act).is_err());
            prop_assert_eq!(tried.case.snapshot(), before);
            Ok(())
        })?;
    }

    #[test]
    fn nothing_is_recorded_before_what_was_recorded_last(beginning in 1..18_usize, back in 1_i64..10_000_000, act in 0..STRAYS.len()) {
        let mut story = Story::until(Chapter::ALL[beginning - 1]);
        story.now = story.now.checked_sub(back.seconds()).unwrap();
        let act = STRAYS[act](&story);
        let refusal = story.tries(act).unwrap_err();
        prop_assert_eq!(refusal.rule, "clock");
    }

    #[test]
    fn only_what_was_knowable_is_weighed(beginning in 1..18_usize, back in 0_i64..120) {
        let story = Story::until(Chapter::ALL[beginning - 1]);
        let day = story.in_days(-back);
        let known = story.case.record.as_known_on(day);
        prop_assert!(known.evidence.iter().all(|source| source.published_on <= day));
        prop_assert!(known.answers.values().all(|given| given.given_on.is_none_or(|on| on <= day)));
        // Knowing it once or twice is the same.
        prop_assert_eq!(&known.as_known_on(day), &known);
    }
}
