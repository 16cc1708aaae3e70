//! Everything that can be asked for: the acts on a case, and what is done beside them.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

/// Something that can be asked for, by its name: an act on a case ([`engagement::Act::NAMES`]), a
/// read, or an office such as looking after people's accounts. There is no other way to get one
/// than from a known name, so a misspelt name is an error and never a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Act(&'static str);

/// Declares what can be asked for beside the acts on a case.
macro_rules! beside_the_case {
    ($($(#[$doc:meta])* $constant:ident = $name:literal;)*) => {
        impl Act {
            $($(#[$doc])* pub const $constant: Act = Act($name);)*

            /// The names of what can be asked for beside the acts on a case.
            pub const BESIDE_THE_CASE: &[&str] = &[$($name),*];
        }
    };
}

beside_the_case! {
    /// Reading what the register shows of a case.
    CASE_READ_PUBLIC = "case.read.public";
    /// Reading the invitation to reply and the findings that are put to the partner in it.
    CASE_READ_REPLY = "case.read.reply";
    /// Reading a case's working file: everything but what people declared as interests.
    CASE_READ_INTERNAL = "case.read.internal";
    /// Reading what people declared as interests.
    CASE_READ_INTERESTS = "case.read.interests";
    /// Reading the list of an institution's cases with their tasks and deadlines.
    LIST_INTERNAL = "engagement.list.internal";
    /// Reading the ledger and its proofs.
    LEDGER_READ = "ledger.read";
    /// Reading the criteria, gates and code lists in force.
    CONTENT_READ = "content.read";
    /// Reading these grants and their matrix.
    POLICY_READ = "policy.read";
    /// Looking names up on the lists of sanctions, debarments and registers.
    LISTS_SEARCH = "lists.search";
    /// Asking for personal data to be erased.
    ERASURE_ASK = "erasure.ask";
    /// Looking after one's own password, passkeys, codes and sessions.
    ACCOUNT_OWN = "account.own";
    /// Entering people, giving and ending their roles.
    PEOPLE_MANAGE = "people.manage";
    /// Ending other people's sessions.
    SESSIONS_REVOKE = "sessions.revoke";
}

impl Act {
    /// The act with this name, if there is one.
    pub fn named(name: &str) -> Option<Act> {
        Act::all().find(|act| act.0 == name)
    }

    /// Every act, those on a case first.
    pub fn all() -> impl Iterator<Item = Act> {
        engagement::Act::NAMES.iter().chain(Act::BESIDE_THE_CASE).map(|name| Act(name))
    }

    /// Its name in files and in the matrix.
    pub fn name(self) -> &'static str {
        self.0
    }

    /// Whether a grant to the public may name it. Data can open these to everybody and no others,
    /// so that no slip in a file lets a stranger sign.
    pub(crate) fn may_be_public(self) -> bool {
        const OPEN: [Act; 6] = [
            Act::CASE_READ_PUBLIC,
            Act::LEDGER_READ,
            Act::CONTENT_READ,
            Act::POLICY_READ,
            Act::ERASURE_ASK,
            Act("comment.received"),
        ];
        OPEN.contains(&self)
    }
}

impl From<&engagement::Act> for Act {
    fn from(act: &engagement::Act) -> Self {
        Act(act.name())
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Act {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Act::named(&name).ok_or_else(|| {
            let close = Act::all().find(|act| act.0.split('.').next() == name.split('.').next());
            let hint =
                close.map_or_else(|| "see the rows of the matrix".into(), |act| format!("such as {act}"));
            serde::de::Error::custom(format!("there is no act `{name}`; name one that there is, {hint}"))
        })
    }
}
