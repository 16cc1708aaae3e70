//! What an institution may change, read, checked and pinned: criteria, tiers, gates, calendars.
//!
//! Files come in as bytes (the binary embeds the defaults and may lay an institution's own files
//! over them); nothing here touches the disk. An [`Edition`] is addressed by the SHA-256 of all
//! its files, and a case pins the edition that it is judged by.

mod basis;
mod calendar;
mod condition;
mod criteria;
mod edition;
mod four_eyes;
mod gates;
mod references;
mod text;
mod tiers;
pub mod yaml;

pub use basis::{Basis, BasisStatus};
pub use calendar::WorkingCalendar;
pub use condition::{Condition, Facts, Truth};
pub use criteria::{Bad, Effect, Family, FigureRule, FlagRule, Question, Sector};
pub use edition::{Edition, Files, Unsound};
pub use four_eyes::{FourEyes, Separation};
pub use gates::{EmergencyTerms, Gate, Requirement, Trigger};
pub use text::Text;
pub use tiers::{Duties, Tier, TierRule};
