//! The formats that BODS asks of a text: dates and times of RFC 3339, addresses of RFC 3986.

use jiff::civil::Date;

/// `full-date` of RFC 3339, section 5.6.
pub(super) fn is_date(text: &str) -> bool {
    digits(text, "dddd-dd-dd") && text.parse::<Date>().is_ok()
}

/// `date-time` of RFC 3339, section 5.6, leap seconds included.
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_at_checked(10) else { return false };
    let Some(time) = time.strip_prefix(['T', 't']) else { return false };
    let Some((clock, rest)) = time.split_at_checked(8) else { return false };
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
            if zone.len() == fraction.len() {
                return false;
            }
            zone
        }
        None => rest,
    };
    is_date(date)
        && digits(clock, "dd:dd:dd")
        && hour_and_minute(clock)
        && &clock[6..] <= "60"
        && is_zone(zone)
}

fn is_zone(zone: &str) -> bool {
    matches!(zone, "Z" | "z")
        || zone.strip_prefix(['+', '-']).is_some_and(|zone| digits(zone, "dd:dd") && hour_and_minute(zone))
}

/// Compared as texts, which two digits allow.
fn hour_and_minute(clock: &str) -> bool {
    &clock[..2] <= "23" && &clock[3..5] <= "59"
}

/// A year, a year and month, or a whole date: what BODS accepts of births and deaths.
pub(super) fn is_partial_date(text: &str) -> bool {
    let month = |text: &str| digits(text, "dddd-dd") && ("01"..="12").contains(&&text[5..]);
    digits(text, "dddd") || month(text) || is_date(text)
}

/// `major.minor`.
pub(super) fn is_version(text: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(major, minor)| number(major) && number(minor))
}

/// `URI` of RFC 3986, section 3: a scheme, a colon, and only the characters that may follow.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let follows = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(follows)
        && rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
        && rest.split('%').skip(1).all(|escape| {
            escape.as_bytes().get(..2).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit))
        })
}

/// Whether `text` has the form of `pattern`, in which `d` stands for a digit.
fn digits(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, wanted)| match wanted {
            b'd' => byte.is_ascii_digit(),
            mark => byte == mark,
        })
}
