//! Gates: which are open, and what each closed one still asks.

use content::{Condition, Edition, Facts, Gate, Requirement, Truth};

use super::{GateState, Unmet};

/// The state of every gate of the edition.
pub(super) fn states(facts: &Facts, emergency: bool, edition: &Edition) -> Vec<GateState> {
    edition.gates.iter().map(|gate| state(gate, facts, emergency)).collect()
}

fn state(gate: &Gate, facts: &Facts, emergency: bool) -> GateState {
    // A condition that cannot be told leaves the requirement standing.
    let applies =
        |condition: &Option<Condition>| condition.as_ref().is_none_or(|one| one.ask(facts) != Truth::Fails);
    let asked = gate.requirements.iter().filter(|one| applies(&gate.applies_if) && applies(&one.applies_if));
    let mut unmet = Vec::new();
    let mut owed = Vec::new();
    for requirement in asked {
        let truth = requirement.holds.ask(facts);
        if truth == Truth::Holds {
            continue;
        }
        match &requirement.emergency {
            Some(terms) if emergency && terms.holds.ask(facts) == Truth::Holds => {
                owed.push(terms.owed.english().to_owned());
            }
            _ => unmet.push(as_unmet(gate, requirement, truth)),
        }
    }
    GateState {
        gate: gate.gate.clone(),
        title: gate.title.english().into(),
        open: unmet.is_empty(),
        unmet,
        owed,
    }
}

fn as_unmet(gate: &Gate, requirement: &Requirement, truth: Truth) -> Unmet {
    Unmet {
        gate: gate.gate.clone(),
        code: requirement.code.clone(),
        text: requirement.text.english().into(),
        how: requirement.how.english().into(),
        missing: match truth {
            Truth::CannotTell(what) => Some(what),
            Truth::Holds | Truth::Fails => None,
        },
        basis: requirement.basis.to_string(),
    }
}
