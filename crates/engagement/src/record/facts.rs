//! Who, what, with which technology and data.

use evidence::{Answer, Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The body that lends its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Institution {
    /// Identifier in the register, such as `un75-office`.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A company or other non-State actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Partner {
    /// Identifier in the register, such as `tencent`.
    pub id: String,
    /// Its name as the engagement uses it. Benchmarks are found by it and by dated aliases.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of its home State; empty where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// What registers call it, each as `SCHEME:IDENTIFIER`, such as `GB-COH:00102498` or `XI-LEI:…`. Ownership and
    /// conflicts of interest are looked up by these, never by the name alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// Whether a State owns or directs it.
    #[serde(default)]
    pub state_owned: Answer,
    /// Codes of the high-risk sectors it works in, as far as the engagement touches them.
    #[serde(default)]
    pub sectors: Vec<String>,
}

impl Partner {
    /// Whether whoever looks for one on a list looks for the other.
    pub fn is_found_like(&self, other: &Partner) -> bool {
        (&self.name, &self.country, &self.identifiers) == (&other.name, &other.country, &other.identifiers)
    }
}

/// What of the institution the partner gets to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// Its name or emblem.
    Name,
    /// Its platform, meetings or channels.
    Platform,
    /// Data that it holds or gathers.
    Data,
    /// Its people: participants, staff, experts.
    People,
}

/// What is to be done together. Free of charge counts in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Terms {
    /// Title for the register.
    pub title: String,
    /// What it is called: contract, memorandum, letter of intent, pilot, donation, sponsorship …
    pub kind: String,
    /// What is to be done, in plain words.
    pub summary: String,
    /// What of the institution is used.
    #[serde(default)]
    pub uses: Vec<Use>,
    /// Whether no money flows.
    #[serde(default)]
    pub free_of_charge: Answer,
    /// Whether the partner is to be the only one.
    #[serde(default)]
    pub exclusive: Answer,
    /// Whether civil society takes part through it.
    #[serde(default)]
    pub used_by_civil_society: Answer,
    /// Whether it renews itself.
    #[serde(default)]
    pub renews_itself: Answer,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub starts_on: Option<Date>,
    /// Last day; an engagement without one cannot be approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Date>,
}

/// The technology that the partner brings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Technology {
    /// Whether it cannot be inspected: closed source, trade secret.
    pub proprietary: Answer,
    /// Whether it decides, ranks, translates or recognises by algorithm or learned model.
    pub algorithmic: Answer,
    /// Whether taking part needs an account with the partner.
    pub account_required: Answer,
    /// Whether taking part needs a real name or a telephone number.
    pub identity_required: Answer,
    /// Whether one can take part in another way, not run by the partner, at no loss.
    pub alternative_offered: Answer,
}

/// The most sensitive personal data that the partner could see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PersonalData {
    /// None at all.
    None,
    /// Of the institution's staff.
    Staff,
    /// Of participants.
    Participants,
    /// Of people who may suffer for taking part.
    PeopleAtRisk,
    /// Nobody has found out. Weighs as much as *people at risk*.
    #[default]
    Unknown,
}

/// The data that the engagement touches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct DataUse {
    /// The most sensitive personal data that the partner could see.
    pub personal: PersonalData,
    /// Whether the partner gets at user data at all.
    pub partner_access: Answer,
    /// Whether the partner may use it for purposes of its own.
    pub own_purposes: Answer,
    /// Where it is kept and under which law, in plain words; empty where nobody has said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kept_where: String,
}
