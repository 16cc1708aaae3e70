//! What there is to do on a case, how far each thing has come, and whose it is.

use content::Trigger;
use engagement::record::{AssessmentStatus, Declaration, InterestOutcome};
use engagement::{Stage, judge};
use evidence::Answer;

use super::look::Look;
use crate::components::Task;
use crate::page::Page;

/// How far a task has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing is left to do.
    Done,
    /// Not started.
    ToDo,
    /// Begun.
    InProgress,
    /// Something was said that somebody must answer.
    NeedsAnswer,
    /// It can be done and need not be.
    IfNeeded,
    /// It cannot start yet; the key of the reason, after `cannot-`.
    Cannot(&'static str),
    /// So many requirements of a gate are not met.
    Shut(usize),
    /// It does not arise.
    Gone,
}

impl State {
    /// Whether it waits for somebody.
    fn waits(self) -> bool {
        matches!(self, State::ToDo | State::InProgress | State::NeedsAnswer)
    }

    fn is_open(self) -> bool {
        self.waits() || self == State::IfNeeded
    }

    /// Code of the word for it.
    fn word(self) -> &'static str {
        match self {
            State::Done | State::Gone => "done",
            State::ToDo => "to-do",
            State::InProgress => "in-progress",
            State::NeedsAnswer => "needs-answer",
            State::IfNeeded => "if-needed",
            State::Cannot(_) | State::Shut(_) => "cannot-start",
        }
    }
}

/// One line of the task list.
struct Row {
    group: &'static str,
    /// Key of its label, after `do-`; also the name of its form where it has no page of its own.
    name: &'static str,
    /// The page below the case, where it is not the form.
    page: Option<&'static str>,
    /// The acts that it takes.
    acts: &'static [&'static str],
    state: fn(&Look) -> State,
}

const fn row(group: &'static str, act: &'static [&'static str; 1], state: fn(&Look) -> State) -> Row {
    Row { group, name: act[0], page: None, acts: act, state }
}

const fn described(name: &'static str, state: fn(&Look) -> State) -> Row {
    Row { group: "facts", name, page: None, acts: &["engagement.described"], state }
}

const fn paged(
    group: &'static str,
    page: &'static str,
    acts: &'static [&'static str],
    state: fn(&Look) -> State,
) -> Row {
    Row { group, name: page, page: Some(page), acts, state }
}

/// The groups in the order of the page.
const GROUPS: [&str; 14] = [
    "facts",
    "evidence",
    "questions",
    "flags",
    "screening",
    "reply",
    "interests",
    "reviews",
    "assessment",
    "consultation",
    "contract",
    "decision",
    "publication",
    "stage",
];

const ROWS: &[Row] = &[
    described("partner.described", |look| looked_at(&[look.case.record.partner.state_owned])),
    described("terms.described", |look| {
        let terms = &look.case.record.engagement;
        let facts = [terms.free_of_charge, terms.exclusive, terms.used_by_civil_society, terms.renews_itself];
        if terms.ends_on.is_none() { State::InProgress } else { looked_at(&facts) }
    }),
    described("technology.described", |look| {
        let one = &look.case.record.technology;
        looked_at(&[
            one.proprietary,
            one.algorithmic,
            one.account_required,
            one.identity_required,
            one.alternative_offered,
        ])
    }),
    described("data.described", |look| {
        let data = &look.case.record.data;
        looked_at(&[data.partner_access, data.own_purposes])
    }),
    paged("evidence", "evidence", &["evidence.added", "evidence.assessed"], |look| {
        let sources = &look.case.record.evidence;
        part_of(sources.len(), sources.iter().filter(|source| source.reliability.is_some()).count())
    }),
    paged("questions", "questions", &["answer.given"], |look| {
        let open = |code: &str| look.judgement.unknown.iter().any(|finding| finding.code == code);
        let codes = || look.edition.questions().map(|question| question.code.as_str());
        part_of(codes().count(), codes().filter(|code| !open(code)).count())
    }),
    paged("flags", "flags", &["flag.answered", "flag.reviewed"], |look| {
        let settled = look.judgement.flags.iter().all(|flag| flag.settled);
        if settled { State::Done } else { State::NeedsAnswer }
    }),
    row("flags", &["flag.raised"], |_| State::IfNeeded),
    row("flags", &["exception.granted"], |look| match look.judgement.exclusions.is_empty() {
        true => State::Gone,
        false => State::IfNeeded,
    }),
    row("reply", &["reply.invited"], |look| {
        let flags = &look.judgement.flags;
        let about =
            look.case.record.steps.reply.as_ref().map(|reply| reply.about.as_slice()).unwrap_or_default();
        match flags.iter().all(|flag| about.contains(&flag.finding.code)) {
            _ if flags.is_empty() => State::Cannot("no-flag"),
            true => State::Done,
            false => State::ToDo,
        }
    }),
    row("reply", &["reply.received"], |look| match &look.case.record.steps.reply {
        None => State::Cannot("not-invited"),
        Some(reply) if reply.received_on.is_some() => State::Done,
        Some(_) => State::ToDo,
    }),
    paged("screening", "screening", &["screening.run", "hit.judged", "hit.reviewed"], |look| {
        match &look.case.record.steps.screening {
            None => State::ToDo,
            Some(one) if one.open(look.edition.settings.second_look_from()) > 0 => State::NeedsAnswer,
            Some(one) if one.outdated => State::ToDo,
            Some(one) if one.months_on(look.today) >= look.judgement.duties.screening_months => State::ToDo,
            Some(one) if !one.is_complete(&look.edition.settings.required_lists) => State::InProgress,
            Some(_) => State::Done,
        }
    }),
    row("interests", &["interests.declared"], |look| {
        match look.case.record.steps.interests.iter().find(|one| one.person == look.person()) {
            Some(own) if own.lets_act(look.today) => State::Done,
            Some(own) if own.answer_by.is_some() => State::NeedsAnswer,
            Some(own) if !own.is_due(look.today) => State::InProgress,
            _ => State::ToDo,
        }
    }),
    paged("interests", "interests", &["interests.concluded"], |look| {
        let open = |one: &Declaration| one.outcome == InterestOutcome::Referred || one.is_due(look.today);
        let steps = &look.case.record.steps;
        let waiting = steps.interests.iter().chain(&steps.institution).any(open);
        if waiting { State::NeedsAnswer } else { State::IfNeeded }
    }),
    row("interests", &["institution.declared"], |look| match &look.case.record.steps.institution {
        Some(own) if own.lets_act(look.today) => State::Done,
        Some(own) if !own.is_due(look.today) => State::InProgress,
        _ => State::ToDo,
    }),
    row("interests", &["person.recused"], |_| State::IfNeeded),
    row("reviews", &["review.requested"], |look| match look.case.record.steps.reviews.is_empty() {
        true => State::ToDo,
        false => State::IfNeeded,
    }),
    row("reviews", &["review.given"], |look| {
        let mine = look.case.record.steps.reviews.iter().filter(|one| one.reviewer == look.person());
        let given: Vec<bool> = mine.map(|review| review.given_on.is_some()).collect();
        match given.iter().all(|given| *given) {
            _ if given.is_empty() => State::Cannot("not-asked"),
            true => State::Done,
            false => State::NeedsAnswer,
        }
    }),
    row("reviews", &["dissent.recorded"], |_| State::IfNeeded),
    row("assessment", &["assessment.recorded"], |look| match &look.case.record.steps.assessment {
        None if !look.judgement.duties.assessment => State::IfNeeded,
        None => State::ToDo,
        Some(one) if one.status == AssessmentStatus::Draft => State::InProgress,
        Some(_) => State::Done,
    }),
    row("consultation", &["consultation.opened"], |look| match &look.case.record.steps.consultation {
        Some(_) => State::Done,
        None if look.judgement.duties.consultation => State::ToDo,
        None => State::IfNeeded,
    }),
    row("consultation", &["comment.answered"], |look| match &look.case.record.steps.consultation {
        None => State::Cannot("no-consultation"),
        Some(one) if one.is_answered() => State::Done,
        Some(_) => State::NeedsAnswer,
    }),
    row("consultation", &["consultation.closed"], |look| match &look.case.record.steps.consultation {
        None => State::Cannot("no-consultation"),
        Some(one) if one.closed_on.is_some() => State::Done,
        Some(one) if look.today <= one.closes_on => State::Cannot("comments-open"),
        Some(one) if !one.is_answered() => State::Cannot("comments-unanswered"),
        Some(_) => State::ToDo,
    }),
    paged("contract", "contract", &["clause.reviewed"], |look| {
        let read = |code: &&String| look.case.record.contract.contains_key(*code);
        let required = &look.edition.settings.required_clauses;
        part_of(required.len(), required.iter().filter(read).count())
    }),
    row("decision", &["decision.proposed"], |look| match &look.case.record.steps.decision {
        Some(_) => State::Done,
        None if look.case.stage != Stage::Decision => State::Cannot("not-in-decision"),
        None => State::ToDo,
    }),
    paged("decision", "sign", &["decision.signed"], |look| match &look.case.record.steps.decision {
        None => State::Cannot("not-proposed"),
        Some(decision) if decision.signed_by.is_some() => State::Done,
        Some(_) => State::ToDo,
    }),
    row("decision", &["decision.published"], |look| match &look.case.record.steps.decision {
        Some(decision) if decision.published_on.is_some() => State::Done,
        Some(decision) if decision.signed_by.is_some() => State::ToDo,
        _ => State::Cannot("not-signed"),
    }),
    row("publication", &["safeguards.published"], |look| match look.case.record.steps.safeguards {
        Some(_) => State::Done,
        None => State::ToDo,
    }),
    row("publication", &["partnership.announced"], |look| match look.case.record.steps.announced_on {
        Some(_) => State::Done,
        None => State::ToDo,
    }),
    row("stage", &["stage.entered"], |look| match look.case.stage.next() {
        None => State::Gone,
        Some(next) => match shut(look, &Trigger::Stage(next.word().into())) {
            0 => State::ToDo,
            // A decision against can be prepared from any stage.
            _ if look.case.stage < Stage::Negotiation => State::IfNeeded,
            unmet => State::Shut(unmet),
        },
    }),
    row("stage", &["emergency.invoked"], |look| {
        let taken = look.case.record.steps.emergency.is_some();
        if taken || !look.case.stage.is_before_decision() { State::Gone } else { State::IfNeeded }
    }),
    row("stage", &["engagement.suspended"], |look| match look.case.stage {
        Stage::Suspended => State::Gone,
        _ => State::IfNeeded,
    }),
    row("stage", &["engagement.resumed"], |look| match look.case.stage {
        Stage::Suspended => State::ToDo,
        _ => State::Gone,
    }),
    row("stage", &["engagement.closed"], |look| match look.case.suspended_from.unwrap_or(look.case.stage) {
        Stage::Active | Stage::Review => State::IfNeeded,
        Stage::Decision if look.case.record.steps.is_approved() => State::IfNeeded,
        _ => State::Gone,
    }),
    row("stage", &["engagement.withdrawn"], |look| {
        let stood = look.case.suspended_from.unwrap_or(look.case.stage);
        let undecided = stood.is_before_decision() && !look.case.record.steps.is_approved();
        if undecided { State::IfNeeded } else { State::Gone }
    }),
    row("stage", &["edition.adopted"], |look| match look.case.edition == look.edition_in_force.hash {
        true => State::Gone,
        false => State::IfNeeded,
    }),
    row("stage", &["payload.erased"], |_| State::IfNeeded),
];

fn looked_at(facts: &[Answer]) -> State {
    let looked = facts.iter().filter(|fact| **fact != Answer::NotLookedAt).count();
    part_of(facts.len(), looked)
}

fn part_of(all: usize, done: usize) -> State {
    match done {
        0 => State::ToDo,
        done if done < all => State::InProgress,
        _ => State::Done,
    }
}

/// How many requirements of the gates that guard `trigger` are not met.
fn shut(look: &Look, trigger: &Trigger) -> usize {
    judge::unmet_for(&look.judgement, &look.edition, trigger).len()
}

/// The state of a row, gates and ends included.
fn state_of(row: &Row, look: &Look) -> State {
    let state = (row.state)(look);
    // What may still be done to a case that is over: the epilogue.
    let epilogue = row.acts.iter().any(|act| ["payload.erased", "decision.published"].contains(act));
    if look.case.stage.is_end() && !epilogue && state.is_open() {
        return State::Cannot("over");
    }
    let unmet: usize = row.acts.iter().map(|act| shut(look, &Trigger::Act(act.to_string()))).sum();
    if state.is_open() && unmet > 0 { State::Shut(unmet) } else { state }
}

/// A group of the task list.
pub(super) struct Group {
    /// Key of its heading, after `group-`.
    pub(super) key: &'static str,
    /// Its tasks.
    pub(super) tasks: Vec<Task>,
}

/// The whole task list of a case; only what is the person's own to do is linked.
pub(super) fn groups(look: &Look, page: &Page) -> Vec<Group> {
    let of_group = |key| ROWS.iter().filter(move |row| row.group == key);
    let shown =
        |row: &'static Row| Some((row, state_of(row, look))).filter(|(_, state)| *state != State::Gone);
    let group = |key| {
        let tasks =
            of_group(key).filter_map(shown).map(|(row, state)| task(row, state, look, page)).collect();
        Group { key, tasks }
    };
    GROUPS.into_iter().map(group).filter(|group| !group.tasks.is_empty()).collect()
}

/// What the person may do now and what waits for the person first of all.
pub(super) fn own(look: &Look, page: &Page) -> Vec<Task> {
    list_own(look, page, State::is_open)
}

/// What waits for the person.
pub(super) fn waiting(look: &Look, page: &Page) -> Vec<Task> {
    list_own(look, page, State::waits)
}

fn list_own(look: &Look, page: &Page, wanted: fn(State) -> bool) -> Vec<Task> {
    let rows = ROWS.iter().filter(|row| row.acts.iter().any(|act| look.may_do(act)));
    let mut rows: Vec<(&Row, State)> =
        rows.map(|row| (row, state_of(row, look))).filter(|(_, state)| wanted(*state)).collect();
    rows.sort_by_key(|(_, state)| !state.waits());
    rows.into_iter().map(|(row, state)| task(row, state, look, page)).collect()
}

/// How many tasks are done, of how many that must be.
pub(super) fn count(look: &Look) -> (usize, usize) {
    let states: Vec<State> = ROWS.iter().map(|row| state_of(row, look)).collect();
    let done = states.iter().filter(|state| **state == State::Done).count();
    (
        done,
        done + states
            .iter()
            .filter(|state| state.waits() || matches!(state, State::Cannot(_) | State::Shut(_)))
            .count(),
    )
}

fn task(row: &Row, state: State, look: &Look, page: &Page) -> Task {
    let mine = row.acts.iter().any(|act| look.may_do(act));
    let place = match row.page {
        Some(page) => page.to_owned(),
        None => format!("do/{}", row.name),
    };
    // Lists can be read by everybody inside, but for what people declared; a finished act by nobody.
    let readable = row.page.is_some_and(|page| match page {
        "sign" => false,
        "interests" => look.may_read(policy::Act::CASE_READ_INTERESTS),
        _ => true,
    });
    let open = mine && (state.is_open() || state == State::Done);
    Task {
        label: page.word("do", row.name).plain(),
        href: (open || readable).then(|| look.path(&format!("/{place}"))),
        status: state.word().into(),
        note: note(row, state, mine, look, page),
    }
}

/// Why it cannot start, by when it is due, or whose it is.
fn note(row: &Row, state: State, mine: bool, look: &Look, page: &Page) -> Option<String> {
    let reason = match state {
        State::Cannot(key) => Some(page.t(&format!("cannot-{key}")).plain()),
        State::Shut(unmet) => Some(page.tn("cannot-shut", unmet).plain()),
        _ => due(row, state, look).map(|day| page.t("due-on").with("date", day).plain()),
    };
    let whose = || {
        row.acts.first().map(|act| page.t("task-of").with("roles", look.titles_for(act).join(", ")).plain())
    };
    let whose = if mine || state == State::Done { None } else { whose() };
    let notes: Vec<String> = reason.into_iter().chain(whose).collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

fn due(row: &Row, state: State, look: &Look) -> Option<evidence::Date> {
    let steps = &look.case.record.steps;
    match row.name {
        "interests.declared" if state == State::NeedsAnswer => {
            steps.interests.iter().find(|one| one.person == look.person()).and_then(|one| one.answer_by)
        }
        "reply.received" if state == State::ToDo => steps.reply.as_ref().map(|reply| reply.due_on),
        "comment.answered" => {
            steps.consultation.as_ref().filter(|one| one.closed_on.is_none()).map(|one| one.closes_on)
        }
        _ => None,
    }
}
