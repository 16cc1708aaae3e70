//! What moving a case to the edition in force would do, shown before anybody signs it.

use content::Edition;
use engagement::Moving;

use super::look::Look;
use super::shown;
use crate::components::Said;
use crate::page::Page;

/// A question and what becomes of it.
pub(super) struct Moved {
    pub(super) code: String,
    pub(super) text: Said,
    /// The answer on file, if there is one.
    pub(super) answer: Option<&'static str>,
    /// Why it is asked: `changed`, `new` or `open`; empty where it is not.
    pub(super) why: &'static str,
}

/// Everything that becomes of the questions.
pub(super) struct Preview {
    pub(super) carried: Vec<Moved>,
    pub(super) asked_again: Vec<Moved>,
    pub(super) dropped: Vec<Moved>,
}

impl Preview {
    /// The preview for a case on the page.
    pub(super) fn of(look: &Look, page: &Page) -> Preview {
        let (old, new) = (&*look.edition, &*look.edition_in_force);
        let moving = Moving::between(&look.case.record, old, new);
        let row = |edition: &Edition, code: String, why| {
            let text = edition.question(&code).map(|question| shown::said_in(&question.text, &page.language));
            let given = look.case.record.answers.get(&code);
            Moved { text: text.unwrap_or_default(), answer: given.map(|given| given.value.word()), why, code }
        };
        Preview {
            carried: moving.carried.into_iter().map(|code| row(new, code, "")).collect(),
            asked_again: moving
                .asked_again
                .into_iter()
                .map(|(code, why)| row(new, code, why.word()))
                .collect(),
            dropped: moving.dropped.into_iter().map(|code| row(old, code, "")).collect(),
        }
    }
}
