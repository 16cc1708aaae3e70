//! Who owns and who controls whom: statements in, answers with evidence out.
//!
//! Statements come from registers (BODS, GLEIF, `FollowTheMoney`). They are never corrected:
//! a [`Builder`] joins the records that share an identifier (never those that share a name) and
//! makes a [`Graph`]; a [`View`] of it at a date, as known on a date, answers
//!
//! - who owns a company, in shares between two bounds, along all chains and through loops:
//!   [`View::owners`];
//! - who controls it, by votes or otherwise: [`View::control`], and whom somebody controls:
//!   [`View::controlled_by`];
//! - how two parties are tied: [`View::paths`]; what ties a few of them: [`View::among`];
//! - which parties belong to it, for screening: [`View::group`];
//! - how much of it a State holds, and how much reaches nobody who is known: [`View::state`],
//!   [`View::opacity`].
//!
//! Every amount is an [`Interval`], because most registers publish bands or nothing; nothing said is
//! never taken for zero, nor for the whole. Every answer names the statements that it rests on, and
//! says where it stopped looking. The ideas are those of integrated ownership (Brioschi, Buzzacchi
//! and Colombo, 1989), extended to bounds.

pub mod bods;
mod day;
mod digest;
mod ftm;
mod graph;
mod identifier;
mod interest;
mod interval;
pub mod percentage;
mod problem;
mod record;
mod view;

pub use digest::Digest;
pub use graph::{Builder, Graph, NodeId, Shown, TieShown, folded};
pub use identifier::Identifier;
pub use interest::{Basis, Certainty, Interest, Right};
pub use interval::Interval;
pub use problem::{Oddity, Problem};
pub use record::{Content, End, Link, Party, PartyKind, Record, StatementRef, Tie};
pub use view::{
    Controlled, Controller, Evidence, Group, Limits, Member, Officer, Opacity, Owner, Owners, Path, Paths,
    State, Step, View,
};
