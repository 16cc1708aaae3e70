//! The one place where the clock is read.

use content::Edition;
use evidence::Date;
use jiff::Timestamp;

/// Today, in the calendar in which the edition's deadlines run.
pub fn today(edition: &Edition) -> Date {
    edition.calendar().day_of(Timestamp::now())
}

/// This instant.
pub fn now() -> Timestamp {
    Timestamp::now()
}
