//! A tie of two parties, with the time in which it holds and the time in which it was so known.

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::day::{self, Day};
use crate::{Interest, Interval};

/// A tie as the graph keeps it: 64 bytes, of which there are millions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub subject: u32,
    pub party: u32,
    pub statement: u32,
    pub start: Day,
    pub end: Day,
    pub known_from: Day,
    pub known_to: Day,
    pub share: Interval,
    pub interest: Interest,
    pub share_known: bool,
    pub indirect: bool,
}

impl Edge {
    /// Whether it holds on `date`, by what was known on `known_on`.
    pub fn in_force(&self, date: Day, known_on: Day) -> bool {
        self.known_from <= known_on && known_on < self.known_to && self.start <= date && date < self.end
    }
}

/// A tie in an answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TieShown {
    /// Its kind.
    pub interest: Interest,
    /// The stated share; absent where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Interval>,
    /// It is the stated sum of a chain, and not a direct tie.
    pub asserted: bool,
    /// The first day; absent where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub start: Option<Date>,
    /// The day on which it no longer holds; absent where no end is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub end: Option<Date>,
}

impl From<&Edge> for TieShown {
    fn from(edge: &Edge) -> Self {
        Self {
            interest: edge.interest,
            share: edge.share_known.then_some(edge.share),
            asserted: edge.indirect,
            start: day::date(edge.start),
            end: day::date(edge.end),
        }
    }
}
