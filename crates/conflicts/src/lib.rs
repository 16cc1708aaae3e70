//! Conflicts of interest: those that exist, and those that will arise.
//!
//! A person with a role in a decision declares interests. An interest conflicts when it leads to the
//! partner, or to its group, over few enough ties that are in force when it matters. The declared
//! interest is matched by identifier; a likeness of names is a question to the declarant and never a
//! finding; family counts as far as it is declared, whatever registers say.
//!
//! **What is declared stays with the ethics officer.** Declarations and findings are
//! [`Confidential`]: they do not print, and have no written form until somebody reveals them by
//! name. What goes to the case is an [`Outcome`], which is [`Copy`] and holds nothing but codes and
//! dates: no text of a declaration fits into it.

mod arising;
mod assessment;
mod concerns;
mod confidential;
mod declaration;
mod matching;
mod materiality;
mod outcome;
mod rules;

pub use arising::{Arising, Why};
pub use assessment::{Assessment, Coverage, Findings, INSTITUTION, assess};
pub use concerns::Concerns;
pub use confidential::Confidential;
pub use declaration::{
    Case, Certainty, Counterparty, Declaration, HeldBy, Interest, Kind, Mitigation, Participant, Role, Window,
};
pub use matching::{Finding, NameQuestion, Noted};
pub use outcome::{Disposition, Level, Measure, NotAllowed, Outcome, Plan};
pub use rules::{CoolingOff, Count, Materiality, Months, Rules};
