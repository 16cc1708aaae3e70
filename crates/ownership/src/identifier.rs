//! Identifiers of companies and persons, in the one form in which two of them are compared.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a register calls somebody: the register's scheme and the identifier in it.
///
/// Two records are the same party when one identifier of theirs is the same here. Schemes are
/// written as org-id.guide writes them ("GB-COH"); what is cleaned is only what copying adds:
/// outer and repeated white space, invisible characters, typographic dashes, letter case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// The scheme, in upper case: a code of org-id.guide, "XI-LEI", or a scheme's name.
    pub scheme: String,
    /// The identifier in it, in upper case.
    pub id: String,
}

impl Identifier {
    /// The identifier in its cleaned form; none when scheme or identifier is empty then.
    pub fn new(scheme: &str, id: &str) -> Option<Self> {
        let scheme = clean(scheme).trim_matches(|mark: char| !mark.is_alphanumeric()).to_owned();
        let id = clean(id);
        (!scheme.is_empty() && !id.is_empty()).then_some(Self { scheme, id })
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scheme, self.id)
    }
}

fn clean(text: &str) -> String {
    let plain: String = text.chars().filter(|mark| !invisible(*mark)).map(plain_dash).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()
}

/// Zero-width characters, soft hyphen, byte-order mark, directional marks and controls.
fn invisible(mark: char) -> bool {
    matches!(mark, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || (mark.is_control() && !mark.is_whitespace())
}

fn plain_dash(mark: char) -> char {
    if matches!(mark, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}') {
        '-'
    } else {
        mark
    }
}
