//! What stands against somebody's acting, so that one look can be compared with the next.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ownership::Shown;
use serde::{Deserialize, Serialize};

use crate::confidential::print_nothing_of;
use crate::{Assessment, Level, Why};

/// Everything that keeps somebody from being clear, each thing with how grave it is. It names interests by their
/// identifiers, and belongs where declarations are kept.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Concerns(BTreeMap<String, Level>);

impl Concerns {
    /// Whether nothing stands against it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes in what another look found, or another register; the graver counts.
    pub fn take_in(&mut self, other: Concerns) {
        other.0.into_iter().for_each(|(what, level)| self.add(what, level));
    }

    /// Takes in one thing.
    pub fn add(&mut self, what: impl Into<String>, level: Level) {
        let known = self.0.entry(what.into()).or_insert(level);
        *known = (*known).max(level);
    }

    /// Whether a tie that a register shows with a party is among them.
    pub fn tell_of_tie_with(&self, party: &Shown) -> bool {
        self.0.contains_key(&tie_with(party))
    }

    /// Whether anything is here that was not, or is graver than it was.
    pub fn are_graver_than(&self, before: &Concerns) -> bool {
        self.0.iter().any(|(what, level)| before.0.get(what).is_none_or(|known| level > known))
    }
}

print_nothing_of!(Concerns);

/// The name of a tie that a register shows with a party.
fn tie_with(party: &Shown) -> String {
    format!("register {}", party.id)
}

impl Assessment {
    /// What stands against a person, or the institution, on `today`.
    pub fn concerns(&self, person: &str, today: Date) -> Concerns {
        let found = self.findings.reveal();
        let mut concerns = Concerns::default();
        for conflict in found.conflicts.iter().filter(|one| one.person == person) {
            let names = [
                conflict.interest.as_ref().map(|interest| format!("interest {}", interest.id)),
                conflict.registered_with.as_ref().map(tie_with),
            ];
            names.into_iter().flatten().for_each(|name| concerns.add(name, conflict.level));
        }
        for question in found.questions.iter().filter(|one| one.person == person) {
            concerns.add(format!("question {}", question.interest), Level::NoneFound);
        }
        for (what, noted) in [("unplaced", &found.unplaced), ("taken back", &found.taken_back)] {
            for one in noted.iter().filter(|one| one.person == person) {
                concerns.add(format!("{what} {}", one.interest.id), Level::NoneFound);
            }
        }
        if found.cut_short.iter().any(|one| one == person) {
            concerns.add("register cut short", Level::NoneFound);
        }
        // That a declaration has grown old is mended by its author; everything else is for the ethics office.
        let arisen = found.arising.iter().filter(|one| one.person == person && one.on <= today);
        for one in arisen.filter(|one| one.why != Why::DeclarationExpires) {
            let interest = one.interest.as_ref().map(|interest| interest.id.as_str()).unwrap_or_default();
            concerns.add(format!("arisen {:?} {interest}", one.why), Level::NoneFound);
        }
        concerns
    }
}
