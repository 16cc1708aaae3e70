//! The tier: the highest for which a reason holds or cannot be told.

use content::{Edition, Facts, Tier, Truth};

use super::TierReason;

/// The tier with every reason that gives it. A reason that cannot be told counts as holding:
/// unknown is never good.
pub(super) fn tier(facts: &Facts, edition: &Edition) -> (Tier, Vec<TierReason>) {
    let mut reasons = Vec::new();
    for rule in &edition.tier_rules {
        let missing = match rule.when.ask(facts) {
            Truth::Holds => None,
            Truth::Fails => continue,
            Truth::CannotTell(what) => Some(what),
        };
        reasons.push(TierReason {
            code: rule.code.clone(),
            tier: rule.tier,
            text: rule.text.english().into(),
            missing,
            basis: rule.basis.to_string(),
        });
    }
    let tier = reasons.iter().map(|reason| reason.tier).max().unwrap_or(Tier::Low);
    reasons.sort_by(|one, other| other.tier.cmp(&one.tier).then(one.code.cmp(&other.code)));
    (tier, reasons)
}
