//! Working days of a named calendar and time zone.

use std::collections::BTreeMap;

use evidence::Date;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

/// A calendar of working days, one file each under `calendars/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WorkingCalendar {
    /// Its name, such as `geneva`.
    pub calendar: String,
    /// IANA time zone in which its days begin and end.
    pub time_zone: String,
    /// Days of the week on which nobody works, 1 = Monday to 7 = Sunday.
    pub weekend: Vec<i8>,
    /// Days on which nobody works, with their names.
    pub holidays: BTreeMap<Date, String>,
    /// The last day for which holidays are listed; a deadline beyond it cannot be told.
    pub listed_until: Date,
}

impl WorkingCalendar {
    /// Whether somebody works on `day`.
    pub fn is_working_day(&self, day: Date) -> bool {
        !self.weekend.contains(&day.weekday().to_monday_one_offset()) && !self.holidays.contains_key(&day)
    }

    /// The `count`-th working day after `start`, which does not count itself. `None` beyond the
    /// last listed day: a guess would be a silent error.
    pub fn working_day_after(&self, start: Date, count: u32) -> Option<Date> {
        let mut day = start;
        let mut left = count;
        while left > 0 {
            day = day.checked_add(1.day()).ok()?;
            if day > self.listed_until {
                return None;
            }
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        Some(day)
    }

    /// Working days after `from` up to and including `to`; zero where `to` is not after `from`.
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            match day.checked_add(1.day()) {
                Ok(next) => day = next,
                Err(_) => break,
            }
            count += u32::from(self.is_working_day(day));
        }
        count
    }

    /// The day that an instant falls on in this calendar's time zone; UTC where the zone is not
    /// known to the time-zone database (checked at load).
    pub fn day_of(&self, instant: jiff::Timestamp) -> Date {
        let zone = jiff::tz::TimeZone::get(&self.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        instant.to_zoned(zone).date()
    }
}
