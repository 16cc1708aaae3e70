//! Who may do what to which part of a case: one pure function over data, and its printed matrix.
//!
//! Every command and every read is asked of [`Grants::decide`] with who asks ([`Actor`]), what for
//! ([`Act`]) and on what ([`Subject`]). What no grant allows is refused. The grants are data
//! (`content/policy/roles.yaml`); [`matrix`] prints what they come to, and the print is kept beside
//! this crate so that a change of policy shows as a change of text.
//!
//! Whether an act may be done *now* (stages, gates, four eyes, declared interests) is the case's own
//! business and not asked here.

mod act;
mod actor;
mod decision;
mod grants;
mod matrix;
mod subject;

pub use act::Act;
pub use actor::{Actor, Assignment, Body};
pub use decision::{Allowed, Decision, Refused};
pub use grants::{Grant, Grants, MONITOR, NOBODYS, PUBLIC, Role, SIGNED_IN, Scope};
pub use matrix::matrix;
pub use subject::Subject;
