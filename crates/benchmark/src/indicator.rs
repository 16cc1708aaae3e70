//! The code of one indicator, such as `G2`, `F5a` or `P12`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The three categories in which companies are scored, in the order in which they are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// `G`: commitments, oversight, due diligence, remedy.
    Governance,
    /// `F`: freedom of expression and information.
    Freedom,
    /// `P`: privacy.
    Privacy,
}

/// An indicator's code: category, number, and a letter where the method splits it. Sorted as
/// people read them: `G1, G2, …, F1, …, F10, F11, P1, …`.
///
/// The same code in two methods may ask different things (`G4` before and after 2020), so a code
/// means something only beside the [`method`](crate::Imprint::method) that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Indicator {
    /// The category.
    pub category: Category,
    /// The number within the category, from 1.
    pub number: u8,
    /// The letter of the part, where there is one.
    pub part: Option<char>,
}

impl Indicator {
    /// The indicator of which this is a part: `P10` for `P10a`; itself where there is no part.
    pub fn family(self) -> Self {
        Self { part: None, ..self }
    }
}

/// A text that is no indicator code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an indicator; write G, F or P, a number from 1, and perhaps a small letter, as in F5a")]
pub struct NotAnIndicator(pub String);

impl FromStr for Indicator {
    type Err = NotAnIndicator;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| NotAnIndicator(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Indicator> {
    let (category, rest) = match text.split_at_checked(1)? {
        ("G", rest) => (Category::Governance, rest),
        ("F", rest) => (Category::Freedom, rest),
        ("P", rest) => (Category::Privacy, rest),
        _ => return None,
    };
    let part = rest.chars().last().filter(char::is_ascii_lowercase);
    let digits = &rest[..rest.len() - part.map_or(0, char::len_utf8)];
    // One spelling only: no sign, no leading zero.
    let number = digits.parse().ok().filter(|number: &u8| *number > 0 && number.to_string() == digits)?;
    Some(Indicator { category, number, part })
}

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let category = match self.category {
            Category::Governance => 'G',
            Category::Freedom => 'F',
            Category::Privacy => 'P',
        };
        write!(f, "{category}{}", self.number)?;
        self.part.map_or(Ok(()), |part| write!(f, "{part}"))
    }
}

impl TryFrom<String> for Indicator {
    type Error = NotAnIndicator;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Indicator> for String {
    fn from(indicator: Indicator) -> Self {
        indicator.to_string()
    }
}
