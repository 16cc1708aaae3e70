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
/// The most interests that somebody may ever declare, and the most that is said of them, or explained, at once.
const MOST_IN_ALL: usize = 500;
/// The most identifiers of one counterparty, and of the person.
const MOST_IDENTIFIERS: usize = 20;
/// The longest identifier, in characters.
const LONGEST_IDENTIFIER: usize = 200;
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

/// What is wrong with a declaration.
pub(crate) struct Fault {
    pub field: String,
    /// Key of the message.
    pub key: &'static str,
    /// The bound that the message names; empty where it names none.
    pub limit: String,
}

impl Fault {
    fn new(field: impl Into<String>, key: &'static str) -> Self {
        Fault { field: field.into(), key, limit: String::new() }
    }

    fn beyond(limit: impl ToString, field: impl Into<String>, key: &'static str) -> Self {
        Fault { limit: limit.to_string(), ..Fault::new(field, key) }
    }

    fn within(self, place: &str) -> Self {
        Fault { field: format!("{place}.{}", self.field), ..self }
    }

    /// There are more than `most`.
    fn too_many(field: &str, count: usize, most: usize) -> Option<Self> {
        (count > most).then(|| Fault::beyond(most, field, "error-too-many"))
    }

    /// A text has more than `most` characters.
    fn too_long(field: &str, text: &str, most: usize) -> Option<Self> {
        (text.chars().count() > most).then(|| Fault::beyond(most, field, "error-shorten"))
    }

    fn not_an_identifier(field: &str, text: &str) -> Option<Self> {
        let unreadable = || identifier(text).is_none().then(|| Fault::new(field, "error-identifier"));
        Fault::too_long(field, text, LONGEST_IDENTIFIER).or_else(unreadable)
    }
}

/// `SCHEME:IDENTIFIER`.
pub(crate) fn identifier(text: &str) -> Option<Identifier> {
    text.split_once(':').and_then(|(scheme, id)| Identifier::new(scheme, id))
}

impl Declared {
    /// What is wrong with it, beside what stands.
    pub(crate) fn fault(&self, standing: &Standing) -> Option<Fault> {
        // Whoever adds nothing is refused for nothing.
        let sum = |before: usize, added: usize| if added == 0 { 0 } else { before + added };
        let known_as = self.known_as.iter().filter(|known| !standing.known_as.contains(known)).count();
        let holding = standing.interests.iter().filter(|one| one.still_holds()).count();
        self.known_as
            .as_ref()
            .and_then(|text| Fault::not_an_identifier("known-as", text))
            .or_else(|| Fault::too_many("known-as", sum(standing.known_as.len(), known_as), MOST_IDENTIFIERS))
            .or_else(|| Fault::too_many("interests", self.interests.len(), MOST_INTERESTS))
            .or_else(|| Fault::too_many("interests", sum(holding, self.interests.len()), MOST_IN_ALL))
            .or_else(|| Fault::too_many("earlier", self.earlier.len(), MOST_IN_ALL))
            .or_else(|| Fault::too_many("explained", self.explained.len(), MOST_IN_ALL))
            .or_else(|| self.fault_within(standing))
    }

    fn fault_within(&self, standing: &Standing) -> Option<Fault> {
        let interests = self
            .interests
            .iter()
            .enumerate()
            .filter_map(|(at, one)| Some(one.fault()?.within(&format!("interests.{at}"))));
        let earlier = self.earlier.iter().enumerate().filter_map(|(at, one)| {
            let stands = standing.interests.iter().find(|stands| stands.id == one.interest);
            Some(one.fault(stands)?.within(&format!("earlier.{at}")))
        });
        let explained = self
            .explained
            .iter()
            .enumerate()
            .filter_map(|(at, one)| Some(one.fault()?.within(&format!("explained.{at}"))));
        interests.chain(earlier).chain(explained).next()
    }
}

impl DeclaredInterest {
    fn fault(&self) -> Option<Fault> {
        let reversed =
            |from: Option<Date>, to: Option<Date>| from.zip(to).is_some_and(|(from, to)| from > to);
        let texts = [
            ("counterparty", Some(&self.counterparty)),
            ("trigger", self.trigger.as_ref()),
            ("mitigation", self.mitigation.as_ref()),
        ];
        let too_long =
            texts.into_iter().find_map(|(field, text)| Fault::too_long(field, text?, LONGEST_TEXT));
        let identifiers = || {
            let each = || self.identifiers.iter();
            Fault::too_many("identifiers", each().len(), MOST_IDENTIFIERS)
                .or_else(|| each().find_map(|text| Fault::not_an_identifier("identifiers", text)))
        };
        let checks = [
            (self.counterparty.trim().is_empty(), "counterparty", "error-counterparty"),
            (reversed(self.from, self.to), "to", "error-reversed"),
            (self.share.is_some_and(|share| !(0.0..=100.0).contains(&share)), "share", "error-share"),
            (
                self.mitigation.is_some() != self.mitigation_until.is_some(),
                "mitigation-until",
                "error-mitigation",
            ),
        ];
        let wrong = checks.into_iter().find(|(wrong, ..)| *wrong);
        too_long.or_else(identifiers).or_else(|| wrong.map(|(_, field, key)| Fault::new(field, key)))
    }
}

impl Earlier {
    fn fault(&self, stands: Option<&StandingInterest>) -> Option<Fault> {
        let Some(stands) = stands else { return Some(Fault::new("interest", "error-earlier")) };
        let reason = self.reason.as_deref().unwrap_or_default().trim();
        let wrong = match self.still {
            Still::Ended => stands.fault_of_end(self.ended_on),
            Still::Error if reason.is_empty() => Some(Fault::new("reason", "error-reason")),
            Still::Error | Still::Holds => None,
        };
        wrong.or_else(|| Fault::too_long("reason", reason, LONGEST_TEXT))
    }
}

impl Explained {
    fn fault(&self) -> Option<Fault> {
        Fault::too_long("party", &self.party, LONGEST_IDENTIFIER)
            .or_else(|| Fault::too_long("text", &self.text, LONGEST_TEXT))
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
    /// The last day on which it was declared, or declared to hold still.
    pub stood_on: Option<Date>,
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
            stood_on: declared.declared_on,
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
                Still::Holds => told.stood_on = told.stood_on.max(declared.declared_on),
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

    /// What is wrong with a last day that is said later. What was declared as standing on a day has not ended before
    /// it: whoever says so now declared in error, and the ethics office looks at that.
    fn fault_of_end(&self, ended_on: Option<Date>) -> Option<Fault> {
        let Some(ended_on) = ended_on else { return Some(Fault::new("ended-on", "error-ended-on")) };
        let DeclaredInterest { from, to, .. } = &self.interest;
        if from.is_some_and(|from| ended_on < from) {
            return Some(Fault::new("ended-on", "error-reversed"));
        }
        let stood_on = self.stood_on.into_iter().chain(*to).min()?;
        (ended_on < stood_on).then(|| Fault::beyond(stood_on, "ended-on", "error-ended-early"))
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
