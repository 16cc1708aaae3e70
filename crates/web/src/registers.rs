//! Registers of ownership, as far as they were imported: one graph of all of them, and which editions.

use std::sync::Arc;

use jiff::Timestamp;
use ownership::{Graph, Problem};
use serde::Serialize;
use utoipa::ToSchema;

/// What the office knows of who owns and controls whom.
#[derive(Debug, Clone)]
pub struct Registers {
    /// The statements of all registers together.
    pub graph: Arc<Graph>,
    /// The edition of each register that they are from.
    pub editions: Vec<RegisterEdition>,
    /// What is odd about the statements.
    pub problems: Arc<[Problem]>,
}

/// An edition of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RegisterEdition {
    /// The register's name here.
    pub register: String,
    /// When it was imported.
    #[schema(value_type = String, format = DateTime)]
    pub imported_at: Timestamp,
    /// When its publisher says that it was published, in the publisher's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// How many statements it has.
    pub statements: u64,
    /// SHA-256 of its files, one after the other, 64 hexadecimal digits.
    pub sha256: String,
}

/// Statements that came from no register that was imported.
impl From<Graph> for Registers {
    fn from(graph: Graph) -> Self {
        Registers { graph: Arc::new(graph), editions: Vec::new(), problems: Arc::default() }
    }
}
