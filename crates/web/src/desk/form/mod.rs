//! Forms for acts: what each asks is a table ([`acts`]); reading ([`read`]) and showing ([`show`]) is the
//! same for all.

pub(super) mod acts;
pub(super) mod field;
mod offers;
pub(super) mod read;
pub(super) mod show;

pub(super) use acts::{ActForm, OPENING, SIGNING, form_named};
