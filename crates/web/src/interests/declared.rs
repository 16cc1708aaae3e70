//! What is declared, as it is asked and as it is sealed; and what of all that was declared still stands.
//!
//! Nothing that was declared is replaced. A later declaration adds to it, and says of what was declared before
//! whether it still holds, has ended, or was declared in error; what it is silent on stands.

use std::collections::BTreeMap;

use conflicts::{Certainty, Counterparty, HeldBy, Kind, Mitigation};
use evidence::Date;
use ownership::Identifier;
use serde::{Deserialize, Serialize};
use store::Kept;
use utoipa::ToSchema;

/// The most interests of a declaration.
const MOST_INTERESTS: usize = 100;
/// The longest text of a declaration, in characters.
const LONGEST_TEXT: usize = 2000;

/// What is declared.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Declared {
    /// The day; the office fills it in.
    #[serde(default)]
    #[schema(ignore)]
    pub declared_on: Option<Date>,
    /// In which case; the office fills it in.
    #[serde(default)]
    #[schema(ignore)]
    pub case_id: String,
    /// What registers call the person, as `SCHEME:IDENTIFIER`.
    #[serde(default)]
    pub known_as: Option<String>,
    /// The day on which the person leaves the institution, where that is fixed.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub leaves_on: Option<Date>,
    /// Interests that were not declared before; none is a statement too.
    #[serde(default)]
    pub interests: Vec<DeclaredInterest>,
    /// What has become of interests that were declared before; what is left out stands.
    #[serde(default)]
    pub earlier: Vec<Earlier>,
    /// Explanations of what registers say of the person.
    #[serde(default)]
    pub explained: Vec<Explained>,
}

/// One interest.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeclaredInterest {
    /// In whom.
    pub counterparty: String,
    /// What registers call them, each as `SCHEME:IDENTIFIER`.
    #[serde(default)]
    pub identifiers: Vec<String>,
    /// Of what kind.
    pub kind: Kind,
    /// Who holds it.
    #[serde(default = "oneself")]
    pub held_by: HeldBy,
    /// How sure it is.
    pub certainty: Certainty,
    /// The first day; for what is to come, the earliest possible.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// What it is worth, in the currency of the rules; what is not said counts as large.
    #[serde(default)]
    pub value: Option<u64>,
    /// The share of the capital, in percent; what is not said counts as large.
    #[serde(default)]
    pub share: Option<f64>,
    /// What brings it about.
    #[serde(default)]
    pub trigger: Option<String>,
    /// What keeps it from doing harm at present.
    #[serde(default)]
    pub mitigation: Option<String>,
    /// The last day of that.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub mitigation_until: Option<Date>,
}

fn oneself() -> HeldBy {
    HeldBy::Oneself
}

/// What has become of an interest that was declared before.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Earlier {
    /// Which one.
    pub interest: String,
    /// Whether it still holds.
    pub still: Still,
    /// The last day, where it has ended.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Date>,
    /// Why it was declared in error, where it was.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Whether an earlier interest still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Still {
    /// It does.
    Holds,
    /// It has ended, or will.
    Ended,
    /// It was declared in error.
    Error,
}

/// The person's explanation of a tie that a register shows.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Explained {
    /// The party that the register ties the person to, by the identifier of its record.
    pub party: String,
    /// The explanation; empty for none.
    #[serde(default)]
    pub text: String,
}

/// What is wrong with a declaration: the field, and the key of the message.
pub(crate) struct Fault {
    pub field: String,
    pub key: &'static str,
}

/// `SCHEME:IDENTIFIER`.
pub(crate) fn identifier(text: &str) -> Option<Identifier> {
    text.split_once(':').and_then(|(scheme, id)| Identifier::new(scheme, id))
}

impl Declared {
    /// What is wrong with it, beside what stands.
    pub(crate) fn fault(&self, standing: &Standing) -> Option<Fault> {
        let fault = |field: String, key| Some(Fault { field, key });
        if self.known_as.as_ref().is_some_and(|text| identifier(text).is_none()) {
            return fault("known-as".into(), "error-identifier");
        }
        if self.interests.len() > MOST_INTERESTS {
            return fault("interests".into(), "error-unreadable");
        }
        for (at, interest) in self.interests.iter().enumerate() {
            if let Some((field, key)) = interest.fault() {
                return fault(format!("interests.{at}.{field}"), key);
            }
        }
        for (at, earlier) in self.earlier.iter().enumerate() {
            let stands = standing.interests.iter().find(|one| one.id == earlier.interest);
            if let Some((field, key)) = earlier.fault(stands) {
                return fault(format!("earlier.{at}.{field}"), key);
            }
        }
        let too_long = self.explained.iter().position(|one| one.text.chars().count() > LONGEST_TEXT);
        too_long.and_then(|at| fault(format!("explained.{at}.text"), "error-shorten"))
    }
}

impl DeclaredInterest {
    fn fault(&self) -> Option<(&'static str, &'static str)> {
        let reversed =
            |from: Option<Date>, to: Option<Date>| from.zip(to).is_some_and(|(from, to)| from > to);
        let texts = [
            ("counterparty", Some(&self.counterparty)),
            ("trigger", self.trigger.as_ref()),
            ("mitigation", self.mitigation.as_ref()),
        ];
        let too_long =
            texts.into_iter().find(|(_, text)| text.is_some_and(|text| text.chars().count() > LONGEST_TEXT));
        if let Some((field, _)) = too_long {
            return Some((field, "error-shorten"));
        }
        let checks = [
            (self.counterparty.trim().is_empty(), "counterparty", "error-counterparty"),
            (
                self.identifiers.iter().any(|text| identifier(text).is_none()),
                "identifiers",
                "error-identifier",
            ),
            (reversed(self.from, self.to), "to", "error-reversed"),
            (self.share.is_some_and(|share| !(0.0..=100.0).contains(&share)), "share", "error-share"),
            (
                self.mitigation.is_some() != self.mitigation_until.is_some(),
                "mitigation-until",
                "error-mitigation",
            ),
        ];
        checks.into_iter().find(|(wrong, ..)| *wrong).map(|(_, field, key)| (field, key))
    }
}

impl Earlier {
    fn fault(&self, stands: Option<&StandingInterest>) -> Option<(&'static str, &'static str)> {
        let Some(stands) = stands else { return Some(("interest", "error-earlier")) };
        let begins = stands.interest.from;
        let reason = self.reason.as_deref().unwrap_or_default().trim();
        match self.still {
            Still::Ended if self.ended_on.is_none() => Some(("ended-on", "error-ended-on")),
            Still::Ended if begins.is_some_and(|from| self.ended_on < Some(from)) => {
                Some(("ended-on", "error-reversed"))
            }
            Still::Error if reason.is_empty() => Some(("reason", "error-reason")),
            Still::Error if reason.chars().count() > LONGEST_TEXT => Some(("reason", "error-shorten")),
            _ => None,
        }
    }
}

/// What stands of everything that somebody declared.
#[derive(Clone, Default)]
pub(crate) struct Standing {
    /// The day of the newest declaration; none where nothing was ever handed in.
    pub declared_on: Option<Date>,
    /// Every identifier in registers that the person ever gave.
    pub known_as: Vec<String>,
    /// The day on which the person leaves, as it was said last.
    pub leaves_on: Option<Date>,
    /// The interests, oldest first; also those that ended or were declared in error.
    pub interests: Vec<StandingInterest>,
    /// The person's explanations, by the party that a register ties them to.
    pub explained: BTreeMap<String, String>,
}

/// An interest with what was said of it later.
#[derive(Clone)]
pub(crate) struct StandingInterest {
    /// What later declarations call it.
    pub id: String,
    /// As it was declared.
    pub interest: DeclaredInterest,
    /// The last day, as it was said later.
    pub ended_on: Option<Date>,
    /// Why it was declared in error, where it was.
    pub error: Option<String>,
}

impl Standing {
    /// What stands of `declarations`, which are given oldest first.
    pub fn of(declarations: &[Kept<Declared>]) -> Self {
        let mut standing = Standing::default();
        // First all interests: two declarations of one second have no order.
        declarations.iter().for_each(|kept| standing.add(kept));
        declarations.iter().for_each(|kept| standing.hear(&kept.declared));
        standing
    }

    fn add(&mut self, Kept { id, declared, .. }: &Kept<Declared>) {
        let numbered = declared.interests.iter().enumerate().map(|(at, interest)| StandingInterest {
            id: format!("{id}-{at}"),
            interest: interest.clone(),
            ended_on: None,
            error: None,
        });
        self.interests.extend(numbered);
    }

    fn hear(&mut self, declared: &Declared) {
        self.declared_on = declared.declared_on.or(self.declared_on);
        self.leaves_on = declared.leaves_on.or(self.leaves_on);
        if let Some(known) = declared.known_as.as_ref().filter(|known| !self.known_as.contains(known)) {
            self.known_as.push(known.clone());
        }
        for earlier in &declared.earlier {
            let told = self.interests.iter_mut().find(|one| one.id == earlier.interest);
            let Some(told) = told else { continue };
            match earlier.still {
                Still::Holds => {}
                Still::Ended => told.ended_on = earlier.ended_on,
                Still::Error => told.error = Some(earlier.reason.clone().unwrap_or_default()),
            }
        }
        let explained = declared.explained.iter().filter(|one| !one.text.trim().is_empty());
        self.explained.extend(explained.map(|one| (one.party.clone(), one.text.clone())));
    }

    /// The interests as the search for conflicts takes them.
    pub fn to_weigh(&self) -> Vec<conflicts::Interest> {
        self.interests.iter().map(StandingInterest::to_weigh).collect()
    }
}

impl StandingInterest {
    /// Whether it neither ended nor was declared in error.
    pub fn still_holds(&self) -> bool {
        self.ended_on.is_none() && self.error.is_none()
    }

    fn to_weigh(&self) -> conflicts::Interest {
        let one = &self.interest;
        let mitigation = one.mitigation.clone().zip(one.mitigation_until);
        conflicts::Interest {
            id: self.id.clone(),
            counterparty: Counterparty {
                name: one.counterparty.clone(),
                identifiers: one.identifiers.iter().filter_map(|text| identifier(text)).collect(),
            },
            kind: one.kind,
            from: one.from,
            to: self.ended_on.or(one.to),
            certainty: one.certainty,
            value: one.value,
            share: one.share,
            trigger: one.trigger.clone(),
            review_by: None,
            held_by: one.held_by,
            mitigation: mitigation.map(|(what, until)| Mitigation { what, until }),
            taken_back: self.error.is_some(),
        }
    }
}
