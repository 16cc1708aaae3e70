//! A share that is known between two bounds.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Two amounts nearer than this are one: shares come as percentages with a few decimals.
pub(crate) const TOLERANCE: f64 = 1e-9;

/// A share of the whole, between `lo` and `hi`, as fractions of one.
///
/// A register that says "more than 25 % and at most 50 %" gives (0.25, 0.5] with an open lower end;
/// the difference decides whether a majority is certain.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Interval {
    /// The least that it can be.
    pub lo: f64,
    /// The most that it can be.
    pub hi: f64,
    /// The share is more than `lo`, never equal to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lo_open: bool,
    /// The share is less than `hi`, never equal to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hi_open: bool,
}

impl Interval {
    /// Nothing.
    pub const ZERO: Self = Self::closed(0.0, 0.0);
    /// Anything: what a share is when nobody says.
    pub const UNKNOWN: Self = Self::closed(0.0, 1.0);

    /// From `lo` to `hi`, both included.
    pub const fn closed(lo: f64, hi: f64) -> Self {
        Self { lo, hi, lo_open: false, hi_open: false }
    }

    /// Exactly `share`.
    pub const fn exact(share: f64) -> Self {
        Self::closed(share, share)
    }

    /// Whether both ends are one.
    pub fn is_exact(&self) -> bool {
        self.hi - self.lo <= TOLERANCE
    }

    /// The larger of two statements about one right of one holder, end by end. Several records on
    /// one holding (shares and voting rights filed twice, a parent stated by two registers) speak
    /// of the same shares and are not added.
    #[must_use]
    pub fn or_more(self, other: Self) -> Self {
        let lower = if (other.lo, other.lo_open) > (self.lo, self.lo_open) { other } else { self };
        let upper = if (other.hi, !other.hi_open) > (self.hi, !self.hi_open) { other } else { self };
        Self { lo: lower.lo, lo_open: lower.lo_open, hi: upper.hi, hi_open: upper.hi_open }
    }

    /// The same with its upper end no higher than `most`.
    #[must_use]
    pub fn at_most(self, most: f64) -> Self {
        if self.hi <= most {
            return self;
        }
        Self { hi: most.max(self.lo), hi_open: false, ..self }
    }

    /// Whether it is certainly more than `threshold`.
    pub fn surely_above(&self, threshold: f64) -> bool {
        self.lo > threshold + TOLERANCE || (self.lo_open && self.lo >= threshold - TOLERANCE)
    }

    /// Whether it may be more than `threshold`.
    pub fn maybe_above(&self, threshold: f64) -> bool {
        self.hi > threshold + TOLERANCE
    }
}
