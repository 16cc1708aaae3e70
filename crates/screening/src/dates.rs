//! Dates of birth as lists give them: a day, a month or only a year.

/// A date known to the year at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartDate {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12; 0 when it is not known.
    pub month: u8,
    /// The day, 1 to 31; 0 when it is not known.
    pub day: u8,
}

impl PartDate {
    /// Reads "1961-10-01", "1961-10" or "1961"; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut fields = text.trim().get(..text.trim().len().min(10))?.split('-');
        let year: u16 = fields.next()?.parse().ok().filter(|year| (1800..2200).contains(year))?;
        let mut field = |most: u8| match fields.next() {
            None => Some(0),
            Some(text) => text.parse().ok().filter(|&number: &u8| number <= most),
        };
        let month = field(12)?;
        let day = field(31)?;
        Some(Self { year, month, day: if month == 0 { 0 } else { day } })
    }

    /// How two dates stand to each other.
    pub fn against(self, other: Self) -> Standing {
        if self.year == other.year {
            return self.in_one_year(other);
        }
        if self.is_slip_of(other) {
            return Standing::Slip;
        }
        match self.year.abs_diff(other.year) {
            1 => Standing::NextYear,
            2..=3 => Standing::FewYears,
            _ => Standing::Conflict,
        }
    }

    fn in_one_year(self, other: Self) -> Standing {
        let known = |date: Self| date.month != 0 && date.day != 0;
        // The first of January stands for "some day of that year" on many lists.
        let whole_year = |date: Self| !known(date) || (date.month, date.day) == (1, 1);
        if known(self) && self == other && !whole_year(self) {
            Standing::SameDay
        } else if whole_year(self) || whole_year(other) || (self.day == 0 || other.day == 0) {
            Standing::SameYear
        } else if self.is_slip_of(other) {
            Standing::Slip
        } else {
            Standing::OtherDay
        }
    }

    /// Whether one date comes of the other by one slip: day and month exchanged, or two digits
    /// exchanged or one mistaken in one field, the others equal.
    fn is_slip_of(self, other: Self) -> bool {
        if self.month == 0 || self.day == 0 || other.month == 0 || other.day == 0 {
            return false;
        }
        if self.year == other.year && self.month == other.day && self.day == other.month {
            return true;
        }
        let same_day = (self.month, self.day) == (other.month, other.day);
        let transposed = |left: u16, right: u16| {
            let (left, right) = (digits(left), digits(right));
            (0..3).any(|at| {
                let mut swapped = left;
                swapped.swap(at, at + 1);
                left != right && swapped == right
            })
        };
        let one_off = |left: u16, right: u16| {
            digits(left).iter().zip(digits(right)).filter(|(left, right)| **left != *right).count() == 1
        };
        let years = same_day && (transposed(self.year, other.year) || one_off(self.year, other.year));
        let day_or_month = self.year == other.year
            && (self.month == other.month && one_off(self.day.into(), other.day.into())
                || self.day == other.day && one_off(self.month.into(), other.month.into()));
        years && (self.month, self.day) != (1, 1) || day_or_month
    }
}

fn digits(number: u16) -> [u16; 4] {
    [number / 1000 % 10, number / 100 % 10, number / 10 % 10, number % 10]
}

/// How two dates stand to each other, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The same day.
    SameDay,
    /// The same year, and no more is known of one of them.
    SameYear,
    /// One slip of the pen apart.
    Slip,
    /// The same year, another day.
    OtherDay,
    /// A year apart.
    NextYear,
    /// Two or three years apart.
    FewYears,
    /// Further apart.
    Conflict,
}

/// The best standing among all pairs of two lists of dates, and the pair; none when a list is empty.
pub fn best(left: &[PartDate], right: &[PartDate]) -> Option<(Standing, PartDate, PartDate)> {
    let pairs = left.iter().flat_map(|&one| right.iter().map(move |&other| (one.against(other), one, other)));
    pairs.min_by_key(|&(standing, ..)| standing)
}
