//! Instants as leaves write them. Only what a verifier needs: no clock, no time zones.

/// Seconds since 1970 of `YYYY-MM-DDThh:mm:ssZ`; `None` if it is not exactly that, or no real instant.
pub fn parse_instant(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let [hour, minute, second] = fields(time, b':', [2, 2, 2])?;
    (hour < 24 && minute < 60 && second < 60).then_some(())?;
    Some(parse_day(date)? * 86_400 + hour * 3_600 + minute * 60 + second)
}

/// Days since 1970-01-01 of `YYYY-MM-DD`; `None` if it is not exactly that, or no day of the calendar.
pub fn parse_day(text: &str) -> Option<i64> {
    let [year, month, day] = fields(text, b'-', [4, 2, 2])?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=length).contains(&day).then_some(())?;
    // Years counted from March, so that the leap day is the last one.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year;
    Some(days - 719_468)
}

/// Numbers of fixed widths between separators, and nothing else.
fn fields<const N: usize>(text: &str, separator: u8, widths: [usize; N]) -> Option<[i64; N]> {
    let mut rest = text.as_bytes();
    let mut values = [0; N];
    for (index, (value, width)) in values.iter_mut().zip(widths).enumerate() {
        if index > 0 {
            rest = rest.strip_prefix(&[separator])?;
        }
        let (digits, tail) = rest.split_at_checked(width)?;
        for digit in digits {
            *value = *value * 10 + i64::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        }
        rest = tail;
    }
    rest.is_empty().then_some(values)
}
