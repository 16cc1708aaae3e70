//! The lists that are known: who publishes them, in which format, on which terms, how often they are to
//! be fetched, and what it means to stand on them. Data, in `content/lists/lists.yaml`.

use content::yaml::{self, Malformed};
use serde::{Deserialize, Serialize};

use crate::Format;

/// The known lists.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KnownLists {
    /// The share by which a list may shrink that says nothing else, from 0 to 1.
    pub shrink_limit: f64,
    /// Where that share comes from.
    pub basis: Basis,
    /// The lists.
    pub lists: Vec<KnownList>,
}

/// A list that somebody publishes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KnownList {
    /// What it is called here: letters, digits and hyphens.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// The format that it is read in.
    pub format: Format,
    /// On which terms it may be used.
    pub licence: String,
    /// Where it is fetched from; absent where nobody has verified an address.
    #[serde(default)]
    pub address: Option<String>,
    /// After how many days it must have been fetched again.
    pub refresh_days: u32,
    /// The share by which it may shrink before a person must confirm it, from 0 to 1; absent for the
    /// common one.
    #[serde(default)]
    pub shrink_limit: Option<f64>,
    /// What it means to stand on it.
    pub standing: Standing,
    /// Why it means that.
    pub reason: String,
    /// Where all this comes from.
    pub basis: Basis,
}

/// What it means to stand on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// A finding against whoever is listed, to be answered.
    Adverse,
    /// Something to know, and no finding: registers, and lists that a State keeps against its critics.
    Context,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Basis {
    /// The source.
    pub source: String,
    /// How closely it is followed: `quoted`, `paraphrased`, `institutions-own`, `proposed-default`.
    pub basis_status: String,
    /// The day on which somebody last compared the two (ISO 8601); absent where nobody has yet.
    #[serde(default)]
    pub verified_on: Option<String>,
}

impl KnownLists {
    /// Where the description lies within the content.
    pub const PATH: &str = "lists/lists.yaml";

    /// Reads the description.
    ///
    /// # Errors
    ///
    /// [`Malformed`] where it is not of this shape, two lists have one id, or a share is not from 0 to 1.
    pub fn from_yaml(path: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        let known: Self = yaml::read(path, bytes)?;
        let mut ids = std::collections::BTreeSet::new();
        let shares = known.lists.iter().filter_map(|list| list.shrink_limit);
        let whole =
            |message: String| Err(Malformed { path: path.to_owned(), line: None, column: None, message });
        if let Some(share) = shares.chain([known.shrink_limit]).find(|share| !(0.0..=1.0).contains(share)) {
            return whole(format!("a shrink limit of {share}; write a share from 0 to 1"));
        }
        let statuses = ["quoted", "paraphrased", "institutions-own", "proposed-default"];
        for list in &known.lists {
            if !ids.insert(&list.id) {
                return whole(format!("two lists are called `{}`; give each its own id", list.id));
            }
            if !statuses.contains(&list.basis.basis_status.as_str()) {
                return whole(format!(
                    "the basis status of `{}` must be one of {}",
                    list.id,
                    statuses.join(", ")
                ));
            }
        }
        Ok(known)
    }

    /// What is known of a list.
    pub fn get(&self, id: &str) -> Option<&KnownList> {
        self.lists.iter().find(|list| list.id == id)
    }

    /// The share by which this list may shrink.
    pub fn shrink_limit(&self, list: &KnownList) -> f64 {
        list.shrink_limit.unwrap_or(self.shrink_limit)
    }
}

/// Whether a list lost more than `share` (0 to 1) of its entries, or of their names, so that a person must confirm that it
/// is whole before it takes the place of the old one.
pub fn shrinks_too_much(old: u64, new: u64, share: f64) -> bool {
    old.saturating_sub(new) as f64 > share * old as f64
}
