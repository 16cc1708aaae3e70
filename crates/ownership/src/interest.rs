//! The ties between two parties, and what each of them means for owning and controlling.

use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A kind of tie from a party to a subject.
///
/// The first 23 are the interest types of BODS 0.4; the rest are what other registers say and BODS
/// does not: accounting consolidation (GLEIF) and the personal ties of `FollowTheMoney`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the codes of the standards, which define them")]
#[repr(u8)]
pub enum Interest {
    Shareholding,
    VotingRights,
    AppointmentOfBoard,
    OtherInfluenceOrControl,
    SeniorManagingOfficial,
    Settlor,
    Trustee,
    Protector,
    BeneficiaryOfLegalArrangement,
    RightsToSurplusAssetsOnDissolution,
    RightsToProfitOrIncome,
    RightsGrantedByContract,
    ConditionalRightsGrantedByContract,
    ControlViaCompanyRulesOrArticles,
    ControlByLegalFramework,
    BoardMember,
    BoardChair,
    UnknownInterest,
    UnpublishedInterest,
    EnjoymentAndUseOfAssets,
    RightToProfitOrIncomeFromAssets,
    Nominee,
    Nominator,
    DirectConsolidation,
    UltimateConsolidation,
    InternationalBranch,
    FundManagement,
    Directorship,
    Family,
    Associate,
    Employment,
    Membership,
    Representation,
    Link,
}

/// A right that is held in parts of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Shares in the capital, or in what an arrangement holds.
    Shares,
    /// Votes.
    Votes,
}

/// By what somebody controls a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = ControlBasis)]
pub enum Basis {
    /// More than half of the votes, held or commanded through controlled parties.
    Majority,
    /// The right to appoint or remove (a majority of) the board.
    Board,
    /// The articles, as by a golden share.
    Articles,
    /// A statute.
    Statute,
    /// Full consolidation in the accounts, which presupposes control.
    Consolidation,
    /// The office of trustee, protector, settlor, nominator or fund manager.
    Office,
    /// A contract.
    Contract,
    /// Influence that is declared without more.
    Influence,
}

/// Whether the statements establish something or only leave it possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The statements leave no other reading.
    Certain,
    /// The statements allow it.
    Possible,
}

impl Interest {
    /// The kind with this code ("shareholding").
    pub fn from_code(code: &str) -> Option<Self> {
        let code: StrDeserializer<'_, Error> = code.into_deserializer();
        Self::deserialize(code).ok()
    }

    /// The kind that GLEIF's relationship type stands for, wherever in `text` it is named.
    pub fn from_gleif(text: &str) -> Option<Self> {
        [
            ("IS_DIRECTLY_CONSOLIDATED_BY", Self::DirectConsolidation),
            ("IS_ULTIMATELY_CONSOLIDATED_BY", Self::UltimateConsolidation),
            ("IS_INTERNATIONAL_BRANCH_OF", Self::InternationalBranch),
            ("IS_FUND-MANAGED_BY", Self::FundManagement),
            ("IS_SUBFUND_OF", Self::FundManagement),
            ("IS_FEEDER_TO", Self::Link),
        ]
        .into_iter()
        .find_map(|(name, kind)| text.contains(name).then_some(kind))
    }

    /// The rights that it is, or may be, a part of. An interest whose type is not known or not
    /// published may be any of them.
    pub fn rights(self) -> &'static [Right] {
        match self {
            Self::Shareholding | Self::BeneficiaryOfLegalArrangement => &[Right::Shares],
            Self::VotingRights => &[Right::Votes],
            Self::UnknownInterest | Self::UnpublishedInterest => &[Right::Shares, Right::Votes],
            _ => &[],
        }
    }

    /// By what it controls on its own, whatever the votes, and how surely.
    pub fn control(self) -> Option<(Basis, Certainty)> {
        use Certainty::{Certain, Possible};
        match self {
            Self::AppointmentOfBoard => Some((Basis::Board, Certain)),
            Self::ControlViaCompanyRulesOrArticles => Some((Basis::Articles, Certain)),
            Self::ControlByLegalFramework => Some((Basis::Statute, Certain)),
            Self::DirectConsolidation | Self::UltimateConsolidation | Self::InternationalBranch => {
                Some((Basis::Consolidation, Certain))
            }
            Self::Trustee | Self::Protector | Self::Settlor | Self::Nominator | Self::FundManagement => {
                Some((Basis::Office, Possible))
            }
            Self::RightsGrantedByContract => Some((Basis::Contract, Possible)),
            Self::OtherInfluenceOrControl => Some((Basis::Influence, Possible)),
            _ => None,
        }
    }

    /// Whether it is a person's office in the subject.
    pub fn is_office(self) -> bool {
        matches!(
            self,
            Self::SeniorManagingOfficial | Self::BoardMember | Self::BoardChair | Self::Directorship
        )
    }

    /// Whether it ties two persons.
    pub fn is_personal(self) -> bool {
        matches!(self, Self::Family | Self::Associate)
    }

    /// Whether it says that the party owns or controls the subject, or may.
    pub fn is_holding(self) -> bool {
        !self.rights().is_empty() || self.control().is_some()
    }
}
