//! What one statement says, in our words, whatever standard it came in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Digest, Identifier, Interest, Interval};

/// A statement that an answer rests on, so that a reviewer can find and check it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct StatementRef {
    /// The register that it comes from, as [`Builder::source`](crate::Builder::source) named it; empty where
    /// nobody did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub register: String,
    /// The identifier that its publisher gave it.
    pub id: String,
    /// SHA-256 of its text as received.
    #[schema(value_type = String, min_length = 64, max_length = 64)]
    pub sha256: Digest,
    /// When its source stated it; absent where no date is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub date: Option<Date>,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// A State.
    State,
    /// A body of a State: ministry, agency, region, municipality.
    StateBody,
    /// A natural person who is named.
    Person,
    /// A trust, a nomination or another arrangement without personality.
    Arrangement,
    /// A company or another legal entity.
    Company,
    /// Somebody who is declared to exist, or not to exist, without being named.
    DeclaredUnknown,
    /// Referred to by a record, described by none.
    Undescribed,
}

impl PartyKind {
    /// Whether a chain of ownership may end here with an answer.
    pub fn is_known_end(self) -> bool {
        matches!(self, Self::Person | Self::State | Self::StateBody)
    }

    /// Whether it is a State or a body of one.
    pub fn is_state(self) -> bool {
        matches!(self, Self::State | Self::StateBody)
    }
}

/// What a statement says of a person or an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// What it is.
    pub kind: PartyKind,
    /// The name to show; empty where none is given.
    pub name: String,
    /// What else it is or was called: former names, and the name in other languages and scripts.
    pub other_names: Vec<String>,
    /// What registers call it.
    pub identifiers: Vec<Identifier>,
    /// Other record identifiers of the same source that mean the same party.
    pub aliases: Vec<String>,
    /// Why somebody is declared unknown: the publisher's reason code.
    pub reason: Option<String>,
}

impl Party {
    /// A party of which nothing but kind and name is known.
    pub fn new(kind: PartyKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            other_names: Vec::new(),
            identifiers: Vec::new(),
            aliases: Vec::new(),
            reason: None,
        }
    }
}

/// One end of a relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The record of this identifier.
    Record(String),
    /// Nobody who is named, for this reason (a code of the publisher).
    Unspecified(String),
}

/// One tie from the party to the subject of a relationship.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// Its kind.
    pub interest: Interest,
    /// Its share as a fraction of one; none where nothing is said.
    pub share: Option<Interval>,
    /// The publisher says that it is the sum of a chain: to be compared with the chain, not added.
    pub indirect: bool,
    /// The first day; none where nothing is said.
    pub start: Option<Date>,
    /// The day on which it no longer holds; none where nothing is said.
    pub end: Option<Date>,
}

impl Tie {
    /// A tie without share and dates.
    pub fn new(interest: Interest) -> Self {
        Self { interest, share: None, indirect: false, start: None, end: None }
    }
}

/// What a statement says of two parties.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Who is owned, controlled, directed.
    pub subject: End,
    /// Who owns, controls, directs.
    pub party: End,
    /// How.
    pub ties: Vec<Tie>,
}

/// The content of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A person or an entity.
    Party(Party),
    /// A relationship of two.
    Link(Link),
}

/// One statement about one record. Later statements about the same record replace it from their
/// date on.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The record's identifier, unique within its source.
    pub id: String,
    /// Which statement says so.
    pub statement: StatementRef,
    /// The record is closed by this statement.
    pub closed: bool,
    /// What it says.
    pub content: Content,
}
