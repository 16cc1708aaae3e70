//! The case file: an append-only sequence of events, moved only through gates, fed by evidence.
//!
//! [`Engagement::decide`] says what an act would add or why it is refused; [`Engagement::apply`]
//! takes an event in; state is the fold. [`judge()`] weighs a [`record::Record`] on a day. All of it
//! is pure: the clock, chance and the disk are somebody else's.

pub mod acts;
mod case;
mod context;
mod event;
pub mod judge;
mod moving;
pub mod record;
mod refusal;
mod stage;

pub use acts::Act;
pub use case::{Comment, Engagement};
pub use context::{Actor, Context, MONITOR};
pub use event::Event;
pub use judge::{Judgement, Yardstick, judge};
pub use moving::{Asked, Moving};
pub use refusal::{Refusal, Sentence};
pub use stage::Stage;
