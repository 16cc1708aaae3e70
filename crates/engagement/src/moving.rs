//! What moving a case to another edition does to its answers.

use content::{Edition, Question};

use crate::record::Record;

/// Why a question is to be asked in the new edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It asks something else, or the same to another effect.
    Changed,
    /// The edition before had no such question.
    New,
    /// It was not answered yet.
    Open,
}

impl Asked {
    /// The word for it on pages.
    pub fn word(self) -> &'static str {
        match self {
            Asked::Changed => "changed",
            Asked::New => "new",
            Asked::Open => "open",
        }
    }
}

/// Codes of questions by what becomes of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moving {
    /// Answers that carry over, because the question reads the same and to the same effect.
    pub carried: Vec<String>,
    /// Questions to be asked again or for the first time, and why.
    pub asked_again: Vec<(String, Asked)>,
    /// Answers that fall away with their question.
    pub dropped: Vec<String>,
}

impl Moving {
    /// What becomes of the answers of `record`, given under `from`, when it is judged by `to`. Where a question
    /// comes from may change without its being asked again.
    pub fn between(record: &Record, from: &Edition, to: &Edition) -> Moving {
        let mut moving = Moving::default();
        for code in record.answers.keys().filter(|code| to.question(code).is_none()) {
            moving.dropped.push(code.clone());
        }
        for after in to.questions() {
            let before = from.question(&after.code);
            let answered = record.answers.contains_key(&after.code);
            match before {
                Some(before) if answered && is_same(before, after) => moving.carried.push(after.code.clone()),
                Some(_) if answered => moving.asked_again.push((after.code.clone(), Asked::Changed)),
                Some(_) => moving.asked_again.push((after.code.clone(), Asked::Open)),
                None => moving.asked_again.push((after.code.clone(), Asked::New)),
            }
        }
        moving
    }
}

fn is_same(before: &Question, after: &Question) -> bool {
    *before == Question { basis: before.basis.clone(), ..after.clone() }
}
