//! What the outer world tells the case: who acts, when, under which rules.

use benchmark::Library;
use content::Edition;
use evidence::Date;
use jiff::Timestamp;

/// The name and the role of the house itself, which looks again, unasked, when the world changes.
pub const MONITOR: &str = "monitor";

/// Who acts, in which role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Identifier of the person, such as `a.officer`.
    pub person: String,
    /// The role in which the person acts now.
    pub role: String,
}

/// The circumstances of an act.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The instant, from the outermost layer's clock.
    pub now: Timestamp,
    /// Who acts.
    pub actor: &'a Actor,
    /// The edition of the content that the case is judged by.
    pub edition: &'a Edition,
    /// The benchmark editions.
    pub library: &'a Library,
}

impl Context<'_> {
    /// The day in the calendar in which deadlines run.
    pub fn today(&self) -> Date {
        self.edition.calendar().day_of(self.now)
    }
}
