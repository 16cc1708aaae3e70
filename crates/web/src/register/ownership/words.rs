//! Shares, ties and parties in words.

use ownership::{Interest, Interval, Oddity, PartyKind, Right, Shown, Step, TieShown};
use serde::Serialize;

use crate::page::Page;

/// The word that a code has on the wire.
pub(super) fn code(code: &impl Serialize) -> String {
    serde_json::to_value(code).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A share between two bounds, as somebody would say it.
pub(super) fn share(page: &Page, share: Interval) -> String {
    let Interval { lo, hi, lo_open, hi_open } = share;
    let (no_floor, no_roof) = (lo <= 0.0 && !lo_open, hi >= 1.0 && !hi_open);
    let key = match () {
        () if share.is_exact() && hi <= 0.0 => "share-none",
        () if share.is_exact() => "share-exact",
        () if no_floor && no_roof => "share-unknown",
        () if no_floor && hi_open => "share-less-than",
        () if no_floor => "share-at-most",
        () if no_roof && lo_open => "share-more-than",
        () if no_roof => "share-at-least",
        () => match (lo_open, hi_open) {
            (false, false) => "share-between",
            (true, false) => "share-more-at-most",
            (false, true) => "share-at-least-less",
            (true, true) => "share-more-less",
        },
    };
    page.t(key).with("lo", percent(lo)).with("hi", percent(hi)).plain()
}

/// The same in as few letters as the label of an arrow takes.
fn short_share(page: &Page, share: Interval) -> String {
    let key = match (share.is_exact(), share.lo <= 0.0, share.hi >= 1.0) {
        (true, ..) => "short-exact",
        (_, true, true) => "short-unknown",
        (_, true, false) => "short-at-most",
        (_, false, true) => "short-at-least",
        (_, false, false) => "short-between",
    };
    page.t(key).with("lo", percent(share.lo)).with("hi", percent(share.hi)).plain()
}

/// A fraction as a percentage with at most two decimals. Rounded to the nearest, but what is not the whole
/// is never called so, and what is something never nothing.
fn percent(fraction: f64) -> String {
    let mut hundredths = (fraction * 10_000.0).round();
    if fraction < 1.0 - 1e-9 {
        hundredths = hundredths.min(9_999.0);
    }
    if fraction > 1e-9 {
        hundredths = hundredths.max(1.0);
    }
    (hundredths / 100.0).to_string()
}

/// What a tie in the picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    /// Shares or votes.
    Owns,
    /// Control without shares or votes.
    Controls,
    /// Only stated as the sum of chains.
    Stated,
}

impl Stroke {
    /// Of all that one party holds in another.
    pub fn of(step: &Step) -> Self {
        let owns = |interest: Interest| !interest.rights().is_empty();
        if step.ties.iter().any(|one| owns(one.tie.interest) && !one.tie.asserted) {
            Stroke::Owns
        } else if step.ties.iter().all(|one| one.tie.asserted) {
            Stroke::Stated
        } else {
            Stroke::Controls
        }
    }

    /// Its code, in classes and in keys of messages.
    pub fn code(self) -> &'static str {
        match self {
            Stroke::Owns => "owns",
            Stroke::Controls => "controls",
            Stroke::Stated => "stated",
        }
    }
}

/// The label of an arrow: the share where there is one to have, votes where only they are stated, otherwise
/// what the tie is.
pub(super) fn label(page: &Page, step: &Step) -> String {
    let stroke = Stroke::of(step);
    let ties: Vec<&TieShown> = step
        .ties
        .iter()
        .map(|one| &one.tie)
        .filter(|tie| tie.asserted == (stroke == Stroke::Stated))
        .collect();
    let of_right = |right: Right| ties.iter().filter(move |tie| tie.interest.rights().contains(&right));
    let stated = |right: Right| of_right(right).filter_map(|tie| tie.share).reduce(Interval::or_more);
    if let Some(shares) = stated(Right::Shares) {
        return short_share(page, shares);
    }
    if let Some(votes) = stated(Right::Votes) {
        return page.t("short-votes").with("votes", short_share(page, votes)).plain();
    }
    let control = ties.iter().find(|tie| tie.interest.control().is_some());
    match control.filter(|_| of_right(Right::Shares).next().is_none()).or(ties.first()) {
        Some(tie) if tie.interest.rights().is_empty() => interest(page, tie.interest),
        _ => page.t("short-unknown").plain(),
    }
}

/// A kind of tie.
pub(super) fn interest(page: &Page, interest: Interest) -> String {
    page.word("tie", &code(&interest)).plain()
}

/// What is odd about a statement or a party, and what was made of it.
pub(super) fn oddity(page: &Page, oddity: &Oddity) -> String {
    match oddity {
        Oddity::ShareOutOfRange => page.t("oddity-share-out-of-range"),
        Oddity::ShareUnreadable { text } => page.t("oddity-share-unreadable").with("text", text),
        Oddity::BoundsReversed => page.t("oddity-bounds-reversed"),
        Oddity::DatesReversed => page.t("oddity-dates-reversed"),
        Oddity::HoldsItself => page.t("oddity-holds-itself"),
        Oddity::MoreThanWhole { least } => page.t("oddity-more-than-whole").with("least", percent(*least)),
        Oddity::TwoIdentifiers { one, other } => {
            page.t("oddity-two-identifiers").with("one", one).with("other", other)
        }
        Oddity::StatementReused => page.t("oddity-statement-reused"),
        Oddity::RecordNotDescribed => page.t("oddity-record-not-described"),
        Oddity::NotUsable => page.t("oddity-not-usable"),
        Oddity::EndMissing { party, subject } => {
            page.t("oddity-end-missing").with("party", party).with("subject", subject)
        }
        Oddity::AssertionDiffers { subject, stated, chains } => page
            .t("oddity-assertion-differs")
            .with("subject", subject)
            .with("stated", share(page, *stated))
            .with("chains", share(page, *chains)),
    }
    .plain()
}

/// What to call a party: its name, or what is known of somebody without one.
pub(super) fn name(page: &Page, party: &Shown) -> String {
    match (party.name.is_empty(), party.kind) {
        (false, _) => party.name.clone(),
        (true, PartyKind::DeclaredUnknown) => page.t("party-declared-unknown-name").plain(),
        (true, _) => party.id.clone(),
    }
}
