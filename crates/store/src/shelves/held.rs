//! Why an edition waits for a person: whoever stands on a list only since would be cleared without a word.

use std::cmp::Ordering;

use jiff::civil::DateTime;

use super::Snapshot;

/// Why an edition waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// It is much shorter than the edition in force.
    Shrunk(Vec<Loss>),
    /// Its publisher made it before an edition that was imported already.
    Older {
        /// When that edition was made, in the publisher's words.
        before: String,
        /// When this one was.
        now: String,
    },
    /// Nobody can tell whether it is older than the edition in force, which bears a date.
    Undated {
        /// When the edition in force was made, in the publisher's words.
        before: String,
        /// What this one says instead of a date.
        now: Option<String>,
    },
    /// It is an edition that another has taken the place of.
    Former {
        /// The name of that edition.
        edition: String,
    },
    /// It is an edition in whose place a person put an older one.
    SetAside {
        /// The name of that edition.
        edition: String,
        /// Why the person did so.
        why: String,
    },
}

/// Of what a list lost more than it may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Of what.
    pub of: Part,
    /// How many the edition in force has.
    pub before: u64,
    /// How many the file has.
    pub now: u64,
}

/// What is counted of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its entries; of a register, its statements.
    Entries,
    /// The names of its entries, all together.
    Names,
}

/// Whether the edition in force has so many more entries, or names, that a person must look.
pub(super) fn shrunk(entities: u64, names: Option<u64>, in_force: &Snapshot, limit: f64) -> Option<Held> {
    let entries = Loss { of: Part::Entries, before: in_force.about.entities, now: entities };
    let names = names.zip(in_force.names()).map(|(now, before)| Loss { of: Part::Names, before, now });
    let too_much = |loss: &Loss| lists::shrinks_too_much(loss.before, loss.now, limit);
    let losses: Vec<Loss> = [Some(entries), names].into_iter().flatten().filter(too_much).collect();
    (!losses.is_empty()).then_some(Held::Shrunk(losses))
}

/// Whether what was read was made, or may have been made, before one of the `editions`, which stand in the order
/// in which they were imported.
pub(super) fn older(sha256: &str, dated: Option<&str>, editions: &[Snapshot]) -> Option<Held> {
    let in_force = editions.last().filter(|one| one.about.sha256 != sha256)?;
    // An edition without a date does not make us forget the date of the one before.
    let (made, before) = editions.iter().rev().find_map(made).unzip();
    let now = dated.and_then(lists::made_at);
    let order = now.zip(made).map(|(now, made)| now.cmp(&made));
    if let Some(at) = editions.iter().rposition(|one| one.about.sha256 == sha256) {
        let edition = editions[at].name();
        return match order {
            Some(Ordering::Greater) => editions[at + 1..]
                .iter()
                .rfind(|one| !one.about.confirmed_older.is_empty())
                .map(|one| Held::SetAside { edition, why: one.about.confirmed_older.clone() }),
            _ => Some(Held::Former { edition }),
        };
    }
    let (before, said) = (before?.to_owned(), dated.map(str::to_owned));
    match (order, said) {
        (Some(Ordering::Less), Some(now)) => Some(Held::Older { before, now }),
        (None, now) if self::made(in_force).is_some() => Some(Held::Undated { before, now }),
        _ => None,
    }
}

/// When an edition was made, as a moment and in its publisher's words.
fn made(edition: &Snapshot) -> Option<(DateTime, &str)> {
    let words = edition.about.dated.as_deref()?;
    Some((lists::made_at(words)?, words))
}
